"""Who the parties of a claim are: from the heads of noun phrases to actors.

Shared by the families of events and positions, which do not import each other.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from onrecord.analysis import clauses
from onrecord.extend import Case
from onrecord.model.grounds import Who

if TYPE_CHECKING:
    from spacy.tokens import Token

NAMES = frozenset({"PERSON", "ORG", "LOC", "GPE", "NORP", "FAC"})
PRONOUNS = frozenset(
    "he she they it we i you him her them us me who whom which that himself itself themselves his its their our".split()
)
PEOPLES = (
    "ian",
    "ish",
    "ese",
    "ean",
    "can",
    "eli",
    "qi",
    "ani",
    "ench",
    "utch",
    "eek",
    "iss",
    "ghan",
    "mani",
    "aiti",
    "hai",
)
"""Endings of adjectives of peoples and countries ("Russian", "Turkish", "Israeli"), told from other capitals by them."""
COUNTRY_LIKE = frozenset(
    {"us", "u.s.", "uk", "u.k.", "eu", "un", "u.n.", "usa", "american", "nato", "soviet", "western", "arab", "kurdish"}
)
OF = frozenset(
    "dozen hundred thousand million some all part most one number group series round rest majority member many several few "
    "none half handful lot couple score contingent batch each any both scores dozens hundreds thousands total".split()
)
"""Heads that count what their "of" names: "dozens of soldiers" are soldiers."""
DEEPEST = 4
"""How far into a noun phrase its parties are looked for; news phrases that say who is meant do so within four steps."""


def counted(token: Token) -> Token:
    """What a counting head counts: "hundreds **of soldiers**"; the token itself where it counts nothing."""
    for _ in range(DEEPEST):
        inner = [t for prep, t in clauses.nmods(token) if prep == "of"]
        if not inner or token.lemma_.lower() not in OF:
            break
        token = inner[0]
    return token


def is_people(token: Token) -> bool:
    """Whether an adjective or noun before another names a country or a people ("Russian", "U.S.")."""
    word = token.text
    if word.lower() in COUNTRY_LIKE or token.ent_type_ in ("LOC", "GPE", "NORP", "ORG"):
        return True
    return token.pos_ in ("ADJ", "PROPN") and word[:1].isupper() and word.lower().endswith(PEOPLES)


def inner_parties(token: Token, depth: int = 0) -> list[Token]:
    """The parties that stand inside a noun phrase, the nearest first: owners, makers, peoples, then what "of" names.

    "the **U.N.** report", "positions of **Hamas**", "**Trump**'s decision".
    """
    if depth >= DEEPEST:
        return []
    mods = clauses.nmods(token)
    for wanted in (("'s",), ("by", "from")):
        found = [t for prep, t in mods if prep in wanted and names_somebody(t)]
        if found:
            return found
    people = [c for c in clauses.children(token, "amod", "compound", "nmod:desc") if is_people(c)]
    if people:
        return people[:1]
    if token.dep_ and (made := [v for v in clauses.children(token, "acl") if v.tag_ == "VBN"]):
        agents = [t for v in made for t in clauses.agents(v) if names_somebody(t)]
        if agents:
            return agents
    for _prep, inner in mods:
        if names_somebody(inner):
            return [inner]
        deeper = inner_parties(inner, depth + 1)
        if deeper:
            return deeper
    return []


def names_somebody(token: Token) -> bool:
    """Whether a noun phrase's head is a name, a pronoun for somebody, or a noun for people, bodies or states."""
    return bool(kinds(token))


@cache
def actor_nouns() -> Mapping[str, frozenset[str]]:
    """The nouns for states and their organs, armed bodies, and other people and bodies; see ``parties.toml``."""
    table = tomllib.loads((Path(__file__).parent / "parties.toml").read_text(encoding="utf-8"))
    return MappingProxyType({kind: frozenset(words) for kind, words in table.items()})


def kinds(token: Token) -> frozenset[str]:
    """What a head can be: ``name``, ``person``, ``place``, ``pronoun``, and the kinds of ``actor_nouns``.

    >>> kinds(army)  # "the Syrian army"
    frozenset({'armed'})
    """
    found = set()
    if token.pos_ == "PRON":
        return frozenset({"pronoun"}) if token.lower_ in PRONOUNS - {"it", "which", "that"} else frozenset()
    if token.ent_type_ in NAMES and token.pos_ in ("PROPN", "NOUN", "ADJ", "X"):
        found |= {"name", "person"} if token.ent_type_ == "PERSON" else {"name"}
        found |= {"place"} if token.ent_type_ in ("LOC", "GPE", "FAC") else set()
    elif token.pos_ == "PROPN" and token.text[:1].isupper():
        found.add("name")
    if token.pos_ in ("NOUN", "ADJ", "PROPN"):
        lemma = token.lemma_.lower().rpartition("-")[2]
        found |= {kind for kind, words in actor_nouns().items() if lemma in words}
    return frozenset(found)


def people_of(case: Case, tokens: Iterable[Token]) -> tuple[Who, ...]:
    """The actors behind the heads, each member of a coordination by itself, none twice."""
    found: dict[str, Who] = {}
    for token in tokens:
        who = who_is(case, token)
        found.setdefault(who.name.casefold(), who)
    return tuple(found.values())


def who_is(case: Case, token: Token) -> Who:
    """The actor that a head names or refers to."""
    return case.grounds.who(*clauses.phrase(token, bare=True))


def members(tokens: Iterable[Token]) -> Iterator[Token]:
    """Every member of each token's coordination, in text order, none twice."""
    seen: set[int] = set()
    for token in tokens:
        for one in clauses.conjuncts(token):
            if one.i not in seen:
                seen.add(one.i)
                yield one
