"""A reading's events in the form in which they are compared: everything that a comparison needs, and nothing else.

Words are kept as numbers (``words.number``), and evidence as spans, so that two events can be compared when neither
report is at hand.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date
from itertools import pairwise
from math import log, sqrt

import msgspec

from onrecord.model.article import Article
from onrecord.model.claims import Event
from onrecord.model.grounds import Where, Who
from onrecord.model.happenings import Mention
from onrecord.model.reading import Reading
from onrecord.model.text import Span
from onrecord.stories.happenings.days import Days, day_of, days
from onrecord.stories.happenings.words import (
    GRAMMAR,
    PARTICLES,
    classes,
    number,
    phrase_root,
    rarity,
    root,
    stem,
    tokens,
)

_SENTENCE_END = re.compile(
    r"(?<!\b[A-Z])(?<!\b(?:Mr|Dr|St|vs|Lt))(?<!\b(?:Gen|Sen|Rep|Gov|Mrs))[.!?][\"”’)]*\s+(?=[\"“‘(]?[A-Z0-9])"
)
LONGEST_SENTENCE = 400
"""Characters on each side of a trigger that its sentence may have: a page without full stops costs no more."""
REPORT_WORDS = 80
"""Words that stand for a report: its rarest and most frequent ones."""
ALL_WORDS = 800
"""Words of a report, from its beginning, that are kept to tell whether it speaks of something at all."""
SAID = "say"


class Party(msgspec.Struct, frozen=True, array_like=True):
    """An actor or recipient.

    Attributes:
        names: its name's words as numbers of stems.
        country: ISO 3166-1 alpha-3, or ``None``; ``state`` where it is that country itself.
        proper: those of them that are written as a name; empty where it goes by a description ("police", "two men").
        person: whether it is a person.
        words: where the report speaks of it.
    """

    names: frozenset[int]
    country: str | None
    state: bool
    proper: frozenset[int]
    person: bool
    words: Span

    @property
    def named(self) -> bool:
        """Whether it goes by a name."""
        return bool(self.proper)


class Place(msgspec.Struct, frozen=True, array_like=True):
    """A place: number of its name, country, whether it is smaller than a country, its words."""

    name: int
    country: str | None
    small: bool
    words: Span


class Told(msgspec.Struct, frozen=True, array_like=True):
    """How much the sets of words of an event tell, each as a whole: the sum of how rare its words are."""

    about: float
    words: float
    names: float
    near: float


class Described(msgspec.Struct, frozen=True, array_like=True):
    """An event as it is compared.

    Attributes:
        mention: what a happening keeps of it.
        root: of the trigger, without particles and grammar.
        kinds: the kinds of happening that the trigger can name.
        actors, recipients, places: who and where.
        days: when.
        published: ordinal of the report's day, 0 where unknown.
        about: the words that it is about, as numbers of stems; ``about_words`` where the first of them stand.
        sentence: the sentence around the trigger, ``words`` its stems without the trigger's, ``names`` those of them
            that are written as names or numbers.
        near: stems of the sentence with those of the ones before and after; ``told`` how much each set tells.
        place_in_text: number of the sentence's words, trigger and place of the trigger: equal where a sentence was
            taken over as it is.
    """

    mention: Mention
    root: str
    kinds: frozenset[str]
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    places: tuple[Place, ...]
    days: Days
    published: int
    about: frozenset[int]
    about_words: Span | None
    sentence: Span
    words: frozenset[int]
    names: frozenset[int]
    near: frozenset[int]
    told: Told
    place_in_text: int


class Profile(msgspec.Struct, frozen=True, array_like=True):
    """A report as the story that its events stand in: its telling words, and by themselves the names and numbers among
    them, with their weights (each set of length one together); ``all`` are all its words, up to a bound."""

    report: str
    words: dict[int, float]
    names: dict[int, float]
    all: frozenset[int]
    events: tuple[str, ...]


def profile(article: Article, events: Iterable[str]) -> Profile:
    """The report's rarest and most frequent words, the headline counted twice, and so each name once more."""
    headline = article.headline or ""
    found = [word for _, _, word in tokens(f"{headline}\n{headline}\n{article.text}") if word.casefold() not in GRAMMAR]
    common = {word for word in found if word[0].islower()}
    names = Counter(stem(w) for w in found if w[0].isdigit() or (w[0].isupper() and w.casefold() not in common))
    words = Counter(map(stem, found))
    known = frozenset(number(word) for word in list(words)[:ALL_WORDS])
    return Profile(article.id, _weighed(words + names), _weighed(names), known, tuple(events))


def _weighed(counts: Counter[str]) -> dict[int, float]:
    """The weightiest of the stems by number: how often times how rare, the sum of the squares one."""
    known = rarity()
    weights = {number(word): (1 + log(count)) * known.of(number(word)) for word, count in counts.items()}
    kept = sorted(weights.items(), key=lambda item: (-item[1], item[0]))[:REPORT_WORDS]
    length = sqrt(sum(weight * weight for _, weight in kept)) or 1.0
    return {key: round(weight / length, 4) for key, weight in kept}


