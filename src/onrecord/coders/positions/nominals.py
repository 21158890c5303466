"""Positions that a noun names: "his ban on", "Biden's authorisation of", "lifted its ban", "gave permission to"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.analysis import clauses
from onrecord.coders import parties
from onrecord.coders.conditions import is_condition
from onrecord.coders.places import doers, resolve, undergoers
from onrecord.coders.positions.cues import Cue, Cues
from onrecord.coders.positions.finding import Stand
from onrecord.coders.positions.matter import matter
from onrecord.coders.wordforms import lemma
from onrecord.model.claims import Change, Stance

if TYPE_CHECKING:
    from spacy.tokens import Token

LIFTING = frozenset("lift drop scrap abandon overturn reverse revoke rescind end remove withdraw cancel".split())
"""Verbs by which a stance held so far is given up."""
EASING = frozenset("ease relax soften loosen partially".split())
TAKING = frozenset(
    "give grant issue announce impose declare make express voice offer place put extend send reject renew "
    "reiterate repeat reaffirm restate uphold maintain defend have keep confirm signal show receive get "
    "obtain win seek break stress launch make lodge file send float submit".split()
)
GETTING = frozenset("receive get obtain win secure".split())
"""Verbs whose subject is the one addressed: "Ukraine received permission"."""
GIVING = frozenset("provide supply send deliver export sell ship give donate transfer hand lend".split())
"""What one who has a ban on his own giving refuses: "his ban on providing missiles" is a refusal."""
CURBS = frozenset({"restriction", "curb", "limit", "limitation", "embargo"})
RESTATING = frozenset("renew reiterate repeat reaffirm restate uphold maintain defend stress keep".split())
CONTENT = ("on", "of", "to", "for", "against", "from", "over", "in")
UNTAKEN = frozenset("seek reject request demand want need ask".split())
"""Verbs over a stance noun whose subject does not take the stance: "sought permission"."""


def find(noun: Token, cues: Cues) -> Iterator[Stand]:
    """The position that a noun names, held by its owner or by the subject of the verb over it."""
    if noun.pos_ != "NOUN" or noun.dep_ in ("compound", "flat"):
        return
    word = lemma(noun, cues.nouns.keys() | CURBS)
    cue = cues.nouns.get(word)
    verb = noun.head if noun.dep_ in ("obj", "nsubj:pass") and noun.head.pos_ == "VERB" else None
    over = verb_lemma(verb)
    if word in CURBS and over in LIFTING | EASING:
        cue = Cue((), "forbid", "permit")
    if cue is None or over in UNTAKEN or (verb is not None and is_condition(verb)):
        return
    core, about = _content(noun)
    overruled = cue is not None and cue.stance == "oppose" and _overruled(noun)
    if overruled:
        core = overruled
        about = matter(core)
    if core is None or about is None:
        return
    owners = resolve(
        [
            t
            for prep, t in clauses.nmods(noun)
            if prep in (("'s", "by", "from", "of") if overruled else ("'s", "by", "from"))
        ]
    )
    subjects = resolve(doers(verb)) if verb is not None and over in TAKING | LIFTING | EASING else []
    if subjects and all(t.pos_ == "PRON" for t in owners):
        owners = []  # "dropped its demand": the subject is whose it is
    stance, change = _turned(cue, core, verb, over)
    holders, toward = (subjects or owners if over in RESTATING else owners or subjects), _addressed(noun, core, verb)
    if over in GETTING:
        holders, toward = (
            owners or resolve([t for p, t in clauses.obliques(verb) if p == "from"] if verb else []),
            subjects,
        )
    if not holders or stance is None:
        return
    head = verb if verb is not None and (subjects or over in RESTATING | LIFTING | EASING) else noun
    taken = {t.i for t in holders}
    addressed = tuple(t for t in toward if t.i not in taken and t.lower_ not in parties.POSSESSIVES)
    yield Stand("positions/noun", noun, head, stance, tuple(holders), addressed, about, core, change)


def _overruled(noun: Token) -> Token | None:
    """What is done against the objection that a noun names: "approved **the plan** *over the objections* of Mali"."""
    cases = {c.lower_ for c in clauses.children(noun, "case")}
    if noun.dep_ != "obl" or not cases & {"over", "despite"} or noun.head.pos_ != "VERB":
        return None
    return next(iter(undergoers(noun.head)), None)


def verb_lemma(verb: Token | None) -> str:
    """The lemma of a verb over a stance noun, "" where there is none."""
    if verb is None:
        return ""
    return lemma(verb, LIFTING | EASING | TAKING | GETTING | RESTATING | UNTAKEN)


def _content(noun: Token) -> tuple[Token | None, tuple[int, int] | None]:
    """What a stance noun is about: its infinitive, its "that" clause, or what follows its preposition."""
    for inner in (*clauses.complements(noun), *clauses.children(noun, "acl")):
        if inner.i > noun.i and (inner.tag_ == "VBG" or "to" in clauses.marks(inner) or "that" in clauses.marks(inner)):
            return inner, _without_mark(inner)
    for prep in CONTENT:
        for found, token in clauses.nmods(noun):
            addressed = prep == "to" and parties.names_somebody(token)  # "requests to its partners"
            if found == prep and token.lower_ not in parties.CALENDAR and not addressed:
                return token, matter(token)
    verb = noun.head
    if noun.dep_ == "obj" and verb.pos_ == "VERB":
        for inner in clauses.children(verb, "xcomp", "advcl"):
            follows = inner.tag_ == "VBG" and inner.left_edge.i == noun.i + 1
            if inner.i > noun.i and ("to" in clauses.marks(inner) or follows):
                return inner, _without_mark(inner)
        for prep, token in clauses.obliques(verb):
            if prep in ("on", "against", "for") and token.i > noun.i and token.lower_ not in parties.CALENDAR:
                return token, matter(token)
    return None, None


def _without_mark(inner: Token) -> tuple[int, int]:
    """A clause's characters without the preposition that marks a participle ("on providing missiles")."""
    start, end = matter(inner)
    marks = [c for c in clauses.children(inner, "mark", "case") if c.idx == start and inner.tag_ == "VBG"]
    return (marks[0].idx + len(marks[0]) + 1 if marks else start), end


