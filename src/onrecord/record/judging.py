"""From what a person types to a decision that is kept."""

from __future__ import annotations

from datetime import UTC, datetime

import msgspec

from onrecord.model.problems import UsageError
from onrecord.record import digests, fixing, lookup
from onrecord.record.decisions import Decision, Verdict, decision_id
from onrecord.record.record import Writer
from onrecord.record.session import Session


def decision(
    session: Session,
    verdict: Verdict,
    subject: str,
    signed: str,
    *,
    other: str | None = None,
    field: str | None = None,
    value: str | None = None,
    note: str | None = None,
) -> Decision:
    """A decision on something that the record holds. Raises UsageError where it cannot be decided so."""
    if not signed.strip():
        raise UsageError("a decision is signed: say who decides with --as NAME")
    whole = lookup.resolve(session, subject)
    if whole.startswith("d-") != (verdict == "withdraw"):
        wanted = "a decision" if verdict == "withdraw" else "a claim or a report"
        raise UsageError(f"`{verdict}` is about {wanted}, and {whole} is none")
    if verdict in ("accept", "reject") and whole.startswith("r-"):
        raise UsageError(f"claims are accepted or rejected, and {whole} is a report")
    second = lookup.resolve(session, other) if other else None
    if verdict in ("same", "different") and (second is None or second == whole or second[0] != whole[0]):
        raise UsageError("two different claims of one kind, or two reports, are the same or different")
    if verdict == "fix":
        fixing.check(whole, field or "", value)
    decided = f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%S.%fZ}"
    told = (verdict, whole, second, field, value, signed.strip(), decided, note)
    return Decision(
        id=decision_id(*told), verdict=verdict, subject=whole, other=second, field=field, value=value,
        signed=signed.strip(), decided=decided, note=note,
    )  # fmt: skip


def keep(writer: Writer, made: Decision) -> None:
    """Writes the decision to the disk for good, and into the index."""
    lines = [msgspec.json.encode(made)]
    entry = writer.keep("decisions", lines, [digests.digest(line) for line in lines])
    writer.index.settle(entry.number)
