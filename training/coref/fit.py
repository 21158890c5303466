"""Fits the weights to the right candidates' likelihood, kept small by their squares: plain numpy, no chance in it."""

from collections import Counter
from collections.abc import Sequence

import numpy as np

from onrecord.analysis.ranker import chances
from training.coref.cases import Case

RARE = 3
"""Features seen in fewer candidates carry no weight."""


def fit(cases: Sequence[Case], penalty: float, steps: int = 600, rate: float = 0.05) -> dict[str, float]:
    """The weights of one class of pronouns, by Adam from zero over all cases at once."""
    seen = Counter(feature for case in cases for candidate in case.features for feature in candidate)
    names = sorted(feature for feature, count in seen.items() if count >= RARE)
    index = {name: place for place, name in enumerate(names)}
    flat: list[int] = []
    rows: list[int] = []
    owner: list[int] = []
    right: list[bool] = []
    for number, case in enumerate(cases):
        for place, candidate in enumerate(case.features):
            known = [index[feature] for feature in candidate if feature in index]
            flat += known
            rows += [len(owner)] * len(known)
            owner.append(number)
            right.append(place in case.right)
    features, row, of, good = np.array(flat), np.array(rows), np.array(owner), np.array(right)
    weights, first, second = (np.zeros(len(names)) for _ in range(3))
    for step in range(1, steps + 1):
        scores = np.bincount(row, weights[features], len(of))
        raised = np.exp(scores - np.clip(scores.max(), 0, None))
        share = raised / np.bincount(of, raised)[of]
        among = raised * good
        wanted = among / np.bincount(of, among)[of]
        slope = np.bincount(features, (share - wanted)[row], len(names)) + penalty * weights
        first = 0.9 * first + 0.1 * slope
        second = 0.999 * second + 0.001 * slope**2
        weights -= rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True) if abs(weight) >= 0.005}


def right_of(weights: dict[str, float], cases: Sequence[Case]) -> tuple[int, int, int]:
    """How many cases are right, wrong and left open (nothing is likelier than each candidate) under these weights."""
    right = wrong = 0
    for case in cases:
        shares = chances(weights, case.features)
        best = max(range(len(shares)), key=shares.__getitem__)
        if best in case.right:
            right += best < len(shares) - 1
        elif best < len(shares) - 1:
            wrong += 1
    return right, wrong, len(cases) - right - wrong
