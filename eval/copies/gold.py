"""The gold of copies: pairs, origins and claims of the reports on one story.

The rules are in ``eval/gold/GUIDELINES-copies.md``. The files hold ids, publishers and labels. The reports themselves
belong to their publishers and are no part of this project; where a checkout has them beside it (``../shared``),
``reports`` reads them.

    python -m eval.copies.gold     tells every fault of the files, and counts what is labelled
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "eval" / "gold" / "copies"
REPORTS = ROOT.parent / "shared" / "data" / "stories" / "helsinki" / "helsinki_articles.csv.gz"

Half = Literal["dev", "test"]
Relation = Literal["same", "abridged", "edited", "merged", "paraphrase", "quotes", "same story", "unrelated"]
Evidence = Literal["dateline", "byline", "staff", "tail", "copyright", "text", "photo", "copy", "none"]
Kind = Literal[
    "wire verbatim", "wire edited", "own with wire parts", "own", "opinion", "aggregate page", "not an article"
]
COPIES = frozenset[str]({"same", "abridged", "edited", "merged", "paraphrase"})
"""The relations that make one report a copy of the other, or both copies of a third; ``paraphrase`` is stated apart."""
STRATA = {"0-.02": (0, 0.02), ".02-.1": (0.02, 0.1), ".1-.3": (0.1, 0.3), ".3-.6": (0.3, 0.6), ".6-.9": (0.6, 0.9),
          ".9-1": (0.9, 1.001), "retold": (0, 0.2)}  # fmt: skip
"""Bounds of the word 5-gram containment of each draw, the lower one inclusive."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two reports and how their texts are related.

    Attributes:
        a, b: the ids, ``a`` the smaller.
        containment: shared distinct word 5-grams over those of the shorter report, 0 to 1, furniture out.
        direction: ``a`` or ``b`` (the text is from that one), a newsroom (both are from it), ``?`` (not told), or ``-``
            (no copy).
    """

    a: int
    b: int
    publisher_a: str
    publisher_b: str
    containment: float
    stratum: str
    relation: Relation
    copy: bool
    direction: str
    half: Half
    note: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Whose words a report mainly is.

    Attributes:
        origin: a newsroom, ``own`` (the publisher's staff), ``mixed`` or ``unknown``.
        tag: whether the report itself names that newsroom as its source.
        draw: ``hash`` (drawn blindly) or ``hidden`` (names no newsroom on top or at its end, and shares much with
            another outlet's report).
    """

    id: int
    publisher: str
    origin: str
    evidence: Evidence
    tag: bool
    kind: Kind
    draw: Literal["hash", "hidden"]
    half: Half
    note: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that several reports tell: who of them has it first-hand, and who said it.

    Attributes:
        ids: the labelled reports that carry it.
        newsrooms: those that have it first-hand, sorted.
        sources: the ultimate ones; ``observed`` where a reporter saw it.
    """

    number: int
    claim: str
    ids: tuple[int, ...]
    newsrooms: tuple[str, ...]
    sources: tuple[str, ...]
    half: Half
    note: str


def half(key: str) -> Half:
    """The half that follows from a key (``copies/A-B``, ``origins/ID``, ``claims/N``) by its SHA-256."""
    return "test" if int(hashlib.sha256(key.encode()).hexdigest(), 16) % 2 else "dev"


def rows(name: str) -> Iterator[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def pairs(only: Half | None = None) -> list[Pair]:
    """The labelled pairs, of one half where ``only`` names it; the test half is for scoring alone."""
    found = [
        Pair(int(r["a"]), int(r["b"]), r["publisher_a"], r["publisher_b"], float(r["containment"]), r["stratum"],
             r["relation"], r["copy"] == "yes", r["direction"], r["half"], r["note"])  # type: ignore[arg-type]
        for r in rows("pairs.tsv")
    ]  # fmt: skip
    return [pair for pair in found if only in (None, pair.half)]


def origins(only: Half | None = None) -> list[Origin]:
    """The reports whose origin is labelled, of one half where ``only`` names it."""
    found = [
        Origin(int(r["id"]), r["publisher"], r["origin"], r["evidence"], r["tag"] == "yes", r["kind"],  # type: ignore[arg-type]
               r["draw"], r["half"], r["note"])  # type: ignore[arg-type]
        for r in rows("origins.tsv")
    ]  # fmt: skip
    return [origin for origin in found if only in (None, origin.half)]


def claims(only: Half | None = None) -> list[Claim]:
    """The claims whose first-hand newsrooms are labelled, of one half where ``only`` names it."""
    found = [
        Claim(int(r["number"]), r["claim"], tuple(map(int, r["ids"].split())), tuple(r["newsrooms"].split("; ")),
              tuple(r["sources"].split("; ")), r["half"], r["note"])  # type: ignore[arg-type]
        for r in rows("claims.tsv")
    ]  # fmt: skip
    return [claim for claim in found if only in (None, claim.half)]


def reports() -> dict[int, dict[str, str]]:
    """The reports by id, ``text`` with `` ### `` between paragraphs; empty where they are not beside the checkout."""
    if not REPORTS.exists():
        return {}
    csv.field_size_limit(1 << 24)
    with gzip.open(REPORTS, "rt", encoding="utf-8", newline="") as lines:
        return {int(row["id"]): row for row in csv.DictReader(lines)}


