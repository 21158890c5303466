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

import msgspec

from onrecord.analysis import clauses
from onrecord.coders.wordforms import lemma
from onrecord.extend import Case
from onrecord.model.grounds import Who

if TYPE_CHECKING:
    from spacy.tokens import Token

NAMES = frozenset({"PERSON", "ORG", "LOC", "GPE", "NORP", "FAC"})
NO_PARTIES = frozenset(
    {"PRODUCT", "DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL", "EVENT", "LAW", "WORK_OF_ART",
     "LANGUAGE"}
)  # fmt: skip
"""Labels of names that nobody bears."""
POSSESSIVES = frozenset({"his", "her", "its", "their"})
PRONOUNS = frozenset("he she they we i you him them us me who whom himself herself themselves".split()) | POSSESSIVES
FOR_THINGS = frozenset({"it", "its", "itself"})
CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august "
    "september october november december christmas easter ramadan jan jan. feb feb. mar. apr apr. jun. jul. "
    "aug aug. sep sep. sept sept. oct oct. nov nov. dec dec.".split()
)
PEOPLES = tuple("an ish ese ean eli qi ani ench utch eek iss ghan mani can hai ard ari emi ait".split())
"""Endings of words for peoples ("Russian", "Turkish", "Israeli", "Afghan"), told from other capitals by them."""
COUNTRY_LIKE = frozenset("us u.s. uk u.k. eu un u.n. usa nato soviet western arab kurdish czech palestinian".split())
OF = frozenset(
    "dozen hundred thousand million some all part most one number group series round rest majority member "
    "many several few none half handful lot couple score contingent batch each any both total".split()
)
"""Heads that count what their "of" names: "dozens of soldiers" are soldiers."""
PLACING = frozenset({"near", "in", "at", "around", "on", "outside", "inside", "over", "along"})
ROUNDS = frozenset({"patrol", "exercise", "watch"})
SHARED = frozenset("joint night ground regular naval daily air foot routine".split())
"""What makes of a patrol a round that somebody does, and no body of men."""
LATE = frozenset("by on after before against for over during amid since about".split())
"""Prepositions that begin no part of a name: "a request by **the UN** *for access*"."""
DEEPEST = 4
"""How far into a noun phrase its parties are looked for; news phrases that say who is meant do so within four steps."""
FARTHEST = 80
"""Words before "it" that are looked through: two long sentences."""
DATELINE = 12
"""Tokens within which a dateline ("WASHINGTON (AP) --") ends."""


@cache
def actor_nouns() -> Mapping[str, frozenset[str]]:
    """The nouns for states and their organs, armed bodies, and other people and bodies; see ``parties.toml``."""
    table = tomllib.loads((Path(__file__).parent / "parties.toml").read_text(encoding="utf-8"))
    return MappingProxyType({kind: frozenset(words) for kind, words in table.items()})


def kinds(token: Token) -> frozenset[str]:
    """What a head can be: ``name``, ``person``, ``place``, ``people``, ``pronoun``, and the kinds of ``actor_nouns``.

    >>> kinds(army)  # "the Syrian army"
    frozenset({'armed'})
    """
    word = token.lower_
    if token.pos_ == "PRON":
        known = word in PRONOUNS or (word in FOR_THINGS and antecedent(token) is not None)
        return frozenset({"pronoun"}) if known else frozenset()
    if word in CALENDAR or in_dateline(token) or any(sign in word for sign in "$€£¥%@"):
        return frozenset()
    if token.lower_ == "state" and token.doc[token.i + 1 : token.i + 3].text.lower() in ("-of", "- of"):
        return frozenset()  # "state-of-the-art ventilators"
    if lemma(token, ROUNDS) in ROUNDS and any(c.lower_ in SHARED for c in clauses.children(token, "amod", "compound")):
        return frozenset()
    found = {
        kind
        for kind, words in actor_nouns().items()
        if kind != "body" and token.pos_ in ("NOUN", "ADJ", "PROPN") and _in(token, words)
    }
    if token.ent_type_ in NAMES and token.pos_ in ("PROPN", "NOUN", "ADJ", "X"):
        found |= {"name", "person"} if token.ent_type_ == "PERSON" else {"name"}
        found |= {"place"} if token.ent_type_ in ("LOC", "GPE", "FAC") else set()
    elif token.pos_ == "PROPN" and token.text[:1].isupper() and not _names_no_party(token):
        found.add("name")
    elif token.pos_ in ("NOUN", "ADJ") and is_people(token):
        found |= {"name", "people"}
    return frozenset(found)


def _names_no_party(token: Token) -> bool:
    """Whether a word heads the name of a thing, a day or a happening; "Ukraine" within "the invasion of Ukraine" is a
    state all the same."""
    if token.ent_type_ not in NO_PARTIES:
        return False
    above = token.head
    inside = above.i != token.i and above.ent_type_ == token.ent_type_ and token.dep_ in ("nmod", "nmod:poss", "obl")
    return not inside


