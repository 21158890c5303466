"""The bounds of a position: the words that limit it, and the condition it stands under."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.analysis import clauses
from onrecord.coders.conditions import is_condition
from onrecord.coders.positions.finding import Stand
from onrecord.extend import Case
from onrecord.model.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

LIMITING = frozenset(
    "limited certain specific selected restricted partial temporary defensive particular designated".split()
)
"""Adjectives that bound what they stand before."""
PLACING = frozenset("in inside within on along near across into against at around beyond".split())
"""Prepositions that bound a position to a place."""
ONLY = frozenset({"only", "solely", "exclusively", "strictly"})
LONGEST_MATTER = 60
"""Words of a matter that are looked through for its condition."""


def limits(case: Case, stand: Stand) -> tuple[Span, ...]:
    """The words that bound a position: places, "limited ...", "only ..."; each once, in the order of the text."""
    found = {case.span(start, end) for start, end in _limits(case, stand)}
    outer = [
        s for s in found if not any(o is not s and o.covers(s) and (o.end - o.start) > (s.end - s.start) for o in found)
    ]
    return tuple(sorted(outer))


def _limits(case: Case, stand: Stand) -> Iterator[tuple[int, int]]:
    if stand.stance == "warn":  # what a warner holds out is a consequence; its place bounds nothing
        return
    for token in stand.core.subtree:
        if token.i != stand.core.i and token.dep_.partition(":")[0] in ("obl", "nmod"):
            cases = clauses.children(token, "case")
            if cases and cases[0].lower_ in PLACING and _is_place(case, token):
                yield cases[0].idx, clauses.phrase(token, bare=True)[1]
        if token.lower_ in LIMITING and token.dep_ == "amod":
            yield clauses.phrase(token.head, bare=True)
        if token.lower_ in ONLY and token.dep_ == "advmod":
            start, end = (
                clauses.phrase(token.head) if token.head.pos_ in ("NOUN", "PROPN") else clauses.clause(token.head)
            )
            yield min(start, token.idx), end


def _is_place(case: Case, token: Token) -> bool:
    if token.ent_type_ in ("LOC", "GPE", "FAC") or any(c.ent_type_ in ("LOC", "GPE", "FAC") for c in token.children):
        return True
    return bool(case.grounds.where(*clauses.phrase(token, bare=True)))


def condition(case: Case, stand: Stand) -> Span | None:
    """The words of the condition a position stands under; never lost, even where it hangs on the verb above."""
    hosts = [stand.head, stand.cue, stand.core]
    if stand.head.dep_ in ("xcomp", "ccomp"):
        hosts.append(stand.head.head)
    for host in dict.fromkeys((*hosts, *clauses.conjuncts(stand.core), *_inner(stand.core))):
        for child in host.children:
            if is_condition(child):
                return _whole(case, child)
    return _at_the_end(case, stand)


def _at_the_end(case: Case, stand: Stand) -> Span | None:
    """A condition behind a comma that a parser hung on a relative clause: "close the port, on which Mali lives, **if**
    it does not pay"."""
    for token in stand.head.subtree:
        first = token.left_edge
        behind = token.i > stand.core.i and first.i > 0 and first.nbor(-1).text == ","
        if behind and token.dep_ == "advcl" and first.lower_ in ("if", "unless") and clauses.is_conditional(token):
            return _whole(case, token)
    return None


def _inner(core: Token) -> list[Token]:
    """The words of a matter on which a parser may hang its condition: its own, those of relative clauses left out."""
    found = []
    for token in core.subtree:
        above = [a for a in token.ancestors if a.i == core.i or core.is_ancestor(a)]
        inside = any(a.dep_ in ("acl:relcl", "appos", "parataxis") for a in (token, *above) if a.i != core.i)
        if not inside and token.i != core.i:
            found.append(token)
    return found[:LONGEST_MATTER]


def _whole(case: Case, token: Token) -> Span:
    """A condition's words from its first ("if") to its last, with an "only" before it, without an "according to"."""
    first, (_, end) = token.left_edge, clauses.clause(token)
    while first.i > 0 and first.nbor(-1).lower_ in ("only", "even", "except"):
        first = first.nbor(-1)
    while first.i < token.i and (first.is_punct or first.lower_ == "and"):
        first = first.nbor(1)
    if first.lower_ == "only" and first.nbor(1).text == ",":  # "only, and only if"
        first = next((t for t in token.doc[first.i + 1 : token.i] if t.lower_ == "only"), first)
    while first.i < token.i and (first.is_punct or first.is_space):
        first = first.nbor(1)
    return case.span(first.idx, end)
