"""A text as numbers: one for each word, the same for the same word in any case, made for thousands of words at once."""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.uint32]
Marks = npt.NDArray[np.bool_]
Places = npt.NDArray[np.int64]

_TABLE = 0x2500
"""Code points whose case and kind are looked up; beyond it there are signs, and scripts without case."""
_APOSTROPHES = (0x27, 0x2019)
_BASE = 0x01000193
LONGEST_WORD = 64
"""Characters that count of one word; a longer one is an address or a slip of the page."""


@cache
def _tables() -> tuple[Numbers, Marks]:
    """For each code point its lower case, and whether it is part of a word."""
    lower = np.arange(_TABLE, dtype=np.uint32)
    inside = np.zeros(_TABLE, np.bool_)
    for point in range(_TABLE):
        small = chr(point).lower()
        lower[point] = ord(small) if len(small) == 1 else point
        inside[point] = chr(point).isalnum() or point == 0x5F
    return lower, inside


@cache
def _powers() -> Numbers:
    powers = np.ones(LONGEST_WORD, np.uint32)
    for place in range(1, LONGEST_WORD):
        powers[place] = (int(powers[place - 1]) * _BASE) & 0xFFFFFFFF
    return powers


def numbered(text: str) -> tuple[Numbers, Places, Places]:
    """The number of every word of a text, and where it starts and ends (code points).

    A word is a run of letters, digits and underlines, with an apostrophe inside ("don't"); a character of a script that
    writes no blanks between words is one by itself.
    """
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    if not len(points):
        return np.zeros(0, np.uint32), np.zeros(0, np.int64), np.zeros(0, np.int64)
    lower, inside = _tables()
    low = np.minimum(points, _TABLE - 1)
    is_word = np.where(points < _TABLE, inside[low], (points >= 0x2E80) & (points != 0xFFFD) & ~_is_sign(points))
    folded = np.where(points < _TABLE, lower[low], points).astype(np.uint32)
    held = _joined(points, is_word)
    alone = (points >= 0x2E80) & (points < 0xA000)
    begins = held & (~_before(held) | alone | _before(alone))
    starts = np.flatnonzero(begins)
    if not len(starts):
        return np.zeros(0, np.uint32), starts, starts
    ends = _ends(held, begins, starts)
    chars = np.flatnonzero(held)
    within = chars - np.repeat(starts, ends - starts)
    weights = np.where(within < LONGEST_WORD, _powers()[np.minimum(within, LONGEST_WORD - 1)], 0).astype(np.uint32)
    kept = np.where(points[chars] == _APOSTROPHES[1], np.uint32(_APOSTROPHES[0]), folded[chars])
    sums = np.add.reduceat((kept + np.uint32(1)) * weights, np.cumsum(ends - starts) - (ends - starts), dtype=np.uint32)
    return _mixed(sums), starts, ends


def _is_sign(points: Numbers) -> Marks:
    """Punctuation and pictures beyond the table: CJK marks, full-width forms, emoji."""
    return ((points >= 0x3000) & (points < 0x3040)) | ((points >= 0xFE00) & (points < 0xFF10)) | (points >= 0x1F000)


def _joined(points: Numbers, is_word: Marks) -> Marks:
    """Word characters, and the apostrophes between two of them."""
    mark = (points == _APOSTROPHES[0]) | (points == _APOSTROPHES[1])
    held = is_word.copy()
    held[1:-1] |= mark[1:-1] & is_word[:-2] & is_word[2:]
    return held


def _before(marks: Marks) -> Marks:
    """The mark of the character before each."""
    found = np.zeros(len(marks), np.bool_)
    found[1:] = marks[:-1]
    return found


def _ends(held: Marks, begins: Marks, starts: Places) -> Places:
    stops = np.zeros(len(held) + 1, np.bool_)
    stops[:-1] = ~held | begins
    stops[-1] = True
    places = np.flatnonzero(stops)
    return places[np.searchsorted(places, starts, side="right")]


def _mixed(sums: Numbers) -> Numbers:
    """Sums spread over all bits: words that differ by one letter lie far apart."""
    mixed = sums ^ (sums >> np.uint32(16))
    mixed = np.multiply(mixed, np.uint32(0x7FEB352D), dtype=np.uint32)
    spread: Numbers = np.bitwise_xor(mixed, mixed >> np.uint32(15))
    return spread
