"""What the shelf knows of a report's copies: the pairs, with the words that both have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import cast

from onrecord.model.sharing import Copy, Credit, Passage, Relation
from onrecord.model.text import Span
from onrecord.stories.copies import keeping
from onrecord.stories.copies.adding import pair_of
from onrecord.stories.copies.alignment import Laid
from onrecord.stories.copies.direction import Side, Whose, whose_text
from onrecord.stories.copies.keeping import Kept, Pair
from onrecord.stories.copies.telling import Telling, masked, places
from onrecord.stories.copies.words import Places
from onrecord.stories.shelf import Shelf

MOST_FOLLOWERS = 500
"""Reports of one and the same text that a question lists through another report; more say nothing more."""


def pairs(shelf: Shelf, name: str) -> dict[str, Pair]:
    """The pairs of a report by the other's id, also those through a report that either is the same as."""
    mine = keeping.report(shelf, name)
    if mine is None:
        return {}
    direct = keeping.partners(shelf, name)
    found = {other: pair for other in direct if (pair := keeping.pair(shelf, *sorted((name, other))))}
    for other in _behind(shelf, name, mine, direct):
        if other in found or other == name:
            continue
        theirs = keeping.report(shelf, other)
        made = theirs and between(shelf, (name, mine), (other, theirs))
        if made:
            found[other] = made
    return _decided(shelf, name, found)


def _decided(shelf: Shelf, name: str, found: dict[str, Pair]) -> dict[str, Pair]:
    """The pairs as people have judged them: ``different`` takes one out, ``same`` puts one in, with what it shares."""
    for other in keeping.judged_with(shelf, name):
        told = keeping.judged(shelf, *sorted((name, other)))
        if told is None or (told.same and keeping.report(shelf, other) is None):
            continue
        if not told.same:
            found.pop(other, None)
        elif other not in found or found[other].relation == "quotes":
            known = found.get(other, Pair("same", 1.0, 1.0, ()))
            found[other] = Pair("same", known.part_a, known.part_b, known.passages)
    return found


def between(shelf: Shelf, one: tuple[str, Kept], other: tuple[str, Kept]) -> Pair | None:
    """The pair of two reports that are on the shelf, laid beside each other now."""
    mine, theirs = (masked(kept.telling(), keeping.seen(shelf, kept.outlet)) for _, kept in (one, other))
    return pair_of(Laid(mine), one[0], theirs, other[0])


@dataclass(frozen=True, slots=True)
class Shown:
    """A report whose words are to be shown: its id, its text, and where each word of its telling stands."""

    name: str
    text: str
    starts: Places
    ends: Places

    @classmethod
    def of(cls, name: str, text: str, telling: Telling) -> Shown:
        """A report with its words' places."""
        return cls(name, text, *places(text, telling))

    def span(self, first: int, end: int) -> Span:
        """The words from one number to another, the latter left out."""
        return Span.of(self.text, int(self.starts[first]), int(self.ends[end - 1]))


def copy(a: Shown, b: Shown, pair: Pair, whose: Whose) -> Copy:
    """The pair with its words, the smaller id first."""
    return Copy(
        a=a.name,
        b=b.name,
        relation=cast(Relation, pair.relation),
        passages=tuple(
            Passage(a.span(start_a, end_a), b.span(start_b, end_b)) for start_a, end_a, start_b, end_b in pair.passages
        ),
        part_a=round(pair.part_a, 4),
        part_b=round(pair.part_b, 4),
        newsroom=whose.newsroom,
        credit=whose.credit,
        source=whose.source,
    )


def copies(shelf: Shelf, name: str, made: Iterable[tuple[str, Pair]], sibling: Credit | None = None) -> Iterator[Copy]:
    """The pairs of one report, each with its words and whose text it is.

    ``sibling`` is the credit that a copy of the report gives it, for pairs of which neither side says anything.
    """
    mine = keeping.report(shelf, name)
    if mine is None:
        return
    side = Shown.of(name, keeping.text(shelf, name), mine.telling())
    for other, pair in made:
        theirs = keeping.report(shelf, other)
        if theirs is None:
            continue
        sides = side, Shown.of(other, keeping.text(shelf, other), theirs.telling())
        a, b = sides if name < other else sides[::-1]
        whose = Whose() if pair.relation == "quotes" else whose_text(Side.of(name, mine), Side.of(other, theirs))
        if whose.newsroom is None and sibling and pair.relation in ("same", "abridged", "edited"):
            whose = Whose(sibling.newsroom, sibling, None)
        yield copy(a, b, pair, whose)


def _behind(shelf: Shelf, name: str, mine: Kept, direct: list[str]) -> Iterator[str]:
    """Reports that have a pair with this one only through the text that they, or it, follow."""
    heads = [other for other in direct if (kept := keeping.report(shelf, other)) and kept.follows is None]
    if mine.follows and mine.follows not in heads:
        heads.append(mine.follows)
    listed: set[str] = set(direct)
    for head in heads:
        for other in keeping.followers(shelf, head):
            if other not in listed and len(listed) < MOST_FOLLOWERS:
                listed.add(other)
                yield other
    if mine.follows:
        for other in keeping.partners(shelf, mine.follows):
            if other not in listed and len(listed) < MOST_FOLLOWERS:
                listed.add(other)
                yield other
