"""Files that hold articles rather than being one: told from their first bytes, unpacked one article at a time.

A form comes in by an entry point of the group ``onrecord.containers``, ours and third parties' alike; files, folders
and standard input all ask here, so that a form is known wherever it turns up.
"""

from __future__ import annotations

import gzip
import io
import tempfile
import zlib
from inspect import signature
from typing import Any, BinaryIO, cast

from onrecord.extend import Container, Head, load
from onrecord.intake.columns import Columns
from onrecord.intake.inflate import GZIP_MARK, MIB, size
from onrecord.model.problems import BadExtension, Problem

# Bytes that a form is told from. A feed may open with a long style sheet note, a table with a long header line.
HEAD = 1 << 16
# What is written to disk of a pipe whose form has to be read back and forth; no archive of a day comes near it.
MAX_SPOOLED = 16 << 30
# Kept in memory of such a pipe before the disk is used.
SPOOLED_IN_MEMORY = 16 * MIB


def head_of(raw: bytes, name: str) -> Head:
    """The head of a file that begins with ``raw``."""
    if not raw.startswith(GZIP_MARK):
        return Head(name.lower(), raw[:HEAD], packed=False)
    try:
        start = zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(raw, HEAD)
    except zlib.error:
        start = b""
    return Head(name.lower(), start, packed=True)


def container_of(head: Head, columns: Columns | None) -> Container | None:
    """The form that knows the head; narrower ones (a lower ``order``) are asked first."""
    return next((form for form in _forms(columns) if form.recognises(head)), None)


def _forms(columns: Columns | None) -> list[Container]:
    made = [_made(name, loaded, columns) for name, loaded in load("containers").items()]
    return sorted(made, key=lambda form: (form.order, form.name))


def _made(name: str, loaded: Any, columns: Columns | None) -> Container:
    made = loaded
    if isinstance(loaded, type):
        made = loaded(columns=columns) if "columns" in signature(loaded).parameters else loaded()
    if not isinstance(made, Container):
        raise BadExtension(f"onrecord.containers {name!r} is no Container: it needs name, order, recognises and unpack")
    return made


class Rejoined(io.RawIOBase):
    """A pipe whose first bytes were looked at, whole again."""

    def __init__(self, start: bytes, rest: BinaryIO) -> None:
        self._start = memoryview(start)
        self._rest = rest

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: Any) -> int:
        """As io has it."""
        if self._start:
            piece = bytes(self._start[: len(buffer)])
            self._start = self._start[len(piece) :]
        else:
            piece = self._rest.read(len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)


def rejoined(start: bytes, rest: BinaryIO) -> BinaryIO:
    """A stream of ``start`` and what ``rest`` still holds."""
    return cast(BinaryIO, io.BufferedReader(Rejoined(start, rest)))


def inflated(stream: BinaryIO) -> BinaryIO:
    """``stream`` without gzip, where its first bytes say that it is gzipped, buffered either way; reading it
    may raise OSError, EOFError or ``zlib.error``.
    """
    buffered = stream if hasattr(stream, "peek") else io.BufferedReader(cast(Any, stream))
    packed = cast(Any, buffered).peek(2)[:2] == GZIP_MARK
    return io.BufferedReader(gzip.GzipFile(fileobj=buffered)) if packed else buffered


def seekable(stream: BinaryIO) -> BinaryIO | Problem:
    """``stream`` where one can go back in it, else a copy on disk; a Problem (without a name) past its limit."""
    if stream.seekable():
        return stream
    # closed by whoever reads it, when the last of it is gone
    copy = tempfile.SpooledTemporaryFile(max_size=SPOOLED_IN_MEMORY)  # noqa: SIM115
    total = 0
    while piece := stream.read(MIB):
        total += len(piece)
        if total > MAX_SPOOLED:
            copy.close()
            return Problem("", f"it holds more than the limit of {size(MAX_SPOOLED)}; save it as files and read those")
        copy.write(piece)
    copy.seek(0)
    return cast(BinaryIO, copy)
