"""Positions taken by saying what is, will or must be: "said it will not send", "said no contract had been signed"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.analysis import clauses
from onrecord.coders import parties
from onrecord.coders.conditions import is_condition
from onrecord.coders.places import complement, resolve, undergoers, with_prepositions
from onrecord.coders.polarity import is_denied
from onrecord.coders.positions.answers import FALSE, REPORTED
from onrecord.coders.positions.finding import Stand
from onrecord.coders.positions.matter import matter
from onrecord.coders.wordforms import lemma
from onrecord.model.claims import Stance

if TYPE_CHECKING:
    from spacy.tokens import Token

HARM = frozenset(
    "retaliate respond strike attack destroy punish hit bomb crush invade annihilate target shoot escalate "
    "sanction expel fire close shut seize occupy cut stop suspend avenge cross".split()
)
"""Verbs whose deed, announced, is a threat; announced not to be done, a promise."""
MAY = frozenset({"may", "can", "could", "might"})
WILL = frozenset({"will", "would", "shall"})
MUST = frozenset({"must", "should"})
SAYING = frozenset(
    "say tell announce declare state add insist stress write tweet post note reiterate repeat affirm reaffirm "
    "promise maintain assert argue explain reply respond recall clear claim indicate signal".split()
)
"""Verbs of saying; "clear" is that of "made it clear that"."""
ANNOUNCING = frozenset({"announce", "promise", "pledge", "assure", "confirm", "vow"})
OWN_BODIES = frozenset(
    "country government administration nation army military navy force forces sailor troop soldier ministry cabinet "
    "state side company group movement party organisation organization people authority parliament team".split()
)
"""What a speaker speaks for: "**his country** would welcome", "**the army** would not cross"."""
MENTAL = frozenset("know think believe understand remember expect hope feel see mind matter comment mean care".split())
"""Verbs whose negation denies no claim: "said he did not know"."""
MEANING_TO = frozenset({"want", "seek", "intend", "plan", "wish", "aim"})
"""Verbs whose negation is a refusal: "does not seek war"."""
TRUE = frozenset({"true", "correct", "accurate", "case"})
MATCHING = frozenset({"reflect", "correspond", "match", "appear", "have", "hold"})
"""Verbs that with "not" say of a claim that it does not fit the truth."""
QUOTING = frozenset({"quote", "cite"})
HIGHEST = 5
"""Clauses that are climbed to the verb of saying."""


def find(verb: Token) -> Iterator[Stand]:
    """The position that a clause in somebody's reported words takes."""
    over = speech_over(verb)
    if over is None or clauses.is_conditional(verb) or "whether" in clauses.marks(verb):
        return
    speakers = [t for t in speakers_of(over) if t.i != verb.i]
    own = clauses.children(verb, "nsubj", "nsubj:pass", "expl") or clauses.subjects(verb)
    if not speakers or not own:
        return
    modal = set(clauses.modals(verb))
    if modal & MUST:
        yield from _demanded(verb, speakers, own)
    elif modal & WILL or (modal & MAY and _is_threat(verb)):
        yield from _announced(verb, over, speakers, own)
    elif modal & MAY and clauses.is_passive(verb) and is_denied(verb):
        yield Stand("positions/said", verb, verb, "forbid", tuple(speakers), (), matter(verb), verb)
    elif not modal and _is_false(verb):
        yield Stand("positions/said", verb, verb, "deny", tuple(speakers), (), _told(own[0]), own[0])
    elif not modal and _contradicts(verb):
        yield from _denied(verb, speakers)


def disowned(word: Token) -> Iterator[Stand]:
    """The denial of who says that what is told is "premature", "fiction", "not true"."""
    over = speech_over(word)
    if over is None or word.pos_ not in ("ADJ", "NOUN") or not _is_false(word):
        return
    speakers = tuple(t for t in speakers_of(over) if t.i != word.i)
    told = clauses.children(word, "nsubj")[0]
    if speakers:
        yield Stand("positions/said", word, word, "deny", speakers, (), _told(told), told)


def _is_false(head: Token) -> bool:
    """Whether a clause calls what is told false: "reports of a deal **were premature**", "claims that ... **do not
    reflect** the truth"."""
    told = [t for t in clauses.children(head, "nsubj") if lemma(t, REPORTED) in REPORTED]
    if not told:
        return False
    if clauses.copula(head) is not None:
        return (lemma(head, FALSE) in FALSE and not is_denied(head)) or (lemma(head, TRUE) in TRUE and is_denied(head))
    return lemma(head, MATCHING) in MATCHING and is_denied(head)


def _told(noun: Token) -> tuple[int, int]:
    """What a report or claim tells, or else the words that name it."""
    inner = next((c for c in noun.subtree if c.dep_ in ("acl", "ccomp") and "that" in clauses.marks(c)), None)
    return matter(inner or noun)


def quoted(verb: Token) -> Iterator[Stand]:
    """The position that a clause of a quotation takes whose speaker another sentence names: "We will not yield."."""
    if verb.dep_ not in ("ROOT", "conj") or speech_over(verb) is not None or clauses.is_conditional(verb):
        return
    own = clauses.children(verb, "nsubj", "nsubj:pass") or clauses.subjects(verb)
    modal = set(clauses.modals(verb))
    if not own:
        return
    if not modal and _is_false(verb):
        yield Stand("positions/said", verb, verb, "deny", (), (), _told(own[0]), own[0])
    elif modal & MUST and own[0].lower_ not in ("i", "we"):
        others = tuple(t for t in resolve(own) if t.pos_ != "PRON")
        yield Stand("positions/said", verb, verb, "demand", (), others, matter(verb), verb)
    elif modal & WILL and own[0].lower_ in ("i", "we"):
        yield Stand("positions/said", verb, verb, _held_out(verb, True), (), (), matter(verb), verb)