def _in(token: Token, words: frozenset[str]) -> bool:
    base = lemma(token, words)
    return base in words or base.rpartition("-")[2] in words


def names_somebody(token: Token) -> bool:
    """Whether a noun phrase's head is a name, a pronoun for somebody, or a noun for people, bodies or states."""
    return bool(kinds(token) - {"means"})


def is_named(token: Token) -> bool:
    """Whether a head is a name, not only a noun for somebody."""
    return "name" in kinds(token)


def is_people(token: Token) -> bool:
    """Whether an adjective or noun before another names a country or a people ("Russian", "U.S.")."""
    word = token.text
    if in_dateline(token) or word.lower() in CALENDAR:
        return False
    base = word.lower().removesuffix("s") if len(word) > 4 else word.lower()
    if word.lower() in COUNTRY_LIKE or base in COUNTRY_LIKE or token.ent_type_ in ("LOC", "GPE", "NORP", "ORG"):
        return word[:1].isupper()
    return token.pos_ in ("ADJ", "PROPN", "NOUN") and word[:1].isupper() and base.endswith(PEOPLES)


def in_dateline(token: Token) -> bool:
    """Whether a word stands in the place and agency that open a report: "KABUL (Pajhwok) :", "Washington -"."""
    sentence = token.sent
    if token.i - sentence.start >= DATELINE:
        return False
    for other in sentence[: min(DATELINE, len(sentence))]:
        if other.text in ("-", "--", "–", "—", ":"):
            return token.i < other.i and other.i > sentence.start
        if not (other.is_punct or other.text[:1].isupper() or other.is_digit):
            return False
    return False


def past_dateline(token: Token) -> Token:
    """Who really stands where a parser saw the place of a dateline: "COTONOU (AFP) - **Benin** said"."""
    if not in_dateline(token):
        return token
    behind = [t for t in clauses.appositions(token) if not in_dateline(t)]
    return behind[-1] if behind else token


def counted(token: Token) -> Token:
    """What a counting head counts: "hundreds **of soldiers**"; the token itself where it counts nothing."""
    for _ in range(DEEPEST):
        inner = [t for prep, t in clauses.nmods(token) if prep == "of"]
        if not inner or lemma(token, OF) not in OF:
            break
        token = inner[0]
    return token


def inner_parties(token: Token, depth: int = 0) -> list[Token]:
    """The parties that stand inside a noun phrase, the nearest first: owners, makers, peoples, then what "of" names.

    "the **U.N.** report", "positions of **Hamas**", "**Trump**'s decision". A possessive pronoun mostly points back at
    the doer of the clause and tells no other party.
    """
    if depth >= DEEPEST:
        return []
    mods = [(prep, t) for prep, t in clauses.nmods(token) if t.lower_ not in POSSESSIVES]
    for wanted in (("'s",), ("by", "from")):
        found = [t for prep, t in mods if prep in wanted and names_somebody(t)]
        if found:
            return found
    people = [c for c in clauses.children(token, "amod", "compound", "nmod:desc") if is_people(c)]
    hands = [c for c in clauses.children(token, "compound") if kinds(c) & {"armed", "state"} and c.pos_ == "NOUN"]
    if people or hands:  # "Russian missiles", "police helicopters"
        return (people or hands)[:1]
    made = [v for v in clauses.children(token, "acl", "acl:relcl") if clauses.is_passive(v)]
    agents = [t for v in made for t in clauses.agents(v) if names_somebody(t)]
    if agents:
        return agents
    for _prep, inner in mods:
        if _prep in PLACING and "place" in kinds(inner) and "means" in kinds(token):
            continue  # "shelling near Amedi": where it fell, not whose it was
        if names_somebody(inner):
            return [inner]
        if deeper := inner_parties(inner, depth + 1):
            return deeper
    return []


def antecedent(token: Token) -> Token | None:
    """Whom a pronoun in somebody's reported words stands for when nothing else tells: the one who speaks.

    "**Syria** said *it* would allow ...", "the rebels say *they* will ...". Only the subject of the clause over the
    pronoun's own is asked, and "it" is nobody's person.
    """
    if token.pos_ != "PRON":
        return None
    if token.dep_ == "nmod:poss":
        return _owner(token)
    return _speaker(token) or _last_body(token)


def _last_body(token: Token) -> Token | None:
    """Which state or body "it" takes up where it does what only such can do: the last one that was a subject."""
    if token.lower_ != "it" or token.dep_ not in ("nsubj", "nsubj:pass") or clauses.copula(token.head) is not None:
        return None
    start = token.sent.start
    first = token.doc[start - 1].sent.start if start else 0
    for i in range(token.i - 1, max(first, token.i - FARTHEST) - 1, -1):
        other = token.doc[i]
        if other.text == "\n" or "\n" in other.text_with_ws:
            return None
        if other.dep_ in ("nsubj", "nsubj:pass") and other.head.i != token.head.i and not in_dateline(other):
            if other.ent_type_ in ("GPE", "ORG", "NORP"):
                return other
            bodies = actor_nouns()["body"]
            if other.pos_ in ("NOUN", "PROPN") and _in(other, bodies):
                return other
            if other.ent_type_ == "PERSON" or other.pos_ == "NOUN":
                continue
    return None


