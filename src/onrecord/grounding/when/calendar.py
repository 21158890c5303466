"""Arithmetic on times that are cut at their grain: ``2024``, ``2024-11``, ``2024-W46``, ``2024-Q3``, ``2024-SU``.

Everything here is pure and works on the values themselves, so that what a rule computes is what a record shows.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.model.grounds import Grain

# Northern seasons, by their first month. Winter is named by the year it begins in.
SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


@dataclass(frozen=True, slots=True)
class Stretch:
    """A time on the calendar.

    Attributes:
        value: ISO 8601 cut at the grain.
        grain: the unit it is cut at.
        first, last: the days it runs from and to, both in it.
    """

    value: str
    grain: Grain
    first: date
    last: date


def day(when: date) -> Stretch:
    """One day."""
    return Stretch(when.isoformat(), "day", when, when)


def week(when: date) -> Stretch:
    """The ISO week (Monday to Sunday) that ``when`` falls in."""
    monday = when - timedelta(days=when.weekday())
    year, number, _ = monday.isocalendar()
    return Stretch(f"{year:04d}-W{number:02d}", "week", monday, _plus(monday, 6))


def month(year: int, number: int) -> Stretch:
    """A month; ``number`` may run over the ends of the year (0 is December of the year before)."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    return Stretch(
        f"{year:04d}-{number:02d}", "month", date(year, number, 1), date(year, number, monthrange(year, number)[1])
    )


def quarter(year: int, number: int) -> Stretch:
    """A calendar quarter; ``number`` may run over the ends of the year."""
    year, number = year + (number - 1) // 4, (number - 1) % 4 + 1
    return Stretch(f"{year:04d}-Q{number}", "quarter", month(year, 3 * number - 2).first, month(year, 3 * number).last)


def season(year: int, name: str) -> Stretch:
    """A northern season (``SP``, ``SU``, ``FA``, ``WI``); winter begins in December of ``year``."""
    start = SEASONS[name]
    return Stretch(f"{year:04d}-{name}", "season", month(year, start).first, month(year, start + 2).last)


def year(number: int) -> Stretch:
    """A calendar year."""
    return Stretch(f"{number:04d}", "year", date(number, 1, 1), date(number, 12, 31))


def decade(number: int) -> Stretch:
    """The ten years that ``number`` falls in; ``199`` for the 1990s: ISO 8601 cut at its grain."""
    start = number - number % 10
    return Stretch(f"{start // 10:03d}", "decade", date(start, 1, 1), date(start + 9, 12, 31))


def century(number: int) -> Stretch:
    """The hundred years of the ``number``-th century, as an interval of years: the 20th is ``1900/1999``."""
    start = 100 * (number - 1)
    return Stretch(f"{start:04d}/{start + 99:04d}", "year", date(max(start, 1), 1, 1), date(start + 99, 12, 31))


def between(start: Stretch, end: Stretch) -> Stretch:
    """From the start of one to the end of the other, at the finer of the two grains where they differ."""
    return Stretch(f"{start.value}/{end.value}", end.grain, start.first, end.last)


def cut(when: date, grain: str) -> Stretch:
    """``when`` at a coarser grain: ``day``, ``week``, ``month``, ``quarter``, ``season``, ``year``, ``decade``."""
    match grain:
        case "week":
            return week(when)
        case "month":
            return month(when.year, when.month)
        case "quarter":
            return quarter(when.year, (when.month + 2) // 3)
        case "season":
            index = when.month % 12 // 3
            name = ("WI", "SP", "SU", "FA")[index]
            return season(when.year - (name == "WI" and when.month < 3), name)
        case "year":
            return year(when.year)
        case "decade":
            return decade(when.year)
        case _:
            return day(when)


def shift(when: date, count: int, unit: str) -> date:
    """``when`` moved by ``count`` units, the day of the month held back to the month's last (March 31 less a month).

    Raises OverflowError where the calendar ends.
    """
    if unit in ("day", "week"):
        return _plus(when, count * (7 if unit == "week" else 1))
    months = count * {"month": 1, "quarter": 3, "season": 3, "year": 12, "decade": 120, "century": 1200}[unit]
    index = when.year * 12 + when.month - 1 + months
    years, number = divmod(index, 12)
    if not 1 <= years <= 9999:
        raise OverflowError("outside the calendar")
    return date(years, number + 1, min(when.day, monthrange(years, number + 1)[1]))


def moved(stretch: Stretch, count: int, unit: str) -> Stretch:
    """A stretch moved by ``count`` units at its own grain: 2024-Q3 less a year is 2023-Q3."""
    return cut(shift(stretch.first, count, unit), stretch.grain)


def made(year_: int, month_: int, day_: int) -> Stretch | None:
    """A day, or ``None`` where the calendar has none such (February 30, year 0)."""
    try:
        return day(date(year_, month_, day_))
    except ValueError:
        return None


def weekday(anchor: date, number: int, direction: int) -> date:
    """The nearest ``number`` (Monday is 0) on or before (``direction`` -1) or on or after (1) ``anchor``."""
    if direction < 0:
        return _plus(anchor, -((anchor.weekday() - number) % 7))
    return _plus(anchor, (number - anchor.weekday()) % 7)


def _plus(when: date, days: int) -> date:
    return when + timedelta(days=days)
