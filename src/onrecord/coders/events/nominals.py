"""Events that a noun names: under a verb that only holds it up ("launched an attack on"), or by itself ("its invasion
of")."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.analysis import clauses
from onrecord.coders import parties
from onrecord.coders.events import lexicon, mentions, targets
from onrecord.coders.events.finding import Finding
from onrecord.coders.events.lexicon import Frame, lemma_of
from onrecord.coders.events.status import status_of
from onrecord.coders.events.verbs import is_time
from onrecord.coders.places import doers, noun_heads, resolve, undergoers, with_prepositions
from onrecord.coders.wordforms import lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

ENTERING = frozenset({"in", "into", "on", "under", "to", "for"})
"""Prepositions by which a verb holds up a noun that is no object: "engage in talks", "came under attack"."""
ON = frozenset({"on", "at", "near", "against", "aboard", "outside", "into"})
OWN_PLAN = frozenset(
    "plan order prepare threaten announce mull consider authorize authorise approve intend schedule float "
    "propose".split()
)
"""Verbs whose subject would itself do what the noun names."""


def find(noun: Token) -> Iterator[Finding]:
    """The events that a noun names."""
    for frame in frames_of(noun):
        found = next(_held_up(frame, noun), None) or next(_bare(frame, noun), None) or _alone(frame, noun)
        if found is not None:
            yield found
            return


def frames_of(noun: Token) -> Iterator[Frame]:
    """The classes of a noun whose company it keeps ("phone call", "use of force")."""
    if noun.pos_ not in ("NOUN", "PROPN") or noun.dep_ in ("compound", "flat"):
        return
    if noun.pos_ == "PROPN" and noun.text[:1].isupper():
        return
    near = {c.lower_ for c in clauses.children(noun, "compound", "amod", "nmod:desc")}
    near |= {part for word in near for part in word.split("-")}
    named = {lemma_of(t) for prep, t in clauses.nmods(noun) if prep == "of"}
    named |= {lemma_of(c) for c in clauses.children(noun, "compound")}
    for frame in lexicon.load().nouns.get(lemma_of(noun), ()):
        if frame.noun_with and not near & frame.noun_with:
            continue
        if frame.noun_of and not named & frame.noun_of:
            continue
        if near & frame.noun_not:
            continue
        yield frame


def _held_up(frame: Frame, noun: Token) -> Iterator[Finding]:
    verb, passive = _holder(frame, noun)
    if verb is None:
        return
    light = lexicon.load().light
    word = lemma_of(verb)
    mods = [(prep, t) for prep, t in clauses.nmods(noun) if prep != "'s"] + clauses.obliques(verb)
    if word in light["suffers"] and word not in frame.support and word not in light["does"]:
        receivers = resolve(clauses.subjects(verb))
        actors = resolve([t for prep, t in mods if prep in ("from", "by", "of")])
        if not actors and frame.type != "ASSAULT":
            return
    else:
        actors = resolve(clauses.agents(verb) if passive else doers(verb)) or _parties(frame.noun_actor, noun, set())
        receivers = _receivers(frame, noun, verb, mods, {t.i for t in actors})
        if not receivers and noun.dep_ == "obl" and frame.owner_suffers:  # "five were placed under *arrest*"
            receivers = resolve(undergoers(verb))
    if not actors and not receivers:
        return
    yield Finding(
        "events/light-verb",
        frame,
        noun,
        verb,
        tuple(actors),
        tuple(receivers),
        _about(frame, noun, verb, receivers),
    )


def _holder(frame: Frame, noun: Token) -> tuple[Token | None, bool]:
    """The verb that holds a noun up, and whether it does so in the passive ("talks were held")."""
    top = noun
    while top.dep_ == "conj" and top.head.i != top.i:
        top = top.head
    if top.dep_ == "nmod" and lemma_of(top.head) in (
        "round",
        "series",
        "wave",
        "string",
        "number",
        "spate",
        "campaign",
        "hundred",
        "dozen",
    ):
        top = top.head
    verb = top.head
    if verb.pos_ != "VERB" or verb.i == top.i:
        return None, False
    light, word = lexicon.load().light, lemma_of(verb)
    if not (word in light["does"] or word in light["suffers"] or word in frame.support):
        return None, False
    if top.dep_ == "obj":
        return verb, False
    if top.dep_ == "nsubj:pass":
        return verb, True
    if top.dep_ == "acl" or (verb.dep_ == "acl" and verb.head.i == top.i):
        return verb, True
    if top.dep_ == "obl":
        preps = {c.lower_ for c in clauses.children(top, "case")}
        if preps & ENTERING and (
            word in frame.support or word in ("engage", "participate", "take", "come", "enter", "join", "go")
        ):
            return verb, clauses.is_passive(verb)
    return None, False


def _receivers(frame: Frame, noun: Token, verb: Token, mods: list[tuple[str, Token]], taken: set[int]) -> list[Token]:
    places = [p.partition(".")[0] for p in (*frame.noun_recipient, *frame.recipient)]
    for place in dict.fromkeys(places):
        if place == "iobject":
            heads = [t for t in clauses.indirect_objects(verb) if t.i != noun.i]
        else:
            heads = [t for prep, t in mods if prep == place and t.i != noun.i] or [
                t for t in noun_heads(place, noun) if place not in ("adj", "'s")
            ]
        found = [t for t in resolve(heads) if t.i not in taken]
        if found:
            return found
    return _targets(noun, verb, taken) if frame.type != "REQUEST" else []


def _targets(noun: Token, verb: Token, taken: set[int]) -> list[Token]:
    """Whom a participle beside the event aims at: "carried out a raid, **targeting** militants"."""
    for host in (verb, noun):
        for child in clauses.children(host, "advcl", "acl"):
            aims = child.tag_ == "VBG" and lemma_of(child) in ("target", "hit", "kill", "aim", "strike")
            helps = child.tag_ == "VB" and lemma_of(child) in ("help", "assist", "support", "aid", "protect", "feed")
            if aims or helps:
                found = [t for t in resolve(clauses.objects(child)) if t.i not in taken]
                if found:
                    return found
    return []


def _bare(frame: Frame, noun: Token) -> Iterator[Finding]:
    if suffering := _owners_that_suffer(frame, noun):
        yield Finding("events/nominal", frame, noun, noun, (), tuple(suffering), _about(frame, noun, noun, suffering))
        return
    planner = _planner(noun)
    actors = _parties(frame.noun_actor, noun, set())
    if not frame.bare_noun and not planner and not _told_whole(frame, noun):
        return
    recipients = _recipients(frame, noun, {t.i for t in actors})
    if not actors:
        actors = planner
    between = resolve(noun_heads("between", noun)) if "between" in frame.noun_actor else []
    if len(between) > 1:
        actors, recipients = between[:1], between[1:]
    if not actors and recipients and _undergone(frame):
        yield Finding("events/nominal", frame, noun, noun, (), tuple(recipients), _about(frame, noun, noun, recipients))
        return
    if not actors or not (recipients or frame.noun_about or frame.reciprocal):
        return
    if not recipients and not any(
        noun_heads(p.partition(".")[0], noun) for p in (*frame.noun_recipient, *frame.noun_about)
    ):
        return
    if frame.noun_of and not recipients and status_of(noun, noun) == "actual":
        return  # "its use of missiles" tells no deed by itself; "authorised its use of missiles" tells of one to come
    about = _about(frame, noun, noun, recipients)
    yield Finding("events/nominal", frame, noun, noun, tuple(actors), tuple(recipients), about)


def _owners_that_suffer(frame: Frame, noun: Token) -> list[Token]:
    """Whose arrest, trial, murder it is, where no "of" names who suffers it and so makes the owner the doer."""
    owners = [t for prep, t in clauses.nmods(noun) if prep == "'s"]
    of = resolve([t for prep, t in clauses.nmods(noun) if prep == "of"])
    return resolve(owners) if frame.owner_suffers and owners and not of else []


def _told_whole(frame: Frame, noun: Token) -> bool:
    """Whether a noun tells its parties so fully that it needs no verb: "talks **between** Sudan and Ethiopia",
    "the arrest **of** two men **by** the army"."""
    if len(resolve(noun_heads("between", noun))) > 1:
        return True
    by = resolve(noun_heads("by", noun)) or resolve(noun_heads("'s", noun))
    others = [
        p.partition(".")[0] for p in frame.noun_recipient if p.partition(".")[0] in ("of", "on", "with", "against")
    ]
    wanted = frame.type in ("REQUEST", "THREATEN") and bool(clauses.complements(noun) or noun_heads("for", noun))
    return bool(by) and (wanted or any(resolve(noun_heads(place, noun)) for place in others))


def _alone(frame: Frame, noun: Token) -> Finding | None:
    actors = _parties(frame.noun_actor, noun, set()) or _planner(noun)
    return mentions.find(frame, noun, actors, _recipients(frame, noun, {t.i for t in actors}))


def _undergone(frame: Frame) -> bool:
    """Whether a deed is one that somebody suffers also where nobody says who did it."""
    return frame.type == "ASSAULT" or frame.mode in ("arrest", "deport", "convict")


def _planner(noun: Token) -> list[Token]:
    """Who plans or orders what the noun names: "**Netanyahu** ordered strikes"."""
    verb = noun.head
    if noun.dep_ == "obj" and verb.pos_ == "VERB" and lemma_of(verb) in OWN_PLAN:
        return resolve(doers(verb))
    return []


def _parties(places: tuple[str, ...], noun: Token, taken: set[int]) -> list[Token]:
    for place in places:
        name, _, part = place.partition(".")
        if name == "clause":
            inner = next(iter(clauses.complements(noun)), None)
            heads = [] if inner is None else clauses.objects(inner)
        else:
            heads = noun_heads(name, noun)
        if name == "adj":
            found = [t for t in heads if t.i not in taken]
        else:
            found = [t for t in resolve(heads, part) if t.i not in taken]
        if found:
            return found
    return []


def _recipients(frame: Frame, noun: Token, taken: set[int]) -> list[Token]:
    """Whom or, of violence, what the noun's deed is done to."""
    struck = []
    if frame.type == "ASSAULT":
        places = [place for place in frame.noun_recipient if place in ON]
        struck = [t for place in places for t in noun_heads(place, noun) if _is_struck(t)]
    return struck or _parties(frame.noun_recipient, noun, taken)


def _is_struck(token: Token) -> bool:
    """Whether a thing is struck that has no owner beside it: "an explosion near **a ship** in the Red Sea"."""
    owned = noun_heads("'s", token) or noun_heads("adj", token)
    return lemma(token, targets.THINGS) in targets.THINGS and not owned and not parties.is_named(token)


def _about(frame: Frame, noun: Token, verb: Token, recipients: list[Token]) -> tuple[tuple[int, int], ...]:
    """What it is about: the places that the class names, or else the thing that stands where a recipient would."""
    taken = {t.i for t in recipients}
    places = (*frame.noun_about, *frame.about, *(() if recipients else frame.noun_recipient))
    for place in dict.fromkeys(p.partition(".")[0] for p in places):
        if place == "clause":
            inner = next(iter(clauses.complements(noun)), None)
            if inner is not None:
                return (clauses.clause(inner),)
            continue
        found = [t for prep, t in clauses.nmods(noun) if prep == place]
        if verb.i != noun.i:
            found += [t for prep, t in with_prepositions(verb, []) if prep == place]
        found = [t for t in found if t.i not in taken and not is_time(t)]
        if found:
            return tuple(clauses.phrase(t) for t in found)
    return ()
