"""Writing to where a person says, so that a file is there whole or not at all."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import stat
import sys
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from onrecord.extend import Export
from onrecord.model.problems import OnrecordError, UsageError


def write(readings: Iterable[Any], path: str, export: Export) -> int:
    """Writes the readings to ``path`` in the format of ``export`` and returns how many there were.

    ``-`` is standard output, where each reading is seen as soon as it is made. A file is written under another name in
    the same folder, brought to the disk, and only then takes its name, so that a run that is stopped, or a full disk,
    leaves the file that was there before. What is no file (``/dev/null``, a named pipe) is written to as it stands.

    Raises OnrecordError where it cannot be written, BrokenPipeError where the reader of standard output has gone, and
    whatever the readings themselves raise.
    """
    if not path or "\0" in path:
        raise UsageError(f"{path!r} cannot be the name of a file to write")
    try:
        if path == "-":
            return _to_stream(readings, sys.stdout.buffer, export)
        target = os.path.realpath(path)
        if os.path.exists(target) and not stat.S_ISREG(os.stat(target).st_mode):
            with open(target, "wb") as out:
                return _to_stream(readings, out, export)
        return _to_file(readings, target, export)
    except _ReadingsError as error:
        raise error.reason from None
    except BrokenPipeError:
        raise
    except OSError as error:
        name = "standard output" if path == "-" else path
        raise OnrecordError(f"{name} cannot be written: {error.strerror or error}") from error


def _to_stream(readings: Iterable[Any], out: BinaryIO, export: Export) -> int:
    def seen_at_once() -> Iterator[Any]:
        for reading in _told_apart(readings):
            yield reading
            out.flush()

    count = export.write(seen_at_once(), out)
    out.flush()
    return count


def _to_file(readings: Iterable[Any], target: str, export: Export) -> int:
    folder = os.path.dirname(target)
    part = os.path.join(folder, f".onrecord-{secrets.token_hex(6)}.part")
    try:
        # "x": never onto a file or link that stands there
        with open(part, "xb") as out:
            count = export.write(_told_apart(readings), out)
            out.flush()
            os.fsync(out.fileno())
        if os.path.exists(target):
            shutil.copymode(target, part)
        os.replace(part, target)
    except BaseException:
        if os.path.exists(part):
            os.unlink(part)
        raise
    _keep_name(folder)
    return count


def _keep_name(folder: str) -> None:
    """Brings the new name to the disk, where a folder can be; where not, the words themselves are safe already."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


class _ReadingsError(Exception):
    """An OSError of the readings, which must not be told as one of the file that is written."""

    def __init__(self, reason: OSError) -> None:
        self.reason = reason


def _told_apart(readings: Iterable[Any]) -> Iterator[Any]:
    try:
        yield from readings
    except OSError as error:
        raise _ReadingsError(error) from error
