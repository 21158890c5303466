"""A reading comes in, or leaves."""

from __future__ import annotations

from onrecord.model.origins import Match
from onrecord.model.reading import Reading
from onrecord.stories.shelf import Shelf
from onrecord.stories.statements import carriers, kept


def add(shelf: Shelf, reading: Reading) -> list[Match]:
    """Takes a reading in and returns the pairs of attributions that are one statement and were none before.

    The same reading twice is once; a newer reading of a report takes the place of the older. The caller commits.
    """
    new = kept.of_reading(reading)
    old = kept.get(shelf, new.report)
    if old == new:
        return []
    if old is not None:
        drop(shelf, new.report)
    kept.put(shelf, new)
    carriers.put(shelf, new)
    return []


def drop(shelf: Shelf, report: str) -> None:
    """Takes a report out: its reading was superseded or withdrawn."""
    old = kept.get(shelf, report)
    if old is not None:
        carriers.drop(shelf, old)
        kept.drop(shelf, old)
