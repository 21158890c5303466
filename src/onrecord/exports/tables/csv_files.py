"""The tables as CSV files with their dictionary."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import ExitStack
from typing import BinaryIO

from onrecord.exports import Written
from onrecord.exports.tables.archive import zipped
from onrecord.exports.tables.cells import CELLS
from onrecord.exports.tables.columns import Table
from onrecord.exports.tables.dictionary import NAME, File, dictionary
from onrecord.exports.tables.digest import DigestingFile
from onrecord.exports.tables.schema import TABLES
from onrecord.model.reading import Reading


class CsvTables:
    """Ten CSV files (RFC 4180, UTF-8 without a byte-order mark) and ``datapackage.json``, in a folder or a ZIP."""

    name = "csv"
    media_type = "application/zip"

    def write(self, readings: Iterable[Reading], out: BinaryIO) -> int:
        """Writes a ZIP of the files; returns how many readings there were."""
        return zipped(self, readings, out).readings

    def export_into(self, readings: Iterable[Reading], folder: str) -> Written:
        """Writes the files into ``folder``, a reading at a time."""
        with ExitStack() as stack:
            files = [
                _TableFile(table, stack.enter_context(open(os.path.join(folder, f"{table.name}.csv"), "xb")))
                for table in TABLES
            ]
            count = 0
            for reading in readings:
                for file in files:
                    file.add(reading)
                count += 1
            told = [file.told() for file in files]
        with open(os.path.join(folder, NAME), "xb") as out:
            out.write(dictionary(told, "csv"))
        return Written(count)


class _TableFile:
    """One table while it is written."""

    def __init__(self, table: Table, out: BinaryIO) -> None:
        self._table = table
        self._cells = [CELLS[column.kind] for column in table.columns]
        self._out = DigestingFile(out)
        self._rows = 0
        self._line(column.name for column in table.columns)

    def add(self, reading: Reading) -> None:
        """Writes the rows of a reading."""
        for values in self._table.values(reading):
            self._line([cell(value) for cell, value in zip(self._cells, values, strict=True)])
            self._rows += 1

    def told(self) -> File:
        """What was written."""
        return File(self._table, f"{self._table.name}.csv", self._rows, self._out.size, self._out.sha256())

    def _line(self, cells: Iterable[str]) -> None:
        self._out.write((",".join(cells) + "\r\n").encode("utf-8", "replace"))
