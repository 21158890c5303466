"""Parquet of articles, one a row. Needs the extra ``onrecord[parquet]`` (pyarrow)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from onrecord.extend import Head
from onrecord.intake.columns import Columns, fields_of, no_text
from onrecord.intake.containers import seekable
from onrecord.intake.fields import page_of
from onrecord.model.article import Hints, Page
from onrecord.model.problems import Problem

MARK = b"PAR1"
# Rows that are in memory at a time: 64 reports of 5 kB are nothing, 64 of 1 MB still fit.
ROWS = 64


class ParquetFile:
    """Articles in Parquet; only the columns that hold something of an article are read."""

    name = "parquet"
    order = 5

    def __init__(self, columns: Columns | None = None) -> None:
        self._columns = columns or Columns()

    def recognises(self, head: Head) -> bool:
        """By its mark."""
        return head.start.startswith(MARK) and not head.packed

    def unpack(self, stream: BinaryIO, where: str, hints: Hints) -> Iterator[Page | Problem]:
        """The articles, each named by its row, counted from 1."""
        try:
            import pyarrow as arrow
            from pyarrow import parquet
        except ImportError:
            yield Problem(where, "to read Parquet, install what reads it: pip install 'onrecord[parquet]'")
            return
        file = seekable(stream)
        if isinstance(file, Problem):
            yield Problem(where, file.what)
            return
        try:
            yield from self._rows(parquet.ParquetFile(file), where, hints)
        except (arrow.ArrowException, OSError, ValueError) as error:
            yield Problem(where, f"its Parquet is damaged: {str(error)[:200]}")

    def _rows(self, table: Any, where: str, hints: Hints) -> Iterator[Page | Problem]:
        names = [str(name) for name in table.schema_arrow.names]
        if fault := no_text(names, self._columns):
            yield Problem(where, fault)
            return
        mapping = self._columns.mapping(names)
        number = 0
        for batch in table.iter_batches(batch_size=ROWS, columns=sorted(set(mapping.values()))):
            for row in batch.to_pylist():
                number += 1
                named = f"{where}, row {number}"
                found = fields_of(row, mapping, named)
                yield found if isinstance(found, Problem) else page_of(found, named, hints)
