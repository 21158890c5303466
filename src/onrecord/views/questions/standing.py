"""What is answered about the record itself: rows of SQL, how it stands, and what a report says that is not kept."""

from __future__ import annotations

from typing import Any

import msgspec

from onrecord.model.reading import Reading


class SqlTold(msgspec.Struct, frozen=True, kw_only=True):
    """Rows of a question in SQL: the cells of each in the order of ``columns``; ``types`` are DuckDB's."""

    columns: tuple[str, ...]
    types: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    count: int
    more: bool


class Trouble(msgspec.Struct, frozen=True, kw_only=True):
    """Something that could not be read, how many reports have it, and one of them."""

    part: str
    what: str
    reports: int
    example: str


class Unresolved(msgspec.Struct, frozen=True, kw_only=True):
    """Words that stand for a place or a time that is not known, how often, and where first."""

    words: str
    times: int
    claim: str | None
    report: str


class HealthTold(msgspec.Struct, frozen=True, kw_only=True):
    """How the record stands.

    Attributes:
        reports, attributions, events, positions, quantities: how many hold now.
        undated: reports without a day of publication.
        unread: reports in a language that is not read (their claims are empty).
        events_undated, events_unplaced: events without a time, without a place.
        holders_unknown: positions whose holder is unknown.
        problems: what could not be read, the most common first.
        places: names of places that were not resolved, the most common first.
        undated_reports: ids of reports without a day.
        more: whether a list was cut.
    """

    reports: int
    attributions: int
    events: int
    positions: int
    quantities: int
    undated: int
    unread: int
    events_undated: int
    events_unplaced: int
    holders_unknown: int
    problems: tuple[Trouble, ...]
    places: tuple[Unresolved, ...]
    undated_reports: tuple[str, ...]
    more: bool


class ReadTold(msgspec.Struct, frozen=True, kw_only=True):
    """What a report says; it is not kept, so its ids are known to no other question until somebody adds it."""

    reading: Reading
