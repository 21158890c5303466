"""Other names put in for those of the text, word for word, so that its tree stays: rare places, foreign persons.

The marked texts hold some thousand names, mostly American and European; a report may name any town or minister of the
world. What a name is swapped for is of its own kind, and one name of a window is swapped for one other throughout.
"""

import random
from collections.abc import Iterable
from dataclasses import replace

from training.onomasticon import Onomasticon
from training.treebank import Document, Sentence, Word

SHARE = 0.3
"""Of the windows with names, those in which names are swapped."""
COMMON = frozenset({"of", "the", "and", "for", "de", "la", "al", "bin", "von", "van", "in"})


class Swaps:
    """Swaps names of windows. Draws from the tables of the package and from the marked texts' own organisations."""

    def __init__(self, names: Onomasticon, documents: Iterable[Document]) -> None:
        self._names = names
        self._single = [c for c in names.countries if " " not in c and len(c) > 3]
        self._places = frozenset(names.big) | frozenset(self._single) | {s for s in names.states if " " not in s}
        self._adjectives = frozenset(names.adjectives)
        bodies = {(n,) for n in names.organisations if n.isupper() or len(n) > 3} | {
            tuple(n.split()) for n in names.bodies
        }
        for sentence in (s for doc in documents for s in doc.sentences if s.entities):
            for start, end, kind in _spans(sentence.entities or []):
                if kind == "ORG" and not sentence.tree:
                    bodies.add(tuple(w.form for w in sentence.words[start:end]))
        self._bodies: dict[int, list[tuple[str, ...]]] = {}
        for body in sorted(bodies):
            self._bodies.setdefault(len(body), []).append(body)

    def __call__(self, sentences: list[Sentence], chance: random.Random) -> list[Sentence]:
        """The window with some of its names swapped."""
        if chance.random() >= SHARE or not any(s.entities for s in sentences):
            return sentences
        known: dict[str, str] = {}
        return [self._sentence(s, known, chance) if s.entities else s for s in sentences]

    def _sentence(self, sentence: Sentence, known: dict[str, str], chance: random.Random) -> Sentence:
        answers = list(sentence.entities or [])
        words = list(sentence.words)
        for start, end, kind in _spans(answers):
            if all(w.form[:1].isupper() for w in words[start:end] if w.form.lower() not in COMMON):
                for offset, form in enumerate(self._other([w.form for w in words[start:end]], kind, known, chance)):
                    words[start + offset] = _named(words[start + offset], form)
        return replace(sentence, words=words, entities=answers)

    def _other(self, forms: list[str], kind: str, known: dict[str, str], chance: random.Random) -> list[str]:
        if all(form in known for form in forms):
            return [known[form] for form in forms]
        made: tuple[str, ...] = ()
        if kind == "PERSON" and len(forms) < 4:
            fitting = [chance.choice(self._names.people) for _ in range(2)]
            given, family = fitting[0], fitting[1]
            made = (family[-1],) if len(forms) == 1 else (*given[: len(forms) - 1], family[-1])
            made = made if len(made) == len(forms) else ()
        elif kind in ("GPE", "GPE/LOC/FAC") and len(forms) == 1 and (kind == "GPE" or forms[0] in self._places):
            draw = chance.random()
            made = (
                chance.choice(self._single if draw < 0.3 else self._names.big if draw < 0.7 else self._names.towns),
            )
        elif kind == "NORP" and len(forms) == 1 and forms[0] in self._adjectives:
            made = (chance.choice(self._names.adjectives),)
        elif kind == "ORG" and forms[0] in self._adjectives and len(forms) > 1:
            made = (chance.choice(self._names.adjectives), *forms[1:])
        elif kind == "ORG" and chance.random() < 0.5:
            made = chance.choice(self._bodies.get(len(forms), [()]))
        if not made or any(not part for part in made):
            made = tuple(forms)
        known.update(zip(forms, made, strict=True))
        return list(made)


def _spans(answers: list[str]) -> list[tuple[int, int, str]]:
    found, start = [], None
    for index, answer in enumerate([*answers, "O"]):
        if start is not None and not answer.startswith("I-"):
            found.append((start, index, answers[start][2:]))
            start = None
        if answer.startswith("B-"):
            start = index
    return found


def _named(word: Word, form: str) -> Word:
    return word if word.form == form else replace(word, form=form, lemma=form)


def settle(documents: Iterable[Document], names: Onomasticon) -> None:
    """Decide, in place, what a set left open of a place: states and large towns are GPE, also where they act.

    Our rule: a country is GPE whatever it does; GUM and wikigold hold it for an organisation where it acts or plays.
    """
    states, regions, big = names.states, names.regions, frozenset(names.big)
    for sentence in (s for doc in documents for s in doc.sentences if s.entities):
        answers = sentence.entities or []
        for start, end, kind in _spans(answers):
            text = " ".join(w.form for w in sentence.words[start:end])
            state = text in states
            town = kind == "GPE/LOC/FAC" and text in big and text not in regions
            if (kind == "ORG" and state and len(text) > 3) or (kind == "GPE/LOC/FAC" and (state or town)):
                answers[start:end] = ["B-GPE"] + ["I-GPE"] * (end - start - 1)
            elif kind == "GPE/LOC/FAC" and text in regions:
                answers[start:end] = ["B-LOC"] + ["I-LOC"] * (end - start - 1)
