"""Whom and what a text speaks of by name: each name in the text, and which names are one.

A person is known by the surname, a body by its acronym or a part of its name; the fullest name that the text gives
stands for all. What the words around a name call it is read in ``mentions``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from onrecord.analysis.acronyms import expansions, is_acronym, spells
from onrecord.analysis.mentions import ADDRESS, ROLES, TITLES, is_outlet
from onrecord.analysis.nouns import BODIES, DOCUMENTS, TIMES, Sort, sort_of_label, sort_of_word

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

Gender = Literal["he", "she"]
Link = Literal["", "surname", "given name", "misspelt", "acronym", "short form", "same name"]


@dataclass(eq=False, slots=True)
class Entity:
    """Someone or something that the text speaks of. ``name`` is the fullest name given, ``None`` where there is none.

    Attributes:
        roles: the nouns that the text calls it, lower-cased lemmas.
        countries: keys of the countries of its roles (``mentions.country``).
        gender: what a title says; ``None`` where nothing does.
        past: the text calls them a former or acting holder of their role.
        members: of a group told one by one, its members.
    """

    sort: Sort | None
    name: Span | None = None
    plural: bool = False
    roles: set[str] = field(default_factory=set)
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
    spans = list(_names(doc))
    people = [(span, sort) for span, sort in spans if sort == "person"]
    others = [(span, sort) for span, sort in spans if sort != "person"]
    found = [*_people([span for span, _ in people]), *_bodies(others)]
    return sorted(found, key=lambda name: name.span.start)


def _names(doc: Doc) -> Iterator[tuple[Span, Sort | None]]:
    """The spans of names, none within another: spelt out before an acronym, marked by the engine, or capitalised."""
    taken: set[int] = set()
    kept: list[tuple[Span, Sort | None]] = []
    for span, _ in expansions(doc):
        if not taken & set(range(span.start, span.end)):
            taken |= set(range(span.start, span.end))
            kept.append((span, "body" if _sort(span) in (None, "place", "person") else _sort(span)))
    for entity in doc.ents:
        sort = sort_of_label(entity.label_)
        whole = _whole(entity)
        if sort is None or whole is None or taken & set(range(whole.start, whole.end)):
            taken |= set(range(entity.start, entity.end))
            continue
        if sort == "person" and (is_outlet(entity) or _words(whole) == []):
            sort = "body" if is_outlet(entity) else None
            if sort is None:
                continue
        if sort == "place" and whole.end > entity.end:
            sort = "body"
        taken |= set(range(whole.start, whole.end))
        kept.append((whole, sort))
    run: list[Token] = []
    for token in [*doc, None]:
        if token is not None and token.pos_ == "PROPN" and token.i not in taken and token.lower_ not in TIMES:
            if run and token.i != run[-1].i + 1:
                kept += _run(run)
                run = []
            run.append(token)
        elif run:
            kept += _run(run)
            run = []
    yield from sorted(kept, key=lambda item: item[0].start)


def _run(run: Sequence[Token]) -> Iterator[tuple[Span, Sort | None]]:
    """Proper nouns in a row that the engine left unmarked, if they name anything: titles alone do not."""
    span = run[0].doc[run[0].i : run[-1].i + 1]
    if all(t.lower_.rstrip(".") in TITLES or t.lower_ in ROLES or t.lower_ in ADDRESS for t in span):
        return
    if not any(t.text[:1].isupper() for t in span):
        return
    yield span, _sort(span)


def _sort(span: Span) -> Sort | None:
    return next((sort for t in (span[-1], span.root) if (sort := sort_of_word(t.text)) and sort != "person"), None)


def _whole(entity: Span) -> Span | None:
    """An engine's name without article and possessive ending, with the "of ..." that a body's name goes on with."""
    start, end = entity.start, entity.end
    while start < end and (entity.doc[start].lower_ in ("the", "a", "an") or entity.doc[start].is_punct):
        start += 1
    while end > start and (entity.doc[end - 1].tag_ == "POS" or entity.doc[end - 1].text in ",.;:'’\"”"):
        if entity.doc[end - 1].text == "." and end - 1 > start and entity.doc[end - 2].whitespace_ == "":
            break
        end -= 1
    if start >= end:
        return None
    head = entity.doc[start:end].root
    if entity.label_ == "ORG" and head.lower_ in BODIES:  # "Russian Foreign Ministry"
        while start > 0 and _leads(entity.doc[start - 1], head):
            start -= 1
    if entity.label_ == "ORG" and end < len(entity.doc) and entity.doc[end].lower_ in ("of", "for"):
        follows = entity.doc[end + 1 : end + 3]
        first = next((t for t in follows if t.lower_ != "the"), None)
        bodily = head.text[:1].isupper() and head.lower_ in BODIES | {"municipality", "university", "bank", "house"}
        if bodily and first is not None and first.pos_ == "PROPN" and head in (first.head, first.head.head):
            end = first.i + 1
            while end < len(entity.doc) and entity.doc[end].pos_ == "PROPN" and entity.doc[end].ent_iob_ == "I":
                end += 1
    return entity.doc[start:end]


def _leads(token: Token, head: Token) -> bool:
    """Whether a capitalised word before a body's name belongs to it."""
    same = head.i in (token.head.i, token.head.head.i) or (token.head.i == head.head.i and head.dep_ == "compound")
    return same and token.dep_ in ("amod", "compound") and token.text[:1].isupper() and token.pos_ in ("ADJ", "PROPN")