def described(reading: Reading) -> list[Described]:
    """The events of a reading, in its order; one that shares its trigger, type and parties with another is left out."""
    found: dict[str, Described] = {}
    for event in reading.events:
        found.setdefault(event.id, _described(reading.article, event))
    return list(found.values())


def _described(article: Article, event: Event) -> Described:
    text, trigger = article.text, event.trigger
    start, end = sentence_at(text, trigger.start, trigger.end)
    sentence = Span.of(text, start, end)
    phrase = _phrase(text, trigger)
    own = {stem(word) for _, _, word in tokens(trigger.text)}
    words, names = _content(text[start:end], own)
    before = sentence_at(text, max(start - 2, 0), max(start - 1, 1)) if start > 1 else (0, 0)
    after = sentence_at(text, end + 1, end + 2) if end + 2 < len(text) else (end, end)
    near = _content(text[slice(*before)] + " " + text[slice(*after)], own)[0] | words
    about = frozenset(key for span in event.about for key in _content(span.text, own)[0])
    when = days(event.when, article.published)
    return Described(
        mention=Mention(
            report=article.id, event=event.id, type=event.type, mode=event.mode, status=event.status, trigger=trigger,
            first=_iso(when.first), last=_iso(when.last), dated=when.dated,
        ),
        root=_head_root(trigger.text),
        kinds=_kinds(phrase, trigger.text),
        actors=tuple(_party(text, who) for who in event.actor),
        recipients=tuple(_party(text, who) for who in event.recipient),
        places=tuple(_place(where) for where in event.where),
        days=when,
        published=day_of(article.published),
        about=about,
        about_words=event.about[0] if event.about else None,
        sentence=sentence,
        words=words,
        names=names,
        near=near,
        told=Told(*map(rarity().sum, (about, words, names, near))),
        place_in_text=number(f"{sentence.text}\x1f{trigger.start - start}"),
    )  # fmt: skip


def sentence_at(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence around these characters begins and ends, within its line."""
    low = max(text.rfind("\n", 0, start) + 1, start - LONGEST_SENTENCE)
    line_end = text.find("\n", end)
    high = min(len(text) if line_end < 0 else line_end, end + LONGEST_SENTENCE)
    for match in _SENTENCE_END.finditer(text, low, high):
        if match.end() <= start:
            low = match.end()
        elif match.start() >= end - 1:
            high = match.start() + 1
            break
    return low, max(high, end)


def _phrase(text: str, trigger: Span) -> str:
    """The trigger with the particle right after it ("shut **down**")."""
    after = next(tokens(text[trigger.end : trigger.end + 12]), None)
    return f"{trigger.text} {after[2]}" if after and after[0] <= 1 and after[2] in PARTICLES else trigger.text


def _head_root(trigger: str) -> str:
    """The root that stands for the trigger: the whole phrase without grammar and particles."""
    words = [word for _, _, word in tokens(trigger) if word.casefold() not in GRAMMAR | PARTICLES]
    return " ".join(root(word) for word in words) or root(trigger)


def _kinds(phrase: str, trigger: str) -> frozenset[str]:
    """The kinds of the longest phrase that the table knows, else those of any of the trigger's words."""
    known = classes()
    for told in (phrase_root(phrase), phrase_root(trigger)):
        if told in known:
            return known[told]
    words = [root(word) for _, _, word in tokens(trigger) if word.casefold() not in GRAMMAR]
    pairs = [f"{a} {b}" for a, b in pairwise(words)]
    return next((known[told] for told in (*pairs, *words) if told in known), frozenset())


def _content(text: str, without: set[str]) -> tuple[frozenset[int], frozenset[int]]:
    """(stems, those of them written as names or numbers) of a text's words, without grammar."""
    found: set[int] = set()
    names: set[int] = set()
    for start, _, word in tokens(text):
        if word.casefold() in GRAMMAR or (made := stem(word)) in without:
            continue
        key = number(made)
        found.add(key)
        if (word[0].isupper() and start > 0) or word[0].isdigit():
            names.add(key)
    return frozenset(found), frozenset(names)


def _party(text: str, who: Who) -> Party:
    names = [(start, w) for start, _, w in tokens(who.name) if w.casefold() not in GRAMMAR]
    begins = text[: who.words.start].rstrip(" \"“‘'")[-1:] in ("", "\n", ".", "!", "?")
    unsure = begins and who.kind in ("unknown", "group")  # "Gunmen killed": a capital that says nothing
    proper = frozenset(number(stem(w)) for start, w in names if w[0].isupper() and not (unsure and start == 0))
    every = frozenset(number(stem(w)) for _, w in names)
    return Party(every, who.country, who.kind == "country", proper, who.kind == "person", who.words)


def _place(where: Where) -> Place:
    return Place(number(where.name.casefold()), where.country, where.precision != "country", where.words)


def _iso(ordinal: int) -> str | None:
    return date.fromordinal(ordinal).isoformat() if ordinal else None
