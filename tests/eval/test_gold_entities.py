"""The gold of names and dates says what the texts say: literal offsets, no overlap, known types, equal halves, credit."""

import hashlib
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "eval" / "gold" / "entities"
RULES = GOLD.parent / "GUIDELINES-entities.md"
SOURCE = ROOT.parent / "shared" / "data" / "wikinews"
TYPES = frozenset(
    [
        "PERSON",
        "ORG",
        "GPE",
        "LOC",
        "NORP",
        "FAC",
        "EVENT",
        "PRODUCT",
        "DATE",
        "TIME",
        "MONEY",
        "PERCENT",
        "LAW",
        "WORK",
    ]
)
DOCUMENTS = sorted(path.stem for path in GOLD.glob("*.txt"))


class Mention(NamedTuple):
    start: int
    end: int
    type: str
    words: str


def text_of(document: str) -> str:
    # read_bytes: line ends stay as they are, so that offsets hold
    return (GOLD / f"{document}.txt").read_bytes().decode()


def mentions_of(document: str) -> list[Mention]:
    rows = [line.split("\t") for line in (GOLD / f"{document}.tsv").read_text("utf-8").splitlines()]
    return [Mention(int(start), int(end), type_, words) for start, end, type_, words in rows]


def halves() -> dict[str, str]:
    head, *rows = (GOLD / "split.tsv").read_text("utf-8").splitlines()
    assert head == "document\thalf"
    return dict(row.split("\t") for row in rows)  # type: ignore[misc]


def test_there_are_at_least_sixty_reports_and_each_has_its_mentions() -> None:
    assert len(DOCUMENTS) >= 60
    marked = {path.stem for path in GOLD.glob("*.tsv")} - {"split"}
    assert marked == set(DOCUMENTS)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_offsets_are_literal(document: str) -> None:
    text = text_of(document)
    for mention in mentions_of(document):
        assert text[mention.start : mention.end] == mention.words
        assert mention.words == mention.words.strip()
        assert "\n" not in mention.words


@pytest.mark.parametrize("document", DOCUMENTS)
def test_mentions_stand_in_order_and_do_not_overlap(document: str) -> None:
    mentions = mentions_of(document)
    assert mentions
    for before, after in pairwise(mentions):
        assert before.end <= after.start


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_types_are_from_the_closed_list(document: str) -> None:
    assert {mention.type for mention in mentions_of(document)} <= TYPES


@pytest.mark.parametrize("document", DOCUMENTS)
def test_no_mention_starts_or_ends_inside_a_word(document: str) -> None:
    text = text_of(document)
    for start, end, _, words in mentions_of(document):
        assert not (text[start].isalnum() and text[start - 1 : start].isalnum()), words
        assert not (text[end - 1].isalnum() and text[end : end + 1].isalnum()), words


@pytest.mark.parametrize("document", DOCUMENTS)
def test_article_and_possessive_stay_outside(document: str) -> None:
    for _, _, _, words in mentions_of(document):
        assert not words.startswith("the ")
        assert not re.search(r"['’]s?$", words), words


def test_the_halves_are_equal_complete_and_follow_the_hash() -> None:
    order = sorted(DOCUMENTS, key=lambda name: hashlib.sha256(name.encode()).hexdigest())
    middle = len(order) // 2
    assert halves() == {name: "train" if place < middle else "test" for place, name in enumerate(order)}
    counts = Counter(halves().values())
    assert abs(counts["train"] - counts["test"]) <= 1


def test_the_page_counts_what_the_files_hold() -> None:
    page = (GOLD / "README.md").read_text("utf-8")
    counts = Counter((halves()[name], mention.type) for name in DOCUMENTS for mention in mentions_of(name))
    for type_ in TYPES:
        train, test = counts["train", type_], counts["test", type_]
        assert f"| {type_} | {train} | {test} | {train + test} |" in page


def test_the_rules_name_the_same_types() -> None:
    named = re.findall(r"^\| ([A-Z]+) \|", RULES.read_text("utf-8"), re.MULTILINE)
    assert frozenset(named) == TYPES
    assert len(named) == len(TYPES)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_report_is_credited(document: str) -> None:
    page = (GOLD / "README.md").read_text("utf-8")
    credit = re.search(
        rf"^\| {document} \| (.+) \| .+ \| <https://en\.wikinews\.org/\S+> \| CC BY 2\.5 \|$", page, re.M
    )
    assert credit


@pytest.mark.skipif(not SOURCE.is_dir(), reason="the Wikinews texts are not beside this checkout")
def test_the_texts_are_those_of_the_source() -> None:
    for document in DOCUMENTS:
        assert (SOURCE / f"{document}.txt").read_bytes() == (GOLD / f"{document}.txt").read_bytes()
