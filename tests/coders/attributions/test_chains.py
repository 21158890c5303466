"""Whose hands a statement came through, in which way, and what stands within what. Texts written for these tests."""

from __future__ import annotations

import pytest

from onrecord.coders.attributions import AttributionCoder
from onrecord.coders.attributions.headline import newsroom
from onrecord.coders.attributions.unnamed import is_unnamed

CODER = AttributionCoder()


def one(case):
    found = CODER.code(case)
    assert len(found) == 1, [claim.content for claim in found]
    return found[0]


def names(claim):
    return [hop.name for hop in claim.chain]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("The bridge has fallen, the mayor said.", ["Gazette", "the mayor"]),
        ("According to the BBC, critics doubt that the truce will hold.", ["Gazette", "BBC", "critics"]),
        (
            '"We are ready," said Commander Idris Sall, according to the state-run Xinhua news agency.',
            ["Gazette", "Xinhua", "Commander Idris Sall"],
        ),
        (
            "The port was closed overnight, according to multiple reports citing officials.",
            ["Gazette", "multiple reports", "officials"],
        ),
        ("The envoy told Reuters that the deal was close.", ["Gazette", "Reuters", "The envoy"]),
        ("It was reported that the deal was close.", ["Gazette", "unknown"]),
        ("A statement from the foreign ministry said the envoy had left.", ["Gazette", "the foreign ministry"]),
    ],
)
def test_the_chain_runs_from_the_outlet_to_the_origin(make_case, text, chain):
    assert names(one(make_case(text))) == chain


def test_an_unknown_outlet_is_named_unknown(make_case):
    assert names(one(make_case("The bridge has fallen, the mayor said.", outlet=None)))[0] == "unknown"


def test_the_outlet_has_no_words_and_every_other_hop_that_is_named_has(make_case):
    claim = one(make_case("The envoy told Reuters that the deal was close."))
    assert claim.chain[0].words is None
    assert all(hop.words is not None for hop in claim.chain[1:])


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("Two officials familiar with the talks said the deal was close.", True),
        ("Critics doubt that the truce will hold.", True),
        ("The ministry said the truce would hold.", False),
        ("Ministry spokesman Karl Brandt said the truce would hold.", False),
    ],
)
def test_people_without_a_name_are_anonymous(make_case, text, hidden):
    assert one(make_case(text)).chain[-1].anonymous is hidden


@pytest.mark.parametrize(
    ("name", "hidden"),
    [
        ("a senior diplomat", True),
        ("people briefed on the plan", True),
        ("Western officials", True),
        ("three others", True),
        ("the police", False),
        ("the president", False),
        ("Anna Lund, an adviser", False),
        ("adviser Anna Lund", False),
        ("", False),
    ],
)
def test_anonymity_is_told_from_the_name(name, hidden):
    assert is_unnamed(name) is hidden


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ('"They will pay," wrote Deputy Ivan Petrov on Telegram.', "telegram", "Telegram"),
        ("The envoy told Reuters that the deal was close.", "agency", "Reuters"),
        ("In a speech to the Bundestag, Weber said the army would get new tanks.", "speech", "Bundestag"),
        ("In an interview with the BBC, Weber said the army was ready.", "interview", "BBC"),
        ("The ministry said in a statement that three people had died.", "statement", None),
        ("The port is closed, according to the Xinhua news agency.", "agency", "Xinhua"),
    ],
)
def test_the_channel_is_named_where_the_text_names_it(make_case, text, kind, name):
    claim = one(make_case(text))
    assert claim.channel is not None
    assert (claim.channel.kind, claim.channel.name) == (kind, name)


def test_no_channel_is_made_up(make_case):
    assert one(make_case("The mayor said the bridge had fallen.")).channel is None


def test_the_time_is_that_of_the_cue_and_not_of_the_content(make_case):
    told = one(make_case("The mayor said on Friday that the bridge fell on Monday.", times=("Friday", "Monday")))
    assert told.when is not None
    assert told.when.value == "Friday"
    untimed = one(make_case("The mayor said that the bridge fell on Monday.", times=("Monday",)))
    assert untimed.when is None


def test_a_statement_within_a_statement_names_its_home_and_carries_its_hops(make_case):
    outer, inner = CODER.code(make_case("The minister said that officials had warned that the dam could break."))
    assert (outer.inside, inner.inside) == (None, outer.id)
    assert names(inner) == ["Gazette", "The minister", "officials"]
    assert outer.content[0].covers(inner.content[0])


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ('"The dam is safe," said Weber.', "direct"),
        ('Weber said the dam was "safe for now".', "mixed"),
        ("Weber said the dam was safe.", "indirect"),
    ],
)
def test_whose_words_the_content_is_in(make_case, text, quote):
    assert one(make_case(text)).quote == quote


def test_content_leaves_out_marks_cue_and_stop(make_case):
    claim = one(make_case('"The dam is safe," said Weber. "Nobody has to leave."'))
    assert [span.text for span in claim.content] == ["The dam is safe", "Nobody has to leave"]


def test_refusals_negations_and_denials_are_told_apart(make_case):
    acts = {
        "The ministry declined to comment on the report.": "refuse_comment",
        "The ministry denied that the dam was unsafe.": "deny",
        "The ministry confirmed that the dam was unsafe.": "confirm",
        "The ministry warned that the dam was unsafe.": "warn",
        "The ministry does not believe that the dam is unsafe.": "deny",
    }
    assert {text: one(make_case(text)).act for text in acts} == acts


def test_the_headline_names_the_newsroom_whose_report_the_text_only_calls_the_report(make_case):
    text = "According to the report, the cabinet met in secret."
    credited = one(make_case(text, headline="Cabinet met in secret - Reuters"))
    assert names(credited) == ["Gazette", "Reuters"]
    assert names(one(make_case(text, headline="Cabinet met in secret - report")))[-1] == "the report"


@pytest.mark.parametrize("headline", [None, "", "-", "Talks fail: minister", "A - b - c", "Story | Gazette"])
def test_headlines_that_credit_no_known_newsroom_name_none(headline):
    assert newsroom(headline) is None


def test_a_dateline_neither_speaks_nor_is_said(make_case):
    claim = one(make_case("HARBOUR CITY (Reuters) - The governor said on Monday that the port was open."))
    assert names(claim)[-1] == "The governor"
    assert [span.text for span in claim.content] == ["the port was open"]


def test_what_is_added_behind_a_comma_is_the_same_speakers(make_case):
    found = CODER.code(make_case("Weber said that the dam would hold, adding that it was inspected in May."))
    told = {claim.cue.text: (names(claim)[-1], claim.content[0].text) for claim in found if claim.cue}
    assert told["said"] == ("Weber", "the dam would hold")
    assert told["adding"] == ("Weber", "it was inspected in May")


def test_an_interrupted_quotation_is_one_statement_of_two_spans(make_case):
    claim = one(make_case('"The dam will hold," Weber said on Friday, "but nobody should go near it."'))
    assert [span.text for span in claim.content] == ["The dam will hold", "but nobody should go near it"]


def test_a_question_that_brings_an_answer_is_no_statement(make_case):
    claim = one(make_case("Asked whether the dam would hold, Weber said that it would."))
    assert names(claim)[-1] == "Weber"


def test_a_source_keeps_its_role_and_loses_the_day(make_case):
    claim = one(make_case("Norland's defence ministry on Tuesday accused Ostland of shelling two villages."))
    assert claim.chain[-1].words.text == "Norland's defence ministry"
