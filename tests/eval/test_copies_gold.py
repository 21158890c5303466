"""The labelled copies keep their promises, and hold none of the reports' words."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from eval.copies import gold

WORDS = re.compile(r"\w+")
RUN = 9  # words; shorter runs ("the first summit of the two presidents") come about by themselves


def test_the_files_have_no_faults() -> None:
    assert list(gold.faults()) == []


def test_there_is_as_much_as_the_readme_says() -> None:
    pairs, origins, claims = gold.pairs(), gold.origins(), gold.claims()
    readme = (gold.FOLDER / "README.md").read_text(encoding="utf-8")
    for count in (f"{len(pairs)} pairs", f"{len(origins)} origins", f"{len(claims)} claims"):
        assert count in readme
    for relation, count in Counter(pair.relation for pair in pairs).items():
        assert re.search(rf"^\| {relation} \| {count} \|", readme, re.M), relation
    assert len(pairs) >= 160
    assert sum(origin.draw == "hash" for origin in origins) >= 120
    assert len(claims) >= 25


def test_every_stratum_is_there_and_publishers_mostly_differ() -> None:
    pairs = gold.pairs()
    strata = Counter(pair.stratum for pair in pairs)
    assert set(strata) == set(gold.STRATA)
    assert min(strata.values()) >= 16
    assert sum(pair.publisher_a != pair.publisher_b for pair in pairs) >= 0.85 * len(pairs)
    uses = Counter(number for pair in pairs if pair.stratum != "retold" for number in (pair.a, pair.b))
    assert max(uses.values()) <= 3


def test_pairs_stand_once_in_order_and_halves_part_them() -> None:
    keys = [(pair.a, pair.b) for pair in gold.pairs()]
    assert keys == sorted(set(keys))
    for read in (gold.pairs, gold.origins, gold.claims):
        dev, test = read("dev"), read("test")
        assert len(dev) + len(test) == len(read())
        assert all(row.half == "dev" for row in dev)
        assert len(dev) > 10
        assert len(test) > 10


def test_sameness_is_carried_on() -> None:
    """Where a is the same text as b and b as c, no pair says that a and c are not copies."""
    group: dict[int, int] = {}

    def root(number: int) -> int:
        while (up := group.setdefault(number, number)) != number:
            number = up
        return number

    for pair in gold.pairs():
        if pair.relation == "same":
            group[root(pair.a)] = root(pair.b)
    assert all(pair.copy for pair in gold.pairs() if root(pair.a) == root(pair.b))


def test_two_reports_of_one_newsroom_agree_with_the_direction_of_their_pair() -> None:
    """A copy that is neither merged nor retold is from the newsroom whose words both reports mainly are."""
    origin = {row.id: row.origin for row in gold.origins()}
    for pair in gold.pairs():
        if pair.direction in "ab?-" or pair.relation in ("merged", "paraphrase"):
            continue
        assert {origin.get(pair.a, pair.direction), origin.get(pair.b, pair.direction)} <= {pair.direction, "own"}, pair


def test_the_second_look_covers_thirty_pairs_of_the_files() -> None:
    settled = {(pair.a, pair.b): pair.relation for pair in gold.pairs()}
    looks = list(gold.rows("second.tsv"))
    assert len(looks) == 30
    for look in looks:
        assert settled[int(look["a"]), int(look["b"])] == look["settled"]
        assert look["settled"] in (look["first"], look["second"])


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"copy": False}, "do not agree"),
        ({"direction": "-"}, "direction"),
        ({"relation": "similar"}, "no such relation"),
        ({"containment": 1.5}, "outside"),
        ({"a": 10_000_000}, "smaller id"),
    ],
)
def test_faults_of_a_pair_are_told(change: dict[str, object], told: str) -> None:
    pair = next(pair for pair in gold.pairs() if pair.relation == "same")
    assert list(gold.pair_faults(pair)) == []
    assert any(told in fault for fault in gold.pair_faults(replace(pair, **change)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"evidence": "none"}, "tag needs words"),
        ({"origin": "own"}, "no newsroom"),
        ({"origin": "unknown"}, "tells an origin"),
        ({"kind": "letter"}, "no such evidence or kind"),
    ],
)
def test_faults_of_an_origin_are_told(change: dict[str, object], told: str) -> None:
    origin = next(row for row in gold.origins() if row.evidence == "dateline" and row.kind == "wire verbatim")
    assert list(gold.origin_faults(origin)) == []
    assert any(told in fault for fault in gold.origin_faults(replace(origin, **change)))  # type: ignore[arg-type]


def runs(text: str) -> set[tuple[str, ...]]:
    words = WORDS.findall(text.lower())
    return {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


@pytest.mark.skipif(not gold.REPORTS.exists(), reason="the reports are not beside this checkout")
def test_ids_and_publishers_are_those_of_the_reports_and_none_of_their_words_is_here() -> None:
    reports = gold.reports()
    assert len(reports) == 612
    for pair in gold.pairs():
        assert (reports[pair.a]["publisher"], reports[pair.b]["publisher"]) == (pair.publisher_a, pair.publisher_b)
    for origin in gold.origins():
        assert reports[origin.id]["publisher"] == origin.publisher
    assert {row["publisher"] for row in reports.values()} == {row.publisher for row in gold.origins()}
    files: list[Path] = [*gold.FOLDER.iterdir(), gold.FOLDER.parent / "GUIDELINES-copies.md"]
    ours = set[tuple[str, ...]]().union(*(runs(path.read_text(encoding="utf-8")) for path in files))
    for number, row in reports.items():
        assert not ours & runs(row["text"]), number
