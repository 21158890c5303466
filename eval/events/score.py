"""Scores events coded end to end from single sentences against rows of (sentence, source, target, root).

A party is right when it shares a content word with gold's. A row is found when ONE event has source, target and root
right.
Only one event is labelled a row, so precision (found rows over predicted events) is a lower bound. Intervals: bootstrap
over rows, seed 1, 1,000 draws.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass

LIGHT = frozenset("the a an of in on at to for by and or its their his her s with from that which who".split())
ROOTS = {
    "CONCEDE": "YIELD", "RETREAT": "YIELD", "DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE",
    "FIGHT": "ASSAULT",
}  # fmt: skip
"""Roots of other editions of PLOVER under the names of the rows' own (15 roots)."""
QUADS = (
    ("AGREE", "CONSULT", "SUPPORT"),
    ("COOPERATE", "AID", "YIELD"),
    ("ACCUSE", "REQUEST", "REJECT", "THREATEN"),
    ("SANCTION", "PROTEST", "MOBILIZE", "COERCE", "ASSAULT"),
)
QUAD = {root: number for number, roots in enumerate(QUADS) for root in roots}


@dataclass(frozen=True)
class Triple:
    """One event as words: who, to whom, and the root of its type."""

    source: str
    target: str
    root: str


@dataclass(frozen=True)
class Row:
    """How one sentence came out; ``full`` is the aim: source, target and root right in one event."""

    said: int
    full: bool
    root: bool
    dyad: bool
    quad: bool
    swapped: bool


@dataclass(frozen=True)
class Table:
    """Shares of rows, precision, recall and F1 of full matches with the interval of F1."""

    rows: int
    output: float
    said: float
    root: float
    dyad: float
    quad: float
    swapped: float
    precision: float
    recall: float
    f1: float
    low: float
    high: float

    def __str__(self) -> str:
        return (
            f"{self.rows} rows, output on {self.output:.2f}, {self.said:.2f} events a row\n"
            f"  root {self.root:.3f} | dyad {self.dyad:.3f} | dyad+quad {self.quad:.3f} | FULL P {self.precision:.3f} "
            f"R {self.recall:.3f} F1 {self.f1:.3f} [{self.low:.3f}, {self.high:.3f}] | swapped {self.swapped:.3f}"
        )


def words(text: str) -> set[str]:
    """The content words of a party."""
    return {word for word in re.findall(r"[a-z0-9]+", text.lower()) if word not in LIGHT}


def near(one: str, other: str) -> bool:
    """Whether two parties share a content word."""
    return bool(words(one) & words(other))


def row(gold: Triple, events: Sequence[Triple]) -> Row:
    """How the events of one sentence meet its gold."""
    root = ROOTS.get(gold.root, gold.root)
    said = {Triple(e.source, e.target, ROOTS.get(e.root, e.root)) for e in events}
    dyad = [e for e in said if near(e.source, gold.source) and near(e.target, gold.target)]
    return Row(
        said=len(said),
        full=any(e.root == root for e in dyad),
        root=any(e.root == root for e in said),
        dyad=bool(dyad),
        quad=any(QUAD.get(e.root) == QUAD.get(root) for e in dyad),
        swapped=not dyad and any(near(e.source, gold.target) and near(e.target, gold.source) for e in said),
    )


def table(rows: Sequence[Row]) -> Table:
    """The figures of a set of rows."""
    count = len(rows)
    dice = random.Random(1)
    draws = sorted(_full([rows[dice.randrange(count)] for _ in rows])[2] for _ in range(1000))
    precision, recall, f1 = _full(rows)
    share = {name: sum(getattr(r, name) for r in rows) / count for name in ("root", "dyad", "quad", "swapped", "said")}
    output = sum(r.said > 0 for r in rows) / count
    return Table(
        rows=count, output=output, precision=precision, recall=recall, f1=f1, low=draws[25], high=draws[974], **share
    )  # fmt: skip


def _full(rows: Sequence[Row]) -> tuple[float, float, float]:
    found, said = sum(r.full for r in rows), sum(r.said for r in rows)
    precision, recall = (found / said if said else 0.0), found / len(rows)
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0
