"""Annotated pronouns with the candidates that the package's own reader finds for them, and which of those are right.

The reader runs over the engine's own parse of the plain text, faults and all, as it will when it is used; only what it
chooses is taken out of its hands: it is given the right antecedent, so that what follows is built on that.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from onrecord.analysis.coref import Reader
from onrecord.analysis.entities import Entity
from onrecord.analysis.features import Class
from training import gum_entities
from training.score import spans
from training.treebank import Document

NOTHING = "-"


@dataclass(frozen=True)
class Case:
    """One pronoun: the features of each candidate, nothing last, and the places of those that are right."""

    document: str
    words: str
    kind: Class
    features: list[list[str]]
    right: frozenset[int]


class Told(Reader):
    """A reader that is told what each pronoun takes up, and keeps what it had to choose from."""

    def __init__(self, doc: Any, name: str) -> None:
        super().__init__(doc)
        self._name_of = name
        self.cases: list[Case] = []

    def right(self, token: Any, entity: Entity) -> bool | None:
        """Whether the pronoun takes up the entity; ``None`` where the pronoun is not annotated."""
        raise NotImplementedError

    def choose(
        self, token: Any, kind: Class, entities: list[Entity], features: list[list[str]]
    ) -> tuple[Entity, float] | None:
        """The right candidate; what the reader would choose where nobody says which is right."""
        told = [self.right(token, entity) for entity in entities]
        if None in told:
            return super().choose(token, kind, entities, features)
        right = [place for place, yes in enumerate(told) if yes]
        self.cases.append(Case(self._name_of, token.text, kind, features, frozenset(right or [len(entities)])))
        return (entities[right[0]], 1.0) if right else None


class Chained(Told):
    """Told by coreference chains: GUM's."""

    def __init__(self, doc: Any, document: Document) -> None:
        super().__init__(doc, document.name)
        self._chains = chains(document)

    def right(self, token: Any, entity: Entity) -> bool:
        """Whether both stand in one chain."""
        track = self.discourse.tracks[entity]
        own = self._chains.get(token.idx, set())
        last = self._chains.get(track.last.token.idx)
        return bool(own & (last or self._chains.get(track.first.token.idx) or set()))


class Marked(Told):
    """Told by words: ``news.tsv``, where each pronoun has a word or words of what it stands for."""

    def __init__(self, doc: Any, name: str, marks: Mapping[int, str]) -> None:
        super().__init__(doc, name)
        self._marks = marks

    def right(self, token: Any, entity: Entity) -> bool | None:
        """Whether the entity's name or description holds one of the words."""
        mark = self._marks.get(token.idx)
        if mark is None or mark == NOTHING:
            return None if mark is None else False
        called = self.called(entity)
        return any(words.lower() in called for words in mark.split("|"))

    def called(self, entity: Entity) -> str:
        """All that a text calls an entity by, in one line."""
        track = self.discourse.tracks[entity]
        known = [entity.name, self._described.get(entity)]
        words = [span.text for span in known if span is not None] + [track.first.token.text, track.last.token.text]
        return " | ".join([*words, *(entity.roles if entity.name is not None else ())]).lower()


def chains(document: Document) -> dict[int, set[str]]:
    """The coreference chains of GUM by where in the text a mention's head begins."""
    words = [word for sentence in document.sentences for word in sentence.words]
    heads: list[int] = []
    starts: list[int] = []
    for sentence, row in spans(document):
        base = len(heads)
        heads += [base + word.head - 1 if word.head else -1 for word in sentence.words]
        starts += [start for start, _ in row]
    found: dict[int, set[str]] = {}
    for first, last, fields in gum_entities._mentions(words):
        head = gum_entities._head(words, heads, first, last)
        found.setdefault(starts[head], set()).add(fields[0].split("[")[0])
    return found


def cases(reader: Told) -> Iterator[Case]:
    """The cases of one document."""
    reader.read()
    yield from reader.cases