def speech_over(verb: Token) -> Token | None:
    """The verb of saying whose content a clause is ("**said** that it will ..."), or ``None``."""
    token = verb
    for _ in range(HIGHEST):
        over = token.head
        if over.i == token.i:
            return None
        if token.dep_ in ("ccomp", "parataxis") and over.pos_ in ("VERB", "ADJ"):
            if over.lower_ == "clear" and over.head.i != over.i:  # "made it clear that"
                return over.head
            if over.lemma_ == "make" and any(c.lower_ == "clear" for c in clauses.children(over, "xcomp")):
                return over
            return over if lemma(over, SAYING) in SAYING else None
        if token.dep_ != "conj":
            return None
        token = over
    return None


def speakers_of(over: Token) -> list[Token]:
    """Who speaks by a verb of saying: its subject, or whom somebody quotes "as saying"."""
    quoted = over.dep_ == "advcl" and any(c.lower_ == "as" for c in clauses.children(over, "mark", "case"))
    if quoted and lemma(over.head, QUOTING) in QUOTING:
        return resolve(undergoers(over.head))
    return resolve(clauses.subjects(over))


def holders_of(verb: Token, holders: list[Token]) -> list[Token]:
    """Who takes a stance: the doer, but the speaker where the doer is only "his country" or "her government"."""
    over = speech_over(verb)
    if over is None or len(holders) != 1:
        return holders
    own = any(c.lower_ in ("his", "her", "their", "our") for c in clauses.children(holders[0], "nmod:poss"))
    if own and lemma(holders[0], OWN_BODIES) in OWN_BODIES:
        return speakers_of(over) or holders
    return holders


def _demanded(verb: Token, speakers: list[Token], own: list[Token]) -> Iterator[Stand]:
    others = [t for t in resolve(own) if parties.antecedent(own[0]) is None and t.pos_ != "PRON"]
    if not others and own[0].lower_ in ("they", "he", "she", "you"):  # "told the company that they should stop"
        others = resolve(clauses.indirect_objects(verb.head))
    if others:
        yield Stand("positions/said", verb, verb, "demand", tuple(speakers), tuple(others), matter(verb), verb)


def _announced(verb: Token, over: Token, speakers: list[Token], own: list[Token]) -> Iterator[Stand]:
    mine = _speaks_for(own[0], speakers)
    state = parties.kinds(own[0]) & {"place"} and parties.is_named(own[0])
    announced = clauses.is_passive(verb) and lemma(over, ANNOUNCING) in ANNOUNCING
    if not (mine or state or announced) or (clauses.is_passive(verb) and not (announced or mine)):
        return
    holders = (own[0],) if state and not mine else tuple(speakers)
    stance = _held_out(verb, mine)
    toward = _threatened(verb) if stance == "threaten" else []
    yield Stand("positions/said", verb, verb, stance, holders, tuple(toward), matter(verb), verb)


def _threatened(verb: Token) -> list[Token]:
    """Whom announced harm is to befall: its object, or whom it is turned "to", "on" or "against"."""
    inner = complement(verb)
    aims = [*with_prepositions(verb), *(with_prepositions(inner) if inner is not None and inner.pos_ == "VERB" else [])]
    aimed = [t for prep, t in aims if prep in ("to", "on", "against", "at") and parties.is_named(t)]
    return resolve(undergoers(verb), "person") or resolve(aimed, "person")


def _held_out(verb: Token, mine: bool) -> Stance:
    """What it is to say that something will (not) be done: to promise, to threaten, to refuse."""
    harms = lemma(verb, HARM) in HARM or verb.lemma_.lower() in HARM
    if is_denied(verb):
        return "promise" if harms and mine else "refuse"
    return "threaten" if harms and not clauses.is_passive(verb) else "promise"


def _is_threat(verb: Token) -> bool:
    """Whether what may be done is harm under a condition: "may stop giving aid unless the vote is counted"."""
    return lemma(verb, HARM) in HARM and any(is_condition(child) for child in verb.children)


def _speaks_for(subject: Token, speakers: list[Token]) -> bool:
    """Whether a subject is the speaker, or the body, country or force it speaks for."""
    told = parties.antecedent(subject)
    if told is not None and told.i in {t.i for t in speakers}:
        return True
    if subject.lower_ in ("we", "i", "he", "she", "it", "they") and subject.i > speakers[0].i:
        return subject.lower_ != "they" or len(speakers) == 1
    determiners = {c.lower_ for c in clauses.children(subject, "det", "nmod:poss")}
    bare = not parties.is_named(subject) and not any(parties.is_people(c) for c in subject.children)
    return (
        lemma(subject, OWN_BODIES) in OWN_BODIES
        and bare
        and bool(determiners & {"the", "his", "her", "its", "our", "their"})
    )


def _contradicts(verb: Token) -> bool:
    """Whether a clause says that something is not so; "learned nothing" is a way of speaking."""
    empty = [t for t in clauses.children(verb, "obj", "nsubj") if t.lower_ == "nothing"]
    if any(c.lemma_ == "do" for t in empty for c in t.children):  # "has nothing *to do* with it"
        return True
    return is_denied(verb) and not empty


def _denied(verb: Token, speakers: list[Token]) -> Iterator[Stand]:
    word = lemma(verb, MENTAL | MEANING_TO)
    if word in MENTAL or any(
        t.lower_ == "such" for t in verb.subtree
    ):  # "there is no such plan" says again what was denied
        return
    stance: Stance = "refuse" if word in MEANING_TO else "deny"
    core = (complement(verb) or next(iter(undergoers(verb)), verb)) if stance == "refuse" else verb
    yield Stand("positions/said", verb, verb, stance, tuple(speakers), (), matter(verb), core)
