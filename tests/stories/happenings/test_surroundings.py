from onrecord.model.happenings import Happening
from onrecord.stories import happenings
from onrecord.stories.happenings.describing import Profile
from onrecord.stories.happenings.kept import Kept
from onrecord.stories.happenings.surroundings import LEAST, NEAREST, likeness, nearest, surroundings
from onrecord.stories.shelf import Shelf
from tests.stories.happenings.written import call, strike

A = Profile("r-a", {1: 1.0}, {1: 1.0}, frozenset({1}), ())
B = Profile("r-b", {2: 1.0}, {2: 1.0}, frozenset({2}), ())
BOTH = Profile("r-c", {1: 0.7071, 2: 0.7071}, {1: 0.7071, 2: 0.7071}, frozenset({1, 2}), ())


def test_reports_that_share_no_word_are_alike_by_one_that_stands_between_them():
    around = [surroundings(one, ((BOTH.report, 0.7),), [BOTH]) for one in (A, B)]
    found = likeness(A, B, *around)
    assert found.words == 0
    assert 0 < found.story_words < 1
    assert likeness(A, B).story_words == 0


def test_the_likest_few_surround_a_report_whatever_their_order():
    some = [(f"r-{n}", n / 10) for n in range(10)]
    assert nearest(some) == nearest(reversed(some))
    assert [name for name, _ in nearest(some)] == [f"r-{n}" for n in range(9, 9 - NEAREST, -1)]
    assert nearest([("r-x", LEAST - 0.01)]) == ()


def test_reports_of_one_story_surround_each_other_until_one_is_dropped():
    readings = [strike(f"Paper {n}", "2026-03-10", ("2026-03-09", "Monday"), killed=f"{n}") for n in range(3)]
    other = call("Post", "2026-03-10", None)
    shelf = Shelf()
    told: list[Happening] = []
    for reading in (*readings, other):
        told = happenings.add(shelf, reading)
    assert len(told) == 1
    first, second, third = (reading.article.id for reading in readings)
    around = Kept(shelf).around(first)
    assert around is not None
    assert {name for name, _ in around.near} == {second, third}
    happenings.drop(shelf, second)
    around = Kept(shelf).around(first)
    assert around is not None
    assert {name for name, _ in around.near} == {third}
    assert Kept(shelf).around(second) is None
