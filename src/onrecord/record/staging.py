"""What goes into a part: lines of segments in envelopes that say which reading of the record each one is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from onrecord.record.decisions import Decision
from onrecord.record.digests import digest
from onrecord.record.manifest import Entry

# Readings that are staged at once: DuckDB needs some 300 MB for as many.
AT_ONCE = 4_096


def runs(entries: Sequence[Entry]) -> Iterator[list[Entry]]:
    """The entries in runs that are indexed at once."""
    run: list[Entry] = []
    for entry in entries:
        if run and sum(one.count for one in run) + entry.count > AT_ONCE:
            yield run
            run = []
        run.append(entry)
    if run:
        yield run


def write(path: Path, told: Sequence[tuple[Entry, Sequence[bytes]]]) -> tuple[int, list[Sequence[object]]]:
    """Writes the readings in their envelopes to ``path``; the longest line's bytes, and the decisions as rows."""
    longest = 0
    decided: list[Sequence[object]] = []
    with open(path, "xb") as out:
        for entry, lines in told:
            if entry.kind == "decisions":
                decided += [_row(entry, place, line) for place, line in enumerate(lines)]
            else:
                longest = max(longest, *(len(line) for line in lines))
                out.writelines(_envelope(entry, place, line) for place, line in enumerate(lines))
    return longest, decided


def _envelope(entry: Entry, place: int, line: bytes) -> bytes:
    told = (entry.first + place, digest(line).encode(), entry.added.encode(), entry.number, line)
    return b'{"reading":%d,"digest":"%s","added":"%s","segment":%d,"told":%s}\n' % told


def _row(entry: Entry, place: int, line: bytes) -> Sequence[object]:
    one = msgspec.json.decode(line, type=Decision)
    return (
        entry.first + place, one.id, one.verdict, one.subject, one.other, one.field, one.value, one.signed,
        one.decided.removesuffix("Z"), one.note, entry.number,
    )  # fmt: skip
