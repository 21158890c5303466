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
# Bytes of one line: a reading of the longest text that is read, with all its claims, has a third of it.
LONGEST_LINE = 64_000_000


def is_readings(name: str) -> bool:
    """Whether a file of this name holds readings rather than pages, or the folder is one that `run` made."""
    return name.endswith(_ENDINGS) or os.path.isfile(os.path.join(name, _RUN))


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
