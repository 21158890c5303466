"""What a figure counts: killed, fired, paid, ...: by the verb whose people or things it counts, or by what they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.analysis import clauses
from onrecord.coders import parties
from onrecord.coders.places import acts_after_all
from onrecord.coders.quantities.figures import VAGUE, Figure, bound_before
from onrecord.coders.quantities.things import THINGS
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
    "rupee": "INR",
    "dinar": "dinar",
    "dirham": "dirham",
    "peso": "peso",
    "rial": "rial",
    "riyal": "SAR",
    "shekel": "ILS",
    "yuan": "CNY",
    "lira": "TRY",
    "franc": "franc",
    "rand": "ZAR",
    "naira": "NGN",
    "zloty": "PLN",
    "won": "KRW",
    "krona": "SEK",
}
DISTANCES = {
    "kilometre": "km", "kilometer": "km", "km": "km",
    "mile": "mi", "metre": "m", "meter": "m", "foot": "ft", "feet": "ft",
}  # fmt: skip
BY_VERB: Mapping[QuantityKind, frozenset[str]] = {
    "killed": frozenset("kill die murder slay massacre perish execute".split()),
    "wounded": frozenset("wound injure hurt maim".split()),
    "detained": frozenset("arrest detain jail imprison capture hold free release".split()),
    "displaced": frozenset("displace flee evacuate uproot drive".split()),
    "intercepted": frozenset("intercept down neutralise neutralize".split()),
    "fired": frozenset("fire launch shoot lob unleash".split()),
    "troops": frozenset("deploy mobilise mobilize station amass".split()),
}
BY_NOUN: Mapping[QuantityKind, frozenset[str]] = {
    "killed": frozenset("death fatality dead body corpse toll".split()),
    "wounded": frozenset("wounded injury injured casualty".split()),
    "detained": frozenset("detainee arrest prisoner hostage captive inmate".split()),
    "displaced": frozenset("refugee evacuee".split()),
    "missing": frozenset({"missing"}),
    "fired": frozenset("missile rocket drone shell airstrike salvo projectile".split()),
    "troops": frozenset(
        "troop soldier reservist paratrooper marine serviceman peacekeeper reinforcement mercenary".split()
    ),
}
GOING = frozenset({"die", "perish", "flee"})
"""Verbs whose subject undergoes them."""
FATES: Mapping[str, QuantityKind] = {
    "killed": "killed", "dead": "killed", "wounded": "wounded", "injured": "wounded", "hurt": "wounded",
    "missing": "missing", "arrested": "detained", "detained": "detained", "displaced": "displaced", "ill": "wounded",
    "homeless": "displaced", "fled": "displaced",
}  # fmt: skip
"""What right behind a number, or said of it, tells what became of so many: "eleven **wounded**", "nine are **ill**"."""
DEEDS: Mapping[str, QuantityKind] = {
    "arrest": "detained", "detention": "detained", "capture": "detained", "killing": "killed", "murder": "killed",
    "death": "killed", "displacement": "displaced", "release": "detained",
}  # fmt: skip
"""Nouns of which the counted are the sufferers: "the **arrest** of 31 fishermen"."""
TOLLS = frozenset({"toll", "number", "count", "tally", "figure"})
SPEAKING = frozenset(
    "official diplomat employee source staff delegation lawyer expert analyst witness resident speaker reporter "
    "journalist spokesman correspondent side".split()
)
"""Those whose number mostly tells who speaks, not what happened."""
FEW = 3
"""Up to so many, countries and members are the parties themselves ("the two countries") and no figure."""
KNOWN = frozenset().union(*BY_VERB.values())
"""Verbs that tell what became of the counted."""
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
    kind = _kind_of_whole(head) if part else _by_fate(figure) or _kind(head, figure)
    if kind is None and head.i == figure.last.i and figure.low and figure.low >= 10**6 and _speaks_of_money(head):
        return Found("money", None, None, None, _verb(head))
    return Found(kind, _unit(head), head, head, _verb(head) or _verb(figure.last)) if kind else _thing(head, figure)


def _speaks_of_money(token: Token) -> bool:
    return any(t.text[-1:] in MONEY or lemma(t, CURRENCIES) in CURRENCIES for t in token.sent)


def _by_fate(figure: Figure) -> QuantityKind | None:
    """The class that the word behind a number tells: "six soldiers killed and eleven **wounded**"."""
    doc, after = figure.last.doc, figure.last.i + 1
    if after < len(doc) and (kind := FATES.get(doc[after].lower_)) and not _counts_another(doc[after]):
        return kind
    return None


def _counts_another(word: Token) -> bool:
    """Whether a word of fate stands before what is counted or is a verb with its own sufferer: "12 wounded 40"."""
    return word.pos_ == "VERB" and bool(clauses.objects(word))


COUNTING = frozenset("nummod compound nmod amod nsubj obj obl conj root nsubj:pass".split())
"""Relations of a number that counts."""


def _thing(head: Token, figure: Figure) -> Found | None:
    """A count of people, bodies, arms, goods or deeds that has no kind of its own; one alone is no count."""
    if head.pos_ not in ("NOUN", "PROPN") or head.i <= figure.last.i or (figure.low == figure.high == 1.0):
        return None
    if 1900 <= (figure.low or 0) <= 2100 and figure.low == figure.high and figure.first.text.isdigit():
        return None  # "the 2015 treaty" was made in that year
    if figure.first.dep_ not in COUNTING:
        return None
    word = lemma(head, THINGS | SPEAKING)
    if word in SPEAKING or (word in ("country", "state", "member", "nation") and (figure.high or 9) <= FEW):
        return None
    if not (parties.names_somebody(head) or word in THINGS):
        return None
    return Found("other", _unit(head), head, head, _verb(head) or _verb(figure.last))


def part(figure: Figure) -> Found:
    """What a fraction is a part of."""
    whole = _whole_of(figure.last)
    return Found("percent", "percent", whole, None, _verb(figure.last))


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
        if clauses.is_negated(verb) or set(clauses.modals(verb)) & OPEN or clauses.is_conditional(verb):
            return None  # "would have died": nobody has been counted
        if found := _by_verb(verb, head, figure):
            return found
    if fate := _said_of(head) or _said_of(figure.last):
        return fate
    for kind, nouns in BY_NOUN.items():
        if lemma(head, nouns) in nouns:
            return kind
    return _suffered(head) or _toll(head, figure)


def _by_verb(verb: Token, head: Token, figure: Figure) -> QuantityKind | None:
    """The class that a verb, or the infinitive under a passive of belief, tells of those who undergo it."""
    known = lemma(verb, frozenset().union(*BY_VERB.values(), DOWNED, STOPPED, {"place"}))
    weapons = lemma(head, BY_NOUN["fired"]) in BY_NOUN["fired"]
    if known in DOWNED and "down" in {c.lower_ for c in verb.children}:
        return "intercepted"
    if known in STOPPED and weapons:
        return "intercepted"
    if known == "place" and any(t.lower_ == "arrest" for _, t in clauses.obliques(verb)):
        return "detained"
    for kind, verbs in BY_VERB.items():
        if known in verbs and _undergoes(kind, verb, head, figure):
            people = lemma(head, THINGS) not in THINGS or parties.names_somebody(head)
            if (kind == "fired" and not weapons) or (kind in ("killed", "wounded", "detained") and not people):
                return None  # a factory fires employees; captured vehicles are not detained
            return kind
    if clauses.is_passive(verb):  # "are believed to have been killed"
        for inner in clauses.children(verb, "xcomp"):
            for kind, verbs in BY_VERB.items():
                if lemma(inner, verbs) in verbs and (clauses.is_passive(inner) or lemma(inner, GOING) in GOING):
                    return kind
    return None


def _said_of(token: Token) -> QuantityKind | None:
    """What is said of the counted: "22 are **missing**", "nine remain **ill**", "**wounded** people"."""
    above = [token.head] if token.dep_.startswith("nsubj") else []
    above += [c for word in tuple(above) for c in clauses.children(word, "xcomp", "acomp")]
    beside = [*above, *clauses.children(token, "amod", "acl")]
    return next((FATES[word.lower_] for word in beside if word.lower_ in FATES), None)


def _suffered(head: Token) -> QuantityKind | None:
    """ "The **arrest** of 31 fishermen"."""
    if head.dep_ != "nmod" or not any(c.lower_ == "of" for c in clauses.children(head, "case")):
        return None
    return DEEDS.get(lemma(head.head, DEEDS))


def _toll(head: Token, figure: Figure) -> QuantityKind | None:
    """ "Puts the **toll** at 34", "the **number** of injured rose to seven"."""
    verb = next((above for above in list(head.ancestors)[:3] if above.pos_ == "VERB"), None)
    if head.i != figure.last.i or verb is None:
        return None
    for noun in clauses.children(verb, "obj", "nsubj", "nsubj:pass"):
        if lemma(noun, TOLLS) not in TOLLS:
            continue
        named = [t for prep, t in clauses.nmods(noun) if prep == "of"] + clauses.children(noun, "compound")
        for kind, nouns in BY_NOUN.items():
            if any(lemma(t, nouns) in nouns for t in named):
                return kind
        return "killed" if lemma(noun, TOLLS) == "toll" else None
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
        if (own := _verb_between(token)) is not None:
            return own
        token = token.head
    above = token.head
    acl = [c for c in token.children if c.dep_ in ("acl", "acl:relcl") and c.tag_ == "VBN"]
    if acl and lemma(acl[0], KNOWN) in KNOWN:
        return acl[0]
    if above.i != token.i and above.pos_ in ("VERB", "AUX") and token.dep_ in ("obj", "nsubj", "nsubj:pass", "obl"):
        return above
    return acl[0] if acl else None


def _verb_between(token: Token) -> Token | None:
    """The verb that a parser coordinated with two nouns that it stands between: "killed three sailors and **wounded** a
    dozen"."""
    return next(
        (c for c in clauses.children(token.head, "conj") if c.pos_ == "VERB" and token.head.i < c.i < token.i), None
    )


