"""Readings with what people have decided in force: rejected claims left out, fixed ones with what a person put in.

The same as the tables of a session show (``schema/7-judged.sql``), for who takes readings away whole. The words behind
a value stay those of the machine's claim, since a person's word stands in no report; its maker says that it was fixed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from onrecord.model.claims import Attribution, Event, Position, Quantity
from onrecord.model.grounds import Grain, When, Where, Who
from onrecord.model.provenance import Channel, Maker
from onrecord.model.reading import Reading
from onrecord.model.text import Span
from onrecord.record.session import Session

Fixes = Mapping[str, str | None]
Claim = Attribution | Event | Position | Quantity
_GRAINS: tuple[tuple[re.Pattern[str], Grain], ...] = (
    (re.compile(r"\d{4}"), "year"),
    (re.compile(r"\d{4}-\d\d"), "month"),
    (re.compile(r"\d{4}-\d\d-\d\d"), "day"),
    (re.compile(r"\d{4}-W\d\d"), "week"),
    (re.compile(r"\d{4}-Q\d"), "quarter"),
    (re.compile(r"\d{4}-(SP|SU|FA|WI)"), "season"),
    (re.compile(r".*T\d\d(Z|[+-]\d\d:\d\d)?"), "hour"),
    (re.compile(r".*T\d\d:\d\d(Z|[+-]\d\d:\d\d)?"), "minute"),
    (re.compile(r".*T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?"), "second"),
)


def applied(session: Session, readings: Iterable[Reading]) -> Iterator[Reading]:
    """The readings, each as people have decided by the session's snapshot."""
    rejected = frozenset(session.table("SELECT id FROM verdicts WHERE verdict = 'reject'").column("id"))
    fixes: dict[str, dict[str, str | None]] = {}
    signed: dict[str, str] = {}
    for mark, field, value, who in session.table("SELECT id, field, value, signed FROM fixes ORDER BY decided").values:
        fixes.setdefault(mark, {})[field] = value
        signed[mark] = who
    for reading in readings:
        yield _decided(reading, rejected, fixes, signed)


def _decided(
    reading: Reading, rejected: frozenset[str], fixes: Mapping[str, Fixes], signed: Mapping[str, str]
) -> Reading:
    claims: list[Claim] = [*reading.attributions, *reading.events, *reading.positions, *reading.quantities]
    if not any(claim.id in rejected or claim.id in fixes for claim in claims):
        return reading
    around = {claim.id: claim.inside for claim in reading.attributions if claim.id in rejected}

    def kept(claim: Any) -> Any:
        if claim.id in fixes:
            maker = Maker(f"{claim.maker.name}, fixed by {signed[claim.id]}", claim.maker.version)
            claim = replace(claim, maker=maker, **_changes(claim, fixes[claim.id]))
        place = "inside" if isinstance(claim, Attribution) else "attribution"
        if getattr(claim, place) in around:
            claim = replace(claim, **{place: _outside(getattr(claim, place), around)})
        if isinstance(claim, Quantity) and claim.event in rejected:
            claim = replace(claim, event=None)
        return claim

    return replace(
        reading,
        **{
            name: tuple(kept(claim) for claim in getattr(reading, name) if claim.id not in rejected)
            for name in ("attributions", "events", "positions", "quantities")
        },
    )


def _outside(mark: str | None, around: Mapping[str, str | None]) -> str | None:
    """What stood in a rejected attribution stands where that one stood: in the one around it, or with the outlet."""
    while mark is not None and mark in around:
        mark = around[mark]
    return mark


def _changes(claim: Claim, fixes: Fixes) -> dict[str, Any]:
    if isinstance(claim, Attribution):
        return _attribution(claim, fixes)
    if isinstance(claim, Event):
        return _event(claim, fixes)
    return _position(claim, fixes) if isinstance(claim, Position) else _quantity(claim, fixes)


