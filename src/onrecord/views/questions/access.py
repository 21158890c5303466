"""Who asks a record through one of its doors: one at a time, within limits, and never told where it stands on the disk.

A session of the record belongs to one who asks at a time; the doors serve many. So each question waits its turn here,
and is told to come again where the turn does not come.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.model.problems import OnrecordError, UsageError

if TYPE_CHECKING:
    from onrecord.model.reading import Reading
    from onrecord.model.stories import Story
    from onrecord.record.opened import Record
    from onrecord.record.snapshot import Snapshot
    from onrecord.stories.shelf import Shelf


# Stories that are kept: as many as somebody looks at by turns.
_KEPT = 4


class NotFound(UsageError):
    """Nothing has this id, or answers to these words."""


class Busy(OnrecordError):
    """Others are asking; the same question may be asked again."""


class Forbidden(OnrecordError):
    """Something that the server was not told to allow."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one question may take.

    Attributes:
        seconds: until an answer is given up. A person waits no longer at a screen, and the slowest named question over
            a million readings takes two (docs/benchmarks/record.md).
        memory: of DuckDB.
        waiting: seconds until a question that others are before is told to come again.
        catching_up: reports that the stories take in within one question; with more, a person runs ``onrecord
            stories`` once, which shows how far it is. A report takes 50 to 97 ms in one large story
            (docs/benchmarks/stories.md).
        answer: characters of all cells of an answer in SQL.
    """

    seconds: float = 10.0
    memory: str = "1GB"
    waiting: float = 30.0
    catching_up: int = 500
    answer: int = 8_000_000


@dataclass(slots=True)
class _Turn:
    """Who may ask next, and the session that they ask. Rows and stories have one each: neither waits for the other."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    record: Record | None = None


class Kept:
    """The stories that were asked last, each as of one state of the record: a person or an assistant asks on in one.

    Used under the turn of the stories alone.
    """

    def __init__(self) -> None:
        self._stories: dict[tuple[str, Snapshot], Story] = {}

    def get(self, state: tuple[str, Snapshot]) -> Story | None:
        """The story of this id and state, where it is kept."""
        return self._stories.get(state)

    def put(self, state: tuple[str, Snapshot], story: Story) -> None:
        """Keeps a story in place of the one that was kept first."""
        while len(self._stories) >= _KEPT:
            del self._stories[next(iter(self._stories))]
        self._stories[state] = story


class Access:
    """A record as a door sees it. Safe to use from several threads.

    Args:
        path: the record's folder.
        limits: what one question may take.
        fetch: whether ``read`` may reach the network for an address.
    """

    def __init__(self, path: str | Path, limits: Limits | None = None, *, fetch: bool = False) -> None:
        self.limits = limits or Limits()
        self.fetch = fetch
        self._path = Path(path)
        self.kept = Kept()
        self._rows, self._stories = _Turn(), _Turn()
        self._reading = threading.Lock()
        self._apart = threading.Lock()

    def close(self) -> None:
        """Lets go of the record's files."""
        for turn in (self._rows, self._stories):
            with turn.lock:
                if turn.record:
                    turn.record.close()
                turn.record = None

    @contextmanager
    def record(self) -> Iterator[Record]:
        """The record, for one question. Raises Busy, and what the question raises, without the record's path."""
        with self._told_safely(), self._asked(self._rows) as record:
            yield record

    @contextmanager
    def stories(self) -> Iterator[tuple[Shelf, Record]]:
        """The record's stories, caught up with it. Raises OnrecordError where they are too far behind."""
        from onrecord.stories import story

        with (
            self._told_safely(),
            self._asked(self._stories) as record,
            story.opened(record, self._few) as shelf,
        ):
            yield shelf, record

    @contextmanager
    def reader(self) -> Iterator[None]:
        """A turn at the reading wing, which takes a processor and some memory: one report at a time."""
        with self._told_safely(), self._in_turn(self._reading):
            yield

    @contextmanager
    def apart(self) -> Iterator[Path]:
        """A turn for a process apart, and where the record stands: one such process at a time."""
        with self._in_turn(self._apart):
            yield self._path

    def safe(self, message: str) -> str:
        """A message without the place of the record on the disk."""
        for path in sorted({str(self._path.absolute()), str(self._path.resolve())}, key=len, reverse=True):
            message = message.replace(path, "the record")
        return message.replace(f"{self._path}/", "the record/").replace(f" {self._path};", " the record;")

    @contextmanager
    def _told_safely(self) -> Iterator[None]:
        try:
            yield
        except OnrecordError as error:
            raise type(error)(self.safe(str(error))) from error

    @contextmanager
    def _asked(self, turn: _Turn) -> Iterator[Record]:
        from onrecord.record.opened import open_record

        with self._in_turn(turn.lock):
            if turn.record is None:
                turn.record = open_record(self._path, seconds=self.limits.seconds, memory=self.limits.memory)
            yield turn.record

    @contextmanager
    def _in_turn(self, turn: threading.Lock) -> Iterator[None]:
        if not turn.acquire(timeout=self.limits.waiting):
            raise Busy(f"others are asking; ask again (nothing came free within {self.limits.waiting:g} s)")
        try:
            yield
        finally:
            turn.release()

    def _few(self, readings: Iterator[Reading], count: int) -> Iterable[Reading]:
        if count > self.limits.catching_up:
            raise OnrecordError(
                f"{count:,} reports are not in the stories yet; run `onrecord stories` on the record once and ask again"
            )
        return readings
