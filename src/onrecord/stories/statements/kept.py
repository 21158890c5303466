"""What the shelf keeps of a report, so that a claim can be followed back without the record at hand."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from functools import cached_property

import msgspec

from onrecord.model.claims import Attribution, Claim
from onrecord.model.gist import gist
from onrecord.model.reading import Reading
from onrecord.model.text import Span, spans_of
from onrecord.stories.copies import newsrooms
from onrecord.stories.copies.adding import day_of
from onrecord.stories.shelf import Shelf
from onrecord.stories.statements.words import Word, sentences, words

ROOM = "told"
OWNER = "told claim"
# The fastest level: the text of a report shrinks to two fifths, and the time is not felt beside the reading of it.
_LEVEL = 1


class Mark(msgspec.Struct, frozen=True):
    """An event, position or quantity as it is kept: its id, its words, whose statement it stands in, and its gist."""

    id: str
    words: tuple[Span, ...]
    attribution: str | None
    told: str


class Kept(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """A report as the shelf keeps it.

    Attributes:
        report, outlet, headline, text: the article's.
        home: the name by which the outlet's own staff counts as a newsroom, or ``None``.
        signed: whether a writer signs it.
        day: when it was published, counted from 1 January 1; 0 where the page does not say.
        attributions: who says what, whole.
        marks: the other claims.
    """

    report: str
    outlet: str | None
    headline: str | None
    home: str | None
    signed: bool
    day: int
    text: str
    attributions: tuple[Attribution, ...]
    marks: tuple[Mark, ...]

    @cached_property
    def sentences(self) -> list[Span]:
        """The sentences of the text, in order."""
        return sentences(self.text)

    @cached_property
    def words(self) -> list[Word]:
        """The telling words of the text, in order."""
        return words(self.text)

    @cached_property
    def by_sentence(self) -> list[list[Word]]:
        """The telling words of each sentence."""
        found: list[list[Word]] = [[] for _ in self.sentences]
        place = 0
        for word in self.words:
            while place < len(found) - 1 and word.start >= self.sentences[place].end:
                place += 1
            found[place].append(word)
        return found

    def claim(self, claim_id: str) -> tuple[tuple[Span, ...], Attribution | None, str] | None:
        """The words of a claim, the attribution that it is or stands in, and its gist; ``None`` if it is not here."""
        by_id = {one.id: one for one in self.attributions}
        if said := by_id.get(claim_id):
            return (*said.content, *([said.cue] if said.cue else [])), said, gist(said)
        for mark in self.marks:
            if mark.id == claim_id:
                return mark.words, by_id.get(mark.attribution or ""), mark.told
        return None


def of_reading(reading: Reading) -> Kept:
    """What is kept of a reading."""
    article = reading.article
    others: list[Claim] = [*reading.events, *reading.positions, *reading.quantities]
    return Kept(
        report=article.id,
        outlet=article.outlet,
        headline=article.headline,
        home=newsrooms.outlet_name(article),
        signed=bool(article.byline),
        day=day_of(article),
        text=article.text,
        attributions=reading.attributions,
        marks=tuple(_mark(claim) for claim in others),
    )


def _mark(claim: Claim) -> Mark:
    inside = None if isinstance(claim, Attribution) else claim.attribution
    return Mark(claim.id, tuple(sorted(set(spans_of(claim)))), inside, gist(claim))


def put(shelf: Shelf, kept: Kept) -> None:
    """Keeps a report, and where each of its claims is found."""
    shelf.put(ROOM, kept.report, zlib.compress(msgspec.msgpack.encode(kept), _LEVEL))
    for claim in _ids(kept):
        shelf.put(OWNER, claim, kept.report.encode())


def get(shelf: Shelf, report: str) -> Kept | None:
    """A report that is kept, or ``None``."""
    held = shelf.get(ROOM, report)
    return None if held is None else msgspec.msgpack.decode(zlib.decompress(held), type=Kept)


def drop(shelf: Shelf, kept: Kept) -> None:
    """Forgets a report; a claim that another reading of it has taken over is that reading's."""
    shelf.drop(ROOM, kept.report)
    for claim in _ids(kept):
        if shelf.get(OWNER, claim) == kept.report.encode():
            shelf.drop(OWNER, claim)


def report_of(shelf: Shelf, claim: str) -> str | None:
    """Id of the report in which a claim stands, or ``None`` where the shelf does not hold it."""
    held = shelf.get(OWNER, claim)
    return held.decode() if held else None


def named(shelf: Shelf, start: str) -> list[str]:
    """The ids of claims that begin so, sorted."""
    return [name for name, _ in shelf.all(OWNER, start)]


def all_of(shelf: Shelf, reports: Iterable[str]) -> Iterator[Kept]:
    """The reports of these ids that are kept, in their order."""
    for report in reports:
        if (kept := get(shelf, report)) is not None:
            yield kept


def _ids(kept: Kept) -> Iterator[str]:
    yield from (claim.id for claim in kept.attributions)
    yield from (mark.id for mark in kept.marks)
