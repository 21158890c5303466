"""Commands that ask the record: find, events, said, positions, sources, dyads, diff, sql."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from onrecord.model.problems import UsageError
from onrecord.views.recording import RECORD, Where, opened
from onrecord.views.table import Format, give

if TYPE_CHECKING:
    from onrecord.record.opened import Record
    from onrecord.record.table import Table

Since = Annotated[str | None, typer.Option(metavar="DATE", help="The first day: 2026, 2026-03 or 2026-03-14.")]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="The last day.")]
Place = Annotated[str | None, typer.Option(metavar="NAME", help="A part of a place's name, or a country (UKR).")]
Actor = Annotated[str | None, typer.Option(metavar="NAME", help="A part of an actor's name, or a country (UKR).")]
Type = Annotated[str | None, typer.Option(metavar="TYPE", help="The rows' type; see docs/record.md.")]
Status = Annotated[str | None, typer.Option(metavar="STATUS", help="The rows' status; see docs/record.md.")]
Outlet = Annotated[str | None, typer.Option(metavar="NAME", help="A part of the name of who publishes it.")]
Limit = Annotated[int, typer.Option(metavar="N", min=0, help="As many rows at most; 0 for all.")]
Form = Annotated[Format, typer.Option("--format", help="How the answer is given.")]
Out = Annotated[str | None, typer.Option(metavar="FILE", help="Write the answer there.")]


def register(app: typer.Typer) -> None:
    """Puts the commands on the command line."""
    for command in (find, events, said, positions, sources, dyads, diff, sql):
        app.command()(command)


def find(
    words: Annotated[list[str], typer.Argument(metavar="WORDS...", help='Words; "words that stand together".')],
    record: Where = RECORD, since: Since = None, until: Until = None, place: Place = None, actor: Actor = None,
    type: Type = None, status: Status = None, outlet: Outlet = None, limit: Limit = 20, form: Form = "table",
    out: Out = None,
) -> None:  # fmt: skip
    """Find reports by their words, the best first."""
    typed = " ".join(f'"{word}"' if " " in word and '"' not in word else word for word in words)
    filters = given(since, until, place, actor, type, status, outlet)
    with opened(record) as asked:
        give(asked.find(typed, limit or None, **filters), form, out)


def events(
    record: Where = RECORD, since: Since = None, until: Until = None, place: Place = None, actor: Actor = None,
    type: Type = None, status: Status = None, outlet: Outlet = None, limit: Limit = 100, form: Form = "table",
    out: Out = None,
) -> None:  # fmt: skip
    """Show events: who did what to whom, the newest first."""
    _ask("events", record, limit, form, out, given(since, until, place, actor, type, status, outlet))


def said(
    who: Annotated[str, typer.Argument(metavar="WHO", help="A part of the name of a source, or a country (UKR).")],
    record: Where = RECORD, since: Since = None, until: Until = None, place: Place = None, actor: Actor = None,
    type: Type = None, status: Status = None, outlet: Outlet = None, limit: Limit = 100, form: Form = "table",
    out: Out = None,
) -> None:  # fmt: skip
    """Show what somebody said, in which words, through whose hands."""
    _ask("said", record, limit, form, out, given(since, until, place, actor, type, status, outlet), who=who)


def positions(
    of: Annotated[str | None, typer.Option(metavar="WHO", help="Whose: a part of the name, or a country.")] = None,
    about: Annotated[str | None, typer.Option(metavar="WORDS", help="What about: words that all stand in it.")] = None,
    on: Annotated[str | None, typer.Option(metavar="DATE", help="Who held what that day, since when.")] = None,
    record: Where = RECORD, since: Since = None, until: Until = None, place: Place = None, actor: Actor = None,
    type: Type = None, status: Status = None, outlet: Outlet = None, limit: Limit = 100, form: Form = "table",
    out: Out = None,
) -> None:  # fmt: skip
    """Show positions: who permits, refuses, demands, threatens what; on a day: what stood, and since when."""
    filters = given(since, until, place, actor, type, status, outlet)
    with opened(record) as asked:
        if on is None:
            give(asked.positions(of, about, None, limit or None, **filters), form, out)
        else:
            give(_on_day(asked, on, {**filters, "of": of, "about": about}, limit or None), form, out)


def _on_day(asked: Record, on: str, narrowed: dict[str, str | None], limit: int | None) -> Table:
    from onrecord.record.asking import Filters, day
    from onrecord.stories import timeline

    days = Filters(since=narrowed.get("since"), until=narrowed.get("until")).given()
    return timeline.on_day(asked, day(on, last=True), narrowed | days, limit)


def sources(
    record: Where = RECORD, since: Since = None, until: Until = None, place: Place = None, actor: Actor = None,
    type: Type = None, status: Status = None, outlet: Outlet = None, limit: Limit = 100, form: Form = "table",
    out: Out = None,
) -> None:  # fmt: skip
    """Show whose words the record holds, the most heard first."""
    _ask("sources", record, limit, form, out, given(since, until, place, actor, type, status, outlet))


def dyads(
    record: Where = RECORD, since: Since = None, until: Until = None, place: Place = None, actor: Actor = None,
    type: Type = None, status: Status = None, outlet: Outlet = None, limit: Limit = 100, form: Form = "table",
    out: Out = None,
) -> None:  # fmt: skip
    """Count how many events a country did to another, by month."""
    _ask("dyads", record, limit, form, out, given(since, until, place, actor, type, status, outlet))


def diff(
    report: Annotated[str | None, typer.Argument(metavar="[REPORT]", help="Only this report, by its id.")] = None,
    record: Where = RECORD, since: Since = None, until: Until = None, outlet: Outlet = None, limit: Limit = 100,
    form: Form = "table", out: Out = None,
) -> None:  # fmt: skip
    """Show what changed where a newer reading took the place of an older one, and who made each."""
    with opened(record) as asked:
        filters = given(since, until, None, None, None, None, outlet)
        give(asked.diff(report, limit or None, **filters), form, out)


def sql(
    question: Annotated[str, typer.Argument(metavar="SQL", help="One statement that reads; see docs/dictionary.md.")],
    record: Where = RECORD,
    limit: Limit = 1000,
    seconds: Annotated[float, typer.Option(min=0.1, metavar="N", help="Give up after so long.")] = 60.0,
    form: Form = "table",
    out: Out = None,
) -> None:
    """Ask in SQL; it reads the record, and reaches nothing else."""
    with opened(record, seconds) as asked:
        give(asked.sql(question, limit or None), form, out)


def _ask(
    name: str, record: str, limit: int, form: Format, out: str | None, filters: dict[str, str], **more: Any
) -> None:
    with opened(record) as asked:
        answer: Table = asked.ask(name, limit or None, filters, **more)
        give(answer, form, out)


def given(*values: str | None) -> dict[str, str]:
    """The filters that a person typed, by name: from --since to --outlet. Raises UsageError for an empty one."""
    names = ("since", "until", "place", "actor", "type", "status", "outlet")
    for name, value in zip(names, values, strict=True):
        if value is not None and not value.strip():
            raise UsageError(f"--{name} is empty")
    return {name: value for name, value in zip(names, values, strict=True) if value is not None}
