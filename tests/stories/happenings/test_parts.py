from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.grounds import When
from onrecord.stories.happenings import weighing
from onrecord.stories.happenings.days import NEVER, NEWS, Days, days
from onrecord.stories.happenings.describing import described, profile, sentence_at
from onrecord.stories.happenings.features import FEATURES, features
from onrecord.stories.happenings.keys import keys, near_days, shelf_day
from onrecord.stories.happenings.words import classes, phrase_root, rarity, root, stem
from tests.stories.happenings.written import call, permission, strike

PUBLISHED = When("2026-03-10T09:00:00Z", "second", "published")


@pytest.mark.parametrize(
    ("forms", "key"),
    [("strike strikes struck striking", stem), ("release released releasing releases", stem),
     ("agree agreed agrees agreement", root), ("investigate investigation investigating", root),
     ("country countries", stem), ("stop stopped stopping", stem)],
)  # fmt: skip
def test_forms_of_a_word_have_one_key(forms, key):
    assert len({key(form) for form in forms.split()}) == 1


@given(st.text(max_size=30))
def test_any_word_has_a_key(word):
    assert isinstance(stem(word), str)
    assert isinstance(root(word), str)
    assert rarity().of(0) >= 0


def test_words_of_one_kind_are_in_one_class():
    assert classes()[root("arrested")] & classes()[root("detained")]
    assert classes()[phrase_root("shut down")] & classes()[root("closure")]
    assert not classes()[root("arrested")] & classes()[root("visited")]


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [("2026-03-09", "2026-03-09", "2026-03-09"), ("2026-W11", "2026-03-09", "2026-03-15"),
     ("2026-02", "2026-02-01", "2026-02-28"), ("2026-Q4", "2026-10-01", "2026-12-31"),
     ("2025-WI", "2025-12-01", "2026-02-28"), ("2026", "2026-01-01", "2026-12-31"),
     ("2026-03-09/2026-03-11", "2026-03-09", "2026-03-11"), ("2026-03-09T21:00+02:00", "2026-03-09", "2026-03-09")],
)  # fmt: skip
def test_a_time_in_words_gives_its_days(value, first, last):
    found = days(When(value, "day", "text"), PUBLISHED)
    assert found == Days(date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal(), True)


@pytest.mark.parametrize("value", ["", "2026-02-31", "2026-W60", "0000", "soon", "2026-03-11/2026-03-09"])
def test_a_time_that_names_no_days_is_none(value):
    assert days(When(value, "day", "text"), None) == NEVER


def test_without_a_time_the_days_of_news_stand_for_it():
    found = days(None, PUBLISHED)
    assert (found.last - found.first, found.dated) == (NEWS, False)
    assert days(When("2026-03-10", "day", "published"), PUBLISHED) == found
    assert days(None, None) == NEVER


def test_the_sentence_around_a_word_stops_at_full_stops_and_lines_alone():
    text = "One came. The U.S. Army struck Mr. Low's depot at 5 a.m. on Monday. Two left.\nThree stayed"
    at = text.index("struck")
    low, high = sentence_at(text, at, at + 6)
    assert text[low:high] == "The U.S. Army struck Mr. Low's depot at 5 a.m. on Monday."


@given(st.text(alphabet="aA. \n", max_size=60), st.data())
def test_a_sentence_holds_its_word(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    low, high = sentence_at(text, start, end)
    assert 0 <= low <= start <= end <= high <= len(text) or start == end


PAIR = (
    strike("Gazette", "2026-03-10", ("2026-03-09", "Monday")),
    call("Courier", "2026-03-12", ("2026-03-12", "Thursday")),
)


def compared(a, b):
    (one,), (other,) = described(a), described(b)
    return one, other, profile(a.article, [one.mention.event]), profile(b.article, [other.mention.event])


@pytest.mark.parametrize("pair", [PAIR, (PAIR[0], PAIR[0]), (PAIR[1], permission("Post", "2026-03-12", ""))])
def test_every_feature_is_documented_and_weighed_and_lies_between_nought_and_one(pair):
    for feature in features(*compared(*pair)):
        assert feature.name in FEATURES
        assert 0 < feature.value <= 1.000001
        assert feature.name in weighing.weights().of


def test_the_score_is_the_same_whichever_comes_first():
    one, other, report_a, report_b = compared(*PAIR)
    assert weighing.chance(one, other, report_a, report_b) == pytest.approx(
        weighing.chance(other, one, report_b, report_a)
    )
    assert weighing.verdict(one, other, report_a, report_b).a == weighing.verdict(other, one, report_b, report_a).a


def test_weights_are_those_of_the_features():
    assert set(weighing.weights().of) == set(FEATURES)
    assert 0 < weighing.weights().join < 1


def test_an_event_is_looked_for_where_it_is_put():
    for reading in PAIR:
        (event,) = described(reading)
        assert shelf_day(event) in near_days(event)
        assert len(keys(event)) == len(set(keys(event))) <= 40
        assert all(-(1 << 63) <= key < 1 << 63 for key in keys(event))
