"""A worker that writes down, after each shard, how far it is and what it took: the figures of a run."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import msgspec

from onrecord.model.reading import MadeBy
from onrecord.scale.job import Job
from onrecord.scale.journal import Entry
from onrecord.scale.local import held_memory
from onrecord.scale.reading import worker
from onrecord.scale.shards import Shard

FOLDER = "measured"


class Mark(msgspec.Struct, frozen=True):
    """Where a worker is: pages behind it since it was ready, its clocks in seconds, its memory in bytes."""

    process: int
    pages: int
    processor: float
    clock: float
    memory: int


@dataclass(frozen=True, slots=True)
class Figures:
    """What a run came to, start-up left out.

    Attributes:
        pages: how many were read.
        per_second: of all workers together, by the clock.
        per_core_second: per second of processor time.
        ready: most memory of a worker once the engine was loaded; ``half``, ``most``: half-way and at most (bytes).
    """

    pages: int
    per_second: float
    per_core_second: float
    ready: int
    half: int
    most: int


def measured_worker(job: Job, made_by: MadeBy) -> Callable[[Shard], Entry]:
    """As ``scale.reading.worker``, and a line after each shard in the folder of the run."""
    folder = Path(job.out) / FOLDER
    folder.mkdir(exist_ok=True)
    work = worker(job, made_by)
    pages = 0
    log = (folder / str(os.getpid())).open("ab", buffering=0)

    def mark() -> None:
        told = Mark(os.getpid(), pages, time.process_time(), time.monotonic(), held_memory())
        log.write(msgspec.json.encode(told) + b"\n")

    def measured(shard: Shard) -> Entry:
        nonlocal pages
        if not pages:
            mark()
        entry = work(shard)
        pages += entry.readings + len(entry.problems)
        mark()
        return entry

    return measured


def figures(out: Path) -> Figures:
    """What the lines come to."""
    runs = [[msgspec.json.decode(line, type=Mark) for line in path.read_bytes().splitlines()]
            for path in sorted((out / FOLDER).iterdir())]  # fmt: skip
    runs = [marks for marks in runs if len(marks) > 1]
    pages = sum(marks[-1].pages for marks in runs)
    clock = max(marks[-1].clock for marks in runs) - min(marks[0].clock for marks in runs)
    processor = sum(marks[-1].processor - marks[0].processor for marks in runs)
    return Figures(
        pages,
        pages / clock,
        pages / processor,
        max(marks[0].memory for marks in runs),
        max(marks[len(marks) // 2].memory for marks in runs),
        max(mark.memory for marks in runs for mark in marks),
    )
