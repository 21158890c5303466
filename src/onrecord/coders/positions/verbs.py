"""Positions that a verb or an adjective takes: "permits", "refused to", "is ready to", "said it will not"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.analysis import clauses
from onrecord.coders import parties, wordforms
from onrecord.coders.places import Place, complement, doers, resolve, somebody, undergoers, with_prepositions
from onrecord.coders.positions import answers, said
from onrecord.coders.positions.cues import Cue, Cues
from onrecord.coders.positions.finding import Stand
from onrecord.coders.positions.matter import matter
from onrecord.model.claims import Stance

if TYPE_CHECKING:
    from spacy.tokens import Token

TOWARD: dict[str, tuple[str, ...]] = {
    "permit": ("object.person", "iobject", "object.parties", "to", "for.parties"),
    "forbid": ("object.person", "iobject", "object.parties", "on.parties", "for.parties", "from.parties"),
    "promise": ("iobject", "object.person", "to", "clause.iobject", "clause.to", "clause.person"),
    "offer": ("iobject", "object.person", "to", "with", "object.parties", "clause.to"),
    "demand": ("object.person", "on", "upon", "from", "to", "clause.subject", "of"),
    "refuse": ("iobject", "to", "with", "clause.parties"),
    "threaten": ("object.person", "with.parties", "clause.person", "object.parties"),
    "warn": ("object.person", "iobject", "against.parties"),
    "support": ("object.person",),
    "oppose": ("object.person", "object.owner"),
    "deny": (),
    "confirm": (),
    "no_comment": (),
}
"""Where the one addressed stands, for each stance; the first place that holds somebody wins."""
NEEDS_THING = frozenset({"seek"})
"""Verbs that take a stance only over a thing: "sought access", but not "sought to leave"."""
NEEDS_INFINITIVE = frozenset({"tell", "ask", "want", "advise", "order", "instruct", "direct", "command"})
"""Verbs that demand only over an infinitive: "told them to leave", but not "told them that"."""
NEEDS_CLAUSE = frozenset("want encourage let agree press ask swear commit undertake clear enable assure".split())
"""Verbs that take a stance only over a clause: "let it go", but not "let a flat"."""
BOUND = ("object", "clause", "for", "to", "on", "against", "of", "with", "in", "from")
HELPING = frozenset("help assist support protect aid feed defend back arm train compensate pay".split())
"""Verbs whose object is whom a promise is made to."""
UNNAMED = frozenset({"name", "identify", "quote", "remain"})
"""What unnamed sources ask: "asked not to be named"."""
PLAIN_OPPOSITION = frozenset({"oppose", "object", "opposed"})
"""Words whose negation is support."""
FELT = frozenset("committed disappointed dismayed outraged appalled opposed pleased determined prepared".split())
"""Participles that ascribe a stance like adjectives: "is *committed* to", "was *disappointed* by"."""
OVER = ("to", "of", "for", "against", "about", "with", "at", "by", "over")
LETTING = frozenset({"let", "allow", "permit"})
GOING_ON = frozenset("continue decide move begin start join appear go proceed come choose".split())
BY_MEANS = frozenset("use issue hold write release post meet take speak gather".split())


def find(token: Token, cues: Cues) -> Iterator[Stand]:
    """The position that a verb or adjective takes by itself."""
    if token.pos_ == "ADJ" or (token.tag_ == "VBN" and token.lower_ in FELT and clauses.is_passive(token)):
        yield from _ascribed(token, cues)
    yield from said.disowned(token)
    if not wordforms.is_verbal(token) or token.dep_ in ("aux", "aux:pass", "cop", "amod"):
        return
    found = list(answers.find(token)) or list(_cued(token, cues))
    yield from found or said.find(token)


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
        infinitive = inner is not None and "to" in clauses.marks(inner)
        if lemma in NEEDS_INFINITIVE and not cue.beside and not infinitive:
            return
        if infinitive and inner is not None and inner.lemma_.lower() in UNNAMED and stance == "demand":
            return
        if lemma == "insist" and inner is not None and not infinitive and clauses.tense(inner) != "none":
            return  # "insisted that the measures were defensive"
        if (lemma in NEEDS_THING and (inner is not None or not things)) or (lemma == "want" and not undergoers(verb)):
            return
        letting = verb.dep_ == "xcomp" and _agrees_to_let(verb.head, verb)
        holders = said.holders_of(verb, resolve(doers(verb.head if letting else verb)))
        if not holders and clauses.is_passive(verb) and (over := said.speech_over(verb)) is not None:
            holders = said.speakers_of(over)  # "said that sailors would not be allowed to fire"
        if lemma == "confirm" and inner is None and not things:
            return
        if inner is not None and _agrees_to_let(verb, inner):
            return
        core = _behind(cue.beside, verb) or _core(verb, inner)
        if not holders or core is None:
            return
        taken = {t.i for h in holders for t in clauses.conjuncts(h)}
        toward = _addressed(stance, verb, inner, taken)
        about = _asked(verb, matter(core, verb), toward) if stance == "demand" else matter(core, verb)
        yield Stand("positions/verb", verb, verb, stance, tuple(holders), tuple(toward), about, core)
        return


def _asserted(verb: Token) -> bool:
    """Whether an infinitive is told as done: "continued to support", "used a speech to condemn", but not "asked to
    support"."""
    marks = set(clauses.marks(verb)) | {c.lower_ for c in clauses.children(verb, "case")}
    if clauses.is_conditional(verb) or marks & {"until", "till", "once", "than", "whether", "before"}:
        return False
    if "to" not in marks:
        return True
    over = verb.head
    if verb.dep_ == "xcomp":
        return over.lemma_.lower() in GOING_ON or _agrees_to_let(over, verb)
    return verb.dep_ == "advcl" and over.lemma_.lower() in BY_MEANS and "to" not in clauses.marks(over)


