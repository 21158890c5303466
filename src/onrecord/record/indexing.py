"""The index following its writer: segments are taken up in a thread of their own, while the next ones are written.

A writer acknowledges a segment when it and its line of the manifest are on the disk, and does not wait for the index.
The index may lag a few segments behind; ``settle`` waits for it, and whatever a crash leaves behind is caught up by the
next one who opens the record.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from types import TracebackType

from onrecord.record.index import Index
from onrecord.record.staging import Batch

# Segments that may wait to be taken up. One keeps the index busy while the next is packed; more would only hold memory.
WAITING = 2


class Indexing:
    """The index of a record while somebody writes. For one thread, the writer's.

    What the index meets (duckdb.Error, OSError) is raised to the writer by the next call, and nothing is taken up after
    it.
    """

    def __init__(self, index: Index) -> None:
        self._index = index
        self._thread = ThreadPoolExecutor(1, "index")
        self._jobs: deque[Future[int]] = deque()
        self._unseen: dict[int, Sequence[str]] = {}
        self._superseded = 0
        self._met: BaseException | None = None

    def __enter__(self) -> Indexing:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: BaseException | TracebackType | None) -> None:
        if kind:
            self._index.work.interrupt()
        self._thread.shutdown(wait=True, cancel_futures=True)

    def hold(self, batch: Batch) -> None:
        """Hands a segment on to be taken up; waits only where too many are waiting already."""
        while len(self._jobs) >= WAITING:
            self._wait()
        self._unseen[batch.entry.number] = batch.digests
        self._jobs.append(self._thread.submit(self._take, batch))

    def settle(self, upto: int) -> int:
        """Waits until readers see everything up to this line of the manifest.

        Returns how many readings gave way to a newer one since the last time.
        """
        while self._jobs:
            self._wait()
        superseded = self._superseded + self._thread.submit(self._settle, upto).result()
        self._superseded = 0
        return superseded

    def known(self, digests: Sequence[str]) -> set[str]:
        """Those readings that the record holds already, by their digests."""
        # What waits is looked up first: what has been published meanwhile is found by the question to the index.
        waiting = {mark for marks in self._unseen.values() for mark in marks}
        found, lines = self._index.known(digests)
        self._unseen = {line: marks for line, marks in self._unseen.items() if line >= lines}
        return found | waiting.intersection(digests)

    def decided(self, decisions: Sequence[str]) -> set[str]:
        """Those decisions that the record holds already, by their ids. Only where nothing waits."""
        return self._index.decided(decisions)

    def _take(self, batch: Batch) -> int:
        with self._sound():
            self._index.hold(batch)
        return self._settle(batch.entry.number) if self._index.full else 0

    def _settle(self, upto: int) -> int:
        with self._sound():
            return self._index.settle(upto)

    @contextmanager
    def _sound(self) -> Iterator[None]:
        """Nothing is done after an error: an index that left one segment out must never show the next."""
        if self._met:
            raise self._met
        try:
            yield
        except BaseException as error:
            self._met = error
            raise

    def _wait(self) -> None:
        self._superseded += self._jobs.popleft().result()
