"""Ways of saying met in unseen reports: where the words of a statement, its hands and its channel stand. Texts written
for these tests."""

from __future__ import annotations

import pytest

from onrecord.coders.attributions.coder import CARRIERS, FINDERS, distinct, places
from onrecord.coders.attributions.follow import follow
from onrecord.coders.attributions.nesting import closes, fold, nest
from onrecord.coders.attributions.occasions import carried, occasions
from onrecord.coders.attributions.seen import Seen


def told(case):
    """Chain, cue and content of each statement that the rules find, whatever learned heads would add."""
    seen = Seen.of(case)
    found = distinct(claim for find in FINDERS for claim in find(seen))
    carriers = [claim for claim in found if claim.maker.name in CARRIERS or closes(claim)]
    others = [claim for claim in found if claim not in carriers]
    held = occasions(case, seen.marks, places(found))
    return nest(follow(carried(fold(carriers, others), held)))


def lines(case):
    return [
        (
            " <- ".join(hop.name for hop in claim.chain[1:]),
            claim.cue.text if claim.cue else "-",
            " ... ".join(span.text for span in claim.content),
        )
        for claim in told(case)
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "The ministry issued a statement saying that the port was closed.",
            ("The ministry", "saying", "the port was closed"),
        ),
        (
            "The general resigned in a letter accusing the king of treason.",
            ("The general", "accusing", "the king of treason"),
        ),
        (
            "Health authorities feared a virus, such as the bird flu, was responsible.",
            ("Health authorities", "feared", "a virus, such as the bird flu, was responsible"),
        ),
        (
            "His client had been beaten during his arrest, which the police deny.",
            ("the police", "deny", "His client had been beaten during his arrest"),
        ),
        (
            "Kemp insisted that his client had no role in the raids, which hit two towns in the north, and members of the "
            "press in the south.",
            ("Kemp", "insisted", "his client had no role in the raids"),
        ),
        ("The army said on X it had struck two depots.", ("The army", "said", "it had struck two depots")),
        ("Lopez vowed in a televised speech to crush the gangs.", ("Lopez", "vowed", "to crush the gangs")),
        ("Washington told its allies to leave the base.", ("Washington", "told", "to leave the base")),
        (
            "A spokesman told Reuters that it would not fire but warned that it would not wait.",
            ("Reuters <- spokesman", "warned", "it would not wait"),
        ),
        (
            "Sokol argues that delay is a losing game: the pass is closed, she says, and every week makes it harder to open.",
            ("Sokol", "says", "the pass is closed"),
        ),
        (
            "The coast guard puts the number of injured at seven.",
            ("The coast guard", "puts", "the number of injured at seven"),
        ),
    ],
)
def test_the_words_of_a_statement_are_found(make_case, text, line):
    found = lines(make_case(text))
    assert any(
        cue == line[1] and content == line[2] and chain.lower().endswith(line[0].lower().removeprefix("the "))
        for chain, cue, content in found
    ), found


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Citing a leaked memo, the BBC reported that the figures were hidden.", "BBC <- a leaked memo"),
        ("Speaking to Reuters, the commander said his men would stay.", "Reuters <- the commander"),
        ("An official, who spoke to Reuters, said two ships had been hit.", "Reuters <- An official"),
        ("The letter, a copy of which was seen by AFP, says that food will run out.", "AFP <- The letter"),
        (
            "Haider told the council that the fee was under review, the Daily Star reported, quoting a member.",
            "Daily Star <- a member <- Haider",
        ),
        ('"The line will reopen," Orlov was quoted as saying by Interfax.', "Interfax <- Orlov"),
        (
            "According to the security firm Ambrel, citing a radio log, a fire broke out below deck.",
            "the security firm Ambrel <- a radio log",
        ),
    ],
)
def test_every_hand_has_its_place(make_case, text, chain):
    hands = [line[0].lower() for line in lines(make_case(text))]
    assert any(found.replace("the ", "").replace("a ", "") == _bare(chain) for found in hands), hands


def _bare(chain):
    return chain.lower().replace("an official", "official").replace("the ", "").replace("a ", "")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Lopez addressed the nation on television. Lopez said that the gangs would be crushed.", "speech"),
        ("Weber held a press conference on Monday. Weber said the port was open.", "speech"),
        ("Responding to queries at the weekly briefing, Weber said the port was open.", "speech"),
        ("In remarks broadcast by state television, Weber said that the strait would stay open.", "speech"),
        ("Weber called the vote a farce on Twitter.", "x"),
        ("Weber reiterated her call for an inquiry.", None),
        ("Weber addressed the problem of debt. Weber said the port was open.", None),
        (
            "Weber met the press council. Years later, in another town and under another king, Weber said it was so.",
            None,
        ),
    ],
)
def test_the_channel_may_stand_in_the_sentence_before(make_case, text, kind):
    last = told(make_case(text))[-1]
    assert (last.channel.kind if last.channel else None) == kind


def test_the_statement_is_that_of_who_made_it(make_case):
    text = 'In a statement, the navy said the port was open. "Nobody was hurt in the blast," the statement read.'
    last = told(make_case(text))[-1]
    assert last.chain[-1].name == "the navy"
    assert last.channel is not None
    assert last.channel.kind == "statement"


@pytest.mark.parametrize(
    "text",
    [
        "Groups opposing the treaty marched through the town.",
        "The company did not respond to a request for comment.",
        "Asked about the dam, the crowd fell silent.",
        "The committee will understand that the road is closed.",
        "An official left, declining to be named.",
        "The magazine declined to give the phone a good mark.",
    ],
)
def test_what_is_no_statement_is_left_out(make_case, text):
    assert lines(make_case(text)) == []


def test_a_quotation_that_ends_with_its_stop_is_not_the_next_speakers(make_case):
    text = 'Lopez said that "People want a cure. They should eat less." Sokol said that parents should talk first.'
    assert lines(make_case(text))[-1] == ("Sokol", "said", "parents should talk first")


def test_a_quotation_goes_on_from_the_statement_before_it(make_case):
    text = 'The order came by telephone, Sokol said. "Nobody would ever write such a thing down."'
    assert lines(make_case(text))[-1] == ("Sokol", "-", "Nobody would ever write such a thing down")


def test_what_a_denial_rejects_is_not_told_through_it(make_case):
    found = told(make_case("Lahtela rejects a report by Reuters that the army may take over."))
    inner = next(claim for claim in found if claim.cue and claim.cue.text == "report")
    assert inner.inside is None
    assert [hop.name for hop in inner.chain[1:]] == ["Reuters"]


def test_long_rows_of_statements_take_bounded_time(make_case):
    text = "Weber held a briefing. " + "Weber said so, he said that it was so. " * 60
    assert len(told(make_case(text))) < 400
