"""Which words of two reports are the same: runs of five or more, joined over small differences.

Every run is found wherever it stands in the other report, so that a text which was cut, turned round or taken over into
another one is seen as well as one that was copied whole.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onrecord.stories.copies.telling import Telling
from onrecord.stories.copies.words import Marks, Numbers

GRAM = 5
"""Words of a seed. Five in a row are seldom the same by chance; names with titles are (see ``SHORTEST``)."""
GAP = 6
"""Words on either side that two runs may lie apart and still be one passage: a word changed, a clause put in."""
SHORTEST = 10
"""Words in common that a passage must have: "US President X and his Y counterpart Z" alone is nobody's text."""
PLACES = 8
"""Places of one seed in the other report that are tried, so that a line printed a hundred times costs no more."""
_BASE = np.uint64(0x9E3779B97F4A7C15)

Grams = npt.NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Run:
    """Words that are the same: ``size`` of them, from word ``a`` of the first report and word ``b`` of the second."""

    a: int
    b: int
    size: int


@dataclass(frozen=True, slots=True)
class Aligned:
    """What two reports share.

    Attributes:
        passages: runs that belong together, in the order of the first report.
        told_a, told_b: for every word whether it lies in a passage and is nobody's quotation: a post that one report
            prints without marks is known by the marks of the other.
    """

    passages: tuple[tuple[Run, ...], ...]
    told_a: Marks
    told_b: Marks


def grams(words: Numbers, size: int = GRAM) -> Grams:
    """A number for every run of ``size`` words; empty for a shorter text."""
    count = len(words) - size + 1
    if count <= 0:
        return np.zeros(0, np.uint64)
    total = np.zeros(count, np.uint64)
    for offset in range(size):
        total = (total ^ words[offset : offset + count].astype(np.uint64)) * _BASE
        total ^= total >> np.uint64(29)
    return total


class Laid:
    """One report made ready to be laid beside many: its seeds sorted once.

    Attributes:
        telling: its words.
        seeds: the numbers of its runs of five words, in the order of the text.
    """

    def __init__(self, telling: Telling) -> None:
        self.telling = telling
        self.seeds = grams(telling.words)
        self._known, self._which = np.unique(self.seeds, return_inverse=True)

    def common(self, seeds: Grams) -> tuple[Marks, Marks]:
        """Which seeds of this report are among those given, and which of those given are among its."""
        if not len(self._known) or not len(seeds):
            return np.zeros(len(self.seeds), np.bool_), np.zeros(len(seeds), np.bool_)
        at = np.minimum(np.searchsorted(self._known, seeds), len(self._known) - 1)
        theirs = self._known[at] == seeds
        held = np.zeros(len(self._known), np.bool_)
        held[at[theirs]] = True
        return held[self._which], theirs


def align(a: Telling, b: Telling) -> Aligned:
    """The passages that two reports share."""
    laid, seeds = Laid(a), grams(b.words)
    return passages(a, b, (laid.seeds, seeds), laid.common(seeds))


def passages(a: Telling, b: Telling, seeds: tuple[Grams, Grams], common: tuple[Marks, Marks]) -> Aligned:
    """The passages that two reports share; ``common`` marks the seeds of either that the other has too."""
    runs = _runs(a.words, b.words, seeds, common)
    found = [each for each in _passages(runs, a, b) if sum(run.size for run in each) >= SHORTEST]
    told_a, told_b = np.zeros(len(a.words), np.bool_), np.zeros(len(b.words), np.bool_)
    for run in (run for passage in found for run in passage):
        in_a, in_b = slice(run.a, run.a + run.size), slice(run.b, run.b + run.size)
        told = a.own[in_a] & b.own[in_b]
        told_a[in_a] |= told
        told_b[in_b] |= told
    return Aligned(tuple(map(tuple, found)), told_a, told_b)


def _runs(a: Numbers, b: Numbers, seeds: tuple[Grams, Grams], common: tuple[Marks, Marks]) -> list[Run]:
    """The longest runs from left to right; each word of the first report lies in one at most."""
    places: dict[int, list[int]] = {}
    for place in np.flatnonzero(common[1]).tolist():
        found = places.setdefault(int(seeds[1][place]), [])
        if len(found) < PLACES:
            found.append(place)
    runs: list[Run] = []
    at = 0
    starts = np.flatnonzero(common[0])
    while len(here := starts[np.searchsorted(starts, at) :]):
        start = int(here[0])
        sizes = [(_reach(a, start, b, place), -place) for place in places.get(int(seeds[0][start]), ())]
        size, place = max(sizes, default=(0, 0))
        if size >= GRAM:
            runs.append(Run(start, -place, size))
        at = start + max(size, 1)
    return runs


def _reach(a: Numbers, i: int, b: Numbers, j: int) -> int:
    """How many words are the same from word ``i`` and word ``j`` on."""
    most = min(len(a) - i, len(b) - j)
    differs = np.flatnonzero(a[i : i + most] != b[j : j + most])
    return int(differs[0]) if len(differs) else most


def _passages(runs: list[Run], a: Telling, b: Telling) -> list[list[Run]]:
    found: list[list[Run]] = []
    for run in runs:
        last = found[-1][-1] if found else None
        if last and _near(last.a + last.size, run.a, a.breaks) and _near(last.b + last.size, run.b, b.breaks):
            found[-1].append(run)
        else:
            found.append([run])
    return found


def _near(end: int, start: int, breaks: Marks) -> bool:
    return 0 <= start - end <= GAP and not breaks[end : start + 1].any()
