"""Claims as they are compared: of the gold's blocks, of a second annotator's, or of a reading, all in one form.

A place in the text is the set of the numbers of its words, so that punctuation and quotation marks never count.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from eval.attributions.score import WORD, touched
from eval.claims.gold import Block, Report, details, find
from onrecord.model.claims import Attribution, Event, Position, Quantity
from onrecord.model.grounds import Who
from onrecord.model.provenance import Hop
from onrecord.model.reading import Reading
from onrecord.model.text import Span

LIGHT = frozenset(
    "the a an of and in on for at who s that his her its their mr ms mrs dr president minister prime foreign".split()
)
Places = frozenset[int]


@dataclass(frozen=True, slots=True)
class Hand:
    """A hop of a chain after the outlet; a party of an event or a position."""

    kind: str
    name: str
    words: Places
    anonymous: bool = False
    number: int | None = None
    reason: Places = frozenset()


@dataclass(frozen=True, slots=True)
class Saying:
    """An attribution."""

    chain: tuple[Hand, ...]
    cue: Places
    content: Places
    quote: str
    act: str
    channel: str | None
    when: Places
    outer: Places  # the content of the attribution that it stands in; empty where it stands in none


@dataclass(frozen=True, slots=True)
class Deed:
    """An event."""

    trigger: Places
    type: str
    actor: tuple[Hand, ...]
    recipient: tuple[Hand, ...]
    status: str
    where: Places
    when: Places
    told: Places  # the content of the attribution that it stands in


@dataclass(frozen=True, slots=True)
class Stand:
    """A position."""

    holder: Hand
    stance: str
    toward: tuple[Hand, ...]
    about: Places
    limits: Places
    condition: Places
    since: Places
    change: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity."""

    words: Places
    low: float | None
    high: float | None
    kind: str
    of: Places


@dataclass(frozen=True, slots=True)
class Marks:
    """All claims of one report."""

    name: str
    sayings: tuple[Saying, ...]
    deeds: tuple[Deed, ...]
    stands: tuple[Stand, ...]
    figures: tuple[Figure, ...]