def _turned(cue: Cue, core: Token, verb: Token | None, over: str) -> tuple[Stance | None, Change | None]:
    """The stance that is left after the verb over the noun, and the change that this is."""
    stance: Stance | None = cue.stance
    if stance == "forbid" and lemma(core, GIVING) in GIVING and not clauses.children(core, "nsubj"):
        stance = "refuse"
    if verb is not None and clauses.is_negated(verb):
        return (stance, "restated") if over in LIFTING | EASING else (cue.negated, None)
    if over in LIFTING and stance in ("demand", "threaten", "oppose", "refuse", "warn"):
        return stance, "reversed"
    if over in LIFTING:
        return ("permit" if stance == "forbid" else cue.negated), "reversed"
    if over in EASING:
        return ("permit" if stance == "forbid" else cue.negated), "changed"
    return stance, ("restated" if over in RESTATING else None)


def _addressed(noun: Token, core: Token, verb: Token | None) -> list[Token]:
    found = resolve([t for prep, t in clauses.nmods(noun) if prep in ("to", "for", "against") and t.i != core.i])
    if not found and verb is not None:
        found = resolve([t for t in clauses.indirect_objects(verb) if t.i != noun.i])
        found = found or resolve([t for prep, t in clauses.obliques(verb) if prep == "to"])
    if not found and core.pos_ == "VERB" and "that" in clauses.marks(core):
        found = resolve(clauses.children(core, "nsubj", "nsubj:pass"))  # "its request that **the union** condemn it"
    if not found and core.pos_ == "VERB":
        found = resolve(undergoers(core), "person")
    if not found and core.pos_ == "NOUN":
        found = resolve([t for prep, t in clauses.nmods(core) if prep in ("'s", "by", "to")], "parties")
    return found
