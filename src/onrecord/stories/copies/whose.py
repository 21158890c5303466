"""Whose words a report mainly is: what it says itself, else what its tagged copies say, else its own staff."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from onrecord.model.sharing import Credit, Origin, Share
from onrecord.stories.copies.credits import STRENGTH
from onrecord.stories.copies.direction import wires
from onrecord.stories.copies.keeping import Kept, Pair
from onrecord.stories.copies.words import Marks

MAINLY = 0.5
"""Part of a report that a newsroom's copies must cover for the report to be its. Two thirds are meant; what is measured
is less, since furniture that was not known counts as telling and a changed word in five breaks a run (chosen on the
development half, where .5 to .6 do the same)."""
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
    strongest = [credit for credit in said if credit.kind == said[0].kind]
    if len({credit.newsroom for credit in strongest}) >= NAMES_SEVERAL:
        return Origin(report=name, newsroom=None, own=False, credit=said[0])
    if said and said[0].kind != "label":
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
    photos = [credit for credit in mine.credits if credit.kind in ("photo", "byline")]
    if mine.captions and len({credit.newsroom for credit in photos}) >= NAMES_SEVERAL:
        return Origin(report=name, newsroom=None, own=False, credit=photos[0], shares=shares)
    return _outlets_own(name, mine, shares)


def _outlets_own(name: str, mine: Kept, shares: tuple[Share, ...]) -> Origin:
    staff = next((credit for credit in mine.credits if credit.newsroom == mine.outlet), None)
    if mine.aggregator or mine.outlet is None:
        return Origin(report=name, newsroom=None, own=None, shares=shares)
    return Origin(report=name, newsroom=mine.outlet, own=True if staff else None, credit=staff, shares=shares)


def _said(mine: Kept) -> list[Credit]:
    """The other newsrooms that a report names; on a page of captions a name alone is a photograph's."""
    return [credit for credit in wires(mine.credits, mine.outlet) if not (mine.captions and credit.kind == "byline")]


def _told(name: str, mine: Kept, pairs: Mapping[str, Pair], others: Mapping[str, Kept]) -> list[Told]:
    """The newsrooms that copies name, or whose own page a copy is, with what all copies of each cover together."""
    covered: dict[str, Marks] = {}
    best: dict[str, tuple[int, float, str, Credit]] = {}
    own, said = mine.telling().own, _said(mine)
    for other, pair in sorted(pairs.items()):
        theirs = others.get(other)
        if theirs is None or pair.relation == "quotes":
            continue
        mark = np.zeros(len(own), np.bool_)
        for start_a, end_a, start_b, end_b in pair.passages:
            mark[slice(start_a, end_a) if name < other else slice(start_b, end_b)] = True
        for credit in _said(theirs) or ([] if said else _own_page(mine, theirs)):
            if credit.kind == "label":
                continue
            room = credit.newsroom
            covered[room] = covered.get(room, np.zeros(len(own), np.bool_)) | mark
            rank = STRENGTH.index(credit.kind), -float((mark & own).sum()), other, credit
            best[room] = min(best.get(room, rank), rank, key=lambda told: told[:3])
    whole = max(1, int(own.sum()))
    return [Told(best[room][3], int((mark & own).sum()) / whole, best[room][2]) for room, mark in covered.items()]


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
    found = [Share(each.credit.newsroom, round(each.part, 4)) for each in told]
    return tuple(sorted(found, key=lambda share: (-share.part, share.newsroom)))
