"""What a report costs when the record is large: seeded reports of three events each, 100 a day, one by one.

    python -m eval.happenings.growth [COUNT]      10,000 reports without a number (minutes); a line each tenth of it

The reports are made up: who does what to whom and where is drawn from lists by a generator with a seed; a third of the
events of a day are told by several reports. Only the cost is measured, never how right the outcome is.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from onrecord.model.article import Article, article_id
from onrecord.model.claims import Event, claim_id
from onrecord.model.grounds import When, Who
from onrecord.model.provenance import Maker
from onrecord.model.reading import MadeBy, Reading
from onrecord.model.text import Span
from onrecord.stories import happenings
from onrecord.stories.shelf import NAME, Shelf

DEEDS = {
    "struck": "ASSAULT",
    "shelled": "ASSAULT",
    "met": "CONSULT",
    "visited": "CONSULT",
    "accused": "ACCUSE",
    "expelled": "SANCTION",
    "arrested": "COERCE",
    "allowed": "CONCEDE",
    "promised": "AGREE",
    "sent": "AID",
}
A_DAY = 100
SYLLABLES = "ba de fo gu ka le mi no pa ru sa te vo zi lan mer tor vel".split()


def reports(count: int, seed: int = 8) -> Iterator[Reading]:
    """Readings in the order of their days."""
    draw = random.Random(seed)
    names = sorted({"".join(draw.choices(SYLLABLES, k=3)).title() for _ in range(2000)})
    told: list[tuple[str, str, str, str]] = []
    for number in range(count):
        if number % A_DAY == 0:
            deeds = [(draw.choice(names), draw.choice(list(DEEDS)), draw.choice(names)) for _ in range(A_DAY)]
            told = [(*deed, " ".join(draw.choices(names, k=4)).lower()) for deed in deeds]
        day = date(2030, 1, 1) + timedelta(days=number // A_DAY)
        yield _report(number, day, [told[int(len(told) * draw.random() ** 2)] for _ in range(3)])


def _report(number: int, day: date, deeds: list[tuple[str, str, str, str]]) -> Reading:
    text = "\n".join(f"The state of {a} {deed} {b} over the {matter} of week {number}." for a, deed, b, matter in deeds)
    when = When(day.isoformat(), "day", "published")
    identity = article_id(None, f"Paper {number}", None, when, text)
    article = Article(id=identity, url=None, outlet=f"Paper {number}", section=(), headline=None, standfirst=None,
                      byline=(), published=when, modified=None, language="en", text=text)  # fmt: skip
    events, at = {}, 0
    for a, deed, b, _ in deeds:
        trigger = _span(text, deed, at)
        who, whom = (Who(name, "country", None, None, None, _span(text, name, at)) for name in (a, b))
        event = Event(id=claim_id("e", identity, trigger), type=DEEDS[deed], mode=None, cameo=None, trigger=trigger,
                      actor=(who,), recipient=(whom,), about=(), where=(), when=None, status="actual",
                      attribution=None, maker=Maker("eval/growth", "1"))  # fmt: skip
        events[event.id] = event
        at = text.find("\n", at) + 1
    return Reading(made_by=MadeBy("eval", "none"), article=article, events=tuple(events.values()))


def _span(text: str, word: str, start: int) -> Span:
    at = text.index(word, start)
    return Span(at, at + len(word), word)


def main(count: int) -> None:
    with tempfile.TemporaryDirectory() as folder, Shelf(Path(folder) / NAME) as shelf:
        step, spent = max(count // 10, 1), time.process_time()
        for number, reading in enumerate(reports(count), 1):
            happenings.add(shelf, reading)
            if number % step == 0:
                shelf.commit()
                now = time.process_time()
                size = sum(path.stat().st_size for path in Path(folder).iterdir()) / number / 1000
                each = 1000 * (now - spent) / step
                print(f"{number:8d} reports: {each:.2f} ms each, {size:.1f} kB", flush=True)
                spent = time.process_time()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
