"""How often the coder fires where nothing political happens: sentences of a CoNLL-U file from given genres.

    python -m eval.events.silence --data en_ewt-ud-dev.conllu [--genre reviews answers] [--take 400]

The genre is the first part of a document's id ("reviews-..."). Product reviews and questions to strangers are no
affairs
of states: whatever fires there is invented. The sentences are drawn with seed 3 from those of more than five words.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from pathlib import Path

from onrecord.coders.events import EventCoder
from onrecord.coders.positions import PositionCoder
from onrecord.model.gist import gist
from onrecord.read import case_of, shipped_engine
from onrecord.testing import article_of

from .convention import triples


def sentences(path: Path, genres: set[str]) -> Iterator[str]:
    """The texts of the sentences of these genres."""
    genre = ""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# newdoc id = "):
                genre = line.partition("=")[2].strip().partition("-")[0]
            elif line.startswith("# text = ") and genre in genres:
                yield line.partition("=")[2].strip()


def main() -> None:
    """Draw, read, count, and show what fired."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--genre", nargs="+", default=["reviews", "answers"])
    parser.add_argument("--take", type=int, default=400)
    given = parser.parse_args()
    drawn = [text for text in sentences(given.data, set(given.genre)) if len(text.split()) > 5]
    random.Random(3).shuffle(drawn)
    drawn = drawn[: given.take]
    fired = dyads = held = 0
    for text in drawn:
        case = case_of(article_of(text), shipped_engine())
        events, positions = EventCoder().code(case), PositionCoder().code(case)
        fired, dyads, held = fired + bool(events), dyads + any(True for _ in triples(events)), held + bool(positions)
        if events or positions:
            told = [*map(gist, events), *map(gist, positions)]
            print(f"{text[:100]} | {told}")
    count = len(drawn)
    shares = f"an event on {fired / count:.3f}, a dyad on {dyads / count:.3f}, a position on {held / count:.3f}"
    print(f"{count} sentences: {shares}")


if __name__ == "__main__":
    main()
