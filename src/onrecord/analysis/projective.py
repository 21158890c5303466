"""The best tree without crossing arcs: English has next to none, so arcs that cross are mostly slips."""

from __future__ import annotations

from typing import Any

import numpy as np

Array = np.ndarray[Any, np.dtype[Any]]
NEVER = -1e9


def crosses(heads: Array) -> bool:
    """Whether any two arcs of a tree cross. ``heads`` count from 1, 0 is the root."""
    words = np.arange(1, len(heads) + 1)
    left, right = np.minimum(words, heads), np.maximum(words, heads)
    starts_within = (left[:, None] < left[None]) & (left[None] < right[:, None])
    return bool((starts_within & (right[None] > right[:, None])).any())


def eisner(scores: Array) -> Array:
    """Eisner's algorithm: the heads of all nodes in the best projective tree under node 0.

    Args:
        scores: a square, row: dependent, column: head; row 0 is not read.
    """
    size = len(scores)
    # best[left or right][start, end]: complete spans, headed by their end or their start; open spans are one arc wide
    complete = np.full((2, size, size), NEVER)
    open_ = np.full((2, size, size), NEVER)
    split = np.zeros((4, size, size), int)
    complete[:, np.arange(size), np.arange(size)] = 0.0
    for width in range(1, size):
        start = np.arange(size - width)
        end = start + width
        middle = start[:, None] + np.arange(width)[None]
        joined = complete[1][start[:, None], middle] + complete[0][middle + 1, end[:, None]]
        place = joined.argmax(1)
        best = joined[start, place]
        split[0][start, end] = split[1][start, end] = start + place
        open_[0][start, end] = best + scores[start, end]
        open_[1][start, end] = best + scores[end, start]
        leftward = complete[0][start[:, None], middle] + open_[0][middle, end[:, None]]
        place = leftward.argmax(1)
        complete[0][start, end] = leftward[start, place]
        split[2][start, end] = start + place
        rightward = open_[1][start[:, None], middle + 1] + complete[1][middle + 1, end[:, None]]
        place = rightward.argmax(1)
        complete[1][start, end] = rightward[start, place]
        split[3][start, end] = start + place + 1
    return _heads(split, size)


def _heads(split: Array, size: int) -> Array:
    heads = np.zeros(size, int)
    rest = [(0, size - 1, 1, True)]
    while rest:
        start, end, rightward, whole = rest.pop()
        if start == end:
            continue
        if whole:
            place = int(split[2 + rightward][start, end])
            if rightward:
                rest += [(start, place, 1, False), (place, end, 1, True)]
            else:
                rest += [(start, place, 0, True), (place, end, 0, False)]
        else:
            heads[end if rightward else start] = start if rightward else end
            place = int(split[rightward][start, end])
            rest += [(start, place, 1, True), (place + 1, end, 0, True)]
    return heads
