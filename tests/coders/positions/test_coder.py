from collections.abc import Callable

import pytest

from onrecord.coders.positions import PositionCoder
from onrecord.extend import Case, Coder
from onrecord.model.claims import Position
from onrecord.testing import HOSTILE_TEXTS, spans_of

Read = Callable[[str], Case]


def positions(case: Case) -> list[Position]:
    return PositionCoder().code(case)


def test_it_is_a_coder() -> None:
    assert isinstance(PositionCoder(), Coder)
    assert PositionCoder().order == 30


def test_limits_are_kept(read: Read) -> None:
    (position,) = positions(read("Oslo allowed Kyiv to strike limited targets inside Russia."))
    assert [limit.text for limit in position.limits] == ["limited targets", "inside Russia"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Iran threatened to close the strait if Israel attacks.", "if Israel attacks"),
        ("Oslo will not allow the flights unless Moscow pays.", "unless Moscow pays"),
        (
            "Ankara promised to ratify the treaty provided that Sweden extradites the men.",
            "provided that Sweden extradites the men",
        ),
        (
            "Serbia agreed to free the prisoners on condition that Kosovo withdraws.",
            "on condition that Kosovo withdraws",
        ),
    ],
)
def test_a_condition_is_never_lost(read: Read, text: str, words: str) -> None:
    conditions = [p.condition.text for p in positions(read(text)) if p.condition]
    assert words in conditions


@pytest.mark.parametrize(
    "text",
    [
        "Our navy will protect the convoys, a Ukrainian officer said on condition of anonymity.",
        "Turkey will never allow the flights, a diplomat said on condition that he not be named.",
    ],
)
def test_the_terms_on_which_a_source_speaks_are_no_condition(read: Read, text: str) -> None:
    found = positions(read(text))
    assert found
    assert [position.condition for position in found] == [None] * len(found)


@pytest.mark.parametrize(
    ("text", "stance", "change"),
    [
        ("Oslo authorized Kyiv for the first time to use its missiles.", "permit", "new"),
        ("Oslo authorized Kyiv to use its missiles. The move marks a reversal of its policy.", "permit", "reversed"),
        ("Rome reiterated its refusal to send troops.", "refuse", "restated"),
        ("Rome again condemned the attack.", "oppose", "restated"),
        ("Madrid lifted its ban on flights to Libya.", "permit", "reversed"),
        ("Madrid permits flights to Libya.", "permit", "unknown"),
    ],
)
def test_change_is_what_the_report_says(read: Read, text: str, stance: str, change: str) -> None:
    assert (stance, change) in {(p.stance, p.change) for p in positions(read(text))}


def test_since_is_when_it_was_said(read: Read) -> None:
    text = "Earlier in September, Ivanov said that such a step would be considered an act of war."
    (position,) = [p for p in positions(read(text)) if p.stance == "warn"]
    assert position.holder.name == "Ivanov"
    assert position.since is not None
    assert position.since.value == "September"


def test_words_of_others_are_no_position_of_the_asker(read: Read) -> None:
    assert [p.stance for p in positions(read("Washington asked Warsaw to support the plan."))] == ["demand"]


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_bad_input_costs_nothing(read: Read, text: str) -> None:
    case = read(text)
    for position in positions(case):
        for span in spans_of(position):
            assert case.article.text[span.start : span.end] == span.text
