"""Rows of tab-separated files, and the events that become rows.

The formats of this room have no column that says whether an event happened. An event that is planned, possible,
conditional, ordered, permitted, denied or failed would stand among the facts there: it is left out, and counted.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from itertools import product
from typing import BinaryIO

from onrecord.exports import Written
from onrecord.model.cells import FORMULA
from onrecord.model.claims import Event
from onrecord.model.days import days
from onrecord.model.grounds import When, Where, Who
from onrecord.model.reading import Reading

# Tabs and line ends part cells and rows; a quotation mark means one thing to a reader that knows quotes and another to
# one that does not (the datasets come without any): the first become blanks, the second an apostrophe.
_PARTING = re.compile("[\x00-\x1f\x7f\x85\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Dyad:
    """One actor and one recipient of an event that happened; ``None`` where the report names none.

    ``first`` marks the first dyad of each event, at which what belongs to the event is counted.
    """

    reading: Reading
    event: Event
    actor: Who | None
    recipient: Who | None
    first: bool

    @property
    def number(self) -> int:
        """A number that stands for this dyad for good, below 2^53, so that no reader rounds it.

        Words alone do not tell parties apart: "both sides" are two.
        """
        who = [f"{one.words.start}:{one.words.end}:{one.name}" if one else "" for one in (self.actor, self.recipient)]
        return number(self.event.id, *who)


Cell = str | int | float | date | None
Row = Callable[[Dyad], Iterable[Cell]]
Losses = Callable[[Event, Counter[str]], None]


def number(*parts: str) -> int:
    """A whole number from 1 to 2^53 - 1 that stands for these words: two of a million meet once in 18,000 files."""
    digest = blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return (int.from_bytes(digest) >> 11) or 1


def actual(reading: Reading, left_out: Counter[str]) -> Iterator[Event]:
    """The events of a reading that happened; the others are counted in ``left_out`` by their status."""
    for event in reading.events:
        if event.status == "actual":
            yield event
        else:
            left_out[f"events that are {event.status}"] += 1


def dyads(reading: Reading, left_out: Counter[str]) -> Iterator[Dyad]:
    """The dyads of the events that happened."""
    for event in actual(reading, left_out):
        pairs = product(event.actor or (None,), event.recipient or (None,))
        for position, (actor, recipient) in enumerate(pairs):
            yield Dyad(reading, event, actor, recipient, position == 0)


def write_dyads(readings: Iterable[Reading], out: BinaryIO, row: Row, lost: Losses | None = None) -> Written:
    """A line for each dyad, a reading at a time; ``lost`` counts what the format cannot hold of each event, once."""
    left_out: Counter[str] = Counter()
    count = 0
    for reading in readings:
        count += 1
        for dyad in dyads(reading, left_out):
            out.write(line(row(dyad)))
            if lost is not None and dyad.first:
                lost(dyad.event, left_out)
    return Written(count, left_out)


def place(event: Event) -> Where | None:
    """The first place of the event, for formats that hold one."""
    return event.where[0] if event.where else None


def count_places(event: Event, left_out: Counter[str]) -> None:
    """Counts the places of an event that ``place`` does not give."""
    if len(event.where) > 1:
        left_out["places of an event beyond the first"] += len(event.where) - 1


def day(when: When | None) -> date | None:
    """The day, where the words name one day and no longer time."""
    known = days(when)
    return known[0] if known and known[0] == known[1] else None


def text(value: str | None, missing: str = "") -> str:
    """Words as a cell: one line, no tab, no quotation mark, nothing that a spreadsheet would run."""
    told = _PARTING.sub(" ", value or "").replace('"', "'").strip()
    return (f"'{told}" if told.startswith(FORMULA) else told) or missing


def line(cells: Iterable[Cell]) -> bytes:
    """A row: cells that are numbers or days as such, words made fit by ``text``, ``None`` empty."""
    return ("\t".join(_cell(cell) for cell in cells) + "\n").encode("utf-8", "replace")


def _cell(value: Cell) -> str:
    match value:
        case None:
            return ""
        case str():
            return text(value)
        case float():
            return repr(value) if math.isfinite(value) else ""
        case date():
            return value.isoformat()
        case int():
            return str(value)
