"""``onrecord story ID|WORDS`` and ``onrecord stories``: what many reports tell of one thing, and what is developing."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from onrecord.model.problems import Problem, UsageError
from onrecord.views.recording import RECORD, SOME_PROBLEMS, Where, opened, tell

if TYPE_CHECKING:
    from onrecord.model.reading import Reading
    from onrecord.record.opened import Record
    from onrecord.stories.shelf import Shelf

Lane = Literal["report", "event", "statement", "position"]
Form = Annotated[Literal["table", "json"], typer.Option("--format", help="How the answer is given.")]
In = Annotated[str | None, typer.Option("--in", metavar="FILE", help="Readings (.jsonl) in place of a record.")]


def register(app: typer.Typer) -> None:
    """Puts the commands on the command line."""
    app.command()(story)
    app.command()(stories)


def story(
    what: Annotated[list[str], typer.Argument(metavar="ID|WORDS...", help="Id of a story, report or claim; or words.")],
    record: Where = RECORD,
    file: In = None,
    lane: Annotated[Lane | None, typer.Option(help="Only this lane of the timeline.")] = None,
    least: Annotated[int, typer.Option(metavar="N", min=1, help="Lines that at least N texts tell.")] = 1,
    limit: Annotated[int, typer.Option(metavar="N", min=0, help="Lines of each part at most; 0 for all.")] = 12,
    since: Annotated[str | None, typer.Option(metavar="TIME", help="Only what is new since then.")] = None,
    form: Form = "table",
) -> None:
    """Tell one story: its reports and texts, whose words they are, what was contradicted, what happened when."""
    from onrecord.stories import story as room
    from onrecord.views import stories as shown

    with shelf_of(record, file) as (shelf, kept):
        found = room.assemble(shelf, _sought(shelf, kept, " ".join(what)))
        if found is None:
            raise UsageError("the story is gone; ask `onrecord stories` for those that are there")
        if since is not None:
            shown.give_news(room.news(shelf, found, since), form)
        elif form == "json":
            shown.give_json(found)
        else:
            shown.show(found, lane, least, limit or None)


def stories(
    record: Where = RECORD,
    file: In = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="Told on that day or later.")] = None,
    least: Annotated[int, typer.Option(metavar="N", min=1, help="Stories of at least N reports.")] = 2,
    limit: Annotated[int, typer.Option(metavar="N", min=0, help="As many stories at most; 0 for all.")] = 20,
    form: Form = "table",
) -> None:
    """List the stories that are developing, the last told first: reports, texts, newsrooms, since when, last new."""
    from datetime import date

    from onrecord.record.asking import day
    from onrecord.stories.story import developing
    from onrecord.views import stories as shown

    first = date.fromisoformat(day(since, last=False)).toordinal() if since else 0
    with shelf_of(record, file) as (shelf, _):
        shown.give_briefs(developing(shelf, limit or None, least=least, since=first), form)


@contextmanager
def shelf_of(record: str, file: str | None) -> Iterator[tuple[Shelf, Record | None]]:
    """The stories of a record, caught up with it; or those of the readings in a file, made now and kept nowhere."""
    from onrecord.stories.story import in_memory
    from onrecord.stories.story import opened as caught_up
    from onrecord.views.progress import told

    if file is not None:
        problems: list[Problem] = []
        with in_memory(told(_readings(file, problems), None, aloud=False)) as shelf:
            yield shelf, None
        if problems:
            raise typer.Exit(SOME_PROBLEMS)
        return
    with opened(record) as kept, caught_up(kept, lambda readings, count: told(readings, count, aloud=False)) as shelf:
        yield shelf, kept


def _readings(file: str, problems: list[Problem]) -> Iterator[Reading]:
    """The readings in a file; what is none is named, and kept in ``problems``."""
    from onrecord.views.readings import readings_in

    for reading in readings_in(file):
        if isinstance(reading, Problem):
            tell(f"{reading.where}: {reading.what}")
            problems.append(reading)
        else:
            yield reading


def _sought(shelf: Shelf, kept: Record | None, typed: str) -> str:
    """The id of the story that is meant. Raises UsageError where there is none."""
    from onrecord.stories import story as room

    found = room.by_id(shelf, typed.strip())
    if found:
        return found
    if kept is None:
        near = room.by_words(shelf, typed)
    else:
        near = room.by_reports(shelf, kept.find(typed, None).column("report"))
    if not near:
        raise UsageError(f"no story here is about {typed!r}; `onrecord stories` lists those that are there")
    if len(near) > 1:
        others = ", ".join(near[1:4]) + (" ..." if len(near) > 4 else "")
        print(f"onrecord: {len(near) - 1:,} other stories have these words: {others}", file=sys.stderr)
    return near[0]
