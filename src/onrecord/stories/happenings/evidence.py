"""A named value of a pair of events, and how much two sets of words share."""

from __future__ import annotations

import msgspec

from onrecord.model.text import Span
from onrecord.stories.happenings.words import rarity


class Feature(msgspec.Struct, frozen=True, gc=False):
    """A value with the words behind it in either report, where there are any."""

    name: str
    value: float
    a: Span | None = None
    b: Span | None = None


def overlap(a: frozenset[int], b: frozenset[int]) -> float:
    """How much of the poorer set of words the two share, by rarity; two rare words are asked for the full value."""
    shared = a & b
    if not shared:
        return 0.0
    told = rarity()
    return min(told.sum(shared) / max(min(told.sum(a), told.sum(b)), 2 * told.unknown), 1.0)


def shared(a: frozenset[int], b: frozenset[int], told_a: float, told_b: float) -> float:
    """``overlap`` of two sets whose words' rarity was summed before."""
    both = a & b
    if not both:
        return 0.0
    told = rarity()
    return min(told.sum(both) / max(min(told_a, told_b), 2 * told.unknown), 1.0)
