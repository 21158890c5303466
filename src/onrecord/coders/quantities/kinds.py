"""What a figure counts: killed, fired, paid, ...: by the verb whose people or things it counts, or by what they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.analysis import clauses
from onrecord.coders.quantities.figures import VAGUE, Figure, bound_before
from onrecord.coders.wordforms import lemma
from onrecord.model.claims import QuantityKind

if TYPE_CHECKING:
    from spacy.tokens import Token

MONEY = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₽": "RUB", "₴": "UAH", "₹": "INR"}
CURRENCIES = {
    "dollar": "USD",
    "euro": "EUR",
    "pound": "GBP",
    "yen": "JPY",
    "rouble": "RUB",
    "ruble": "RUB",
    "hryvnia": "UAH",
}
DISTANCES = {
    "kilometre": "km", "kilometer": "km", "km": "km",
    "mile": "mi", "metre": "m", "meter": "m", "foot": "ft", "feet": "ft",
}  # fmt: skip
BY_VERB: Mapping[QuantityKind, frozenset[str]] = {
    "killed": frozenset("kill die murder slay massacre perish execute".split()),
    "wounded": frozenset("wound injure hurt maim".split()),
    "detained": frozenset("arrest detain jail imprison capture hold".split()),
    "displaced": frozenset("displace flee evacuate uproot".split()),
    "intercepted": frozenset("intercept down neutralise neutralize".split()),
    "fired": frozenset("fire launch shoot lob unleash".split()),
    "troops": frozenset("deploy mobilise mobilize station amass".split()),
}
BY_NOUN: Mapping[QuantityKind, frozenset[str]] = {
    "killed": frozenset("death fatality dead body corpse".split()),
    "wounded": frozenset("wounded injury injured".split()),
    "detained": frozenset("detainee arrest".split()),
    "displaced": frozenset("refugee evacuee".split()),
    "missing": frozenset({"missing"}),
    "fired": frozenset("missile rocket drone shell airstrike salvo".split()),
    "troops": frozenset(
        "troop soldier reservist paratrooper marine serviceman peacekeeper reinforcement mercenary".split()
    ),
}
GOING = frozenset({"die", "perish", "flee"})
"""Verbs whose subject undergoes them."""
OPEN = frozenset({"would", "could", "might", "may", "should"})
"""Modals under which nothing has happened yet."""
DOWNED = frozenset({"shoot", "bring", "take"})
STOPPED = frozenset({"destroy", "jam", "repel", "thwart", "suppress"})
"""What is done to a weapon in the air to stop it; a house that is destroyed was not intercepted."""
PEOPLE = frozenset("people person they other wounded injured dead".split())


@dataclass(frozen=True)
class Found:
    """What a figure counts: kind and unit, the head of what is counted, of what is shown with it, and the verb over
    it."""

    kind: QuantityKind
    unit: str | None
    of: Token | None
    shown: Token | None
    verb: Token | None = None


def event_of(found: Found, events: Mapping[int, str]) -> str | None:
    """The event that a figure belongs to: the one that the verb over it, or that verb's object, names."""
    if found.verb is None:
        return None
    names = [found.verb, *clauses.children(found.verb, "obj", "nsubj:pass")]
    return next((events[token.idx] for token in names if token.idx in events), None)


def counted(figure: Figure, part: bool = False) -> Found | None:
    """What a figure counts; ``None`` for years, days and whatever has no kind here.

    ``part`` says that another figure counts a part of this one ("120 of **140** drones"): then only its own participle
    tells what became of the whole ("launched").
    """
    ahead = figure.first.nbor(-1) if figure.first.i > 0 else None
    after = figure.last.nbor(1) if figure.last.i + 1 < len(figure.last.doc) else None
    if ahead is not None and ahead.text[-1:] in MONEY:
        return Found("money", MONEY[ahead.text[-1:]], None, None, _verb(ahead) or _verb(figure.last))
    if after is not None and after.lower_ in ("%", "percent", "per", "pct"):
        return Found("percent", "percent", _whole_of(after), after)
    head = _head(figure)
    if head is None:
        return None
    word = lemma(head, CURRENCIES.keys() | DISTANCES.keys())
    if word in CURRENCIES:
        return Found("money", CURRENCIES[word], None, head, _verb(head))
    if word in DISTANCES or head.lower_ in DISTANCES:
        return Found("distance", DISTANCES.get(word) or DISTANCES[head.lower_], None, head)
    kind = _kind_of_whole(head) if part else _kind(head, figure)
    return Found(kind, _unit(head), head, head, _verb(head) or _verb(figure.last)) if kind else None


