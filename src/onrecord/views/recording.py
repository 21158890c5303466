"""Commands that put readings into a record and look after its files: add, reread, verify, rebuild."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.model.problems import OnrecordError, Problem

if TYPE_CHECKING:
    from onrecord.model.reading import Reading
    from onrecord.record.opened import Record
    from onrecord.record.record import Added

ALL_WELL, SOME_PROBLEMS = 0, 1
RECORD = "record"
Where = Annotated[str, typer.Option("--record", metavar="FOLDER", help="Where the record stands.")]
Actors = Annotated[str | None, typer.Option(metavar="FILE", help="A table of actors, asked before ours.")]
Places = Annotated[str | None, typer.Option(metavar="FILE", help="A table of places, asked before ours.")]


def register(app: typer.Typer) -> None:
    """Puts the commands on the command line."""
    for command in (add, reread, verify, rebuild):
        app.command()(command)


def opened(path: str, seconds: float | None = None) -> Record:
    """The record at ``path``; what it has to say while it runs goes to standard error."""
    from onrecord.record.opened import open_record
    from onrecord.record.session import SECONDS

    return open_record(path, tell=tell, seconds=SECONDS if seconds is None else seconds)


def tell(sentence: str) -> None:
    """A sentence for the person who watches."""
    print(f"onrecord: {sentence}", file=sys.stderr)


def add(
    inputs: Annotated[
        list[str],
        typer.Argument(metavar="INPUT...", help="What `read` takes, or readings (.jsonl) that `read --out` wrote."),
    ],
    record: Where = RECORD,
    published: Annotated[str | None, typer.Option(metavar="DATE", help="When, if the page does not say.")] = None,
    outlet: Annotated[str | None, typer.Option(metavar="NAME", help="Whose it is, if the page does not say.")] = None,
    url: Annotated[str | None, typer.Option(metavar="ADDRESS", help="Where it stood, if it does not say.")] = None,
    actors: Actors = None,
    places: Places = None,
    columns: Annotated[
        str | None, typer.Option(metavar="TEXT=NAME,...", help="Which columns of a table hold what.")
    ] = None,
    allow_private: Annotated[bool, typer.Option("--allow-private", help="Let addresses lead to private nets.")] = False,
) -> None:
    """Read reports and add them to a record; what it holds already changes nothing."""
    from onrecord import intake
    from onrecord.grounding import known as tables
    from onrecord.intake.columns import Columns
    from onrecord.model.article import Hints
    from onrecord.read import read_page
    from onrecord.views.progress import told
    from onrecord.views.readings import is_readings, readings_in

    ready = [name for name in inputs if is_readings(name)]
    sources = [name for name in inputs if not is_readings(name)]
    hints = Hints(published=published, outlet=outlet, url=url)
    named = Columns.read(columns) if columns else None
    known = tables.load(actors, places) if actors or places else None

    def all_of_them() -> Iterator[Reading | Problem]:
        for name in ready:
            yield from readings_in(name)
        if sources:
            pages = intake.pages(sources, hints, allow_private=allow_private, columns=named)
            for page in told(pages, intake.count(sources), aloud=True):
                yield page if isinstance(page, Problem) else read_page(page, known=known)

    with opened(record) as kept:
        _report(kept.add(all_of_them()), record)


def reread(
    record: Where = RECORD,
    every: Annotated[bool, typer.Option("--every", help="Those that this version has read already, too.")] = False,
    actors: Actors = None,
    places: Places = None,
) -> None:
    """Read the stored articles again with today's version; `diff` then shows what changed and why."""
    from onrecord.grounding import known as tables
    from onrecord.read import read_article, shipped_engine
    from onrecord.views.progress import told

    with opened(record) as kept:
        engine = shipped_engine()
        old = kept.articles(None if every else f"{engine.name}/{engine.version}")
        known = tables.load(actors, places) if actors or places else None
        again = (read_article(article, engine, known=known) for article in told(old, None, aloud=True))
        _report(kept.add(again), record)


def verify(record: Where = RECORD) -> None:
    """Compare every file of the record with its digest, and the index with what it is made from."""
    found = opened(record).verify()
    _problems(found.problems)
    print(
        f"{found.readings:,} readings and {found.decisions:,} decisions in {found.segments:,} segments, "
        f"indexed in {found.parts:,} parts\ndigest {found.digest}\n"
        + ("all of it is as it was written" if not found.problems else f"{len(found.problems):,} things are amiss")
    )
    raise typer.Exit(SOME_PROBLEMS if found.problems else ALL_WELL)


def rebuild(record: Where = RECORD) -> None:
    """Make the index anew from the segments; what is damaged is set aside and named."""
    with opened(record) as kept:
        made = kept.rebuild()
    _problems(made.problems)
    print(f"{made.readings:,} readings and {made.decisions:,} decisions\ndigest {made.digest}")
    if made.kept:
        print(f"{made.kept:,} of them were taken out of damaged or unnamed segments")
    raise typer.Exit(SOME_PROBLEMS if made.problems else ALL_WELL)


def _report(added: Added, record: str) -> None:
    _problems(added.problems)
    parts = [f"{added.added:,} readings added to {record}"]
    if added.known:
        parts.append(f"{added.known:,} were there already")
    if added.superseded:
        parts.append(f"{added.superseded:,} gave way to a newer reading")
    if added.problems:
        parts.append(f"{len(added.problems):,} not added")
    tell("; ".join(parts))
    raise typer.Exit(SOME_PROBLEMS if added.problems else ALL_WELL)


def _problems(problems: Iterable[Problem]) -> None:
    for problem in problems:
        tell(f"{problem.where}: {problem.what}")


def must_exist(record: str) -> None:
    """Raises OnrecordError where no record stands at ``record``."""
    from pathlib import Path

    if not (Path(record) / "record.json").exists():
        raise OnrecordError(f"there is no record at {record}; make one with: onrecord add INPUT...")
