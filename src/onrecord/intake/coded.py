"""Event files of others, GDELT's and POLECAT's, counted by month and pair of countries: to be set beside a record.

They hold events and no reports, so nothing of them is read as a page. GDELT 1.0 (58 columns) and 2.0 (61) have no
header; POLECAT names its columns. Both also come zipped, one table in a package, as their makers hand them out.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import BinaryIO, NamedTuple, cast

from onrecord.intake.containers import inflated
from onrecord.intake.forms.tables import coded_events
from onrecord.intake.given import shown
from onrecord.model.problems import Problem

# Where a row of GDELT has its day, and the countries of its two actors (the codebook's order, counted from 0).
_GDELT = (1, 7, 17)
_GDELT_WIDTHS = (58, 61)
_POLECAT = ("Event Date", "Actor Country", "Recipient Country")
# GDELT keeps two codes of CAMEO that ISO 3166-1 alpha-3 has changed since.
_ISO = {"ROM": "ROU", "TMP": "TLS"}
_COUNTRY = re.compile(r"[A-Z]{3}")
_DAY = re.compile(r"(\d{4})-?(\d{2})-?\d{2}")


class DyadMonth(NamedTuple):
    """A month (``2026-03``), and who did something to whom, three letters each."""

    month: str
    source: str
    target: str


class Coded(NamedTuple):
    """What was counted.

    Attributes:
        counts: events by month and pair of countries; an event of several actors or recipients counts for each pair.
        events: rows that were read.
        without: rows without a day or without a country on both sides, which count for no pair.
        problems: what could not be read.
    """

    counts: Counter[DyadMonth]
    events: int
    without: int
    problems: tuple[Problem, ...]


def count_dyads(paths: Iterable[str]) -> Coded:
    """The dyad-months of the files, a row at a time. Never raises for what they hold."""
    counts: Counter[DyadMonth] = Counter()
    events = without = 0
    problems: list[Problem] = []
    for path in paths:
        for row in _rows(path):
            if isinstance(row, Problem):
                problems.append(row)
                continue
            events += 1
            without += not row
            counts.update(row)
    return Coded(counts, events, without, tuple(problems))


def _rows(path: str) -> Iterator[list[DyadMonth] | Problem]:
    where = shown(path)
    try:
        with open(path, "rb") as file:
            if file.read(4) == b"PK\x03\x04":
                with zipfile.ZipFile(file) as package:
                    for name in package.namelist():
                        with package.open(name) as member:
                            yield from _table(cast(BinaryIO, member), f"{where}/{shown(name)}")
            else:
                file.seek(0)
                yield from _table(inflated(file), where)
    except (OSError, EOFError, ValueError, zipfile.BadZipFile, zlib.error, csv.Error, RuntimeError) as error:
        yield Problem(where, f"it cannot be read: {getattr(error, 'strerror', None) or error}")


def _table(stream: BinaryIO, where: str) -> Iterator[list[DyadMonth] | Problem]:
    text = io.TextIOWrapper(stream, "utf-8-sig", errors="replace", newline="")
    first = text.readline(1 << 20)
    whose = coded_events(first)
    if whose is None:
        yield Problem(where, "it is no event file of GDELT (58 or 61 columns, tabs) or POLECAT (a header, tabs)")
    elif whose == "GDELT":
        # no quoting: a name may begin with a quotation mark
        for number, row in enumerate(csv.reader(_and(first, text), delimiter="\t", quoting=csv.QUOTE_NONE), 1):
            if len(row) in _GDELT_WIDTHS:
                yield _dyads(row[_GDELT[0]], row[_GDELT[1]], row[_GDELT[2]])
            else:
                yield Problem(f"{where}, row {number}", f"it has {len(row)} cells, not 58 or 61")
    else:
        names = next(csv.reader([first], delimiter="\t"))
        at = [
            names.index(name) if name in names else None
            for name in ("Event Date", "Actor Country", "Recipient Country")
        ]
        if None in at:
            yield Problem(where, "it is of POLECAT, but without the columns Actor Country and Recipient Country")
            return
        day, actor, recipient = (names.index(name) for name in _POLECAT)
        for number, row in enumerate(csv.reader(text, delimiter="\t"), 2):
            if len(row) == len(names):
                yield _dyads(row[day], row[actor], row[recipient])
            else:
                yield Problem(f"{where}, row {number}", f"it has {len(row)} cells where the header names {len(names)}")


def _and(first: str, rest: Iterable[str]) -> Iterator[str]:
    yield first
    yield from rest


def _dyads(day: str, actors: str, recipients: str) -> list[DyadMonth]:
    found = _DAY.match(day)
    if found is None:
        return []
    month = f"{found[1]}-{found[2]}"
    return [DyadMonth(month, one, other) for one in _countries(actors) for other in _countries(recipients)]


def _countries(cell: str) -> list[str]:
    """The countries in a cell, each once; GDELT writes one, POLECAT one of each actor with ``; `` between."""
    parts = (part.strip().upper() for part in cell.split(";"))
    return list(dict.fromkeys(_ISO.get(part, part) for part in parts if _COUNTRY.fullmatch(part)))
