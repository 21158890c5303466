"""Shard -> segment: what every worker does, on one core or on a thousand.

Nothing but the shard decides what comes out, and a segment is written whole under the digest of its bytes. So a shard
may be read twice, by two workers at once, or after a crash: the files are the same.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from pathlib import Path

import msgspec

from onrecord import intake
from onrecord.intake.given import shown
from onrecord.model.article import Page
from onrecord.model.problems import Problem
from onrecord.model.reading import MadeBy, Reading, encode
from onrecord.read import read_page
from onrecord.record import segments
from onrecord.scale import cutting, trial
from onrecord.scale.job import Job
from onrecord.scale.journal import Entry
from onrecord.scale.shards import Shard, Source
from onrecord.scale.underway import Underway

Read = Callable[[Page], Reading | Problem]


@dataclass(frozen=True, slots=True)
class Hands:
    """What reads a page.

    Attributes:
        read: in this process, the engine loaded once.
        alone: in a process of its own, for a page that a worker died over.
    """

    read: Read
    alone: Read


Work = Callable[[Shard], Entry]


def worker(job: Job, made_by: MadeBy) -> Work:
    """What a worker is: made once in each, it loads the engine and then reads one shard after another."""
    return partial(read_shard, job, made_by, Hands(reader(job), partial(trial.alone, job)))


def reader(job: Job) -> Read:
    """What reads one page as the job says; the engine is loaded here. Raises OnrecordError where it cannot be."""
    from onrecord.analysis import pipeline
    from onrecord.grounding import known as tables

    engine = pipeline.load(job.engine)
    known = tables.load(job.actors, job.places) if job.actors or job.places else None
    return lambda page: read_page(page, engine, known)


def read_shard(job: Job, made_by: MadeBy, hands: Hands, shard: Shard) -> Entry:
    """Reads a shard and writes its segment. Raises OSError where the disk does not take it."""
    out = Path(job.out)
    marks = Underway(out, shard.id)
    told = blake2b(digest_size=16)
    lines: list[bytes] = []
    problems: list[Problem] = []
    partly = 0
    for number, page in enumerate(_pages(job, shard)):
        if isinstance(page, Problem):
            problems.append(page)
            continue
        told.update(msgspec.msgpack.encode((page.where, page.content)))
        marks.begun(number)
        found = _line(hands.alone if number in marks.suspects else hands.read, page)
        marks.done()
        if isinstance(found, Problem):
            problems.append(found)
            continue
        lines.append(found[0])
        partly += found[1]
    content = segments.packed(lines).content
    name = segments.store(out / segments.FOLDER, content) if lines else ""
    marks.over()
    return Entry(
        sources=tuple(_named(source) for source in shard.sources),
        input=told.hexdigest(),
        segment=name,
        bytes=len(content),
        readings=len(lines),
        partly=partly,
        problems=tuple(problems),
        made_by=made_by,
    )


def _line(read: Read, page: Page) -> tuple[bytes, bool] | Problem:
    """The reading as a line, and whether it has problems. A fault of ours costs one page, not the shard."""
    try:
        found = read(page)
        return found if isinstance(found, Problem) else (encode(found), bool(found.problems))
    except Exception as fault:
        return Problem(page.where, f"a fault in reading it ({type(fault).__name__}: {fault})")


def _pages(job: Job, shard: Shard) -> Iterator[Page | Problem]:
    for source in shard.sources:
        if source.stop is None:
            yield from intake.pages([source.name], job.hints, job.allow_private)
        else:
            yield from _piece(job, source, source.stop)


def _piece(job: Job, source: Source, stop: int) -> Iterator[Page | Problem]:
    """The pages of a piece of a file, under the name of the file and not of the piece."""
    try:
        with cutting.piece(source.name, source.start, stop) as held:
            if not os.path.getsize(held):
                return  # one long record of an earlier piece fills these bytes
            named = _named(source)
            for found in intake.pages([held], job.hints, job.allow_private):
                yield msgspec.structs.replace(found, where=found.where.replace(shown(held), named))
    except OSError as error:
        yield Problem(_named(source), f"it cannot be read: {error.strerror or error}")


def _named(source: Source) -> str:
    return shown(source.name) + (f" from byte {source.start:,}" if source.stop is not None else "")