def _words(name: Span) -> list[str]:
    """The words of a person's name, lower-cased, without titles."""
    words = [t.lower_ for t in name if t.tag_ != "POS" and (t.is_alpha or any(mark in t.text for mark in "-'’"))]
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
    alone: dict[str, Entity] = {}
    for name in names:
        words = _words(name)
        if not words:
            continue
        if len(words) > 1:
            yield Named(name, known[words[0], words[-1]], "same name")
            continue
        word = words[0]
        for table, link in ((full, "surname"), (given, "given name")):
            bearer = _bearer(name, table.get(word, []))
            if bearer is not None:
                yield Named(name, bearer, link)  # type: ignore[arg-type]
                break
        else:
            similar = {id(e): e for last, bearers in full.items() if alike(word, last) for e in bearers}
            if word not in alone and len(similar) == 1:
                yield Named(name, next(iter(similar.values())), "misspelt")
            else:
                yield Named(name, alone.setdefault(word, Entity("person", name)))


def _bearer(name: Span, candidates: Sequence[Entity]) -> Entity | None:
    """The last bearer named before; the only one in the text if the full name comes later."""
    before = [person for person in candidates if person.name is not None and person.name.start < name.start]
    if before:
        return before[-1]
    return candidates[0] if len(candidates) == 1 else None


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
    known: dict[tuple[str, ...], Entity] = {}
    first: dict[tuple[str, ...], int] = {}
    for span, sort in names:
        key = _key(span)
        if key not in known:
            known[key] = Entity(sort, span, outlet=is_outlet(span))
            first[key] = span.start
        elif known[key].sort is None:
            known[key].sort = sort
    longer = {key: _longer(key, known, first) for key in known}
    for span, _ in names:
        key = _key(span)
        full, link = longer[key]
        seen = {key}
        while full is not None and full not in seen and longer[full][0] is not None:
            seen.add(full)
            full = longer[full][0]
        entity = known[full or key]
        entity.outlet = entity.outlet or known[key].outlet
        if full is not None and entity.sort is None:
            entity.sort = known[key].sort
        yield Named(span, entity, link)


def _key(span: Span) -> tuple[str, ...]:
    words = [t.text.replace(".", "") for t in span if not t.is_punct and t.tag_ != "POS" and not t.is_space]
    if len(words) > 1 or not is_acronym("".join(words)):
        words = [word.lower().replace("isation", "ization") for word in words]
    return tuple(words) or (span.text,)


def _longer(
    key: tuple[str, ...], known: dict[tuple[str, ...], Entity], first: dict[tuple[str, ...], int]
) -> tuple[tuple[str, ...] | None, Link]:
    """The key of the longer name that this one is short for, and how it is."""
    if len(key) == 1 and is_acronym(key[0]):
        fits = [k for k, e in known.items() if e.sort != "place" and e.name is not None and _stands(key[0], e.name)]
        return (min(fits, key=lambda k: (first[k] > first[key], -first[k])) if fits else None), "acronym"
    if known[key].sort == "place" or (len(key) == 1 and (key[0] in BODIES | DOCUMENTS or len(key[0]) < 4)):
        return None, ""
    fits = [k for k, e in known.items() if len(k) > len(key) and e.sort != "place" and _within(key, k)]
    before = [k for k in fits if first[k] <= first[key]]
    return (before[0] if len(before) == 1 else fits[0] if len(fits) == 1 else None), "short form"


def _stands(acronym: str, name: Span) -> bool:
    words = [t.text for t in name if not t.is_punct and t.tag_ != "POS"]
    return spells(acronym, words)


def _within(few: tuple[str, ...], many: tuple[str, ...]) -> bool:
    """Whether the shorter name opens the longer one, or is all of it but a country's name in front."""
    return many[: len(few)] == few or (len(few) > 1 and any(many[i : i + len(few)] == few for i in range(1, 3)))
