"""Two to four reports side by side: what they share greyed, where they differ marked."""

from __future__ import annotations

from onrecord.model.conflicts import Conflict, Side
from onrecord.model.problems import UsageError
from onrecord.model.reading import Reading
from onrecord.record.table import Table
from onrecord.views.web.answering import NOTHING, View
from onrecord.views.web.asked import Asked
from onrecord.views.web.desk import Desk
from onrecord.views.web.layers import Mark, paragraphs

_COLUMNS = ("difference", "matter", "about", "a", "a_outlet", "a_words", "b", "b_outlet", "b_words", "why")


def show(desk: Desk, asked: Asked) -> View:
    """The reports of the ids ``r``. Raises UsageError for fewer than two or more than four."""
    typed = [one for told in asked.all("r") for one in told.replace(",", " ").split()]
    if not typed:
        return View("Side by side", "side.html", NOTHING, {"columns": [], "conflicts": []})
    if not 2 <= len(typed) <= 4:
        raise UsageError("two to four reports stand side by side; give their ids, each as r=")
    with desk.record() as record:
        readings = [record.reading_of(one)[0] for one in typed]
    if len({one.article.id for one in readings}) < len(readings):
        raise UsageError("a report stands beside others, not beside itself")
    marks = _shared(readings)
    conflicts = _between(desk, readings)
    for conflict in conflicts:
        for one in (*conflict.a.accounts, *conflict.b.accounts):
            if one.report in marks:
                marks[one.report].append(Mark(one.words.start, one.words.end, "differs", one.claim))
    columns = [
        {"article": one.article, "paragraphs": paragraphs(one.article.text, marks[one.article.id])} for one in readings
    ]
    rows = tuple(_row(one) for one in conflicts)
    table = Table(_COLUMNS, ("VARCHAR",) * len(_COLUMNS), rows)
    return View("Side by side", "side.html", table, {"columns": columns, "conflicts": conflicts})


def _shared(readings: list[Reading]) -> dict[str, list[Mark]]:
    """The words that a report shares with any of the others."""
    from onrecord.stories.copies import compare

    found: dict[str, list[Mark]] = {one.article.id: [] for one in readings}
    for place, one in enumerate(readings):
        for other in readings[place + 1 :]:
            copy = compare(one.article, other.article)
            for passage in copy.passages if copy else ():
                for report, span in ((copy.a, passage.a), (copy.b, passage.b)):  # type: ignore[union-attr]
                    found[report].append(Mark(span.start, span.end, "shared", "", anchor=False))
    return found


def _between(desk: Desk, readings: list[Reading]) -> list[Conflict]:
    from onrecord.stories.story import differences

    ids = {one.article.id for one in readings}
    with desk.shelf() as shelf:
        found = differences(shelf, ids)
    return [one for one in found if _of(one.a, ids) and _of(one.b, ids)]


def _of(side: Side, ids: set[str]) -> bool:
    return any(one.report in ids for one in side.accounts)


def _row(one: Conflict) -> tuple[str | None, ...]:
    a, b = one.a.accounts[0], one.b.accounts[0]
    return (
        one.difference, one.matter, one.about, a.shown, a.outlet, a.sentence.text, b.shown, b.outlet, b.sentence.text,
        one.why,
    )  # fmt: skip
