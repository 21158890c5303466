"""A story's lanes in time, drawn as SVG that needs no script; a script may zoom it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from onrecord.model.stories import Entry

# Units of the drawing, near to CSS pixels on a wide screen.
WIDTH, LEFT, LANE, DOT = 1_000, 90, 76, 7
ORDER = ("report", "event", "statement", "position")
# Events that a report recalls from far back, and plans for years ahead, would squeeze the story into a line: the time
# shown is the story's own and this much of its length around it.
AROUND = 0.25


@dataclass(frozen=True)
class Dot:
    """A line of the timeline as it is drawn."""

    x: float
    y: float
    r: float
    entry: Entry


@dataclass(frozen=True)
class Drawn:
    """The drawing: dots, the ticks of the axis (place and label), and how many lines lie outside the time shown."""

    width: int
    height: int
    lanes: tuple[tuple[str, float], ...]
    dots: tuple[Dot, ...]
    ticks: tuple[tuple[float, str], ...]
    outside: int
    undated: int


def drawn(entries: Sequence[Entry], since: str, until: str) -> Drawn:
    """The entries between two times and a little around them."""
    first, last = moment(since), moment(until, last=True)
    known = [at for one in entries if (at := moment(one.at))]
    first = first or min(known, default=datetime(2000, 1, 1))
    last = max(last or max(known, default=first), first + timedelta(hours=6))
    margin = (last - first) * AROUND
    first, last = first - margin, last + margin
    lanes = [name for name in ORDER if any(one.lane == name for one in entries)]
    dots: list[Dot] = []
    outside = undated = 0
    taken: dict[tuple[str, int], int] = {}
    for one in sorted(entries, key=lambda one: (-one.texts, one.at)):
        at = moment(one.at)
        if at is None or not first <= at <= last:
            undated += at is None
            outside += at is not None
            continue
        x = LEFT + (WIDTH - LEFT - 10) * ((at - first) / (last - first))
        column = (one.lane, int(x // DOT))
        place = taken[column] = taken.get(column, -1) + 1
        rows = (LANE - 16) // DOT
        # a full column goes on beside its first dots, so that none is hidden altogether
        y = LANE * (lanes.index(one.lane) + 1) - 12 - (place % rows) * DOT
        dots.append(Dot(round(x + 2.5 * (place // rows), 1), y, min(2.0 + one.texts**0.5 / 2, 6.5), one))
    height = LANE * max(len(lanes), 1) + 24
    return Drawn(
        WIDTH, height, tuple((name, LANE * (row + 1)) for row, name in enumerate(lanes)), tuple(dots),
        tuple(_ticks(first, last)), outside, undated,
    )  # fmt: skip


def _ticks(first: datetime, last: datetime) -> list[tuple[float, str]]:
    steps = 6
    form = "%d %b %H:%M" if last - first < timedelta(days=4) else "%d %b %Y"
    return [
        (LEFT + (WIDTH - LEFT - 10) * step / steps, f"{first + (last - first) * step / steps:{form}}")
        for step in range(steps)
    ]


def moment(told: str, *, last: bool = False) -> datetime | None:
    """A time of the record as a point in time without a zone; of a day the first moment, or the last."""
    value = told.split("/")[0].strip()
    try:
        if len(value) == 4:
            value += "-01-01"
        elif len(value) == 7 and value[5:].isdecimal():
            value += "-01"
        found = datetime.fromisoformat(value).replace(tzinfo=None)
    except ValueError:
        return None
    return found + timedelta(hours=23, minutes=59) if last and len(value) == 10 else found
