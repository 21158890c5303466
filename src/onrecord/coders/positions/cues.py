"""The words that take a stance, out of the ontology in force, found by lemma."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, cast

from onrecord.coders import wordforms
from onrecord.model.claims import Change, Stance
from onrecord.ontologies import Ontology

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True)
class Cue:
    """A word of a stance: the words that must stand beside it ("rule **out**") and what "not" makes of it."""

    beside: tuple[str, ...]
    stance: Stance
    negated: Stance | None


@dataclass(frozen=True)
class Cues:
    """All cues of an ontology: lemma -> cues, those that ask for more words first; and the words of change."""

    verbs: Mapping[str, tuple[Cue, ...]]
    nouns: Mapping[str, Cue]
    adjectives: Mapping[str, Cue]
    change: Mapping[Change, tuple[str, ...]]

    def lemma(self, token: Token) -> str:
        """The lemma under which a word is looked up here."""
        held: Mapping[str, object] = self.verbs if wordforms.is_verbal(token) else self.nouns
        return wordforms.lemma(token, held)


@lru_cache(maxsize=8)
def _cues(names: tuple[str, ...], key: int, holder: _Holder) -> Cues:
    ontology = holder.ontology
    verbs: dict[str, list[Cue]] = {}
    nouns: dict[str, Cue] = {}
    adjectives: dict[str, Cue] = {}
    for kind in ontology.stances.values():
        stance, negated = cast(Stance, kind.name), cast("Stance | None", kind.negated)
        for verb in kind.verbs:
            lemma, *beside = verb.split()
            verbs.setdefault(lemma, []).append(Cue(tuple(beside), stance, negated))
        nouns.update({noun: Cue((), stance, negated) for noun in kind.nouns})
        adjectives.update({word: Cue((), stance, negated) for word in kind.adjectives})
    ranked = {word: tuple(sorted(found, key=lambda cue: -len(cue.beside))) for word, found in verbs.items()}
    change = {cast(Change, name): words for name, words in ontology.change.items()}
    return Cues(ranked, nouns, adjectives, change)


class _Holder:
    """An ontology as a cache key: by identity."""

    def __init__(self, ontology: Ontology) -> None:
        self.ontology = ontology

    def __hash__(self) -> int:
        return id(self.ontology)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Holder) and other.ontology is self.ontology


def cues_of(ontology: Ontology) -> Cues:
    """The cues of an ontology; made once for each."""
    return _cues(ontology.names, id(ontology), _Holder(ontology))
