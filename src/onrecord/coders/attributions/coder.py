"""The family of attributions: every rule reads the report, then doubles go and statements within statements find their place."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.coders.attributions import according_to, agentless, belief, citing, comment, nominal, quoted, said
from onrecord.coders.attributions.nesting import fold, nest
from onrecord.coders.rule import Rule
from onrecord.extend import Case
from onrecord.model.claims import Attribution
from onrecord.model.text import Span

RULES: tuple[Rule[Attribution], ...] = (
    comment.RULE,
    citing.RULE,
    said.RULE,
    belief.RULE,
    according_to.RULE,
    agentless.RULE,
    nominal.RULE,
    quoted.RULE,
)
"""In the order of precedence: of two claims with one content and one speaker the earlier rule's stays."""

CARRIERS = frozenset({according_to.RULE.name})


class AttributionCoder:
    """Who says what, in which words, through which channel and whose hands."""

    name = "attributions"
    order = 10

    def code(self, case: Case) -> list[Attribution]:
        """The attributions of a report, in the order they stand in the text."""
        found = distinct(claim for rule in RULES for claim in rule.find(case))
        carriers = [claim for claim in found if claim.maker.name in CARRIERS]
        others = [claim for claim in found if claim.maker.name not in CARRIERS]
        return nest(fold(carriers, others))


def distinct(found: Iterable[Attribution]) -> list[Attribution]:
    """The claims without doubles: the first of those that share their first content and speaker."""
    seen: set[tuple[Span, Span | None]] = set()
    kept = []
    for claim in found:
        key = (claim.content[0], claim.chain[-1].words)
        if key not in seen:
            seen.add(key)
            kept.append(claim)
    return kept
