"""``onrecord fetch``: feeds, lists and pages from the web into a folder of WARC files, politely."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.model.problems import Problem
from onrecord.views.recording import tell

if TYPE_CHECKING:
    from collections import Counter

    from onrecord.fetching.crawl import Settings
    from onrecord.fetching.hosts import Job

FETCHED, SOME_PROBLEMS = 0, 1
FOLDER = "fetched"
Sources = Annotated[
    list[str], typer.Argument(metavar="ADDRESS|FEED...", help="Pages, feeds, sitemaps, OPML; or files that list some.")
]
Kept = Annotated[str, typer.Option("--warc", metavar="FOLDER", help="Where every response is kept, as WARC.")]
Since = Annotated[str | None, typer.Option(metavar="DATE", help="Only what a list dates on that day or later.")]
Most = Annotated[int, typer.Option("--limit", metavar="N", min=0, help="As many pages at most; 0 for all.")]
Pause = Annotated[float, typer.Option(metavar="SECONDS", min=0.2, help="Between two requests to a host.")]
Private = Annotated[bool, typer.Option("--allow-private", help="Let addresses lead to private nets.")]


def fetch(
    sources: Sources,
    warc: Kept = FOLDER,
    since: Since = None,
    limit: Most = 0,
    pause: Pause = 1.0,
    allow_private: Private = False,
) -> None:
    """Fetch pages, and those that feeds and sitemaps list, into a folder; `read` and `add` take the folder."""
    from onrecord.fetching import Crawl
    from onrecord.fetching.archive import Archive
    from onrecord.fetching.memory import Memory
    from onrecord.views.progress import told

    amiss = False
    with Memory(Path(warc)) as memory, Archive(Path(warc)) as archive:
        crawl = Crawl(memory, archive, settings(since, limit, pause, allow_private))
        for came in told(crawl.run(jobs(sources)), None, aloud=True):
            if isinstance(came, Problem):
                amiss = True
                tell(f"{came.where}: {came.what}")
        tell(summary(crawl.counts))
        if archive.path:
            tell(f"kept in {archive.path}; to read it: onrecord add {warc}")
    raise typer.Exit(SOME_PROBLEMS if amiss else FETCHED)


def settings(since: str | None, limit: int, pause: float, allow_private: bool) -> Settings:
    """What a crawl may do, from what was typed. Raises UsageError for a date that is none."""
    from onrecord.fetching import Settings
    from onrecord.fetching.exchange import Network
    from onrecord.fetching.hosts import Pace
    from onrecord.record.asking import day

    first = day(since, last=False) if since else None
    return Settings(Network(allow_private), Pace(pause=pause), most=limit, since=first)


def jobs(sources: Iterable[str]) -> Iterator[Job]:
    """The jobs behind what was typed; what is none is told."""
    from onrecord.fetching.jobs import jobs_of

    for source in sources:
        for job in jobs_of(source):
            if isinstance(job, Problem):
                tell(f"{job.where}: {job.what}")
            else:
                yield job


def summary(counts: Counter[str]) -> str:
    """The crawl in a sentence."""
    parts = [f"{counts['pages']:,} page{'s' * (counts['pages'] != 1)} fetched"]
    words = {
        "lists": "feeds and lists followed",
        "unchanged": "unchanged",
        "known": "fetched before",
        "older": "older than asked for",
        "over the limit": "left for the next run",
    }
    return "; ".join([*parts, *(f"{counts[name]:,} {what}" for name, what in words.items() if counts[name])])
