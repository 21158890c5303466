"""What came into a record since it was last looked at, for who keeps something of his own beside it (stories, a watch).

A :class:`Mark` remembers how far somebody has read: how many lines of the manifest, and the digest of the last of them,
which covers all before it. Where the manifest no longer begins so (another record, one that was rebuilt around damage),
all of it is news.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from onrecord.model.reading import Reading
from onrecord.record import lookup, manifest
from onrecord.record.decisions import Decision
from onrecord.record.session import Session

_CLAIMS = ("attributions", "events", "positions", "quantities")


class Mark(msgspec.Struct, frozen=True):
    """How far somebody has read.

    Attributes:
        lines: lines of the manifest.
        digest: that of the last of them.
        readings, decisions: how many had been numbered by then.
    """

    lines: int = 0
    digest: str = manifest.START
    readings: int = 0
    decisions: int = 0


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed in a record since a mark.

    Attributes:
        afresh: whether the mark was of another record, so that this is all of it.
        left: readings that held at the mark and do not any more; also those of which a claim was decided on since.
        came: readings that hold now and did not then, in the order of adding, without claims that people rejected.
        coming: how many of those.
        decisions: same, different and withdrawn: in the order in which they were made.
        mark: how far this goes.
    """

    afresh: bool
    left: Callable[[], Iterator[Reading]]
    came: Callable[[], Iterator[Reading]]
    coming: int
    decisions: tuple[Decision, ...]
    mark: Mark


def changes(folder: Path, session: Session, since: Mark) -> Changes:
    """What the session's snapshot holds that the mark does not."""
    entries = manifest.read(folder).entries[: session.snapshot.lines]
    afresh = _digest(entries[: since.lines]) != since.digest or since.lines > len(entries)
    start = Mark() if afresh else since
    mark = Mark(
        len(entries),
        _digest(entries),
        max((entry.first + entry.count for entry in entries if entry.kind == "readings"), default=0),
        max((entry.first + entry.count for entry in entries if entry.kind == "decisions"), default=0),
    )
    decided = _decisions(session, start.decisions)
    touched = _touched(session, start, decided)
    left = _numbers(
        session,
        "SELECT one.segment, one.reading FROM every.reports AS one JOIN every.superseded AS gone USING (reading) "
        "WHERE one.reading < $first AND gone.by_reading >= $first ORDER BY one.reading",
        start.readings,
    )
    came = _numbers(
        session, "SELECT segment, reading FROM reports WHERE reading >= $first ORDER BY reading", start.readings
    )
    rejected = frozenset(session.table("SELECT id FROM verdicts WHERE verdict = 'reject'").column("id"))
    return Changes(
        afresh=afresh,
        left=lambda: lookup.numbered(folder, sorted({*left, *touched})),
        came=lambda: (_without(one, rejected) for one in lookup.numbered(folder, sorted({*came, *touched}))),
        coming=len({*came, *touched}),
        decisions=tuple(one for one in decided if one.verdict in ("same", "different", "withdraw")),
        mark=mark,
    )


def _digest(entries: Sequence[manifest.Entry]) -> str:
    last = manifest.START
    for entry in entries:
        _, last = manifest.line_of(entry, last)
    return last


def _numbers(session: Session, sql: str, first: int) -> list[tuple[int, int]]:
    """Line of the manifest and number of each reading that the SQL finds."""
    return [(line, number) for line, number in session.table(sql, {"first": first}).values]


def _decisions(session: Session, first: int) -> list[Decision]:
    rows = session.table(
        "SELECT id, verdict, subject, other, field, value, signed, decided, note FROM every.decisions "
        "WHERE number >= $first ORDER BY number",
        {"first": first},
    )
    return [
        Decision(
            id=row.id, verdict=row.verdict, subject=row.subject, other=row.other, field=row.field, value=row.value,
            signed=row.signed, decided=f"{row.decided:%Y-%m-%dT%H:%M:%S.%fZ}", note=row.note,
        )
        for row in rows
    ]  # fmt: skip


def _touched(session: Session, start: Mark, decided: Sequence[Decision]) -> list[tuple[int, int]]:
    """Readings known at the mark that hold a claim which was accepted, rejected, or freed of such a verdict, since."""
    subjects = [one.subject for one in decided if one.verdict in ("accept", "reject", "withdraw")]
    if not subjects or not start.readings:
        return []
    freed = (
        "SELECT subject FROM every.decisions WHERE id IN (SELECT unnest($ids::VARCHAR[])) "
        "AND verdict IN ('accept', 'reject')"
    )
    claims = " UNION ALL ".join(f"SELECT reading, id FROM every.{table}" for table in _CLAIMS)
    found = session.table(
        f"SELECT DISTINCT report.segment, report.reading FROM ({claims}) AS one JOIN reports AS report USING (reading) "
        f"WHERE report.reading < $first AND (one.id IN (SELECT unnest($ids::VARCHAR[])) OR one.id IN ({freed})) "
        "ORDER BY report.reading",
        {"first": start.readings, "ids": subjects},
    )
    return [(line, number) for line, number in found.values]


def _without(reading: Reading, rejected: frozenset[str]) -> Reading:
    """The reading without the claims that people have rejected."""
    if not any(claim.id in rejected for name in _CLAIMS for claim in getattr(reading, name)):
        return reading
    kept = {name: tuple(claim for claim in getattr(reading, name) if claim.id not in rejected) for name in _CLAIMS}
    return msgspec.structs.replace(reading, **kept)
