"""One polite queue a host: one request at a time to each, a pause between two, longer where a host asks for it."""

from __future__ import annotations

import heapq
import itertools
import queue
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from onrecord.fetching.exchange import Visit


@dataclass(frozen=True, slots=True)
class Pace:
    """How hosts are treated, all in seconds.

    Attributes:
        pause: between the end of one answer and the next request to the same host.
        first_wait: before a host that failed is asked again; doubled each time.
        longest_wait: a host that asks for more (Retry-After) is left for the next run.
        tries: how often one address is tried in all.
        failures: as many in a row, and a host is left for the next run.
        hosts: how many hosts are asked at a time.

    One second is what crawlers of the field take where robots.txt says nothing (Scrapy's docs and Common Crawl ask for
    more of the order of seconds); the others are choices.
    """

    pause: float = 1.0
    first_wait: float = 5.0
    longest_wait: float = 120.0
    tries: int = 3
    failures: int = 5
    hosts: int = 8


@dataclass(frozen=True, slots=True)
class Job:
    """An address to ask.

    Attributes:
        url: the address, canonical.
        kind: ``list`` where a feed, an OPML or a sitemap is expected, ``page`` for what one lists, ``any`` as typed.
        depth: how many lists led to it.
        origin: the list that named it, or the address as typed; empty for one that a person named.
    """

    url: str
    kind: str = "any"
    depth: int = 0
    origin: str = ""


@dataclass(slots=True)
class _Host:
    waiting: deque[tuple[Job, int]] = field(default_factory=deque)
    busy: bool = False
    ready: float = 0.0
    failed: int = 0
    left: str | None = None


Ask = Callable[[Job], tuple[Visit, float]]
"""What asks an address, in a thread of its own: its visit, and the pause that the site's robots.txt asks for."""


class Hosts:
    """The queues. Jobs may be added while others are under way; only one thread uses the queues themselves."""

    def __init__(self, ask: Ask, pace: Pace) -> None:
        self._ask = ask
        self._pace = pace
        self._hosts: dict[str, _Host] = {}
        self._heap: list[tuple[float, int, str]] = []
        self._order = itertools.count()
        self._done: queue.SimpleQueue[tuple[Job, int, Visit, float]] = queue.SimpleQueue()
        self._under_way = 0

    def add(self, job: Job) -> None:
        """Puts an address at the end of its host's queue."""
        self._put(job, 1)

    def run(self) -> Iterator[tuple[Job, Visit]]:
        """What came, as it comes, until nothing waits any more."""
        while self._heap or self._under_way:
            yield from self._given_up()
            wait = self._start()
            if not self._under_way and wait is None:
                continue
            try:
                job, tried, visit, delay = self._done.get(timeout=wait)
            except queue.Empty:
                continue
            self._under_way -= 1
            if self._settle(job, tried, visit, delay):
                yield job, visit

    def _put(self, job: Job, tried: int, front: bool = False) -> None:
        name = urlsplit(job.url).netloc
        host = self._hosts.setdefault(name, _Host())
        (host.waiting.appendleft if front else host.waiting.append)((job, tried))
        if not host.busy:
            self._wake(name, host)

    def _wake(self, name: str, host: _Host) -> None:
        heapq.heappush(self._heap, (host.ready, next(self._order), name))

    def _start(self) -> float | None:
        """Starts what may be started; the seconds until more may be, ``None`` where only answers are waited for."""
        while self._heap and self._under_way < self._pace.hosts:
            ready, _, name = self._heap[0]
            host = self._hosts[name]
            if host.busy or not host.waiting or host.left is not None:
                heapq.heappop(self._heap)
                continue
            now = time.monotonic()
            if max(ready, host.ready) > now:
                if host.ready > ready:
                    heapq.heapreplace(self._heap, (host.ready, next(self._order), name))
                    continue
                return ready - now
            heapq.heappop(self._heap)
            job, tried = host.waiting.popleft()
            host.busy = True
            self._under_way += 1
            threading.Thread(target=self._work, args=(job, tried), daemon=True).start()
        return None

    def _work(self, job: Job, tried: int) -> None:
        try:
            visit, delay = self._ask(job)
        except Exception as error:  # a fault of ours must not leave the queue waiting for ever
            visit, delay = Visit(fault=f"it could not be asked ({type(error).__name__}: {error})"), 0.0
        self._done.put((job, tried, visit, delay))

    def _settle(self, job: Job, tried: int, visit: Visit, delay: float) -> bool:
        """Sets the host's next time; whether the visit is final (and not to be tried again)."""
        name = urlsplit(job.url).netloc
        host, pace = self._hosts[name], self._pace
        host.busy = False
        wait = max(pace.pause, delay)
        final = True
        asked = retry_after(visit)
        if asked is not None or visit.passing:
            host.failed += 1
            wait = max(wait, asked or pace.first_wait * 2 ** (tried - 1))
            if asked is not None and asked > pace.longest_wait:
                host.left = f"its host asks to wait for {asked:,.0f} s; run the same command again after that"
            elif host.failed >= pace.failures:
                host.left = "its host failed so often that it was left alone; run the same command again later"
            elif tried < pace.tries:
                final = False
        else:
            host.failed = 0
        host.ready = time.monotonic() + wait
        if not final:
            self._put(job, tried + 1, front=True)
        elif host.waiting:
            self._wake(name, host)
        return final

    def _given_up(self) -> Iterator[tuple[Job, Visit]]:
        for host in self._hosts.values():
            while host.left is not None and host.waiting:
                job, _ = host.waiting.popleft()
                yield job, Visit(fault=host.left, passing=True)


def retry_after(visit: Visit) -> float | None:
    """Seconds that a server asks to wait (429 and 503); 0 where it names none; ``None`` for any other answer."""
    if not visit.answers or visit.fault is not None or visit.answers[-1].status not in (429, 503):
        return None
    told = visit.answers[-1].message.headers.get("retry-after", "").strip()
    if told.isdecimal():
        return float(min(int(told[:9]), 10**9))
    from datetime import UTC, datetime
    from email.utils import parsedate_to_datetime

    try:
        until = parsedate_to_datetime(told)
    except (ValueError, TypeError, IndexError):
        return 0.0
    aware = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max((aware - datetime.now(UTC)).total_seconds(), 0.0)
