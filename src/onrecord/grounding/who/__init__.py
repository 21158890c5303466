"""Who: what any name, description or pronoun of a report stands for: kind, country, role, CAMEO actor code.

The words of the report win over the tables: a table is asked only for what they leave open, and on the report's day.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.grounding.countries import bare, countries
from onrecord.grounding.lexicon import words
from onrecord.grounding.who import bodies
from onrecord.grounding.who.actors import Actor, Actors, in_force
from onrecord.grounding.who.named import Named, names_in, phrase_of
from onrecord.grounding.who.people import People, bare_name, unmarked
from onrecord.model.article import Article
from onrecord.model.grounds import Kind, Rival, Who
from onrecord.model.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Words

__all__ = ["Actor", "Actors", "Resolver"]

_OUTLET = re.compile(
    r"(?:Times|Post|News|Herald|Tribune|Journal|Gazette|Daily|TV|Radio|Telegraph|Newspaper|Magazine|"
    r"Press|Observer|Mail)$"
)
_SHORT = re.compile(r"\s*\((?:[A-Z]\.?){2,8}\)$")  # "the African Union (AU)"
_EDITION = re.compile(r" (?:Digital|Online|English|International|TV)$")
_OFFICES = words(
    "president premier chancellor king queen pope emir sultan minister governor mayor senator ambassador judge general "
    "colonel secretary commissioner spokesman spokeswoman spokesperson"
)
_DEPTH = 3  # a pronoun stands for a description that stands for a name; longer chains are a fault of the parse


@dataclass(frozen=True, slots=True)
class _Facts:
    """What words say of a person: role, country, sector, the body he belongs to."""

    role: str | None = None
    land: str | None = None
    side: str = ""
    owner: Actor | None = None

    def filled(self, other: _Facts) -> _Facts:
        """These, their gaps filled from others."""
        return _Facts(
            self.role or other.role, self.land or other.land, self.side or other.side, self.owner or other.owner
        )


_NOTHING = _Facts()


class Resolver:
    """Answers for one report what its words stand for.

    Args:
        doc: the parsed report, with the names that the engine marked.
        article: its date decides who held an office.
        referents: what pronouns and descriptions stand for (``.of(token)`` gives a span or ``None``), or ``None``.
        actors: tables to use, the shipped ones where none are given.
    """

    def __init__(self, doc: Doc, article: Article, referents: Any = None, actors: Actors | Path | None = None) -> None:
        self.doc = doc
        self.text = doc.text
        self.ent_at = {index: ent for ent in doc.ents for index in range(ent.start, ent.end)}
        self.day = article.published.value[:10] if article.published else ""
        self.referents = referents
        self.actors = actors if isinstance(actors, Actors) else Actors.load(actors)
        self.known = countries()
        self.people = People(doc, self.actors)
        for span in unmarked(doc, self.actors):
            self.ent_at.update(dict.fromkeys(range(span.start, span.end), span))
        self.bodies = Named(doc, self.ent_at, self.actors, self.day)
        self._told: dict[tuple[int, int], Who] = {}
        self._facts: dict[str, _Facts] = {}  # of each person, out of all mentions
        self._at_mention: dict[int, _Facts] = {}
        self._offices: dict[str, list[Words]] | None = (
            None  # mentions of people by the office that the report says they hold
        )

    def who(self, start: int, end: int) -> Who:
        """The actor that the words from ``start`` to ``end`` name or refer to; its unknown fields are left unknown.

        Raises ValueError where the offsets hold no words.
        """
        words = Span.of(self.text, start, end)
        found = self._told.get((start, end))
        if found is None:
            span = self.doc.char_span(words.start, words.end, alignment_mode="expand")
            unread = Who(words.text, "unknown", None, None, None, words)  # beyond the part that was parsed
            found = self._told[start, end] = self._resolve(span, words, 0) if span else unread
        return found

    def _resolve(self, span: Words, words: Span, depth: int) -> Who:
        told = _SHORT.sub("", bare(bodies.stripped(words.text) or words.text))
        person = self._person_in(span)
        if person is not None and " " in told and told in self.actors.by_name:
            person = None  # "the United Nations High Commissioner for Refugees", which engines take for a person
        if person is None and (found := self._tabled(told, span, words)):
            return found
        target = self._referent(span.root) if depth < _DEPTH else None
        if target is not None and person is not None and self.people.shared(person):
            target = None  # a Mr and a Ms of one name: the surname alone decides nothing
        if target is not None and (person is None or len(target.text) > len(bare_name(person.text))):
            end = target.end_char
            other = self._resolve(target, Span.of(self.text, target.start_char, end), depth + 1)
            if other.kind != "unknown":
                return Who(
                    other.name, other.kind, other.country, self._own_role(span, other) or other.role, other.code, words
                )
        if person is not None:
            return self._person(person, words)
        return self._described(span, words, depth)

    def _own_role(self, span: Words, other: Who) -> str | None:
        """What a description of a person calls him: "the Russian president" has that role."""
        if other.kind != "person" or span.root.pos_ != "NOUN":
            return None
        phrase = phrase_of(span)
        last = bodies.noun(bodies.head(phrase), self.actors)
        return bodies.role(phrase, self.known) if last and last.kind == "person" else None

    def _tabled(self, told: str, span: Words, words: Span) -> Who | None:
        """A country, a capital that stands for one, an organisation or a newsroom, by its exact name."""
        name = told if told in self.known.by_name or told in self.known.by_capital else re.sub(r"[’']s?$", "", told)
        edition = _EDITION.sub("", name)
        named = self.actors.named
        if row := named(name, self.day) or named(f"the {name}", self.day) or named(edition, self.day):
            return Who(row.name, row.kind, row.country, None, row.code, words)
        # "a Ukrainian" is one of a people, "Ukrainian freighters" are the country's
        adjective = name in self.known.by_adjective and span.root.dep_ in ("amod", "compound")
        if name in self.known.by_people and name not in self.known.by_name and not adjective:
            return Who(name, "group", self.known.by_people[name], None, self.known.by_people[name], words)
        if code := self.known.by_name.get(name) or self.known.by_adjective.get(name):
            return Who(self.known.by_code[code].name, "country", code, None, code, words)
        if code := self.known.by_capital.get(name):
            return Who(name, "country", code, None, f"{code}GOV", words)
        if code := self.known.by_people.get(name):
            return Who(name, "group", code, None, code, words)
        return None

    def _person_in(self, span: Words) -> Words | None:
        """The person's name that the words are, or that their head carries ("Russia's leader Vladimir Putin")."""
        inside = [ent for ent in names_in(span, self.ent_at) if ent.label_ == "PERSON" and not self.people.titular(ent)]
        inside = [ent for ent in inside if not self._is_seat(ent)]
        for ent in inside:
            if ent.start <= span.root.i < ent.end:
                return ent
        # "Labour's Shadow Home Secretary Yvette Cooper": the name closes a run of titles, after a comma at most.
        for ent in inside:
            before = self.doc[span.start : ent.start]
            if len(before) and before[-1].text == ",":
                before = before[:-1]
            if ent.end == span.end and not any(token.text in (",", "(") or token.pos_ == "VERB" for token in before):
                return ent
        for ent in inside:
            if (ent.root.head.i == span.root.i and ent.root.dep_.split(":")[0] in ("appos", "flat", "compound")) or (
                span.root.head.i == ent.root.i and span.root.i < ent.start
            ):
                return ent
        beside = self.ent_at.get(span.end)  # "Labour's Shadow Home Secretary | Yvette Cooper", asked without the name
        if beside is not None and beside.label_ == "PERSON" and beside.root.head.i == span.root.i:
            return beside if beside.root.dep_.split(":")[0] in ("appos", "flat") else None
        return None

    def _is_seat(self, ent: Words) -> bool:
        """A capital or an organisation that the engine took for a person ("Washington said")."""
        name = bare(ent.text)
        indexes = (self.known.by_capital, self.known.by_name, self.known.by_people, self.known.by_adjective)
        tabled = any(name in index for index in indexes) or self.actors.named(name) is not None
        return tabled and self.people.full(name) == name

    def _referent(self, root: Token) -> Words | None:
        if self.referents is None:
            return None
        found = self.referents.of(root)
        return found if found is not None and not (found.start <= root.i < found.end) else None

    def _person(self, ent: Words, words: Span) -> Who:
        """A person: role and country out of the words beside his mentions, this one first, else out of the table."""
        name = self.people.full(bare_name(ent.text), self.people.sex(ent))
        facts = self._of_mention(ent)
        if not (facts.role and facts.land):
            facts = facts.filled(self._of_person(name))
        if facts.owner and facts.owner.code and facts.owner.country is None and facts.land is None:
            return Who(
                name, "person", None, facts.role, facts.owner.code, words
            )  # an international body's, no country's
        role, land, code = facts.role, facts.land, bodies.code(facts.land, facts.side, facts.owner)
        holders = [spell for spell in self.actors.holders(name, self.day) if land in (None, spell.country)]
        spell = holders[0] if len(holders) == 1 else None
        if spell:
            holding = in_force(spell, self.day)
            role = role or (spell.role if holding else None)
            if holding and (code is None or code in ("GOV", "MIL")):
                code = spell.code
            if land is None and code and len(code) == 3:
                code = spell.country + code
            land = spell.country
        rivals = () if spell or land else tuple(Rival(row.name, row.country, row.code) for row in holders)
        return Who(name, "person", land, role, code, words, rivals)

    def _of_mention(self, mention: Words) -> _Facts:
        """What the words beside one mention say."""
        known = self._at_mention.get(mention.start)
        if known is not None:
            return known
        facts = self._at_mention[mention.start] = _NOTHING  # asked of itself ("his aide", who is he) it says nothing
        phrases = self.people.described(mention)
        lands = [bodies.country(phrase, self.known, self.actors) or self._whose(mention) for phrase in phrases]
        if phrases:
            # "General Levi, the Israeli army chief": the description that says whose he is says most.
            best = next((i for i, told in enumerate(lands) if told), 0)
            facts = _Facts(bodies.role(phrases[best], self.known))
        for phrase, land in zip(phrases, lands, strict=True):
            owner = bodies.owner(phrase, self.actors)
            facts = facts.filled(_Facts(None, land, bodies.sector(phrase, self.actors), owner))
        if self.people.in_congress(mention):
            facts = _Facts(facts.role, "USA", "LEG", facts.owner)
        self._at_mention[mention.start] = facts
        return facts

    def _of_person(self, name: str) -> _Facts:
        """What all mentions of a person say together, the earlier before the later."""
        facts = self._facts.get(name)
        if facts is None:
            facts = _NOTHING
            for mention in self.people.mentions(name):
                facts = facts.filled(self._of_mention(mention))
                if facts.role and facts.land:
                    break
            self._facts[name] = facts
        return facts

    def _whose(self, span: Words, depth: int = 0) -> str | None:
        """The country of an owner that is no name: "his army", "the country's military", "its president".

        An owner may have an owner ("its army's commander"), but not for ever: two descriptions may each be taken to
        stand for the other's owner.
        """
        if depth > 2 * _DEPTH:
            return None
        for token in (span.root, span.root.head if span.root.dep_ in ("appos", "flat") else span.root):
            for child in token.children:
                if child.dep_ == "nmod:poss" and (target := self._referent(child)) is not None:
                    owner = Span.of(self.text, target.start_char, target.end_char)
                    return (
                        bodies.country(target.text, self.known, self.actors)
                        or self._resolve(target, owner, max(depth, _DEPTH) + 1).country
                    )
        return None

    def _described(self, span: Words, words: Span, depth: int = 0) -> Who:
        """An organisation or a description: kind by its head noun, country and sector by its words."""
        root = span.root
        phrase = phrase_of(span)
        owner = bodies.owner(phrase, self.actors)
        name = re.sub(r"[’']s?$", "", bodies.stripped(phrase)) or words.text
        if root.pos_ == "PRON":
            return Who(words.text, "unknown", None, None, None, words)
        last = bodies.noun(root.lower_, self.actors) or bodies.noun(root.lemma_.lower(), self.actors)
        label = self.ent_at[root.i].label_ if root.i in self.ent_at else ""
        if tabled := self.bodies.beside(span):
            return Who(tabled.name, tabled.kind, tabled.country, None, tabled.code, words)
        last = last or bodies.noun(bodies.head(name), self.actors)
        kind = self._kind(last.kind if last else None, label, name)
        land = bodies.country(phrase, self.known, self.actors) or self._whose(span, depth)
        land = land or self.bodies.elsewhere(name, kind)
        side = bodies.sector(phrase, self.actors) if last or label == "ORG" else ""
        side = "MED" if kind in ("outlet", "agency") else side
        if kind == "unknown":
            return Who(name, kind, None, None, None, words)
        if kind == "person" and (holder := self._holder(root, name)) is not None:
            return self._person(holder, words)
        if kind in ("organisation", "agency", "outlet", "group") and root.pos_ == "NOUN":
            if (row := self.bodies.before(span, name)) is not None:
                return Who(row.name, row.kind, row.country, None, row.code, words)
            name = self.bodies.apposed(span) or name
        if kind == "country" and land:
            return Who(self.known.by_code[land].name, kind, land, None, land, words)
        role = bodies.role(phrase, self.known) if kind == "person" else None
        international = owner is not None and owner.country is None and land is None
        code = bodies.code(land, side, owner if (last and not last.strong) or international else None)
        return Who(name, kind, land, role, code, words)

    def _holder(self, root: Token, name: str) -> Words | None:
        """The one person of the report whom it calls so before: "the president" after "President Ada Low"."""
        title = name.lower()
        if root.left_edge.lower_ != "the" or title not in _OFFICES:
            return None
        if self._offices is None:
            self._offices = {}
            for named in self.people.names.values():
                for _, span in named:
                    held = self._of_mention(span).role
                    if held and (last := bodies.head(held)) in _OFFICES:
                        self._offices.setdefault(last, []).append(span)
        rows = [span for span in self._offices.get(title, ()) if span.start < root.i]
        bearers = {self.people.full(bare_name(span.text)) for span in rows}
        return rows[-1] if len(bearers) == 1 else None

    def _kind(self, told: Kind | None, label: str, name: str) -> Kind:
        if told is not None and not (label == "ORG" and told in ("person", "unknown", "country")):
            return told
        if label == "ORG":
            return "outlet" if _OUTLET.search(name) else "organisation"
        return "unknown"
