"""Events that a verb (or "is willing") names by itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.analysis import clauses
from onrecord.coders import parties, wordforms
from onrecord.coders.events import lexicon, targets
from onrecord.coders.events.finding import Finding
from onrecord.coders.events.lexicon import Entry, Frame, lemma_of
from onrecord.coders.places import (
    Place,
    complement,
    doers,
    heads,
    resolve,
    somebody,
    undergoers,
    with_prepositions,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

TIME_NOUNS = frozenset(
    "year month week day morning evening night afternoon summer winter spring autumn fall hour time moment".split()
)
DECISIONS = frozenset("decision move order policy step approval plan law ruling offer decree resolution vote".split())
"""What acts for the one whose it is."""
MOVED = frozenset({"withdraw-forces", "send-forces-help"})
"""Classes whose forces act where a passive says only that they were moved: "**the army** was sent to the border"."""
AIMS = frozenset({"target", "goal", "aim"})
"""What is no thing to be struck when it is somebody's own ("hit its target")."""
BESIDE = ("compound:prt", "advmod", "xcomp", "obj", "obl", "ccomp", "amod", "case", "obl:unmarked", "mark")


def find(token: Token) -> Iterator[Finding]:
    """The event that a verb, or an adjective with "be", names; of several classes that fit, the one that asks most."""
    if token.pos_ == "ADJ":
        yield from _ascribed(token)
        return
    if not wordforms.is_verbal(token) or (token.dep_ in ("aux", "aux:pass", "cop", "amod", "compound")):
        return
    for entry in candidates(token):
        if fits(entry, token) and (made := next(_made(entry.frame, token), None)) is not None:
            yield made
            return


def candidates(token: Token) -> tuple[Entry, ...]:
    """The classes of a verb's lemma; a lemma that lost its silent "e" is looked up with it."""
    verbs = lexicon.load().verbs
    lemma = lemma_of(token)
    return verbs.get(lemma) or verbs.get(lemma + "e", ())


def fits(entry: Entry, verb: Token) -> bool:
    """Whether the words beside a verb are those that its class asks for."""
    frame = entry.frame
    if entry.beside and not _stands_beside(entry.beside, verb):
        return False
    if not entry.beside and _has_strange_particle(verb):
        return False
    if frame.active and clauses.is_passive(verb):
        return False
    things = [parties.counted(t) for t in undergoers(verb)]
    things += [parties.counted(t) for prep, t in clauses.obliques(verb) if prep in frame.object_or]
    if not _object_fits(frame, things):
        return False
    if frame.needs and not any(_filled(need, verb) for need in frame.needs):
        return False
    if any(_filled(need, verb) for need in frame.not_needs):
        return False
    if frame.clause_not and (inner := complement(verb)) is not None and lemma_of(inner) in frame.clause_not:
        return False
    if lemma_of(verb) == "insist" and _asserts(verb):
        return False
    if frame.oblique_in and not any(lemma_of(t) in frame.oblique_in for _, t in with_prepositions(verb)):
        return False
    return _actor_fits(frame, doers(verb))


def _asserts(verb: Token) -> bool:
    """Whether a complement says what is, not what shall be: "insisted that the measures **were** defensive"."""
    inner = clauses.complements(verb)
    return bool(inner) and clauses.tense(inner[0]) in ("past", "present") and "to" not in clauses.marks(inner[0])


def _stands_beside(words: tuple[str, ...], verb: Token) -> bool:
    near: set[str] = set()
    for child in verb.children:
        if (
            child.dep_ in BESIDE and child.lower_ not in parties.CALENDAR
        ):  # "called him **on** Friday" is no call on him
            near |= {child.lower_, lemma_of(child)}
            near |= {c.lower_ for c in clauses.children(child, "case", "advmod", "fixed")}
    return all(word in near for word in words)


def _has_strange_particle(verb: Token) -> bool:
    """Whether a particle makes another verb of it ("call off" is no call)."""
    particles = [c.lower_ for c in clauses.children(verb, "compound:prt")]
    return bool(particles) and particles[0] not in ("up", "out", "over", "back", "on")


def _object_fits(frame: Frame, things: list[Token]) -> bool:
    lemmas = {lemma_of(t) for thing in things for t in clauses.conjuncts(thing)}
    wide = lemmas | {lemma_of(c) for thing in things for c in clauses.children(thing, "compound")}
    if frame.object_not and lemmas & frame.object_not:
        return False
    if any(lemma_of(t) in AIMS and clauses.children(t, "nmod:poss") for t in things):
        return False
    if frame.object and not frame.object_sets:
        return bool(wide & frame.object)
    if frame.object_sets:
        kinds = {kind for thing in things for t in clauses.conjuncts(thing) for kind in parties.kinds(t)}
        return bool(wide & frame.object or kinds & (frame.object_sets | ({"pronoun"} if things else set())))
    return True


