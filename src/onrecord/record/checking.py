"""Verify: every file against its digest, the index against the segments. Changes nothing."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import duckdb

from onrecord.model.problems import OnrecordError, Problem
from onrecord.record import digests, manifest, parts, segments, snapshot
from onrecord.record.manifest import Manifest
from onrecord.record.snapshot import Snapshot

REBUILD = "run `onrecord rebuild`, which makes it anew from the segments"


@dataclass(frozen=True, slots=True)
class Verified:
    """What a record holds, and what is the matter with it.

    Attributes:
        readings, decisions, segments, parts: how many there are.
        digest: what all readings and decisions come to: the same for the same ones, in whatever order they came in.
        problems: what is damaged, missing or not indexed, and what to do; empty where all is well.
    """

    readings: int
    decisions: int
    segments: int
    parts: int
    digest: str
    problems: tuple[Problem, ...]


def verify(folder: Path) -> Verified:
    """Reads every file of the record and compares. Raises OnrecordError where there is no record."""
    if not (folder / "record.json").exists():
        raise OnrecordError(f"there is no record at {folder}")
    held = manifest.read(folder)
    problems = [Problem(manifest.NAME, fault) for fault in held.faults]
    if held.torn:
        problems.append(Problem(manifest.NAME, "its end was never acknowledged (a crash); the next writer drops it"))
    problems += _segments(folder, held)
    now = snapshot.load(folder)
    problems += [Problem(snapshot.NAME, f"it cannot be read; {REBUILD}")] if now is None else _index(folder, held, now)
    counts = {kind: sum(one.count for one in held.in_force if one.kind == kind) for kind in ("readings", "decisions")}
    return Verified(
        readings=counts["readings"],
        decisions=counts["decisions"],
        segments=len(held.in_force),
        parts=len(now.parts) if now else 0,
        digest=digests.total(entry.sum for entry in held.in_force),
        problems=tuple(problems),
    )


def _segments(folder: Path, held: Manifest) -> list[Problem]:
    problems: list[Problem] = []
    for entry in held.in_force:
        where = f"line {entry.number + 1} of {manifest.NAME}"
        try:
            lines = segments.unpacked(folder / segments.FOLDER, entry.segment).lines
        except segments.DamagedSegment as error:
            problems.append(Problem(where, segments.advice(error, entry.count)))
            continue
        if len(lines) != entry.count or digests.total(digests.digest(line) for line in lines) != entry.sum:
            problems.append(Problem(where, f"{entry.segment} does not hold what the line promises"))
    return problems + [
        Problem(name, "a segment that no line of the manifest names (a crash before it was acknowledged, or lines that "
                "are gone); `onrecord rebuild` takes it up")
        for name in strays(folder, held)
    ]  # fmt: skip


def strays(folder: Path, held: Manifest) -> list[str]:
    """Segments that stand in the folder and in no line of the manifest that is in force, by name."""
    named = {entry.segment for entry in held.in_force}
    found = (path.name.removesuffix(segments.SUFFIX) for path in (folder / segments.FOLDER).glob("*" + segments.SUFFIX))
    return sorted(name for name in found if name not in named)


def _index(folder: Path, held: Manifest, now: Snapshot) -> list[Problem]:
    problems: list[Problem] = []
    for part in now.parts:
        path = folder / snapshot.FOLDER / part.file
        if not path.exists():
            problems.append(Problem(part.file, f"this part of the index is missing; {REBUILD}"))
        elif path.stat().st_size != part.bytes or digests.file_digest(path) != part.digest:
            problems.append(Problem(part.file, f"this part of the index is damaged; {REBUILD}"))
    if now.lines < len(held.entries):
        waiting = len(held.entries) - now.lines
        problems.append(Problem(snapshot.NAME, f"{waiting} lines of the manifest are not in the index yet; {REBUILD}"))
    if now.lines > len(held.entries):
        problems.append(Problem(snapshot.NAME, f"it knows lines that the manifest does not hold; {REBUILD}"))
    return problems or _contents(folder, held, now)


def _contents(folder: Path, held: Manifest, now: Snapshot) -> list[Problem]:
    """Whether the index holds the readings of each segment, every one of them and no other."""
    work = parts.workshop()
    sums: dict[int, list[str]] = defaultdict(list)
    try:
        parts.look_at(work, now.paths(folder))
        told = work.execute("SELECT segment, digest FROM every.reports")
        while rows := told.fetchmany(10_000):
            for segment, digest in rows:
                sums[segment].append(digest.hex)
    except duckdb.Error as error:
        return [Problem("index", f"it cannot be read ({str(error).splitlines()[0]}); {REBUILD}")]
    finally:
        work.close()
    wanted = {entry.number: entry.sum for entry in held.in_force if entry.kind == "readings"}
    return [
        Problem(f"line {number + 1} of {manifest.NAME}", f"the index does not hold what its segment does; {REBUILD}")
        for number in sorted({*wanted, *sums} - set(now.damaged))
        if digests.total(sums.get(number, [])) != wanted.get(number)
    ]
