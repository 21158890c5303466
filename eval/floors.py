"""The floors: the least that each figure may be. They only rise, unless a decision record says why.

``floors.json``: room -> figure -> ``floor`` and ``measured`` (when the floor was set), ``command``, ``date``. A figure
whose floor stands above what was measured is one where less is better: its floor is a ceiling.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).with_name("floors.json")


@dataclass(frozen=True, slots=True)
class Floor:
    """One figure's floor, or ceiling where less is better."""

    floor: float
    measured: float
    command: str
    date: str

    @property
    def is_ceiling(self) -> bool:
        """Whether less is better."""
        return self.floor > self.measured or self.floor == self.measured == 0

    def holds(self, value: float) -> bool:
        """Whether a value is as good as the floor asks; rounding to the last figure printed is no fall."""
        return value <= self.floor + 1e-9 if self.is_ceiling else value >= self.floor - 1e-9


def floors(room: str) -> dict[str, Floor]:
    """The floors of a room by figure."""
    return {name: Floor(**row) for name, row in json.loads(FILE.read_text("utf-8")).get(room, {}).items()}
