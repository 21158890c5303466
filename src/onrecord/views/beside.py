"""``onrecord beside FILE...``: how often a country did something to another, by others' coding and by the record's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.views.asking import Actor, Form, Limit, Out, Since, Until, given
from onrecord.views.recording import RECORD, Where, must_exist, opened, tell
from onrecord.views.table import give

if TYPE_CHECKING:
    from onrecord.intake.coded import DyadMonth
    from onrecord.record.table import Table

COUNTED, SOME_PROBLEMS = 0, 1


def beside(
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="GDELT or POLECAT event files, also zipped.")],
    record: Where = RECORD,
    since: Since = None,
    until: Until = None,
    actor: Actor = None,
    status: Annotated[str, typer.Option(metavar="STATUS", help="Of our events; others code what happened.")] = "actual",
    limit: Limit = 100,
    form: Form = "table",
    out: Out = None,
) -> None:
    """Count events between countries by month, in others' event files and in the record, side by side."""
    from onrecord.intake.coded import DyadMonth, count_dyads

    must_exist(record)
    filters = given(since, until, None, actor, None, status, None)
    theirs = count_dyads(files)
    for problem in theirs.problems:
        tell(f"{problem.where}: {problem.what}")
    with opened(record) as asked:
        ours = asked.ask("dyads", None, filters)
    counted = {
        DyadMonth(f"{month:%Y-%m}", source, target): events
        for month, source, target, events in ours.values
        if month and source and target
    }
    give(_set(counted, dict(_within(theirs.counts, since, until, actor)), limit or None), form, out)
    tell(f"{theirs.events:,} events in the files, {theirs.without:,} of them without a day or a country on both sides")
    raise typer.Exit(SOME_PROBLEMS if theirs.problems else COUNTED)


def _within(
    counts: dict[DyadMonth, int], since: str | None, until: str | None, actor: str | None
) -> dict[DyadMonth, int]:
    """Those of the months and the country that were asked for; months are whole, since the counts are."""
    wanted = actor.upper() if actor else None
    return {
        one: count
        for one, count in counts.items()
        if (since is None or one.month >= since[:7])
        and (until is None or one.month[: len(until)] <= until[:7])
        and (wanted is None or wanted in (one.source, one.target))
    }


def _set(ours: dict[DyadMonth, int], theirs: dict[DyadMonth, int], limit: int | None) -> Table:
    """Both counts by month and pair: the newest month first, in it the pairs that the record holds most of."""
    from onrecord.record.table import Table

    rows = [(*key, ours.get(key, 0), theirs.get(key, 0)) for key in {*ours, *theirs}]
    rows.sort(key=lambda row: (-row[3], -row[4], row[1], row[2]))
    rows.sort(key=lambda row: row[0], reverse=True)
    kinds = ("VARCHAR", "VARCHAR", "VARCHAR", "BIGINT", "BIGINT")
    more = limit is not None and len(rows) > limit
    return Table(("month", "source", "target", "ours", "theirs"), kinds, tuple(rows[:limit]), more)
