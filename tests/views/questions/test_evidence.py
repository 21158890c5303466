"""The words behind a claim are found again in the columns that hold them joined."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.text import Span
from onrecord.views.questions.evidence import _pieces, reports_in
from onrecord.views.questions.told import Cited

WORDS = st.text(st.sampled_from("aé…; 🙂"), min_size=1, max_size=8)


@given(st.lists(st.tuples(st.integers(0, 5), WORDS), max_size=6), st.sampled_from([" … ", "; "]))
def test_pieces_that_hold_what_joins_them_are_told_apart(told: list[tuple[int, str]], between: str) -> None:
    spans, at = [], 0
    for gap, words in told:
        at += gap
        spans.append(Span(at, at + len(words), words))
        at += len(words)
    joined = between.join(span.text for span in spans)
    found = list(_pieces(joined, [span.start for span in spans], [span.end for span in spans], between))
    assert found == spans


def test_nothing_is_made_up_where_a_person_put_other_words() -> None:
    assert list(_pieces("put right", [3], [40], "; ")) == []
    assert list(_pieces(None, [3], [9], "; ")) == []
    assert list(_pieces("words", None, None, "; ")) == []


def test_reports_are_found_wherever_they_stand() -> None:
    cited = Cited(report="r-1", outlet="r", url=None, headline=None, published=None)
    assert list(reports_in(((cited, ["r-2"]), {"a": "r-3"}, "rest", None, 4))) == ["r-1", "r-2", "r-3"]
