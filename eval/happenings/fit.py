"""Fits the weights of the features on pairs of ECB+ train, and writes them with what is set by hand.

    python -m eval.happenings.fit FOLDER        writes src/onrecord/stories/happenings/weights.toml

``FOLDER`` holds what ``eval.happenings.reading`` wrote. Pairs are those of one topic (its two look-alike subtopics
taken together) whose triggers can name one deed; a pair is right where the chain is one.
Logistic regression with an L2 penalty, by Newton's method. Features of the date of publication have no example in
ECB+, whose documents are not dated: their weights are set by hand (``BY_HAND``) and checked on the look-alikes.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from eval.happenings.ecbplus import ROOT
from eval.happenings.reading import Read, stored
from onrecord.stories.happenings.describing import Described, Profile, described, profile
from onrecord.stories.happenings.features import FEATURES, features, related
from onrecord.stories.happenings.surroundings import Surroundings, cosine, likeness, nearest, surroundings

NAMES = list(FEATURES)
PENALTY = 3.0
ROUNDS = 25
FILE = ROOT / "src" / "onrecord" / "stories" / "happenings" / "weights.toml"
BY_HAND = {
    "same_type": 2.0,
    "other_type": -0.3,
    "day_same": 3.0,
    "day_other": -15.0,
    "news_same": 2.4,
    "news_other": -11.0,
    "place_other": -11.0,
    "actor_is_other": -10.0,
    "recipient_is_other": -10.0,
    "swapped": -10.0,
    "no_party_shared": -9.0,
    "matter_apart": -9.0,
}
JOIN = 0.35
HEAD = """\
# What each feature adds to the log odds that two events are one happening (features.py says what each is).
# Made by python -m eval.happenings.fit on ECB+ train (topics 1 to 22); docs/benchmarks/stories.md has the figures.
# join: the mean probability from which an event belongs to a happening, chosen on ECB+ train and dev by CoNLL F1.
# by_hand: too few examples in ECB+, whose documents bear no date and seldom tell of events of the ontology; checked on
# the odd pairs of eval/gold/lookalikes.
"""


@dataclass(frozen=True, slots=True)
class Item:
    """A gold action as it is compared, with its chain."""

    event: Described
    report: Profile
    around: Surroundings
    topic: int
    subtopic: str
    chain: str


def items(read: Sequence[Read]) -> list[Item]:
    """The gold actions; what surrounds a report is sought among all of the split, as a shelf has it in the end."""
    told = {document.gold.article.id: described(document.gold) for document in read}
    reports = [profile(d.gold.article, [e.mention.event for e in told[d.gold.article.id]]) for d in read]
    known = {report.report: report for report in reports}
    near = {
        one.report: nearest((other.report, cosine(one.words, other.words)) for other in reports if other is not one)
        for one in reports
    }
    found = []
    for document, report in zip(read, reports, strict=True):
        both = [known[name] for name, _ in near[report.report]]
        around = surroundings(report, near[report.report], both)
        for event in told[report.report]:
            chain = document.chains[event.mention.event]
            found.append(Item(event, report, around, document.topic, document.subtopic, chain))
    return found


def pairs(known: Sequence[Item]) -> Iterator[tuple[int, int]]:
    """Numbers of the items of one topic, two by two, whose triggers can name one deed: others are never weighed."""
    for first, item in enumerate(known):
        for second in range(first + 1, len(known)):
            if known[second].topic != item.topic:
                break
            if related(item.event, known[second].event):
                yield first, second


def matrix(known: Sequence[Item], chosen: Sequence[tuple[int, int]]) -> npt.NDArray[np.float32]:
    """A row of values for each pair, the last column is one."""
    at = {name: number for number, name in enumerate(NAMES)}
    rows = np.zeros((len(chosen), len(NAMES) + 1), dtype=np.float32)
    rows[:, -1] = 1
    for row, (first, second) in enumerate(chosen):
        one, other = known[first], known[second]
        like = likeness(one.report, other.report, one.around, other.around)
        for feature in features(one.event, other.event, one.report, other.report, like):
            rows[row, at[feature.name]] = feature.value
    return rows


def labels(known: Sequence[Item], chosen: Sequence[tuple[int, int]]) -> npt.NDArray[np.float32]:
    return np.array([known[a].chain == known[b].chain for a, b in chosen], dtype=np.float32)


def logistic(
    rows: npt.NDArray[np.float32], right: npt.NDArray[np.float32], given: npt.NDArray[np.float64]
) -> npt.NDArray[np.float64]:
    """The weights, the last one the bias; ``given`` are the log odds of each pair that are set already."""
    weights = np.zeros(rows.shape[1])
    penalty = np.full(rows.shape[1], PENALTY)
    penalty[-1] = 1e-3
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-(rows @ weights + given)))
        slope = rows.T @ (chance - right) + penalty * weights
        curve = (rows * (chance * (1 - chance))[:, None]).T @ rows + np.diag(penalty)
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < 1e-5:
            break
    return weights


def fitted(known: Sequence[Item]) -> tuple[float, dict[str, float]]:
    """(bias, weight by feature) on the pairs of these items; those set by hand are left out of the fit."""
    chosen = list(pairs(known))
    rows = matrix(known, chosen)
    columns = [NAMES.index(name) for name in BY_HAND]
    given = rows[:, columns] @ np.array(list(BY_HAND.values()))
    rows[:, columns] = 0
    found = logistic(rows, labels(known, chosen), given)
    return float(found[-1]), {n: float(w) for n, w in zip(NAMES, found, strict=False) if n not in BY_HAND}


def written(bias: float, fit: dict[str, float]) -> str:
    """The file of weights."""
    lines = [f"bias = {bias:.3f}", f"join = {JOIN}", "", "[fitted]", *(f"{n} = {w:.3f}" for n, w in fit.items())]
    return HEAD + "\n".join([*lines, "", "[by_hand]", *(f"{n} = {w}" for n, w in BY_HAND.items())]) + "\n"


if __name__ == "__main__":
    FILE.write_text(written(*fitted(items(stored(Path(sys.argv[1]), "train")))), "utf-8")
