"""Whose words a report mainly is: what it says itself, else what its tagged copies say, else its own staff."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.model.sharing import Credit, Origin, Share
from onrecord.stories.copies.asking import wires
from onrecord.stories.copies.credits import STRENGTH
from onrecord.stories.copies.keeping import Kept, Pair

MAINLY = 2 / 3
"""Part of a report that must be one newsroom's for the report to be its (the guidelines' two thirds)."""
NAMES_SEVERAL = 2
"""Newsrooms whose material a line at the end names for the report to be mixed."""


@dataclass(frozen=True, slots=True)
class Told:
    """A newsroom that a report or a copy of it names, and how much of the report that copy covers."""

    credit: Credit
    part: float
    through: str | None


def origin(name: str, mine: Kept, pairs: Mapping[str, Pair], others: Mapping[str, Kept]) -> Origin:
    """Whose words a report mainly is; ``pairs`` and ``others`` are its copies by id."""
    said = _said(mine)
    if len({credit.newsroom for credit in said}) >= NAMES_SEVERAL and not _is_dateline(said):
        return Origin(report=name, newsroom=None, own=False, credit=said[0], shares=())
    if said and not _is_label(mine, said[0]):
        return Origin(report=name, newsroom=said[0].newsroom, own=False, credit=said[0])
    told = sorted(_told(name, mine, pairs, others), key=_weight)
    shares = _shares(told)
    if told and told[0].part >= MAINLY:
        first = told[0]
        return Origin(
            report=name,
            newsroom=first.credit.newsroom,
            own=False,
            credit=Credit(first.credit.newsroom, "copy", first.credit.words),
            through=first.through,
            shares=shares,
        )
    if said:
        return Origin(report=name, newsroom=said[0].newsroom, own=False, credit=said[0], shares=shares)
    return _outlets_own(name, mine, shares)


def _outlets_own(name: str, mine: Kept, shares: tuple[Share, ...]) -> Origin:
    staff = next((credit for credit in mine.credits if credit.newsroom == mine.outlet), None)
    if mine.aggregator or mine.outlet is None:
        return Origin(report=name, newsroom=None, own=None, shares=shares)
    return Origin(report=name, newsroom=mine.outlet, own=True if staff else None, credit=staff, shares=shares)


def _said(mine: Kept) -> list[Credit]:
    return wires(mine.credits, mine.outlet)


def _is_dateline(said: list[Credit]) -> bool:
    return said[0].kind == "dateline" and sum(credit.kind == "dateline" for credit in said) == 1


def _is_label(mine: Kept, credit: Credit) -> bool:
    """An aggregator's label is the place it found the text at, and not always whose the text is."""
    return mine.aggregator and credit.kind == "byline"


def _told(name: str, mine: Kept, pairs: Mapping[str, Pair], others: Mapping[str, Kept]) -> list[Told]:
    """The newsrooms that copies name, or whose own page a copy is."""
    found = []
    for other, pair in pairs.items():
        theirs = others.get(other)
        if theirs is None or pair.relation == "quotes":
            continue
        part = pair.part_a if name < other else pair.part_b
        for credit in _said(theirs) or _own_page(mine, theirs):
            if not _is_label(theirs, credit):
                found.append(Told(credit, part, other))
    return found


def _own_page(mine: Kept, theirs: Kept) -> list[Credit]:
    """The newsroom whose own page a copy is: a known one, which the report's outlet is not."""
    if not theirs.newsroom or mine.newsroom or theirs.aggregator:
        return []
    return [
        next((credit for credit in theirs.credits if credit.kind == "staff"), Credit(theirs.newsroom, "copy", None))
    ]


def _weight(told: Told) -> tuple[bool, int, float, str]:
    return told.part < MAINLY, STRENGTH.index(told.credit.kind), -told.part, told.through or ""


def _shares(told: list[Told]) -> tuple[Share, ...]:
    most: dict[str, float] = {}
    for each in told:
        most[each.credit.newsroom] = max(most.get(each.credit.newsroom, 0.0), each.part)
    return tuple(
        Share(room, round(part, 4)) for room, part in sorted(most.items(), key=lambda item: (-item[1], item[0]))
    )
