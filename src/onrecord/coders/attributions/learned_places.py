"""What the heads are told of words besides their vectors: relation, tag, quotation, and how the tree leads from a cue
to a word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.coders.attributions.quoting import Marks

REACH = 100
"""How many words to each side of a cue are judged, within its sentence and those beside it: 85 in 100 of the words that
people marked as source or content in 150 reports; the others are of quotations that go on, which marks tell."""
HIGHEST = 4
"""Steps up the tree from a cue that are told apart."""
STEPS = (0, 1, 2, 3, 4, 6, 9, 14, 22, 35, 60)
"""Distances in words that are told apart, up to each bound."""
MIDDLE = len(STEPS)
DISTANCES = 2 * len(STEPS) + 1
NOWHERE = "far"
"""The path to a word of another tree."""


class Places:
    """The trees of a text as plain lists, which are walked many times."""

    def __init__(self, doc: Any) -> None:
        self.heads = [token.head.i for token in doc]
        self.relations = [token.dep_ for token in doc]
        self.tags = [token.tag_ for token in doc]
        self.starts = [bool(token.is_sent_start) for token in doc]

    def around(self, cue: int) -> range:
        """The words of a cue's sentence, of the one before and of the one after, as far as ``REACH``."""
        start, end = self._begin(cue), self._end(cue)
        start = self._begin(start - 1) if start > 0 else 0
        end = self._end(end) if end < len(self.heads) else end
        return range(max(start, cue - REACH), min(end, cue + 1 + REACH))

    def _begin(self, word: int) -> int:
        """Where the sentence of a word begins."""
        while word > 0 and not self.starts[word]:
            word -= 1
        return word

    def _end(self, word: int) -> int:
        """Where the next sentence begins."""
        word += 1
        while word < len(self.starts) and not self.starts[word]:
            word += 1
        return word

    def paths(self, cue: int, words: Sequence[int]) -> list[str]:
        """How the tree leads from a cue to each word: steps up, then the relation by which it goes down.

        ``0:ccomp`` is in the clause that the cue governs, ``1:.`` the cue's own head, ``1:nsubj`` in that head's
        subject.
        """
        above = {word: step for step, word in enumerate(self._above(cue))}
        return ["self" if word == cue else self._path(word, above) for word in words]

    def _above(self, word: int) -> list[int]:
        found = [word]
        while self.heads[found[-1]] != found[-1] and len(found) < 60:
            found.append(self.heads[found[-1]])
        return found

    def _path(self, word: int, above: dict[int, int]) -> str:
        below = "."
        for at in self._above(word):
            if at in above:
                return f"{min(above[at], HIGHEST)}:{below}"
            below = self.relations[at]
        return NOWHERE


def distances(cue: int, words: Sequence[int]) -> NDArray[np.int64]:
    """The class of each word's distance from a cue, ``MIDDLE`` the cue's own."""
    apart = np.asarray(words, np.int64) - cue
    steps: NDArray[np.int64] = np.searchsorted(STEPS, np.abs(apart))
    return MIDDLE + np.sign(apart) * np.minimum(steps, MIDDLE)


def quoted_words(doc: Any, marks: Marks) -> list[bool]:
    """Of each word whether it stands in a quotation."""
    found = [False] * len(doc)
    for mark in marks.found:
        span = doc.char_span(*mark.inner, alignment_mode="contract")
        if span is not None:
            found[span.start : span.end] = [True] * len(span)
    return found
