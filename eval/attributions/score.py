"""Scores attributions (source, cue, content) against PolNeAR's annotation.

    python -m eval.attributions.score GOLD_DIR PREDICTIONS.jsonl [NAME]

``GOLD_DIR`` holds ``text/NAME.txt`` and ``attributions/NAME_xxxx.ann`` (brat). ``PREDICTIONS.jsonl`` has a line a
document: ``{"name": ..., "attributions": [{"source": [[start, end]], "cue": [[start, end]], "content": [[start,
end]]}]}``, offsets in code points of the text read with its own line ends.

What is counted (F1 in %):

A   contents match: intersection over union of their words at least 0.5, one to one, best first
B   A, and the sources share a content word; a gold attribution without source asks for none. The headline.
C   contents and sources the same to the word
D   words of all contents, pooled

Words are runs of letters and digits, so punctuation never counts. Intervals: 1,000 bootstrap samples over documents.
"""

from __future__ import annotations

import json
import random
import re
import sys
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

Pieces = Sequence[Sequence[int]]
RawClaim = dict[str, Pieces]

WORD = re.compile(r"\w+(?:[’'\-.]\w+)*")
LIGHT = frozenset(
    {
        "the", "a", "an", "of", "and", "in", "on", "for", "at", "who", "s", "that", "his", "her", "its", "their", "mr",
        "ms", "mrs", "dr",
    }
)  # fmt: skip
SAME_CONTENT = 0.5  # the threshold of the published comparison of peers; not ours to choose
DRAWS, SEED = 1000, 1


@dataclass(frozen=True)
class Claim:
    """One attribution as sets of word numbers; ``kind`` says how much of the content stands in quotation marks."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]
    kind: str


@dataclass(frozen=True)
class Text:
    """A text cut into words, and which of its characters stand in double quotation marks."""

    text: str
    words: tuple[tuple[int, int], ...]
    quoted: bytes

    @classmethod
    def of(cls, text: str) -> Text:
        """The text, cut."""
        return cls(text, tuple(m.span() for m in WORD.finditer(text)), quoted(text))

    def numbers(self, pieces: Pieces) -> frozenset[int]:
        """The numbers of the words that the pieces touch."""
        return touched(self.words, pieces)

    def claims(self, raw: Iterable[RawClaim]) -> list[Claim]:
        """The claims that have a content."""
        found = []
        for claim in raw:
            content = self.numbers(claim["content"])
            if content:
                inside = sum(self.quoted[self.words[i][0]] for i in content)
                kind = "direct" if inside == len(content) else "mixed" if inside else "indirect"
                source, cue = (self.numbers(claim.get(part) or ()) for part in ("source", "cue"))
                found.append(Claim(source, cue, content, kind))
        return found

    def heavy(self, numbers: frozenset[int]) -> frozenset[int]:
        """The words that can tell one source from another; all of them where there is no such word."""
        kept = {i for i in numbers if self.text[slice(*self.words[i])].lower() not in LIGHT}
        return frozenset(kept) or numbers


def touched(words: Sequence[tuple[int, int]], pieces: Iterable[Sequence[int]]) -> frozenset[int]:
    """The numbers of the words, sorted by their places, that the pieces touch."""
    found: set[int] = set()
    for start, end in pieces:
        at = max(0, bisect_left(words, (start,)) - 1)
        while at < len(words) and words[at][0] < end:
            if words[at][1] > start:
                found.add(at)
            at += 1
    return frozenset(found)


def quoted(text: str) -> bytes:
    """1 for each character between double quotation marks, which are looked for paragraph by paragraph."""
    mask = bytearray(len(text) + 1)
    for paragraph in re.finditer(r"[^\n]+", text):
        opened = -1
        for at in range(*paragraph.span()):
            mark = text[at]
            if opened < 0 and mark in '“"':
                opened = at
            elif opened >= 0 and mark in '”"':
                mask[opened : at + 1] = b"\x01" * (at + 1 - opened)
                opened = -1
        if opened >= 0 and text[opened] == "“":  # runs on into the next paragraph
            mask[opened : paragraph.end()] = b"\x01" * (paragraph.end() - opened)
    return bytes(mask)


def brat(path: Path) -> list[RawClaim]:
    """The attributions of one brat file."""
    spans: dict[str, list[list[int]]] = {}
    events: list[dict[str, list[str]]] = []
    for line in path.read_bytes().decode("utf-8").split("\n"):
        if re.match(r"T\d+\t", line):
            key, place = line.split("\t")[:2]
            spans[key] = [[int(n) for n in piece.split()] for piece in place.split(" ", 1)[1].split(";")]
        elif re.match(r"E\d+\t", line):
            roles: dict[str, list[str]] = {}
            for pair in line.split("\t", 1)[1].split():
                role, key = pair.split(":")
                roles.setdefault(re.sub(r"\d+$", "", role).lower(), []).append(key)
            events.append(roles)
    return [
        {role: [s for key in event.get(role, ()) for s in spans.get(key, ())] for role in ("source", "cue", "content")}
        for event in events
    ]


def gold_files(folder: Path) -> Iterator[tuple[str, Path, Path]]:
    """(name, text, annotation) of each annotated text; the first annotator where there are several."""
    for text in sorted((folder / "text").glob("*.txt")):
        named = re.compile(re.escape(text.stem) + r"_[0-9a-z]{4}\.ann")
        files = sorted(f for f in (folder / "attributions").iterdir() if named.fullmatch(f.name))
        if files:
            yield text.stem, text, files[0]


def overlap(a: frozenset[int], b: frozenset[int]) -> float:
    """Intersection over union."""
    return len(a & b) / len(a | b) if a or b else 0.0


def pairs(gold: Sequence[Claim], found: Sequence[Claim], threshold: float) -> list[tuple[int, int]]:
    """Which gold claim goes with which found one: the best overlap of contents first, the cue breaks ties."""
    close = []
    for i, g in enumerate(gold):
        for j, f in enumerate(found):
            content = overlap(g.content, f.content)
            if content >= threshold:
                close.append((content + 0.001 * overlap(g.cue, f.cue), i, j))
    left: set[int] = set()
    right: set[int] = set()
    matched = []
    for _, i, j in sorted(close, reverse=True):
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            matched.append((i, j))
    return matched


def shares_source(text: Text, gold: Claim, found: Claim) -> bool:
    """Whether the two name the same source, as far as one content word tells."""
    if not gold.source or not found.source:
        return not gold.source and not found.source
    return bool(text.heavy(gold.source) & text.heavy(found.source))


def prf(right: int, found: int, gold: int) -> tuple[float, float, float]:
    """Precision, recall and F1 in %."""
    p, r = (right / found if found else 0.0), (right / gold if gold else 0.0)
    return 100 * p, 100 * r, 100 * (2 * p * r / (p + r) if p + r else 0.0)


@dataclass
class Tally:
    """What is added up over documents; ``rows`` has (A, B, C, found, gold) for each."""

    rows: list[tuple[int, int, int, int, int]]
    kinds: Counter[str]
    words: Counter[str]

    def add(self, text: Text, gold: list[Claim], found: list[Claim]) -> None:
        """Adds one document."""
        half, full = pairs(gold, found, SAME_CONTENT), pairs(gold, found, 1.0)
        right = [(i, j) for i, j in half if shares_source(text, gold[i], found[j])]
        exact = sum(gold[i].source == found[j].source for i, j in full)
        self.rows.append((len(half), len(right), exact, len(found), len(gold)))
        for label, numbers in (("", range(len(gold))), ("A ", (i for i, _ in half)), ("B ", (i for i, _ in right))):
            self.kinds.update(label + gold[i].kind for i in numbers)
        a = frozenset().union(*(g.content for g in gold))
        b = frozenset().union(*(f.content for f in found))
        self.words.update(right=len(a & b), found=len(b), gold=len(a))

    def figures(self) -> dict[str, float]:
        """Every figure by its name."""
        total = [sum(column) for column in zip(*self.rows, strict=True)] or [0] * 5
        found: dict[str, float] = {"documents": len(self.rows), "gold": total[4], "predicted": total[3]}
        for at, name in enumerate("ABC"):
            for part, value in zip("PRF", prf(total[at], total[3], total[4]), strict=True):
                found[f"{name} {part}"] = value
        found["D F"] = prf(self.words["right"], self.words["found"], self.words["gold"])[2]
        for kind in ("direct", "mixed", "indirect"):
            for name in "AB":
                found[f"{name} recall {kind}"] = 100 * self.kinds[f"{name} {kind}"] / max(1, self.kinds[kind])
        found["B low"], found["B high"] = self.interval()
        return found

    def interval(self) -> tuple[float, float]:
        """95% of B's F1 over bootstrap samples of the documents."""
        dice, n = random.Random(SEED), len(self.rows)
        draws = []
        for _ in range(DRAWS):
            drawn = [self.rows[dice.randrange(n)] for _ in range(n)]
            draws.append(prf(sum(r[1] for r in drawn), sum(r[3] for r in drawn), sum(r[4] for r in drawn))[2])
        draws.sort()
        return (draws[25], draws[974]) if n else (0.0, 0.0)


