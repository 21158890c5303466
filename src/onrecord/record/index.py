"""The index: made from segments, caught up with the manifest, merged as it grows. Only for who holds the lock."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

import duckdb

from onrecord.model.problems import Problem
from onrecord.record import durable, parts, segments, snapshot, staging
from onrecord.record.digests import file_digest
from onrecord.record.manifest import NAME as MANIFEST
from onrecord.record.manifest import Entry, Manifest
from onrecord.record.snapshot import Part, Snapshot

# As many parts of one size are merged into one of the next. Eight keeps both small: how many files a reader opens (at
# most seven of a size) and how often a row is copied (once a size).
FAN = 8
# A part of this many readings and more is never merged again, so that no single `add` pays for more than this.
FULL = 262_144

Told = Sequence[tuple[Entry, Sequence[bytes]]]


class Index:
    """The index of the record in ``folder``, as its one writer sees it."""

    def __init__(self, folder: Path, *, anew: bool = False) -> None:
        """``anew`` starts from nothing, as where the index cannot be read; the old one holds until caught up."""
        self.folder = folder
        (folder / snapshot.FOLDER).mkdir(exist_ok=True)
        durable.sweep(folder / snapshot.FOLDER)
        self.work = parts.workshop()
        self.now = Snapshot()
        found = None if anew else snapshot.load(folder)
        self._anew = found is None
        try:
            self._take(found or Snapshot())
        except duckdb.Error:  # a part that cannot even be opened: all of them are made anew
            self._anew = True
            self.work.close()
            self.work = parts.workshop()

    def __enter__(self) -> Index:
        return self

    def __exit__(self, *_: object) -> None:
        self.work.close()

    def catch_up(self, manifest: Manifest) -> list[Problem]:
        """Indexes the lines of the manifest that are not in the index yet. A Problem for each damaged segment."""
        problems: list[Problem] = []
        in_force = frozenset(manifest.in_force)
        for run in staging.runs(manifest.entries[self.now.lines :]):
            told: list[tuple[Entry, Sequence[bytes]]] = []
            damaged: list[int] = []
            for entry in run:
                if entry not in in_force:
                    continue
                try:
                    told.append((entry, segments.lines_of(self.folder / segments.FOLDER, entry.segment)))
                except segments.DamagedSegment as error:
                    damaged.append(entry.number)
                    problems.append(
                        Problem(f"line {entry.number + 1} of {MANIFEST}", segments.advice(error, entry.count))
                    )
            self.add(told, run[-1].number, damaged)
        if self._anew:
            self._anew = False
            snapshot.publish(self.folder, self.now)
        return problems

    def add(self, told: Told, upto: int, damaged: Iterable[int] = ()) -> int:
        """Indexes segments with their lines, and publishes. How many readings gave way to a newer one.

        ``upto`` is the line of the manifest that the index has caught up with then.
        """
        made = list(self.now.parts)
        superseded = 0
        if any(lines for _, lines in told):
            made.append(self._built(told, self.now.lines, upto))
            row = self.work.execute(f"SELECT count(*) FROM {made[-1].alias}.superseded").fetchone()
            superseded = row[0] if row else 0
        now = Snapshot(
            parts=tuple(self._merged(made)),
            lines=upto + 1,
            manifest=(self.folder / MANIFEST).stat().st_size,
            damaged=tuple(sorted({*self.now.damaged, *damaged})),
        )
        if not self._anew:
            snapshot.publish(self.folder, now)
        self._take(now)
        return superseded

    def known(self, digests: Sequence[str]) -> set[str]:
        """Those readings that the record holds already, by their digests."""
        found = self.work.execute(
            "SELECT digest FROM every.reports WHERE digest IN (SELECT unnest($told::UUID[]))", {"told": list(digests)}
        ).fetchall()
        return {one.hex for (one,) in found}

    def decided(self, decisions: Sequence[str]) -> set[str]:
        """Those decisions that the record holds already, by their ids."""
        found = self.work.execute(
            "SELECT id FROM every.decisions WHERE id IN (SELECT unnest($told::VARCHAR[]))", {"told": list(decisions)}
        ).fetchall()
        return {one for (one,) in found}

    def _take(self, now: Snapshot) -> None:
        parts.look_at(self.work, now.paths(self.folder))
        self.now = now

    def _built(self, told: Told, first: int, last: int) -> Part:
        staged = durable.unfinished(self.folder / snapshot.FOLDER / "staged.jsonl")
        try:
            longest, decisions = staging.write(staged, told)
            rows = sum(len(lines) for _, lines in told)
            make = partial(parts.build, self.work, staged=staged, longest=longest, decisions=decisions)
            return self._finished(first, last, rows, make)
        finally:
            staged.unlink(missing_ok=True)

    def _merged(self, made: list[Part]) -> list[Part]:
        """The parts, those of one size merged where there are enough of them."""
        size = FAN
        while size <= FULL:
            tail = _smaller(made, size)
            rows = sum(part.rows for part in tail)
            if len(tail) >= FAN or (rows >= FULL and len(tail) > 1):
                aliases = [part.alias for part in tail]
                make = partial(parts.merge, self.work, aliases=aliases, large=rows >= staging.AT_ONCE)
                made = [*made[: -len(tail)], self._finished(tail[0].first, tail[-1].last, rows, make)]
            size *= FAN
        return made

    def _finished(self, first: int, last: int, rows: int, make: Callable[[Path], None]) -> Part:
        """The part that ``make`` builds, under its name and attached."""
        path = self.folder / snapshot.FOLDER / f"part-{first}-{last}-{secrets.token_hex(3)}.duckdb"
        beside = durable.unfinished(path)
        make(beside)
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
