"""The gold of whole reports: blocks of ``field: value`` lines, whose words are looked up in the report's text.

The rules are in ``eval/gold/GUIDELINES.md``. Words are kept as words and not as offsets, so that a person can write,
read and review them; where they are not in the text, the file is wrong and ``problems`` says so.

    python -m eval.claims.gold [FOLDER]     tells every fault of the files, and counts what is marked
"""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import get_args

from onrecord import ontologies
from onrecord.model import claims, grounds, provenance

REPORTS = Path(__file__).parent.parent / "gold" / "reports"
Spot = tuple[int, int]

VALUES = {
    "act": set(get_args(claims.Act)),
    "quote": set(get_args(claims.Quote)),
    "status": set(get_args(claims.Status)),
    "stance": set(get_args(claims.Stance)),
}
KINDS = set(get_args(grounds.Kind))
CHANNELS = set(get_args(provenance.ChannelKind))
CHANGES = set(get_args(claims.Change))
FIGURES = set(get_args(claims.QuantityKind))
FIELDS = {
    "attribution": {"cue", "content", "quote", "act", "channel", "when", "inside", "hop"},
    "event": {"trigger", "type", "mode", "actor", "recipient", "about", "where", "when", "status", "in"},
    "position": {"holder", "stance", "toward", "about", "limits", "condition", "since", "change", "in"},
    "quantity": {"words", "low", "high", "kind", "of", "event", "in"},
}
NEEDED = {
    "attribution": {"content", "quote", "act", "hop"},
    "event": {"trigger", "type", "status"},
    "position": {"holder", "stance", "about"},
    "quantity": {"words", "kind"},
}
WORDS = {"cue", "content", "when", "trigger", "about", "where", "limits", "condition", "since", "words", "of"}
"""Fields whose value is words of the text; several stretches are parted by ``||``."""


@dataclass(frozen=True, slots=True)
class Block:
    """One marked claim: its kind, its short id, and its fields as written, in order."""

    kind: str
    id: str
    fields: tuple[tuple[str, str], ...]

    def all(self, name: str) -> list[str]:
        """Every value of a field."""
        return [value for key, value in self.fields if key == name]

    def one(self, name: str) -> str | None:
        """The first value of a field, or ``None``."""
        return next(iter(self.all(name)), None)


@dataclass(frozen=True, slots=True)
class Report:
    """One report of the gold: its text and what is marked in it."""

    name: str
    split: str
    text: str
    published: str
    outlet: str
    headline: str
    blocks: tuple[Block, ...] = field(default=())

    def of(self, kind: str) -> list[Block]:
        """The blocks of one kind."""
        return [block for block in self.blocks if block.kind == kind]

    def spots(self, block: Block, name: str) -> list[Spot]:
        """Where the words of a field stand; raises ValueError where they do not."""
        return [find(self.text, words) for value in block.all(name) for words in value.split(" || ")]


def parse(text: str) -> list[Block]:
    """The blocks of a file; raises ValueError with the line where it is not one."""
    blocks: list[Block] = []
    head: tuple[str, str] | None = None
    rows: list[tuple[str, str]] = []
    for number, line in enumerate([*text.split("\n"), ""], 1):
        if line.startswith("#"):
            continue
        if not line.strip():
            if head:
                blocks.append(Block(*head, tuple(rows)))
            head, rows = None, []
        elif head is None:
            parts = line.split()
            if len(parts) != 2 or parts[0] not in FIELDS:
                raise ValueError(f"line {number}: a block begins with its kind and its id, not with {line!r}")
            head = (parts[0], parts[1])
        else:
            name, colon, value = line.partition(":")
            if not colon:
                raise ValueError(f"line {number}: no field in {line!r}")
            rows.append((name.strip(), value.strip()))
    return blocks


def find(text: str, words: str) -> Spot:
    """Where ``words`` (perhaps cut by " … ", perhaps the n-th by " #n") stand; raises ValueError where they do not."""
    numbered = re.fullmatch(r"(.*) #(\d+)", words, re.S)
    words, wanted = (numbered[1], int(numbered[2])) if numbered else (words, 1)
    first, cut, last = words.partition(" … ")
    seen = list(re.finditer(_bounded(first), text))
    if len(seen) < wanted:
        raise ValueError(f"{first!r} stands {len(seen)} times in the text, not {wanted}")
    start, end = seen[wanted - 1].span()
    if cut:
        behind = re.compile(_bounded(last)).search(text, end)
        if not behind:
            raise ValueError(f"{last!r} does not stand after {first!r}")
        end = behind.end()
    return start, end


