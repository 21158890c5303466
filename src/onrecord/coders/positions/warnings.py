"""Warnings in somebody's words: what follows from a step ("could end with", "would mean war", "a step towards war")."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.analysis import clauses
from onrecord.coders.places import resolve
from onrecord.coders.positions.finding import Stand
from onrecord.coders.positions.matter import matter
from onrecord.coders.positions.said import SAYING
from onrecord.coders.wordforms import lemma

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

LEADS = frozenset(
    "end lead result mean trigger provoke spark cause risk bring drag escalate ignite plunge entail invite "
    "unleash constitute push draw turn".split()
)
"""Verbs by which one thing follows from another."""
COUNTED_AS = frozenset("consider regard treat view see deem perceive interpret".split())
"""Verbs by which one thing is held to be another ("would be considered an act of war")."""
STEPS = frozenset({"step", "path", "road", "move", "stage", "stride", "prelude"})
HARM = frozenset(
    "war conflict catastrophe disaster ruin destruction escalation retaliation response consequence collapse "
    "attack strike aggression participation involvement conflagration holocaust apocalypse clash "
    "confrontation bloodshed crisis annihilation tragedy chaos casus defeat death end reprisal act".split()
)
"""Nouns for what a warner holds out."""
OPEN = frozenset({"would", "could", "will", "may", "might", "can", "shall"})


def find(token: Token) -> Iterator[tuple[Token, Token]]:
    """(head of the warning clause, word for the harm), where a clause warns."""
    if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("aux", "aux:pass", "cop"):
        yield from _consequence(token)
    if token.pos_ == "NOUN" and lemma(token, STEPS) in STEPS:
        harm = _harm([t for prep, t in clauses.nmods(token) if prep in ("toward", "towards", "to")])
        if harm is not None and (clauses.copula(token) is not None or token.dep_ in ("obj", "obl", "xcomp")):
            yield token, harm


def _consequence(verb: Token) -> Iterator[tuple[Token, Token]]:
    known = lemma(verb, LEADS | COUNTED_AS)
    if not set(clauses.modals(verb)) & OPEN or clauses.is_negated(verb):
        return
    if known in LEADS:
        reached = [t for prep, t in clauses.obliques(verb) if prep in ("with", "in", "to", "into", "toward", "towards")]
        harm = _harm(clauses.objects(verb) + reached)
    elif known in COUNTED_AS:
        reached = [t for prep, t in clauses.obliques(verb) if prep == "as"]
        harm = _harm(clauses.children(verb, "xcomp", "obj", "ccomp") + reached)
    else:
        return
    if harm is not None:
        yield verb, harm


def _harm(tokens: list[Token]) -> Token | None:
    """The harm among some heads or within their phrases."""
    for head in tokens:
        for token in (head, *head.subtree):
            if token.pos_ in ("NOUN", "PROPN") and lemma(token, HARM) in HARM:
                return token
    return None


def speakers(head: Token) -> list[Token]:
    """Who speaks the clause, as far as its sentence tells: the subject of the verb of saying over, around or beside
    it."""
    token = head
    for _ in range(8):
        inserted = [c for c in token.children if c.dep_ == "parataxis" and clauses.is_insertion(c)]
        for verb in inserted:
            if found := resolve(clauses.subjects(verb)):
                return found
        above = token.head
        if above.i == token.i:
            break
        if token.dep_ in ("ccomp", "parataxis") and (above.lemma_.lower() in SAYING or lemma(above, SAYING) in SAYING):
            return resolve(clauses.subjects(above))
        token = above
    return []


def saying_verb(head: Token) -> Token | None:
    """The verb of saying over a clause, whose time is when the warning was given."""
    token = head
    for _ in range(8):
        above = token.head
        if above.i == token.i:
            return None
        if token.dep_ in ("ccomp", "parataxis") and lemma(above, SAYING) in SAYING:
            return above
        token = above
    return None


def stand(head: Token, who: tuple[Token, ...]) -> Stand:
    """The position that a warning clause is."""
    return Stand("positions/warning", head, head, "warn", who, (), matter(head), head)


def in_one(sentence: Span) -> list[tuple[Token, Token]]:
    """Every warning of a sentence, the outermost first; what stands inside another is part of it."""
    found: list[tuple[Token, Token]] = []
    for token in sentence:
        for head, harm in find(token):
            if not any(other in (head, *head.ancestors) for other, _ in found):
                found.append((head, harm))
    return found
