"""A claim: the words that say so, what made it, what people decided, and the same claim in other reports."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.model.origins import Origins, Path
from onrecord.model.problems import UsageError
from onrecord.model.reading import Reading
from onrecord.record.table import Table
from onrecord.views.web import graph
from onrecord.views.web.answering import View
from onrecord.views.web.asked import Asked
from onrecord.views.web.cards import Card, cards
from onrecord.views.web.desk import Desk
from onrecord.views.web.layers import Mark, paragraphs
from onrecord.views.web.report import table

COLUMNS = ("report", "outlet", "day", "words", "claim", "way_back", "evidence")


def show(desk: Desk, asked: Asked) -> View:
    """The claim of an id, with its words and its maker. Raises UsageError where the id is that of a report."""
    reading, card = _claim(desk, asked)
    with desk.record() as record:
        decisions = record.decisions_on(card.id)
    text = reading.article.text
    first = text.rfind("\n", 0, card.start) + 1
    last = text.find("\n", card.end)
    around = text[first : len(text) if last < 0 else last]
    mark = Mark(card.start - first, card.end - first, "content", card.id, anchor=False)
    context = {
        "card": card, "article": reading.article, "made_by": reading.made_by, "decisions": decisions,
        "around": paragraphs(around, [mark]),
    }  # fmt: skip
    return View(card.gist, "claim.html", table([card], reading.article.id), context)


def others(desk: Desk, asked: Asked) -> View:
    """The same claim in other reports: who carries it, and the way back from each to its source."""
    from onrecord.stories.origins import trace

    reading, card = _claim(desk, asked)
    with desk.shelf() as shelf:
        found = trace(shelf, card.id)
    drawn = graph.drawn(found.paths) if found else None
    context = {"card": card, "article": reading.article, "found": found, "drawn": drawn}
    return View(f"In other reports: {card.gist}", "others.html", _table(found), context)


def _claim(desk: Desk, asked: Asked) -> tuple[Reading, Card]:
    with desk.record() as record:
        reading, whole = record.reading_of(asked.one("id") or "")
    card = next((one for one in cards(reading) if one.id == whole), None)
    if card is None:
        raise UsageError(f"{whole} is the id of a report, not of a claim; see /report/{whole}")
    return reading, card


def _table(found: Origins | None) -> Table:
    rows = tuple(_row(path) for path in found.paths) if found else ()
    return Table(COLUMNS, ("VARCHAR",) * len(COLUMNS), rows)


def _row(path: Path) -> tuple[str | None, ...]:
    from datetime import date

    told = path.telling
    day = date.fromordinal(told.day).isoformat() if told.day else None
    way = "; ".join(f"{step.how} {step.name or 'unknown'}{'' if step.sure else ' (not shown)'}" for step in path.steps)
    return told.report, told.outlet, day, told.words.text, told.claim, way or None, " | ".join(_words(path)) or None


def _words(path: Path) -> Iterator[str]:
    for step in path.steps:
        yield from (one.words.text for one in step.evidence if one.words)