def _speaker(token: Token) -> Token | None:
    """Who speaks the words in which a pronoun is the subject."""
    verb = token.head
    if token.dep_ not in ("nsubj", "nsubj:pass") or verb.dep_ not in ("ccomp", "parataxis", "xcomp", "conj"):
        return None
    for _ in range(DEEPEST):
        if verb.dep_ == "ccomp":
            break
        verb = verb.head
    found = [
        t
        for t in map(past_dateline, clauses.subjects(verb.head))
        if t.i != token.i and t.pos_ != "PRON" and t.head.i != token.head.i
    ]
    if not found or in_dateline(found[0]):
        return None
    return None if token.lower_ in FOR_THINGS and _is_person(found[0]) else found[0]


def _is_person(token: Token) -> bool:
    """Whether a head is surely a person's name: of one word alone an engine may take "Rome" for one."""
    return token.ent_type_ == "PERSON" and bool(clauses.children(token, "flat"))


def _owner(token: Token) -> Token | None:
    """Whose "its", "his" or "their" speaks of: the doer of the verb whose object it stands in."""
    noun = token.head
    for _ in range(DEEPEST):
        if noun.dep_ in ("nmod", "conj") and noun.head.i != noun.i:
            noun = noun.head
    verb = noun.head
    if noun.dep_ not in ("obj", "obl") or verb.pos_ != "VERB" or token.lower_ not in POSSESSIVES:
        return None
    doers = [t for t in clauses.subjects(verb) if t.pos_ != "PRON" and t.i != noun.i and not in_dateline(t)]
    if not doers or (token.lower_ == "its" and _is_person(doers[0])):
        return None
    return doers[0]


def people_of(case: Case, tokens: Iterable[Token]) -> tuple[Who, ...]:
    """The actors behind the heads, each member of a coordination by itself, none twice."""
    found: dict[str, Who] = {}
    for token in tokens:
        for who in whos(case, token):
            if not is_thing(token, who):
                found.setdefault(who.name.casefold(), who)
    return tuple(found.values())


def whos(case: Case, token: Token) -> tuple[Who, ...]:
    """The actors behind a head: each of those that "the two countries" or "they" takes up one by one, else the one."""
    who = who_is(case, token)
    members = case.referents.members(token) if case.referents is not None else ()
    told = [case.grounds.who(name.start_char, name.end_char) for name in members]
    return tuple(msgspec.structs.replace(one, words=who.words) for one in told) or (who,)


def is_thing(token: Token, who: Who) -> bool:
    """Whether a pronoun turns out to stand for no actor ("the problem ... it calls for")."""
    return (
        token.pos_ == "PRON"
        and who.kind == "unknown"
        and who.country is None
        and who.name[:1].islower()
        and (who.name.casefold() not in PRONOUNS)
    )


def who_is(case: Case, token: Token) -> Who:
    """The actor that a head names or refers to. A pronoun that the grounds leave open is tried on the one who speaks,
    and an owner whom nobody knows gives way to what he owns ("**its navy** will protect them")."""
    who = case.grounds.who(*_named(token))
    if token.pos_ != "PRON" or who.name.casefold() != token.lower_:
        return who
    told = antecedent(token)
    if told is None:
        return case.grounds.who(*_named(token.head)) if token.dep_ == "nmod:poss" else who
    speaker = case.grounds.who(*_named(told))
    return msgspec.structs.replace(speaker, words=who.words)


def _named(token: Token) -> tuple[int, int]:
    """The characters that name a party: its phrase without a day or a place of telling that a parser hung on it."""
    start, end = clauses.phrase(token, bare=True)
    for name in clauses.appositions(token):  # "Russia's leader Vladimir Putin": the name belongs to the words
        described = token.pos_ == "NOUN" and name.pos_ == "PROPN" and name.ent_type_ in NAMES
        if described or (name.ent_type_ == "PERSON" and token.ent_type_ != "PERSON"):
            start, end = min(start, name.idx), max(end, clauses.phrase(name, bare=True)[1])
    for _prep, late in clauses.nmods(token):
        cases = clauses.children(late, "case")
        elsewhere = late.lower_ in CALENDAR or (_prep in LATE and is_named(token) and late.ent_iob_ != "I")
        if elsewhere and cases and start < cases[0].idx < end:
            end = cases[0].idx
    return start, end


def members(tokens: Iterable[Token]) -> Iterator[Token]:
    """Every member of each token's coordination, in text order, none twice."""
    seen: set[int] = set()
    for token in tokens:
        for one in clauses.conjuncts(token):
            if one.i not in seen:
                seen.add(one.i)
                yield one
