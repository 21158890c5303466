"""Decisions of people: signed, dated rows that win over the machine's and survive a new reading."""

from __future__ import annotations

from hashlib import blake2b
from typing import Literal

import msgspec

Verdict = Literal["accept", "reject", "fix", "same", "different", "withdraw"]


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """What a person has decided.

    Attributes:
        id: hash of all the rest.
        verdict: accept or reject a claim, fix a field of it, call two things the same or different, or withdraw an
            earlier decision.
        subject: id of the claim or report, or of the decision that is withdrawn.
        other: for same and different: the second of the two.
        field, value: for fix: which column, and what it should be (``None`` for unknown).
        signed: who decided.
        decided: when, UTC, ``2026-11-22T23:05:00Z``.
        note: why, in the person's words.
    """

    id: str
    verdict: Verdict
    subject: str
    other: str | None
    field: str | None
    value: str | None
    signed: str
    decided: str
    note: str | None


def decision_id(*parts: str | None) -> str:
    """The id of a decision: a hash of everything it says."""
    told = "\x1f".join(part or "" for part in parts)
    return f"d-{blake2b(told.encode('utf-8', 'surrogatepass'), digest_size=10).hexdigest()}"
