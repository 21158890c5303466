"""A run: inputs are cut into shards, workers read them, and what is done is done for good.

The folder of a run::

    run.json          what is read, so that nobody mixes two runs in one folder
    segments/         readings, one a line, in files that are named by their digest and never change
    journal.jsonl     a line for each finished shard, as it is finished
    manifest.jsonl    at the end: the shards in the order of the inputs; its digest is the digest of the run
    problems.jsonl    at the end: every page that was not read, and why
    underway/         which page each unfinished shard has in hand
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import msgspec

from onrecord.extend import Executor
from onrecord.model.problems import OnrecordError, Problem
from onrecord.model.reading import MadeBy
from onrecord.record import durable, lock, segments
from onrecord.record.digests import digest
from onrecord.scale import job as jobs
from onrecord.scale import journal
from onrecord.scale.job import Job
from onrecord.scale.journal import Entry, Line
from onrecord.scale.reading import Work, worker
from onrecord.scale.shards import Plan, Shard, plan

MARK = "run.json"
FORMAT = "onrecord-run/1"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is.

    Attributes:
        shards, of: how many shards are done, and how many there are.
        skipped: how many of them were done before this run.
        pages: pages that this run has read or failed to read.
    """

    shards: int
    of: int
    skipped: int
    pages: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a run.

    Attributes:
        readings: how many the folder holds.
        partly: how many of them have Problems of their own.
        problems: every page (or shard) that was not read.
        shards, skipped: how many there are, and how many were done before.
        digest: of the manifest: the same for the same inputs and versions, whoever did the work.
    """

    readings: int
    partly: int
    problems: tuple[Problem, ...]
    shards: int
    skipped: int
    digest: str


class _Mark(msgspec.Struct, frozen=True):
    format: str
    inputs: tuple[str, ...]
    job: Job


Make = Callable[[Job, MadeBy], Work]


def run(
    job: Job,
    inputs: Sequence[str],
    executor: Executor,
    *,
    make: Make = worker,
    versions: Callable[[Job], MadeBy] = jobs.made_by,
    watch: Callable[[Progress], None] = lambda _: None,
    tell: Callable[[str], None] = lambda _: None,
) -> Outcome:
    """Reads what is not read yet. Killed at any moment and called again, it ends with the same bytes.

    ``make`` is what a worker is, ``versions`` what signs its readings. Raises OnrecordError where the folder holds
    another run or cannot be written, where workers cannot start, and lock.Busy where another run is at work in it.
    """
    folder = Path(job.out)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with lock.writing(folder / "writer.lock", patience=0.0, waiting=tell):
            _claim(folder, job, inputs)
            return _run(folder, job, inputs, executor, make, versions(job), watch)
    except (BrokenPipeError, lock.Busy):
        raise
    except OSError as error:
        raise OnrecordError(
            f"{folder} cannot be written ({error.strerror or error}); make room and run again"
        ) from error


def _run(
    folder: Path,
    job: Job,
    inputs: Sequence[str],
    executor: Executor,
    make: Make,
    made_by: MadeBy,
    watch: Callable[[Progress], None],
) -> Outcome:
    durable.sweep(folder / segments.FOLDER)
    durable.sweep(folder)
    work = plan(inputs, jobs.signed(job, made_by))
    done = journal.read(folder)
    waiting = [shard for shard in _once(work.shards) if shard.id not in done]
    skipped = len({shard.id for shard in work.shards}) - len(waiting)
    given_up: list[Problem] = []
    pages = finished = 0
    for number, answer in executor.run(partial(make, job, made_by), waiting) if waiting else ():
        shard = waiting[number]
        if isinstance(answer, Problem):
            given_up.append(Problem(f"{shard.sources[0].name} and {len(shard.sources) - 1} more", answer.what))
            continue
        journal.append(folder, Line(shard.id, answer))
        done[shard.id] = answer
        pages += answer.readings + len(answer.problems)
        finished += 1
        watch(Progress(skipped + finished, skipped + len(waiting), skipped, pages))
    return _over(folder, work, done, given_up, skipped)


def _over(folder: Path, work: Plan, done: dict[str, Entry], given_up: list[Problem], skipped: int) -> Outcome:
    held = {shard.id: done[shard.id] for shard in work.shards if shard.id in done}
    told = journal.write(folder, held.values(), (*work.problems, *given_up))
    journal.keep(folder, held)
    return Outcome(
        readings=sum(entry.readings for entry in held.values()),
        partly=sum(entry.partly for entry in held.values()),
        problems=(*work.problems, *given_up, *(problem for entry in held.values() for problem in entry.problems)),
        shards=len(held),
        skipped=skipped,
        digest=digest(told),
    )


def _once(shards: Sequence[Shard]) -> Iterator[Shard]:
    """Each shard once, where a person names an input twice."""
    return iter({shard.id: shard for shard in shards}.values())


def _claim(folder: Path, job: Job, inputs: Sequence[str]) -> None:
    """Makes the folder ours. Raises OnrecordError where it is another's: two runs in one would undo each other."""
    mark = _Mark(FORMAT, tuple(inputs), msgspec.structs.replace(job, out=""))
    path = folder / MARK
    if not path.exists():
        if any(found.name != "writer.lock" for found in folder.iterdir()):
            raise OnrecordError(f"{folder} holds files that are no run's; name a new folder for --out")
        durable.create(path, msgspec.json.encode(mark) + b"\n")
    else:
        try:
            held = msgspec.json.decode(path.read_bytes(), type=_Mark)
        except msgspec.DecodeError as error:
            raise OnrecordError(f"{path} is damaged ({error}); name a new folder for --out") from error
        if held != mark:
            raise OnrecordError(
                f"{folder} holds the run of {' '.join(held.inputs)}; name the same inputs and options to go on with "
                "it, or a new folder for --out"
            )
    (folder / segments.FOLDER).mkdir(exist_ok=True)
