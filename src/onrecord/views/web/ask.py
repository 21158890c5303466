"""Ask: the record's named questions with their filters, and SQL that reads; questions can be saved."""

from __future__ import annotations

import threading
from typing import Any

import msgspec

from onrecord.model.problems import OnrecordError, UsageError
from onrecord.record import asking, durable
from onrecord.views.web.answering import NOTHING, View
from onrecord.views.web.asked import Asked
from onrecord.views.web.desk import Desk

KINDS = {
    "events": "who did what to whom", "said": "who said what", "positions": "who permits, refuses, demands what",
    "sources": "whose words the record holds", "dyads": "how many events one country did to another",
}  # fmt: skip
FILTERS = ("since", "until", "place", "actor", "type", "status", "outlet")
MOST = 5_000
SAVED = "saved-questions.json"
MOST_SAVED = 200
_WRITING = threading.Lock()
EXAMPLE = """SELECT outlet, count(*) AS reports, min(day) AS first, max(day) AS last
FROM reports GROUP BY outlet ORDER BY reports DESC"""


class Saved(msgspec.Struct, frozen=True):
    """A question that a person keeps: its name, and the address that asks it."""

    name: str
    address: str


def show(desk: Desk, asked: Asked) -> View:
    """The answer to a named question with filters; of several given, all hold."""
    kind = asked.one("kind") or "events"
    if kind not in KINDS:
        raise UsageError(f"a question is one of {', '.join(KINDS)}; not {kind!r}")
    limit = asked.number("limit", 100, MOST)
    meanings = asking.question(kind).narrowed
    more = {"who": asked.one("who")} if kind == "said" else {}
    with desk.record() as record:
        found = record.ask(kind, limit, asked.some(*FILTERS), **more)
    context = {
        "kind": kind, "kinds": KINDS, "meanings": meanings, "filters": FILTERS, "saved": saved(desk), "fault": None,
    }  # fmt: skip
    return View(f"Ask: {kind}", "ask.html", found, context)


def sql(desk: Desk, asked: Asked) -> View:
    """The answer to a person's SQL, within rows and seconds. A wrong question is answered with what is wrong."""
    question = asked.one("q")
    limit = asked.number("limit", 200, MOST)
    found, fault = NOTHING, None
    if question:
        try:
            found = desk.sql(question, limit)
        except OnrecordError as error:
            if asked.one("as"):
                raise
            fault = desk.discreet(error)
    context = {"question": question or "", "fault": fault, "saved": saved(desk), "example": EXAMPLE}
    return View("Ask: SQL", "sql.html", found, context, 400 if fault else 200)


def saved(desk: Desk) -> tuple[Saved, ...]:
    """The questions that were kept; none where the file is not there or is none of ours."""
    try:
        return msgspec.json.decode((desk.folder / SAVED).read_bytes(), type=tuple[Saved, ...])
    except (OSError, msgspec.DecodeError):
        return ()


def save(desk: Desk, given: dict[str, Any]) -> str:
    """Keeps a question by name, or with ``drop`` forgets it; leads back to it."""
    name, address = (str(given.get(one) or "").strip() for one in ("name", "address"))
    if not address.startswith(("/ask?", "/sql?")) or len(address) > 8_000 or "\\" in address:
        raise UsageError("ask a question first; then it can be saved")
    if not name or len(name) > 120:
        raise UsageError("give the question a name of at most 120 characters")
    if not desk.exists():
        raise UsageError("there is no record yet; questions are kept beside it")
    with _WRITING:
        others = [one for one in saved(desk) if one.name != name]
        kept = others if given.get("drop") else [*others, Saved(name, address)]
        if len(kept) > MOST_SAVED:
            raise UsageError(f"{MOST_SAVED} questions are saved; drop one first")
        target = desk.folder / SAVED
        beside = durable.unfinished(target)
        beside.write_bytes(msgspec.json.encode(kept))
        durable.publish(beside, target)
    return address