class Text:
    """A text cut into words."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = [match.span() for match in WORD.finditer(text)]

    def places(self, spots: Iterable[tuple[int, int]]) -> Places:
        """The numbers of the words that the stretches touch."""
        return touched(self.words, spots)

    def of(self, spans: Iterable[Span | None]) -> Places:
        """The same for spans of the model."""
        return self.places((span.start, span.end) for span in spans if span is not None)


def fold(name: str) -> frozenset[str]:
    """The words of a name that tell it from another, without case and accents."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    words = [re.sub(r"['’]s$", "", word).replace(".", "") for word in WORD.findall(bare)]
    return frozenset(word for word in words if word not in LIGHT) or frozenset(words)


def same(one: Hand, other: Hand) -> bool:
    """Whether two hands are one: both unknown, or one's name holds all words of the other's or is its acronym.

    A state may go by its own name or by its capital's: there the same words in the text are enough.
    """
    if "unknown" in (one.name, other.name):
        return one.name == other.name
    if one.kind == other.kind == "country" and one.words & other.words:
        return True
    a, b = fold(one.name), fold(other.name)
    return (
        bool(a)
        and bool(b)
        and (a <= b or b <= a or initials(one.name) == other.name or initials(other.name) == one.name)
    )


def initials(name: str) -> str:
    """The acronym of a name: its capitals ("World Health Organization": "WHO"); empty where there is but one."""
    letters = "".join(word[0] for word in WORD.findall(name) if word[0].isupper())
    return letters if len(letters) > 1 else ""


def of_gold(report: Report) -> Marks:
    """What an annotator marked."""
    text = Text(report.text)
    contents = {block.id: text.places(report.spots(block, "content")) for block in report.of("attribution")}

    def places(block: Block, name: str) -> Places:
        return text.places(report.spots(block, name))

    return Marks(
        report.name,
        tuple(
            Saying(
                tuple(_hop(report, text, hop) for hop in block.all("hop")),
                places(block, "cue"),
                contents[block.id],
                block.one("quote") or "",
                block.one("act") or "say",
                _head(block.one("channel")),
                places(block, "when"),
                contents.get(block.one("inside") or "", frozenset()),
            )
            for block in report.of("attribution")
        ),
        tuple(
            Deed(
                places(block, "trigger"),
                block.one("type") or "",
                _parties(report, text, block, "actor"),
                _parties(report, text, block, "recipient"),
                block.one("status") or "actual",
                places(block, "where"),
                places(block, "when"),
                contents.get(block.one("in") or "", frozenset()),
            )
            for block in report.of("event")
        ),
        tuple(
            Stand(
                _parties(report, text, block, "holder")[0],
                block.one("stance") or "",
                _parties(report, text, block, "toward"),
                places(block, "about"),
                places(block, "limits"),
                places(block, "condition"),
                places(block, "since"),
                _head(block.one("change")) or "unknown",
            )
            for block in report.of("position")
        ),
        tuple(
            Figure(
                places(block, "words"),
                _number(block.one("low")),
                _number(block.one("high")),
                block.one("kind") or "",
                places(block, "of"),
            )
            for block in report.of("quantity")
        ),
    )


def _head(value: str | None) -> str | None:
    return value.split("|")[0].strip() if value else None


def _number(value: str | None) -> float | None:
    return float(value) if value else None


def _place(report: Report, text: Text, words: str) -> Places:
    return text.places([find(report.text, part) for part in words.split(" || ")]) if words else frozenset()


def _hop(report: Report, text: Text, line: str) -> Hand:
    parts = [part.strip() for part in line.split("|")]
    told = details(line)
    number = told.get("number", "")
    return Hand(
        parts[0],
        parts[1],
        _place(report, text, parts[2] if len(parts) > 2 else ""),
        "anonymous" in told,
        int(number) if number.isdigit() else None,
        _place(report, text, told["reason"]) if told.get("reason") and told["reason"] in report.text else frozenset(),
    )


def _parties(report: Report, text: Text, block: Block, name: str) -> tuple[Hand, ...]:
    rows = [[part.strip() for part in value.split("|")] for value in block.all(name)]
    return tuple(Hand("", row[0], _place(report, text, row[1] if len(row) > 1 else "")) for row in rows)


def of_reading(name: str, reading: Reading) -> Marks:
    """What onrecord read."""
    text = Text(reading.article.text)
    contents = {claim.id: text.of(claim.content) for claim in reading.attributions}
    return Marks(
        name,
        tuple(_saying(text, claim, contents) for claim in reading.attributions),
        tuple(_deed(text, claim, contents) for claim in reading.events),
        tuple(_stand(text, claim) for claim in reading.positions),
        tuple(_figure(text, claim) for claim in reading.quantities),
    )


def _saying(text: Text, claim: Attribution, contents: dict[str, Places]) -> Saying:
    return Saying(
        tuple(_hand(text, hop) for hop in claim.chain[1:]),
        text.of([claim.cue]),
        text.of(claim.content),
        claim.quote,
        claim.act,
        claim.channel.kind if claim.channel else None,
        text.of([claim.when.words]) if claim.when else frozenset(),
        contents.get(claim.inside or "", frozenset()),
    )


def _hand(text: Text, hop: Hop) -> Hand:
    return Hand(hop.kind, hop.name, text.of([hop.words]), hop.anonymous, hop.number, text.of([hop.reason]))


def _party(text: Text, who: Who) -> Hand:
    return Hand(who.kind, who.name, text.of([who.words]))


def _deed(text: Text, claim: Event, contents: dict[str, Places]) -> Deed:
    return Deed(
        text.of([claim.trigger]),
        claim.type,
        tuple(_party(text, who) for who in claim.actor),
        tuple(_party(text, who) for who in claim.recipient),
        claim.status,
        text.of(where.words for where in claim.where),
        text.of([claim.when.words]) if claim.when else frozenset(),
        contents.get(claim.attribution or "", frozenset()),
    )


def _stand(text: Text, claim: Position) -> Stand:
    return Stand(
        _party(text, claim.holder),
        claim.stance,
        tuple(_party(text, who) for who in claim.toward),
        text.of([claim.about]),
        text.of(claim.limits),
        text.of([claim.condition]),
        text.of([claim.since.words]) if claim.since else frozenset(),
        claim.change,
    )


def _figure(text: Text, claim: Quantity) -> Figure:
    return Figure(text.of([claim.words]), claim.low, claim.high, claim.kind, text.of([claim.of]))


def overlap(one: Places, other: Places) -> float:
    """Words in common over words in either; 0 where both are empty."""
    return len(one & other) / len(one | other) if one | other else 0.0


def touching(one: Places, other: Places) -> bool:
    """Whether two fields agree in being there, and share a word if they are."""
    return bool(one & other) if one and other else not one and not other


def paired(gold: Sequence[Places], found: Sequence[Places], least: float) -> list[tuple[int, int]]:
    """Pairs of numbers, one to one, the largest overlap first, none below ``least``."""
    rows = [(overlap(a, b), i, j) for i, a in enumerate(gold) for j, b in enumerate(found) if a & b]
    pairs: list[tuple[int, int]] = []
    for value, i, j in sorted(rows, key=lambda row: (-row[0], row[1], row[2])):
        if value >= least and all(i != a and j != b for a, b in pairs):
            pairs.append((i, j))
    return pairs
