from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.text import Span
from onrecord.stories.statements.words import couples, quoted_couples, sentences, stemmed, within, words

TEXT = (
    'Mr. Holm said the U.S. envoy "had no papers" at 12:30 on Monday. The dozen officers’ guns were gone!\n'
    "“We will not wait,” said J. R. Lund. Nobody did."
)


def test_a_title_an_initial_and_a_short_form_end_no_sentence() -> None:
    assert [sentence.text for sentence in sentences(TEXT)] == [
        'Mr. Holm said the U.S. envoy "had no papers" at 12:30 on Monday.',
        "The dozen officers’ guns were gone!",
        "“We will not wait,” said J. R. Lund.",
        "Nobody did.",
    ]


def test_quoted_words_are_told_from_the_reporters() -> None:
    assert [word.stem for word in words(TEXT) if word.quoted] == ["papers"[:-1], "wait"]


def test_a_number_in_words_is_the_number_in_digits() -> None:
    assert stemmed("dozen") == stemmed("12") == "12"
    assert stemmed("officers’") == stemmed("officer")


def test_names_and_common_words_weigh_less_than_plain_ones() -> None:
    weight = {word.stem: word.weight for word in words("President Holm repaired the windlass")}
    assert weight["president"] < weight["holm"] < weight["windlass"]


def test_neighbours_are_the_same_in_either_order() -> None:
    assert couples(words("windlass repaired")) == couples(words("repaired windlass"))
    assert not quoted_couples(words("windlass repaired"))


@given(st.text(alphabet="aA .!?\n“”\"'’1é", max_size=80))
def test_sentences_lie_in_order_and_leave_out_no_letter(text: str) -> None:
    found = sentences(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(text[one.start : one.end] == one.text for one in found)
    assert "".join("".join(one.text for one in found).split()) == "".join(text.split())


@given(
    st.lists(st.sampled_from("alder birch cedar willow".split()), max_size=12),
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30)), max_size=3),
)
def test_the_words_inside_spans_are_those_that_lie_there(plain: list[str], places: list[tuple[int, int]]) -> None:
    text = " ".join(plain)
    spans = [Span(start, start + length, "") for start, length in places]
    found = words(text)
    expected = [w for w in found if any(s.start <= w.start and w.end <= s.end for s in spans)]
    assert within(found, spans) == expected