def _actor_fits(frame: Frame, actors: list[Token]) -> bool:
    if frame.actor_in and not any(lemma_of(t) in frame.actor_in for a in actors for t in clauses.conjuncts(a)):
        return False
    if not frame.actor_sets or not actors:
        return True
    kinds = {kind for actor in actors for t in clauses.conjuncts(actor) for kind in parties.kinds(parties.counted(t))}
    if kinds == {"means"} or any(lemma_of(actor) in DECISIONS for actor in actors):
        # "missiles fired by Iran hit", "Biden's decision will allow": the hand behind them acts
        return frame.type == "ASSAULT" or any(parties.inner_parties(actor) for actor in actors)
    if "pronoun" in kinds:
        return True
    wanted = frame.actor_sets | ({"person", "place"} if frame.actor_sets & {"name", "state"} else set())
    if frame.actor_sets == {"state"} and "name" in kinds and "person" not in kinds:
        wanted = wanted | {"name"}
    return bool(kinds & wanted)


def _filled(need: str, verb: Token) -> bool:
    if need.startswith("clause"):
        if need == "clause.inf":
            inner = complement(verb)
            return inner is not None and "to" in clauses.marks(inner)
        return complement(verb) is not None
    if need == "object.predicate":
        return bool(clauses.children(verb, "obj") and clauses.children(verb, "xcomp"))
    return any(not is_time(token) for token in heads(Place.of(need), verb))


def _made(frame: Frame, verb: Token) -> Iterator[Finding]:
    actors = [t for words in frame.actor for t in somebody(Place.of(words), verb)] if frame.actor else []
    if not actors and frame.actor and (frame.type == "MOBILIZE" or frame.name in MOVED):
        actors = [t for t in undergoers(verb) if clauses.is_passive(verb) and "armed" in parties.kinds(t)]
    mutual = frame.reciprocal and len(actors) > 1
    places = tuple(p for p in frame.recipient if p == "with") if mutual else frame.recipient
    recipients = first_somebody(places, verb, {t.i for t in actors})
    if not recipients and (frame.type == "ASSAULT" or frame.mode == "arrest"):
        recipients = [t for t in targets.struck(verb) if t.i not in {a.i for a in actors}]
    if frame.needs_party and not recipients and not (frame.reciprocal and len(actors) > 1):
        return
    things = [t for t in undergoers(verb) if frame.object or frame.object_sets]
    uses = frozenset(t.i for thing in things for t in clauses.conjuncts(thing))
    name = "events/control" if _gives_leave(frame, verb) else "events/verb"
    about = abouts(frame, verb, recipients)
    if frame.type == "ASSAULT" and not actors:  # "**drones** struck a depot": what it was done with
        about += tuple(clauses.phrase(t) for t in doers(verb) if "means" in parties.kinds(t))
    yield Finding(name, frame, verb, verb, tuple(actors), tuple(recipients), about, uses=uses)


def _gives_leave(frame: Frame, verb: Token) -> bool:
    return bool(frame.type in ("CONCEDE", "AGREE", "REQUEST") and clauses.children(verb, "xcomp") and undergoers(verb))


def first_somebody(places: tuple[str, ...], verb: Token, taken: set[int]) -> list[Token]:
    """The parties in the first of these places that holds some that are not taken."""
    for words in places:
        found = [t for t in somebody(Place.of(words), verb) if t.i not in taken]
        if found:
            return found
    return []


def abouts(frame: Frame, verb: Token, recipients: list[Token]) -> tuple[tuple[int, int], ...]:
    """Where the text tells what the event is about: the first filled place, and an object that is nobody."""
    taken = {t.i for t in recipients}
    found: list[tuple[int, int]] = []
    for words in frame.about:
        if words == "clause":
            inner = complement(verb)
            owned = inner is not None and inner.dep_ == "acl" and inner.head.i in {t.i for t in undergoers(verb)}
            spans = [clauses.clause(inner)] if inner is not None and inner.i > verb.i and not owned else []
        else:
            spans = [clauses.phrase(t) for t in heads(Place.of(words), verb) if t.i not in taken and not is_time(t)]
        if spans:
            found = spans
            break
    if not found:
        found = [clauses.phrase(t) for t in undergoers(verb) if t.i not in taken and not parties.names_somebody(t)]
    return tuple(found)


def is_time(token: Token) -> bool:
    """Whether a head is a day or a month, which no event is about."""
    return token.lower_ in parties.CALENDAR or lemma_of(token) in TIME_NOUNS or token.lower_.isdigit()


def _ascribed(word: Token) -> Iterator[Finding]:
    """ "Russia **is willing** to withdraw": an adjective with a copula and an infinitive."""
    frames = lexicon.load().adjectives.get(lemma_of(word), ())
    if not frames or clauses.copula(word) is None:
        return
    for frame in frames:
        if frame.needs and not any(_filled(need, word) for need in frame.needs):
            continue
        actors = resolve(clauses.children(word, "nsubj"))
        recipients = first_somebody(frame.recipient, word, {t.i for t in actors})
        yield Finding(
            "events/verb", frame, word, word, tuple(actors), tuple(recipients), abouts(frame, word, recipients)
        )
        return
