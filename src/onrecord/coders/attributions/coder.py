"""The family of attributions: every rule reads the report, then doubles go and statements within statements find
their place."""

from __future__ import annotations

from collections.abc import Iterable
from types import MappingProxyType

from onrecord.coders.attributions import (
    according_to,
    agentless,
    belief,
    citing,
    comment,
    learned,
    nominal,
    quoted,
    said,
    transcript,
)
from onrecord.coders.attributions.extent import Spot
from onrecord.coders.attributions.follow import follow
from onrecord.coders.attributions.nesting import closes, fold, nest
from onrecord.coders.attributions.occasions import carried, occasions
from onrecord.coders.attributions.seen import Finder, Seen
from onrecord.coders.attributions.wishes import without_own_telling
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
    transcript.RULE,
    quoted.RULE,
)
"""In the order of precedence: of two claims with one content and one speaker the earlier rule's stays."""

FINDERS: tuple[Finder, ...] = (
    comment.find,
    citing.find,
    said.find,
    belief.find,
    according_to.find,
    agentless.find,
    nominal.find,
    transcript.find,
    quoted.find,
)
"""The ways of the rules, in the same order."""

CARRIERS = frozenset({according_to.RULE.name})


class AttributionCoder:
    """Who says what, in which words, through which channel and whose hands."""

    name = "attributions"
    order = 10
    rules = (*RULES, learned.RULE)
    weighers = MappingProxyType({learned.RULE.name: learned.why})

    def code(self, case: Case) -> list[Attribution]:
        """The attributions of a report, in the order they stand in the text."""
        seen = Seen.of(case)
        found = distinct(claim for find in FINDERS for claim in find(seen))
        found += learned.beside(seen, found)
        carriers = [claim for claim in found if claim.maker.name in CARRIERS or closes(claim)]
        others = [claim for claim in found if claim not in carriers]
        told = follow(carried(fold(carriers, others), occasions(case, seen.marks, places(found))))
        return nest(without_own_telling(nest(told), told))


def places(found: Iterable[Attribution]) -> list[Spot]:
    """Where contents and cues stand."""
    spans = (span for claim in found for span in (*claim.content, *([claim.cue] if claim.cue else [])))
    return [(span.start, span.end) for span in spans]


def distinct(found: Iterable[Attribution]) -> list[Attribution]:
    """The claims without doubles: one for a cue, and one for a first content and its speaker; the earlier rule's
    stays."""
    seen: set[tuple[Span | None, ...]] = set()
    kept = []
    for claim in found:
        keys = {(claim.content[0], claim.chain[-1].words), *([(claim.cue,)] if claim.cue else [])}
        if not keys & seen:
            kept.append(claim)
        seen |= keys
    return kept
