"""The scorer of names counts exact spans and types; on a fixed sample the engine holds its floor."""

import doctest

from hypothesis import given
from hypothesis import strategies as st

from eval.entities import score
from eval.floors import floors
from onrecord.analysis.names import TYPES

SAMPLE = 6
MENTIONS = st.sets(st.tuples(st.integers(0, 20), st.integers(21, 30), st.sampled_from(TYPES)), max_size=8)


def test_span_and_type_must_both_be_right() -> None:
    gold = [(0, 4, "GPE"), (10, 14, "ORG"), (20, 26, "DATE")]
    own = [(0, 4, "LOC"), (10, 14, "ORG"), (20, 24, "DATE")]
    one = score.tally(gold, own)
    assert (one.right["all"], one.gold["all"], one.own["all"]) == (1, 3, 3)
    assert score.f1([one], "ORG") == 100
    assert score.f1([one], "three") == 100  # a place is a place there, a date is nothing
    assert score.f1([one], "DATE") == 0
    assert one.right["extent"] == 2


@given(MENTIONS, MENTIONS)
def test_figures_lie_between_nothing_and_all(gold: set[score.Mention], own: set[score.Mention]) -> None:
    one = score.tally(gold, own)
    for name in ("all", "extent", "three", *TYPES):
        assert 0 <= score.f1([one], name) <= 100
        low, high = score.interval([one, one], name)
        assert low <= score.f1([one], name) + 1e-9
        assert high >= score.f1([one], name) - 1e-9
    assert score.f1([score.tally(gold, gold)], "all") in (0, 100)


def test_the_halves_are_apart_and_dev_is_a_part_of_train() -> None:
    names = {half: {report.name for report in score.reports(half)} for half in ("train", "dev", "test")}
    assert not names["train"] & names["test"]
    assert names["dev"] < names["train"]


def test_the_sample_holds_its_floor() -> None:
    rows = score.tallies(score._shipped(), score.reports("test")[:SAMPLE])
    known = floors("entities")
    for name in ("all", "three"):
        assert score.f1(rows, name) >= known[f"sample {name} F1"].floor


def test_the_examples_in_the_documentation_hold() -> None:
    import training.score

    assert doctest.testmod(training.score).failed == 0
