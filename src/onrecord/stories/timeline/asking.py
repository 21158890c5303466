"""``onrecord positions --on DATE``: who held what on that day, since when, and on whose word."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.model.stories import Held, Word
from onrecord.record.opened import Record
from onrecord.record.table import Table
from onrecord.stories.timeline.positions import held, standing
from onrecord.stories.timeline.telling import answered

# Tellings that are looked at, the earliest first; more than a question narrowed by a holder or a matter ever has.
MOST = 100_000
_COLUMNS = {
    "holder": "VARCHAR", "level": "VARCHAR", "state": "VARCHAR", "stance": "VARCHAR", "toward": "VARCHAR",
    "about": "VARCHAR", "limits": "VARCHAR", "condition": "VARCHAR", "since": "VARCHAR", "last": "VARCHAR",
    "restated": "BIGINT", "turn": "VARCHAR", "before": "VARCHAR", "said_by": "VARCHAR", "outlet": "VARCHAR",
    "told": "VARCHAR", "reports": "BIGINT", "id": "VARCHAR", "report": "VARCHAR",
}  # fmt: skip


def on_day(record: Record, day: str, narrowed: Mapping[str, str | None], limit: int | None) -> Table:
    """The positions that stood at the end of a day, as far as was on record then; states before their officials.

    Args:
        record: the record.
        day: ``2026-03-14``.
        narrowed: what the record's question ``held`` can be narrowed by.
        limit: as many rows at most, ``None`` for all.
    """
    told = record.ask("held", MOST, {}, **narrowed, on=day)
    found = standing(held(answered(row) for row in told))
    rows = tuple(_row(one) for one in found)
    more = told.more or (limit is not None and len(rows) > limit)
    return Table(tuple(_COLUMNS), tuple(_COLUMNS.values()), rows[:limit], more)


def _row(one: Held) -> tuple[object, ...]:
    """One position: what was said last, since when it is held, and who said it first."""
    first, last = one.words[0], one.words[-1]
    return (
        one.holder, one.level, one.country, one.stance, last.toward, last.about, _any(one, "limits"),
        _any(one, "condition"), one.since or None, one.last or None, one.restated, one.turn,
        _before(one.before), first.said_by, first.outlet, last.told if last.told != "unknown" else None,
        len({word.quoted.report for word in one.words}), first.quoted.claim, first.quoted.report,
    )  # fmt: skip


def _any(one: Held, name: str) -> str | None:
    """The bounds or the condition that was told last; a report that leaves them out does not take them back."""
    return next((told for word in reversed(one.words) if (told := getattr(word, name))), None)


def _before(word: Word | None) -> str | None:
    return f"{word.stance}: {word.about} ({word.day})" if word else None
