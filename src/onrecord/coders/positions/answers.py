"""Answers that say nothing, or that it is not so: "declined to comment on", "called the report premature"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.analysis import clauses
from onrecord.coders.places import complement, doers, resolve, undergoers, with_prepositions
from onrecord.coders.positions.finding import Stand
from onrecord.coders.positions.matter import matter
from onrecord.coders.wordforms import lemma
from onrecord.model.claims import Stance

if TYPE_CHECKING:
    from spacy.tokens import Token

ANSWERING = frozenset({"comment", "respond", "reply", "answer", "elaborate"})
"""Verbs that "not" turns into silence."""
TELLING = frozenset({"say", "confirm", "disclose", "reveal", "specify", "draw", "discuss"})
"""Verbs that "would not" and "declined to" turn into silence."""
DECLINING = frozenset({"decline", "refuse"})
ASKED = frozenset({"ask", "question", "press"})
REPORTED = frozenset(
    "report claim allegation accusation suggestion assertion rumour rumor story charge account insinuation "
    "notion speculation".split()
)
"""What is told of somebody: to reject it is to deny it."""
REFUTING = frozenset({"reject", "dismiss", "rebut", "rubbish", "repudiate", "refute", "brush"})
COMMAS = frozenset({",", "-", "–", "—"})
DENYING = frozenset({"deny", "dispute", "refute", "contest"})
FIGURES = frozenset({"figure", "number", "version", "statement", "report", "narrative"})
"""Nouns that sum up a clause before them which somebody then disputes."""
NAMING = frozenset("call describe dismiss brand label characterise characterize denounce term slam".split())
FALSE = frozenset(
    "speculation premature fiction false fake baseless unfounded untrue lie nonsense fabrication fabricated script "
    "wrong incorrect invention absurd misleading rumour rumor groundless invented myth hoax propaganda "
    "disinformation fairy unsubstantiated fantasy".split()
)
"""Predicates by which what is told is said not to be so."""
BAD = frozenset(
    "reprehensible shocking unacceptable murder illegal outrageous disgraceful blackmail theatre theater disgrace "
    "crime mistake provocation violation barbaric cowardly heinous shameful dangerous reckless irresponsible unjust "
    "regrettable unlawful aggression terrorism genocide hypocritical deplorable betrayal insult blow atrocity "
    "unhelpful disappointing wrongful unfair catastrophe horrific appalling abhorrent despicable scandal".split()
)
"""Predicates by which what was done is spoken against."""
GOOD = frozenset("welcome positive historic constructive breakthrough encouraging necessary courageous vital".split())
"""Predicates by which what was done is spoken for."""


def find(verb: Token) -> Iterator[Stand]:
    """The silence or the judgement that a verb tells."""
    if verb.pos_ != "VERB":
        return
    yield from _silent(verb) or _refuted(verb) or _disowned(verb) or _judged(verb)


def _silent(verb: Token) -> list[Stand]:
    """Who says nothing: "did not reply to questions", "declined to comment", "would neither confirm nor deny that"."""
    word = lemma(verb, ANSWERING | TELLING | DECLINING)
    inner = complement(verb)
    head, silent = verb, False
    if _is_due(verb):
        silent = word in ANSWERING
    elif word in DECLINING and inner is not None and lemma(inner, ANSWERING | TELLING) in ANSWERING | TELLING:
        head, silent = inner, True
    elif clauses.is_negated(verb) and not clauses.is_passive(verb):
        told = set(clauses.modals(verb)) & {"would", "will", "could", "can"}
        denies = any(lemma(c, {"deny", "disclaim"}) in ("deny", "disclaim") for c in clauses.children(verb, "conj"))
        silent = word in ANSWERING or (word in TELLING and bool(told)) or (word == "confirm" and denies)
        silent = silent or (lemma(verb, {"claim"}) == "claim" and denies)
    holders = resolve(doers(verb)) if silent else []
    if not holders:
        return []
    core = _asked_about(head) or _question(verb)
    about = matter(core) if core is not None else clauses.clause(head)
    return [Stand("positions/answer", verb, verb, "no_comment", tuple(holders), (), about, core or head)]


def _is_due(verb: Token) -> bool:
    """Whether an answer is still to come: "has **yet** to *respond*"."""
    over = verb.head
    return verb.dep_ == "xcomp" and over.lemma_ == "have" and any(c.lower_ == "yet" for c in over.children)


def _asked_about(head: Token) -> Token | None:
    """What a verb of answering is about."""
    whether = [c for c in clauses.children(head, "advcl", "ccomp", "xcomp", "acl") if "whether" in clauses.marks(c)]
    if inner := next(iter(whether), None) or complement(head):
        return inner
    for prep, token in with_prepositions(head):
        if prep in ("on", "to", "about", "with"):
            return next(iter(clauses.children(token, "acl:relcl")), token) if token.lower_ == "what" else token
    if (things := undergoers(head)) and not clauses.is_passive(head):
        return things[0]
    other = clauses.children(head, "conj")
    return _asked_about(other[0]) if other else None


def _question(verb: Token) -> Token | None:
    """What the question before an answer was about: "**Asked** whether *it was so*, he declined to answer"."""
    for clause in clauses.children(verb, "advcl"):
        if lemma(clause, ASKED) in ASKED and clause.i < verb.i:
            inner = complement(clause)
            return inner or next((t for prep, t in clauses.obliques(clause) if prep in ("about", "on")), None)
    return None


def _refuted(verb: Token) -> list[Stand]:
    """Who denies what is told: "rejected a report that ...", "dismissed as baseless reports that ..."."""
    if lemma(verb, REFUTING) not in REFUTING or clauses.is_negated(verb):
        return []
    behind = [t for prep, t in clauses.obliques(verb) if prep == "as"]  # "dismissed as baseless reports that ..."
    for thing in (*undergoers(verb), *behind):
        if lemma(thing, REPORTED) in REPORTED:
            inner = next(
                (c for c in thing.subtree if c.dep_ in ("acl", "ccomp", "acl:relcl") and "that" in clauses.marks(c)),
                None,
            )
            return _stand(verb, "deny", inner or thing)
    return []


def _disowned(verb: Token) -> list[Stand]:
    """Who denies in a relative clause what the clause before tells.

    "accused it of hosting rebels, a claim that **Cotonou denied**", "had been beaten, which the **police deny**".
    """
    if lemma(verb, DENYING) not in DENYING or verb.dep_ != "acl:relcl" or clauses.is_negated(verb):
        return []
    noun = verb.head
    loose = any(c.lower_ == "which" for c in clauses.children(verb, "obj")) and _behind_comma(verb)
    if lemma(noun, REPORTED | FIGURES) in REPORTED | FIGURES and not clauses.complements(noun):
        core = _told_by(noun) if _sums_up(noun) else noun
    elif loose:
        core = _told_by(noun)
    else:
        return []
    holders = resolve([t for t in clauses.children(verb, "nsubj") if t.tag_ not in ("WDT", "WP")])
    if core is None or not holders:
        return []
    return [Stand("positions/answer", verb, verb, "deny", tuple(holders), (), matter(core, verb), core)]


def _sums_up(noun: Token) -> bool:
    """Whether a noun takes up the clause before it: "..., **a claim** that", "..., **allegations** the government"."""
    opening = {c.lower_ for c in clauses.children(noun, "det")}
    return _behind_comma(noun) and not clauses.children(noun, "nmod:poss") and "the" not in opening


def _behind_comma(token: Token) -> bool:
    first = token.left_edge
    return first.text in COMMAS or (first.i > 0 and first.nbor(-1).text in COMMAS)


def _told_by(noun: Token) -> Token | None:
    """The clause that a noun behind it sums up or in which it stands; of a clause that says something, what is said."""
    over = noun
    while over.pos_ != "VERB" and over.head.i != over.i:
        over = over.head
    if over.pos_ != "VERB":
        return None
    blamed = [c for c in clauses.children(over, "advcl", "acl") if c.tag_ == "VBG" and c.i > over.i]
    return next(iter(blamed), complement(over) or over)


def _judged(verb: Token) -> list[Stand]:
    """Who calls a thing what: "called the report premature", "described the attack as reprehensible"."""
    if lemma(verb, NAMING) not in NAMING or clauses.is_negated(verb):
        return []
    things = undergoers(verb)
    named = clauses.children(verb, "xcomp") + [t for prep, t in clauses.obliques(verb) if prep == "as"]
    if len(clauses.children(verb, "obj")) > 1:
        named.append(clauses.children(verb, "obj")[-1])
        things = clauses.children(verb, "obj")[:1]
    named += [t for thing in things for prep, t in clauses.nmods(thing) if prep == "as"]
    named += [
        t for thing in things for t in clauses.children(thing, "appos")
    ]  # how a parser may hang 'the report "premature"'
    words = {lemma(t, FALSE | BAD | GOOD) for head in named for t in head.subtree}
    stance: Stance | None = (
        "deny" if words & FALSE else "oppose" if words & BAD else "support" if words & GOOD else None
    )
    if stance is None and named and lemma(verb, {"dismiss"}) == "dismiss":
        stance = "oppose"
    if stance is None or not things or things[0].i in {t.i for t in named}:
        return []
    found = _stand(verb, stance, things[0])
    if clauses.children(things[0], "appos"):
        return [replace(stand, about=clauses.phrase(things[0], bare=True)) for stand in found]
    return found


def _stand(verb: Token, stance: Stance, core: Token) -> list[Stand]:
    holders = resolve(doers(verb))
    if not holders:
        return []
    return [Stand("positions/answer", verb, verb, stance, tuple(holders), (), matter(core, verb), core)]
