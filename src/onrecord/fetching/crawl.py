"""From addresses to pages: feeds, OPML and sitemaps are followed to what they list, pages are handed on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from onrecord.extend import Head
from onrecord.fetching.addresses import canonical, told_canonical
from onrecord.fetching.archive import Archive
from onrecord.fetching.exchange import Answer, Network, Visit
from onrecord.fetching.hosts import Hosts, Job, Pace
from onrecord.fetching.memory import Memory
from onrecord.fetching.robots import Robots
from onrecord.intake.fetch import MEDIA
from onrecord.intake.forms.feeds import FeedFile, entries
from onrecord.intake.forms.http_message import plain_body
from onrecord.intake.forms.lists import addresses, kind_of
from onrecord.intake.given import kind, shown, where
from onrecord.intake.refusals import media_refusal, status_refusal
from onrecord.model.article import Hints, Page
from onrecord.model.problems import Problem

# An OPML lists feeds or a sitemap index sitemaps, and those list pages: no list stands deeper.
DEEPEST = 3
# A feed's entry of so many days ago that a page of it was taken down is asked for once; these say that it stays so.
GONE = (404, 410)


@dataclass(frozen=True, slots=True)
class Settings:
    """What one crawl may do.

    Attributes:
        network: where it may connect, and its limits.
        pace: how hosts are treated.
        most: pages at the most; 0 for all.
        since: ``2026-03-01``: what lists date before that day is left out; ``None`` for all.
        hints: what a person says of every page.
    """

    network: Network = field(default_factory=Network)
    pace: Pace = field(default_factory=Pace)
    most: int = 0
    since: str | None = None
    hints: Hints = field(default_factory=Hints)


class Crawl:
    """One crawl: addresses in, pages and Problems out. ``counts`` says what else came of it (known, unchanged, ...)."""

    def __init__(self, memory: Memory, archive: Archive, settings: Settings, robots: Robots | None = None) -> None:
        self._memory = memory
        self._archive = archive
        self._settings = settings
        self._robots = robots or Robots(settings.network)
        self._hosts = Hosts(self._ask, settings.pace)
        self._asked: set[str] = set()
        self._validators: dict[str, dict[str, str]] = {}
        self._pages = 0
        self.counts: Counter[str] = Counter()

    def run(self, jobs: Iterable[Job]) -> Iterator[Page | Problem]:
        """The pages behind the jobs, in the order in which they come. Never raises for what comes back."""
        for job in (*self._memory.waiting(), *jobs):
            yield from self._add(job)
        for job, visit in self._hosts.run():
            for answer in (*self._robots.taken(), *visit.answers):
                self._archive.store(answer)
            yield from self._came(job, visit)
            self._memory.settle(job.url, again=_to_ask_again(visit))

    def _add(self, job: Job) -> Iterator[Problem]:
        url = canonical(job.url)
        if url is None:
            yield Problem(where(job.url), "it is no http or https address and was not fetched")
            return
        if url in self._asked:
            return
        job = replace(job, url=url)
        if job.kind == "page":
            if self._memory.knows(url):
                self.counts["known"] += 1
                self._memory.settle(url, again=False)
                return
            self._memory.wait(job)
            if self._settings.most and self._pages >= self._settings.most:
                self.counts["over the limit"] += 1
                return
            self._pages += 1
        self._asked.add(url)
        self._validators[url] = self._memory.validators(url)
        self._hosts.add(job)

    def _ask(self, job: Job) -> tuple[Visit, float]:
        """In a thread of the queue's: the network and the rules, and nothing of the memory or the archive."""
        rules = self._robots.rules(job.url)
        visit = self._settings.network.visit(
            job.url, self._validators.get(job.url, {}), lambda url: self._robots.rules(url).denial(url)
        )
        return visit, rules.delay

    def _came(self, job: Job, visit: Visit) -> Iterator[Page | Problem]:
        named = shown(job.url)
        if visit.fault is not None or not visit.answers:
            yield Problem(named, visit.fault or "nothing came")
            return
        answer = visit.answers[-1]
        if answer.status == 304:
            self.counts["unchanged"] += 1
            return
        if answer.status not in (200, 203):
            if answer.status in GONE:
                self._memory.keep(job.url, answer.status, {})
            yield Problem(named, status_refusal(answer.status))
            return
        came = plain_body(answer.message, self._settings.network.limits.body)
        if came.fault:
            yield Problem(named, came.fault)
        if answer.cut_short:
            yield Problem(named, "the connection broke off before its end; it is asked for again in the next run")
        if not came.usable or not came.content.strip():
            if came.usable:
                yield Problem(named, "the server sent nothing")
            return
        if job.kind != "page" and is_list(came.content):
            yield from self._list(job, answer, came.content)
        elif job.kind == "list":
            yield Problem(named, "it is no feed and no list of addresses, though it was named as one")
        elif not answer.cut_short:
            yield from self._page(job, answer, came.content)

    def _list(self, job: Job, answer: Answer, content: bytes) -> Iterator[Problem]:
        self.counts["lists"] += 1
        told = list(listed(content, answer.url))
        if not told:
            yield Problem(shown(job.url), "the list names no page")
        if job.depth >= DEEPEST:
            yield Problem(shown(job.url), f"lists lead to lists {DEEPEST} deep: it was not followed")
            return
        since = self._settings.since
        for url, what, when in told:
            if since and when and when[:10] < since:
                self.counts["older"] += 1
            else:
                yield from self._add(Job(url, what, job.depth + 1, job.url))
        if not answer.cut_short:
            self._memory.keep(job.url, answer.status, dict(answer.message.headers))

    def _page(self, job: Job, answer: Answer, content: bytes) -> Iterator[Page | Problem]:
        message = answer.message
        if message.media not in MEDIA:
            self._memory.keep(job.url, answer.status, dict(message.headers))
            yield Problem(shown(job.url), media_refusal(message.media))
            return
        own = told_canonical(content, answer.url)
        had = own is not None and own != job.url and self._memory.knows(own)
        self._memory.keep(job.url, answer.status, dict(message.headers), own)
        for passed in {canonical(answer.url)} - {None, job.url, own}:
            self._memory.keep(str(passed), answer.status, {})
        if had:
            self.counts["known"] += 1
            return
        self.counts["pages"] += 1
        yield Page(
            where=shown(job.url),
            content=content,
            url=answer.url,
            charset=message.charset,
            media=kind(MEDIA[message.media], content),
            hints=self._settings.hints,
        )


def _to_ask_again(visit: Visit) -> bool:
    """Whether another day may bring what this one did not."""
    if visit.fault is not None or not visit.answers:
        return visit.passing
    last = visit.answers[-1]
    return last.cut_short or last.status == 429 or last.status >= 500


def is_list(content: bytes) -> bool:
    """Whether the bytes are a feed, an OPML or a sitemap."""
    head = content[:65536]
    if content.lstrip().startswith(b"{"):
        return b"jsonfeed.org" in head
    return kind_of(content) is not None or FeedFile().recognises(Head("", head, packed=False))


def listed(content: bytes, base: str) -> Iterator[tuple[str, str, str | None]]:
    """Address, kind of job and date of each thing that a list names."""
    what = kind_of(content)
    if what is None:
        yield from ((entry.url, "page", _day(entry.published)) for entry in entries(content, base) if entry.url)
    else:
        follows = "page" if what == "sitemap" else "list"
        yield from ((listed.url, follows, _day(listed.when)) for listed in addresses(content, base))


def _day(told: str | None) -> str | None:
    from onrecord.pages.dates import read_when

    found = read_when(told) if told else None
    return found.value if found and len(found.value) >= 10 else None
