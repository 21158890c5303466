"""The examples beside each rule, run: what it must say of a text, and where it must stay silent."""

from __future__ import annotations

import pytest

from onrecord.coders.attributions import RULES, AttributionCoder
from onrecord.model.gist import gist

SAYS = [(rule, text, told) for rule in RULES for text, told in rule.says]
SAYS_NOT = [(rule, text) for rule in RULES for text in rule.says_not]


@pytest.mark.parametrize(("rule", "text", "told"), SAYS, ids=[f"{r.name.split('/')[1]}-{t[:40]}" for r, t, _ in SAYS])
def test_a_rule_says_its_examples(make_case, rule, text, told):
    case = make_case(text)
    assert told in [gist(claim) for claim in rule.find(case)] or any(
        told == gist(claim) for claim in AttributionCoder().code(case) if claim.maker == rule.maker
    )


@pytest.mark.parametrize(("rule", "text"), SAYS_NOT, ids=[f"{r.name.split('/')[1]}-{t[:40]}" for r, t in SAYS_NOT])
def test_a_rule_stays_silent_on_its_counter_examples(make_case, rule, text):
    assert [gist(claim) for claim in rule.find(make_case(text))] == []


def test_every_rule_shows_what_it_does_and_what_it_does_not():
    for rule in RULES:
        assert rule.says, rule.name
        assert rule.says_not, rule.name
        assert rule.why.endswith("."), rule.name
    assert len({rule.name for rule in RULES}) == len(RULES)
