"""A claim as a card: in a line, field by field, its chain, its maker."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import msgspec

from onrecord.model.claims import Attribution, Claim, Event, Position
from onrecord.model.gist import gist
from onrecord.model.provenance import Hop
from onrecord.model.reading import Reading
from onrecord.model.text import Span

_LEFT_OUT = ("id", "maker", "chain", "inside", "attribution", "event")
_KINDS = {"a": "statement", "e": "event", "p": "position", "q": "figure"}


@dataclass(frozen=True)
class Card:
    """A claim for a person.

    Attributes:
        id, kind: of the claim.
        gist: it in a line.
        fields: name and value, unknown ones left out.
        chain: through whose hands it came, the outlet first.
        within: id of the statement in which it stands, or ``None``.
        maker: the rule or model, and its version.
        start, end: the first and one past the last code point of its words.
        words: the words it mainly stands on.
    """

    id: str
    kind: str
    gist: str
    fields: tuple[tuple[str, str], ...]
    chain: tuple[Hop, ...]
    within: str | None
    maker: str
    start: int
    end: int
    words: str


def claims(reading: Reading) -> list[Claim]:
    """The claims of a reading, in the order of the text."""
    found: list[Claim] = [*reading.attributions, *reading.events, *reading.positions, *reading.quantities]
    return sorted(found, key=lambda claim: (principal(claim).start, claim.id))


def cards(reading: Reading) -> list[Card]:
    """The cards of a reading, in the order of the text."""
    said = {one.id: one for one in reading.attributions}
    own = Hop(reading.article.outlet or "the outlet", "outlet")
    return [_card(claim, said, own) for claim in claims(reading)]


def principal(claim: Claim) -> Span:
    """The words that a claim mainly stands on."""
    match claim:
        case Attribution():
            return claim.cue or claim.content[0]
        case Event():
            return claim.trigger
        case Position():
            return claim.about
        case _:
            return claim.words


def _card(claim: Claim, said: dict[str, Attribution], own: Hop) -> Card:
    within = claim.inside if isinstance(claim, Attribution) else claim.attribution
    carrier = claim if isinstance(claim, Attribution) else said.get(within or "")
    words = principal(claim)
    return Card(
        id=claim.id, kind=_KINDS.get(claim.id[:1], "claim"), gist=gist(claim), fields=tuple(_fields(claim)),
        chain=carrier.chain if carrier else (own,), within=within if within in said else None,
        maker=f"{claim.maker.name} {claim.maker.version}", start=words.start, end=words.end, words=words.text,
    )  # fmt: skip


def _fields(claim: Claim) -> Iterator[tuple[str, str]]:
    for name in claim.__struct_fields__:
        value = getattr(claim, name)
        if name not in _LEFT_OUT and value not in (None, (), "", "unknown"):
            yield name, plain(value)


def plain(value: Any) -> str:
    """A value of the model in one line: of a span its words, of an actor or place its name and what else is known."""
    if isinstance(value, Span):
        return f"“{value.text}”"
    if isinstance(value, tuple):
        return "; ".join(plain(one) for one in value)
    if isinstance(value, float):
        return f"{value:,g}"
    if not isinstance(value, msgspec.Struct):
        return str(value)
    parts = [
        plain(held) if name in ("name", "value", "kind") else f"{name} {plain(held)}"
        for name in value.__struct_fields__
        if (held := getattr(value, name)) not in (None, (), "", False, "unknown") and name != "geonames"
    ]
    return ", ".join(parts)
