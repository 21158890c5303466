"""What is no international affair: sports and markets in words of war, and actors who are nobody in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.coders import parties
from onrecord.coders.events.finding import Finding
from onrecord.coders.events.lexicon import lemma_of

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

SPORT = frozenset(
    "goal goalkeeper midfielder striker winger defender coach league cup match championship tournament playoff season "
    "innings wicket batsman bowler quarterback touchdown pitcher homer inning offside penalty halftime half-time fixture "
    "relegation semifinal semi-final quarter-final premiership trophy medal podium grand-slam tiebreak referee scorer "
    "footballer cricketer club squad kick-off hat-trick equaliser lineup derby stadium innings scoreline game team".split()
)
"""Words that only a report on sport is likely to use; two of them in one sentence make it one."""
MARKET = frozenset(
    "share stock index investor trader earnings profit revenue dividend bond yield nasdaq ftse nikkei analyst futures "
    "quarter retailer valuation takeover buyout merger stocks shareholder rally selloff equities brent benchmark".split()
)
"""The same for markets."""
SURE = frozenset({"state", "armed"})


def is_foreign(sentence: Span) -> bool:
    """Whether a sentence speaks of sport or markets: two different words of either."""
    lemmas = {lemma_of(t) for t in sentence if t.pos_ in ("NOUN", "PROPN")}
    return len(lemmas & SPORT) >= 2 or len(lemmas & MARKET) >= 2


def concerns(found: Finding) -> bool:
    """Whether a finding is an affair between, by or against states, armed or political bodies, as far as its words tell.

    A violent or coercive deed needs a doer who is one, or somebody named on both sides; any other deed needs a name.
    """
    doers = _kinds(found.actors)
    others = _kinds(found.recipients)
    if not doers and not others:
        return False
    if found.frame.type == "ASSAULT" and not found.recipients and not doers & (SURE | {"place"}):
        return False
    named = {"name", "place", "person", "state", "armed", "civil", "pronoun"}
    return bool((doers | others) & named)


def _kinds(tokens: tuple[Token, ...]) -> set[str]:
    return {kind for token in tokens for kind in parties.kinds(token)} | {
        "name" for token in tokens if parties.is_people(token)
    }
