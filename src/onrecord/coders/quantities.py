"""Quantities: how many were killed, fired, moved, paid, and of what; bounds, never a bare guess.

English gives bounds in words: "at least 8" has no upper one, "up to 90" no lower one. "About 250" is what a writer who
rounds to its last digit that is not 0 can mean: 245 to 255. "Dozens" and "hundreds" name no number: they have a lower
bound by their own plural (two dozen, two hundred), and none above.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.analysis import clauses
from onrecord.coders.events import EventCoder
from onrecord.coders.foreign import is_foreign
from onrecord.coders.rule import RULES_VERSION
from onrecord.coders.standing import attribution_id
from onrecord.coders.wordforms import lemma
from onrecord.extend import Case
from onrecord.model.claims import Quantity, QuantityKind, claim_id
from onrecord.model.provenance import Maker
from onrecord.model.text import Span as TextSpan

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

LONGEST_SENTENCE = 400
"""Tokens; longer "sentences" are tables, whose figures have no clause to tell what they count."""
UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES = {
    "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12,
    "k": 1000, "m": 10**6, "mn": 10**6, "bn": 10**9, "dozen": 12, "score": 20,
}  # fmt: skip
VAGUE = {"dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "millions": 2 * 10**6, "billions": 2 * 10**9}
"""Plurals without a number, and the least that their plural means: two of them."""
FLOOR = re.compile(
    r"(at least|more than|over|no fewer than|no less than|upwards of|a minimum of|above|exceeding)\s+$", re.I
)
CEILING = re.compile(
    r"(at most|up to|fewer than|less than|under|no more than|nearly|almost|as many as|below)\s+$", re.I
)
STRICT = frozenset({"more than", "over", "above", "exceeding"})
ABOUT = re.compile(r"(about|around|some|roughly|approximately|circa|an estimated|estimated)\s+$", re.I)
BETWEEN = re.compile(r"(between|from)\s+$", re.I)
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
    "kilometre": "km", "kilometer": "km", "km": "km", "mile": "mi", "metre": "m", "meter": "m", "foot": "ft", "feet": "ft",
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
PEOPLE = frozenset("people person they other wounded injured dead".split())


@dataclass(frozen=True)
class Figure:
    """A number as it stands: bounds, and the tokens it fills."""

    low: float | None
    high: float | None
    first: Token
    last: Token


@dataclass(frozen=True)
class Found:
    """What a figure counts: kind and unit, the head of what is counted, of what is shown with it, and the verb over it."""

    kind: QuantityKind
    unit: str | None
    of: Token | None
    shown: Token | None
    verb: Token | None = None


class QuantityCoder:
    """How many, of what, by whose account."""

    name = "quantities"
    order = 40

    def code(self, case: Case) -> list[Quantity]:
        """The quantities of a report, in the order of its text; a figure that counts nothing known is left out."""
        made: dict[str, Quantity] = {}
        events = {event.trigger.start: event.id for event in EventCoder().code(case)}
        for sentence in case.doc.sents:
            if len(sentence) <= LONGEST_SENTENCE and not is_foreign(sentence):
                for quantity in _in_sentence(case, sentence, events):
                    made.setdefault(quantity.id, quantity)
        return sorted(made.values(), key=lambda q: q.words.start)


def _in_sentence(case: Case, sentence: Span, events: Mapping[int, str]) -> Iterator[Quantity]:
    last = -1
    for token in sentence:
        if token.i <= last:
            continue
        figure = figure_at(token)
        if figure is None:
            continue
        figure = _ranged(figure)
        last = figure.last.i
        found = _counted(figure)
        if found is not None:
            yield _made(case, figure, found, _event(found, events))


def _made(case: Case, figure: Figure, found: Found, event: str | None) -> Quantity:
    kind, unit, head, shown = found.kind, found.unit, found.of, found.shown
    start, end = _words(figure, shown)
    words = case.span(start, end)
    of = _of(case, figure, head) if kind not in ("money", "distance", "percent") or head is not None else None
    return Quantity(
        id=claim_id("q", case.article.id, words, kind),
        low=figure.low,
        high=figure.high,
        unit=unit,
        of=of,
        kind=kind,
        event=event,
        attribution=attribution_id(case, words.start, words.end),
        words=words,
        maker=Maker("quantities/figure", RULES_VERSION),
    )


def _of(case: Case, figure: Figure, head: Token | None) -> TextSpan | None:
    """What is counted, without the number itself; ``None`` where the number stands alone ("killed 12")."""
    if head is None or figure.first.i <= head.i <= figure.last.i:
        return None
    start, end = clauses.phrase(head, bare=True)
    past = figure.last.idx + len(figure.last)
    if start < past < end and head.idx >= past:
        start = past
    return case.span(start, end)


def _words(figure: Figure, head: Token | None) -> tuple[int, int]:
    """From the bound ("at least") through the number to the noun it counts."""
    doc, start = figure.first.doc, figure.first.idx
    before = _before(figure.first)
    match = next(filter(None, (bound.search(before) for bound in (FLOOR, CEILING, ABOUT, BETWEEN))), None)
    if before[-1:] in MONEY:
        start -= 1
    elif match:
        start -= len(before) - match.start()
    end = figure.last.idx + len(figure.last)
    if head is not None and head.i > figure.last.i:
        end = max(end, head.idx + len(head))
    return start, min(end, len(doc.text))


def _before(token: Token) -> str:
    start = max(token.sent.start_char, token.idx - 24)
    return token.doc.text[start : token.idx]


def figure_at(token: Token) -> Figure | None:
    """The number that begins at a token, with the bounds that the words before it set; ``None`` where none does.

    >>> figure_at(at)  # "at least 8 people": the token "8"
    Figure(low=8.0, high=None, ...)
    """
    if token.lower_ in VAGUE and not any(c.like_num for c in clauses.children(token, "nummod")):
        return Figure(float(VAGUE[token.lower_]), None, token, token)
    value, last = _value(token)
    if value is None:
        return None
    before = _before(token)
    if floor := FLOOR.search(before):
        return Figure(
            value + (1 if _strict(floor.group(1)) and value < 20 and value == int(value) else 0), None, token, last
        )
    if CEILING.search(before):
        return Figure(None, value, token, last)
    if ABOUT.search(before):
        half = _last_digit(value) / 2
        return Figure(value - half, value + half, token, last)
    return Figure(value, value, token, last)


def _last_digit(value: float) -> float:
    """The worth of a number's last digit that is not 0: 10 for 250, a million for two million, .1 for 2.5."""
    unit = 10.0 ** len(str(int(value)))
    while unit > 0.01 and abs(value / unit - round(value / unit)) > 1e-9:
        unit /= 10
    return unit


