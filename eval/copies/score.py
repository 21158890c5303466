"""How well copies are told and followed to whose words they are, on the gold of one story.

    python -m eval.copies.score [dev|test] [--faults]

Pairs: the reports come to a shelf one by one, in the order of the collection; then the shelf is asked for each pair, so
a copy that was never laid beside the other is missed as well as one that was judged wrongly. ``paraphrase`` is left out
of the count and stated apart. Origins: right where the newsroom is the gold's; ``own`` where it is the outlet's own,
``mixed`` where several are named and none has most of it, ``unknown`` where nothing is told. Reports that the pages
room reads no article from count as wrong. Shares are in %, with 95% intervals: Wilson's for shares, 1,000 bootstrap
samples of the pairs for F1.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from math import sqrt

from eval.copies import gold
from eval.copies.gold import Half
from eval.copies.reports import articles
from onrecord.model.article import Article
from onrecord.model.sharing import Copy, Origin
from onrecord.stories import copies
from onrecord.stories.copies import adding, newsrooms
from onrecord.stories.shelf import Shelf

SAMPLES = 1000
SEED = 20261123


@dataclass(frozen=True, slots=True)
class Filled:
    """The reports by number, and the shelf that they came to."""

    articles: dict[int, Article]
    shelf: Shelf


@dataclass(frozen=True, slots=True)
class Case:
    """One labelled pair: what the gold says and what was found."""

    pair: gold.Pair
    found: Copy | None

    @property
    def copied(self) -> bool:
        """Whether the two were found to be copies."""
        return bool(self.found and self.found.copied)


@cache
def filled() -> Filled:
    shelf, found = Shelf(), articles()
    for article in found.values():
        adding.add(shelf, article)
    return Filled(found, shelf)


def cases(half: Half) -> list[Case]:
    """The pairs of a half with what the shelf says of them."""
    what = filled()
    return [Case(pair, _between(what, pair)) for pair in gold.pairs(half)]


def _between(what: Filled, pair: gold.Pair) -> Copy | None:
    a, b = what.articles.get(pair.a), what.articles.get(pair.b)
    if a is None or b is None:
        return None
    return next((copy for copy in copies.of(what.shelf, a.id) if b.id in (copy.a, copy.b)), None)


def f1(found: Sequence[Case]) -> tuple[float, float, float]:
    """Precision, recall and F1 of copies in %."""
    right = sum(case.copied and case.pair.copy for case in found)
    told, meant = sum(case.copied for case in found), sum(case.pair.copy for case in found)
    return 100 * right / max(1, told), 100 * right / max(1, meant), 200 * right / max(1, told + meant)


def f1_interval(found: Sequence[Case]) -> tuple[float, float]:
    drawn = random.Random(SEED)
    samples = sorted(f1([drawn.choice(found) for _ in found])[2] for _ in range(SAMPLES))
    return samples[round(0.025 * SAMPLES)], samples[round(0.975 * SAMPLES) - 1]


def share(right: int, of: int) -> tuple[float, float, float]:
    """A share in % with Wilson's interval."""
    if not of:
        return 0.0, 0.0, 100.0
    p, z = right / of, 1.96
    middle, wide = p + z * z / (2 * of), z * sqrt(p * (1 - p) / of + z * z / (4 * of * of))
    low, high = (middle - wide) / (1 + z * z / of), (middle + wide) / (1 + z * z / of)
    return 100 * p, 100 * low, 100 * high


def told(article: Article, found: Origin) -> str:
    """An origin in the words of the gold."""
    if found.newsroom is None:
        return "mixed" if found.own is False else "unknown"
    return "own" if found.newsroom == newsrooms.outlet_name(article) else found.newsroom


def origins(half: Half) -> Iterator[tuple[gold.Origin, str]]:
    """The labelled reports of a half with what was found."""
    what = filled()
    for origin in gold.origins(half):
        article = what.articles.get(origin.id)
        yield origin, told(article, copies.origin(what.shelf, article.id)) if article else "no article"


def measured(half: Half = "test") -> dict[str, float]:
    """The figures of a half by name, for ``python -m eval``."""
    strict = [case for case in cases(half) if case.pair.relation != "paraphrase"]
    found = list(origins(half))
    tagged, bare = ([got == o.origin for o, got in found if o.tag == tag] for tag in (True, False))
    precision, recall, both = f1(strict)
    return {
        f"copies.{half}.pairs.precision": precision,
        f"copies.{half}.pairs.recall": recall,
        f"copies.{half}.pairs.f1": both,
        f"copies.{half}.origins.tagged": share(sum(tagged), len(tagged))[0],
        f"copies.{half}.origins.untagged": share(sum(bare), len(bare))[0],
    }


def report(half: Half, faults: bool) -> None:
    """Prints the figures of a half, and on the development half its faults."""
    every = cases(half)
    strict = [case for case in every if case.pair.relation != "paraphrase"]
    low, high = f1_interval(strict)
    precision, recall, both = f1(strict)
    print(f"{half}: {len(strict)} pairs: precision {precision:.1f} recall {recall:.1f}")
    print(f"  F1 {both:.1f} [{low:.1f}, {high:.1f}]")
    retold = [case for case in every if case.pair.relation == "paraphrase"]
    print(f"  paraphrases called copies: {sum(case.copied for case in retold)} of {len(retold)}")
    same = [case for case in strict if case.pair.copy and case.copied]
    agreed = sum(case.found is not None and case.found.relation == case.pair.relation for case in same)
    print(f"  relation as labelled: {agreed} of {len(same)} copies found")
    found = list(origins(half))
    for name, tag in (("with a tag", True), ("without one", False)):
        right = [got == origin.origin for origin, got in found if origin.tag == tag]
        value, low, high = share(sum(right), len(right))
        print(f"  origins {name}: {sum(right)} of {len(right)} right, {value:.1f} [{low:.1f}, {high:.1f}]")
    if faults:
        _faults(strict, found)


def _faults(strict: Sequence[Case], found: Sequence[tuple[gold.Origin, str]]) -> None:
    for case in strict:
        if case.copied != case.pair.copy:
            got = case.found and (case.found.relation, case.found.part_a, case.found.part_b)
            print(f"  {case.pair.a}-{case.pair.b} {case.pair.relation}: {got} | {case.pair.note}")
    for origin, got in found:
        if got != origin.origin:
            print(f"  {origin.id} {origin.publisher} {origin.origin} ({origin.evidence}): {got} | {origin.note}")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m eval.copies.score")
    parser.add_argument("half", choices=("dev", "test"), nargs="?", default="dev")
    parser.add_argument("--faults", action="store_true", help="what went wrong, one by one: for the development half")
    asked = parser.parse_args()
    report(asked.half, asked.faults)


if __name__ == "__main__":
    main()
