import time
from collections.abc import Callable

import pytest

from onrecord.coders.events import EventCoder
from onrecord.extend import Case, Coder
from onrecord.model.claims import Event
from onrecord.model.gist import gist
from onrecord.testing import HOSTILE_TEXTS, spans_of

Read = Callable[[str], Case]


def events(case: Case) -> list[Event]:
    return EventCoder().code(case)


def gists(case: Case) -> set[str]:
    return {gist(event) for event in events(case)}


def test_it_is_a_coder() -> None:
    assert isinstance(EventCoder(), Coder)
    assert EventCoder().order == 20


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Syria, which Israel bombed in September, protested.", "ASSAULT Israel -> Syria [actual]"),
        ("Missiles fired by Iran hit Israel.", "ASSAULT Iran -> Israel [actual]"),
        ("Turkey invaded Syria and bombed Iraq.", "ASSAULT Turkey -> Iraq [actual]"),
        ("Turkey and Qatar signed a defence treaty with Sudan.", "SUPPORT Turkey, Qatar -> Sudan [actual]"),
        ("Chile threatened to attack Peru.", "ASSAULT Chile -> Peru [possible]"),
        ("Chile threatened to attack Peru.", "THREATEN Chile -> Peru [actual]"),
        ("Sudan denied attacking Chad.", "ASSAULT Sudan -> Chad [denied]"),
        ("The king ordered the army to attack Chad.", "ASSAULT the army -> Chad [ordered]"),
        ("If Chad attacks Sudan, Egypt will respond.", "ASSAULT Chad -> Sudan [conditional]"),
        ("Oman and Iran failed to reach an agreement.", "AGREE Oman, Iran -> unknown [failed]"),
        ("Mali allowed France to bomb Niger.", "ASSAULT France -> Niger [permitted]"),
        ("Laos said it would release the journalists.", "RETREAT Laos -> the journalists [planned]"),
    ],
)
def test_roles_and_status(read: Read, text: str, told: str) -> None:
    # "it" is named by the grounds of a real run; here by the one who speaks
    assert told in gists(read(text))


def test_a_swapped_direction_is_never_told(read: Read) -> None:
    for text in (
        "Odesa was shelled by Russia.",
        "Missiles fired by Iran hit Israel.",
        "Chad suffered an attack by Mali.",
    ):
        for event in events(read(text)):
            assert {who.name for who in event.actor} & {"Odesa", "Israel", "Chad"} == set(), text


def test_place_and_time_hang_on_the_event(read: Read) -> None:
    (event,) = events(read("Israel bombed a depot in Syria on Friday."))
    assert [where.name for where in event.where] == ["Syria"]
    assert event.when is not None
    assert event.when.value == "Friday"


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_bad_input_costs_nothing(read: Read, text: str) -> None:
    case = read(text)
    start = time.perf_counter()
    found = events(case)
    assert time.perf_counter() - start < 3
    for event in found:
        for span in spans_of(event):
            assert case.article.text[span.start : span.end] == span.text


@pytest.mark.parametrize(
    "text",
    [
        "Arsenal attack",
        "Fire sale",
        "Shares plunge as bank raid talk hits traders and the index falls",
        "The goalkeeper was beaten by a late strike as United fired back to win the cup",
        "O captain! my captain! our fearful trip is done",
        "Beetroot, onions, two lemons\nSalt, pepper",
        "Smith c Jones b Brown 14\nPatel lbw b Green 3",
    ],
)
def test_nothing_is_invented(read: Read, text: str) -> None:
    assert gists(read(text)) == set()


def test_ids_are_stable_and_single(read: Read) -> None:
    text = "Turkey invaded Syria. Turkey invaded Syria. Russia condemned Turkey."
    first, second = events(read(text)), events(read(text))
    assert [event.id for event in first] == [event.id for event in second]
    assert len({event.id for event in first}) == len(first)


@pytest.mark.parametrize(
    ("text", "told", "never"),
    [
        (
            "Moscow accused Kyiv of shelling Donetsk.",
            "ASSAULT Kyiv -> Donetsk [actual]",
            "ASSAULT Moscow -> Donetsk [actual]",
        ),
        (
            "Paris wants to deter Minsk from sending soldiers to Russia.",
            "MOBILIZE Minsk -> Russia [denied]",
            "MOBILIZE Paris -> Russia [denied]",
        ),
        (
            "Norway thanked Sweden for releasing Olsen.",
            "RETREAT Sweden -> Olsen [actual]",
            "RETREAT Norway -> Olsen [actual]",
        ),
    ],
)
def test_whoever_is_blamed_or_kept_from_it_is_the_doer(read: Read, text: str, told: str, never: str) -> None:
    assert told in gists(read(text))
    assert never not in gists(read(text))
