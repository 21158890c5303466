"""Where reports that are no copies of each other differ, and in which way."""

from __future__ import annotations

from typing import Literal

import msgspec

from onrecord.model.text import Span

Matter = Literal["quantity", "place", "time", "who", "status", "condition"]
Difference = Literal["contradiction", "update", "correction", "retraction", "precision", "condition"]


class Account(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What one report says on one matter, in a form that can be compared.

    Attributes:
        report: id of the report.
        claim: id of the claim that says so.
        matter: which sort of thing is told.
        value: what is told, in the matter's own form: ``247..247`` or ``225..275`` (a quantity, its bounds), the
            GeoNames id or country of a place, a time cut at its grain, a name, a status, or the words of a condition.
        shown: the same for a person ("about 250", "Odesa (UKR)").
        words: where the report says so.
        sentence: the sentence or paragraph around the words, so that both texts can be shown side by side.
        said_by: whose word it is, the last hop of its chain; the outlet's name where the outlet itself says it.
        outlet: who publishes the report, or ``None``.
        told: when it was published, ISO 8601 as the page says it; empty where unknown.
    """

    report: str
    claim: str
    matter: Matter
    value: str
    shown: str
    words: Span
    sentence: Span
    said_by: str
    outlet: str | None
    told: str


class Side(msgspec.Struct, frozen=True):
    """All who tell the same, once for each text.

    Attributes:
        value: what they tell.
        accounts: one of each text, the earliest first; copies are folded into the first of them.
        copies: how many further reports tell it in a copied text.
    """

    value: str
    accounts: tuple[Account, ...]
    copies: int = 0


class Conflict(msgspec.Struct, frozen=True, kw_only=True):
    """Two that differ on one matter.

    Attributes:
        id: hash of what is told and of what it is about: the same two sides give the same id.
        difference: in which way they differ. ``contradiction``: both cannot hold. ``update``: the later report tells a
            later state of the same thing. ``correction``, ``retraction``: the later report says itself that the earlier
            word was wrong, or takes it back. ``precision``: one tells the same more exactly. ``condition``: one tells
            it without the condition that the other tells.
        matter: over what.
        about: the thing that both speak of, in words.
        happening: id of the happening that both tell of, or ``None`` where the same thing is counted.
        a, b: the two sides, the one told first first.
        why: the rule that tells them apart, in a sentence.
        since: when the later side was first told; empty where unknown.
    """

    id: str
    difference: Difference
    matter: Matter
    about: str
    happening: str | None
    a: Side
    b: Side
    why: str
    since: str
