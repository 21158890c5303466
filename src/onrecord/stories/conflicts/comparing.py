"""Two facts of one matter: do they differ, and in which way.

Every rule takes the fact told first and the one told later (where the order is not known, either), and says ``None``
where both can hold. The rules lean to silence: what may be read as agreement is none of their business.
"""

from __future__ import annotations

from datetime import UTC, datetime
from math import asin, cos, radians, sin, sqrt
from typing import NamedTuple

from onrecord.model.conflicts import Difference
from onrecord.stories.conflicts import wording
from onrecord.stories.conflicts.facts import DEEDS, Fact

# Figures of things that only grow as more becomes known; the first word is the sort of figure (``facts.figures``).
_GROWING = frozenset({"killed", "wounded", "detained", "displaced", "missing"})
# A figure further apart than this counts something else (the dead of one strike and those of a war). Chosen on the
# Helsinki reports, dev half: true pairs lie below 2, figures of different things mostly above 6.
_SAME_SCALE = 5.0
# A round figure (two significant digits at most) this near to another is a rounding of it: 250 for 247.
_ROUNDING = 0.05
# Kilometres between two places that may still be one: a town and its airport, a village and the next town.
_NEAR = 60.0
# Days between two dates that a zone, a night or a slip of "Sunday night" explains.
_SLIP = 1
# Days in which a condition that one report tells is looked for in another.
WEEK = 7
# 1 January 1970, counted from 1 January 1.
EPOCH = 719_163
# Days between two dates of one thing beyond which they are dates of two things.
_AFAR = 45
# What two events of one happening must share of their words where other words name them.
_ALIKE = 0.34
# What they must share of their parties, at the least; half is not enough.
_PARTIES = 0.5
_FINE = ("point", "city", "admin2")


class Found(NamedTuple):
    """In which way two facts differ, and the rule that says so."""

    difference: Difference
    why: str


