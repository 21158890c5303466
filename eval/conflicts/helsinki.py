"""Alarms on the Helsinki reports, beside what a reader said of each (``eval/gold/conflicts/helsinki.tsv``).

    python -m eval.conflicts.helsinki READINGS     takes in all readings (``eval.copies.reports`` makes them), minutes

Labels name reports by number and hold no text of theirs. An alarm without a label is printed, to be looked at.
"""

from __future__ import annotations

import csv
import sys
import time
from pathlib import Path

from eval.copies.reports import number_of, stored
from onrecord.model.conflicts import Conflict
from onrecord.stories import story
from onrecord.stories.story import gathering, keeping

LABELS = Path(__file__).resolve().parents[1] / "gold" / "conflicts" / "helsinki.tsv"

Key = tuple[int, int, str, str]


def labels() -> dict[Key, bool]:
    """Whether an alarm is right, by its two reports, matter and difference."""
    with LABELS.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {(int(r["a"]), int(r["b"]), r["matter"], r["difference"]): r["right"] == "yes" for r in rows}


def comparable(told: list[keeping.Told], texts: dict[str, str], happened: dict[str, set[str]]) -> int:
    """Pairs of different texts that tell a happening in common: those that could ring."""
    pairs: set[tuple[str, str]] = set()
    for reports in happened.values():
        of = sorted({texts[report] for report in reports if report in texts})
        pairs.update((a, b) for place, a in enumerate(of) for b in of[place + 1 :])
    return len(pairs)


def main(path: Path) -> None:
    from onrecord.stories import happenings

    readings = stored(path)
    numbers = {reading.article.id: number_of(reading.article) for reading in readings.values()}
    began = time.process_time()
    shelf = story.in_memory(readings.values())
    print(f"{len(readings)} readings taken in: {time.process_time() - began:.0f} s of processor time")
    told = list(story.kept(shelf))
    texts = {one.report: keeping.text_of(shelf, one.report) for one in told}
    happened = {one.id: set(one.reports) for one in happenings.in_reports(shelf, list(texts))}
    found = story.differences(shelf, list(numbers))
    verdicts = [(one, labels().get(_key(one, numbers))) for one in found]
    pairs = comparable(told, texts, happened)
    wrong = sum(len(one.a.accounts) * len(one.b.accounts) for one, right in verdicts if right is False)
    for one, right in verdicts:
        mark = {True: "right", False: "wrong", None: "?"}[right]
        print(mark, *_key(one, numbers), "|", one.about[:80], "|", one.a.value[:60], "/", one.b.value[:60])
    counts = {right: sum(told is right for _, told in verdicts) for right in (True, False, None)}
    print(f"{len(found)} alarms: {counts[True]} right, {counts[False]} wrong, {counts[None]} unlabelled")
    print(f"{len(set(texts.values()))} texts, {pairs} pairs of texts that tell a happening in common; "
          f"false alarms per 100 of them: {100 * wrong / pairs:.2f}")  # fmt: skip
    largest = max(gathering.every(shelf), key=lambda one: one[1].reports)[0]
    began = time.process_time()
    made = story.assemble(shelf, largest)
    print(f"assembled: {time.process_time() - began:.2f} s of processor time; {made.brief if made else ''}")


def _key(one: Conflict, numbers: dict[str, int]) -> Key:
    return numbers[one.a.accounts[0].report], numbers[one.b.accounts[0].report], one.matter, one.difference


if __name__ == "__main__":
    main(Path(sys.argv[1]))
