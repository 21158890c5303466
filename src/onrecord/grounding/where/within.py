"""Where a place lies that no table knows: in the smallest place that the report names for it.

"Third Street" and "the Hollow Inn" stand in no gazetteer, but a report says in which town they are, or tells of one town
only. Such a place takes the point and the precision of that town, never a finer one.
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
# Behind a name: "in Harare", ", Norfolk", "in the northern city of X", "on Main Road between 1966 and 1984 in X" is too far.
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


def located(mention: Mention, known: Sequence[tuple[Mention, Place]], text: str) -> Place | None:
    """The unknown place as part of the place that holds it, or ``None`` where the report does not say.

    Args:
        mention: a name that no table knows.
        known: the names of the report that are known, in its order.
        text: the report.
    """
    holder = _named_after(mention, known) or _said(mention, known, text)
    if holder is None and (around := _only_area(mention, known)) is not None:
        holder = replace(around, kind="admin2")  # somewhere in or about the town: no finer than a district
    return replace(holder, name=mention.name, geonames=None, population=0) if holder else None


def _named_after(mention: Mention, known: Sequence[tuple[Mention, Place]]) -> Place | None:
    """The town of the report whose name is in this one: "Torvale Institute" in a report on Torvale."""
    words = set(mention.name.split())
    return next((place for row, place in known if place.kind in _SMALL and set(row.name.split()) < words), None)


def _said(mention: Mention, known: Sequence[tuple[Mention, Place]], text: str) -> Place | None:
    """The place that the words behind the name say it is in."""
    at = bisect_left([row.start for row, _ in known], mention.start)
    row, place = next((pair for pair in known[at : at + 6] if pair[1].kind in _HOLDERS), (None, None))
    if row is None or row.start - mention.end >= _NEAR:
        return None
    gap = text[mention.end : row.start]
    listed = gap == ", " and _LIST.match(text, row.end)
    return place if _BEHIND.match(gap) and not _SENTENCE.search(gap) and not listed else None


def _only_area(mention: Mention, known: Sequence[tuple[Mention, Place]]) -> Place | None:
    """The town that a report names most, if nearly all small places that it names lie around it."""
    counted = Counter(place for _, place in known if place.kind in _SMALL)
    if counted.total() < 2 or _WIDE.search(mention.name):
        return None
    top, _ = counted.most_common(1)[0]
    around = sum(count for place, count in counted.items() if distance(place, top) < _AREA)
    return top if around >= _SHARE * counted.total() else None
