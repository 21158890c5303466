"""Violence whose doer nobody names, places that are no hosts, and words that only look like deeds."""

from collections.abc import Callable

import pytest

from onrecord.coders.events import EventCoder
from onrecord.extend import Case
from onrecord.model.gist import gist

Read = Callable[[str], Case]


def gists(case: Case) -> set[str]:
    return {gist(event) for event in EventCoder().code(case)}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Drones had struck a depot in Paris.", "ASSAULT unknown -> depot [actual]"),
        ("That attack killed 128.", "ASSAULT unknown -> 128 [actual]"),
        ("Three were killed in shelling.", "ASSAULT unknown -> Three [actual]"),
        ("The ship was hit by at least one projectile.", "ASSAULT unknown -> ship [actual]"),
        ("A shell hit a school on Monday.", "ASSAULT unknown -> school [actual]"),
    ],
)
def test_a_doer_that_nobody_names_stays_open(read: Read, text: str, told: str) -> None:
    found = gists(read(text))
    assert any(told.split(" -> ")[1].split(" [")[0] in line and line.startswith("ASSAULT unknown") for line in found)


@pytest.mark.parametrize(
    "text",
    [
        "Three were killed in a car crash in Ohio.",
        "Forty people were killed when the quake hit the town.",
        "An election rally was held in Tbilisi by Gakharia.",
        "Officials killed the plan.",
        "Hounslow opened the port of the laptop.",
    ],
)
def test_mishaps_and_figures_of_speech_are_none(read: Read, text: str) -> None:
    assert gists(read(text)) == set()


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The truce holds until Chad attacks Sudan.", "conditional"),
        ("Chad promised not to attack Sudan as long as no village is shelled by Sudan.", "denied"),
        ("Mali warned that Chad did attack Sudan.", "actual"),
        ("Chad threatened to attack Sudan if it does not pay.", "conditional"),
    ],
)
def test_status_of_terms_and_of_what_is_told_as_past(read: Read, text: str, status: str) -> None:
    statuses = {e.status for e in EventCoder().code(read(text)) if e.trigger.text in ("attacks", "attack")}
    assert status in statuses


def test_contexts_are_told_by_the_events_own_words(read: Read) -> None:
    (event,) = EventCoder().code(read("Iran fired missiles at Israel."))
    assert "military" in event.contexts
    (event,) = EventCoder().code(read("Spain thanked Portugal."))
    assert "military" not in event.contexts


def test_contexts_are_those_of_the_ontology_in_its_order(read: Read) -> None:
    case = read("Chad arrested migrants and journalists over drugs.")
    for event in EventCoder().code(case):
        assert list(event.contexts) == [c for c in case.ontology.contexts if c in event.contexts]
