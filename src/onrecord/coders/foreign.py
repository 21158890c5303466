"""What is no international affair: sports and markets, which speak in words of war and diplomacy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.coders.wordforms import lemma

if TYPE_CHECKING:
    from spacy.tokens import Span

SPORT = frozenset(
    "goal goalkeeper midfielder striker winger defender coach league cup match championship tournament "
    "playoff season innings wicket batsman bowler quarterback touchdown pitcher homer inning offside penalty "
    "halftime half-time fixture relegation semifinal semi-final quarter-final premiership trophy medal podium "
    "grand-slam tiebreak referee scorer footballer cricketer club squad kick-off hat-trick equaliser lineup "
    "derby stadium innings scoreline game team".split()
)
"""Words that only a report on sport is likely to use; two of them in one sentence make it one."""
MARKET = frozenset(
    "price crude barrel share stock index investor trader earnings profit revenue dividend bond yield nasdaq "
    "ftse nikkei analyst futures quarter retailer valuation takeover buyout merger stocks shareholder rally "
    "selloff equities brent benchmark".split()
)
"""The same for markets."""


def is_foreign(sentence: Span) -> bool:
    """Whether a sentence speaks of sport or markets: two different words of either."""
    lemmas = {lemma(t, SPORT | MARKET) for t in sentence if t.pos_ in ("NOUN", "PROPN")}
    return len(lemmas & SPORT) >= 2 or len(lemmas & MARKET) >= 2
