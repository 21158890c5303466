"""What a report costs when the shelf is large: seeded synthetic growth.

    python -m eval.copies.growth FOLDER [SIZE...]     10000 30000 100000 300000 1000000 unless told

Reports are made of 40,000 invented words that are as frequent as words are (Zipf), at 5,000 a day: half are texts of
their own, a quarter the same as a text of the last two days but for a tag and a slip, an eighth cut, an eighth a
passage put among others. One report in five carries one of 200 background sentences, one in three one of the day's 40
quotations. The shelf is filled with reports of that size (keys, words and text; nothing is compared) up to each size;
then 1,500 of the last three days come in as reports do, the first 500 unmeasured: CPU time a report, wall time, pairs a
report, and the size of the file. What fills the shelf has other words than what is measured, so that the copies among
the 1,500 are as many at every size, and the look-ups are among all.
"""

from __future__ import annotations

import random
import struct
import sys
import time
from datetime import date
from itertools import accumulate
from pathlib import Path

import msgspec

from onrecord.model.article import Article, article_id
from onrecord.model.grounds import When
from onrecord.stories.copies import adding, keeping
from onrecord.stories.shelf import Shelf

SIZES = (10_000, 30_000, 100_000, 300_000, 1_000_000)
A_DAY = 5_000
MEASURED, WARM = 1_000, 500
WORDS, KEYS = 600, 70
FIRST = date(2026, 1, 5).toordinal()


class Press:
    """Invented outlets that print texts, their own and others'."""

    def __init__(self, seed: int) -> None:
        self.drawn = random.Random(seed)
        self.words = ["".join(self.drawn.choices("aeiouklmnprst", k=self.drawn.randint(3, 9))) for _ in range(40_000)]
        self.weights = list(accumulate(1 / (rank + 3) for rank in range(40_000)))
        self.background = [self.sentence() for _ in range(200)]
        self.said = {day: [f'"{self.sentence()}" she said.' for _ in range(40)] for day in range(-3, 4)}
        self.texts: list[list[str]] = []

    def sentence(self) -> str:
        """Twelve to thirty words."""
        return (
            " ".join(
                self.drawn.choices(self.words, cum_weights=self.weights, k=self.drawn.randint(12, 30))
            ).capitalize()
            + "."
        )

    def text(self, day: int) -> list[str]:
        """The paragraphs of a text of its own."""
        told = [self.sentence() for _ in range(self.drawn.randint(18, 40))]
        if self.drawn.random() < 0.2:
            told.insert(6, self.drawn.choice(self.background))
        if self.drawn.random() < 0.33:
            told.insert(3, self.drawn.choice(self.said[day % 3]))
        self.texts.append(told)
        return told

    def report(self, day: int) -> list[str]:
        """The paragraphs of one report: its own, copied, cut or put together."""
        kind = self.drawn.random()
        if kind < 0.5 or not self.texts:
            return self.text(day)
        text = self.drawn.choice(self.texts[-2 * A_DAY :])
        if kind < 0.75:
            return [f"TOWN (AP) - {text[0]}", *text[1:]]
        if kind < 0.875:
            return text[: len(text) // 2]
        start = self.drawn.randrange(len(text) - 3)
        return [*self.text(day)[:8], *text[start : start + 4]]


def article(number: int, day: int, told: list[str]) -> Article:
    """A report of one of 400 outlets."""
    outlet, text = f"outlet{number % 400}.example", "\n".join(told)
    published = When(date.fromordinal(day).isoformat(), "day", "published")
    url = f"https://{outlet}/{number}"
    return Article(
        id=article_id(url, outlet, told[0][:60], published, text), url=url, outlet=outlet, section=(),
        headline=told[0][:60], standfirst=None, byline=(), published=published, modified=None, language="en", text=text,
    )  # fmt: skip


def fill(shelf: Shelf, start: int, end: int) -> None:
    """Puts reports on the shelf, from one number to another, that nothing is compared with."""
    drawn = random.Random(start)
    line = struct.pack("<4I", 0, 4000, 1, 0)
    for number in range(start, end):
        name, day = f"r-{drawn.getrandbits(80):020x}", FIRST + number // A_DAY
        marks = drawn.randbytes(WORDS // 8)
        kept = keeping.Kept(None, None, False, day, (), drawn.randbytes(4 * WORDS), marks, marks, line)
        shelf.put(keeping.REPORTS, name, msgspec.msgpack.encode(kept))
        shelf.put(keeping.TEXTS, name, drawn.randbytes(1800))
        keys = struct.unpack(f"<{KEYS}q", drawn.randbytes(8 * KEYS))
        shelf.put_keys(keeping.ROOM, adding.period_of(day), sorted(keys), name)
        if number % 2000 == 0:
            shelf.commit()
    shelf.commit()


def measure(shelf: Shelf, size: int) -> tuple[float, float, float]:
    """CPU and wall milliseconds a report, and pairs a report, of reports that come in last."""
    press, day = Press(size), FIRST + size // A_DAY
    coming = [
        article(size + n, day - 2 + n * 3 // (WARM + MEASURED), press.report(n % 3)) for n in range(WARM + MEASURED)
    ]
    for each in coming[:WARM]:
        adding.add(shelf, each)
    shelf.commit()
    began, wall = time.process_time(), time.perf_counter()
    pairs = sum(len(adding.add(shelf, each)) for each in coming[WARM:])
    shelf.commit()
    spent, waited = time.process_time() - began, time.perf_counter() - wall
    return 1000 * spent / MEASURED, 1000 * waited / MEASURED, pairs / MEASURED


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "growth.sqlite"
    path.unlink(missing_ok=True)
    before = 0
    with Shelf(path) as shelf:
        for size in map(int, sys.argv[2:] or SIZES):
            began = time.perf_counter()
            fill(shelf, before, size)
            filled = time.perf_counter() - began
            cpu, wall, pairs = measure(shelf, size)
            on_disk = path.stat().st_size / 1e6
            print(f"{size:>9,} reports: {cpu:.2f} ms CPU, {wall:.2f} ms a report, {pairs:.2f} pairs; {on_disk:,.0f} MB;"
                  f" filled in {filled:.0f} s", flush=True)  # fmt: skip
            before = size


if __name__ == "__main__":
    main()
