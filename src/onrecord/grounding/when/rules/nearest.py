"""Which of several years or months a time without one falls in, and how far a word like "next" steps."""

from __future__ import annotations

from datetime import timedelta

from onrecord.grounding.when.calendar import Stretch
from onrecord.grounding.when.scene import Scene

NEAR = {"this": 0, "current": 0, "the current": 0, "last": -1, "previous": -1, "next": 1}


def choose(rows: list[Stretch], scene: Scene, at: int) -> Stretch | None:
    """The row that the tense asks for: the last that has begun, or the first that has not ended.

    Without a tense the nearest, a coming one only where it is less than half as far away: a report of November that
    says "in December" and no more means the coming month, one that says "in June" the past.
    """
    today = scene.today
    if not rows or today is None:
        return None
    # A day of slack: a report is often dated by another zone than the one it tells of.
    past = [row for row in rows if row.first <= today + timedelta(days=1)]
    coming = [row for row in rows if row.last >= today]
    direction = scene.direction(at)
    if direction > 0 and coming:
        return coming[0]
    if direction < 0 and past:
        return past[-1]
    if not past or not coming:
        return (past or coming)[-1 if past else 0]
    if past[-1].last >= today:
        return past[-1]
    return coming[0] if 2 * (coming[0].first - today) < today - past[-1].last else past[-1]


def step(which: str) -> int:
    """-1 for "last", 1 for "next", 0 for "this"."""
    if "last" in which or "past" in which or "previous" in which:
        return -1
    return 1 if "next" in which or "coming" in which or "following" in which else 0
