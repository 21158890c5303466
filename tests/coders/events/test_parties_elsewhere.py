"""Parties that other sentences name, and nouns that name a deed alone."""

import pytest

from onrecord.coders.events import EventCoder
from onrecord.extend import Case
from onrecord.model.gist import gist
from onrecord.read import case_of, shipped_engine
from onrecord.testing import article_of


def read(text: str) -> Case:
    """The text with all that its words stand for, as a report is read."""
    return case_of(article_of(text), shipped_engine())


def gists(case: Case) -> set[str]:
    return {gist(event) for event in EventCoder().code(case)}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Togo and Benin met. Lome rejected the plan.", "REJECT Lome -> Benin [actual]"),
        (
            "Karim Benali is a journalist from Algeria. Benali was arrested on Friday. He was fined.",
            "COERCE Algeria -> Karim Benali [actual]",
        ),
        ("Rebels attacked a base near Gao. Six soldiers were killed.", "ASSAULT Rebels -> soldiers [actual]"),
        ("The bill for Kenya was rejected in the Senate.", "REJECT Senate -> Kenya [actual]"),
        ("The army was sent to Gao.", "MOBILIZE army -> Gao [actual]"),
    ],
)
def test_the_report_tells_who_is_left_unsaid(text: str, told: str) -> None:
    assert told in gists(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "Togo and Benin met. France rejected the plan.",
        "Soldiers were killed near Gao.",
        "Togo, Mali and Benin met. Lome rejected the plan.",
    ],
)
def test_a_third_state_or_nothing_before_leaves_it_open(text: str) -> None:
    assert not any(event.maker.name == "events/implied" for event in EventCoder().code(read(text)))


def test_words_of_a_party_told_elsewhere_stand_in_the_text() -> None:
    case = read("Togo and Benin met. Lome rejected the plan.")
    rejected = next(event for event in EventCoder().code(case) if event.type == "REJECT")
    assert rejected.maker.name == "events/implied"
    (benin,) = rejected.recipient
    assert case.article.text[benin.words.start : benin.words.end] == "Benin"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Kenya met Somalia on Monday. The talks in Nairobi ended.", "CONSULT"),
        ("Mali said Omar Keita was innocent. His trial began in Bamako.", "ACCUSE"),
        ("Chad rejected an offer of Mali on Monday. Mali repeated its offer.", "AGREE"),
    ],
)
def test_a_noun_alone_names_a_deed(text: str, kind: str) -> None:
    assert any(line.startswith(kind) for line in gists(read(text)))


@pytest.mark.parametrize(
    "text",
    [
        "The attack ended.",
        "The company rejected the offer.",
        "The battle for the title ended in Madrid on Sunday.",
        "The talks about the merger ended.",
        "Rebels attacked Gao. The attack ended.",
    ],
)
def test_a_noun_alone_in_business_sport_or_taken_up_again_is_none(text: str) -> None:
    nouns = ("attack", "offer", "battle", "talks")
    assert not any(event.trigger.text in nouns for event in EventCoder().code(read(text)))


def test_a_past_taken_for_a_passive_acts_all_the_same() -> None:
    text = "The step came after the attack killed at least three sailors."
    assert "ASSAULT unknown -> at least three sailors [actual]" in gists(read(text))


def test_people_without_a_name_count_only_beside_affairs() -> None:
    alone = "Twenty people were evacuated from the house."
    beside = (
        "Rebels attacked Gao on Monday. Mali sent troops to Gao. Chad condemned the rebels. "
        "Twenty people were evacuated from the area."
    )
    assert not gists(read(alone))
    assert any(event.trigger.text == "evacuated" for event in EventCoder().code(read(beside)))
