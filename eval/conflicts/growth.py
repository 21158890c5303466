"""What gathering one report into a story costs as stories grow in number: seeded, made-up reports, forty a day.

python -m eval.conflicts.growth [REPORTS]     processor time a report, by the thousand (default 20000)
"""

from __future__ import annotations

import random
import sys
import time

from onrecord.model.article import Article
from onrecord.model.reading import MadeBy, Reading
from onrecord.model.version import VERSION
from onrecord.stories.shelf import Shelf
from onrecord.stories.story import gathering

# Ten stories run at a time, each for ten days on average; a report has 120 of a vocabulary of 30,000 made-up words,
# 80 of them out of the 100 of its story.
_RUNNING, _DAILY, _OWN, _OTHER, _POOL = 10, 40, 80, 40, 100


def reports(count: int, seed: int = 1) -> list[tuple[int, Reading]]:
    """Made-up reports with their days."""
    chance = random.Random(seed)
    words = [f"{chance.choice('bdfgklmnprstvz')}{chance.choice('aeiou')}{number:x}" for number in range(30_000)]
    running = [chance.sample(words, _POOL) for _ in range(_RUNNING)]
    made = []
    for number in range(count):
        if chance.random() < _RUNNING / (10 * _DAILY):
            running[chance.randrange(_RUNNING)] = chance.sample(words, _POOL)
        told = chance.sample(chance.choice(running), _OWN) + chance.sample(words, _OTHER)
        chance.shuffle(told)
        article = Article(
            id=f"r-{number:x}", url=None, outlet=None, section=(), headline=" ".join(told[:8]), standfirst=None,
            byline=(), published=None, modified=None, language="en", text=" ".join(told),
        )  # fmt: skip
        made.append((738_000 + number // _DAILY, Reading(made_by=MadeBy(VERSION, "none/1"), article=article)))
    return made


def main(count: int) -> None:
    told = reports(count)
    with Shelf() as shelf:
        for start in range(0, count, 1_000):
            began = time.process_time()
            for day, reading in told[start : start + 1_000]:
                gathering.add(shelf, reading, day, (), {})
            spent = time.process_time() - began
            stories = sum(1 for _ in gathering.every(shelf))
            print(f"{start + 1_000:>7} reports, {stories:>6} stories: {spent:.2f} ms a report")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
