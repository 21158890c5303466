"""What is no report of affairs takes no position, and costs bounded time."""

import time
from collections.abc import Callable

import pytest

from onrecord.coders.events import EventCoder
from onrecord.coders.positions import PositionCoder
from onrecord.coders.quantities import QuantityCoder
from onrecord.extend import Case

Read = Callable[[str], Case]
NAMES = ", ".join(f"Ada Lovel{chr(97 + n % 26)}ce{chr(97 + n // 26)}" for n in range(200))


@pytest.mark.parametrize(
    "text",
    [
        "Fire sale",
        "Border talks: a timeline",
        "Shares plunge as traders reject the bank's dividend and the index falls",
        "The coach refused to rule out a penalty as the striker threatened the goal",
        "Tyger Tyger, burning bright, In the forests of the night",
        "Eggs\nFlour\nTwo lemons",
        "Team | P | W | L\nRovers | 3 | 2 | 1\nUnited | 3 | 1 | 2",
        "Q: And then?\nA: I went home.",
    ],
)
def test_no_position_is_invented(read: Read, text: str) -> None:
    case = read(text)
    assert PositionCoder().code(case) == []
    assert EventCoder().code(case) == []


@pytest.mark.parametrize("verb", ["condemned", "refused to meet", "said they would not support", "killed"])
def test_two_hundred_names_cost_bounded_time(read: Read, verb: str) -> None:
    case = read(f"{NAMES} and Grace Hopper {verb} Chad on Friday.")
    start = time.perf_counter()
    events = EventCoder().code(case)
    positions = PositionCoder().code(case.knowing(events))
    QuantityCoder().code(case)
    assert time.perf_counter() - start < 3
    assert len(positions) <= 201
    assert all("Chad" not in {who.name for who in event.actor} for event in events)


def test_one_sentence_of_many_negations_and_conditions_ends(read: Read) -> None:
    case = read("Chad said it will not go unless " + "Mali says it will not go unless " * 60 + "Niger goes.")
    start = time.perf_counter()
    PositionCoder().code(case)
    assert time.perf_counter() - start < 3
