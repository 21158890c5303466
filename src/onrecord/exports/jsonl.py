"""JSON Lines: one reading a line, as the contract ``onrecord/1`` has it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from onrecord.model.reading import Reading, encode


class JsonLines:
    """The exact form: what is read back from it (``model.reading.decode``) is the same reading."""

    name = "jsonl"
    media_type = "application/jsonl"

    def write(self, readings: Iterable[Reading], out: BinaryIO) -> int:
        """Writes each reading as one line of UTF-8 that ends in ``\\n`` on every system; returns how many."""
        count = 0
        for reading in readings:
            out.write(encode(reading) + b"\n")
            count += 1
        return count
