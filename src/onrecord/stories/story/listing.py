"""Which stories are developing."""

from __future__ import annotations

from onrecord.model.stories import Brief
from onrecord.stories.shelf import Shelf
from onrecord.stories.story import assembling, gathering


def developing(shelf: Shelf, limit: int | None, *, least: int = 2, since: int = 0) -> list[Brief]:
    """Stories of at least so many reports that were told on or after a day, the last told first.

    Args:
        shelf: where they are kept.
        limit: as many at most; ``None`` for all. Only these are looked into.
        least: a story of fewer reports is left out: one report tells no story yet.
        since: the day, counted from 1 January 1; 0 for any.
    """
    held = [(one.last, one.reports, story) for story, one in gathering.every(shelf) if one.reports >= least]
    held = sorted((one for one in held if one[0] >= since), key=lambda one: (-one[0], -one[1], one[2]))
    briefs = (assembling.brief(shelf, story) for _, _, story in held[:limit])
    return sorted((one for one in briefs if one), key=lambda one: (one.last, one.reports), reverse=True)
