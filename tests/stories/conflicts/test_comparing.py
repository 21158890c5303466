"""Each rule, on two facts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.conflicts import Account
from onrecord.model.text import Span
from onrecord.stories.conflicts import comparing
from onrecord.stories.conflicts.facts import Fact

EARLY, LATE = "2026-03-10T09:00:00Z", "2026-03-11T09:00:00Z"
SPAN = Span(0, 5, "words")


def fact(value: str = "x", told: str = EARLY, sort: str = "killed person", **more: object) -> Fact:
    account = Account(
        report="r-1", claim="q-1", matter="quantity", value=value, shown=value, words=SPAN, sentence=SPAN,
        said_by="Governor", outlet="Gazette", told=told,
    )  # fmt: skip
    return Fact(account=account, sort=sort, day=739_685 if told == EARLY else 739_686, **more)  # type: ignore[arg-type]


def figure(low: float | None, high: float | None, told: str = EARLY, **more: object) -> Fact:
    return fact(f"{low}..{high}", told, low=low, high=high, **more)


@pytest.mark.parametrize(
    ("a", "b", "difference"),
    [
        (figure(12, 12), figure(12, 12, LATE), None),
        (figure(12, 12), figure(19, 19, LATE), "update"),
        (figure(19, 19), figure(12, 12, LATE), "contradiction"),
        (figure(40, 40), figure(15, 15), "contradiction"),
        (figure(225, 275), figure(247, 247), "precision"),
        (figure(250, 250), figure(247, 247), "precision"),
        (figure(20, None), figure(24, 24), "precision"),
        (figure(20, None), figure(12, 12), "contradiction"),
        (figure(26, 26), figure(18, 18, LATE, takes_back="correction"), "correction"),
        (figure(26, 26), figure(18, 18, LATE, takes_back="retraction"), "retraction"),
        (figure(30, 30, sort="missing person"), figure(11, 11, LATE, sort="missing person"), "update"),
        (figure(9, 9), figure(50_000, None), None),
        (figure(3, None, trigger="sailor"), figure(2, 2, trigger="worker"), None),
        (figure(3, None, trigger="sailor"), figure(2, 2), "contradiction"),
        (figure(34, 34, sort="fired drone"), figure(80, 80, LATE, sort="fired drone"), "contradiction"),
    ],
)
def test_figures(a: Fact, b: Fact, difference: str | None) -> None:
    found = comparing.quantity(a, b)
    assert (found.difference if found else None) == difference


DAY = {"low": 10, "high": 10}
ODESA = {"country": "UKR", **DAY, "lat": 46.48, "lon": 30.73, "precision": "city"}
LVIV = {"country": "UKR", **DAY, "lat": 49.84, "lon": 24.03, "precision": "city"}
UKRAINE = {"country": "UKR", "precision": "country"}
ROME = {"country": "ITA", **DAY, "lat": 41.89, "lon": 12.48, "precision": "city"}


@pytest.mark.parametrize(
    ("a", "b", "difference"),
    [
        (fact("1", **ODESA), fact("1", **ODESA), None),
        (fact("1", **ODESA), fact("2", **LVIV), "contradiction"),
        (fact("1", **ODESA), fact("3", **UKRAINE), "precision"),
        (fact("1", **ODESA), fact("4", **ROME), "contradiction"),
        (fact("1", **ODESA), fact("5", **(ODESA | {"lat": 46.6})), None),
        (fact("1", **(ODESA | {"low": None})), fact("2", **LVIV), None),
        (fact("1", **(ODESA | {"low": 50, "high": 50})), fact("2", **LVIV), None),
        (fact("1", **ODESA), fact("6", country=None, precision="region"), None),
        (fact("1", trigger="meet", parties=frozenset({"al-sisi", "biden"}), **ODESA),
         fact("2", trigger="meet", parties=frozenset({"scholz", "biden"}), **LVIV), None),
    ],
)  # fmt: skip
def test_places(a: Fact, b: Fact, difference: str | None) -> None:
    found = comparing.place(a, b)
    assert (found.difference if found else None) == difference


@pytest.mark.parametrize(
    ("a", "b", "difference"),
    [
        (fact("3 March", low=10, high=10), fact("6 March", low=13, high=13), "contradiction"),
        (fact("3 March", low=10, high=10), fact("4 March", low=11, high=11), None),
        (fact("Monday", low=10, high=10), fact("Monday", low=17, high=17), None),
        (fact("Monday", low=10, high=10), fact("6 March", low=13, high=13), None),
        (fact("20 March", low=10, high=10, status="planned"), fact("27 March", LATE, low=17, high=17, status="planned"),
         "update"),
        (fact("3 March", low=10, high=10), fact("9 June", low=110, high=110), None),
    ],
)  # fmt: skip
def test_times(a: Fact, b: Fact, difference: str | None) -> None:
    found = comparing.time(a, b)
    assert (found.difference if found else None) == difference


def test_who_did_it_is_disputed_only_of_deeds_with_one_victim() -> None:
    a = fact("RUS", sort="ASSAULT", status="actual", country="RUS", trigger="strik", parties=frozenset({"port"}))
    b = fact("UKR", sort="ASSAULT", status="actual", country="UKR", trigger="strik", parties=frozenset({"port"}))
    found = comparing.who(a, b)
    assert found is not None
    assert found.difference == "contradiction"
    other = fact(
        "UKR", sort="ASSAULT", status="actual", country="UKR", trigger="strik", parties=frozenset({"refinery"})
    )
    assert comparing.who(a, other) is None
    talks = fact("RUS", sort="CONSULT", country="RUS", trigger="meet", parties=frozenset({"port"}))
    assert comparing.who(talks, b) is None


def test_a_denial_stands_against_what_others_tell() -> None:
    actual = fact("actual", sort="ASSAULT", trigger="strik")
    denied = fact("denied", sort="ASSAULT", trigger="strik", party=frozenset({"kremlin"}), denies=True)
    found = comparing.status(actual, denied)
    assert found is not None
    assert found.difference == "contradiction"
    nobody = fact("denied", sort="ASSAULT", trigger="strik", denies=True)
    negated = fact("denied", sort="ASSAULT", trigger="strik", party=frozenset({"kremlin"}))
    himself = fact("actual", sort="ASSAULT", trigger="strik", party=frozenset({"kremlin"}))
    for one, other in ((actual, nobody), (actual, negated), (himself, denied)):
        assert comparing.status(one, other) is None


bounds = st.one_of(st.none(), st.integers(1, 10_000).map(float))


@given(bounds, bounds, bounds, bounds)
def test_figures_that_have_a_number_in_common_never_contradict(
    a_low: float | None, a_high: float | None, b_low: float | None, b_high: float | None
) -> None:
    a, b = figure(a_low, a_high), figure(b_low, b_high, LATE)
    first = max(a_low or 0, b_low or 0)
    last = min(a_high or 1e9, b_high or 1e9)
    for found in (comparing.quantity(a, b), comparing.quantity(b, a)):
        if first <= last and (a_low or 0) <= (a_high or 1e9) and (b_low or 0) <= (b_high or 1e9):
            assert found is None or found.difference == "precision"


def test_the_order_of_telling_is_known_or_left_open() -> None:
    assert comparing.later(figure(1, 1), figure(2, 2, LATE)) is True
    assert comparing.later(figure(2, 2, LATE), figure(1, 1)) is False
    assert comparing.later(figure(1, 1), figure(2, 2)) is None
    assert comparing.instant("2026-03-10T10:00:00+01:00") == comparing.instant(EARLY)
    assert comparing.instant("2026-03-10") is None
    assert comparing.instant("2026-W11Tx") is None


def test_distance() -> None:
    assert comparing.kilometres((52.52, 13.40), (48.14, 11.58)) == pytest.approx(504, abs=3)
