"""From the network's scores to one tree a sentence, one relation a word, and names that do not overlap."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from onrecord.analysis.projective import NEVER, Array, crosses, eisner

LONGEST = 120
"""Words in a sentence up to which crossing arcs are untangled: the time grows with the cube, and beyond stand lists."""


def tree(arcs: Array) -> Array:
    """The head of each word, 0 for the root: the best tree with exactly one root.

    Where its arcs cross, the best tree under the same root in which none do: in English crossing is mostly a slip
    (on the dev documents .1 LAS better, and every phrase in one piece).

    Args:
        arcs: one row a word, one column a head; column 0 is the root, column i + 1 word i.
    """
    count = len(arcs)
    arcs = arcs.astype(np.float64)
    arcs[np.arange(count), np.arange(count) + 1] = NEVER
    heads: Array = arcs.argmax(1)
    fine = (heads == 0).sum() == 1 and _cycle(heads) is None
    if fine and (count > LONGEST or not crosses(heads)):
        return heads
    gain = arcs[:, 0] - (arcs[:, 1:].max(1) if count > 1 else 0.0)
    root = int((heads == 0).argmax() if fine else gain.argmax())
    arcs[:, 0] = NEVER
    arcs[root] = NEVER
    arcs[root, 0] = 0.0
    square = np.vstack([np.full((1, count + 1), NEVER), arcs])
    if not fine:
        heads = _arborescence(square)[1:]
    return eisner(square)[1:] if count <= LONGEST and crosses(heads) else heads


def _cycle(heads: Array) -> list[int] | None:
    """The members, as 1-based words, of a circle among the heads, if there is one."""
    state = [0] * (len(heads) + 1)
    state[0] = 2
    for start in range(1, len(heads) + 1):
        path = []
        now = start
        while state[now] == 0:
            state[now] = 1
            path.append(now)
            now = int(heads[now - 1])
        if state[now] == 1:
            return path[path.index(now) :]
        for node in path:
            state[node] = 2
    return None


def _arborescence(scores: Array) -> Array:
    """Chu-Liu/Edmonds: the heads of all nodes in the best tree under node 0. Row: dependent, column: head."""
    heads: Array = scores.argmax(1)
    circle = _cycle(heads[1:])
    if circle is None:
        return heads
    inside = np.asarray(circle)
    outside = np.setdiff1d(np.arange(len(scores)), inside)
    last = len(outside)  # the place of the whole circle in the contracted graph
    smaller = np.full((last + 1, last + 1), NEVER)
    smaller[:last, :last] = scores[np.ix_(outside, outside)]
    leaving = scores[np.ix_(outside, inside)]
    smaller[1:last, last] = leaving[1:].max(1)
    entering = scores[np.ix_(inside, outside)] - scores[inside, heads[inside]][:, None]
    smaller[last, :last] = entering.max(0)
    contracted = _arborescence(smaller)
    for place in range(1, last):
        head = contracted[place]
        heads[outside[place]] = inside[leaving[place].argmax()] if head == last else outside[head]
    source = contracted[last]
    heads[inside[entering[:, source].argmax()]] = outside[source]
    return heads


def relations(dependents: Array, governors: Array, weights: Array, heads: Array, root: int) -> Array:
    """The best relation of each word to its head; ``root`` is that of the root and of no other word.

    Args:
        dependents: each word as a dependent.
        governors: the root, then each word as a head.
        weights: relation, dependent, head: the bilinear form, with a bias at the end of both its sides.
        heads: what ``tree`` gave.
    """
    count = len(heads)
    ones = np.ones((count, 1), dependents.dtype)
    left = np.concatenate([dependents, ones], 1)
    right = np.concatenate([governors[heads], ones], 1)
    size = left.shape[1]
    given = left @ weights.transpose(1, 0, 2).reshape(size, -1)
    scores = (given.reshape(count, -1, size) * right[:, None]).sum(-1)
    scores[:, root] = NEVER
    best: Array = scores.argmax(1)
    best[heads == 0] = root
    return best


class Names:
    """The best sequence of BIO labels in which no name begins in its middle."""

    def __init__(self, labels: Sequence[str]) -> None:
        inside = np.array([label.startswith("I-") for label in labels])
        follows = np.array([[a[2:] == b[2:] != "" for b in labels] for a in labels])
        self.labels = list(labels)
        self._step = np.where(inside[None] & ~follows, NEVER, 0.0)
        self._first = np.where(inside, NEVER, 0.0)

    def decode(self, scores: Array, opens: Sequence[bool]) -> list[str]:
        """One label a word; ``opens`` marks the words that no name may reach across."""
        if not len(scores):
            return []
        scores = scores - scores.max(1, keepdims=True)
        scores = scores - np.log(np.exp(scores).sum(1, keepdims=True))
        best = scores[0] + self._first
        back = []
        for row, fresh in zip(scores[1:], opens[1:], strict=True):
            paths = best[:, None] + self._step
            back.append(paths.argmax(0))
            best = paths.max(0) + row + (self._first if fresh else 0.0)
        now = int(best.argmax())
        path = [now]
        for row in reversed(back):
            now = int(row[now])
            path.append(now)
        return [self.labels[label] for label in reversed(path)]
