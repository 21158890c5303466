"""Scores of clusterings: MUC, B-cubed, CEAF-e, their mean (CoNLL F1), and LEA; all in percent, written from the papers.

A clustering is a mapping from mention to the name of its cluster; both must hold the same mentions (gold mentions).
MUC: Vilain et al. 1995; B-cubed: Bagga and Baldwin 1998; CEAF with the entity measure phi4: Luo 2005; LEA: Moosavi and
Strube 2016, importance being the size of a cluster, a singleton linked to itself.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

Clustering = Mapping[str, str]
Groups = list[frozenset[str]]


@dataclass(frozen=True, slots=True)
class Score:
    """Precision and recall, 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean in percent."""
        total = self.precision + self.recall
        return 200 * self.precision * self.recall / total if total else 0.0


def groups(clustering: Clustering) -> Groups:
    """The clusters as sets of mentions."""
    found: dict[str, set[str]] = defaultdict(set)
    for mention, cluster in clustering.items():
        found[cluster].add(mention)
    return [frozenset(found[cluster]) for cluster in sorted(found)]


def scores(gold: Clustering, told: Clustering) -> dict[str, Score]:
    """``muc``, ``b3``, ``ceafe``, ``lea``. Raises ValueError where the mentions are not the same."""
    if gold.keys() != told.keys():
        raise ValueError("both clusterings must hold the same mentions")
    key, response = groups(gold), groups(told)
    matched = ceaf(key, response)
    return {
        "muc": Score(muc(response, gold), muc(key, told)),
        "b3": Score(b3(response, key, gold), b3(key, response, told)),
        "ceafe": Score(matched / len(response), matched / len(key)) if key else Score(0, 0),
        "lea": Score(lea(response, gold), lea(key, told)),
    }


def conll(found: Mapping[str, Score]) -> float:
    """The mean of the F1 of MUC, B-cubed and CEAF-e, in percent."""
    return (found["muc"].f1 + found["b3"].f1 + found["ceafe"].f1) / 3


def muc(key: Groups, other: Clustering) -> float:
    """How many of the links that hold the key's clusters together the other has."""
    links = sum(len(cluster) - 1 for cluster in key)
    kept = sum(len(cluster) - len({other[mention] for mention in cluster}) for cluster in key)
    return kept / links if links else 0.0


def b3(key: Groups, response: Groups, other: Clustering) -> float:
    """The mean over mentions of how much of the mention's key cluster the other keeps together."""
    total = sum(len(cluster) for cluster in key)
    kept = sum(n * n / len(cluster) for cluster in key for n in Counter(other[m] for m in cluster).values())
    return kept / total if total else 0.0


def lea(key: Groups, other: Clustering) -> float:
    """The mean over clusters, by size, of how many of the links within a cluster the other has."""
    sizes = Counter(other.values())
    total = sum(len(cluster) for cluster in key)
    kept = 0.0
    for cluster in key:
        if len(cluster) == 1:
            (mention,) = cluster
            kept += sizes[other[mention]] == 1
            continue
        links = len(cluster) * (len(cluster) - 1) / 2
        kept += len(cluster) * sum(n * (n - 1) / 2 for n in Counter(other[m] for m in cluster).values()) / links
    return kept / total if total else 0.0


def ceaf(key: Groups, response: Groups) -> float:
    """The sum of phi4 over the best one-to-one assignment of clusters."""
    of = {mention: number for number, cluster in enumerate(response) for mention in cluster}
    value: dict[int, dict[int, float]] = {}
    for number, cluster in enumerate(key):
        shared = Counter(of[mention] for mention in cluster)
        value[number] = {other: 2 * n / (len(cluster) + len(response[other])) for other, n in shared.items()}
    return sum(_best(rows) for rows in _components(value))


def _components(value: dict[int, dict[int, float]]) -> list[list[dict[int, float]]]:
    """The rows in parts that share no column: each part is assigned by itself."""
    by_column: dict[int, list[int]] = defaultdict(list)
    for row, cells in value.items():
        for column in cells:
            by_column[column].append(row)
    seen: set[int] = set()
    found = []
    for start in value:
        if start in seen:
            continue
        seen.add(start)
        part, queue = [], [start]
        while queue:
            row = queue.pop()
            part.append(value[row])
            fresh = {other for column in value[row] for other in by_column[column]} - seen
            seen |= fresh
            queue += sorted(fresh)
        found.append(part)
    return found


def _best(rows: list[dict[int, float]]) -> float:
    """The greatest sum of one cell a row and column (the Hungarian method with potentials, on costs)."""
    columns = sorted({column for row in rows for column in row})
    if len(rows) == 1 or len(columns) == 1:
        return max((value for row in rows for value in row.values()), default=0.0)
    size = max(len(rows), len(columns))
    cost = [[-rows[r].get(columns[c], 0.0) if r < len(rows) and c < len(columns) else 0.0 for c in range(size)]
            for r in range(size)]  # fmt: skip
    u, v, match = [0.0] * (size + 1), [0.0] * (size + 1), [0] * (size + 1)
    for row in range(1, size + 1):
        match[0], column = row, 0
        least, before, used = [float("inf")] * (size + 1), [0] * (size + 1), [False] * (size + 1)
        while match[column]:
            used[column] = True
            current, step, following = match[column], float("inf"), 0
            for c in range(1, size + 1):
                if used[c]:
                    continue
                reduced = cost[current - 1][c - 1] - u[current] - v[c]
                if reduced < least[c]:
                    least[c], before[c] = reduced, column
                if least[c] < step:
                    step, following = least[c], c
            for c in range(size + 1):
                if used[c]:
                    u[match[c]] += step
                    v[c] -= step
                else:
                    least[c] -= step
            column = following
        while column:
            match[column] = match[before[column]]
            column = before[column]
    return -sum(cost[match[c] - 1][c - 1] for c in range(1, size + 1))
