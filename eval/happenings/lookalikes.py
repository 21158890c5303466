"""False merges among look-alikes: pairs of reports of our own, and the two subtopics of each ECB+ topic.

    python -m eval.happenings.lookalikes                 our own pairs (``eval/gold/lookalikes``), read by the engine
    python -m eval.happenings.lookalikes FOLDER SPLIT    ECB+: FOLDER is what eval.happenings.reading wrote

Of our own: each pair is put onto an empty shelf; odd pairs are for development, even ones are only scored. ECB+ has two
like stories in each topic by construction; a pair is two gold actions with one root, one of each story, in two chains.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import msgspec

from eval.happenings.ecbplus import ROOT, Split
from eval.happenings.measure import clustered, gold
from eval.happenings.reading import Read, stored
from onrecord.model.reading import Reading
from onrecord.pages.dates import hinted_when
from onrecord.stories import happenings
from onrecord.stories.happenings.words import root
from onrecord.stories.shelf import Shelf
from onrecord.testing import article_of

PAIRS = ROOT / "eval" / "gold" / "lookalikes" / "pairs.toml"


@dataclass(frozen=True, slots=True)
class Outcome:
    """A pair of our own: its number, what it is, and what was made of it (``None``: one has no event)."""

    number: int
    same: bool
    merged: bool | None
    why: str


def outcomes() -> list[Outcome]:
    """Every pair, read and put onto a shelf of its own."""
    found = []
    for number, pair in enumerate(tomllib.loads(PAIRS.read_text("utf-8"))["pair"], 1):
        readings = [_read(number, pair[side], side) for side in "ab"]
        events = [_event(reading, pair[side]["trigger"]) for reading, side in zip(readings, "ab", strict=True)]
        shelf = Shelf()
        for reading in readings:
            happenings.add(shelf, reading)
        groups = [happenings.of(shelf, event) if event else None for event in events]
        known = groups[0] is not None and groups[1] is not None
        found.append(Outcome(number, pair["same"], groups[0] == groups[1] if known else None, pair["why"]))
    return found


def _read(number: int, told: dict[str, Any], side: str) -> Reading:
    from onrecord.read import read_article

    article = article_of(told["text"], outlet=f"Gazette {number}{side}")
    return read_article(msgspec.structs.replace(article, published=hinted_when(told["published"])))


def _event(reading: Reading, trigger: str) -> str | None:
    """The event with this trigger, or, where a noun carries it ("imposed sanctions"), in whose phrase it stands."""
    near = sorted(reading.events, key=lambda event: abs(event.trigger.start - reading.article.text.index(trigger)))
    return near[0].id if near and abs(near[0].trigger.start - reading.article.text.index(trigger)) <= 20 else None


def across(read: Sequence[Read]) -> tuple[int, int]:
    """(false merges, pairs) among gold actions with one root in the two stories of a topic."""
    right, told = gold(read), clustered([document.gold for document in read])
    actions = [(document, event) for document in read for event in document.gold.events]
    merged = pairs = 0
    for number, (first, event) in enumerate(actions):
        for second, other in actions[number + 1 :]:
            if first.topic == second.topic and first.subtopic != second.subtopic:
                if root(event.trigger.text) != root(other.trigger.text) or right[event.id] == right[other.id]:
                    continue
                pairs += 1
                merged += told[event.id] == told[other.id]
    return merged, pairs


def main(arguments: list[str]) -> None:
    if arguments:
        merged, pairs = across(stored(Path(arguments[0]), cast(Split, arguments[1])))
        print(
            f"{arguments[1]}: {merged} of {pairs} pairs across look-alike stories merged: {100 * merged / pairs:.1f}%"
        )
        return
    found = outcomes()
    for half, rest in (("development (odd)", 1), ("scored only (even)", 0)):
        chosen = [outcome for outcome in found if outcome.number % 2 == rest]
        alike = [outcome for outcome in chosen if not outcome.same]
        one = [outcome for outcome in chosen if outcome.same]
        print(f"{half}: look-alikes merged {sum(o.merged is True for o in alike)} of {len(alike)};",
              f"same joined {sum(o.merged is True for o in one)} of {len(one)};",
              f"no event on one side {sum(o.merged is None for o in chosen)}")  # fmt: skip
        if rest:
            for outcome in chosen:
                if outcome.merged != outcome.same:
                    print("  ", outcome)


if __name__ == "__main__":
    main(sys.argv[1:])
