"""The manifest: one line for each segment, in the order they came in. What stands here has been acknowledged.

A line holds an entry and its digest; the digest covers the entry and the digest of the line before, so that a line that
was lost, altered or moved shows. A copy is kept beside, one line behind at most: from it a damaged line is put right.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import msgspec

from onrecord.record import durable
from onrecord.record.digests import digest

NAME = "manifest.jsonl"
COPY = "manifest.copy.jsonl"
START = "0" * 32


class Entry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One segment.

    Attributes:
        number: which line this is, from 0.
        kind: readings or decisions; ``quarantined`` says that the segment of an earlier line was damaged and set aside.
        segment: the digest that names the file (of a quarantined one: the file that was set aside).
        bytes: how long the file is.
        count: how many readings or decisions it holds; of a quarantined one, how many could not be kept.
        first: number of its first reading (or decision) in the record.
        sum: what the digests of its lines come to, in any order.
        onrecord: the version that wrote it.
        added: when, UTC.
    """

    number: int
    kind: Literal["readings", "decisions", "quarantined"]
    segment: str
    bytes: int
    count: int
    first: int
    sum: str
    onrecord: str
    added: str


class _Line(msgspec.Struct, frozen=True):
    entry: msgspec.Raw
    digest: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """The lines that hold, and what was found on the way.

    Attributes:
        entries: the entries, in order; entry ``n`` is line ``n``.
        last: digest of the last line, or of none.
        faults: what was the matter, in sentences; empty where all was well.
        torn: whether the file ends in a line that nobody was told of (a crash in the middle of a write).
        lost: whether lines are gone for good: both copies are damaged at the same place.
    """

    entries: tuple[Entry, ...]
    last: str
    faults: tuple[str, ...] = ()
    torn: bool = False
    lost: bool = False

    def next_number(self, kind: str) -> int:
        """The number that the next reading (or decision) gets."""
        return max((entry.first + entry.count for entry in self.entries if entry.kind == kind), default=0)

    @property
    def in_force(self) -> tuple[Entry, ...]:
        """The segments that the record is made of: those that no later line sets aside."""
        found: dict[str, Entry] = {}
        for entry in self.entries:
            if entry.kind == "quarantined":
                found.pop(entry.segment, None)
            else:
                found[entry.segment] = entry
        return tuple(found.values())


def line_of(entry: Entry, previous: str) -> tuple[bytes, str]:
    """The line for an entry that follows the line with digest ``previous``, and its own digest."""
    told = msgspec.json.encode(entry)
    mark = digest(previous.encode() + told)
    return msgspec.json.encode(_Line(msgspec.Raw(told), mark)) + b"\n", mark


def add(folder: Path, entry: Entry, previous: str) -> str:
    """Appends an entry; when this returns, it is acknowledged. Returns the digest of its line. Raises OSError."""
    line, mark = line_of(entry, previous)
    durable.append(folder / NAME, line)
    durable.append(folder / COPY, line)
    return mark


def size_of(folder: Path, lines: int) -> int:
    """How many bytes the first ``lines`` lines take: how a reader sees, at a glance, whether there are more."""
    return sum(len(line) + 1 for line in _lines(_content(folder / NAME))[:lines])


def read(folder: Path) -> Manifest:
    """The manifest as far as it holds; a line that is damaged in one copy is taken from the other."""
    texts = [_content(folder / name) for name in (NAME, COPY)]
    entries: list[Entry] = []
    faults: list[str] = []
    last = START
    held = [_lines(text) for text in texts]
    for number in range(max(len(lines) for lines in held)):
        fits = [_fitting(lines, number, last) for lines in held]
        found = fits[0] or fits[1]
        if found is None:
            return _stopped(entries, last, faults, texts, number)
        if fits[0] is None:
            faults.append(f"line {number + 1} of {NAME} is damaged or missing; it was taken from {COPY}")
        elif fits[1] is None and (number + 1 < len(held[0]) or (number < len(held[1]) and texts[1].endswith(b"\n"))):
            faults.append(f"line {number + 1} of {COPY} is damaged or missing; it was taken from {NAME}")
        entries.append(found[0])
        last = found[1]
    torn = any(text and not text.endswith(b"\n") for text in texts)
    return Manifest(tuple(entries), last, tuple(faults), torn=torn)


def mend(folder: Path, manifest: Manifest) -> None:
    """Writes both copies anew from what holds; what stood there is kept beside as ``.damaged``. Only with the lock."""
    whole: list[bytes] = []
    last = START
    for entry in manifest.entries:
        line, last = line_of(entry, last)
        whole.append(line)
    for name in (NAME, COPY):
        told = _content(folder / name)
        if told == b"".join(whole):
            continue
        if not b"".join(whole).startswith(told):
            durable.create(folder / "quarantine" / f"{name}.{digest(told)[:8]}.damaged", told)
        durable.create(folder / name, b"".join(whole))


def _stopped(entries: Sequence[Entry], last: str, faults: list[str], texts: list[bytes], number: int) -> Manifest:
    """Neither copy holds at line ``number``: a torn end, or lines that are gone."""
    lengths = [len(_lines(text)) for text in texts]
    if all(length <= number + (not text.endswith(b"\n")) for length, text in zip(lengths, texts, strict=True)):
        return Manifest(tuple(entries), last, tuple(faults), torn=True)
    faults.append(
        f"from line {number + 1} on, {max(lengths) - number} lines hold in neither {NAME} nor {COPY}: "
        "their segments are taken up anew by `onrecord rebuild`, or put back both files from a backup"
    )
    return Manifest(tuple(entries), last, tuple(faults), lost=True)


def _fitting(lines: list[bytes], number: int, previous: str) -> tuple[Entry, str] | None:
    """The entry on a line, where the line is whole and follows the one before."""
    if number >= len(lines):
        return None
    try:
        line = msgspec.json.decode(lines[number], type=_Line)
        entry = msgspec.json.decode(line.entry, type=Entry)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    holds = digest(previous.encode() + bytes(line.entry)) == line.digest and entry.number == number
    return (entry, line.digest) if holds else None


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""


def _lines(text: bytes) -> list[bytes]:
    return text.split(b"\n")[:-1] if text.endswith(b"\n") else text.split(b"\n") if text else []