def _attribution(claim: Attribution, fixes: Fixes) -> dict[str, Any]:
    changes = _taken(fixes, {"quote": "quote", "act": "act"})
    names = {"speaker": "name", "speaker_kind": "kind", "speaker_country": "country", "speaker_role": "role"}
    if hop := _taken(fixes, names):
        changes["chain"] = (*claim.chain[:-1], replace(claim.chain[-1], **_unknown(hop)))
    if "channel" in fixes or "channel_name" in fixes:
        old = claim.channel
        kind = fixes.get("channel", old.kind if old else "other")
        name = fixes.get("channel_name", old.name if old else None)
        words = old.words if old else claim.cue or claim.content[0]
        changes["channel"] = Channel(kind, name, words) if kind else None  # type: ignore[arg-type]
    return changes | _time(fixes, "time", "when")


def _event(claim: Event, fixes: Fixes) -> dict[str, Any]:
    changes = _taken(fixes, {"type": "type", "mode": "mode", "cameo": "cameo", "status": "status"})
    changes["actor"] = _parties(claim.actor, fixes, "actor", claim.trigger)
    changes["recipient"] = _parties(claim.recipient, fixes, "recipient", claim.trigger)
    changes["where"] = _places(claim.where, fixes, claim.trigger)
    return changes | _time(fixes, "time", "when")


def _position(claim: Position, fixes: Fixes) -> dict[str, Any]:
    changes = _taken(fixes, {"stance": "stance", "change": "change"})
    names = {"holder": "name", "holder_kind": "kind", "holder_country": "country", "holder_role": "role"}
    if holder := _taken(fixes, names):
        gone = {"code": None, "rivals": ()} if {"name", "country"} & holder.keys() else {}
        changes["holder"] = replace(claim.holder, **gone, **_unknown(holder))
    changes["toward"] = _parties(claim.toward, fixes, "toward", claim.about)
    return changes | _time(fixes, "since", "since")


def _quantity(claim: Quantity, fixes: Fixes) -> dict[str, Any]:
    changes = _taken(fixes, {"kind": "kind", "unit": "unit"})
    numbers = _taken(fixes, {"low": "low", "high": "high"})
    return changes | {name: None if value is None else float(value) for name, value in numbers.items()}


def _taken(fixes: Fixes, names: Mapping[str, str]) -> dict[str, Any]:
    """What was fixed of these columns, under the model's names."""
    return {name: fixes[column] for column, name in names.items() if column in fixes}


def _unknown(fixed: dict[str, Any]) -> dict[str, Any]:
    """A name and a kind are never empty in the model: they are ``unknown``."""
    return {name: "unknown" if value is None and name in ("name", "kind") else value for name, value in fixed.items()}


def _parties(parties: Sequence[Who], fixes: Fixes, column: str, words: Span) -> tuple[Who, ...]:
    """The parties on one side, whose names and country stand in ``column`` and ``column_country``.

    A new name is all of them; what the old one was (role, code) says nothing of it.
    """
    if column in fixes:
        name = fixes[column]
        old = parties[0] if parties else Who("unknown", "unknown", None, None, None, words)
        country = next((one.country for one in parties if one.country), None)
        parties = (Who(name, old.kind, country, None, None, old.words),) if name else ()
    if f"{column}_country" not in fixes:
        return tuple(parties)
    country = fixes[f"{column}_country"]
    if country is None:
        return tuple(replace(one, country=None, code=None) for one in parties)
    place = next((place for place, one in enumerate(parties) if one.country), 0)
    found = list(parties) or [Who("unknown", "unknown", None, None, None, words)]
    found[place] = replace(found[place], country=country, code=None, rivals=())
    return tuple(found)


def _places(places: Sequence[Where], fixes: Fixes, words: Span) -> tuple[Where, ...]:
    """The places, whose first one stands in ``place`` and ``country``; a new one has no coordinates."""
    if "place" not in fixes and "country" not in fixes:
        return tuple(places)
    old = places[0] if places else Where("unknown", None, None, None, "unknown", None, words)
    name = fixes.get("place", old.name)
    if name is None:
        return tuple(places[1:])
    new = Where(name, fixes.get("country", old.country), None, None, "unknown", None, old.words)
    return (new, *places[1:])


def _time(fixes: Fixes, column: str, name: str) -> dict[str, Any]:
    if column not in fixes:
        return {}
    value = fixes[column]
    if not value:
        return {name: None}
    first = value.split("/")[0]
    grain: Grain = next((grain for pattern, grain in _GRAINS if pattern.fullmatch(first)), "unknown")
    return {name: When(value, grain, "unknown")}