def _agrees_to_let(verb: Token, inner: Token) -> bool:
    """Whether a leave is given by agreeing to it: "agreed to *let* them pass"."""
    return verb.lemma_ == "agree" and inner.lemma_ in LETTING


def _beside(words: tuple[str, ...], verb: Token) -> bool:
    if not words:
        return True
    near = {c.lower_ for c in verb.children}
    own = [c for c in verb.children if c.lower_ not in parties.CALENDAR]  # "called him on Friday" is no call on him
    near |= {g.lower_ for c in own for g in clauses.children(c, "case", "mark", "fixed")}
    near |= {g.lemma_.lower() for g in verb.children}
    return all(word in near for word in words)


def stance_of(cue: Cue, verb: Token) -> Stance | None:
    """The stance that a cue takes here: its own, or that of its negation."""
    if not clauses.is_negated(verb):
        return cue.stance
    if cue.stance == "oppose" and verb.lemma_.lower() not in PLAIN_OPPOSITION:
        return None  # "has never condemned" is no support
    return cue.negated


def _behind(words: tuple[str, ...], verb: Token) -> Token | None:
    """What stands behind the preposition of a cue: "asked allies **for** *planes*"."""
    if not words or words[-1] != "for":
        return None
    return next((t for prep, t in with_prepositions(verb) if prep == words[-1]), None)


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
        elif words == "clause.to":
            goals = with_prepositions(inner) if inner is not None and inner.pos_ == "VERB" else []
            found = resolve([t for prep, t in goals if prep == "to"], "person")
        elif words == "clause.person":
            helped = inner is not None and (stance == "threaten" or inner.lemma_.lower() in HELPING)
            found = (
                resolve(undergoers(inner), "person") if inner is not None and helped and inner.pos_ == "VERB" else []
            )
        elif words == "object.owner":
            owners = [t for thing in undergoers(verb) for prep, t in clauses.nmods(thing) if prep == "'s"]
            found = [t for t in resolve(owners) if parties.kinds(t) & {"state", "place"}]
        elif words == "clause.subject":
            found = resolve(clauses.children(inner, "nsubj", "nsubj:pass")) if inner is not None else []
        else:
            found = somebody(Place.of(words), verb)
        found = [t for t in found if t.i not in taken]
        if found:
            return found
    return []


def _asked(verb: Token, about: tuple[int, int], toward: list[Token]) -> tuple[int, int]:
    """What is asked, without of whom ("aid **from** Oslo"), with what for, where a parser hung that on the verb."""
    start, end = about
    for token in toward:
        cases = [c for c in clauses.children(token, "case") if c.lower_ == "from"]
        if cases and start < cases[0].idx < end:
            end = len(token.doc.text[: cases[0].idx].rstrip())
    for prep, token in clauses.obliques(verb):
        if prep == "for" and 0 < token.left_edge.idx - end <= 1 and token.i > verb.i:
            end = clauses.phrase(token)[1]
    return start, end


def _ascribed(word: Token, cues: Cues) -> Iterator[Stand]:
    """ "Berlin **is ready** to help", "Paris **is opposed** to the plan"."""
    felt = word.tag_ == "VBN"
    cue = cues.adjectives.get(word.lower_ if felt else word.lemma_.lower())
    if cue is None or (clauses.copula(word) is None and not felt):
        return
    stance = stance_of(cue, word)
    inner = complement(word)
    obliques = [t for prep, t in clauses.obliques(word) if prep in OVER] or (clauses.agents(word) if felt else [])
    core = inner or (obliques[0] if obliques else None)
    holders = resolve(clauses.children(word, "nsubj", "nsubj:pass"))
    if stance is None or core is None or not holders:
        return
    toward = [] if inner is None else resolve(clauses.indirect_objects(inner))
    yield Stand("positions/adjective", word, word, stance, tuple(holders), tuple(toward), matter(core, word), core)
