"""Whom and what a text speaks of by name: each name in the text, and which names are one.

A person is known by the surname, a body by its acronym or a part of its name; the fullest name that the text gives
stands for all. What the words around a name call it is read in ``mentions``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from onrecord.analysis.mentions import ADDRESS, ROLES, TITLES, is_outlet
from onrecord.analysis.name_spans import name_spans
from onrecord.analysis.nouns import PERSONS, Sort
from onrecord.analysis.short_forms import Key, ShortForms, key_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

Gender = Literal["he", "she"]
Link = Literal["", "surname", "given name", "misspelt", "acronym", "short form"]
NOBODY: tuple[None, Link] = (None, "")
NAMESAKES = 100
"""Bearers of one name, or names like one, that are looked at: a bound on time."""


@dataclass(eq=False, slots=True)
class Entity:
    """Someone or something that the text speaks of. ``name`` is the fullest name given, ``None`` where there is none.

    Attributes:
        roles: the nouns that the text calls it, lower-cased lemmas.
        offices: words of the offices that the roles are, lower-cased: "foreign", "prime".
        countries: keys of the countries of its roles (``mentions.country``).
        gender: what a title says; ``None`` where nothing does.
        past: the text calls them a former or acting holder of their role.
        members: of a group told one by one, its members.
    """

    sort: Sort | None
    name: Span | None = None
    plural: bool = False
    roles: set[str] = field(default_factory=set)
    offices: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    gender: Gender | None = None
    past: bool = False
    outlet: bool = False
    members: tuple[Entity, ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """A name where it stands, whom it names, and what ties it to the fullest name (``""``: it is that, or as full)."""

    span: Span
    entity: Entity
    link: Link = ""


def named(doc: Doc) -> list[Named]:
    """Each name in text order with what it names."""
    spans = name_spans(doc)
    people = [(span, sort) for span, sort in spans if sort == "person" and _words(span)]
    others = [(span, sort) for span, sort in spans if sort != "person"]
    found = [*_people([span for span, _ in people]), *_bodies(others)]
    return sorted(found, key=lambda name: name.span.start)


def _words(name: Span) -> list[str]:
    """The words of a person's name, lower-cased, without titles."""
    words = [t.lower_ for t in name if t.tag_ != "POS" and (t.is_alpha or any(mark in t.text for mark in "-'’"))]
    while len(words) > 1 and words[0] in PERSONS:  # "Administrator Bolden"
        del words[0]
    return [w for w in words if w not in ADDRESS and w not in ROLES and w not in TITLES]


def _people(names: Sequence[Span]) -> Iterator[Named]:
    """Names of persons: a single word is the surname, else the given name, of one who is named in full."""
    full: dict[str, list[Entity]] = {}
    given: dict[str, list[Entity]] = {}
    known: dict[tuple[str, str], Entity] = {}
    for name in names:
        words = _words(name)
        if len(words) < 2:
            continue
        key = words[0], words[-1]
        if key not in known:
            known[key] = Entity("person", name)
            full.setdefault(words[-1], []).append(known[key])
            given.setdefault(words[0], []).append(known[key])
        elif len(words) > len(_words(known[key].name or name)):
            known[key].name = name
        known[key].gender = known[key].gender or _addressed(name)
    alone: dict[tuple[str, Gender | None], Entity] = {}
    misspelt = _Misspelt(full)
    for name in names:
        words = _words(name)
        if len(words) > 1:
            yield Named(name, known[words[0], words[-1]])
            continue
        gender = _addressed(name)
        tables: tuple[tuple[Link, Sequence[Entity]], ...] = (
            ("surname", full.get(words[0], ())),
            ("given name", given.get(words[0], ())),
            ("misspelt", misspelt.of(words[0])),
        )
        bearers = ((_bearer(name, gender, bearers), link) for link, bearers in tables)
        bearer, link = next((found for found in bearers if found[0] is not None), NOBODY)
        if bearer is None:
            bearer = alone.setdefault((words[0], gender), Entity("person", name, gender=gender))
        yield Named(name, bearer, link)


def _addressed(name: Span) -> Gender | None:
    """What a title before or in a name says of its bearer: "**Ms** Corby" is not "**Mr** Corby"."""
    words = (token.lower_ for token in name.doc[max(0, name.start - 1) : name.end])
    return next((ADDRESS[word] for word in words if word in ADDRESS), None)


def _bearer(name: Span, gender: Gender | None, candidates: Sequence[Entity]) -> Entity | None:
    """The last bearer named before; the only one in the text if the full name comes later."""
    fitting = [person for person in candidates[:NAMESAKES] if gender is None or person.gender in (None, gender)]
    before = [person for person in fitting if person.name is not None and person.name.start < name.start]
    if before:
        return before[-1]
    return fitting[0] if len(fitting) == 1 else None


class _Misspelt:
    """The bearers of surnames that look like a word; where several names do, none is meant for sure."""

    def __init__(self, bearers: Mapping[str, Sequence[Entity]]) -> None:
        self._bearers = bearers
        self._by_letter: dict[str, list[str]] = {}
        for surname in bearers:
            self._by_letter.setdefault(surname[:1], []).append(surname)
        self._known: dict[str, Sequence[Entity]] = {}

    def of(self, word: str) -> Sequence[Entity]:
        if word not in self._known:
            near = [name for name in self._by_letter.get(word[:1], [])[:NAMESAKES] if alike(word, name)]
            self._known[word] = self._bearers[near[0]] if len(near) == 1 and len(self._bearers[near[0]]) == 1 else ()
        return self._known[word]


def alike(word: str, other: str) -> bool:
    """Whether two surnames look like one that is misspelt: the first letter the same, one or two letters apart.

    >>> alike("clements", "clement"), alike("bauchtman", "buchtmann"), alike("putin", "rutin"), alike("li", "lu")
    (True, True, False, False)
    """
    shorter = min(len(word), len(other))
    if word[:1] != other[:1] or shorter < 6 or abs(len(word) - len(other)) > 1:
        return False
    row = list(range(len(other) + 1))
    for number, letter in enumerate(word, 1):
        before, row[0] = row[0], number
        for place, against in enumerate(other, 1):
            before, row[place] = row[place], min(row[place] + 1, row[place - 1] + 1, before + (letter != against))
    return row[-1] <= (1 if shorter < 7 else 2)


def _bodies(names: Sequence[tuple[Span, Sort | None]]) -> Iterator[Named]:
    """Names of bodies, places and things: the same words, an acronym, or a part of a longer name are one."""
    known: dict[Key, Entity] = {}
    first: dict[Key, int] = {}
    for span, sort in names:
        key = key_of(span)
        if key not in known:
            known[key] = Entity(sort, span, outlet=is_outlet(span))
            first[key] = span.start
        elif known[key].sort is None:
            known[key].sort = sort
    short = ShortForms(first, {key: entity.sort for key, entity in known.items()})
    links = {key: short.of(key) for key in known}
    for span, _ in names:
        key = key_of(span)
        full, link = links[key] or (key, "")
        entity = known[full]
        entity.outlet = entity.outlet or known[key].outlet
        entity.sort = entity.sort or known[key].sort
        yield Named(span, entity, link)
