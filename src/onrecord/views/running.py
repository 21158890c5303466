"""The command that reads much with many hands: run."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.model.problems import OnrecordError, UsageError
from onrecord.views.recording import ALL_WELL, SOME_PROBLEMS, tell

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.extend import Executor
    from onrecord.scale.run import Progress

# Seconds between two sentences of progress where nobody watches a terminal (a log file, a batch system).
_TELL_EVERY = 60.0


def register(app: typer.Typer) -> None:
    """Puts the command on the command line."""
    app.command()(run)


def run(
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT...", help="Folders, files, archives, addresses.")],
    out: Annotated[str, typer.Option(metavar="FOLDER", help="Where segments and manifest go; `add` takes it in.")],
    workers: Annotated[int | None, typer.Option(metavar="N", min=1, help="How many; one a core if not said.")] = None,
    ray: Annotated[str | None, typer.Option(metavar="ADDRESS", help="A Ray cluster; `local` starts one.")] = None,
    executor: Annotated[str | None, typer.Option(metavar="NAME", help="Another executor that is installed.")] = None,
    published: Annotated[str | None, typer.Option(metavar="DATE", help="When, if pages do not say.")] = None,
    outlet: Annotated[str | None, typer.Option(metavar="NAME", help="Whose, if pages do not say.")] = None,
    url: Annotated[str | None, typer.Option(metavar="ADDRESS", help="Where they stood, if they do not say.")] = None,
    engine: Annotated[str | None, typer.Option(metavar="NAME", help="A spaCy pipeline in place of ours.")] = None,
    actors: Annotated[str | None, typer.Option(metavar="FILE", help="A table of actors, asked before ours.")] = None,
    places: Annotated[str | None, typer.Option(metavar="FILE", help="A table of places, asked before ours.")] = None,
    allow_private: Annotated[bool, typer.Option("--allow-private", help="Let addresses lead to private nets.")] = False,
) -> None:
    """Read an archive with many workers; stopped at any moment and typed again, it goes on where it was."""
    from onrecord.model.article import Hints
    from onrecord.scale.job import Job
    from onrecord.scale.run import run as run_all

    job = Job(
        out=out,
        hints=Hints(published=published, outlet=outlet, url=url),
        engine=engine,
        actors=actors,
        places=places,
        allow_private=allow_private,
    )
    with _watched() as watch:
        done = run_all(job, inputs, _executor(executor, workers, ray), watch=watch, tell=tell)
    for problem in done.problems:
        tell(f"{problem.where}: {problem.what}")
    skipped = f" ({done.skipped:,} of them before)" if done.skipped else ""
    print(f"{done.readings:,} readings in {done.shards:,} shards{skipped}\ndigest {done.digest}")
    if done.problems:
        tell(f"{len(done.problems):,} were not read; {out}/problems.jsonl names them")
    raise typer.Exit(SOME_PROBLEMS if done.problems else ALL_WELL)


def _executor(name: str | None, workers: int | None, ray: str | None) -> Executor:
    from onrecord.extend import load

    if name and ray:
        raise UsageError("--executor and --ray exclude each other: --ray ADDRESS is the executor `ray`")
    wanted = name or ("ray" if ray else "local")
    found = load("executors")
    if wanted not in found:
        raise UsageError(f"no executor is named {wanted!r}; there are: {', '.join(found)}")
    made: Executor = found[wanted](workers=workers, address=ray)
    return made


@contextmanager
def _watched() -> Iterator[Callable[[Progress], None]]:
    """What shows how far the run is: a bar on a terminal, a sentence a minute elsewhere."""
    from onrecord.views.console import side_console

    screen = side_console()
    if not screen.is_terminal:
        yield _Sentences()
        return
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("shards"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"))
    with Bar(*columns, TimeRemainingColumn(), console=screen, transient=True) as bar:
        task = bar.add_task("shards", total=None, rate="")
        began = time.monotonic()

        def watch(progress: Progress) -> None:
            rate = progress.pages / max(time.monotonic() - began, 1e-9)
            bar.update(task, total=progress.of, completed=progress.shards, rate=f"{rate:.1f} pages/s")

        yield watch


class _Sentences:
    """How far the run is, told from time to time."""

    def __init__(self) -> None:
        self._began = self._told = time.monotonic()

    def __call__(self, progress: Progress) -> None:
        now = time.monotonic()
        if now - self._told < _TELL_EVERY:
            return
        self._told = now
        passed = now - self._began
        left = passed / max(progress.shards - progress.skipped, 1) * (progress.of - progress.shards)
        rate = progress.pages / passed
        tell(f"{progress.shards:,} of {progress.of:,} shards; {rate:.1f} pages/s; {left / 60:.0f} min left")


def segments_of(folder: str) -> Iterator[str]:
    """The files with the readings of a finished run. Raises OnrecordError where the folder holds none."""
    from pathlib import Path

    import msgspec

    from onrecord.record import segments
    from onrecord.scale import journal

    try:
        entries = journal.manifest(Path(folder))
    except (OSError, msgspec.DecodeError) as error:
        raise OnrecordError(f"the run in {folder} is not finished: type its `onrecord run` again") from error
    for entry in entries:
        if entry.segment:
            yield str(Path(folder) / segments.FOLDER / (entry.segment + segments.SUFFIX))
