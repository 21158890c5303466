"""Where a claim stands: in whose words, and at what time.

Shared by events, positions and quantities, which do not import each other.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from onrecord.extend import Case
from onrecord.model.claims import Attribution
from onrecord.model.grounds import When

if TYPE_CHECKING:
    from spacy.tokens import Token

TIMES = frozenset("obl obl:unmarked obl:tmod advmod nmod nmod:unmarked nmod:poss amod compound".split())
"""Relations by which a time hangs on a verb or noun."""
OTHERS = frozenset("acl acl:relcl advcl ccomp conj appos parataxis".split())
"""Relations under which another clause begins, whose times are its own."""


def attribution_at(case: Case, start: int, end: int) -> Attribution | None:
    """The innermost attribution whose content covers the words from ``start`` to ``end``, or ``None``.

    Innermost is the one with the shortest covering span; of two equally short ones that which stands inside the other.
    """
    best: tuple[int, Attribution] | None = None
    for attribution in case.attributions:
        for span in attribution.content:
            if span.start <= start and end <= span.end:
                length = span.end - span.start
                if best is None or length < best[0] or (length == best[0] and attribution.inside == best[1].id):
                    best = (length, attribution)
    return best[1] if best else None


def attribution_id(case: Case, start: int, end: int) -> str | None:
    """The id of that attribution."""
    found = attribution_at(case, start, end)
    return found.id if found else None


def hanging_time(case: Case, hosts: Iterable[Token]) -> When | None:
    """The first time that hangs on one of these words by itself, not inside a clause that hangs on it."""
    for host in hosts:
        sentence = host.sent
        times = case.grounds.when(sentence.start_char, sentence.end_char)
        for child in host.children if times else ():
            if child.dep_ in TIMES:
                start, end = _reach(child)
                for time in times:
                    if time.words is not None and time.words.start < end and start < time.words.end:
                        return time
    return None


def _reach(token: Token) -> tuple[int, int]:
    """The characters of a dependent with what hangs on it, other clauses left out."""
    kept = [token]
    for child in token.children:
        if child.dep_ not in OTHERS:
            kept += list(child.subtree)
    first, last = min(kept, key=lambda t: t.i), max(kept, key=lambda t: t.i)
    return first.idx, last.idx + len(last)
