"""Read one report that somebody hands over: a text, a page, or an address. Nothing is kept."""

from __future__ import annotations

from onrecord.model.article import Hints, Page
from onrecord.model.problems import Problem, UsageError
from onrecord.views.questions import asked
from onrecord.views.questions.access import Access, Forbidden
from onrecord.views.questions.told import ReadTold


class Unreadable(UsageError):
    """What was handed over holds no report that can be read."""


def read(access: Access, question: asked.Read) -> ReadTold:
    """What a report says. Raises Unreadable where there is none, Forbidden where an address may not be fetched."""
    from onrecord.read import read_page

    hints = Hints(published=question.published, outlet=question.outlet, url=question.url)
    page = _page(access, question, hints)
    if isinstance(page, Problem):
        raise Unreadable(f"{page.where}: {page.what}")
    with access.reader():
        reading = read_page(page)
    if isinstance(reading, Problem):
        raise Unreadable(f"{reading.where}: {reading.what}")
    return ReadTold(reading=reading)


def _page(access: Access, question: asked.Read, hints: Hints) -> Page | Problem:
    if (question.text is None) == (question.address is None):
        raise UsageError("give the text of a report, or the address of its page; one of the two")
    if question.text is not None:
        return _handed(question.text, hints)
    if not access.fetch:
        raise Forbidden("this server fetches no address; hand over the text, or start it with --fetch")
    return _fetched(question.address or "", hints)


def _handed(text: str, hints: Hints) -> Page | Problem:
    from onrecord.intake.given import MAX_FILE, given

    raw = text.encode("utf-8", "replace")
    return next(given("the text", raw, hints, cap=MAX_FILE), Problem("the text", "it holds nothing to read"))


def _fetched(address: str, hints: Hints) -> Page | Problem:
    """The page behind an address; never one in a private network, and never a file of this machine."""
    from onrecord.intake.address import AddressIntake

    way = AddressIntake(allow_private=False)
    if not address.strip().lower().startswith(("http://", "https://")):
        return Problem("the address", "it is none: addresses begin with http:// or https://")
    return next(way.pages(address, hints), Problem("the address", "nothing came from it"))
