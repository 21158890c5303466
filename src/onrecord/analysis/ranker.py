"""Which candidate a pronoun takes up: a log-linear model over named features, its weights a file in the package.

The weights are learned from GUM's open genres, whose licences allow it: ``training/coref/README.md``.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

Weights = Mapping[str, float]


@cache
def weights() -> Mapping[str, Weights]:
    """The shipped weights of each class of pronouns."""
    found: dict[str, dict[str, float]] = {}
    for line in files("onrecord.analysis").joinpath("pronouns.tsv").read_text("utf-8").splitlines():
        kind, feature, weight = line.split("\t")
        found.setdefault(kind, {})[feature] = float(weight)
    return found


def chances(model: Weights, candidates: Sequence[Sequence[str]]) -> list[float]:
    """The share of each candidate, adding up to 1.

    >>> [round(share, 2) for share in chances({"near": 1.0}, [["near"], ["far"]])]
    [0.73, 0.27]
    """
    scores = [sum(model.get(feature, 0.0) for feature in features) for features in candidates]
    top = max(scores, default=0.0)
    raised = [math.exp(score - top) for score in scores]
    whole = sum(raised)
    return [value / whole for value in raised]
