"""Training windows: whole consecutive sentences as piece ids and label ids, some of them dressed up.

News has headlines in capitals, posts without any, and lines without a full stop. The treebanks hardly do, so a
share of the windows is shown upper-cased or lower-cased, some sentences lose their full stop before a paragraph
mark, and some windows are set in a newspaper's type: curly quotation marks and long dashes. Some words are shown
without what the tables know of them.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from onrecord.analysis.known import Known
from onrecord.analysis.lemmas import rule
from onrecord.analysis.shapes import OPENS_PARAGRAPH, shape
from onrecord.analysis.wordpiece import WordPieces
from training.labels import Labels, tag
from training.treebank import Document, Sentence, Word

CLS, SEP, UNK = 101, 102, 100
LONGEST_WORD = 12
"""Pieces read of one word."""
NONE = -100
"""The label id that the losses skip."""


@dataclass(slots=True)
class Window:
    """One training item. ``first`` holds each word's first piece; label columns are as long as ``first``."""

    ids: list[int]
    shapes: list[int]
    first: list[int]
    labels: dict[str, list[int]] = field(default_factory=dict)


class Encoder:
    """Words -> window. Keeps the pieces of each word form.

    ``answers`` numbers what the sets say of names (see ``labels.allowed``): the column ``ner`` holds these numbers.
    """

    def __init__(self, pieces: WordPieces, labels: Labels, tell: Known) -> None:
        self.cut = pieces
        self.tell = tell
        self.answers: dict[str, int] = {}
        self.index = {key: {label: i for i, label in enumerate(row)} for key, row in labels.items()}
        self.known: dict[str, list[int]] = {}

    def pieces(self, form: str) -> list[int]:
        """The ids of a word's pieces."""
        if form not in self.known:
            ids = self.cut(form[:200])[:LONGEST_WORD]
            self.known[form] = ids or [UNK]
        return self.known[form]

    def __call__(self, sentences: list[Sentence], hide: Callable[[], bool] = lambda: False) -> Window:
        """The window of these consecutive sentences; ``hide`` says whether to keep back what is known of a word."""
        window = Window([CLS], [0], [])
        for sentence in sentences:
            for position, word in enumerate(sentence.words):
                pieces = self.pieces(word.form)
                mark = OPENS_PARAGRAPH if sentence.paragraph and not position else 0
                window.first.append(len(window.ids))
                window.ids += pieces
                told = 0 if hide() else self.tell(word.form)
                window.shapes += [shape(word.form) + mark + told] * len(pieces)
        window.ids.append(SEP)
        window.shapes.append(0)
        window.labels = self._labels(sentences)
        return window

    def _labels(self, sentences: list[Sentence]) -> dict[str, list[int]]:
        columns: dict[str, list[int]] = {key: [] for key in ("xpos", "morph", "lemma", "dep", "head", "start", "ner")}
        offset = 0
        for s in sentences:
            size = len(s.words)
            columns["ner"] += [self._answer(t) for t in s.entities] if s.entities else [NONE] * size
            if not s.tree:
                for key in ("xpos", "morph", "lemma", "dep", "head", "start"):
                    columns[key] += [NONE] * size
            else:
                rows: dict[str, list[str]] = {
                    "xpos": [w.xpos for w in s.words],
                    "morph": [tag(w) for w in s.words],
                    "lemma": [rule(w.form, w.lemma) for w in s.words],
                    "dep": [w.deprel for w in s.words],
                }
                for key, row in rows.items():
                    columns[key] += [self.index[key].get(label, NONE) for label in row]
                columns["head"] += [w.head + offset if w.head else 0 for w in s.words]
                columns["start"] += [1] + [0] * (size - 1)
            offset += size
        return columns

    def _answer(self, answer: str) -> int:
        return self.answers.setdefault(answer, len(self.answers))


def cut(document: Document, longest: int = 110) -> Iterator[list[Sentence]]:
    """Consecutive sentences of a document, together no longer than ``longest`` words."""
    now: list[Sentence] = []
    for sentence in document.sentences:
        if now and sum(len(s.words) for s in now) + len(sentence.words) > longest:
            yield now
            now = []
        now.append(_shorten(sentence))
    if now:
        yield now


def _shorten(sentence: Sentence, longest: int = 200) -> Sentence:
    """A sentence of hundreds of words is a list or a table: keep its beginning."""
    if len(sentence.words) <= longest:
        return sentence
    words = [replace(w, head=w.head if w.head <= longest else 0) for w in sentence.words[:longest]]
    return replace(sentence, words=words, entities=sentence.entities and sentence.entities[:longest])


def dress(sentences: list[Sentence], chance: random.Random) -> list[Sentence]:
    """One pass's variant of a window: paragraph marks shown or hidden, full stops lost, capitals changed."""
    result = []
    for position, sentence in enumerate(sentences):
        opens = chance.random() < (0.7 if sentence.paragraph else 0.5 if position == 0 else 0.08)
        if position and opens and chance.random() < 0.5:
            result[-1] = _without_stop(result[-1])
        result.append(replace(sentence, paragraph=opens))
    if chance.random() < 0.3:
        result = [replace(s, words=[_typeset(w) for w in s.words]) for s in result]
    draw = chance.random()
    if draw < 0.05:
        return [_recase(s, str.upper) for s in result]
    if draw < 0.08:
        return [_recase(s, str.lower) for s in result]
    return result


def _without_stop(sentence: Sentence) -> Sentence:
    last = len(sentence.words)
    if last < 3 or sentence.words[-1].form != "." or any(w.head == last for w in sentence.words):
        return sentence
    return replace(sentence, words=sentence.words[:-1], entities=sentence.entities and sentence.entities[:-1])


def _typeset(word: Word) -> Word:
    if word.form == '"' and word.xpos in ("``", "''"):
        return replace(word, form="“" if word.xpos == "``" else "”")
    if word.form == "--":
        return replace(word, form="—", lemma="—")
    if "'" not in word.form:
        return word
    opening = word.xpos == "``"
    form = word.form.replace("'", "‘" if opening else "’")
    return replace(word, form=form, lemma=form if word.lemma == word.form else word.lemma)


def _recase(sentence: Sentence, case: Any) -> Sentence:
    def changed(word: Word) -> Word:
        form = case(word.form)
        if len(form) != len(word.form):  # "ß" grows in capitals
            return word
        return replace(word, form=form, lemma=case(word.lemma) if word.upos == "PROPN" else word.lemma)

    return replace(sentence, words=[changed(w) for w in sentence.words])


def batches(windows: list[Window], pieces: int, chance: random.Random) -> list[list[Window]]:
    """Windows of like length together, at most ``pieces`` padded pieces a batch, in random order."""
    result: list[list[Window]] = []
    now: list[Window] = []
    longest = 0
    for window in sorted(windows, key=lambda w: len(w.ids) + chance.random() * 8):
        if now and max(longest, len(window.ids)) * (len(now) + 1) > pieces:
            result.append(now)
            now, longest = [], 0
        now.append(window)
        longest = max(longest, len(window.ids))
    if now:
        result.append(now)
    chance.shuffle(result)
    return result
