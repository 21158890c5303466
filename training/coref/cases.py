"""Pronouns of GUM with the candidates that the package's own reader finds for them, and which of those are right.

The reader runs over the engine's own parse of the plain text, faults and all, as it will when it is used; only what it
chooses is taken out of its hands: it is given the right antecedent, so that what follows is built on that.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from onrecord.analysis.coref import Reader
from onrecord.analysis.entities import Entity
from onrecord.analysis.features import Class
from training import gum_entities
from training.score import spans
from training.treebank import Document


@dataclass(frozen=True)
class Case:
    """One pronoun: the features of each candidate, nothing last, and the places of those that are right."""

    document: str
    words: str
    kind: Class
    features: list[list[str]]
    right: frozenset[int]


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


class Told(Reader):
    """A reader that is told what each pronoun takes up, and keeps what it had to choose from."""

    def __init__(self, doc: Any, document: Document) -> None:
        super().__init__(doc)
        self._name_of = document.name
        self._chains = chains(document)
        self.cases: list[Case] = []

    def choose(
        self, token: Any, kind: Class, entities: list[Entity], features: list[list[str]]
    ) -> tuple[Entity, float] | None:
        """The right candidate."""
        own = self._chains.get(token.idx, set())
        right = [place for place, entity in enumerate(entities) if own & self._of(entity)]
        self.cases.append(Case(self._name_of, token.text, kind, features, frozenset(right or [len(entities)])))
        return (entities[right[0]], 1.0) if right else None

    def _of(self, entity: Entity) -> set[str]:
        track = self.discourse.tracks[entity]
        return self._chains.get(track.last.token.idx) or self._chains.get(track.first.token.idx) or set()


def cases(document: Document, doc: Any) -> Iterator[Case]:
    """The cases of one document; ``doc`` is the engine's reading of its text."""
    reader = Told(doc, document)
    reader.read()
    yield from reader.cases
