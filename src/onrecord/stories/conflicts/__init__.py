"""Where reports that are no copies of each other differ.

``add`` keeps what a report says in a form that can be compared; ``between`` compares what is kept of some reports;
``compare`` does the same for readings at hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from onrecord.model.conflicts import Conflict
from onrecord.model.reading import Reading
from onrecord.stories.conflicts.facts import Fact, facts
from onrecord.stories.conflicts.finding import conflicts
from onrecord.stories.shelf import Shelf

__all__ = ["add", "between", "compare", "drop"]

_ROOM = "conflicts"
_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(tuple[Fact, ...])


def add(shelf: Shelf, reading: Reading) -> None:
    """Keeps what the report says. The same reading twice is once."""
    shelf.put(_ROOM, reading.article.id, _ENCODER.encode(facts(reading)))


def drop(shelf: Shelf, report: str) -> None:
    """Forgets what a report says."""
    shelf.drop(_ROOM, report)


def between(
    shelf: Shelf,
    reports: Iterable[str],
    happenings: Mapping[str, str],
    texts: Mapping[str, str],
    names: Mapping[str, str],
) -> list[Conflict]:
    """Where these reports differ, the earliest first; the other arguments as ``finding.conflicts`` has them."""
    kept = (shelf.get(_ROOM, report) for report in sorted(set(reports)))
    return conflicts([fact for told in kept if told for fact in _DECODER.decode(told)], happenings, texts, names)


def compare(
    readings: Iterable[Reading],
    happenings: Mapping[str, str] | None = None,
    texts: Mapping[str, str] | None = None,
    names: Mapping[str, str] | None = None,
) -> list[Conflict]:
    """Where readings at hand differ."""
    told = [fact for reading in readings for fact in facts(reading)]
    return conflicts(told, happenings or {}, texts or {}, names or {})