def _whole_of(percent: Token) -> Token | None:
    return next((t for prep, t in clauses.nmods(percent) if prep == "of"), None)


MODIFYING = frozenset({"nummod", "compound", "amod", "flat", "advmod", "nmod:unmarked"})
"""Relations by which a number hangs on what it counts."""


def _head(figure: Figure) -> Token | None:
    """What a figure counts: the noun it modifies, what follows "of", or itself where it stands alone ("killed 12")."""
    top = figure.last
    for _ in range(4):
        in_number = top.dep_ == "conj" and top.head.like_num
        if top.head.i != top.i and (in_number or top.dep_ in MODIFYING):
            top = top.head
        else:
            break
    inner = [t for prep, t in clauses.nmods(top) if prep == "of"]
    if top.lower_ in VAGUE and inner:
        return inner[0]
    if inner and top.i == figure.last.i:
        return inner[0] if top.i == figure.last.i else top
    return top if top.pos_ in ("NOUN", "PROPN", "NUM", "ADJ", "SYM") else None


def _kind(head: Token, figure: Figure) -> QuantityKind | None:
    """The class of a figure: by the verb whose people or things it counts, else by what they are."""
    verb = _verb(head) or _verb(figure.last)
    if verb is not None:
        known = lemma(verb, frozenset().union(*BY_VERB.values(), DOWNED, STOPPED))
        particles = {c.lower_ for c in verb.children}
        if known in DOWNED and "down" in particles:
            return "intercepted"
        if known in STOPPED and lemma(head, BY_NOUN["fired"]) in BY_NOUN["fired"]:
            return "intercepted"
        if clauses.is_negated(verb) or set(clauses.modals(verb)) & OPEN or clauses.is_conditional(verb):
            return None  # "would have died": nobody has been counted
        for kind, verbs in BY_VERB.items():
            if known in verbs and _undergoes(kind, verb, head, figure):
                return kind
    beside = {c.lower_ for c in clauses.children(head, "amod", "acl")}
    if "missing" in beside or (head.head.lower_ == "missing" and head.dep_ == "nsubj"):
        return "missing"
    for kind, nouns in BY_NOUN.items():
        if lemma(head, nouns) in nouns:
            return kind
    return None


def _kind_of_whole(head: Token) -> QuantityKind | None:
    """The class of a whole of which another figure counts a part."""
    for verb in clauses.children(head, "acl"):
        for kind, verbs in BY_VERB.items():
            if lemma(verb, verbs) in verbs and clauses.is_passive(verb):
                return kind
    return None


def _verb(token: Token) -> Token | None:
    """The verb a noun hangs on, straight or as the later member of a coordination."""
    while token.dep_ == "conj" and token.head.i != token.i and token.head.pos_ != "VERB":
        token = token.head
    above = token.head
    if above.i != token.i and above.pos_ in ("VERB", "AUX") and token.dep_ in ("obj", "nsubj", "nsubj:pass", "obl"):
        return above
    acl = [c for c in token.children if c.dep_ in ("acl", "acl:relcl") and c.tag_ == "VBN"]
    return acl[0] if acl else None


def _undergoes(kind: QuantityKind, verb: Token, head: Token, figure: Figure) -> bool:
    """Whether the counted stand where the verb's sufferers stand: its object, or the subject of a passive or of
    "die"."""
    hosts = {head.i, figure.last.i, figure.first.i}
    for host in (head, figure.last):
        token = host
        while token.dep_ == "conj" and token.head.i != token.i:
            token = token.head
            hosts.add(token.i)
    intransitive = kind in ("killed", "displaced") and lemma(verb, GOING) in GOING
    bounded = bound_before(figure.first) is not None
    if bounded and head.dep_ == "obl" and head.head.i == verb.i and not clauses.objects(verb):
        return True  # the "to" of "up to 40 protesters" looks like a preposition of the verb
    places = clauses.subjects(verb) if clauses.is_passive(verb) or intransitive else clauses.objects(verb)
    return any(t.i in hosts for t in places)


def _unit(head: Token) -> str:
    if head.pos_ in ("NUM", "ADJ") or lemma(head, PEOPLE) in PEOPLE:
        return "person"
    return lemma(head, frozenset().union(*BY_NOUN.values()))
