"""The family as onrecord calls it: its place among the families, and its rules with their examples."""

from __future__ import annotations

from onrecord.coders.events.coding import code
from onrecord.coders.events.rules import RULES
from onrecord.extend import Case
from onrecord.model.claims import Event


class EventCoder:
    """Who did what to whom, as far as verbs and nouns of the lexicon tell it."""

    name = "events"
    order = 20
    rules = RULES

    def code(self, case: Case) -> list[Event]:
        """The events of a report, in the order of its text."""
        return code(case)
