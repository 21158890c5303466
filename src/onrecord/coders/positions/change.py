"""What a report says of change: restated, new, changed, reversed; in the position's own clause or of "the move" after
it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from onrecord.analysis import clauses
from onrecord.coders.positions.finding import Stand
from onrecord.coders.wordforms import lemma
from onrecord.model.claims import Change

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

ORDER: tuple[Change, ...] = ("reversed", "changed", "restated", "new")
"""Which of several outranks the others: a reversal announced for the first time is a reversal."""
TAKEN_UP = frozenset(
    "move decision step shift policy announcement authorisation authorization approval permission change".split()
)
"""Nouns by which the next sentence takes a position up: "**The move**, marking a reversal of ...".."""
DEMONSTRATIVES = frozenset({"the", "this", "that"})


def change_of(stand: Stand, following: Span | None, words: Mapping[Change, tuple[str, ...]]) -> Change:
    """What the report says of change for one position."""
    near = _near(stand)
    found = {stand.change} if stand.change else set()
    found |= {change for change in ORDER if _any(near, words.get(change, ()))}
    if following is not None and _takes_up(following):
        tokens = [t for t in following if t.pos_ in ("NOUN", "VERB", "ADV", "ADJ")]
        found |= {change for change in ("reversed", "changed") if _any(tokens, words.get(change, ()))}
    return next((change for change in ORDER if change in found), "unknown")


def _near(stand: Stand) -> list[Token]:
    """The words of the position's clause that can speak of change: its verb, those over it, and their adverbs.

    What the position is about is left out: "demands that it lift the siege" changes nothing yet.
    """
    hosts = [stand.cue, stand.head]
    token = stand.head
    while token.dep_ in ("xcomp", "conj", "acl") and token.head.i != token.i and len(hosts) < 6:
        token = token.head
        hosts.append(token)
    found = []
    for host in hosts:
        found.append(host)
        for child in host.children:
            if child.dep_ in ("advmod", "aux", "amod"):
                found += list(child.subtree)
            if (
                child.dep_ in ("obl", "nmod", "obl:unmarked")
                and not stand.core.is_ancestor(child)
                and child.i != stand.core.i
            ):
                found += [t for t in child.subtree if t.i < stand.core.left_edge.i or t.i > stand.core.right_edge.i]
        for subject in clauses.children(host, "nsubj"):
            found += [t for t in clauses.children(subject, "nmod", "advmod") for t in t.subtree]
    return found


def _any(tokens: list[Token], phrases: tuple[str, ...]) -> bool:
    single = frozenset(p for p in phrases if " " not in p)
    if any(lemma(t, single) in single or t.lower_ in single for t in tokens):
        return True
    told = " ".join(t.lower_ for t in sorted({t.i: t for t in tokens}.values(), key=lambda t: t.i))
    return any(f" {phrase} " in f" {told} " for phrase in phrases if " " in phrase)


def _takes_up(sentence: Span) -> bool:
    """Whether a sentence speaks of what the one before it told: its subject is "the move", "this decision", "this"."""
    root = sentence.root
    for subject in clauses.children(root, "nsubj", "nsubj:pass"):
        if subject.lower_ in ("this", "that", "it"):
            return subject.lower_ != "it"
        determiners = {c.lower_ for c in clauses.children(subject, "det")}
        if lemma(subject, TAKEN_UP) in TAKEN_UP and determiners & DEMONSTRATIVES:
            return True
    return False
