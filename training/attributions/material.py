"""Texts read by the engine, with the cues that annotators marked in them and the words of their sources and contents.

PolNeAR marks the outermost attributions alone: a cue within another's content is none there.
"""

from __future__ import annotations

import pickle
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from eval.attributions.polnear import offsets
from eval.attributions.score import brat, gold_files
from onrecord.analysis import views
from onrecord.analysis.engine import OnnxEngine
from onrecord.coders.attributions.learned_places import Places, quoted_words
from onrecord.coders.attributions.lexicon import cue_noun, cue_verb
from onrecord.coders.attributions.quoting import Marks
from onrecord.model.article import normalise

Pieces = Sequence[Sequence[int]]
HEADS = ("VERB", "NOUN", "ADJ")


@dataclass(frozen=True)
class Told:
    """A cue's head, the words of its source and its content, and the class of its lemma where the tables have one."""

    cue: int
    source: frozenset[int]
    content: frozenset[int]
    act: str | None


@dataclass
class Text:
    """A text as the heads are fitted to it."""

    name: str
    seen: np.ndarray
    places: Places
    quoted: list[bool]
    blank: list[bool]
    told: list[Told]


def polnear(folder: Path, engine: OnnxEngine, work: Path) -> Iterator[Text]:
    """The texts of a half of PolNeAR; what the engine made of them is kept in ``work``."""
    for name, path, marked in gold_files(folder):

        def made(name: str = name, path: Path = path, marked: Path = marked) -> Text:
            raw = path.read_bytes().decode("utf-8")
            text = normalise(raw)
            return text_of(name, text, engine, offsets(text, raw), brat(marked))

        yield _kept(work / f"{name}.pickle", made)


def text_of(name: str, text: str, engine: Any, place: Sequence[int], claims: Iterable[dict[str, Pieces]]) -> Text:
    """A text with its claims, whose pieces are counted as ``place`` leads from the text."""
    doc = engine(text)
    starts = [place[token.idx] for token in doc]
    ends = [
        start if token.is_space else place[token.idx + len(token) - 1] + 1
        for start, token in zip(starts, doc, strict=True)
    ]
    told = []
    for claim in claims:
        cue, source, content = (_words(starts, ends, claim.get(role) or ()) for role in ("cue", "source", "content"))
        if cue and content:
            at = head(doc, cue)
            known = cue_noun(doc[at]) if doc[at].pos_ == "NOUN" else cue_verb(doc[at])
            told.append(Told(at, source, content, known.act if known else None))
    seen = views.of(doc, engine.version)
    return Text(
        name,
        np.zeros((len(doc), 0), np.float16) if seen is None else seen,
        Places(doc),
        quoted_words(doc, Marks.of(text)),
        [token.is_space for token in doc],
        told,
    )


def head(doc: Any, words: Iterable[int]) -> int:
    """The word of a cue that governs the others, a verb before a noun before the rest."""
    chosen = set(words)
    tops = [i for i in chosen if doc[i].head.i not in chosen or doc[i].head.i == i]
    return min(tops, key=lambda i: (doc[i].pos_ not in HEADS, doc[i].is_punct, i))


def _words(starts: Sequence[int], ends: Sequence[int], pieces: Pieces) -> frozenset[int]:
    found = set()
    for start, end in pieces:
        at = max(0, bisect_left(starts, start) - 1)
        while at < len(starts) and starts[at] < end:
            if ends[at] > start:
                found.add(at)
            at += 1
    return frozenset(found)


def _kept(path: Path, make: Callable[[], Text]) -> Text:
    """What was made and kept before, or is made now."""
    if path.exists():
        with path.open("rb") as file:
            found: Text = pickle.load(file)
        return found
    text = make()
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        pickle.dump(text, file)
    return text
