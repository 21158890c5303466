"""What was done to the text that two reports share.

The thresholds were chosen on the development half of ``eval/gold/copies`` (103 pairs); ``eval/copies/score.py`` prints
how the figures of each pair lie about them.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.sharing import Relation
from onrecord.stories.copies.alignment import Aligned
from onrecord.stories.copies.telling import Telling

WHOLE = 0.9
"""Part of a report's telling from which on all of it is in the other, but for slips."""
BASE = 1 / 3
"""Part of the shorter one from which on one text is the base of both (the guidelines' third)."""
PASSAGE = 60
"""Words of telling, quotations out, that are three sentences: a passage taken over, however long the reports are."""
SMALL_PART = 0.2
SMALL = 25
"""A fifth of the shorter report will do, if it is a sentence or two and no closing line of the site."""


@dataclass(frozen=True, slots=True)
class Shared:
    """How much two reports share: words of telling in each, and the part of each that they are."""

    told_a: int
    told_b: int
    part_a: float
    part_b: float


def shared(a: Telling, b: Telling, found: Aligned) -> Shared:
    """The words of telling that are shared, and the parts they are of both."""
    told_a, told_b = int(found.told_a.sum()), int(found.told_b.sum())
    return Shared(told_a, told_b, told_a / max(1, int(a.own.sum())), told_b / max(1, int(b.own.sum())))


def relation(what: Shared) -> Relation:
    """What was done to the text; ``quotes`` where too little telling is shared to make a copy."""
    less, more = sorted((what.part_a, what.part_b))
    told = min(what.told_a, what.told_b)
    if told < SMALL or (told < PASSAGE and more < SMALL_PART):
        return "quotes"
    if less >= WHOLE:
        return "same"
    if more >= WHOLE:
        return "abridged"
    return "edited" if more >= BASE else "merged"
