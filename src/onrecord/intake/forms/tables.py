"""CSV and TSV of articles, one a row, the first row naming the columns."""

from __future__ import annotations

import codecs
import csv
import io
import re
import zlib
from collections.abc import Iterator
from typing import BinaryIO, cast

from onrecord.extend import Head
from onrecord.intake.columns import USUAL, Columns, fields_of, no_text
from onrecord.intake.containers import inflated
from onrecord.intake.fields import page_of
from onrecord.intake.given import MAX_FILE
from onrecord.model.article import Hints, Page
from onrecord.model.problems import Problem

_ENDINGS = (".csv", ".tsv", ".csv.gz", ".tsv.gz")
_DELIMITERS = ",\t;|"
_KNOWN = frozenset(name for names in USUAL.values() for name in names)
# A header without an ending to go by is believed where so many of its columns are known, one of them text.
ENOUGH_KNOWN = 3
# Rows that are no articles before the run of them is cut short: a table of something else would fill a screen.
MOST_FAULTS = 1000


class TableFile:
    """Articles in CSV or TSV, also gzipped; the delimiter is told from the header."""

    name = "tables"
    order = 30

    def __init__(self, columns: Columns | None = None) -> None:
        self._columns = columns or Columns()

    def recognises(self, head: Head) -> bool:
        """A file named .csv or .tsv; one of another name whose first line names known columns."""
        if head.name.endswith(_ENDINGS):
            return True
        line = head.text.split(b"\n", 1)[0].decode("utf-8", "replace").strip()
        names = {name.strip(' "').lower() for name in re.split("[,\t;|]", line)} if len(line) < 4000 else set()
        texts = {*USUAL["text"], *USUAL["html"], *(name.lower() for name in self._columns.given.values())}
        return len(names & (_KNOWN | texts)) >= ENOUGH_KNOWN and bool(names & texts)

    def unpack(self, stream: BinaryIO, where: str, hints: Hints) -> Iterator[Page | Problem]:
        """The articles, each named by its row (the header is row 1)."""
        try:
            yield from self._rows(inflated(stream), where, hints)
        except (OSError, EOFError, zlib.error, csv.Error) as error:
            yield Problem(where, f"it cannot be read further: {getattr(error, 'strerror', None) or error}")

    def _rows(self, stream: BinaryIO, where: str, hints: Hints) -> Iterator[Page | Problem]:
        text = _decoded(stream)
        # bound to one table at a time, since csv keeps its limit for the whole process: raised, never lowered
        if csv.field_size_limit() < MAX_FILE:
            csv.field_size_limit(MAX_FILE)
        header = text.readline(1 << 20)
        delimiter = max(_DELIMITERS, key=header.count)
        names = next(csv.reader([header], delimiter=delimiter), [])
        if coded := coded_events(header):
            yield Problem(where, f"it holds {coded} events, no articles; to set them beside a record: onrecord beside")
            return
        if fault := no_text(names, self._columns):
            yield Problem(where, fault)
            return
        mapping, faults = self._columns.mapping(names), 0
        rows = csv.reader((line.replace("\0", "") for line in text), delimiter=delimiter)
        for number, row in enumerate(rows, 2):
            if not row:
                continue
            named = f"{where}, row {number}"
            if len(row) != len(names):
                faults += 1
                yield Problem(named, f"it has {len(row)} cells where the header names {len(names)}")
                if faults >= MOST_FAULTS:
                    yield Problem(where, f"{MOST_FAULTS} rows do not fit the header; the rest was not read")
                    return
                continue
            found = fields_of(dict(zip(names, row, strict=True)), mapping, named)
            yield found if isinstance(found, Problem) else page_of(found, named, hints)


def coded_events(header: str) -> str | None:
    """Whose coded events a table holds that has this first line; ``None`` for none known."""
    cells = header.rstrip("\r\n").split("\t")
    if len(cells) in (58, 61) and cells[0].isdecimal() and len(cells[1]) == 8 and cells[1].isdecimal():
        return "GDELT"
    if {"Event ID", "Event Date", "Event Type"} <= {cell.strip('"') for cell in cells}:
        return "POLECAT"
    return None


def _decoded(stream: BinaryIO) -> io.TextIOWrapper:
    """The table as text: UTF-8 (a mark taken off), UTF-16 by its mark; other bytes as U+FFFD."""
    buffered = cast(io.BufferedReader, stream)
    start: bytes = buffered.peek(4)[:2]
    wide = start in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    # newline "": csv knows line ends within quotes, and text mode would change them
    return io.TextIOWrapper(buffered, encoding="utf-16" if wide else "utf-8-sig", errors="replace", newline="")