def instant(told: str) -> float | None:
    """Seconds since 1970 of a time of publication to the minute or finer; ``None`` for a day or less."""
    if "T" not in told:
        return None
    try:
        when = datetime.fromisoformat(told)
    except ValueError:
        return None
    return (when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp()


def later(a: Fact, b: Fact) -> bool | None:
    """Whether ``b`` was told after ``a``; ``None`` where that is not known."""
    first, second = instant(a.account.told), instant(b.account.told)
    if first is not None and second is not None:
        return second > first if first != second else None
    return b.day > a.day if a.day and b.day and a.day != b.day else None


def taken_back(a: Fact, b: Fact) -> Found | None:
    """Whether one of the two says itself that what was told before was wrong."""
    order = later(a, b)
    after = b if order is not False else a
    if after.takes_back == "retraction":
        return Found("retraction", "the later report says that the earlier word is taken back")
    if after.takes_back == "correction":
        return Found("correction", "the later report says that the earlier word was wrong")
    return None


def quantity(a: Fact, b: Fact) -> Found | None:
    """Figures of one thing; three sailors and two dock workers are two things, three people may be either."""
    if a.trigger and b.trigger and a.trigger != b.trigger:
        return None
    low_a, high_a, low_b, high_b = *_bounds(a), *_bounds(b)
    if (low_a, high_a) == (low_b, high_b):
        return None
    if low_a <= high_b and low_b <= high_a:
        inside = (low_a >= low_b and high_a <= high_b) or (low_b >= low_a and high_b <= high_a)
        return Found("precision", "one figure lies within the bounds of the other") if inside else None
    near, far = (low_b, high_a) if low_b > high_a else (low_a, high_b)
    if far <= 0 or near / far > _SAME_SCALE:
        return None
    if near / far <= 1 + _ROUNDING and (_round(near) or _round(far)):
        return Found("precision", "one figure is a rounding of the other")
    back = taken_back(a, b)
    if back:
        return back
    order = later(a, b)
    grows = a.sort.split()[0] in _GROWING
    more = low_b > high_a if order else low_a > high_b
    if order is not None and grows and more:
        return Found("update", "a figure that grows as more becomes known, and the later report tells more")
    if order is not None and a.sort.startswith("missing"):
        return Found("update", "fewer are missing as more are found, and the later report tells fewer")
    return Found("contradiction", "two figures of one thing that cannot both hold")


def _bounds(fact: Fact) -> tuple[float, float]:
    return (
        fact.low if fact.low is not None else float("-inf"),
        fact.high if fact.high is not None else float("inf"),
    )


def _round(figure: float) -> bool:
    digits = f"{figure:.0f}"
    return len(digits) >= 2 and len(digits.rstrip("0")) <= 2 and digits.endswith("0")


def one_event(a: Fact, b: Fact) -> bool:
    """Whether two events of one happening are near enough for a difference in time or place to mean something.

    A happening gathers what belongs together: a summit, its opening, its eve. A difference between two of those is
    none, and neither is one between two meetings of a journey: of two parties on either side both must be the same.
    """
    if a.trigger != b.trigger and wording.likeness(a.words, b.words) < _ALIKE:
        return False
    return not (a.parties and b.parties) or wording.overlap(a.parties, b.parties) > _PARTIES


def place(a: Fact, b: Fact) -> Found | None:
    """Where one thing happened."""
    if a.account.value == b.account.value or not a.country or not b.country or not one_event(a, b):
        return None
    fine_a, fine_b = a.precision in _FINE, b.precision in _FINE
    if a.country == b.country and fine_a != fine_b:
        return Found("precision", "one report names the place, the other a wider one")
    if not (fine_a and fine_b) or not _one_time(a, b) or a.trigger != b.trigger:
        return None
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    if kilometres((a.lat, a.lon), (b.lat, b.lon)) <= _NEAR:
        return None
    return taken_back(a, b) or Found("contradiction", f"two places more than {_NEAR:.0f} km apart")


def _one_time(a: Fact, b: Fact) -> bool:
    """Whether both tell when it was, and days that overlap: what a happening gathers may be of two years."""
    if a.low is None or a.high is None or b.low is None or b.high is None:
        return False
    return a.low <= b.high and b.low <= a.high


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance of two points given in degrees."""
    (lat_a, lon_a), (lat_b, lon_b) = (tuple(map(radians, point)) for point in (a, b))
    half = sin((lat_b - lat_a) / 2) ** 2 + cos(lat_a) * cos(lat_b) * sin((lon_b - lon_a) / 2) ** 2
    return 2 * 6371.0 * asin(min(1.0, sqrt(half)))


def time(a: Fact, b: Fact) -> Found | None:
    """When one thing happened, or is to happen."""
    low_a, high_a, low_b, high_b = *_bounds(a), *_bounds(b)
    if a.account.shown.lower() == b.account.shown.lower() or not one_event(a, b):
        return None  # the same words, anchored on two days of publication
    if low_a <= high_b and low_b <= high_a:
        return None
    gap = max(low_a, low_b) - min(high_a, high_b)
    dated = any(one.isdigit() for one in a.account.shown) and any(one.isdigit() for one in b.account.shown)
    if gap <= _SLIP or gap > _AFAR or not dated:
        return None  # "Monday" leans on the day of publication, which may be wrong or another one
    back = taken_back(a, b)
    if back:
        return back
    if {a.status, b.status} <= {"planned", "ordered", "permitted"} and later(a, b) is not None:
        return Found("update", "a plan that the later report tells for another day")
    if "planned" in (a.status, b.status):
        return None
    return Found("contradiction", "two days for one thing")


def who(a: Fact, b: Fact) -> Found | None:
    """Who attacked: told of two countries, in one word for the deed, and of one victim at the least."""
    if not a.country or not b.country or a.country == b.country or a.sort not in DEEDS or a.trigger != b.trigger:
        return None
    if wording.overlap(a.parties, b.parties) <= _PARTIES or {a.status, b.status} != {"actual"}:
        return None
    if {a.account.value, b.account.value} & (a.parties | b.parties):
        return None  # the victim of one is the doer of the other: the deed of each, or a clause misread
    return taken_back(a, b) or Found("contradiction", "told of two countries")


def status(a: Fact, b: Fact) -> Found | None:
    """Whether it happened at all: told as a fact by one, and denied by another source."""
    if {a.account.value, b.account.value} != {"actual", "denied"} or not one_event(a, b):
        return None
    denied, other = (a, b) if a.account.value == "denied" else (b, a)
    if not denied.denies or not denied.party or denied.party & other.party:
        return None
    return Found("contradiction", f"told as a fact, and denied by {denied.account.said_by}")
