"""What the reporter tells without a source is no attribution: wishes, deeds, conclusions from things. Texts written for
these tests."""

from __future__ import annotations

import pytest

from onrecord.coders.attributions import AttributionCoder

CODER = AttributionCoder()


def told(case):
    return [([hop.name for hop in c.chain[1:]], c.cue.text if c.cue else None) for c in CODER.code(case)]


@pytest.mark.parametrize(
    "text",
    [
        "The minister wants to leave the army.",
        "Norland wants to buy tanks.",
        "Norland has never condemned the attack.",
        "The king never criticised the raid.",
        "The raid highlights the need for better defences.",
        "Dozens of people have drowned, underscoring that the dykes were neglected.",
        "The council has decided on such a course that the town could be ruined.",
    ],
)
def test_what_the_reporter_tells_is_no_attribution(make_case, text):
    assert told(make_case(text)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('The president wants "an end to the killing".', (["The president"], "wants")),
        ("The envoy said that Norland wants to buy tanks.", (["The envoy", "Norland"], "wants")),
        ("According to the BBC, the palace wants to close the strait.", (["BBC", "the palace"], "wants")),
        ("According to the BBC, the palace seeks to close the strait.", (["BBC"], "According to")),
        ("The survey shows that the wells are dry.", (["The survey"], "shows")),
        ("The council decided that the port should stay closed.", (["The council"], "decided")),
    ],
)
def test_what_another_tells_or_has_in_marks_stays(make_case, text, expected):
    assert expected in told(make_case(text))


def test_a_decision_told_in_a_quotation_belongs_to_who_is_quoted(make_case):
    found = told(make_case('"The council has decided that we must leave," said Orlov.'))
    assert found == [(["Orlov"], "said")]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The ministry did not rule out strikes.", "say"),
        ("The ministry did not confirm that it had paid.", "refuse_comment"),
        ("The ministry does not believe that the dam is unsafe.", "deny"),
    ],
)
def test_a_not_turns_the_act(make_case, text, act):
    assert [c.act for c in CODER.code(make_case(text))] == [act]


@pytest.mark.parametrize(
    "text",
    [
        "The ministry stated only that the ship had left.",
        "The ministry would say only that the ship had left.",
        "Sokol only said that the ship had left.",
    ],
)
def test_an_only_that_bounds_the_cue_is_no_content(make_case, text):
    assert [c.content[0].text for c in CODER.code(make_case(text))] == ["the ship had left"]
