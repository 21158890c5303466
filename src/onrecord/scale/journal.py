"""What is done: a line for each shard as it is finished, and from these, at the end, the manifest of the run.

The journal's lines stand in the order in which workers finished; the manifest's in the order of the inputs, so that its
bytes, and its digest, are the same whoever did the work. No line of it holds a time or the name of a machine.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from onrecord.model.problems import Problem
from onrecord.model.reading import MadeBy
from onrecord.record import durable, segments

JOURNAL = "journal.jsonl"
MANIFEST = "manifest.jsonl"
PROBLEMS = "problems.jsonl"


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One shard that was read.

    Attributes:
        sources: what was read, each with its bytes where it is a piece of a file.
        input: digest of the pages as they came.
        segment: the digest that names the file in ``segments/``; empty where no page became a reading.
        bytes: how long that file is.
        readings: how many readings it holds.
        partly: how many of them have a Problem of their own.
        problems: every page that was not read, and why.
        made_by: what read them.
    """

    sources: tuple[str, ...]
    input: str
    segment: str
    bytes: int
    readings: int
    partly: int
    problems: tuple[Problem, ...]
    made_by: MadeBy


class Line(msgspec.Struct, frozen=True):
    """A line of the journal: which shard, and what came of it."""

    shard: str
    entry: Entry


def append(folder: Path, line: Line) -> None:
    """Says that a shard is done; its segment is on the disk already. Raises OSError."""
    durable.append(folder / JOURNAL, msgspec.json.encode(line) + b"\n")


def read(folder: Path) -> dict[str, Entry]:
    """The finished shards whose segments are there; a line that a crash cut off is taken away. Raises OSError."""
    path = folder / JOURNAL
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return {}
    found = {line.shard: line.entry for line in map(_line, content.split(b"\n")) if line is not None}
    if content and not content.endswith(b"\n"):
        durable.create(path, _lines(found))
    return {shard: entry for shard, entry in found.items() if _is_there(folder, entry)}


def write(folder: Path, entries: Iterable[Entry], problems: Iterable[Problem]) -> bytes:
    """The manifest and the dead-letter file of a run that is over; returns the manifest. Raises OSError."""
    held = tuple(entries)
    amiss = (*problems, *(problem for entry in held for problem in entry.problems))
    durable.create(folder / PROBLEMS, b"".join(msgspec.json.encode(problem) + b"\n" for problem in amiss))
    told = b"".join(msgspec.json.encode(entry) + b"\n" for entry in held)
    durable.create(folder / MANIFEST, told)
    return told


def keep(folder: Path, done: Mapping[str, Entry]) -> None:
    """Forgets the shards that are no longer part of the run, and removes their segments."""
    if set(_all(folder)) != set(done):
        durable.create(folder / JOURNAL, _lines(done))
    wanted = {entry.segment + segments.SUFFIX for entry in done.values()}
    for path in (folder / segments.FOLDER).iterdir():
        if path.name not in wanted:
            path.unlink(missing_ok=True)


def manifest(folder: Path) -> list[Entry]:
    """The entries of a finished run. Raises OSError, and msgspec.DecodeError where it is no such manifest."""
    return [msgspec.json.decode(line, type=Entry) for line in (folder / MANIFEST).read_bytes().splitlines()]


def _all(folder: Path) -> list[str]:
    try:
        content = (folder / JOURNAL).read_bytes()
    except FileNotFoundError:
        return []
    return [line.shard for line in map(_line, content.split(b"\n")) if line is not None]


def _line(told: bytes) -> Line | None:
    try:
        return msgspec.json.decode(told, type=Line)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


def _lines(done: Mapping[str, Entry]) -> bytes:
    return b"".join(msgspec.json.encode(Line(shard, entry)) + b"\n" for shard, entry in done.items())


def _is_there(folder: Path, entry: Entry) -> bool:
    if not entry.segment:
        return True
    path = folder / segments.FOLDER / (entry.segment + segments.SUFFIX)
    try:
        return path.stat().st_size == entry.bytes
    except FileNotFoundError:
        return False
