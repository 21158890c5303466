"""Scores an engine's names and dates against ``eval/gold/entities``: exact span and type, F1 in per cent.

    python -m eval.entities.score [--half test]

Each figure is said of all 14 types, of each type, and of PERSON, ORG and LOC alone as the older sets have them (GPE,
LOC and FAC are LOC, the other types nothing). Intervals (95%) from 1,000 bootstrap samples over documents. The half
``dev`` is the part of the train half that the shipped engine has not learned from; tune on it, never on ``test``.
"""

from __future__ import annotations

import argparse
import csv
import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from onrecord.analysis.names import TYPES

GOLD = Path(__file__).resolve().parent.parent / "gold" / "entities"
FOLDED = {"PERSON": "PERSON", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}
HELD_OUT = 6
"""Every sixth document of the train half is not learned from, as in ``training.corpora.reports``."""
DRAWS, SEED = 1000, 1

Mention = tuple[int, int, str]


@dataclass(frozen=True)
class Report:
    """One marked report."""

    name: str
    text: str
    mentions: frozenset[Mention]


@dataclass
class Tally:
    """Counts of one document: right, gold and own mentions by figure."""

    right: Counter[str] = field(default_factory=Counter)
    gold: Counter[str] = field(default_factory=Counter)
    own: Counter[str] = field(default_factory=Counter)


def reports(half: str, folder: Path = GOLD) -> list[Report]:
    """The reports of a half, ``train`` or ``test``, or of ``dev``."""
    with (folder / "split.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    names = [row["document"] for row in rows if row["half"] == ("train" if half == "dev" else half)]
    return [_report(folder, name) for name in (names[::HELD_OUT] if half == "dev" else names)]


def _report(folder: Path, name: str) -> Report:
    lines = (folder / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    cells = [line.split("\t") for line in lines if line]
    mentions = frozenset((int(row[0]), int(row[1]), row[2]) for row in cells)
    return Report(name, (folder / f"{name}.txt").read_text(encoding="utf-8"), mentions)


def tally(gold: Iterable[Mention], own: Iterable[Mention]) -> Tally:
    """What is right in one document, for all types, for each, and for the three."""
    result = Tally()
    gold, own = set(gold), set(own)
    pairs = [("all", gold, own), ("three", fold(gold), fold(own))]
    pairs += [(kind, {m for m in gold if m[2] == kind}, {m for m in own if m[2] == kind}) for kind in TYPES]
    pairs += [
        (f"three {kind}", {m for m in fold(gold) if m[2] == kind}, {m for m in fold(own) if m[2] == kind})
        for kind in ("PERSON", "ORG", "LOC")
    ]
    pairs.append(("extent", {(a, b, "") for a, b, _ in gold}, {(a, b, "") for a, b, _ in own}))
    for name, wanted, found in pairs:
        result.right[name] += len(wanted & found)
        result.gold[name] += len(wanted)
        result.own[name] += len(found)
    return result


def fold(mentions: Iterable[Mention]) -> set[Mention]:
    """The mentions of persons, organisations and places, by three types."""
    return {(start, end, FOLDED[kind]) for start, end, kind in mentions if kind in FOLDED}


def f1(tallies: Sequence[Tally], name: str) -> float:
    """F1 in per cent over documents; 0 where there is nothing."""
    right = sum(t.right[name] for t in tallies)
    both = sum(t.gold[name] + t.own[name] for t in tallies)
    return 200 * right / both if both else 0.0


def interval(tallies: Sequence[Tally], name: str) -> tuple[float, float]:
    """The 95% interval of F1 over samples of documents."""
    chance = random.Random(SEED)
    drawn = sorted(f1(chance.choices(tallies, k=len(tallies)), name) for _ in range(DRAWS))
    return drawn[int(0.025 * DRAWS)], drawn[int(0.975 * DRAWS) - 1]


def tallies(engine: Any, gold: Sequence[Report]) -> list[Tally]:
    """One tally a document. The engine is anything whose ``pipe`` gives spaCy Docs."""
    docs = engine.pipe([report.text for report in gold])
    return [
        tally(report.mentions, [(e.start_char, e.end_char, e.label_) for e in doc.ents])
        for report, doc in zip(gold, docs, strict=True)
    ]


def measured(engine: Any = None, half: str = "test") -> Mapping[str, float]:
    """The figures for the floors."""
    rows = tallies(engine or _shipped(), reports(half))
    names = ["all", "three", "three PERSON", "three ORG", "three LOC", "GPE", "NORP", "DATE", "PRODUCT"]
    return {f"entities {half} {name} F1": round(f1(rows, name), 2) for name in names}


def _shipped() -> Any:
    from onrecord.analysis.pipeline import load

    return load()


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m eval.entities.score", description=__doc__)
    parser.add_argument("--half", choices=("train", "dev", "test"), default="test")
    parser.add_argument("--model", type=Path, help="a folder with an engine's files")
    given = parser.parse_args()
    engine = _shipped()
    if given.model:
        from onrecord.analysis.engine import OnnxEngine

        engine = OnnxEngine(given.model)
    rows = tallies(engine, reports(given.half))
    print(f"{engine.name}/{engine.version}, {len(rows)} reports of the half {given.half}")
    print(f"{'':16}{'gold':>6}{'P':>7}{'R':>7}{'F1':>7}   95%")
    for name in ("all", "extent", *TYPES, "three", "three PERSON", "three ORG", "three LOC"):
        right, gold, own = (sum(getattr(t, key)[name] for t in rows) for key in ("right", "gold", "own"))
        low, high = interval(rows, name)
        precision, recall = 100 * right / max(1, own), 100 * right / max(1, gold)
        print(f"{name:16}{gold:6}{precision:7.1f}{recall:7.1f}{f1(rows, name):7.1f}   {low:.1f} to {high:.1f}")


if __name__ == "__main__":
    main()
