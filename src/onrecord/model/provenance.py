"""Through whose hands a statement came, and what in onrecord made a claim."""

from __future__ import annotations

from typing import Literal

import msgspec

from onrecord.model.grounds import Kind
from onrecord.model.text import Span

ChannelKind = Literal[
    "telegram",
    "x",
    "social",
    "agency",
    "broadcast",
    "press",
    "speech",
    "statement",
    "interview",
    "call",
    "document",
    "court",
    "other",
]


class Hop(msgspec.Struct, frozen=True):
    """One pair of hands in a chain.

    Attributes:
        name: who, by the fullest name the report gives; ``unknown`` for the hop of "reportedly" or "it was reported",
            which is kept, never dropped.
        kind: what sort of source.
        anonymous: whether the report keeps the name back ("two U.S. officials familiar with the decision").
        role: what the report says the source is, or ``None``.
        country: ISO 3166-1 alpha-3, or ``None``.
        words: where the text names the hop; ``None`` for the outlet itself, which speaks in every line.
        number: how many unnamed persons it stands for, where the report says so ("two officials").
        reason: the words that say why a name is kept back ("not authorised to speak publicly"), or ``None``.
    """

    name: str
    kind: Kind
    anonymous: bool = False
    role: str | None = None
    country: str | None = None
    words: Span | None = None
    number: int | None = None
    reason: Span | None = None


class Channel(msgspec.Struct, frozen=True):
    """The way a statement was made: ``on Telegram``, ``in a speech to the Bundestag``.

    Attributes:
        kind: the class of channel.
        name: which one, where the report says so (``TASS``, ``Bundestag``).
        words: where it says so.
    """

    kind: ChannelKind
    name: str | None
    words: Span


class Maker(msgspec.Struct, frozen=True):
    """The rule or model that made a claim, and its version."""

    name: str
    version: str
