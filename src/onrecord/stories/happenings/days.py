"""When an event lies, in whole days: what its words say, or else the day of the report and some days before it."""

from __future__ import annotations

import msgspec

from onrecord.model import days as model_days
from onrecord.model.grounds import When

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
    found = model_days.days(when)
    return (found[0].toordinal(), found[1].toordinal()) if found else None
