"""What no coder of affairs looks into: sports and markets, which speak in words of war, and tables pasted as text."""

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


LONGEST_SENTENCE = 400
"""Tokens; longer "sentences" are lists or tables pasted as text, in which no parse can be trusted."""


def concerns(sentence: Span) -> bool:
    """Whether a sentence is one to read for affairs: short enough to be one, and not of sport or markets."""
    return len(sentence) <= LONGEST_SENTENCE and not is_foreign(sentence)


def is_foreign(sentence: Span) -> bool:
    """Whether a sentence speaks of sport or markets: two different words of either."""
    lemmas = {lemma(t, SPORT | MARKET) for t in sentence if t.pos_ in ("NOUN", "PROPN")}
    return len(lemmas & SPORT) >= 2 or len(lemmas & MARKET) >= 2
