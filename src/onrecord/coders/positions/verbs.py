"""Positions that a verb or an adjective takes: "permits", "refused to", "is ready to", "said it will not"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.analysis import clauses
from onrecord.coders import parties
from onrecord.coders.places import Place, complement, doers, resolve, somebody, undergoers
from onrecord.coders.positions.cues import Cue, Cues
from onrecord.coders.positions.finding import Stand
from onrecord.model.claims import Stance

if TYPE_CHECKING:
    from spacy.tokens import Token

TOWARD: dict[str, tuple[str, ...]] = {
    "permit": ("object.person", "iobject", "object.parties", "to", "for.parties"),
    "forbid": ("object.person", "iobject", "object.parties", "on.parties", "for.parties", "from.parties"),
    "promise": ("iobject", "object.person", "to", "clause.iobject", "object.parties"),
    "offer": ("iobject", "object.person", "to", "with", "object.parties"),
    "demand": ("object.person", "on", "upon", "from", "to", "clause.subject", "of", "object.parties"),
    "refuse": ("iobject", "to", "with", "clause.parties", "object.parties"),
    "threaten": ("object.person", "with.parties", "clause.object", "object.parties"),
    "warn": ("object.person", "iobject", "against.parties"),
    "support": ("object.person", "object.parties", "for.parties"),
    "oppose": ("object.person", "object.parties", "to.parties", "against.parties", "at"),
    "deny": ("object.parties",),
    "confirm": (),
    "no_comment": (),
}
"""Where the one addressed stands, for each stance; the first place that holds somebody wins."""
NEEDS_CLAUSE = frozenset("let agree press ask swear commit undertake clear enable assure".split())
"""Verbs that take a stance only over a clause: "let it go", but not "let a flat"."""
BOUND = ("object", "clause", "for", "to", "on", "against", "of", "with", "in", "from")
HARM = frozenset(
    "retaliate respond strike attack destroy punish hit bomb crush invade annihilate target shoot escalate "
    "sanction expel".split()
)
WILL = frozenset({"will", "would", "shall"})
GOING_ON = frozenset("continue decide move begin start join appear go proceed come choose".split())
BY_MEANS = frozenset("use issue hold write release post meet take speak gather".split())
SAYING = frozenset(
    "say tell announce declare state add insist stress write tweet post note reiterate repeat affirm reaffirm "
    "promise".split()
)


def find(token: Token, cues: Cues) -> Iterator[Stand]:
    """The position that a verb or adjective takes by itself."""
    if token.pos_ == "ADJ":
        yield from _ascribed(token, cues)
    if token.pos_ not in ("VERB", "AUX") or token.dep_ in ("aux", "aux:pass", "cop", "amod"):
        return
    found = list(_cued(token, cues))
    yield from found or _said(token, cues)


def _cued(verb: Token, cues: Cues) -> Iterator[Stand]:
    lemma = cues.lemma(verb)
    if not _asserted(verb) or any(t.lower_.endswith(("self", "selves")) for t in verb.children):
        return
    for cue in cues.verbs.get(lemma, ()):
        if not _beside(cue.beside, verb):
            continue
        stance = stance_of(cue, verb)
        things = [t for t in undergoers(verb) if not parties.names_somebody(t)]
        inner = complement(verb)
        if stance is None or (
            lemma in NEEDS_CLAUSE and not cue.beside and inner is None and not (lemma == "agree" and things)
        ):
            return
        holders = resolve(doers(verb))
        if lemma == "confirm" and inner is None and not things:
            return
        core = _behind(cue.beside, verb) or _core(verb, inner)
        if not holders or core is None:
            return
        taken = {t.i for h in holders for t in clauses.conjuncts(h)}
        toward = _addressed(stance, verb, inner, taken)
        about = clauses.clause(core) if core is inner else clauses.phrase(core)
        yield Stand("positions/verb", verb, verb, stance, tuple(holders), tuple(toward), about, core)
        return


def _asserted(verb: Token) -> bool:
    """Whether an infinitive is told as done: "continued to support", "used a speech to condemn", but not "asked to
    support"."""
    if "to" not in clauses.marks(verb):
        return True
    over = verb.head
    if verb.dep_ == "xcomp":
        return over.lemma_.lower() in GOING_ON
    return verb.dep_ == "advcl" and over.lemma_.lower() in BY_MEANS and "to" not in clauses.marks(over)


