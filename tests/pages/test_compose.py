"""An article's paragraphs: each once, in their order."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.pages.compose import once

CAPTION = "The minister leaves the talks in Vienna, where both sides met for the third day in a row."


def test_a_caption_printed_twice_is_told_once() -> None:
    assert once([CAPTION, "Yes.", "A paragraph.", CAPTION, "Yes."]) == [CAPTION, "Yes.", "A paragraph.", "Yes."]


@given(st.lists(st.text(max_size=90), max_size=12))
def test_nothing_but_repeats_is_left_out(lines: list[str]) -> None:
    kept = once(lines)
    assert set(kept) == set(lines)
    assert [line for line in lines if len(line) < 60] == [line for line in kept if len(line) < 60]
