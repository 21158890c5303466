"""Newsrooms by name and by what they are called, people without a name, and what later statements owe to earlier ones.
Texts written for these tests."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.coders.attributions import AttributionCoder
from onrecord.coders.attributions.hops import unnamed_name
from onrecord.coders.attributions.kept_back import reason
from onrecord.coders.attributions.unnamed import is_unnamed

CODER = AttributionCoder()


def told(case):
    return [([hop.name for hop in claim.chain[1:]], claim) for claim in CODER.code(case)]


@pytest.mark.parametrize(
    ("text", "hops", "channel"),
    [
        ("The envoy told the Orlan news agency that the deal was close.", ["Orlan", "envoy"], "agency"),
        ("The envoy told the broadcaster Kanal 9 that the deal was close.", ["Kanal 9", "envoy"], "broadcast"),
        ("The Valley Observer reported that the deal was close.", ["Valley Observer"], "press"),
        ("Local media reported that the deal was close.", ["Local media"], "press"),
        (
            "The deal was close, the daily Zarya reported on Friday, citing two diplomats.",
            ["Zarya", "diplomats"],
            "press",
        ),
        ('"The deal is close," the Orlan news agency quoted the envoy as saying.', ["Orlan", "envoy"], "agency"),
        ("The envoy was quoted as saying that the deal was close.", ["unknown", "envoy"], None),
        ("One aide, quoted by Reuters, said that the deal was close.", ["Reuters", "aide"], "agency"),
        (
            "The envoy said in an interview with Radio Dune that the deal was close.",
            ["Radio Dune", "envoy"],
            "interview",
        ),
    ],
)
def test_the_newsroom_is_a_hop_and_a_channel(make_case, text, hops, channel):
    found = told(make_case(text))
    assert len(found) == 1, found
    names, claim = found[0]
    assert len(names) == len(hops), names
    assert all(part in name for part, name in zip(hops, names, strict=True)), names
    assert (claim.channel.kind if claim.channel else None) == channel


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("The mayor told reporters that the bridge had fallen.", None),
        ("The mayor told a news conference that the bridge had fallen.", "speech"),
        ("Residents reached by phone said that the bridge had fallen.", "call"),
        ("The mayor wrote in a post on X that the bridge had fallen.", "x"),
        ("The mayor said on Facebook that the bridge had fallen.", "social"),
        ("A witness testified that the bridge had fallen.", "court"),
    ],
)
def test_the_narrower_means_is_the_channel(make_case, text, channel):
    found = told(make_case(text))
    assert len(found) == 1
    assert (found[0][1].channel.kind if found[0][1].channel else None) == channel


def test_the_outlet_is_no_hand_and_no_source_of_its_own_report(make_case):
    asked = told(make_case("The mayor told the Gazette that the bridge had fallen.", outlet="Gazette"))
    assert [names for names, _ in asked] == [["The mayor"]]
    assert not told(make_case("Our correspondent Ann Lund writes that the bridge has fallen."))


def test_the_unnamed_are_counted_and_the_reason_is_kept(make_case):
    text = (
        "Two officials, who asked not to be named because the talks are secret, said that the deal was close. "
        "One of the officials said that it would be signed in May."
    )
    first, second = (claim.chain[-1] for _, claim in told(make_case(text)))
    assert (first.name, first.anonymous, first.number) == ("officials", True, 2)
    assert first.reason is not None
    assert first.reason.text == "the talks are secret"
    assert (second.name, second.anonymous, second.number, second.kind) == ("officials", True, 1, "person")
    assert second.reason == first.reason


def test_whoever_was_cited_keeps_the_hands_that_brought_them(make_case):
    text = (
        "The deal is close, the Valley Observer reported on Friday, citing three diplomats.\n"
        "According to the newspaper, the cabinet has agreed.\nThe text is ready, one of the diplomats said."
    )
    assert [names for names, _ in told(make_case(text))] == [
        ["Valley Observer", "diplomats"],
        ["Valley Observer"],
        ["Valley Observer", "diplomats"],
    ]


def test_a_deed_of_speech_stands_inside_what_carries_it(make_case):
    found = CODER.code(make_case("According to two aides, the minister promised to reopen the mine."))
    assert [[hop.name for hop in claim.chain[1:]] for claim in found] == [["aides"], ["aides", "the minister"]]
    assert found[1].inside == found[0].id


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The ministry would not say who had signed.", "refuse_comment"),
        ("The ministry neither confirmed nor denied that the dam was unsafe.", "refuse_comment"),
        ("The mayor is accused of hiding the plans.", "criticise"),
        ("The army put the toll at 34.", "say"),
        ("The group claimed responsibility.", "claim"),
    ],
)
def test_ways_of_saying_and_of_not_saying(make_case, text, act):
    found = CODER.code(make_case(text))
    assert [claim.act for claim in found] == [act]


def test_as_somebody_reported_covers_the_clause_beside_it(make_case):
    found = CODER.code(make_case("As Reuters reported, the dam has burst."))
    assert [span.text for claim in found for span in claim.content] == ["the dam has burst"]


@pytest.mark.parametrize(
    ("name", "hidden"),
    [
        ("Critics of Mr Gamal", True),
        ("human rights groups", True),
        ("a spokesman for the ministry", True),
        ("an unnamed expert", True),
        ("A rebel group, the Front for Justice", False),
        ("the United Auto Workers", False),
        ("Doctors Without Borders", False),
        ("the coast guard", False),
        ("Norland's chief prosecutor", False),
        ("a prosecutor", True),
        ("prosecutors", True),
    ],
)
def test_an_office_and_a_body_are_known_and_people_are_not(name, hidden):
    assert is_unnamed(name) is hidden


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        ("A guard, speaking on condition of anonymity for fear of reprisals, said so.", "for fear of reprisals"),
        ("An aide, who was not authorized to speak publicly, said so.", "not authorized to speak publicly"),
        ("The men asked not to be identified, citing the ongoing trial.", "the ongoing trial"),
        ("An aide said so on condition of anonymity.", None),
        ("The mine was closed because the pump had failed.", None),
    ],
)
def test_the_reason_is_what_the_sentence_gives(sentence, why):
    found = reason(sentence, (0, len(sentence)))
    assert (sentence[slice(*found)] if found else None) == why or (why is not None and why in sentence[slice(*found)])


@given(st.text(max_size=80))
def test_no_words_make_the_tables_stumble(words):
    assert is_unnamed(words) in (True, False)
    assert unnamed_name(words) or not words.strip(" ,")
    found = reason(words, (0, len(words)))
    assert found is None or 0 <= found[0] < found[1] <= len(words)
