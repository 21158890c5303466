"""Scores ``grounding.who`` on ``who.tsv``: name, kind, country, role, code, and wrong links.

    python eval/grounding/score_who.py [--errors]

Needs the engine and ``../shared/data/wikinews``. A wrong link is a name, a country or a code given where the gold has
another or none; an unknown is a miss and no wrong link.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections import Counter
from datetime import datetime
from functools import cache
from pathlib import Path

from onrecord.analysis import coref, pipeline
from onrecord.grounding.who import Resolver
from onrecord.model.article import Article
from onrecord.model.grounds import When

HERE = Path(__file__).parent
TEXTS = HERE.parents[2] / "shared" / "data" / "wikinews"
HALVES = ("seen", "kept")
FIELDS = ("name", "kind", "country", "role", "code")


def gold() -> list[dict[str, str]]:
    lines = [line for line in (HERE / "who.tsv").read_text("utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def dates() -> dict[str, str]:
    found = {}
    for row in csv.reader((TEXTS / "manifest.tsv").read_text("utf-8").splitlines(), delimiter="\t"):
        for pattern in ("%Y-%m-%d", "%B %d, %Y"):
            try:
                found[row[0]] = datetime.strptime(row[3], pattern).date().isoformat()
            except ValueError:
                continue
    return found


@cache
def engine() -> pipeline.Engine:
    return pipeline.load()


def resolver(name: str, day: str | None) -> Resolver:
    text = (TEXTS / name).read_text("utf-8")
    doc = engine()(text)
    published = When(day, "day", "published") if day else None
    article = Article(
        id="r", url=None, outlet=None, section=(), headline=None, standfirst=None, byline=(), published=published,
        modified=None, language="en", text=text,
    )  # fmt: skip
    return Resolver(doc, article, coref.referents(doc))


def plain(value: str | None) -> str:
    return re.sub(r"^(?:the|a|an) ", "", (value or "-").lower()).strip()


def judged(half: str, show: bool = False) -> tuple[Counter[str], int, int]:
    """Counts by field (``name``, ``name right``), wrong links, mentions of a half of the set."""
    days, resolvers, wrong = dates(), {}, 0
    told: Counter[str] = Counter()
    rows = [row for row in gold() if row["half"] == half]
    for row in rows:
        if row["file"] not in resolvers:
            resolvers[row["file"]] = resolver(row["file"], days.get(row["file"]))
        who = resolvers[row["file"]].who(int(row["start"]), int(row["end"]))
        bad, linked_wrong = [], False
        for field in (name for name in FIELDS if row[name] != "*"):
            told[field] += 1
            ours = getattr(who, field)
            if plain(ours) == plain(row[field]):
                told[field + " right"] += 1
                continue
            bad.append(f"{field} {row[field]} / {ours}")
            named = row["name"].split()[-1] in who.name or who.name in row["words"]
            linked_wrong |= (field == "country" and ours is not None) or (field == "name" and not named)
        wrong += linked_wrong
        if bad and show:
            print(f"{row['file']} {row['words']!r}: {'; '.join(bad)}{'  WRONG LINK' if linked_wrong else ''}")
    return told, wrong, len(rows)


def measured() -> dict[str, float]:
    """The figures that have floors: both halves together."""
    halves = [judged(half) for half in HALVES]
    told = halves[0][0] + halves[1][0]
    right = {f"who {field}": told[field + " right"] / told[field] for field in FIELDS}
    wrong, total = (sum(half[i] for half in halves) for i in (1, 2))
    return right | {"who without wrong links": 1 - wrong / total}


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--errors", action="store_true")
    show = options.parse_args().errors
    for half in HALVES:
        told, wrong, total = judged(half, show)
        for field in FIELDS:
            print(
                f"{half}: {field} {told[field + ' right']}/{told[field]} = {told[field + ' right'] / told[field]:.3f}"
            )
        print(f"{half}: wrong links {wrong}/{total} = {wrong / total:.3f}")


if __name__ == "__main__":
    main()
