"""What goes into a part: lines of segments in envelopes that say which reading of the record each one is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from onrecord.record.decisions import Decision
from onrecord.record.digests import digest
from onrecord.record.manifest import Entry
from onrecord.record.segments import Unpacked


@dataclass(frozen=True, slots=True)
class Batch:
    """A segment, unpacked.

    Attributes:
        entry: its line in the manifest.
        lines: its lines.
        digests: those of the lines.
        blocks: where in the segment's file the block begins that holds each line.
    """

    entry: Entry
    lines: Sequence[bytes]
    digests: Sequence[str]
    blocks: Sequence[int]

    @property
    def size(self) -> int:
        """Bytes of all lines."""
        return sum(len(line) for line in self.lines)

    @property
    def longest(self) -> int:
        """Bytes of the longest line."""
        return max((len(line) for line in self.lines), default=0)

    def decisions(self) -> list[Sequence[object]]:
        """The decisions in it, as rows."""
        if self.entry.kind != "decisions":
            return []
        return [_row(self.entry, place, line) for place, line in enumerate(self.lines)]


def batch(entry: Entry, found: Unpacked) -> Batch:
    """A segment's lines as a batch."""
    return Batch(entry, found.lines, [digest(line) for line in found.lines], found.blocks)


def write(path: Path, told: Batch) -> None:
    """Writes the readings of a batch in their envelopes to ``path``, one a line."""
    entry = told.entry
    lines = zip(told.lines, told.digests, told.blocks, strict=True) if entry.kind == "readings" else ()
    with open(path, "xb") as out:
        out.writelines(
            b'{"reading":%d,"digest":"%s","added":"%s","segment":%d,"block":%d,"told":%s}\n'
            % (entry.first + place, mark.encode(), entry.added.encode(), entry.number, block, line)
            for place, (line, mark, block) in enumerate(lines)
        )


def _row(entry: Entry, place: int, line: bytes) -> Sequence[object]:
    one = msgspec.json.decode(line, type=Decision)
    return (
        entry.first + place, one.id, one.verdict, one.subject, one.other, one.field, one.value, one.signed,
        one.decided.removesuffix("Z"), one.note, entry.number,
    )  # fmt: skip
