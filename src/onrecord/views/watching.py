"""``onrecord watch FEEDS``: feeds are followed, their reports read and added to a record, and what is new is said."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.model.problems import Problem
from onrecord.views.fetching import FOLDER, Kept, Most, Pause, Private, Since, Sources, jobs, settings, summary
from onrecord.views.recording import RECORD, Where, opened, tell

if TYPE_CHECKING:
    from onrecord.fetching import Crawl
    from onrecord.fetching.memory import Memory
    from onrecord.model.article import Article
    from onrecord.model.reading import Reading
    from onrecord.record.opened import Record

ALL_WELL, SOME_PROBLEMS = 0, 1


def watch(
    sources: Sources,
    record: Where = RECORD,
    warc: Kept = FOLDER,
    every: Annotated[float, typer.Option(metavar="MINUTES", min=1, help="Between two rounds.")] = 15.0,
    once: Annotated[bool, typer.Option("--once", help="One round, and no more.")] = False,
    since: Since = None,
    limit: Most = 0,
    pause: Pause = 1.0,
    allow_private: Private = False,
) -> None:
    """Follow feeds: add what they bring to a record, and say what is new in it; Ctrl-C ends it, and loses nothing."""
    from onrecord.fetching import Crawl
    from onrecord.fetching.archive import Archive
    from onrecord.fetching.memory import Memory
    from onrecord.fetching.robots import Robots

    given = settings(since, limit, pause, allow_private)
    robots = Robots(given.network)
    clean = True
    with Memory(Path(warc)) as memory, Archive(Path(warc)) as archive:
        while True:
            started = time.monotonic()
            crawl = Crawl(memory, archive, given, robots)
            clean = _round(crawl, sources, memory, record)
            if once:
                break
            time.sleep(max(every * 60 - (time.monotonic() - started), 0.0))
    raise typer.Exit(ALL_WELL if clean else SOME_PROBLEMS)


def _round(crawl: Crawl, sources: list[str], memory: Memory, record: str) -> bool:
    """One look at every feed; whether nothing was amiss."""
    new: list[Article] = []
    with opened(record) as kept:
        # what was fetched counts as had once its readings are in the record
        with memory.together():
            added = kept.add(_readings(crawl, sources, new))
        for problem in added.problems:
            tell(f"{problem.where}: {problem.what}")
        tell(f"{summary(crawl.counts)}; {added.added:,} readings added to {record}")
        if new:
            _say_news(kept, new)
    return not added.problems


def _readings(crawl: Crawl, sources: list[str], new: list[Article]) -> Iterator[Reading | Problem]:
    from onrecord.read import read_page

    for came in crawl.run(jobs(sources)):
        reading = came if isinstance(came, Problem) else read_page(came)
        if not isinstance(reading, Problem):
            new.append(reading.article)
            _say(reading)
        yield reading


def _say(reading: Reading) -> None:
    article = reading.article
    when = article.published.value if article.published else "no date"
    print(f"{when}  {article.outlet or 'unknown outlet'}: {article.headline or article.id}", flush=True)


def _say_news(kept: Record, new: list[Article]) -> None:
    """What the new reports bring to stories that were there already: new origins, contradictions, reversals."""
    from onrecord.stories import story as room

    fresh = {article.id for article in new}
    with room.opened(kept) as shelf:
        stories = dict.fromkeys(found for one in fresh if (found := room.by_id(shelf, one)))
        for found in sorted(stories):
            story = room.assemble(shelf, found)
            before = (
                [report.told for report in story.reports if report.told and report.id not in fresh] if story else []
            )
            if story is None or not before:
                continue
            count = len(story.reports)
            print(f"story {story.brief.name} ({story.brief.id}): {count - len(before)} of its {count} reports are new")
            for one in room.news(shelf, story, max(before)):
                print(f"  {one.kind}: {one.what}", flush=True)
