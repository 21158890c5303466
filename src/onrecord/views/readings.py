"""Readings that were written before, one a line: what ``onrecord read --out`` makes, and the folder of a run."""

from __future__ import annotations

import gzip
import os
import zlib
from collections.abc import Iterator

import msgspec

from onrecord.model.problems import Problem
from onrecord.model.reading import Reading, decode

_ENDINGS = (".jsonl", ".ndjson", ".jsonl.gz")
_RUN = "run.json"  # scale.run.MARK, without importing the reading wing for a question of names
# A reading begins with its format; a line or two before it may be damaged.
_FORMAT, _HEAD, _LOOKED_AT = b'"format":"onrecord/', 4_096, 3
# Bytes of one line: a reading of the longest text that is read, with all its claims, has a third of it.
LONGEST_LINE = 64_000_000


def is_readings(name: str) -> bool:
    """Whether a file holds readings rather than articles, one a line, or the folder is one that `run` made."""
    if not name.endswith(_ENDINGS):
        return os.path.isfile(os.path.join(name, _RUN))
    try:
        with gzip.open(name, "rb") if name.endswith(".gz") else open(name, "rb") as lines:
            return any(_FORMAT in lines.readline(LONGEST_LINE)[:_HEAD] for _ in range(_LOOKED_AT))
    except (OSError, EOFError, zlib.error):
        return True  # what cannot be opened is named as what its name says it is


def readings_in(path: str) -> Iterator[Reading | Problem]:
    """The readings in a file or a run, a Problem for each line that is none and for a file that cannot be read.

    Raises OnrecordError for the folder of a run that is not finished.
    """
    if os.path.isdir(path):
        from onrecord.views.running import segments_of

        for segment in segments_of(path):
            yield from readings_in(segment)
        return
    try:
        with gzip.open(path, "rb") if path.endswith(".gz") else open(path, "rb") as lines:
            number = 0
            while line := lines.readline(LONGEST_LINE):
                number += 1
                if line.strip():
                    yield _reading(line, f"{path}, line {number}")
    except (OSError, EOFError, zlib.error) as error:
        yield Problem(path, f"cannot be read: {getattr(error, 'strerror', None) or error}")


def _reading(line: bytes, where: str) -> Reading | Problem:
    try:
        return decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        return Problem(where, f"is no reading: {error}")
