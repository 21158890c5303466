"""When an event lies, in whole days: what its words say, or else the day of the report and some days before it."""

from __future__ import annotations

import re
from datetime import date, timedelta

import msgspec

from onrecord.model.grounds import When

_PARTS = re.compile(r"(\d{4})(?:-(?:(\d{2})(?:-(\d{2})(?:T.*)?)?|W(\d{2})|Q([1-4])|(SP|SU|FA|WI)))?")
_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # northern; winter is named by the year it begins in
NEWS = 3
"""Days before its publication in which what a report tells without a date most likely happened."""


class Days(msgspec.Struct, frozen=True, array_like=True):
    """The days between which an event lies.

    Attributes:
        first, last: ordinals (``date.toordinal``), both included; 0 where nothing tells.
        dated: whether the report's words tell; else they are those of news (``NEWS`` days up to publication), and the
            event may be older, or yet to come.
    """

    first: int
    last: int
    dated: bool

    @property
    def known(self) -> bool:
        """Whether anything tells."""
        return self.first > 0

    def apart(self, other: Days) -> int:
        """How many days lie between the two at least; 0 where they overlap. Both must be known."""
        return max(self.first - other.last, other.first - self.last, 0)


NEVER = Days(0, 0, False)


def days(when: When | None, published: When | None) -> Days:
    """The days of an event with time ``when`` in a report of ``published``."""
    told = _bounds(when)
    if told is not None and when is not None and when.basis not in ("published", "embed"):
        return Days(told[0], told[1], True)
    day = _bounds(published)
    if day is None or day[1] - day[0] > NEWS:
        return NEVER
    return Days(day[0] - NEWS, day[1], False)


def day_of(published: When | None) -> int:
    """The day of publication as an ordinal, 0 where it is not known to the day."""
    found = _bounds(published)
    return found[0] if found and found[1] - found[0] <= NEWS else 0


def _bounds(when: When | None) -> tuple[int, int] | None:
    """The first and the last day that a time may mean; ``None`` where it names no days."""
    if when is None:
        return None
    start, between, end = when.value.partition("/")
    first = _of(start)
    last = _of(end) if between else first
    if first is None or last is None or first[0] > last[1]:
        return None
    return first[0], last[1]


def _of(value: str) -> tuple[int, int] | None:
    found = _PARTS.fullmatch(value)
    if found is None:
        return None
    year, month, day, week, quarter, season = found.groups()
    try:
        if day:
            at = date(int(year), int(month), int(day)).toordinal()
            return at, at
        if week:
            at = date.fromisocalendar(int(year), int(week), 1).toordinal()
            return at, at + 6
        if quarter or season:
            return _months(int(year), 3 * int(quarter) - 2 if quarter else _SEASONS[season], 3)
        return _months(int(year), int(month or 1), 1 if month else 12)
    except (ValueError, OverflowError):  # a 31st of February, a week 60, a year 0
        return None


def _months(year: int, month: int, count: int) -> tuple[int, int]:
    over, after = divmod(month - 1 + count, 12)
    return date(year, month, 1).toordinal(), (date(year + over, after + 1, 1) - timedelta(days=1)).toordinal()