def pair_faults(pair: Pair) -> Iterator[str]:
    """Every way in which a labelled pair breaks the guidelines."""
    key = f"{pair.a}-{pair.b}"
    if pair.a >= pair.b:
        yield f"{key}: the smaller id comes first"
    if pair.relation not in get_args(Relation):
        yield f"{key}: no such relation: {pair.relation}"
    if pair.copy != (pair.relation in COPIES):
        yield f"{key}: {pair.relation} and copy {pair.copy} do not agree"
    if (pair.direction == "-") == pair.copy:
        yield f"{key}: a direction belongs to copies, and to them alone"
    low, high = STRATA[pair.stratum]
    if not low <= pair.containment < high:
        yield f"{key}: {pair.containment} is outside {pair.stratum}"
    if pair.half != half(f"copies/{key}"):
        yield f"{key}: the wrong half"


def origin_faults(origin: Origin) -> Iterator[str]:
    """Every way in which a labelled origin breaks the guidelines."""
    if origin.evidence not in get_args(Evidence) or origin.kind not in get_args(Kind):
        yield f"{origin.id}: no such evidence or kind: {origin.evidence}, {origin.kind}"
    if origin.tag and origin.evidence in ("photo", "copy", "none"):
        yield f"{origin.id}: a tag needs words in the report"
    if origin.origin == "unknown" and origin.evidence != "none":
        yield f"{origin.id}: {origin.evidence} tells an origin"
    if origin.origin in ("own", "unknown") and origin.kind.startswith("wire"):
        yield f"{origin.id}: wire, and no newsroom"
    if origin.half != half(f"origins/{origin.id}"):
        yield f"{origin.id}: the wrong half"


def faults() -> Iterator[str]:
    """Everything that is wrong with the files by themselves; nothing, if all is well."""
    for pair in pairs():
        yield from pair_faults(pair)
    known = Counter(origin.id for origin in origins())
    yield from (f"{number}: labelled twice" for number, times in known.items() if times > 1)
    for origin in origins():
        yield from origin_faults(origin)
    for claim in claims():
        yield from (f"claim {claim.number}: {number} has no origin" for number in claim.ids if number not in known)
        if list(claim.newsrooms) != sorted(set(claim.newsrooms)) or list(claim.ids) != sorted(set(claim.ids)):
            yield f"claim {claim.number}: ids and newsrooms stand once, in order"
        if claim.half != half(f"claims/{claim.number}"):
            yield f"claim {claim.number}: the wrong half"


def main() -> int:
    found = list(faults())
    print(*found, sep="\n", end="\n" if found else "")
    for name, values in (
        ("relations", [pair.relation for pair in pairs()]),
        ("halves", [pair.half for pair in pairs()]),
        ("origins", [origin.origin for origin in origins()]),
        ("tags", ["tag" if origin.tag else "no tag" for origin in origins()]),
        ("newsrooms of a claim", [len(claim.newsrooms) for claim in claims()]),
    ):
        counted = ", ".join(f"{value} {count}" for value, count in Counter(values).most_common())
        print(f"{name} ({len(values)}): {counted}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
