"""The pieces of a text are the text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.views.web.escaping import LONGEST
from onrecord.views.web.layers import Mark, paragraphs

TEXT = st.text(st.sampled_from("ab \né😀\u202e"), max_size=60)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(TEXT)
    places = st.integers(0, max(len(text) - 1, 0))
    marks = []
    for number in range(draw(st.integers(0, 8))):
        start = draw(places)
        end = draw(st.integers(start + 1, len(text))) if text else 1
        marks.append(Mark(start, end, draw(st.sampled_from(["events", "content"])), f"e-{number}", draw(st.booleans())))
    return text, marks


@given(marked())
def test_joined_they_are_the_text_and_each_carries_its_marks(case: tuple[str, list[Mark]]) -> None:
    text, marks = case
    shown = paragraphs(text, marks)
    assert "\n".join("".join(piece.text for piece in pieces) for pieces in shown) == text
    place = 0
    for pieces in shown:
        for piece in pieces:
            here = {mark.claim for mark in marks if mark.start <= place and place + len(piece.text) <= mark.end}
            assert set(piece.claims.split()) == here
            assert piece.claim is None or piece.claim in here
            place += len(piece.text)
        place += 1


def test_the_narrowest_words_lead_on() -> None:
    shown = paragraphs("to pay for escorts", [Mark(0, 18, "positions", "p-1"), Mark(3, 6, "events", "e-1")])
    assert [(piece.text, piece.claim) for piece in shown[0]] == [
        ("to ", "p-1"), ("pay", "e-1"), (" for escorts", "p-1"),
    ]  # fmt: skip


def test_a_line_of_megabytes_is_cut_and_says_so() -> None:
    pieces = paragraphs("x" * 10_000_000, [])[0]
    assert len(pieces[0].text) == LONGEST
    assert "9,980,000 more" in pieces[1].text
