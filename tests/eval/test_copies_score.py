import pytest

from eval.copies.growth import Press, article
from eval.copies.score import Case, f1, share
from onrecord.model.sharing import Copy
from onrecord.stories.copies import adding
from onrecord.stories.shelf import Shelf


def case(relation, found):
    from eval.copies.gold import COPIES, Pair

    pair = Pair(1, 2, "a", "b", 0.5, ".3-.6", relation, relation in COPIES, "-", "dev", "")
    copy = Copy(a="r-1", b="r-2", relation=found, passages=(), part_a=1.0, part_b=1.0) if found else None
    return Case(pair, copy)


def test_a_share_has_wilsons_interval():
    assert share(35, 35) == pytest.approx((100, 90.1, 100), abs=0.05)
    assert share(1, 2) == pytest.approx((50, 9.5, 90.5), abs=0.05)
    assert share(0, 0) == (0.0, 0.0, 100.0)


def test_copies_are_counted_and_what_is_quoted_is_none():
    found = [case("same", "same"), case("edited", "quotes"), case("merged", None), case("quotes", "merged")]
    assert f1(found) == pytest.approx((50, 100 / 3, 40))


def test_the_invented_press_is_the_same_for_one_seed_and_copies_itself():
    reports = [Press(7).report(0) for _ in range(2)]
    assert reports[0] == reports[1]
    press, shelf = Press(7), Shelf()
    made = [article(number, 740_000, press.report(0)) for number in range(30)]
    assert sum(len(adding.add(shelf, each)) for each in made) >= 5
