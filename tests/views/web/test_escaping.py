"""What strangers write is shown and does nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.views.web.escaping import LONGEST, cut, link, visible


@given(st.text())
def test_nothing_that_turns_letters_round_is_left(text: str) -> None:
    assert not set(visible(text)) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\x00\x1b\x7f")
    assert visible(visible(text)) == visible(text)


def test_plain_marks_of_right_to_left_writing_stay() -> None:
    assert visible("שלום\u200f!") == "שלום\u200f!"
    assert visible("a\u202eb") == "a[U+202E]b"


@given(st.text(max_size=50), st.integers(1, 60))
def test_what_is_cut_says_how_much(text: str, longest: int) -> None:
    told = cut(text, longest)
    assert told == text if len(text) <= longest else f"{len(text) - longest:,} more" in told


def test_a_long_value_is_cut() -> None:
    assert len(cut("x" * 10_000_000)) < LONGEST + 100


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)", " JaVaScRiPt:alert(1)", "data:text/html,<script>", "vbscript:x", "file:///etc/passwd",
        "//evil.example", "/relative", "http://", "java\nscript:alert(1)", "http://a\u202eb", "http://[", "", None,
        "https://x.example/" + "a" * 3_000,
    ],
)  # fmt: skip
def test_a_link_leads_to_a_page_or_nowhere(address: str | None) -> None:
    assert link(address) is None


def test_a_page_is_a_link() -> None:
    assert link("https://example.org/a?b=c#d") == "https://example.org/a?b=c#d"
