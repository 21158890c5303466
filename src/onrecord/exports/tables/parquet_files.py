"""The tables as Parquet files, through pyarrow (the extra ``onrecord[parquet]``)."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import ExitStack
from hashlib import file_digest
from importlib import import_module
from typing import Any, BinaryIO

from onrecord.exports import Written
from onrecord.exports.tables.archive import zipped
from onrecord.exports.tables.columns import Table
from onrecord.exports.tables.dictionary import NAME, File, dictionary
from onrecord.exports.tables.schema import TABLES
from onrecord.model.problems import MissingExtra
from onrecord.model.reading import Reading

# A row group of a table is written when its texts reach 8 million characters or its rows 20,000: some tens of MB of
# memory for the widest table (reports), and row groups large enough for a reader to skip by.
_GROUP_ROWS = 20_000
_GROUP_TEXT = 8_000_000


class ParquetTables:
    """Ten Parquet files and ``datapackage.json``, in a folder or a ZIP. Lists are lists, days are days."""

    name = "parquet"
    media_type = "application/zip"

    def write(self, readings: Iterable[Reading], out: BinaryIO) -> int:
        """Writes a ZIP of the files; returns how many readings there were."""
        return zipped(self, readings, out).readings

    def export_into(self, readings: Iterable[Reading], folder: str) -> Written:
        """Writes the files into ``folder``, a row group at a time. Raises MissingExtra where pyarrow is not there."""
        with ExitStack() as stack:
            files = [_TableFile(table, folder) for table in TABLES]
            for file in files:
                stack.callback(file.close)
            count = 0
            for reading in readings:
                for file in files:
                    file.add(reading)
                count += 1
        with open(os.path.join(folder, NAME), "xb") as out:
            out.write(dictionary([file.told() for file in files], "parquet"))
        return Written(count)


def _arrow() -> tuple[Any, Any]:
    """The two modules of pyarrow; named nowhere else, so that a base install never misses them."""
    try:
        return import_module("pyarrow"), import_module("pyarrow.parquet")
    except ImportError:
        raise MissingExtra("Parquet is written by pyarrow: pip install 'onrecord[parquet]'") from None


class _TableFile:
    """One table while it is written: columns of values that wait for their row group."""

    def __init__(self, table: Table, folder: str) -> None:
        self._arrow, parquet = _arrow()
        self._table = table
        self._path = os.path.join(folder, f"{table.name}.parquet")
        self._schema = self._arrow.schema(
            [self._field(column.name, column.kind, column.says) for column in table.columns]
        )
        self._writer = parquet.ParquetWriter(self._path, self._schema, compression="zstd")
        self._rows = 0
        self._forget()

    def add(self, reading: Reading) -> None:
        """Takes the rows of a reading, and writes a row group where enough wait."""
        for values in self._table.values(reading):
            for column, value in zip(self._waiting, values, strict=True):
                column.append(value)
                self._text += len(value) if isinstance(value, str) else 8
            self._rows += 1
            if len(self._waiting[0]) >= _GROUP_ROWS or self._text >= _GROUP_TEXT:
                self._write()

    def close(self) -> None:
        """Writes what waits, and the footer."""
        if self._waiting[0]:
            self._write()
        self._writer.close()

    def told(self) -> File:
        """What was written."""
        with open(self._path, "rb") as file:
            digest = file_digest(file, "sha256").hexdigest()
        return File(self._table, os.path.basename(self._path), self._rows, os.path.getsize(self._path), digest)

    def _write(self) -> None:
        arrays = [
            self._arrow.array(column, type=field.type)
            for column, field in zip(self._waiting, self._schema, strict=True)
        ]
        self._writer.write_table(self._arrow.Table.from_arrays(arrays, schema=self._schema))
        self._forget()

    def _forget(self) -> None:
        self._waiting: list[list[Any]] = [[] for _ in self._table.columns]
        self._text = 0

    def _field(self, name: str, kind: str, says: str) -> Any:
        types = {
            "string": self._arrow.string(),
            "integer": self._arrow.int64(),
            "number": self._arrow.float64(),
            "boolean": self._arrow.bool_(),
            "date": self._arrow.date32(),
            "list": self._arrow.list_(self._arrow.string()),
        }
        return self._arrow.field(name, types[kind], metadata={"description": says})
