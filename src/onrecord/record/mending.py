"""Rebuild: the index anew from the segments; what is damaged is set aside, what can still be read of it is kept."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from onrecord.model.problems import Problem
from onrecord.model.reading import Reading, decode
from onrecord.model.version import VERSION
from onrecord.record import digests, durable, lock, manifest, segments
from onrecord.record.checking import strays
from onrecord.record.decisions import Decision
from onrecord.record.index import Index
from onrecord.record.indexing import Indexing
from onrecord.record.manifest import Entry, Manifest
from onrecord.record.record import Folder, Writer

QUARANTINE = "quarantine"


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What came of it.

    Attributes:
        readings, decisions: how many the record holds now.
        kept: readings and decisions that could still be read in damaged segments, or stood in segments without a line.
        lost: readings and decisions that stood in damaged segments and could not be read any more.
        digest: what all readings and decisions come to.
        problems: what was set aside, and what is lost.
    """

    readings: int
    decisions: int
    kept: int
    lost: int
    digest: str
    problems: tuple[Problem, ...]


def rebuild(folder: Folder) -> Rebuilt:
    """Makes the index anew, with the lock held; readers keep the old one until it is whole."""
    path = folder.path
    with lock.writing(path / "writer.lock", patience=folder.patience, waiting=folder.tell):
        held = manifest.read(path)
        problems = [Problem(manifest.NAME, fault) for fault in held.faults]
        (path / QUARANTINE).mkdir(exist_ok=True)
        manifest.mend(path, held)
        durable.sweep(path / segments.FOLDER)
        with Index(path, anew=True) as index, Indexing(index) as indexing:
            writer = Writer(path, held, indexing)
            found = list(_set_aside(path, held, writer, problems))
            found += _strays(path, held)
            index.catch_up(manifest.read(path))
            kept = _kept(writer, found)
        after = manifest.read(path)
        for name in strays(path, after):
            _move(path, name, "stray")
    return Rebuilt(
        readings=sum(entry.count for entry in after.in_force if entry.kind == "readings"),
        decisions=sum(entry.count for entry in after.in_force if entry.kind == "decisions"),
        kept=kept,
        lost=sum(entry.count for entry in after.entries[len(held.entries) :] if entry.kind == "quarantined"),
        digest=digests.total(entry.sum for entry in after.in_force),
        problems=tuple(problems),
    )


def _set_aside(path: Path, held: Manifest, writer: Writer, problems: list[Problem]) -> Iterator[bytes]:
    """Quarantines what is damaged; yields the lines that can still be read there."""
    for entry in held.in_force:
        try:
            segments.unpacked(path / segments.FOLDER, entry.segment)
        except segments.DamagedSegment as error:
            saved = segments.salvage(path / segments.FOLDER, entry.segment)
            sound = [line for line in saved.lines if _read(line) is not None]
            lost = max(entry.count - len(sound), 0)
            _move(path, entry.segment, "damaged")
            writer.note(_note(entry, writer, lost))
            problems.append(Problem(f"line {entry.number + 1} of {manifest.NAME}", _told(error, entry, lost)))
            yield from sound


def _told(error: segments.DamagedSegment, entry: Entry, lost: int) -> str:
    advice = f"; add them again, or put the file back from a backup into {segments.FOLDER}/ and rebuild" if lost else ""
    return f"{error}; it was set aside in {QUARANTINE}/; {lost} of its {entry.count} {entry.kind} are lost{advice}"


def _note(entry: Entry, writer: Writer, lost: int) -> Entry:
    return Entry(
        number=writer.lines,
        kind="quarantined",
        segment=entry.segment,
        bytes=entry.bytes,
        count=lost,
        first=entry.first,
        sum=entry.sum,
        onrecord=VERSION,
        added=f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}",
    )


def _strays(path: Path, held: Manifest) -> list[bytes]:
    """The lines of segments that no line of the manifest names."""
    found: list[bytes] = []
    for name in strays(path, held):
        found += segments.salvage(path / segments.FOLDER, name).lines
    return found


def _kept(writer: Writer, lines: Iterable[bytes]) -> int:
    """Adds what was found once more, where the record does not hold it; how many readings and decisions that were."""
    read = [_read(line) for line in lines]
    added = writer.add(one for one in read if isinstance(one, Reading)).added
    decided = {one.id: one for one in read if isinstance(one, Decision)}
    held = writer.index.decided(list(decided))
    missing = [msgspec.json.encode(one) for mark, one in decided.items() if mark not in held]
    if missing:
        entry = writer.keep("decisions", missing, [digests.digest(line) for line in missing])
        writer.index.settle(entry.number)
    return added + len(missing)


def _read(line: bytes) -> Reading | Decision | None:
    try:
        return decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError):
        pass
    try:
        return msgspec.json.decode(line, type=Decision)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


def _move(path: Path, name: str, why: str) -> None:
    """Moves a segment's file out of the way, if it is there."""
    file = path / segments.FOLDER / (name + segments.SUFFIX)
    if file.exists():
        os.replace(file, path / QUARANTINE / f"{file.name}.{why}")
        durable.sync_folder(path / QUARANTINE)
        durable.sync_folder(file.parent)
