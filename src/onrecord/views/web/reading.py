"""Reads what a person drops, pastes or names, and shows its reading.

The reading wing is heavy: it is imported when the first page is read, in the thread that answers.
"""

from __future__ import annotations

import threading
from typing import Any

from onrecord.model.article import Hints, Page
from onrecord.model.problems import Problem, UsageError
from onrecord.model.reading import Reading
from onrecord.views.web import report
from onrecord.views.web.answering import View
from onrecord.views.web.asked import Asked
from onrecord.views.web.desk import Desk

# One page at a time: the engine uses every core it may, and its memory would add up.
_TURN = threading.Lock()


def read(desk: Desk, given: dict[str, Any]) -> View | str:
    """The reading of a dropped page, a pasted text or an address; kept in the record where the person says so.

    The answer is where it stands from then on, or, where it is not kept, the view itself.
    """
    page = _page(given)
    with _TURN:
        from onrecord.read import read_page

        found = page if isinstance(page, Problem) else read_page(page)
    if isinstance(found, Problem):
        raise UsageError(f"{found.where}: {found.what}")
    if given.get("keep"):
        return _kept(desk, found)
    return report.of(found, Asked("/read"), kept=False)


def _kept(desk: Desk, reading: Reading) -> str:
    with desk.record() as record:
        added = record.add([reading])
    if added.problems:
        raise UsageError(f"{added.problems[0].where}: {added.problems[0].what}")
    return f"/report/{reading.article.id}"


def _page(given: dict[str, Any]) -> Page | Problem:
    """What is to be read: a file, an address, else a text. Never the name of a file on this machine."""
    hints = Hints(*(_told(given, name) for name in ("published", "outlet", "url")))
    name, content = given["page"] if isinstance(given.get("page"), tuple) else ("", b"")
    if content:
        return Page(where=name or "dropped page", content=content, hints=hints, url=hints.url)
    text = given.get("text")
    told = text.strip() if isinstance(text, str) else ""
    if not told:
        raise UsageError("drop a saved page, paste a text, or type an address")
    if told.startswith(("http://", "https://")) and not set(told) & set(" \n\t"):
        from onrecord.intake.address import AddressIntake

        return next(iter(AddressIntake().pages(told, hints)), Problem(told, "nothing was found there"))
    return Page(where="pasted text", content=told.encode(), charset="utf-8", media="text", hints=hints, url=hints.url)


def _told(given: dict[str, Any], name: str) -> str | None:
    value = given.get(name)
    return value.strip() or None if isinstance(value, str) else None