def _bounded(words: str) -> str:
    left = r"(?<!\w)" if words[:1].isalnum() else ""
    right = r"(?!\w)" if words[-1:].isalnum() else ""
    return left + re.escape(words) + right


def read(folder: Path = REPORTS, annotator: str = "", splits: tuple[str, ...] = ()) -> Iterator[Report]:
    """The reports in ``folder`` with what stands in their ``.said`` and ``.done`` files (of ``folder/annotator``)."""
    marks = folder / annotator if annotator else folder
    with (folder / "reports.tsv").open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE):
            if splits and row["split"] not in splits:
                continue
            name = row["report"]
            blocks: list[Block] = []
            for ending in ("said", "done"):
                file = marks / f"{name}.{ending}"
                if file.exists():
                    try:
                        blocks += parse(file.read_text(encoding="utf-8"))
                    except ValueError as error:
                        raise ValueError(f"{file.name}: {error}") from None
            text = (folder / f"{name}.txt").read_text(encoding="utf-8").rstrip("\n")
            yield Report(name, row["split"], text, row["published"], row["outlet"], row["headline"], tuple(blocks))


def problems(report: Report) -> list[str]:
    """What is wrong in a report's blocks, each as one line."""
    ids = Counter(block.id for block in report.blocks)
    found = [f"{name} is the id of {count} blocks" for name, count in ids.items() if count > 1]
    for block in report.blocks:
        found += [f"{block.kind} {block.id}: {told}" for told in _faults(report, block, set(ids))]
    return found


def _faults(report: Report, block: Block, ids: set[str]) -> Iterator[str]:
    names = {name for name, _ in block.fields}
    yield from (f"no {name}" for name in sorted(NEEDED[block.kind] - names))
    for name, value in block.fields:
        if name not in FIELDS[block.kind]:
            yield f"no such field: {name}"
        elif name in ("inside", "in", "event"):
            if value not in ids:
                yield f"{name}: no block {value}"
        elif name == "kind":
            if value not in FIGURES:
                yield f"kind: {value}"
        elif name in ("low", "high"):
            if not re.fullmatch(r"\d+(\.\d+)?", value):
                yield f"{name}: {value} is no number"
        elif name in VALUES:
            if value not in VALUES[name]:
                yield f"{name}: {value}"
        elif name in WORDS:
            yield from _lost(report, value)
        else:
            yield from _parted(report, name, value)


def _lost(report: Report, value: str) -> Iterator[str]:
    for words in value.split(" || "):
        try:
            find(report.text, words)
        except ValueError as error:
            yield str(error)


def _parted(report: Report, name: str, value: str) -> Iterator[str]:
    """Fields of several parts: channel, change, hop, parties, type and mode."""
    parts = [part.strip() for part in value.split("|")]
    known = {"channel": CHANNELS, "change": CHANGES, "hop": KINDS, "type": set(ontologies.load("plover").types)}.get(
        name
    )
    if known is not None and parts[0] not in known:
        yield f"{name}: {parts[0]}"
    if name == "hop":
        if len(parts) < 2 or not parts[1]:
            yield f"hop without a name: {value}"
        if len(parts) > 2 and parts[2]:
            yield from _lost(report, parts[2])
        for detail in details(value):
            if detail not in ("anonymous", "number", "reason", "role"):
                yield f"hop: {detail}"
    elif name in ("actor", "recipient", "holder", "toward"):
        if len(parts) != 2:
            yield f"{name}: a name, a bar and the words are wanted: {value}"
        else:
            yield from _lost(report, parts[1])
    elif name in ("channel", "change") and len(parts) > 1:
        yield from _lost(report, parts[1])


def details(hop: str) -> dict[str, str]:
    """The details of a hop line: ``anonymous`` -> "", ``number`` -> "2", ``reason`` -> words, ``role`` -> words."""
    parts = hop.split("|")
    if len(parts) < 4:
        return {}
    pairs = (piece.strip().partition("=") for piece in "|".join(parts[3:]).split(";"))
    return {key.strip(): value.strip() for key, _, value in pairs if key.strip()}


def main(folder: Path, annotator: str = "") -> int:
    """Print the faults and the counts; the number of faults."""
    faults, counts = 0, Counter[str]()
    for report in read(folder, annotator):
        counts.update(block.kind for block in report.blocks)
        for told in problems(report):
            faults += 1
            print(f"{report.name}: {told}")
    print(f"{dict(counts)}; {faults} faults")
    return faults


if __name__ == "__main__":
    sys.exit(1 if main(REPORTS, *sys.argv[1:2]) else 0)