def _strict(words: str) -> bool:
    """ "More than three" whole things are at least four; above twenty writers round, and the bound is left as told."""
    return words.lower() in STRICT


def _value(token: Token) -> tuple[float | None, Token]:
    """The number from a token on: "2.5 million", "twenty-five", "1,200", "three hundred"."""
    value = _one(token)
    last = token
    if value is None:
        return None, last
    while last.i + 1 < len(token.doc):
        after = last.nbor(1)
        word = after.lower_
        if word == "-" and after.i + 1 < len(token.doc) and last.lower_ in TENS and _one(after.nbor(1)) is not None:
            value, last = value + (_one(after.nbor(1)) or 0), after.nbor(1)
        elif word in SCALES and (word != "m" or value < 1000):
            value, last = value * SCALES[word], after
        else:
            break
    return value, last


def _one(token: Token) -> float | None:
    word = token.lower_.replace(",", "")
    if re.fullmatch(r"\d+(\.\d+)?", word) and len(word) < 16:
        return float(word)
    if match := re.fullmatch(r"(\d+(?:\.\d+)?)(k|m|mn|bn)", word):
        return float(match[1]) * SCALES[match[2]]
    if word in UNITS:
        return float(UNITS.index(word))
    if word in TENS:
        return float(TENS[word])
    tens, _, unit = word.partition("-")
    if tens in TENS and unit in UNITS[1:10]:
        return float(TENS[tens] + UNITS.index(unit))
    if word == "dozen" or (
        word in ("hundred", "thousand", "million") and token.i and token.nbor(-1).lower_ in ("a", "one")
    ):
        return float(SCALES[word])
    return None


