"""Segments: the truth. A file of lines that is written once, is named by its digest, and is never changed.

A segment is JSON Lines in gzip, one reading (or one decision) a line, in blocks: each block is a gzip member of its
own, so that ``zcat`` reads the whole file, and damage to one block leaves the others readable.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.model.problems import OnrecordError
from onrecord.record import durable
from onrecord.record.digests import digest

# Bytes of lines in a block. Ten times gzip's window, so that a new block costs little, and some thirty readings are
# lost with a flipped bit instead of thousands.
BLOCK = 320_000
# Microseconds a reading, and size beside the gzip of its text: level 3 takes 80 and 2.80, level 5 148 and 2.50, level 6
# 190 and 2.44 (230 readings of Wikinews reports).
LEVEL = 6
_MAGIC = b"\x1f\x8b\x08\x00"
_STEP = 1 << 16
SUFFIX = ".jsonl.gz"
FOLDER = "segments"


class DamagedSegment(OnrecordError):
    """A segment that is not what its name says."""


def advice(error: DamagedSegment, count: int) -> str:
    """What to do about a damaged segment that holds ``count`` readings."""
    return (
        f"{error}; its {count} readings or decisions are missing from the index. Put the file back from a backup, or "
        "run `onrecord rebuild`, which sets it aside and keeps what can still be read of it"
    )


@dataclass(frozen=True, slots=True)
class Salvage:
    """What can still be read of a damaged segment: whole lines, and how many blocks could not be read."""

    lines: tuple[bytes, ...]
    damaged: int


@dataclass(frozen=True, slots=True)
class Packed:
    """A segment: its bytes, and for each of its lines where in them the block begins that holds it."""

    content: bytes
    blocks: tuple[int, ...]


def packed(lines: Sequence[bytes]) -> Packed:
    """The segment that holds these lines."""
    made: list[bytes] = []
    blocks: list[int] = []
    held: list[bytes] = []
    size = at = 0
    for number, line in enumerate(lines, 1):
        held.append(line)
        blocks.append(at)
        size += len(line)
        if size >= BLOCK or number == len(lines):
            made.append(_block(held))
            at += len(made[-1])
            held, size = [], 0
    return Packed(b"".join(made), tuple(blocks))


def _block(lines: Sequence[bytes]) -> bytes:
    packer = zlib.compressobj(LEVEL, zlib.DEFLATED, 31)
    return packer.compress(b"\n".join(lines) + b"\n") + packer.flush()


def store(folder: Path, content: bytes) -> str:
    """Writes a segment for good and returns its name; one that is there already is left alone."""
    name = digest(content)
    path = folder / (name + SUFFIX)
    if not (path.exists() and digest(path.read_bytes()) == name):
        durable.create(path, content)
    return name


@dataclass(frozen=True, slots=True)
class Unpacked:
    """What a segment holds: its lines, and for each of them where in the file the block begins that holds it."""

    lines: list[bytes]
    blocks: list[int]


def unpacked(folder: Path, name: str) -> Unpacked:
    """The lines of a segment, every byte of it checked. Raises DamagedSegment, which says what is the matter."""
    path = folder / (name + SUFFIX)
    content = _content(path)
    if digest(content) != name:
        raise DamagedSegment(f"{path.name} is damaged: its digest is not its name")
    lines: list[bytes] = []
    blocks: list[int] = []
    for at, block in _blocks(content):
        lines += block
        blocks += [at] * len(block)
    return Unpacked(lines, blocks)


def line_of(folder: Path, name: str, block: int, mark: str) -> bytes:
    """The line with this digest in the block that begins at ``block``; nothing else is read. Raises DamagedSegment."""
    path = folder / (name + SUFFIX)
    found, _ = _member(_content(path, block, 2 * BLOCK), 0)
    if found is None:  # a line longer than a block
        found, _ = _member(_content(path, block), 0)
    for line in (found or b"").split(b"\n"):
        if digest(line) == mark:
            return line
    raise DamagedSegment(f"{path.name} is damaged: it does not hold what the index has from it")


def _content(path: Path, start: int = 0, length: int = -1) -> bytes:
    try:
        with open(path, "rb") as file:
            file.seek(start)
            return file.read(length)
    except FileNotFoundError:
        raise DamagedSegment(f"{path.name} is missing") from None
    except OSError as error:
        raise DamagedSegment(f"{path.name} cannot be read: {error.strerror or error}") from error


def salvage(folder: Path, name: str) -> Salvage:
    """What can still be read of a segment, damaged or not. A block counts only where its checksum holds."""
    path = folder / (name + SUFFIX)
    try:
        content = path.read_bytes()
    except OSError:
        return Salvage((), 1)
    lines: list[bytes] = []
    damaged = at = 0
    while at < len(content):
        block, end = _member(content, at)
        if block is None:
            damaged += 1
            found = content.find(_MAGIC, at + 1)
            at = found if found >= 0 else len(content)
        else:
            lines += block.split(b"\n")[:-1]
            at = end
    return Salvage(tuple(lines), damaged)


def _blocks(content: bytes) -> Iterator[tuple[int, list[bytes]]]:
    """Where each block begins, and its lines."""
    at = 0
    while at < len(content):
        block, end = _member(content, at)
        if block is None:
            raise DamagedSegment("a block of a segment cannot be unpacked")
        yield at, block.split(b"\n")[:-1]
        at = end


def _member(content: bytes, at: int) -> tuple[bytes | None, int]:
    """The gzip member that begins at ``at``, unpacked, and where it ends; ``None`` where it is no whole member."""
    unpacker = zlib.decompressobj(31)
    told: list[bytes] = []
    try:
        for start in range(at, len(content), _STEP):
            told.append(unpacker.decompress(content[start : start + _STEP]))
            if unpacker.eof:
                return b"".join(told), min(start + _STEP, len(content)) - len(unpacker.unused_data)
    except zlib.error:
        pass
    return None, at
