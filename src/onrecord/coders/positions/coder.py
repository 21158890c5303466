"""The family as onrecord calls it: its place among the families, and its rules with their examples."""

from __future__ import annotations

from onrecord.coders.positions.coding import code
from onrecord.coders.positions.rules import RULES
from onrecord.extend import Case
from onrecord.model.claims import Position


class PositionCoder:
    """Who permits, forbids, promises, offers, demands, refuses, threatens, warns, supports, opposes what."""

    name = "positions"
    order = 30
    rules = RULES

    def code(self, case: Case) -> list[Position]:
        """The positions of a report, in the order of its text."""
        return code(case)
