"""The index: made from segments, caught up with the manifest, merged as it grows. Only for who holds the lock."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Iterable, Sequence
from pathlib import Path

import duckdb

from onrecord.model.problems import Problem
from onrecord.record import durable, parts, segments, snapshot, staging
from onrecord.record.digests import file_digest
from onrecord.record.manifest import NAME as MANIFEST
from onrecord.record.manifest import Manifest, size_of
from onrecord.record.snapshot import Part, Snapshot
from onrecord.record.staging import Batch

# As many parts of one size are merged into one of the next. Eight keeps both small: how many files a reader opens (at
# most seven of a size) and how often a row is copied (once a size).
FAN = 8
# Readings that go into one part while many are added: publishing more often costs a merge more (155 microseconds of
# processor time a reading), more readings cost memory.
AT_ONCE = 32_768
# A part of this many readings and more is never merged again, so that no single `add` pays for more than this.
FULL = 262_144


class Index:
    """The index of the record in ``folder``, as its one writer sees it."""

    def __init__(self, folder: Path, *, anew: bool = False) -> None:
        """``anew`` starts from nothing, as where the index cannot be read; the old one holds until caught up."""
        self.folder = folder
        (folder / snapshot.FOLDER).mkdir(exist_ok=True)
        durable.sweep(folder / snapshot.FOLDER)
        self.work = parts.workshop()
        self.now = Snapshot()
        self._asking = self.work.cursor()
        self._showing = threading.Lock()
        self._rows = 0
        self._open: parts.OpenPart | None = None
        found = None if anew else snapshot.load(folder)
        self._anew = found is None
        try:
            self._take(found or Snapshot())
        except duckdb.Error:  # a part that cannot even be opened: all of them are made anew
            self._anew = True
            self.work.close()
            self.work = parts.workshop()
            self._asking = self.work.cursor()

    def __enter__(self) -> Index:
        return self

    def __exit__(self, *_: object) -> None:
        if self._open:
            self._open.undo()
        self._asking.close()
        self.work.close()

    def catch_up(self, manifest: Manifest) -> list[Problem]:
        """Indexes the lines of the manifest that are not in the index yet. A Problem for each damaged segment."""
        problems: list[Problem] = []
        in_force = frozenset(manifest.in_force)
        damaged: list[int] = []
        for entry in manifest.entries[self.now.lines :]:
            if entry in in_force:
                try:
                    found = segments.unpacked(self.folder / segments.FOLDER, entry.segment)
                    self.hold(staging.batch(entry, found))
                except segments.DamagedSegment as error:
                    damaged.append(entry.number)
                    where = f"line {entry.number + 1} of {MANIFEST}"
                    problems.append(Problem(where, segments.advice(error, entry.count)))
            if self.full:
                self.settle(entry.number, damaged)
        if manifest.entries and self.now.lines < len(manifest.entries):
            self.settle(len(manifest.entries) - 1, damaged)
        if self._anew:
            self._anew = False
            snapshot.publish(self.folder, self.now)
        return problems

    @property
    def full(self) -> bool:
        """Whether what is held is enough for a part."""
        return self._rows >= AT_ONCE

    def hold(self, batch: Batch) -> None:
        """Takes up a segment; readers see it with the next ``settle``. A large one is taken as the first of many."""
        if self._open is None:
            path = self.folder / snapshot.FOLDER / f"part-{batch.entry.number}-{secrets.token_hex(3)}.duckdb"
            more = AT_ONCE // len(batch.digests) if len(batch.digests) >= AT_ONCE // FAN else 1
            self._open = parts.OpenPart(self.work, durable.unfinished(path), batch.size * more)
        staged = durable.unfinished(self.folder / snapshot.FOLDER / "staged.jsonl")
        try:
            staging.write(staged, batch)
            self._open.take(staged, batch)
        finally:
            staged.unlink(missing_ok=True)
        self._rows += len(batch.digests)

    def settle(self, upto: int, damaged: Iterable[int] = ()) -> int:
        """Publishes what is held. How many readings gave way to a newer one.

        ``upto`` is the line of the manifest that the index has caught up with then.
        """
        made = list(self.now.parts)
        superseded = 0
        if self._open:
            superseded = self._open.finish()
            made.append(self._published(self._open.path, self.now.lines, upto, self._rows))
            self._open, self._rows = None, 0
        now = Snapshot(
            parts=tuple(self._merged(made)),
            lines=upto + 1,
            manifest=size_of(self.folder, upto + 1),
            damaged=tuple(sorted({*self.now.damaged, *damaged})),
        )
        if not self._anew:
            snapshot.publish(self.folder, now)
        self._take(now)
        return superseded

    def known(self, digests: Sequence[str]) -> tuple[set[str], int]:
        """Those readings that readers see already, by their digests, and how many lines of the manifest they see.

        May be asked from another thread than the one that holds and settles.
        """
        with self._showing:
            found = self._asking.execute(
                "SELECT digest FROM every.reports WHERE digest IN (SELECT unnest($told::UUID[]))",
                {"told": list(digests)},
            ).fetchall()
            return {one.hex for (one,) in found}, self.now.lines

    def decided(self, decisions: Sequence[str]) -> set[str]:
        """Those decisions that the record holds already, by their ids."""
        found = self._asking.execute(
            "SELECT id FROM every.decisions WHERE id IN (SELECT unnest($told::VARCHAR[]))", {"told": list(decisions)}
        ).fetchall()
        return {one for (one,) in found}

    def _take(self, now: Snapshot) -> None:
        with self._showing:
            parts.look_at(self.work, now.paths(self.folder))
            self.now = now

    def _merged(self, made: list[Part]) -> list[Part]:
        """The parts, those of one size merged where there are enough of them."""
        size = FAN
        while size <= FULL:
            tail = _smaller(made, size)
            rows = sum(part.rows for part in tail)
            if len(tail) >= FAN or (rows >= FULL and len(tail) > 1):
                path = self.folder / snapshot.FOLDER / f"part-{tail[0].first}-{secrets.token_hex(3)}.duckdb"
                beside = durable.unfinished(path)
                parts.merge(self.work, beside, [part.alias for part in tail], rows)
                made = [*made[: -len(tail)], self._published(beside, tail[0].first, tail[-1].last, rows)]
            size *= FAN
        return made

    def _published(self, beside: Path, first: int, last: int, rows: int) -> Part:
        """A finished part under its name, and attached."""
        path = durable.finished(beside)
        durable.publish(beside, path)
        part = Part(
            file=path.name, first=first, last=last, rows=rows, bytes=path.stat().st_size, digest=file_digest(path)
        )
        self.work.execute(f"ATTACH {parts.quoted(path)} AS {part.alias} (READ_ONLY)")
        return part


def _smaller(made: Sequence[Part], size: int) -> list[Part]:
    """The parts at the end that have fewer than ``size`` rows."""
    first = len(made)
    while first and made[first - 1].rows < size:
        first -= 1
    return list(made[first:])
