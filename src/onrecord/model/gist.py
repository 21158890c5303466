"""A claim in one line: what examples of rules are checked against, and what a person reads first."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.model.claims import Attribution, Claim, Event, Position, Quantity
from onrecord.model.grounds import Who

UNKNOWN = "unknown"


def gist(claim: Claim) -> str:
    """The claim in one line.

    ======================  ==================================================================
    attribution             ``TASS <- Vladimir Dzhabarov | said | This is a very big step`` (the hops behind the outlet)
    event                   ``ASSAULT Russia -> Ukraine, Moldova [actual]``
    position                ``Germany refuse -> Ukraine: providing long-range missiles if asked (restated)``
    quantity                ``killed 8..: at least eight people``
    ======================  ==================================================================
    """
    match claim:
        case Attribution():
            hops = " <- ".join(hop.name for hop in claim.chain[1:]) or "the outlet"
            cue = claim.cue.text if claim.cue else "-"
            return f"{hops} | {cue} | {' ... '.join(span.text for span in claim.content)}"
        case Event():
            return f"{claim.type} {_names(claim.actor)} -> {_names(claim.recipient)} [{claim.status}]"
        case Position():
            toward = f" -> {_names(claim.toward)}" if claim.toward else ""
            told = claim.condition is None or claim.about.covers(claim.condition)
            condition = "" if told or claim.condition is None else f" {claim.condition.text}"
            change = f" ({claim.change})" if claim.change != "unknown" else ""
            return f"{claim.holder.name} {claim.stance}{toward}: {claim.about.text}{condition}{change}"
        case Quantity():
            return f"{claim.kind} {_number(claim.low)}..{_number(claim.high)}: {claim.words.text}"


def _names(parties: Iterable[Who]) -> str:
    return ", ".join(party.name for party in parties) or UNKNOWN


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:g}"
