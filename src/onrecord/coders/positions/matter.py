"""What a position is about: the smallest phrase that says all of it, without condition, asides and second clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.analysis import clauses
from onrecord.coders.conditions import is_condition

if TYPE_CHECKING:
    from spacy.tokens import Token

LONGEST_RELATIVE = 10
"""Words up to which a relative clause without a comma is taken to say which one is meant ("any system that helps us
keep our doors shut"); longer ones tell more of it. Chosen on the train and dev reports of our gold."""
BEGINS = frozenset({"cc", "punct", "case", "discourse"})
"""Relations of words that open a phrase and are no part of what it says."""


def matter(core: Token, cue: Token | None = None) -> tuple[int, int]:
    """Start and end of what a position is about: ``core`` heads it, ``cue`` is the word that takes the stance.

    >>> matter(bring)  # "offered to bring forward a payment to Niamey if the border was opened"
    "to bring forward a payment to Niamey"
    """
    nominal = core.pos_ in ("NOUN", "PROPN", "PRON", "NUM") and clauses.copula(core) is None
    start, end = clauses.phrase(core) if nominal else clauses.clause(core)
    if core.lower_ == "what":
        return start, end
    kept = {t.i for t in core.subtree if start <= t.idx < end}
    for token in tuple(core.subtree):
        if token.i in kept and token.i != core.i and _aside(token, core, cue):
            kept.difference_update(t.i for t in token.subtree)
    return _run(core, kept)


def _aside(token: Token, core: Token, cue: Token | None) -> bool:
    """Whether a word and what hangs on it can go without changing what the position is about."""
    relation = token.dep_
    if cue is not None and (token.i == cue.i or token.is_ancestor(cue)):
        return True
    if is_condition(token):
        return True
    if relation == "advcl":
        purpose = token.head.i == core.i and core.pos_ == "VERB" and "to" in clauses.marks(token)
        opening = {*clauses.marks(token), token.left_edge.lower_}
        return purpose or bool({"while", "although", "when"} & opening) or (token.tag_ == "VBG" and _after_comma(token))
    if relation in ("acl:relcl", "appos"):
        long = token.right_edge.i - token.left_edge.i > LONGEST_RELATIVE
        told = clauses.tense(token) == "past"  # what has happened to it tells more of it, not which one is meant
        return _after_comma(token) or (relation == "acl:relcl" and (long or told))
    if relation in ("parataxis", "discourse", "vocative"):
        return True
    if relation == "conj" and "that" in clauses.marks(token):
        return True
    if relation == "conj" and token.head.i == core.i and token.pos_ in ("VERB", "AUX", "ADJ"):
        return bool(clauses.children(token, "nsubj", "nsubj:pass")) or any(
            c.lower_ in ("but", "that") for c in clauses.children(token, "cc", "mark")
        )
    if token.left_edge.text == "(" or (token.left_edge.i > core.i and token.left_edge.nbor(-1).text == "("):
        return True
    if relation in ("obl", "nmod", "advcl") and token.i > core.i and _after_comma(token):
        return True
    return token.head.i == core.i and token.i > core.i and _is_term(token)


def _after_comma(token: Token) -> bool:
    first = token.left_edge
    return first.text in (",", "(", "-", "–", "—") or (first.i > 0 and first.nbor(-1).text in (",", "(", "-", "–", "—"))


def _is_term(token: Token) -> bool:
    """Whether a dependent says for how long: "until Friday", "by next year"."""
    opening = {c.lower_ for c in clauses.children(token, "case", "mark")}
    return token.dep_.partition(":")[0] in ("obl", "nmod") and bool(opening & {"until", "till"})


def _run(core: Token, kept: set[int]) -> tuple[int, int]:
    """From the first to the last kept token, without marks at the ends; what stands aside in the middle stays."""
    doc = core.doc
    first, last = min(kept), max(kept)
    while first < core.i and (doc[first].dep_ in BEGINS or doc[first].is_punct or doc[first].lower_ == "that"):
        if doc[first].lower_ == "that" and doc[first].dep_ != "mark":
            break
        first += 1
    while last > core.i and (doc[last].is_punct or doc[last].is_space or doc[last].dep_ == "cc"):
        last -= 1
    return doc[first].idx, doc[last].idx + len(doc[last])