def _ranged(figure: Figure) -> Figure:
    """ "between 3 and 5", "10 to 15", "10-15": one figure of two bounds."""
    doc, after = figure.last.doc, figure.last.i + 1
    if after + 1 >= len(doc) or figure.low is None or figure.low != figure.high:
        return figure
    joint = doc[after].lower_
    opened = BETWEEN.search(_before(figure.first))
    if joint in ("to", "-", "–") or (joint == "and" and opened and opened.group(1).lower() == "between"):
        value, last = _value(doc[after + 1])
        if value is not None and value > figure.low and last.sent.start == figure.first.sent.start:
            return Figure(figure.low, value, figure.first, last)
    return figure


def _event(found: Found, events: Mapping[int, str]) -> str | None:
    """The event that a figure belongs to: the one that the verb over it, or that verb's object, names."""
    if found.verb is None:
        return None
    names = [found.verb, *clauses.children(found.verb, "obj", "nsubj:pass")]
    return next((events[token.idx] for token in names if token.idx in events), None)


def _counted(figure: Figure) -> Found | None:
    """What a figure counts; ``None`` for years, days and whatever has no kind here."""
    before = figure.first.nbor(-1) if figure.first.i > 0 else None
    after = figure.last.nbor(1) if figure.last.i + 1 < len(figure.last.doc) else None
    if before is not None and before.text[-1:] in MONEY:
        return Found("money", MONEY[before.text[-1:]], None, None, _verb(before) or _verb(figure.last))
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
    kind = _kind(head, figure)
    return Found(kind, _unit(head), head, head, _verb(head) or _verb(figure.last)) if kind else None


def _whole_of(percent: Token) -> Token | None:
    return next((t for prep, t in clauses.nmods(percent) if prep == "of"), None)


def _head(figure: Figure) -> Token | None:
    """What a figure counts: the noun it modifies, what follows "of", or itself where it stands alone ("killed 12")."""
    top = figure.last
    for _ in range(4):
        if top.dep_ == "conj" and top.head.like_num and top.head.i != top.i:
            top = top.head
        elif top.dep_ in ("nummod", "compound", "amod", "flat", "advmod", "nmod:unmarked") and top.head.i != top.i:
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
        known = lemma(verb, frozenset().union(*BY_VERB.values(), DOWNED))
        particles = {c.lower_ for c in verb.children}
        if known in DOWNED and "down" in particles:
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
    """Whether the counted stand where the verb's sufferers stand: its object, or the subject of a passive or of "die"."""
    hosts = {head.i, figure.last.i, figure.first.i}
    for host in (head, figure.last):
        token = host
        while token.dep_ == "conj" and token.head.i != token.i:
            token = token.head
            hosts.add(token.i)
    intransitive = kind in ("killed", "displaced") and lemma(verb, GOING) in GOING
    bounded = (
        CEILING.search(_before(figure.first))
        or FLOOR.search(_before(figure.first))
        or BETWEEN.search(_before(figure.first))
    )
    if bounded and head.dep_ == "obl" and head.head.i == verb.i and not clauses.objects(verb):
        return True  # the "to" of "up to 40 protesters" looks like a preposition of the verb
    places = clauses.subjects(verb) if clauses.is_passive(verb) or intransitive else clauses.objects(verb)
    return any(t.i in hosts for t in places)


def _unit(head: Token) -> str:
    if head.pos_ in ("NUM", "ADJ") or lemma(head, PEOPLE) in PEOPLE:
        return "person"
    return lemma(head, frozenset().union(*BY_NOUN.values()))
