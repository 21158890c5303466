"""The measures of conflicts and stories, and the files that they stand on."""

from __future__ import annotations

from typing import get_args

import pytest

from eval.conflicts import gathering, helsinki, planted
from onrecord.model.conflicts import Difference, Matter


def test_every_written_pair_wants_something_that_can_be_found() -> None:
    pairs = planted.pairs()
    assert len({pair.id for pair in pairs}) == len(pairs) == 39
    for pair in pairs:
        matter, _, difference = pair.want.partition("/")
        assert pair.want == "none" or (matter in get_args(Matter) and difference in get_args(Difference)), pair.id
        assert pair.a.text != pair.b.text
    assert 15 <= sum(pair.want == "none" for pair in pairs) <= 25


def test_labels_name_reports_matters_and_differences() -> None:
    found = helsinki.labels()
    assert len(found) >= 54
    for first, second, matter, difference in found:
        assert first != second
        assert matter in get_args(Matter)
        assert difference in get_args(Difference)


def test_b_cubed_on_a_worked_example() -> None:
    gold = {"a": "x", "b": "x", "c": "y", "d": "y"}
    precision, recall, f1 = gathering.b_cubed({"a": "1", "b": "1", "c": "1", "d": "2"}, gold)
    assert (precision, recall) == (pytest.approx((2 / 3 * 2 + 1 / 3 + 1) / 4), pytest.approx((1 + 1 + 0.5 + 0.5) / 4))
    assert f1 == pytest.approx(2 * precision * recall / (precision + recall))
    assert gathering.b_cubed(gold, gold) == (1, 1, 1)
