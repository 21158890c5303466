"""Events from raw sentences against ``plv_train.tsv`` (dev only, no stated licence: read where it lies, never copied).

    python -m eval.events.plv [--data plv_train.tsv] [--out PREDICTIONS.jsonl] [--half odd|even|all]

Rules were developed on the odd rows; the even rows are the honest figure. ``--out`` writes what
``../shared/eval/score_events.py`` reads, so that one scorer can be checked against the other.
"""

from __future__ import annotations

import argparse
import csv
import json
import time
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path

from onrecord.analysis import pipeline
from onrecord.coders.events import EventCoder
from onrecord.extend import Case
from onrecord.read import case_of
from onrecord.testing import article_of

from .convention import triples
from .score import Row, Triple, row, table

DATA = Path("../shared/data/events/plv_train.tsv")


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a file with the columns sentence, source, target, gold_root."""
    csv.field_size_limit(10**9)
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def cases(sentences: list[str]) -> Iterator[Case]:
    """The sentences, each read alone."""
    engine = pipeline.load()
    for sentence in sentences:
        yield case_of(article_of(sentence), engine)


def chosen(count: int, half: str) -> list[int]:
    """The row numbers of a half; the first row is row 1, an odd one."""
    keep = {"odd": (0,), "even": (1,), "all": (0, 1)}[half]
    return [number for number in range(count) if number % 2 in keep]


def coded(gold: list[dict[str, str]], read: Iterable[Case] | None = None) -> tuple[list[list[Triple]], float]:
    """What the coder says of each row, and its seconds of processor time, the parse left out.

    ``read`` holds the sentences' cases, where they are at hand.
    """
    coder = EventCoder()
    said: list[list[Triple]] = []
    spent = 0.0
    for case in read or cases([g["sentence"] for g in gold]):
        start = time.process_time()
        said.append(list(dict.fromkeys(triples(coder.code(case)))))
        spent += time.process_time() - start
    return said, spent


def marked(gold: list[dict[str, str]], said: list[list[Triple]]) -> list[Row]:
    """Each row's mark."""
    return [row(Triple(g["source"], g["target"], g["gold_root"]), e) for g, e in zip(gold, said, strict=True)]


def measured(path: Path) -> dict[str, float]:
    """The figures that have floors."""
    from .pair import figures

    gold = rows(path)
    read = list(cases([g["sentence"] for g in gold]))
    scored = marked(gold, coded(gold, read)[0])
    pairs = figures(gold, read)
    even, every = table([scored[n] for n in chosen(len(gold), "even")]), table(scored)
    return {
        "plv even F1": even.f1,
        "plv even precision": even.precision,
        "plv all F1": every.f1,
        "plv all swapped (at most)": every.swapped,
        "plv given the pair, root": pairs["all root"],
        "plv given the pair, four-class": pairs["all quad"],
    }


def main() -> None:
    """Read, score, print; the time is the coder's alone."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--half", choices=("odd", "even", "all"))
    given = parser.parse_args()
    gold = rows(given.data)
    said, spent = coded(gold)
    if given.out:
        lines = [json.dumps({"events": [asdict(t) for t in events]}, ensure_ascii=False) for events in said]
        given.out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    scored = marked(gold, said)
    for half in (given.half,) if given.half else ("odd", "even", "all"):
        print(f"{half}: {table([scored[n] for n in chosen(len(gold), half)])}")
    print(f"coder: {1000 * spent / len(gold):.2f} ms CPU a sentence")


if __name__ == "__main__":
    main()
