"""Cue nouns: "Kyiv's claim that ...", "a warning from Moscow that ...", "criticism of the decision by ..."."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onrecord.analysis import clauses
from onrecord.coders.attributions import placed, quoting
from onrecord.coders.attributions.draft import Draft, attribution
from onrecord.coders.attributions.extent import spots, subtree
from onrecord.coders.attributions.lexicon import Cue, cue_noun
from onrecord.coders.attributions.seen import Seen, alone
from onrecord.coders.attributions.speaker import extent
from onrecord.coders.rule import Rule
from onrecord.model.claims import Attribution

LIGHT = frozenset(
    {
        "make", "issue", "give", "have", "express", "voice", "raise", "repeat", "send", "release", "deliver", "offer",
        "reiterate",
    }
)  # fmt: skip
"""Verbs that lend the noun its subject: "issued a warning that ...", "expressed concern about ..."."""

PRINTED = frozenset({"media", "press", "newspaper", "paper", "outlet", "daily", "tabloid", "website", "magazine"})
"""In what a statement stands whose noun is the cue: "claims in some **media** that ..."."""
RUMOURS = frozenset({"report", "rumour", "rumor", "speculation"})
"""Nouns whose plural tells of a statement on nobody's authority."""


def find(seen: Seen) -> Iterator[Attribution]:
    """The statements whose cue is a noun."""
    case, marks = seen.case, seen.marks
    for noun in case.doc:
        cue = cue_noun(noun) if noun.pos_ == "NOUN" else None
        if cue is None:
            continue
        who = source(noun)
        spot = extent(who, case.article.text) if who is not None else None
        kept = content(noun, cue)
        if not kept or (spot is None and not _rumoured(noun)):
            continue
        words = (noun.idx, noun.idx + len(noun))
        found = quoting.complete(marks, spots(case.doc, kept, case.article.text), words)
        if found:
            verb = noun.head if noun.head.pos_ == "VERB" else None
            made = attribution(case, Draft(cue.act, words, tuple(found), spot, verb), marks, RULE.maker)
            if made is not None:
                yield made


def _rumoured(noun: Any) -> bool:
    """Whether a noun without an owner says that nobody named says it: "**reports** that ...", "**rumours** of ..."."""
    if noun.lemma_.lower() not in RUMOURS or clauses.children(noun, "nmod:poss"):
        return False
    return bool(noun.tag_ == "NNS" or noun.lemma_.lower() == "speculation")


def source(noun: Any) -> Any | None:
    """Whose statement it is: the owner, "by" or "from" whom, or the subject of a verb that lends the noun its doer."""
    for preposition, other in clauses.nmods(noun):
        if preposition in ("'s", "by", "from", "among") or (preposition == "in" and other.lemma_.lower() in PRINTED):
            return other
    if noun.dep_ == "obj" and noun.head.lemma_.lower() in LIGHT and not clauses.is_passive(noun.head):
        return next(iter(clauses.subjects(noun.head)), None)
    return None


def content(noun: Any, cue: Cue) -> set[int]:
    """What the statement says: its clause, its infinitive, or what stands behind its preposition."""
    below = [c for _, other in clauses.nmods(noun) for c in clauses.children(other, "acl", "acl:relcl", "ccomp")]
    strayed = [c for c in below if placed.opens_with_that(c)]
    for clause in (*clauses.children(noun, "acl", "ccomp", "acl:relcl"), *strayed):
        marks = clauses.marks(clause)
        bare = clause.dep_ != "acl:relcl" and bool(clauses.children(clause, "nsubj"))
        if "that" in cue.frames and ("that" in marks or bare):
            return subtree(clause) - placed.opener(clause)
        if "to" in cue.frames and placed.is_infinitive(clause):
            return subtree(clause)
    for preposition, other in clauses.nmods(noun):
        if preposition in cue.frames:
            return subtree(other) - {t.i for c in other.children if c.dep_ == "case" for t in c.subtree}
    for clause in clauses.children(noun, "acl"):
        words = [c for c in clause.children if c.dep_ == "mark" and c.lower_ in cue.frames]
        if words:
            return subtree(clause) - {w.i for w in words}
    return set()


RULE: Rule[Attribution] = Rule(
    name="attributions/nominal",
    why="A noun of saying or thinking with its owner and its clause makes the same statement as its verb.",
    find=alone(find),
    says=(
        (
            "The army rejected Norland's claim that the plane had crossed the border.",
            "Norland | claim | the plane had crossed the border",
        ),
        ("The governor issued a warning that the dam could break.", "governor | warning | the dam could break"),
        ("The judges' criticism of the law was ignored.", "judges | criticism | the law"),
    ),
    says_not=(
        "The report has forty pages.",
        "The claim was rejected.",
    ),
)
