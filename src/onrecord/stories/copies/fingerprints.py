"""The keys under which a report is found again: a few of its runs of five words, chosen so that copies choose alike.

Winnowing: of every ``WINDOW`` runs in a row the one with the smallest number is taken. Two reports with any run of
``WINDOW + GRAM - 1`` words in common therefore share a key, however little of either it is. Bands of MinHash, which
answer to the part that is shared, would miss the passage that a long report took over.
"""

from __future__ import annotations

import numpy as np

from onrecord.stories.copies.alignment import GRAM, Grams
from onrecord.stories.copies.telling import Telling
from onrecord.stories.copies.words import Marks

WINDOW = 12
"""Runs of which one is taken. A passage is at least 25 words of telling and mostly one run of 16 or more: with 12 no
pair of the development half that has such a run is missed; each report has about one key for six words."""
MOST_KEYS = 400
"""Keys of one report, so that a page of sixty pages of print costs no more than a long article."""


def own_runs(telling: Telling) -> Marks:
    """Which runs of five words are the report's own telling to the last word."""
    if len(telling.own) < GRAM:
        return np.zeros(0, np.bool_)
    told = np.cumsum(np.concatenate([[0], telling.own]))
    return (told[GRAM:] - told[:-GRAM]) == GRAM  # type: ignore[no-any-return]


def fingerprints(telling: Telling, runs: Grams) -> list[int]:
    """The keys of a report's own telling, signed 64-bit numbers; quotations and recurring lines give none."""
    chosen = _winnowed(runs[own_runs(telling)])
    if len(chosen) > MOST_KEYS:
        chosen = np.sort(chosen)[:MOST_KEYS]
    return [int(key) for key in chosen.view(np.int64)]


def _winnowed(runs: Grams) -> Grams:
    if len(runs) <= WINDOW:
        return np.unique(runs)[:1]
    windows = np.lib.stride_tricks.sliding_window_view(runs, WINDOW)
    return np.unique(windows.min(axis=1))
