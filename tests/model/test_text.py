import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.text import Span


@given(st.text(min_size=1), st.integers(0, 80), st.integers(1, 80))
def test_a_span_is_exactly_the_words_at_its_offsets(text: str, start: int, length: int) -> None:
    end = min(len(text), start + length)
    if start >= end or not text[start:end].strip():
        with pytest.raises(ValueError, match=r"words|white space"):
            Span.of(text, start, end)
        return
    span = Span.of(text, start, end)
    assert text[span.start : span.end] == span.text == text[start:end].strip()


def test_offsets_count_code_points_not_utf16_units() -> None:
    assert Span.of("🛰️ Kyiv said", 3, 7).text == "Kyiv"


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 2), (3, 2), (0, 99)])
def test_offsets_outside_the_text_are_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no words at"):
        Span.of("Kyiv said", start, end)


def test_covers_and_overlaps() -> None:
    text = "Kyiv said so on Friday"
    whole, cue, day = Span.of(text, 0, 12), Span.of(text, 5, 9), Span.of(text, 16, 22)
    assert whole.covers(cue)
    assert whole.covers(whole)
    assert not cue.covers(whole)
    assert whole.overlaps(cue)
    assert not whole.overlaps(day)
