"""The carriers of a claim: from one report's claim, or from words, to all reports that tell it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.model.text import Span
from onrecord.stories import copies
from onrecord.stories.shelf import Shelf
from onrecord.stories.statements import asking
from onrecord.stories.statements import carriers as finding
from onrecord.stories.statements import kept as keeping
from onrecord.stories.statements import sought as seeking
from onrecord.stories.statements.kept import Kept
from onrecord.stories.statements.sought import Place, Sought
from onrecord.stories.statements.words import within

# A telling this sure lends its words to the search for the rest.
SURE = 0.5


@dataclass(frozen=True, slots=True)
class Carried:
    """A claim and the reports that tell it.

    Attributes:
        told: the claim in a line.
        sought: what it was looked for by.
        places: the reports, and where they tell it; the report of the claim first.
    """

    told: str
    sought: Sought
    places: tuple[tuple[Kept, Place], ...]


def carriers(shelf: Shelf, claim: str) -> Carried | None:
    """The reports that tell a claim of a report, itself first; ``None`` where the shelf does not hold it."""
    report = keeping.report_of(shelf, claim)
    kept = keeping.get(shelf, report) if report else None
    held = kept.claim(claim) if kept else None
    if kept is None or held is None:
        return None
    spans, _, told = held
    own = seeking.covering(kept, spans)
    if own is None:
        return None
    sought = seeking.of_words(within(kept.words, spans), kept.day)
    found = {kept.report: (kept, own)}
    others = [*_stated(shelf, claim), *finding.found(shelf, sought), *_copied(shelf, kept, own, sought)]
    for other, place in others:
        found.setdefault(other.report, (other, place))
    return Carried(told, sought, tuple(found.values()))


def telling(
    shelf: Shelf, words: str, reports: Iterable[str] | None = None, day: int = 0
) -> tuple[Sought, list[tuple[Kept, Place]]]:
    """What is sought for words, and the reports that tell it: among ``reports``, or on the days around ``day``."""
    sought = seeking.of_text(words, day)
    if reports is None:
        return sought, finding.found(shelf, sought)
    known = list(keeping.all_of(shelf, reports))
    first = [(kept, seeking.place(sought, kept, SURE)) for kept in known]
    sought = seeking.with_more(sought, [where.told(kept) for kept, where in first if where])
    found = [(kept, seeking.place(sought, kept, seeking.LOCATED)) for kept in known]
    return sought, [(kept, where or Place(0, 0, 0.0)) for kept, where in found if kept.sentences]


def _stated(shelf: Shelf, claim: str) -> Iterator[tuple[Kept, Place]]:
    """The reports that have an attribution like this one; nothing for other claims.

    Only what is alike with the claim itself: a statement that grew by steps may have wandered from it.
    """
    for told in asking.like(shelf, claim):
        kept = keeping.get(shelf, told.report)
        where = seeking.covering(kept, [told.words]) if kept else None
        if kept and where:
            yield kept, where


def _copied(shelf: Shelf, kept: Kept, own: Place, sought: Sought) -> list[tuple[Kept, Place]]:
    """The reports that share the passage in which the claim stands, and their part of it."""
    words = own.words(kept)
    found = []
    for copy in copies.of(shelf, kept.report):
        mine = copy.a == kept.report
        theirs = [p.b if mine else p.a for p in copy.passages if (p.a if mine else p.b).overlaps(words)]
        other = keeping.get(shelf, copy.b if mine else copy.a) if theirs and copy.copied else None
        where = _part(other, theirs, sought) if other else None
        if other and where:
            found.append((other, where))
    return found


def _part(kept: Kept, passages: list[Span], sought: Sought) -> Place | None:
    """The sentence of a shared passage that tells most of a claim."""
    whole = seeking.covering(kept, passages)
    if whole is None:
        return None
    numbers = range(whole.first, whole.last + 1)
    best = max(numbers, key=lambda number: (seeking.likeness(sought, kept.by_sentence[number]), -number))
    score = seeking.likeness(sought, kept.by_sentence[best])
    return Place(best, best, score) if score >= seeking.LOCATED else None
