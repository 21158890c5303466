"""What pronouns, bare surnames and descriptions stand for: "he", "Putin", "the Russian president", "the report".

Rules, in the order of the text: agreement, then the subject of what governs the clause, then recency. Where two
readings are equally good the mention stays unresolved: nothing is guessed.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING

from onrecord.analysis.antecedents import (
    BODIES,
    NEWSROOMS,
    governing_subjects,
    is_bare,
    is_definite,
    is_subject,
    names_in,
    span_of,
)
from onrecord.analysis.clauses import conjuncts, subjects
from onrecord.analysis.mentions import LEADERS, ROLES, Gender, Person, countries, is_outlet, is_past, people
from onrecord.analysis.quotes import quotations

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

SINGULAR: dict[str, Gender] = {
    "he": "he", "him": "he", "his": "he", "himself": "he", "she": "she", "her": "she",
    "hers": "she", "herself": "she",
}  # fmt: skip
NEUTER = frozenset({"it", "its", "itself"})
PLURAL = frozenset({"they", "them", "their", "themselves"})
REACH = 3
"""Sentences that a pronoun looks back over."""
CROWD = 200
"""People that a description chooses among: those named last."""
RECENT = 400
"""Tokens that a description without a country looks back over when several people hold the same role."""


class Referents:
    """What the mentions of a text stand for."""

    def __init__(self, spans: Mapping[int, Span]) -> None:
        self._spans = dict(spans)

    def of(self, token: Token) -> Span | None:
        """The name (or the fuller description) a token stands for; ``None`` where it is one itself or nobody knows."""
        return self._spans.get(token.i)

    def __len__(self) -> int:
        return len(self._spans)


def referents(doc: Doc) -> Referents:
    """Resolve the mentions of a text."""
    if not doc.has_annotation("DEP"):
        return Referents({})
    return Referents(_Reader(doc).spans)


class _Reader:
    """One pass over a text, sentence by sentence."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.spans: dict[int, Span] = {}
        self.named = people(doc)
        self.person_at = {token.i: person for name, person in self.named for token in name}
        self.quotes: list[tuple[int, int]] = []  # the outermost, which lie apart
        for quotation in quotations(doc.text):
            if not self.quotes or quotation.start >= self.quotes[-1][1]:
                self.quotes.append((quotation.start, quotation.end))
        self.recent: dict[Person, int] = {}  # where each person was last named, the latest last
        self.entity_at = {token.i: entity for entity in doc.ents for token in entity}
        self.history: list[list[list[Person]]] = []  # of each sentence: its subject, other subjects, others
        self.outlets: list[Span] = []
        self.introduced: dict[str, Token] = {}  # "a report by Amnesty": the last of each noun, told from others
        for name, person in self.named:
            if len(person.name) > len(name):
                self.spans |= dict.fromkeys(range(name.start, name.end), person.name)
        for sentence in doc.sents:
            self._sentence(sentence)

    def _sentence(self, sentence: Span) -> None:
        tiers: list[list[Person]] = [[], [], []]
        self.history.append(tiers)
        for token in sentence:
            person = self.person_at.get(token.i)
            if person is not None:
                self.recent.pop(person, None)
                self.recent[person] = token.i
            if person is None and token.lower_ in SINGULAR and token.pos_ == "PRON":
                person = self._pronoun(token)
                self._record(token, person)
            elif person is None and token.lemma_.lower() in ROLES and is_definite(token):
                person = self._role(token)
                self._record(token, person)
            elif token.lower_ in NEUTER and token.dep_ != "expl":
                self._neuter(token)
            elif token.lower_ in PLURAL:
                self._plural(token)
            elif token.pos_ in ("NOUN", "PROPN"):
                self._noun(token)
            if person is not None and token.dep_ != "flat":
                tiers[2 if not is_subject(token) else 0 if token.head.dep_ == "ROOT" else 1].append(person)

    def _record(self, token: Token, person: Person | None) -> None:
        if person is not None:
            self.spans[token.i] = person.name

    def _pronoun(self, token: Token) -> Person | None:
        """He or she: whoever governs the clause, else whoever the sentence or those before it speak of."""
        gender = SINGULAR[token.lower_]
        others: list[Person] = []
        for subject in governing_subjects(token):
            person = self._person(subject)
            if person and self._speaks(subject, token):
                others.append(person)
            elif person and _agrees(person, gender):
                if len({p for tier in self.history[-1] for p in tier}) == 1:
                    person.gender = gender
                return person
        quoted = self._quote_of(token) is not None
        if quoted and not others:
            return None  # whoever speaks may be anybody around, and is not meant
        if token.dep_ in ("obj", "iobj", "obl") and not token.lower_.endswith("self"):
            others += [p for s in subjects(token.head) if (p := self._person(s))]  # nobody is their own object
        around = list(reversed(self.history[-REACH - 1 :]))
        if quoted:  # in a quotation only the one other person the text speaks of
            around = [[[p for tiers in around for tier in tiers for p in tier]]]
        for tier in (tier for tiers in around for tier in tiers):
            fitting = [p for p in dict.fromkeys(tier) if _agrees(p, gender) and p not in others]
            if len(fitting) == 1:
                return fitting[0]
            if fitting:
                return None
        return None

    def _person(self, token: Token) -> Person | None:
        span = self.spans.get(token.i)
        return self.person_at.get(token.i) or (self.person_at.get(span.start) if span is not None else None)

    def _quote_of(self, token: Token) -> tuple[int, int] | None:
        place = bisect_right(self.quotes, (token.idx, 1 << 60)) - 1
        return self.quotes[place] if place >= 0 and token.idx < self.quotes[place][1] else None

    def _speaks(self, subject: Token, token: Token) -> bool:
        """Whether the pronoun stands in a quotation that the subject speaks: there one says "I"."""
        quote = self._quote_of(token)
        return quote is not None and not any(quote[0] <= t.idx < quote[1] for t in (subject, subject.head))

    def _role(self, token: Token) -> Person | None:
        """The last person of a role and country ("the Russian president"); without a country, the only recent one."""
        role, lands, past = token.lemma_.lower(), countries(token), is_past(token)
        if not lands:  # "Russian lawmakers echoed the president"
            lands = {land for subject in subjects(token.head) for land in countries(subject)}
        fitting = []
        for person, place in islice(reversed(self.recent.items()), CROWD):
            leads = "leader" in (role, *person.roles) and role in LEADERS and bool(person.roles & LEADERS)
            same = (role in person.roles or leads) and person.past == past
            if same and (not lands or lands & person.countries):
                fitting.append((person, place))
        if lands or len(fitting) < 2:
            return fitting[0][0] if fitting else None
        near = [person for person, place in fitting if place > token.i - RECENT]
        return near[0] if len(near) == 1 else None

    def _neuter(self, token: Token) -> None:
        """It: the body, country or newsroom that governs the clause or was the last sentence's subject."""
        for subject in [*governing_subjects(token), *self._last_subjects(token)]:
            if subject.i in self.person_at or (subject.pos_ == "PRON" and subject.i not in self.spans):
                continue
            entity = self.entity_at.get(subject.i)
            if entity is not None or subject.lemma_.lower() in BODIES | NEWSROOMS or subject.i in self.spans:
                if not self._speaks(subject, token):
                    self.spans[token.i] = self.spans.get(subject.i) or entity or span_of(subject)
                return

    def _plural(self, token: Token) -> None:
        """They: a governing subject of several names ("Biden and Macron said they"); anything else stays open."""
        for subject in governing_subjects(token):
            members = conjuncts(subject)
            if len(members) > 1 and all(m.i in self.entity_at for m in members):
                if not self._speaks(subject, token):
                    self.spans[token.i] = span_of(subject).doc[span_of(members[0]).start : span_of(members[-1]).end]
                return

    def _last_subjects(self, token: Token) -> Iterator[Token]:
        start = token.sent.start
        while start > 0 and self.doc[start - 1].is_space:
            start -= 1
        if start > 0 and is_subject(token):
            yield from subjects(self.doc[start - 1].sent.root)

    def _noun(self, token: Token) -> None:
        entity = self.entity_at.get(token.i)
        if entity is not None and is_outlet(entity):
            self.outlets.append(entity)
        word = token.lemma_.lower()
        if word not in BODIES | NEWSROOMS:
            return
        if not is_bare(token):
            self.introduced[word] = token
            return
        outlet = self.outlets[-1] if word in NEWSROOMS and self.outlets else None
        before = self.introduced.get(word)
        if before is not None and (outlet is None or before.i >= outlet.start):
            named = self.entity_at.get(before.i) or next((self.entity_at[c.i] for c in names_in(before)), None)
            if word in BODIES and (named or any(c.text[:1].isupper() for c in before.children)):
                self.spans[token.i] = self.entity_at.get(before.i) or span_of(before)
            elif named is not None:  # "a report by Amnesty ... the report"
                self.spans[token.i] = named
        elif outlet is not None:
            self.spans[token.i] = outlet


def _agrees(person: Person, gender: Gender) -> bool:
    return person.gender in (None, gender)
