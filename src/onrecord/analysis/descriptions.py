"""What a description takes up: "the Russian president", "the agency", "the company", "the statement".

A description fits by what the text calls somebody (a title, an apposition, a word of the name), else by the kind of
thing it names. Where two fit alike, the one that the text dwells on more stands for it only if it clearly does.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.analysis.antecedents import names_in
from onrecord.analysis.clauses import children, nmods, subjects
from onrecord.analysis.mentions import LEADERS, countries, country, is_past, offices
from onrecord.analysis.nouns import (
    DOCUMENTS,
    FIRMS,
    GENERAL,
    LANDS,
    NEWSROOMS,
    OFFICIAL,
    TOWNS,
    is_plural,
    sort_of_word,
)
from onrecord.analysis.verbs import REPORTING

if TYPE_CHECKING:
    from spacy.tokens import Token

    from onrecord.analysis.discourse import Discourse, Track
    from onrecord.analysis.entities import Entity

ISSUING = REPORTING | frozenset(
    {"publish", "release", "issue", "put", "produce", "conduct", "compile", "commission", "send"}
)
ORDER = frozenset("first second third last next other same new only whole previous another own".split())
FADE = 0.7
"""What a sentence further back counts less: chosen on the development half of ``eval/gold/speakers``."""
CLEAR = 1.3
"""How many times more than the next one the text must dwell on what a description stands for: chosen likewise."""
CLEAR_PERSON = 2.0
"""The same for persons, two of whom may well hold one office."""
EXAMINED = 200
"""Entities that a description chooses among, the latest first."""
WORDING = {"organisation": "organization", "centre": "center", "defence": "defense", "program": "programme"}


def taken_up(noun: Token, discourse: Discourse) -> tuple[Entity, str] | None:
    """What a definite description stands for, and the rule that says so; ``None`` where it is new or open."""
    sort = sort_of_word(noun.lemma_)
    if is_plural(noun) or children(noun, "acl:relcl", "nmod", "nummod") or _first_of_all(noun):
        return None
    if sort == "document":
        return _issuer(noun, discourse)
    levels: list[tuple[str, list[Entity]]] = [("called so", [e for e in _all(discourse) if _called(noun, e)])]
    if sort in ("body", "place"):
        levels.append(("of that kind", [e for e in _all(discourse) if _of_kind(noun, e)]))
    for rule, fitting in levels:
        fitting = [entity for entity in fitting if _agrees(noun, entity)]
        best = _dwelt_on(noun, fitting, discourse)
        if best is not None or fitting:
            return (best, rule) if best is not None else None
    return None


def _first_of_all(noun: Token) -> bool:
    """Whether the noun is told from others of its kind by its place among them: "the first time", "the other bank"."""
    return any(c.lower_ in ORDER or "Degree=Sup" in str(c.morph) for c in children(noun, "amod"))


def _all(discourse: Discourse) -> Iterator[Entity]:
    for seen, entity in enumerate(reversed(discourse.tracks)):
        if seen == EXAMINED:
            return
        if entity.name is not None:
            yield entity


def _plain(word: str) -> str:
    return WORDING.get(word, word)


def _called(noun: Token, entity: Entity) -> bool:
    """Whether the text calls the entity by that noun."""
    word = _plain(noun.lemma_.lower())
    roles = {_plain(role) for role in entity.roles}
    if entity.sort == "person" and entity.past != is_past(noun):
        return False
    if word in roles:
        return True
    return entity.sort == "person" and "leader" in (word, *roles) and word in LEADERS and bool(roles & LEADERS)


def _of_kind(noun: Token, entity: Entity) -> bool:
    """Whether the noun is one for such a body or place."""
    word = noun.lemma_.lower()
    if word in LANDS:
        return entity.sort == "place" and word != "state" and entity.roles.isdisjoint(TOWNS)
    if entity.sort != "body":
        return False
    name = [token.lower_ for token in entity.name or ()]
    official = bool(entity.roles & OFFICIAL or OFFICIAL & set(name) or {"bank", "of"} <= set(name))
    if word in NEWSROOMS and word != "agency":
        return entity.outlet
    if word in GENERAL:
        return True
    return word in FIRMS and not official and not entity.outlet


def _agrees(noun: Token, entity: Entity) -> bool:
    """Whether what the description adds is true of the entity as far as the text tells: its country, its name."""
    lands = countries(noun)
    if not lands and entity.sort == "person":  # "Russian lawmakers echoed the president"
        lands = {land for subject in subjects(noun.head) if subject.i != noun.i for land in countries(subject)}
    name = {country(token.text) for token in entity.name or () if token.text[:1].isupper()}
    if lands and not lands & (entity.countries | name):
        return False
    if entity.sort == "person":
        own = offices(noun)
        return own <= entity.offices if own & {"prime", "vice", "deputy"} or entity.offices else True
    known = {token.lower_ for token in entity.name or ()} | entity.roles
    return all(c.lower_ in known or c.text[:1].isupper() for c in children(noun, "compound")) or bool(entity.outlet)


def _dwelt_on(noun: Token, fitting: list[Entity], discourse: Discourse) -> Entity | None:
    """The one that the text dwells on clearly more than on any other."""
    place = discourse.mention(noun, "noun")
    weights = sorted(((_weight(place.sentence, discourse.tracks[e]), e) for e in fitting), key=lambda w: -w[0])
    if not weights:
        return None
    clear = CLEAR_PERSON if weights[0][1].sort == "person" else CLEAR
    return weights[0][1] if len(weights) == 1 or weights[0][0] >= clear * weights[1][0] else None


def _weight(sentence: int, track: Track) -> float:
    """Near counts, being a subject counts, being spoken of often counts a little."""
    subject = 1.5 if track.last.role.startswith("subject") else 1.0
    often: float = min(track.count, 5) ** 0.5
    return often * subject * float(FADE ** (sentence - track.last.sentence))


def _issuer(noun: Token, discourse: Discourse) -> tuple[Entity, str] | None:
    """Who issued a document: the one who owns it or said it there, else the one whose words were told last."""
    own = _owner(noun, discourse)
    if own is not None:
        return None  # "the WHO's report" says itself whose it is
    named = [e for e in _all(discourse) if e.sort == "document" and _called(noun, e)]
    if len(named) == 1:
        return named[0], "called so"
    said = discourse.said
    for before in _documents_before(noun):
        owner = _owner(before, discourse)
        if owner is not None:
            return owner, "issued it"
        if before.lemma_ == noun.lemma_ and (said is None or discourse.tracks[said].last.token.i < before.i):
            return None  # told of without its issuer
    if said is not None and said.name is not None and (said.sort == "body" or said.outlet):
        return said, "said so last"
    return None


def _documents_before(noun: Token) -> Iterator[Token]:
    """Nouns for documents in the sentences before, the latest first; of another kind only where none is of this one."""
    doc, others = noun.doc, []
    for place in range(noun.i - 1, max(-1, noun.i - 250), -1):
        token = doc[place]
        if token.pos_ == "NOUN" and token.lemma_.lower() in DOCUMENTS:
            if token.lemma_.lower() == noun.lemma_.lower():
                yield token
            else:
                others.append(token)
    yield from others[:2]


def _owner(noun: Token, discourse: Discourse) -> Entity | None:
    """Whose document it is: "Amnesty's report", "a report by Amnesty", "Amnesty published a report"."""
    for child in names_in(noun):
        entity = discourse.at.get(child.i)
        if entity is not None and entity.name is not None and entity.sort in ("body", "person"):
            return entity
    for preposition, child in nmods(noun):
        if preposition in ("on", "from", "by", "in"):  # "a statement on the department's website"
            for owner in children(child, "nmod:poss", "compound"):
                entity = discourse.at.get(owner.i)
                if entity is not None and entity.name is not None and entity.sort == "body":
                    return entity
    head = noun.head
    if noun.dep_ in ("obj", "obl") and head.lemma_.lower() in ISSUING:
        for subject in subjects(head):
            entity = discourse.at.get(subject.i)
            if entity is not None and entity.name is not None and entity.sort in ("body", "person"):
                return entity
    return None
