"""Which fields of a claim a person can fix, what may stand in them, and how the fixes come into force."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import get_args

import duckdb

from onrecord.model.claims import Act, Change, QuantityKind, Quote, Stance, Status
from onrecord.model.grounds import Kind
from onrecord.model.problems import UsageError
from onrecord.model.provenance import ChannelKind
from onrecord.record.parts import schema

_COUNTRY = re.compile("[A-Z]{3}")
_TIME = re.compile(r"(\d{4}(-(\d\d(-\d\d(T\S+)?)?|W\d\d|Q[1-4]|SP|SU|FA|WI))?)(/\d{4}(-\d\d(-\d\d)?)?)?")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_ANY = re.compile(r"[^\n]{1,500}")

Allowed = re.Pattern[str] | tuple[str, ...]
TABLES = MappingProxyType({"a": "attributions", "e": "events", "p": "positions", "q": "quantities"})
FIELDS: Mapping[str, Mapping[str, Allowed]] = MappingProxyType({
    "attributions": {
        "speaker": _ANY, "speaker_kind": get_args(Kind), "speaker_country": _COUNTRY, "speaker_role": _ANY,
        "quote": get_args(Quote), "act": get_args(Act), "channel": get_args(ChannelKind), "channel_name": _ANY,
        "time": _TIME,
    },
    "events": {
        "type": _ANY, "mode": _ANY, "cameo": re.compile(r"\d{2,4}"), "status": get_args(Status), "actor": _ANY,
        "actor_country": _COUNTRY, "recipient": _ANY, "recipient_country": _COUNTRY, "place": _ANY,
        "country": _COUNTRY, "time": _TIME,
    },
    "positions": {
        "holder": _ANY, "holder_kind": get_args(Kind), "holder_country": _COUNTRY, "holder_role": _ANY,
        "stance": get_args(Stance), "toward": _ANY, "toward_country": _COUNTRY, "change": get_args(Change),
        "since": _TIME,
    },
    "quantities": {"kind": get_args(QuantityKind), "low": _NUMBER, "high": _NUMBER, "unit": _ANY},
})  # fmt: skip
_TIMES = ("time", "since")
# What makes a claim one: a reading has no word for an event of no type.
NEVER_EMPTY = MappingProxyType({
    "attributions": ("quote", "act"), "events": ("type", "status"), "positions": ("stance", "change"),
    "quantities": ("kind",),
})  # fmt: skip


def check(claim: str, field: str, value: str | None) -> None:
    """Raises UsageError, which names what may stand there, where ``value`` cannot stand in ``field`` of ``claim``."""
    table = TABLES.get(claim[:1])
    fields = FIELDS.get(table or "", {})
    if field not in fields:
        raise UsageError(f"{field!r} cannot be fixed in {claim}; these can: {', '.join(fields) or 'none'}")
    allowed = fields[field]
    if value is None and field in NEVER_EMPTY.get(table or "", ()):
        raise UsageError(
            f"no claim is without its {field}; `onrecord reject {claim}` says that the report says no such"
        )
    if value is None:
        return
    if isinstance(allowed, tuple) and value not in allowed:
        raise UsageError(f"{field} is one of {', '.join(allowed)}; not {value!r}")
    if isinstance(allowed, re.Pattern) and not allowed.fullmatch(value):
        raise UsageError(f"{value!r} cannot stand in {field}{_HINTS.get(allowed, '')}")


_HINTS = {
    _COUNTRY: ": a country is three capital letters (ISO 3166-1 alpha-3)",
    _TIME: ": a time is cut at its grain, such as 2026, 2026-03, 2026-03-14, 2026-W11, 2026-03-01/2026-03-14",
    _NUMBER: ": a number",
}


def apply(work: duckdb.DuckDBPyConnection) -> None:
    """Puts verdicts and fixes in force in a session whose views show what the machine says."""
    row = work.execute("SELECT (SELECT count(*) FROM verdicts) + (SELECT count(*) FROM fixes)").fetchone()
    if not row or not row[0]:
        return
    for table, fields in FIELDS.items():
        work.execute(
            f"CREATE TEMP TABLE patched_{table} AS SELECT * REPLACE ('fixed' AS judged) FROM {table} "
            "SEMI JOIN fixes USING (id)"
        )
        for field in fields:
            more = ", day = day_from(fixes.value), last_day = day_to(fixes.value), grain = NULL, basis = NULL"
            work.execute(
                f"UPDATE patched_{table} SET {field} = fixes.value{more if field in _TIMES else ''} "
                f"FROM fixes WHERE fixes.id = patched_{table}.id AND fixes.field = '{field}'"
            )
    work.execute(schema("7-judged"))
