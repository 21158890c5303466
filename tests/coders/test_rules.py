"""Every rule of every family, its examples and counter-examples run by the check that a third party calls."""

import pytest

from onrecord.read import coders
from onrecord.testing import check_rule

RULES = [rule for coder in coders() for rule in getattr(coder, "rules", ())]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_says_what_it_promises_and_nothing_where_it_must_not(rule: object) -> None:
    check_rule(rule)  # type: ignore[arg-type]


def test_every_family_shows_its_rules_each_with_a_reason_and_a_name_of_its_own() -> None:
    assert {rule.name.split("/")[0] for rule in RULES} == {coder.name for coder in coders()}
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert all(rule.why.strip() for rule in RULES)


def test_a_broken_promise_names_rule_text_and_what_was_said() -> None:
    from dataclasses import replace

    rule = replace(RULES[0], says=(("It rained in Rome.", "Rome | said | it rained"),))
    with pytest.raises(
        AssertionError, match=r"attributions/.* on 'It rained in Rome\.'\n  promised .*\n  says      nothing"
    ):
        check_rule(rule)
