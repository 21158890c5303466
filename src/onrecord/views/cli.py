"""The command line: ``onrecord``.

Exit status: 0 all was read, 1 some of it was not (each Problem is named on standard error), 2 wrong usage.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from onrecord.model.problems import OnrecordError, Problem
from onrecord.model.version import VERSION
from onrecord.views import asking, deciding, doctor, mcp, origins, recording, running, serving, story, why
from onrecord.views.beside import beside
from onrecord.views.exporting import export
from onrecord.views.fetching import fetch
from onrecord.views.watching import watch

if TYPE_CHECKING:
    from onrecord.model.reading import Reading

READ, SOME_PROBLEMS, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130

app = typer.Typer(
    help="Reads news reports on international affairs and keeps the record: who did what, and who says so.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def main() -> NoReturn:
    """The entry point: bad use becomes a message and exit status 2, a reader that goes away no error at all."""
    try:
        app()
    except OnrecordError as error:
        print(f"onrecord: {error}", file=sys.stderr)
        sys.exit(WRONG_USAGE)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        # what reads our output (head, less) has seen enough; keep Python from complaining at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(READ)
    sys.exit(READ)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"onrecord {VERSION}")
        raise typer.Exit


@app.callback()
def onrecord(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say which one.")
    ] = False,
) -> None:
    """Say what holds for every command."""


@app.command()
def read(
    inputs: Annotated[
        list[str],
        typer.Argument(metavar="INPUT...", help="Pages, texts, feeds, archives, tables, folders, addresses, or - ."),
    ],
    published: Annotated[str | None, typer.Option(metavar="DATE", help="When, if the page does not say.")] = None,
    outlet: Annotated[str | None, typer.Option(metavar="NAME", help="Whose it is, if the page does not say.")] = None,
    url: Annotated[str | None, typer.Option(metavar="ADDRESS", help="Where it stood, if it does not say.")] = None,
    json: Annotated[bool, typer.Option("--json", help="Print one reading a line, as JSON.")] = False,
    out: Annotated[str | None, typer.Option(metavar="FILE", help="Write the readings there, one a line.")] = None,
    engine: Annotated[str | None, typer.Option(metavar="NAME", help="A spaCy pipeline in place of ours.")] = None,
    actors: Annotated[str | None, typer.Option(metavar="FILE", help="A table of actors, asked before ours.")] = None,
    places: Annotated[str | None, typer.Option(metavar="FILE", help="A table of places, asked before ours.")] = None,
    columns: Annotated[
        str | None, typer.Option(metavar="TEXT=NAME,...", help="Which columns of a table hold what.")
    ] = None,
    allow_private: Annotated[bool, typer.Option("--allow-private", help="Let addresses lead to private nets.")] = False,
) -> None:
    """Read reports and say what they say: attributions, events, positions, each with its words."""
    from onrecord import intake
    from onrecord.analysis import pipeline
    from onrecord.grounding import known as tables
    from onrecord.intake.columns import Columns
    from onrecord.model.article import Hints
    from onrecord.read import read_page
    from onrecord.views.progress import told
    from onrecord.views.tally import Tally

    tally = Tally()
    nlp = pipeline.load(engine) if engine else None
    known = tables.load(actors, places) if actors or places else None
    hints = Hints(published=published, outlet=outlet, url=url)
    named = Columns.read(columns) if columns else None
    came = intake.pages(inputs, hints, allow_private=allow_private, columns=named)
    pages = told(came, intake.count(inputs), aloud=not json)
    readings = tally.readings(page if isinstance(page, Problem) else read_page(page, nlp, known) for page in pages)
    if out:
        _write(readings, out)
    elif json:
        _write(readings, "-")
    else:
        _show(readings)
    if not tally.clean or tally.read != 1:
        print(f"onrecord: {tally.summary()}", file=sys.stderr)
    raise typer.Exit(READ if tally.clean else SOME_PROBLEMS)


def _write(readings: Iterable[Reading], path: str) -> None:
    from onrecord.exports.jsonl import JsonLines
    from onrecord.exports.write import write

    write(readings, path, JsonLines())


def _show(readings: Iterable[Reading]) -> None:
    """Lays each reading out on the terminal, a rule between two; into a pipe, without colour and of a fixed width."""
    from onrecord.views.console import console
    from onrecord.views.show import show

    screen = console()
    for number, reading in enumerate(readings):
        if number:
            screen.rule(style="dim")
        screen.print(show(reading))


for command in (fetch, watch, beside, export):
    app.command()(command)
for family in (recording, running, asking, story, origins, deciding, why, doctor, serving, mcp):
    family.register(app)


@app.command()
def schema() -> None:
    """Print the JSON Schema of a reading, made from the types."""
    import json

    from onrecord.model.reading import json_schema

    typer.echo(json.dumps(json_schema(), indent=2))
