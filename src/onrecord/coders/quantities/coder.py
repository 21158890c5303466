"""The family as onrecord calls it: its place among the families, and its rules with their examples."""

from __future__ import annotations

from onrecord.coders.quantities.coding import code
from onrecord.coders.quantities.rules import RULES
from onrecord.extend import Case
from onrecord.model.claims import Quantity


class QuantityCoder:
    """How many, of what, by whose account."""

    name = "quantities"
    order = 40
    rules = RULES

    def code(self, case: Case) -> list[Quantity]:
        """The quantities of a report, in the order of its text."""
        return code(case)
