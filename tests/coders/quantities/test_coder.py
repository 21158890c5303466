from collections.abc import Callable

import pytest

from onrecord.coders.events import EventCoder
from onrecord.coders.quantities import QuantityCoder
from onrecord.extend import Case, Coder
from onrecord.testing import HOSTILE_TEXTS, spans_of

Read = Callable[[str], Case]


def test_it_is_a_coder() -> None:
    assert isinstance(QuantityCoder(), Coder)
    assert QuantityCoder().order == 40


@pytest.mark.parametrize(
    ("text", "kind", "low", "high", "words"),
    [
        ("At least eight people were killed in Homs.", "killed", 8, None, "At least eight people"),
        ("Iran fired about 250 missiles.", "fired", 225, 275, "about 250 missiles"),
        ("Russia deployed more than 10,000 soldiers.", "troops", 10_000, None, "more than 10,000 soldiers"),
        ("Dozens of civilians were injured.", "wounded", 24, None, "Dozens of civilians"),
        ("Police arrested up to 40 protesters.", "detained", None, 40, "up to 40 protesters"),
        ("Turkey gave $2.5 million to Libya.", "money", 2_500_000, 2_500_000, "$2.5 million"),
        ("Turkey lent Libya 30 billion euros.", "money", 30_000_000_000, 30_000_000_000, "30 billion euros"),
        ("The village lies 30 km from the border.", "distance", 30, 30, "30 km"),
        ("Turnout fell to 45 percent.", "percent", 45, 45, "45 percent"),
        ("Between three and five soldiers were killed.", "killed", 3, 5, "Between three and five soldiers"),
        ("Russia shot down 12 drones.", "intercepted", 12, 12, "12 drones"),
    ],
)
def test_bounds(read: Read, text: str, kind: str, low: float | None, high: float | None, words: str) -> None:
    told = [(q.kind, q.low, q.high, q.words.text) for q in QuantityCoder().code(read(text))]
    assert (kind, low, high, words) in told


@pytest.mark.parametrize(
    "text", ["In 2014 the war began.", "Article 5 was invoked.", "Chapter 12", "He is 45 years old."]
)
def test_other_figures_are_left_alone(read: Read, text: str) -> None:
    assert QuantityCoder().code(read(text)) == []


def test_a_figure_leads_to_its_event(read: Read) -> None:
    case = read("Taliban fighters killed 17 soldiers.")
    (event,) = EventCoder().code(case)
    (quantity,) = QuantityCoder().code(case.knowing([event]))
    assert quantity.event == event.id
    assert quantity.of is not None
    assert quantity.of.text == "soldiers"


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_bad_input_costs_nothing(read: Read, text: str) -> None:
    case = read(text)
    for quantity in QuantityCoder().code(case):
        for span in spans_of(quantity):
            assert case.article.text[span.start : span.end] == span.text
