"""What a report says: attributions, events, positions, quantities. Each points to the words that say so.

The values of ``act``, ``status``, ``stance``, ``change`` and ``Quantity.kind`` are closed lists, so that a typing error
in a rule is caught where it is written. ``type`` and ``mode`` of an event are open: an ontology names them.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import Literal

import msgspec

from onrecord.model.grounds import When, Where, Who
from onrecord.model.provenance import Channel, Hop, Maker
from onrecord.model.text import Span

Act = Literal[
    "say",
    "claim",
    "confirm",
    "deny",
    "warn",
    "threaten",
    "promise",
    "demand",
    "order",
    "ask",
    "believe",
    "suggest",
    "agree",
    "criticise",
    "praise",
    "reveal",
    "refuse_comment",
]
Quote = Literal["direct", "indirect", "mixed"]
Status = Literal["actual", "planned", "possible", "conditional", "ordered", "permitted", "denied", "failed"]
Stance = Literal[
    "permit",
    "forbid",
    "promise",
    "offer",
    "demand",
    "refuse",
    "threaten",
    "warn",
    "support",
    "oppose",
    "deny",
    "confirm",
    "no_comment",
]
Change = Literal["new", "restated", "changed", "reversed", "unknown"]
QuantityKind = Literal[
    "killed",
    "wounded",
    "detained",
    "displaced",
    "missing",
    "fired",
    "intercepted",
    "troops",
    "money",
    "distance",
    "percent",
    "other",
]


class Attribution(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody says something.

    Attributes:
        id: hash of the report, the cue, the content and the speaker.
        chain: from the reporting outlet (first) to the origin (last).
        cue: the words that mark it ("said", "according to"); ``None`` for a quotation that stands alone.
        content: what is said; several spans where it is interrupted.
        quote: whether the content is in the speaker's words, in the reporter's, or both.
        act: the class of the cue; ``say`` where nothing narrower is sure.
        channel: how it was said, or ``None``.
        when: when it was said, or ``None``.
        inside: id of the attribution in whose content this one stands, or ``None``.
        maker: what made the claim.
    """

    id: str
    chain: tuple[Hop, ...]
    cue: Span | None
    content: tuple[Span, ...]
    quote: Quote
    act: Act
    channel: Channel | None
    when: When | None
    inside: str | None
    maker: Maker


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """Who did what to whom.

    Attributes:
        id: hash of the report, the trigger, the type and the parties.
        type, mode: the ontology's (PLOVER unless another is named).
        cameo: the CAMEO code where one fits.
        trigger: the word that names the happening.
        actor, recipient: each party of a coordination counts.
        about: what it is about, with what, on what.
        where: where it happened, not any place in the report.
        when: when it happened, or ``None``.
        status: whether it happened, is planned, possible, conditional, ordered, permitted, denied, or failed.
        attribution: id of the attribution in whose content it stands, or ``None`` where the outlet itself says it.
        maker: what made the claim.
        contexts: the contexts of the ontology that its words speak of (PLOVER: ``military``, ``election`` ...).
    """

    id: str
    type: str
    mode: str | None
    cameo: str | None
    trigger: Span
    actor: tuple[Who, ...]
    recipient: tuple[Who, ...]
    about: tuple[Span, ...]
    where: tuple[Where, ...]
    when: When | None
    status: Status
    attribution: str | None
    maker: Maker
    contexts: tuple[str, ...] = ()


class Position(msgspec.Struct, frozen=True, kw_only=True):
    """Who permits, forbids, promises, offers, demands, refuses, threatens or warns.

    Attributes:
        id: hash of the report, the holder, the stance and what it is about.
        holder: whose position it is.
        stance: which one.
        toward: whom it addresses.
        about: what is permitted, refused, threatened.
        limits: the words that bound it ("limited targets", "in the Kursk region").
        condition: the words of an "if", "unless" or "only"; never lost.
        since: since when, or ``None``.
        change: what the report itself says of change.
        attribution: id of the attribution that carries it, or ``None``.
        maker: what made the claim.
    """

    id: str
    holder: Who
    stance: Stance
    toward: tuple[Who, ...]
    about: Span
    limits: tuple[Span, ...]
    condition: Span | None
    since: When | None
    change: Change
    attribution: str | None
    maker: Maker


class Quantity(msgspec.Struct, frozen=True, kw_only=True):
    """How many, as a range: "about 250" and "at least 8" are bounds, never a bare number.

    Attributes:
        low, high: bounds; ``None`` on an open side.
        unit: what is counted, or ``None``.
        of: whom or what it counts, or ``None``.
        kind: the class of figure.
        event, attribution: ids of the event it belongs to and of the attribution it stands in, or ``None``.
        words: where the text says so.
        maker: what made the claim.
    """

    id: str
    low: float | None
    high: float | None
    unit: str | None
    of: Span | None
    kind: QuantityKind
    event: str | None
    attribution: str | None
    words: Span
    maker: Maker


Claim = Attribution | Event | Position | Quantity


def claim_id(kind: str, article_id: str, *parts: object) -> str:
    """The id of a claim: a hash of who claims what, where; the same words read again give the same id.

    ``kind`` is one letter (``a``, ``e``, ``p``, ``q``) and leads the id; ``parts`` are spans, names and classes, in the
    order that the claim's family chose for good. The maker is left out, so that a better rule that finds the same claim
    finds the same id.
    """
    told = "\x1f".join([kind, article_id, *(f"{p.start}:{p.end}" if isinstance(p, Span) else str(p) for p in parts)])
    return f"{kind}-{blake2b(told.encode('utf-8', 'surrogatepass'), digest_size=10).hexdigest()}"
