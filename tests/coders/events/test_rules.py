from collections.abc import Callable

import pytest

from onrecord.coders.events.rules import RULES
from onrecord.coders.rule import Rule
from onrecord.extend import Case
from onrecord.model.claims import Event
from onrecord.model.gist import gist

SAYS = [(rule, text, promised) for rule in RULES for text, promised in rule.says]
SAYS_NOT = [(rule, text) for rule in RULES for text in rule.says_not]


@pytest.mark.parametrize(("rule", "text", "promised"), SAYS, ids=[text for _, text, _ in SAYS])
def test_rule_says(read: Callable[[str], Case], rule: Rule[Event], text: str, promised: str) -> None:
    assert promised in [gist(event) for event in rule.find(read(text))]


@pytest.mark.parametrize(("rule", "text"), SAYS_NOT, ids=[text for _, text in SAYS_NOT])
def test_rule_is_silent(read: Callable[[str], Case], rule: Rule[Event], text: str) -> None:
    assert [gist(event) for event in rule.find(read(text))] == []


def test_every_rule_has_a_reason_and_its_own_name() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert all(rule.why and rule.name.startswith("events/") for rule in RULES)
