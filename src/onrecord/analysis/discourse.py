"""What a text has spoken of so far, and what of it a pronoun can take up: the latest first, and never very many."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.analysis import genders
from onrecord.analysis.antecedents import governing_subjects
from onrecord.analysis.clauses import conjuncts, subjects
from onrecord.analysis.features import Candidate, Class, Kind, Mention, role_of
from onrecord.analysis.nouns import Sort
from onrecord.analysis.speech import Speech, speaks

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from onrecord.analysis.entities import Entity, Gender

REACH = 12
"""Sentences that a pronoun looks back over; the weights make far ones unlikely long before."""
EXAMINED = 60
"""Entities of a class that one pronoun looks at, the latest first: a bound on time."""
KEPT = 8
"""Candidates with a name that are weighed, and as many without."""
FITS: dict[Class, frozenset[Sort | None]] = {
    "he": frozenset({"person", None}),
    "it": frozenset({"body", "place", "document", "thing", None}),
    "they": frozenset({"person", "body", "place", "document", "thing", None}),
}


@dataclass(slots=True)
class Track:
    """The mentions of one entity so far: the first, the last, and how many."""

    first: Mention
    last: Mention
    count: int = 1


class Discourse:
    """The mentions of a text up to where its reader stands."""

    def __init__(self, doc: Doc, speech: Speech, heads: Mapping[int, Entity]) -> None:
        self._speech = speech
        self._heads = heads
        self.at: dict[int, Entity] = {}  # what each token stands for
        self.said: Entity | None = None  # whose words were told last
        self.tracks: dict[Entity, Track] = {}  # the last mentioned last
        self._classes: dict[Class, dict[Entity, None]] = {"he": {}, "it": {}, "they": {}}
        self._sentences: dict[int, int] = {}
        self._narrated: list[int] = []
        self._topics: list[Entity | None] = []
        self._paragraphs: list[int] = []
        self._measure(doc)

    def _measure(self, doc: Doc) -> None:
        """Number the sentences, those told by the reporter, and the paragraphs."""
        told = 0
        for number, sentence in enumerate(doc.sents):
            words = [token for token in sentence if not token.is_space and not token.is_punct]
            if not words or any(self._speech.at(token) is None for token in words):
                told += 1
            self._narrated.append(told)
            self._topics.append(None)
            for token in sentence:
                self._sentences[token.i] = number
        paragraph = 0
        for token in doc:
            self._paragraphs.append(paragraph)
            paragraph += token.text.count("\n")

    def mention(self, token: Token, kind: Kind, entity: Entity | None = None) -> Mention:
        """A mention at a token, not recorded yet."""
        number = self._sentences[token.i]
        return Mention(
            token, entity, kind, number, self._narrated[number], self._paragraphs[token.i], self._speech.at(token),
            role_of(token), speaks(token),
        )  # fmt: skip

    def record(self, token: Token, kind: Kind, entity: Entity) -> None:
        """Add a mention of an entity."""
        mention = self.mention(token, kind, entity)
        self.at[token.i] = entity
        track = self.tracks.pop(entity, None)
        self.tracks[entity] = Track(mention, mention) if track is None else Track(track.first, mention, track.count + 1)
        for name, order in self._classes.items():
            if _may_be(name, entity):
                order.pop(entity, None)
                order[entity] = None
        if mention.speaks and mention.quote is None:
            self.said = entity
        if mention.role == "subject" and self._topics[mention.sentence] is None:
            self._topics[mention.sentence] = entity

    def candidates(self, pronoun: Mention, kind: Class, gender: Gender | None = None) -> list[Candidate]:
        """What the pronoun may take up, the latest first."""
        barred = self._barred(pronoun.token) | self._spoken_of(pronoun)
        governors: dict[Entity, int] = {}
        for subject in governing_subjects(pronoun.token):
            entity = self.at.get(subject.i)
            if entity is not None:
                governors.setdefault(entity, len(governors))
        speaker = self._speech.speaker(pronoun.quote) if pronoun.quote is not None else None
        speaking = self.at.get(speaker.i) or self._heads.get(speaker.i) if speaker is not None else None
        found: list[Candidate] = []
        counts = {True: 0, False: 0}
        for entity in self._latest(pronoun, kind):
            told = told_of(entity, gender)
            has_name = entity.name is not None
            if entity in barred or told is None or entity is speaking or not _can(pronoun, entity):
                continue
            counts[has_name] += 1
            if counts[has_name] > KEPT:
                continue
            track = self.tracks[entity]
            topic = entity in (self._topics[pronoun.sentence], self._topics[max(0, pronoun.sentence - 1)])
            found.append(
                Candidate(
                    entity,
                    track.last,
                    track.first,
                    track.count,
                    governs=governors.get(entity),
                    said_last=entity is self.said,
                    gender=told,
                    topic=topic,
                )
            )
        return found

    def _latest(self, pronoun: Mention, kind: Class) -> Iterator[Entity]:
        for seen, entity in enumerate(reversed(self._classes[kind])):
            if seen == EXAMINED or pronoun.narrated - self.tracks[entity].last.narrated > REACH:
                return
            yield entity

    def _spoken_of(self, pronoun: Mention) -> set[Entity]:
        """Who is named in what a pronoun says in marks, and so is somebody else: "Orlov has won," **he** said."""
        if not pronoun.speaks or pronoun.quote is not None:
            return set()
        said = self._speech.spoken_by(pronoun.token)
        told = (i for start, end in said for i in range(start, end) if i in self.at)
        return {self.at[i] for i in told if i in self._heads or pronoun.token.doc[i].pos_ == "NOUN"}

    def _barred(self, token: Token) -> set[Entity]:
        """Whom the grammar keeps a pronoun from taking up: nobody is their own object or stands beside themselves."""
        others: list[Token] = []
        if token.dep_ in ("obj", "iobj", "obl", "obl:agent") and not token.lower_.endswith(("self", "selves")):
            others += [s for s in subjects(token.head) if s.i != token.i]
        if token.dep_ == "conj" and token.head.n_rights < EXAMINED:
            others += [member for member in conjuncts(token) if member.i != token.i]
        if token.dep_ == "nmod:poss":
            others.append(token.head)
        return {self.at[other.i] for other in others if other.i in self.at}


def _may_be(kind: Class, entity: Entity) -> bool:
    if kind == "they":
        return entity.plural or bool(entity.members) or entity.sort in ("body", "place", None)
    several = entity.plural or entity.members or (entity.name is not None and entity.name.root.tag_ == "NNPS")
    if kind == "he" and entity.sort is None and several:
        return False  # "Motors"
    return entity.sort in FITS[kind] and not entity.plural and not entity.members


def _can(pronoun: Mention, entity: Entity) -> bool:
    """Things do not speak."""
    return not pronoun.speaks or entity.sort != "thing" or entity.name is not None


def told_of(entity: Entity, gender: Gender | None) -> str | None:
    """What is known of an entity's gender beside that of a pronoun; ``None`` where they cannot be one."""
    if gender is None:
        return "unknown"
    if entity.gender is not None:
        return "same" if entity.gender == gender else None
    guess = genders.likely(entity.name) if entity.name is not None and entity.sort == "person" else None
    if guess is not None and guess != gender:
        return None  # of 184 such candidates in the training data one was right
    return "unknown" if guess is None else "likely"
