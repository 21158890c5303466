"""Which days a time may mean (``When.value``: ISO 8601 cut at its grain, or an interval)."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from onrecord.model.grounds import When

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:T.*)?")
_WEEK = re.compile(r"(\d{4})-W(\d{2})")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_QUARTER = re.compile(r"(\d{4})-Q([1-4])")
_YEAR = re.compile(r"\d{4}")
_DECADE = re.compile(r"\d{3}")
_SEASON = re.compile(r"(\d{4})-(SP|SU|FA|WI)")
_SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # northern seasons; winter is named by the year it begins in


def days(when: When | None) -> tuple[date, date] | None:
    """The first and the last day that the words may mean, both included; ``None`` where the value names no days.

    The days are those of the value's own zone.
    """
    if when is None:
        return None
    start, between, end = when.value.partition("/")
    first = _of(start)
    last = _of(end) if between else first
    if first is None or last is None or first[0] > last[1]:
        return None
    return first[0], last[1]


def first_day(value: str) -> int | None:
    """The first day of a time as ``When.value`` writes it, counted from 1 January 1 (``date.toordinal``).

    ``None`` where it tells no whole date.
    """
    try:
        return date.fromisoformat(value[:10]).toordinal()
    except ValueError:
        return None


def _of(value: str) -> tuple[date, date] | None:
    """The days of one value without a stroke."""
    try:
        if found := _DAY.fullmatch(value):
            day = date(*(int(part) for part in found.groups()))
            return day, day
        if found := _WEEK.fullmatch(value):
            monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
            return monday, monday + timedelta(days=6)
        if found := _MONTH.fullmatch(value):
            return _months(int(found[1]), int(found[2]), 1)
        if found := _QUARTER.fullmatch(value):
            return _months(int(found[1]), 3 * int(found[2]) - 2, 3)
        if found := _SEASON.fullmatch(value):
            return _months(int(found[1]), _SEASON_STARTS[found[2]], 3)
        if _YEAR.fullmatch(value):
            return _months(int(value), 1, 12)
        if _DECADE.fullmatch(value):
            year = int(value) * 10
            return date(year, 1, 1), date(year + 9, 12, 31)
    except (ValueError, OverflowError):  # a 31st of February, a week 60, a year 0
        return None
    return None


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    """``count`` whole months from one on, over the end of the year where it must be."""
    over, last = divmod(month + count - 2, 12)
    return date(year, month, 1), date(year + over, last + 1, calendar.monthrange(year + over, last + 1)[1])
