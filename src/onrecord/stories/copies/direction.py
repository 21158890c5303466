"""Which way a text went: whose it is by what two copies say of themselves. Time tells nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.model.sharing import Credit
from onrecord.stories.copies.credits import STRENGTH
from onrecord.stories.copies.keeping import Kept

WIRE = frozenset({"dateline", "byline", "tail", "copyright", "label"})
"""Kinds of credit that tell whose words a report is, where another newsroom than the outlet is named."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of two copies: its id, its outlet, the newsroom that the outlet is, and what it says of its words."""

    name: str
    outlet: str | None
    newsroom: str | None
    credits: tuple[Credit, ...]

    @classmethod
    def of(cls, name: str, kept: Kept) -> Side:
        """The side of a report on the shelf."""
        return cls(name, kept.outlet, kept.newsroom, kept.credits)


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose text two copies are: the newsroom, what tells it, and which of the two is the newsroom's own page."""

    newsroom: str | None = None
    credit: Credit | None = None
    source: str | None = None


def whose_text(a: Side, b: Side) -> Whose:
    """Whose text two copies are, as far as the two say so.

    The strongest credit of another newsroom decides; where there is none, the own page of a newsroom that is known, if
    the other is none. Time decides nothing.
    """
    credit = strongest([credit for side in (a, b) for credit in wires(side.credits, side.outlet)])
    if credit:
        source = next((side.name for side in (a, b) if side.newsroom == credit.newsroom), None)
        return Whose(credit.newsroom, credit, source)
    if a.newsroom and a.newsroom == b.newsroom:
        return Whose(a.newsroom, None, None)
    if bool(a.newsroom) != bool(b.newsroom):
        own = a if a.newsroom else b
        return Whose(own.newsroom, next((c for c in own.credits if c.kind == "staff"), None), own.name)
    return Whose()


def strongest(found: list[Credit]) -> Credit | None:
    """The strongest of some credits."""
    return min(found, key=lambda credit: STRENGTH.index(credit.kind), default=None)


def wires(found: Iterable[Credit], outlet: str | None) -> list[Credit]:
    """The credits that name another newsroom than the outlet as where the words are from, the strongest first."""
    told = [credit for credit in found if credit.kind in WIRE and credit.newsroom != outlet]
    return sorted(told, key=lambda credit: STRENGTH.index(credit.kind))
