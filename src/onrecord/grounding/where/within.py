"""Where a place lies that no table knows: in the smallest place that the report names for it.

"Third Street" and "the Hollow Inn" stand in no gazetteer, but a report says in which town they are, or tells of one
town only. Such a place takes the point and the precision of that town, never a finer one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from onrecord.grounding.where.choose import Mention
from onrecord.grounding.where.gazetteer import Place, distance

# How much smaller a kind is than a country: only such places hold a street or a church.
_HOLDERS = ("town", "city", "admin2", "admin1", "area", "facility")
_SENTENCE = re.compile(
    r"(?<![A-Z])(?<!\bSt)(?<!\bMt)(?<!\bNo)(?<!\bDr)(?<!\bMr)[.!?][\"”’)]*\s+(?=[\"“‘(]?[A-ZÀ-Þ0-9])|\n"
)
_KIND = r"(?:city|town|village|suburb|district|neighbou?rhood|port|capital|province|county|region|state|municipality)"
_SIDE = r"(?:(?:central|downtown|inner|outer|northern|southern|eastern|western|north|south|east|west|nearby)[- ])*"
# Behind a name: "in Harare", ", Norfolk", "in the northern city of Torvale".
_BEHIND = re.compile(
    rf"(?:,? (?:campus|building|area|district|intersection|complex|site|grounds|compound|branch|\([^()]{{1,20}}\)))?"
    rf"(?:,? (?:in|at|near|outside|of|on|from|inside|around) (?:the )?{_SIDE}(?:{_KIND} of )?|, {_SIDE})$"
)
_LIST = re.compile(r"(?:, [A-ZÀ-Þ][\w’'-]+){0,4},? and [A-ZÀ-Þ]")  # "Aska, Torvale, Brennick and Lund" are four
_SMALL = ("town", "city", "area", "facility", "admin2")
_AREA = 100.0  # km: what a local report tells of
_SHARE = 0.7  # of the small places that a report names; below it, one in two was elsewhere (GeoWebNews, LGL)
_NEAR = 60  # characters between a name and the place that is said to hold it
# What is no part of a town that a report tells of: it reaches further, or is no place at all.
_WIDE = re.compile(
    r"\b(?:River|Rivers|Sea|Ocean|Gulf|Desert|Mountains|Valley|Republic|Nations?|Congress|Union|Council)$"
)


class Holders:
    """The places of a report that may hold others.

    Args:
        known: the names of the report that a table knows, in its order, each with the place chosen for it.
        text: the report.
    """

    def __init__(self, known: Sequence[tuple[Mention, Place]], text: str) -> None:
        self.text = text
        self.known = [(row, place) for row, place in known if place.kind in _HOLDERS]
        self.starts = [row.start for row, _ in self.known]
        small = [(row, place) for row, place in self.known if place.kind in _SMALL]
        self.by_name = {row.name: place for row, place in reversed(small)}
        self.area = _only_area(Counter(place for _, place in small))

    def located(self, mention: Mention) -> Place | None:
        """A name that no table knows as part of the place that holds it, or ``None`` where the report does not say."""
        holder = self._named_after(mention) or self._said(mention)
        if holder is None and self.area is not None and not _WIDE.search(mention.name):
            holder = replace(self.area, kind="admin2")  # somewhere in or about the town: no finer than a district
        return replace(holder, name=mention.name, geonames=None, population=0) if holder else None

    def _named_after(self, mention: Mention) -> Place | None:
        """The town of the report whose name is in this one: "Torvale Institute" in a report on Torvale."""
        words = mention.name.split()
        sizes = range(min(4, len(words) - 1), 0, -1)
        runs = (" ".join(words[at : at + size]) for size in sizes for at in range(len(words) - size + 1))
        return next((place for run in runs if (place := self.by_name.get(run)) is not None), None)

    def _said(self, mention: Mention) -> Place | None:
        """The place that the words behind the name say it is in."""
        at = bisect_left(self.starts, mention.start)
        if at == len(self.known):
            return None
        row, place = self.known[at]
        gap = self.text[mention.end : min(row.start, mention.end + _NEAR)]
        if row.start - mention.end >= _NEAR or not _BEHIND.match(gap) or _SENTENCE.search(gap):
            return None
        return None if gap == ", " and _LIST.match(self.text, row.end) else place


def _only_area(counted: Counter[Place]) -> Place | None:
    """The town that a report names most, if nearly all small places that it names lie around it."""
    if counted.total() < 2:
        return None
    top, _ = counted.most_common(1)[0]
    around = sum(count for place, count in counted.items() if distance(place, top) < _AREA)
    return top if around >= _SHARE * counted.total() else None