def _undergoes(kind: QuantityKind, verb: Token, head: Token, figure: Figure) -> bool:
    """Whether the counted stand where the verb's sufferers stand: its object, or the subject of a passive or of
    "die"."""
    hosts = {head.i, figure.last.i, figure.first.i}
    for host in (head, figure.last):
        token = host
        while token.dep_ == "conj" and token.head.i != token.i:
            if (own := _verb_between(token)) is not None:
                if own.i == verb.i:
                    return True
                break
            token = token.head
            hosts.add(token.i)
    intransitive = kind in ("killed", "displaced") and lemma(verb, GOING) in GOING
    bounded = bound_before(figure.first) is not None
    if bounded and head.dep_ == "obl" and head.head.i == verb.i and not clauses.objects(verb):
        return True  # the "to" of "up to 40 protesters" looks like a preposition of the verb
    undergone = (clauses.is_passive(verb) and not acts_after_all(verb)) or intransitive
    places = clauses.subjects(verb) if undergone else clauses.objects(verb)
    return any(t.i in hosts for t in places)


def _unit(head: Token) -> str:
    if head.pos_ in ("NUM", "ADJ") or lemma(head, PEOPLE) in PEOPLE:
        return "person"
    return lemma(head, frozenset().union(*BY_NOUN.values()))
