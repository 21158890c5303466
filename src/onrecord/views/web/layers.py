"""A report's text cut into pieces, each with the layers that it belongs to and the claim that it leads to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from onrecord.model.grounds import When
from onrecord.model.reading import Reading
from onrecord.model.text import Span
from onrecord.views.web.escaping import LONGEST

# name -> what a person calls it; a layer that tints what is said goes with its attribution
LAYERS = {
    "attributions": "who says so", "events": "events", "positions": "positions", "quantities": "figures",
    "places": "places", "times": "times",
}  # fmt: skip
# Pieces of one text at most: beyond, a browser slows down; a report of 300,000 characters has some 20,000.
MOST_PIECES = 40_000


@dataclass(frozen=True, order=True)
class Mark:
    """Words that belong to a layer.

    Attributes:
        start, end: code points of the text.
        layer: which one; ``content`` for what is said.
        claim: id of the claim.
        anchor: whether the words lead to the claim (its cue, trigger, holder), or are only part of it.
    """

    start: int
    end: int
    layer: str
    claim: str
    anchor: bool = True


@dataclass(frozen=True)
class Piece:
    """A stretch of text in which the same marks hold.

    Attributes:
        text: its words.
        classes: the CSS classes of its layers.
        claim: id of the claim that it leads to, or ``None``.
        claims: ids of every claim that it is part of, separated by blanks.
    """

    text: str
    classes: str
    claim: str | None
    claims: str


def marks(reading: Reading) -> list[Mark]:
    """Every mark of a reading, by place."""
    return sorted(set(_marks(reading)))


def _marks(reading: Reading) -> Iterator[Mark]:
    for said in reading.attributions:
        named = (hop.words for hop in said.chain)
        yield from _of("attributions", said.id, (said.cue, *named))
        yield from _of("content", said.id, said.content, anchor=said.cue is None)
        yield from _of("times", said.id, _when(said.when))
    for event in reading.events:
        yield from _of("events", event.id, (event.trigger,))
        yield from _of("places", event.id, (place.words for place in event.where))
        yield from _of("times", event.id, _when(event.when))
    for position in reading.positions:
        yield from _of("positions", position.id, (position.about,))
        yield from _of("times", position.id, _when(position.since))
    for quantity in reading.quantities:
        yield from _of("quantities", quantity.id, (quantity.words,))


def _when(told: When | None) -> tuple[Span | None]:
    return (told.words if told else None,)


def _of(layer: str, claim: str, spans: Iterable[Span | None], anchor: bool = True) -> Iterator[Mark]:
    return (Mark(span.start, span.end, layer, claim, anchor) for span in spans if span and span.start < span.end)


def paragraphs(text: str, marked: Iterable[Mark]) -> list[list[Piece]]:
    """The paragraphs of the text as pieces; joined, and cut where a line is too long, they are the text."""
    told = sorted(marked)
    shown: list[list[Piece]] = []
    start, left = 0, MOST_PIECES
    for line in text.split("\n"):
        end = start + len(line)
        until = min(end, start + LONGEST)
        within = [mark for mark in told if mark.start < until and start < mark.end] if left > 0 else []
        pieces = list(_pieces(text, start, until, within))
        if until < end:
            pieces.append(Piece(f" … [{end - until:,} more characters]", "cut", None, ""))
        left -= len(pieces)
        shown.append(pieces)
        start = end + 1
    return shown


def _pieces(text: str, start: int, end: int, within: list[Mark]) -> Iterator[Piece]:
    edges = sorted({start, end, *(edge for mark in within for edge in (mark.start, mark.end) if start < edge < end)})
    for first, last in pairwise(edges):
        here = [mark for mark in within if mark.start <= first and last <= mark.end]
        # of several anchors the narrowest words lead on: the trigger inside the matter of a position
        anchor = min(
            (mark for mark in here if mark.anchor), key=lambda mark: (mark.end - mark.start, mark), default=None
        )
        yield Piece(
            text[first:last],
            " ".join(sorted({f"l-{mark.layer}" for mark in here})),
            anchor.claim if anchor else None,
            " ".join(sorted({mark.claim for mark in here})),
        )
