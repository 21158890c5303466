"""Claims traced back: newsrooms, sources and carriers beside the gold (``eval/gold/copies/claims.tsv``).

    python -m eval.origins.score READINGS [--half dev|test] [--show]

READINGS is what ``python -m eval.copies.reports`` wrote. *Given the carriers*: the claim's words and the ids of its
carriers go in, the newsrooms that have it first-hand come out; a count is right where it is off by one at most, and too
high where it is above the gold. *End to end*: one carrier's claim goes in, the carriers are found; of the reports that
the gold labelled as articles, those that it lists are right (listings and aggregate pages carry no claims in the gold,
whatever they print). The test half is for the final score alone.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from eval.copies.gold import Claim, Half, claims, origins
from eval.copies.reports import stored
from onrecord.model.origins import Origins
from onrecord.model.reading import Reading
from onrecord.stories import copies, statements
from onrecord.stories.origins import trace, trace_words
from onrecord.stories.shelf import Shelf
from onrecord.stories.statements import sought as seeking

GOLD_NAMES = {"press pool": "White House pool"}
"""Names of the gold for newsrooms that the product calls otherwise."""


NO_CARRIERS = ("not an article", "aggregate page")
"""Kinds of report of which the gold does not say what they carry."""
AN_ATTRIBUTION = 0.4
"""Likeness to the claim's words from which on an attribution is taken for the claim."""


@dataclass(frozen=True, slots=True)
class Row:
    """One claim: what the gold says and what was found."""

    claim: Claim
    found: Origins
    newsrooms: frozenset[str]
    right: int  # carriers found end to end that are labelled as such
    wrong: int  # carriers found that are labelled and not listed
    carriers: int  # carriers that could be found: all but the seed

    @property
    def error(self) -> int:
        """By how many the count is too high; below 0, too low."""
        return self.found.first_hand.likely - len(self.claim.newsrooms)


def shelf_of(readings: dict[int, Reading], path: Path | None = None) -> Shelf:
    """A shelf with all readings, in the order of their numbers."""
    shelf = Shelf(path)
    for _, reading in sorted(readings.items()):
        copies.add(shelf, reading)
        statements.add(shelf, reading)
    shelf.commit()
    return shelf


def rows(shelf: Shelf, ids: dict[int, str], half: Half) -> Iterator[Row]:
    """Every claim of a half, scored."""
    labelled = {ids[one.id] for one in origins() if one.id in ids and one.kind not in NO_CARRIERS}
    for claim in claims(half):
        carriers = [ids[number] for number in claim.ids if number in ids]
        found = trace_words(shelf, claim.claim, carriers)
        names = frozenset(
            GOLD_NAMES.get(room.name, room.name) for room in found.newsrooms if room.name and room.counted
        )
        begin, seed = _seed(shelf, claim, carriers)
        reached = {path.telling.report for path in seed.paths}
        others = set(carriers) - {begin}
        wrong = (reached & labelled) - set(carriers)
        yield Row(claim, found, names, len(reached & others), len(wrong), len(others))


def _seed(shelf: Shelf, claim: Claim, carriers: Iterable[str]) -> tuple[str, Origins]:
    """The report to begin at and what is found from there.

    It is the carrier whose attribution is most like the claim's words; where no attribution is (a thing seen, a reading
    that missed it), the one whose sentence is, and the sentence is sought as words that a person typed.
    """
    sought = seeking.of_text(claim.claim)
    kept = list(statements.kept_of(shelf, carriers))
    said = [
        (seeking.likeness(sought, seeking.inside(one, a)), a.id, one.report) for one in kept for a in one.attributions
    ]
    score, name, report = max(said, default=(0.0, "", ""))
    found = trace(shelf, name) if score >= AN_ATTRIBUTION else None
    if found:
        return report, found
    places = [(place.score, one.report, one, place) for one in kept if (place := seeking.place(sought, one, 0.0))]
    _, report, one, place = max(places, key=lambda row: row[:2])
    return report, trace_words(shelf, place.words(one).text, day=one.day)


def measures(scored: list[Row]) -> dict[str, float]:
    """Figures by name; shares are of claims, 0 to 1."""
    count = len(scored)
    right = sum(len(row.newsrooms & set(row.claim.newsrooms)) for row in scored)
    given = sum(len(row.newsrooms) for row in scored)
    asked = sum(len(row.claim.newsrooms) for row in scored)
    found, wrong = sum(row.right for row in scored), sum(row.wrong for row in scored)
    carriers = sum(row.carriers for row in scored)
    return {
        "claims": count,
        "count within one": sum(abs(row.error) <= 1 for row in scored) / count,
        "count exact": sum(row.error == 0 for row in scored) / count,
        "count too high": sum(row.error > 0 for row in scored) / count,
        "count too high by more than one": sum(row.error > 1 for row in scored) / count,
        "range holds it": sum(
            row.found.first_hand.least <= len(row.claim.newsrooms) <= row.found.first_hand.most for row in scored
        )
        / count,
        "newsrooms precision": right / max(given, 1),
        "newsrooms recall": right / asked,
        "newsrooms F1": 2 * right / max(given + asked, 1),
        "sources right": sum(_source_right(row) for row in scored) / count,
        "carriers recall": found / max(carriers, 1),
        "carriers precision": found / max(found + wrong, 1),
    }


def _source_right(row: Row) -> bool:
    """Whether the count of ultimate sources is the gold's, and the first named one is among them."""
    gold = row.claim.sources
    if gold == ("observed",):
        return row.found.ultimate.likely == 0
    if row.found.ultimate.likely != len(gold) or not row.found.sources:
        return False
    return any(row.found.sources[0].name.split()[-1] in source for source in gold)


def measured(path: Path) -> dict[str, float]:
    """The figures of the test half out of the readings at ``path``."""
    readings = stored(path)
    ids = {number: reading.article.id for number, reading in readings.items()}
    found = measures(list(rows(shelf_of(readings), ids, "test")))
    return {f"test {name}": value for name, value in found.items() if name != "claims"}


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m eval.origins.score", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("readings", type=Path)
    parser.add_argument("--half", choices=("dev", "test"), default="dev")
    parser.add_argument("--show", action="store_true", help="print every claim (dev only)")
    asked = parser.parse_args()
    readings = stored(asked.readings)
    ids = {number: reading.article.id for number, reading in readings.items()}
    scored = list(rows(shelf_of(readings), ids, asked.half))
    for row in scored if asked.show and asked.half == "dev" else []:
        count = row.found.first_hand
        print(f"{row.claim.number:>3} {row.error:+d} {count} gold {len(row.claim.newsrooms)} {row.claim.claim}")
        print(f"      missing {sorted(set(row.claim.newsrooms) - row.newsrooms)}")
        print(f"      too many {sorted(row.newsrooms - set(row.claim.newsrooms))}")
        print(f"      sources {[(s.name, len(s.reports)) for s in row.found.sources]} {row.found.ultimate}")
        print(f"      carriers {row.right}/{row.carriers} wrong {row.wrong}")
    for name, value in measures(scored).items():
        print(f"{name:<34}{value:>8.3f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
