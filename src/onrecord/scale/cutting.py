"""Files of many records, cut by bytes: a piece holds the records that begin in its run of bytes, and no others.

So each record stands in exactly one piece, wherever the cuts fall, and nobody has to read the whole file first. A gzip
WARC can be cut because each record is a gzip member of its own (ISO 28500, annex D); where a file is one single member,
the first piece holds all of it and the others nothing.
"""

from __future__ import annotations

import os
import tempfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import BinaryIO

# Bytes of a piece: about fifty reports (a compressed response of CC-NEWS has some 30 kB, an article in JSON some 5).
_STEPS = {".warc.gz": 2 << 20, ".warc": 8 << 20, ".jsonl": 256 << 10, ".ndjson": 256 << 10}
_READ = 1 << 20
_MEMBER = b"\x1f\x8b\x08"
_RECORD = b"\r\n\r\nWARC/1."
# Bytes of a member that are unpacked to see whether a record begins there: a gzip header may carry a file name.
_PEEK = 512


def step(path: str) -> int | None:
    """How many bytes a piece of this file has; ``None`` for a file that is not cut."""
    name = path.lower()
    return next((size for ending, size in _STEPS.items() if name.endswith(ending)), None)


@contextmanager
def piece(path: str, start: int, stop: int) -> Iterator[str]:
    """A file, gone when the block ends, with the records that begin in these bytes; its name ends as ``path`` does.

    Raises OSError where the file cannot be read or the piece cannot be written.
    """
    with tempfile.TemporaryDirectory(prefix="onrecord-") as folder, open(path, "rb") as file:
        begins = _boundary(path)
        first, last = begins(file, start), begins(file, stop)
        held = os.path.join(folder, os.path.basename(path))
        with open(held, "wb") as out:
            file.seek(first)
            _copy(file, out, last - first)
        yield held


def _copy(file: BinaryIO, out: BinaryIO, length: int) -> None:
    while length > 0 and (told := file.read(min(_READ, length))):
        out.write(told)
        length -= len(told)


def _boundary(path: str) -> Callable[[BinaryIO, int], int]:
    """What finds the first record at or behind a byte."""
    name = path.lower()
    if name.endswith(".warc.gz"):
        return lambda file, at: _found(file, at, _MEMBER, 0, _opens_a_record)
    if name.endswith(".warc"):
        return lambda file, at: _found(file, max(at - 4, 0), _RECORD, 4, _has_a_type) if at else 0
    return _line


def _line(file: BinaryIO, at: int) -> int:
    if at == 0:
        return 0
    file.seek(at - 1)
    while told := file.readline(_READ):
        if told.endswith(b"\n"):
            break
    return file.tell()


def _found(file: BinaryIO, at: int, mark: bytes, skip: int, holds: Callable[[BinaryIO, int], bool]) -> int:
    """Where the first ``mark`` at or behind ``at`` stands that is no accident, plus ``skip``; else the end."""
    file.seek(at)
    held, base = b"", at
    while told := file.read(_READ):
        held += told
        found = held.find(mark)
        while found >= 0:
            if holds(file, base + found + skip):
                return base + found + skip
            found = held.find(mark, found + 1)
        kept = len(mark) - 1
        base += max(len(held) - kept, 0)
        held = held[-kept:]
        file.seek(base + len(held))
    return file.seek(0, os.SEEK_END)


def _opens_a_record(file: BinaryIO, at: int) -> bool:
    file.seek(at)
    try:
        return zlib.decompressobj(31).decompress(file.read(_PEEK), 5) == b"WARC/"
    except zlib.error:
        return False


def _has_a_type(file: BinaryIO, at: int) -> bool:
    file.seek(at)
    return b"\r\nwarc-type:" in file.read(4096).lower()
