"""Where reports that are no copies of each other differ.

``add`` keeps what a report says in a form that can be compared; ``between`` compares what is kept of some reports;
``compare`` does the same for readings at hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from onrecord.model.conflicts import Conflict
from onrecord.model.reading import Reading
from onrecord.stories.conflicts import keeping
from onrecord.stories.conflicts.facts import facts
from onrecord.stories.conflicts.finding import conflicts
from onrecord.stories.conflicts.keeping import add, drop
from onrecord.stories.shelf import Shelf

__all__ = ["add", "between", "compare", "drop"]


def between(
    shelf: Shelf,
    reports: Iterable[str],
    happenings: Mapping[str, str],
    texts: Mapping[str, str],
    names: Mapping[str, str],
) -> list[Conflict]:
    """Where these reports differ, the earliest first; the other arguments as ``finding.conflicts`` has them."""
    kept = {report: one for report in sorted(set(reports)) if (one := keeping.get(shelf, report))}
    found = conflicts([fact for one in kept.values() for fact in one.facts], happenings, texts, names)
    return [keeping.whole(one, kept) for one in found]


def compare(
    readings: Iterable[Reading],
    happenings: Mapping[str, str] | None = None,
    texts: Mapping[str, str] | None = None,
    names: Mapping[str, str] | None = None,
) -> list[Conflict]:
    """Where readings at hand differ."""
    told = [fact for reading in readings for fact in facts(reading)]
    return conflicts(told, happenings or {}, texts or {}, names or {})