def _beside(words: tuple[str, ...], verb: Token) -> bool:
    if not words:
        return True
    near = {c.lower_ for c in verb.children}
    near |= {g.lower_ for c in verb.children for g in clauses.children(c, "case", "mark", "fixed")}
    near |= {g.lemma_.lower() for g in verb.children}
    return all(word in near for word in words)


def stance_of(cue: Cue, verb: Token) -> Stance | None:
    """The stance that a cue takes here: its own, or that of its negation."""
    if not clauses.is_negated(verb):
        return cue.stance
    return cue.negated


def _behind(words: tuple[str, ...], verb: Token) -> Token | None:
    """What stands behind the preposition of a cue: "asked allies **for** *planes*"."""
    if not words or words[-1] not in ("for",):
        return None
    return next((t for prep, t in clauses.obliques(verb) if prep == words[-1]), None)


def _core(verb: Token, inner: Token | None) -> Token | None:
    """The head of what a position is about: the complement, else the thing acted on, else whoever is acted on."""
    things = undergoers(verb)
    if inner is not None and inner.dep_ == "acl" and inner.head.i in {t.i for t in things}:
        return inner.head  # "requested planes to carry aid": the planes, with what they are for
    if inner is not None and inner.i > verb.i:
        return inner
    if things:
        return things[0]
    for _prep, token in clauses.obliques(verb):
        if _prep in BOUND and token.lower_ not in parties.CALENDAR:
            return token
    return inner


def _addressed(stance: Stance, verb: Token, inner: Token | None, taken: set[int]) -> list[Token]:
    for words in TOWARD[stance]:
        if words == "clause.iobject":
            found = resolve(clauses.indirect_objects(inner)) if inner is not None else []
        elif words == "clause.subject":
            found = resolve(clauses.children(inner, "nsubj", "nsubj:pass")) if inner is not None else []
        else:
            found = somebody(Place.of(words), verb)
        found = [t for t in found if t.i not in taken]
        if found:
            return found
    return []


def _ascribed(word: Token, cues: Cues) -> Iterator[Stand]:
    """ "Berlin **is ready** to help", "Paris **is opposed** to the plan"."""
    cue = cues.adjectives.get(word.lemma_.lower())
    if cue is None or clauses.copula(word) is None:
        return
    stance = stance_of(cue, word)
    inner = complement(word)
    obliques = [t for prep, t in clauses.obliques(word) if prep in ("to", "of", "for", "against")]
    core = inner or (obliques[0] if obliques else None)
    holders = resolve(clauses.children(word, "nsubj"))
    if stance is None or core is None or not holders:
        return
    about = clauses.clause(core) if core is inner else clauses.phrase(core)
    toward = [] if inner is None else resolve(clauses.indirect_objects(inner))
    yield Stand("positions/adjective", word, word, stance, tuple(holders), tuple(toward), about, core)


def _said(verb: Token, cues: Cues) -> Iterator[Stand]:
    """ "**said it will** (not) send troops": somebody says what itself will do, or what another must."""
    over = speech_over(verb)
    modal = set(clauses.modals(verb))
    if over is None or not modal & (WILL | {"must", "should"}):
        return
    speakers, own = resolve(clauses.subjects(over)), clauses.children(verb, "nsubj", "nsubj:pass")
    if not speakers or not own:
        return
    about = clauses.clause(verb)
    told = parties.antecedent(own[0])
    if modal & {"must", "should"}:
        others = [t for t in resolve(own) if told is None and t.pos_ != "PRON"]
        if others:
            yield Stand("positions/said", verb, verb, "demand", tuple(speakers), tuple(others), about, verb)
        return
    if clauses.is_passive(verb) or told is None or told.i not in {t.i for t in speakers}:
        return
    stance: Stance = "promise"
    if clauses.is_negated(verb):
        stance = "refuse"
    elif cues.lemma(verb) in HARM or verb.lemma_.lower() in HARM:
        stance = "threaten"
    toward = resolve(undergoers(verb), "person") if stance == "threaten" else []
    yield Stand("positions/said", verb, verb, stance, tuple(speakers), tuple(toward), about, verb)


def speech_over(verb: Token) -> Token | None:
    """The verb of saying whose content a clause is ("**said** that it will ..."), or ``None``."""
    over = verb.head
    if verb.dep_ == "ccomp" and over.i != verb.i and over.lemma_.lower() in SAYING:
        return over
    return None
