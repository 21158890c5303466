"""Scores ``grounding.who`` on ``who.tsv``: name, kind, country, role, code, and wrong links.

    python eval/grounding/score_who.py [--errors]

    python eval/grounding/score_who.py --half kept

Needs the engine, ``../shared/data/wikinews`` and ``../shared/data/pages``. A wrong link is a name or a country given
where the gold has another or none; an unknown is a miss and no wrong link.
"""

from __future__ import annotations

import argparse
import csv
import json
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
DATA = HERE.parents[2] / "shared" / "data"
TEXTS = DATA / "wikinews"
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


def report(name: str, days: dict[str, str]) -> tuple[str, str | None]:
    """The text of a file of the set, and the day of the report where it is known."""
    if not name.startswith("pages/"):
        return (TEXTS / name).read_text("utf-8"), days.get(name)
    path, _, version = name.partition("#")
    row = json.loads((DATA / path).read_text("utf-8"))[version]
    lines = list(row["body"].get("summary", []))
    for section in row["body"]["sections"]:
        lines += section["headline"] + section["paragraphs"]
    return "\n".join(lines), row["publishing_date"][:10]


def resolver(text: str, day: str | None) -> Resolver:
    doc = engine()(text)
    published = When(day, "day", "published") if day else None
    article = Article(
        id="r", url=None, outlet=None, section=(), headline=None, standfirst=None, byline=(), published=published,
        modified=None, language="en", text=text,
    )  # fmt: skip
    return Resolver(doc, article, coref.referents(doc))


def plain(value: str | None) -> str:
    return re.sub(r"^(?:the|a|an) ", "", (value or "-").lower().replace("’", "'")).strip()


def accepts(gold: str, ours: str | None) -> bool:
    """Whether a value is one of those that the gold has, parted by ``|``."""
    return plain(ours) in map(plain, gold.split("|"))


def judged(half: str, show: bool = False) -> tuple[Counter[str], int, int]:
    """Counts by field (``name``, ``name right``), wrong links, mentions of a half of the set."""
    days, resolvers, wrong = dates(), {}, 0
    told: Counter[str] = Counter()
    rows = [row for row in gold() if row["half"] == half]
    for row in rows:
        if row["file"] not in resolvers:
            resolvers[row["file"]] = resolver(*report(row["file"], days))
        who = resolvers[row["file"]].who(int(row["start"]), int(row["end"]))
        bad, linked_wrong = [], False
        for field in (name for name in FIELDS if row[name] != "*"):
            told[field] += 1
            ours = getattr(who, field)
            if accepts(row[field], ours):
                told[field + " right"] += 1
                continue
            bad.append(f"{field} {row[field]} / {ours}")
            # "Schapelle Corby" for "Mr. Corby" is another; "President Bush" for "Bush" is only long.
            named = set(plain(who.name).split()) <= set(
                plain(f"{row['name']} {row['words']}").replace("|", " ").split()
            )
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
    options.add_argument("--half", choices=HALVES)
    asked = options.parse_args()
    show = asked.errors
    for half in [asked.half] if asked.half else HALVES:
        told, wrong, total = judged(half, show)
        for field in FIELDS:
            print(
                f"{half}: {field} {told[field + ' right']}/{told[field]} = {told[field + ' right'] / told[field]:.3f}"
            )
        print(f"{half}: wrong links {wrong}/{total} = {wrong / total:.3f}")


if __name__ == "__main__":
    main()
