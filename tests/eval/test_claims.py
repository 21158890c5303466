"""The gold of whole reports is sound, and its scorer counts what it says it counts."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.claims.gold import Report, details, find, parse, problems, read
from eval.claims.marks import Hand, Marks, of_gold, overlap, paired, same, touching
from eval.claims.score import chains_same, compare, table

TEXT = "The bridge will open in May, Ivan Petrov said. Officials said the bridge, closed since April, was safe."


def test_every_file_of_the_gold_is_without_fault() -> None:
    reports = list(read())
    assert len(reports) >= 60
    assert [fault for report in reports for fault in problems(report)] == []
    assert sum(len(report.of("attribution")) for report in reports) > 800


def test_each_split_has_its_reports_and_none_is_in_two() -> None:
    splits = {name: {report.name for report in read(splits=(name,))} for name in ("train", "dev", "test")}
    assert all(len(names) >= 15 for names in splits.values())
    assert len(set().union(*splits.values())) == sum(map(len, splits.values()))


def test_words_are_found_by_number_and_across_a_cut() -> None:
    assert find(TEXT, "said #2") == (57, 61)
    assert find(TEXT, "the bridge … safe") == (62, len(TEXT) - 1)
    with pytest.raises(ValueError, match="2 times"):
        find(TEXT, "said #3")
    with pytest.raises(ValueError, match="does not stand after"):
        find(TEXT, "safe … bridge")


@pytest.mark.parametrize(
    ("block", "told"),
    [
        ("attribution a1\ncontent: The bridge\nquote: loud\nact: say\nhop: person | X", "quote: loud"),
        ("attribution a1\ncontent: The tunnel\nquote: direct\nact: say\nhop: person | X", "stands 0 times"),
        ("attribution a1\nquote: direct\nact: say\nhop: person | X", "no content"),
        ("attribution a1\ncontent: The bridge\nquote: direct\nact: say\nhop: elf | X", "hop: elf"),
        ("event e1\ntrigger: open\ntype: OPENING\nstatus: planned", "type: OPENING"),
        ("event e1\ntrigger: open\ntype: RETREAT\nstatus: planned\nin: a9", "no block a9"),
        ("position p1\nholder: Petrov\nstance: promise\nabout: open", "a bar and the words are wanted"),
        ("quantity q1\nwords: May\nkind: killed\nlow: some", "no number"),
    ],
)
def test_a_fault_of_a_block_is_told(block: str, told: str) -> None:
    report = Report("r", "train", TEXT, "", "", "", tuple(parse(block)))
    assert any(told in fault for fault in problems(report))


@pytest.mark.parametrize("text", ["rumour r1\n", "attribution\n", "attribution a1\nno field here\n"])
def test_what_is_no_block_is_refused_with_its_line(text: str) -> None:
    with pytest.raises(ValueError, match="line"):
        parse(text)


def test_details_of_a_hop() -> None:
    told = details("person | officials | two officials | anonymous; number=2; reason=who feared for their posts")
    assert told == {"anonymous": "", "number": "2", "reason": "who feared for their posts"}


def test_the_gold_against_itself_is_perfect() -> None:
    marks = [of_gold(report) for report in read(splits=("train",))]
    told = table([compare(one, one) for one in marks])
    assert {figure.value for figure in told.values()} == {100.0}


def test_a_hop_too_many_spoils_a_chain_but_not_what_was_said() -> None:
    gold = next(of_gold(report) for report in read(splits=("train",)) if report.of("attribution"))
    longer = tuple(
        replace(one, chain=(Hand("agency", "Nobody's News", frozenset()), *one.chain)) for one in gold.sayings
    )
    counts = compare(gold, replace(gold, sayings=longer))
    assert counts["said right"] == len(gold.sayings)
    assert counts["chain right"] == 0


def test_nothing_read_scores_nothing() -> None:
    gold = next(of_gold(report) for report in read(splits=("dev",)))
    counts = compare(gold, Marks(gold.name, (), (), (), ()))
    assert counts["said gold"] == len(gold.sayings) > 0
    assert not any(value for name, value in counts.items() if name.endswith("right"))


def hand(name: str, kind: str = "person", words: frozenset[int] = frozenset()) -> Hand:
    return Hand(kind, name, words)


def test_hands_are_one_by_their_names() -> None:
    assert same(hand("Petrov"), hand("Ivan Petrov"))
    assert same(hand("U.S. officials"), hand("officials"))
    assert same(hand("WHO"), hand("World Health Organization"))
    assert not same(hand("Anna Petrova"), hand("Ivan Petrov"))
    assert not same(hand("unknown", "unknown"), hand("Ivan Petrov"))
    assert same(hand("France", "country", frozenset({3})), hand("Paris", "country", frozenset({3})))
    assert not chains_same([hand("Reuters"), hand("Petrov")], [hand("Petrov"), hand("Reuters")])


PLACES = st.frozensets(st.integers(0, 30), max_size=8)


@given(st.lists(PLACES, max_size=6), st.lists(PLACES, max_size=6), st.floats(0, 1))
def test_pairs_are_one_to_one_and_overlap_enough(
    one: list[frozenset[int]], other: list[frozenset[int]], least: float
) -> None:
    pairs = paired(one, other, least)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    assert all(overlap(one[i], other[j]) >= least and one[i] & other[j] for i, j in pairs)


@given(PLACES, PLACES)
def test_touching_is_symmetric(one: frozenset[int], other: frozenset[int]) -> None:
    assert touching(one, other) == touching(other, one)
