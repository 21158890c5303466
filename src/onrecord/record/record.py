"""The record in a folder: readings come in, questions are answered, decisions are kept. Nothing is changed in place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import duckdb

from onrecord.model.problems import OnrecordError, Problem, UsageError
from onrecord.model.reading import Reading
from onrecord.model.version import VERSION
from onrecord.record import digests, durable, lock, manifest, segments, soundness
from onrecord.record.index import Index
from onrecord.record.indexing import Indexing
from onrecord.record.manifest import Entry, Manifest
from onrecord.record.staging import Batch

MARK = "record.json"
_FORMAT = b'{"format":"onrecord-record/1"}\n'
# Readings that are written, acknowledged and indexed at once. More at once costs memory, fewer cost time: a part of the
# index takes a fifth of a second however small it is.
BATCH = 4_096
# Bytes of readings at once, so that a batch of very long reports stays in bounds.
BATCH_BYTES = 96_000_000


@dataclass(frozen=True, slots=True)
class Added:
    """What came of adding readings.

    Attributes:
        added: readings that are on the disk now.
        known: readings that the record held already, word for word.
        superseded: readings, earlier ones or these, that a newer one has taken the place of.
        problems: what could not be added, and why.
    """

    added: int = 0
    known: int = 0
    superseded: int = 0
    problems: tuple[Problem, ...] = ()


@dataclass(slots=True)
class _Tally:
    added: int = 0
    known: int = 0
    superseded: int = 0
    problems: list[Problem] = field(default_factory=list)

    def frozen(self) -> Added:
        return Added(self.added, self.known, self.superseded, tuple(self.problems))


@dataclass(frozen=True)
class Folder:
    """A record's folder on the disk, and who may write to it.

    Attributes:
        path: the folder.
        patience: seconds that a writer waits for its turn.
        tell: is told in a sentence what a person should know while it runs.
    """

    path: Path
    patience: float = lock.PATIENCE
    tell: Callable[[str], None] = lambda _: None

    @contextmanager
    def writer(self) -> Iterator[Writer]:
        """The one writer, once it is our turn; the index is caught up first.

        Raises OnrecordError where the disk does not take what is written; what was acknowledged by then is kept.
        """
        try:
            with self._locked() as writer:
                yield writer
        except duckdb.Error as error:
            told = str(error).strip().splitlines()[0]
            raise OnrecordError(
                f"the index of {self.path} cannot be written ({told}); what was acknowledged is safe: make room and "
                "type the same again, which catches up"
            ) from error
        except BrokenPipeError:
            raise
        except OSError as error:
            raise OnrecordError(
                f"{self.path} cannot be written ({error.strerror or error}); what was acknowledged is safe: make room "
                "and type the same again"
            ) from error

    @contextmanager
    def _locked(self) -> Iterator[Writer]:
        self._made()
        with lock.writing(self.path / "writer.lock", patience=self.patience, waiting=self.tell):
            held = manifest.read(self.path)
            for sentence in held.faults:
                self.tell(sentence)
            if held.lost:
                raise OnrecordError(f"the manifest of {self.path} is damaged: `onrecord verify` says where")
            manifest.mend(self.path, held)
            durable.sweep(self.path / segments.FOLDER)
            with Index(self.path) as index:
                behind = sum(entry.count for entry in held.entries[index.now.lines :])
                if behind > BATCH:
                    self.tell(f"indexing {behind:,} readings that were added before")
                for problem in index.catch_up(held):
                    self.tell(f"{problem.where}: {problem.what}")
                with Indexing(index) as indexing:
                    yield Writer(self.path, held, indexing)

    def _made(self) -> None:
        mark = self.path / MARK
        if mark.exists():
            return
        if self.path.exists() and (not self.path.is_dir() or any(self.path.iterdir())):
            raise UsageError(f"{self.path} is there and is no record; name another place with --record")
        for folder in (self.path, self.path / segments.FOLDER, self.path / "quarantine"):
            folder.mkdir(parents=True, exist_ok=True)
        durable.create(mark, _FORMAT)


class Writer:
    """The one who writes: segments first, then the line that acknowledges them; the index follows."""

    def __init__(self, folder: Path, held: Manifest, index: Indexing) -> None:
        self.folder = folder
        self.index = index
        self._last = held.last
        self.lines = len(held.entries)
        self._next = {kind: held.next_number(kind) for kind in ("readings", "decisions")}

    def add(self, readings: Iterable[Reading | Problem], kept: Callable[[int], None] = lambda _: None) -> Added:
        """Adds readings in batches. ``kept`` is told, batch by batch, how many are safe on the disk so far."""
        tally = _Tally()
        for batch in _batches(readings, tally.problems):
            known = self.index.known(list(batch))
            new = {mark: line for mark, line in batch.items() if mark not in known}
            tally.known += len(batch) - len(new)
            if new:
                written = self._write("readings", list(new.values()), list(new))
                tally.added += len(new)
                try:
                    kept(tally.added)
                finally:  # what is in the manifest must come into the index before what follows it
                    self.index.hold(written)
        if tally.added:
            tally.superseded = self.index.settle(self.lines - 1)
        return tally.frozen()

    def keep(self, kind: Literal["readings", "decisions"], lines: list[bytes], marks: list[str]) -> Entry:
        """Writes lines to the disk for good, by their digests; when this returns, they are acknowledged.

        The index takes them up behind us, and shows them when it settles.
        """
        written = self._write(kind, lines, marks)
        self.index.hold(written)
        return written.entry

    def _write(self, kind: Literal["readings", "decisions"], lines: list[bytes], marks: list[str]) -> Batch:
        packed = segments.packed(lines)
        entry = Entry(
            number=self.lines,
            kind=kind,
            segment=segments.store(self.folder / segments.FOLDER, packed.content),
            bytes=len(packed.content),
            count=len(lines),
            first=self._next[kind],
            sum=digests.total(marks),
            onrecord=VERSION,
            added=f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}",
        )
        self.note(entry)
        self._next[kind] += len(lines)
        return Batch(entry, lines, marks, packed.blocks)

    def note(self, entry: Entry) -> None:
        """Appends a line to the manifest."""
        self._last = manifest.add(self.folder, entry, self._last)
        self.lines += 1


def _batches(readings: Iterable[Reading | Problem], problems: list[Problem]) -> Iterator[dict[str, bytes]]:
    """The sound readings as lines by their digests, a batch at a time; what is not sound is a Problem."""
    batch: dict[str, bytes] = {}
    size = 0
    for reading in readings:
        if isinstance(reading, Problem):
            problems.append(reading)
            continue
        fault = soundness.fault(reading)
        try:
            line = soundness.line_of(reading)
        except UnicodeEncodeError:
            fault = "it holds characters that no text can hold (half of a surrogate pair)"
        if fault:
            problems.append(Problem(reading.article.id, f"not kept: {fault}"))
            continue
        batch[digests.digest(line)] = line
        size += len(line)
        if len(batch) >= BATCH or size >= BATCH_BYTES:
            yield batch
            batch, size = {}, 0
    if batch:
        yield batch
