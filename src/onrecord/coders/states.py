"""The states that a report names, and the two that it is about.

Shared by events and positions, which do not import each other.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from onrecord.extend import Case
from onrecord.model.grounds import Who

if TYPE_CHECKING:
    from spacy.tokens import Span

ORGANS = frozenset({"", "GOV", "MIL", "JUD", "LEG", "COP", "SPY"})
"""What may follow a country in the CAMEO code of somebody who acts for it."""


class States:
    """The states of one report."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self._names: list[tuple[str, Who]] | None = None
        self._starts: list[int] = []
        self._all: dict[str, Who] | None = None
        self._pair: dict[str, Who] | None = None

    def all(self) -> dict[str, Who]:
        """The states that the report names, by code (ISO 3166-1 alpha-3), as first named; by name before by capital."""
        if self._all is None:
            told = self._mentions()[::-1]
            self._all = dict(told) | {code: who for code, who in told if who.code == code}
        return self._all

    def named(self, start: int, end: int) -> list[str]:
        """The codes of the states that are named between two characters."""
        told = self._mentions()
        return [code for code, _ in told[bisect_left(self._starts, start) : bisect_left(self._starts, end)]]

    def pair(self) -> dict[str, Who]:
        """The two states that headline and first sentence name; empty where they name fewer or more."""
        if self._pair is None:
            first = next(self.case.doc.sents, None)
            headline = self.case.article.headline or ""
            codes = set(self.named(0, first.end_char)) if first is not None else set()
            codes |= {code for code, who in self._mentions() if who.words.text in headline}
            known = self.all() if len(codes) == 2 else {}
            self._pair = {code: known[code] for code in sorted(codes)} if known else {}
        return self._pair

    def other(self, own: set[str], sentence: Span) -> tuple[Who, ...]:
        """The other of the two states that the report is about, where ``own`` are the sides of those who act and the
        sentence names no third."""
        pair = self.pair()
        if len(own) != 1 or not own < pair.keys():
            return ()
        if any(code not in pair for code in self.named(sentence.start_char, sentence.end_char)):
            return ()
        return tuple(who for code, who in pair.items() if code not in own)

    def _mentions(self) -> list[tuple[str, Who]]:
        if self._names is None:
            names = (name for name in self.case.doc.ents if name.label_ in ("GPE", "NORP"))
            found = [self.case.grounds.who(name.start_char, name.end_char) for name in names]
            self._names = [
                (who.country, who)
                for who in found
                if who.kind in ("country", "group") and who.country and who.code in (who.country, who.country + "GOV")
            ]
            self._starts = [who.words.start for _, who in self._names]
        return self._names


def side(who: Who) -> str:
    """On whose side an actor stands: his state where he is one of its own, else himself.

    >>> side(lavrov)  # code "RUSGOV"
    'RUS'
    """
    if who.country and who.code and who.code.startswith(who.country) and who.code[3:6] in ORGANS:
        return who.country
    return who.name.casefold()