def score(
    folder: Path, predictions: dict[str, list[RawClaim]], names: frozenset[str] | None = None
) -> dict[str, float]:
    """The figures of ``predictions`` (by document) on the gold in ``folder``, or on the documents in ``names``."""
    tally = Tally([], Counter(), Counter())
    for name, text_file, annotation in gold_files(folder):
        if names is None or name in names:
            text = Text.of(text_file.read_bytes().decode("utf-8"))
            tally.add(text, text.claims(brat(annotation)), text.claims(predictions.get(name, [])))
    return tally.figures()


def show(figures: dict[str, float], name: str = "system") -> str:
    """The figures in four lines."""
    f = {key: f"{value:.1f}" for key, value in figures.items()}
    recall = ", ".join(f"{k} {f['A recall ' + k]} / {f['B recall ' + k]}" for k in ("direct", "mixed", "indirect"))
    counts = ", ".join(f"{key} {figures[key]:.0f}" for key in ("documents", "gold", "predicted"))
    return "\n".join(
        [
            f"{name}: {counts}",
            f"  A content P/R/F1     {f['A P']}/{f['A R']}/{f['A F']}",
            f"  B attribution P/R/F1 {f['B P']}/{f['B R']}/{f['B F']} [{f['B low']}, {f['B high']}]",
            f"  C both exact P/R/F1  {f['C P']}/{f['C R']}/{f['C F']} | D content words F1 {f['D F']}",
            f"  recall, content / with source: {recall}",
        ]
    )


def main(folder: str, predictions: str, name: str = "system") -> None:
    lines = Path(predictions).read_text(encoding="utf-8").splitlines()
    found = {line["name"]: line["attributions"] for line in map(json.loads, lines)}
    print(show(score(Path(folder), found), name))


if __name__ == "__main__":
    main(*sys.argv[1:])
