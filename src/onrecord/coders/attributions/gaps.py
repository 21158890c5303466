"""What a cue leaves to the words before it: what it speaks of, the clause it denies, the subject the parser took."""

from __future__ import annotations

from typing import Any

from onrecord.analysis import clauses
from onrecord.coders.attributions.extent import set_off, subtree
from onrecord.coders.attributions.lexicon import Cue, cue_noun, cue_verb
from onrecord.coders.attributions.placed import clause_of, opener, opens_with_that

FIGURES = frozenset(
    "toll number figure cost total count damage loss price value turnout bill age share strength tally".split()
)
"""What is put at a number."""
TOLD = FIGURES | frozenset("version account story".split())
"""Nouns beside those of saying by which a clause is taken up: "..., a **figure** that officials dispute"."""


def lost_subject(clause: Any, verb: Any, cue: Cue) -> set[int]:
    """The subject of a clause that the parser took for the object of its cue, or that the cue's own relative clause
    took up: "feared **a virus** was responsible"; "**the disease**, which Eker said had spread"."""
    if not _is_finite(clause) or clauses.children(clause, "nsubj", "nsubj:pass", "expl", "csubj") or clause.i < verb.i:
        return set()
    if opens_with_that(clause):
        return set()
    taken = [c for c in clauses.children(verb, "obj") if verb.i < c.i < clause.i]
    if taken and "whom" not in cue.frames:
        return subtree(taken[-1])
    gap = verb.dep_ == "acl:relcl" and clauses.children(verb, "nsubj", "nsubj:pass") and not taken
    if not gap or verb.head.pos_ not in ("NOUN", "PROPN"):
        return set()
    return {verb.head.i} | {t.i for child in verb.head.lefts for t in child.subtree if child.dep_ != "case"}


def _is_finite(clause: Any) -> bool:
    """Whether a clause has a verb with a tense."""
    own = (clause, *clauses.children(clause, "aux", "aux:pass", "cop"))
    return any(token.tag_ in ("VBD", "VBZ", "VBP", "MD") for token in own)


def answered(verb: Any, cue: Cue) -> set[int]:
    """The clause that a relative clause at its end denies or confirms: "**he had been beaten**, which the police deny";
    "traders had lost millions, a **figure** that officials dispute"."""
    if cue.act not in ("deny", "confirm") or verb.dep_ != "acl:relcl" or clauses.children(verb, "ccomp", "xcomp"):
        return set()
    relative = [c for c in clauses.children(verb, "obj") if c.i < verb.i and c.tag_ == "WDT"]
    noun = verb.head
    called = noun.dep_ in ("appos", "parataxis", "conj") and (noun.lemma_.lower() in TOLD or cue_noun(noun) is not None)
    alone = called and set_off(noun) and (relative or not clauses.children(verb, "obj"))
    if not alone and not (relative and set_off(verb)):
        return set()
    host = clause_of(noun.head if called else noun)
    host = next(iter(clauses.children(host, "ccomp")), host) if cue_verb(host) is not None else host
    return subtree(host, noun if called else verb) - opener(host)


def called_what(verb: Any) -> set[int]:
    """ "What he called **a breach**", "whom he described **as a friend**", "**a dispute** that both declared
    **settled**": the object stands before the verb."""
    free = verb.dep_ == "acl:relcl" and verb.head.tag_ == "WP"
    before = [c for c in clauses.children(verb, "obj") if c.i < verb.i and c.tag_ in ("WP", "WDT")]
    if not before and not free:
        return set()
    named = [c for c in clauses.children(verb, "xcomp") if c.i > verb.i]
    named += [noun for preposition, noun in clauses.obliques(verb) if preposition == "as" and noun.i > verb.i]
    named += [c for c in clauses.children(verb, "advcl") if "as" in clauses.marks(c) and c.i > verb.i]
    if not named:
        return set()
    kept = subtree(named[0])
    if before and before[0].tag_ == "WDT" and named[0].tag_ == "VBN" and verb.head.pos_ == "NOUN":
        kept |= {verb.head.i} | {t.i for child in verb.head.lefts for t in child.subtree if child.dep_ != "case"}
    return kept
