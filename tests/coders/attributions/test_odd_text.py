"""Whatever a text holds: no exception, spans that are true, ids that differ, time that is bounded."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.coders.attributions import AttributionCoder

CODER = AttributionCoder()
PIECES = st.sampled_from(
    [
        '"', "“", "”", "'", "‘", "’", "«", "»", "—", "- ", "\n", ", ", ". ", ": ", "? ", "he said", "said Weber", "Weber told Reuters",
        "according to TASS", "the dam is safe", "that the dam is safe", "reportedly", "Q: ", "ANNA LUND: ", "We leave.", "It was noted",
    ]
)  # fmt: skip
ODD = [
    "",
    "\n",
    '"',
    '"""',
    'He said "the dam is safe and then he left the room.\nNothing else happened.',
    "“One mark that never closes, he said.\nThe next paragraph goes on.",
    "'Tis the dogs' bowl, said the farmers' leader, 'and it's ours'.",
    "« Nous partons », said the mayor.",
    "— We are leaving, said the mayor.",
    "Q: Why?\nA: Because we can.\nQ: When?\nA: Now.",
    "Said said said that that said.",
    "according to",
    "According to, the.",
    "reportedly",
    "He said: “One.\n“Two.\n“Three.\n“Four.\n“Five.\n“Six.\n“Seven.\n“Eight.\n“Nine.\n“Ten.”",
]


def check(case, found):
    text = case.article.text
    for claim in found:
        for span in [*claim.content, *([claim.cue] if claim.cue else []), *(h.words for h in claim.chain if h.words)]:
            assert text[span.start : span.end] == span.text
        assert claim.chain[0].kind == "outlet"
        assert len(claim.chain) >= 2
        assert claim.content
    assert len({claim.id for claim in found}) == len(found)
    assert {claim.inside for claim in found} - {None} <= {claim.id for claim in found}


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_odd_text_is_read_without_an_exception(make_case, text):
    case = make_case(text)
    check(case, CODER.code(case))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(PIECES, max_size=25))
def test_any_mix_of_marks_and_cues_gives_true_spans(make_case, pieces):
    case = make_case("".join(f"{piece} " if piece[-1:].isalpha() else piece for piece in pieces))
    check(case, CODER.code(case))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(PIECES.filter(lambda piece: piece != "\n"), max_size=12))
def test_odd_marks_in_one_paragraph_leave_the_next_alone(make_case, pieces):
    first = "".join(f"{piece} " if piece[-1:].isalpha() else piece for piece in pieces)
    found = CODER.code(make_case(f"{first}\nThe army denied that it had crossed the river.".strip()))
    assert any("crossed the river" in span.text for claim in found for span in claim.content)


def test_a_broken_quotation_costs_no_statement_elsewhere(make_case):
    text = 'The mayor said "the dam is safe.\nThe army denied that it had crossed the river.'
    found = CODER.code(make_case(text))
    assert any(span.text == "it had crossed the river" for claim in found for span in claim.content)


def test_ten_paragraphs_of_one_quotation_belong_to_one_speaker(make_case):
    paragraphs = "\n".join(f"“We lost street number {n} in the flood." for n in range(2, 10))
    text = f"Weber spoke at noon. “We lost the harbour,” Weber said.\n{paragraphs}\n“We will build again.”"
    found = CODER.code(make_case(text))
    assert {claim.chain[-1].name for claim in found} == {"Weber"}
    assert sum(claim.cue is not None for claim in found) == 1
    told = " ".join(span.text for claim in found for span in claim.content)
    assert "street number 9" in told
    assert "We will build again" in told


def test_a_second_reading_gives_the_same_claims(make_case):
    text = '"The dam is safe," said Weber, according to Reuters. Critics doubt it.'
    assert CODER.code(make_case(text)) == CODER.code(make_case(text))


def test_time_grows_with_the_text_and_not_with_its_square(make_case):
    line = 'The mayor said "the dam is safe" and told Reuters that nobody had to leave, according to two officials.\n'
    cases = [make_case((line * n).strip()) for n in (10, 40)]
    CODER.code(cases[0])
    spent = []
    for case in cases:
        start = time.perf_counter()
        CODER.code(case)
        spent.append(time.perf_counter() - start)
    # four times the text: linear is 4, square is 16; the margin is for a busy machine
    assert spent[1] < max(12 * spent[0], 2.0)
