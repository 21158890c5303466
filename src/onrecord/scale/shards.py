"""What there is to read, cut into shards: the same inputs give the same shards, however many workers there are.

A file that is added to a folder changes one shard and not all that follow, because a group of files ends where the
digest of a name says so and not after a fixed number (content-defined chunking, as rsync and backup programs cut).
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import msgspec

from onrecord.intake.folders import left_out_words, list_folder
from onrecord.intake.given import is_address, shown
from onrecord.model.problems import Problem, UsageError
from onrecord.record.digests import digest
from onrecord.scale import cutting

# Files in a shard: 28 in the mean (a group ends at one name in 32, or when it is full). At 4 reports a second that is
# 7 seconds of work: what a killed worker loses at most some 16 of, while a segment is still a whole block of gzip.
ONE_IN = 32
FULL = 64
# Bytes of the files in a shard, so that 64 very large pages do not make a shard that takes an hour.
FULL_BYTES = 64 << 20


class Source(msgspec.Struct, frozen=True):
    """A file, an address, or a run of bytes of a file.

    Attributes:
        name: the path or address, as a way in takes it.
        start, stop: the bytes of a container whose records are meant; ``stop`` is ``None`` for the whole of a file.
        size, changed: bytes of the file and when it was last changed (nanoseconds), so that a file that was replaced is
            read again; ``None`` for what is no file.
    """

    name: str
    start: int = 0
    stop: int | None = None
    size: int | None = None
    changed: int | None = None


class Shard(msgspec.Struct, frozen=True):
    """A piece of work that is done or not done.

    Attributes:
        id: digest of its sources and of what reads them: another engine makes it another shard.
        sources: what is read, in this order.
    """

    id: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """All shards of a run in the order of the inputs, and what was left out before anything was read."""

    shards: tuple[Shard, ...]
    problems: tuple[Problem, ...]


def plan(inputs: Iterable[str], signed: str) -> Plan:
    """The shards of ``inputs``; ``signed`` stands for what reads them. Raises UsageError for standard input."""
    shards: list[Shard] = []
    problems: list[Problem] = []
    for name in inputs:
        if name == "-":
            raise UsageError("standard input cannot be shared out to workers; save it to a file and name that")
        for group in _groups(_sources(name, problems)):
            told = msgspec.json.encode((signed, group))
            shards.append(Shard(digest(told), group))
    return Plan(tuple(shards), tuple(problems))


def _groups(sources: Iterable[Source]) -> Iterator[tuple[Source, ...]]:
    held: list[Source] = []
    for source in sources:
        if source.stop is not None:
            if held:
                yield tuple(held)
                held = []
            yield (source,)
            continue
        held.append(source)
        bytes_held = sum(one.size or 0 for one in held)
        if len(held) == FULL or bytes_held >= FULL_BYTES or _ends_a_group(source.name):
            yield tuple(held)
            held = []
    if held:
        yield tuple(held)


def _ends_a_group(name: str) -> bool:
    return int(digest(os.path.basename(name).encode("utf-8", "surrogateescape"))[:8], 16) % ONE_IN == 0


def _sources(name: str, problems: list[Problem]) -> Iterator[Source]:
    """The files behind one input; of a folder its files in the order of their names, then its folders in theirs."""
    if is_address(name) or not os.path.isdir(name):
        yield from _file(name)
        return
    waiting, something = [name], False
    while waiting:
        folder = waiting.pop()
        try:
            listing = list_folder(folder)
        except OSError:
            yield Source(folder)  # the way in says why it cannot be listed
            something = True
            continue
        something = something or bool(listing.names)
        for file in listing.names:
            yield from _file(os.path.join(folder, file))
        if listing.left_out:
            problems.append(Problem(shown(folder), left_out_words(listing.left_out)))
        waiting += (os.path.join(folder, below) for below in reversed(listing.folders))
    if not something:
        yield Source(name)  # the way in says that nothing is there


def _file(path: str) -> Iterator[Source]:
    try:
        state = os.stat(path)
    except (OSError, ValueError):
        yield Source(path)  # an address, or a file that is not there: the way in knows
        return
    step = cutting.step(path)
    if step is None or state.st_size <= step:
        yield Source(path, size=state.st_size, changed=state.st_mtime_ns)
        return
    for start in range(0, state.st_size, step):
        stop = min(start + step, state.st_size)
        yield Source(path, start, stop, state.st_size, state.st_mtime_ns)
