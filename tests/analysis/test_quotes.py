"""Quotation marks as newspapers set them, and as they get them wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.analysis.quotes import quotations

CASES = [
    ('He said: "We won." Then he left.', ["We won."]),
    ("“We won,” he said. “It is over.”", ["We won,", "It is over."]),
    ("He called it «a victory» there.", ["a victory"]),
    ("'We won,' he said, 'and it's over.'", ["We won,", "and it's over."]),
    ("‘We won,’ he said. The soldiers’ guns weren’t there.", ["We won,"]),
    ("The soldiers' guns and the '90s aren't quotes.", []),
    ("He denied 'war crimes' by Russia.", ["war crimes"]),
    ("He saw the 'soldiers' weapons'.", ["soldiers' weapons"]),
    ("“He told me ‘no’ twice,” she said.", ["He told me ‘no’ twice,", "no"]),
    ("‘He told me “no” twice,’ she said.", ["He told me “no” twice,", "no"]),
    ("“First.\n“Second,” he said.", ["First.\n“Second,"]),
    ('"First.\n"Second," he said. "Third."', ['First.\n"Second,', "Third."]),
    ("“Never closed, he said.\nNext paragraph.", ["Never closed, he said."]),
    ("“Never closed, he said.\nNext “paragraph” here.", ["Never closed, he said.", "paragraph"]),
    ('A 12" gun and a 6" one.', []),
    ('An empty "" mark and a lone " one', []),
    ('“Mixed marks" are closed.', ["Mixed marks"]),
    ("„So in German“ it is.", ["So in German"]),
    ("``Old wires'' did this.", ["Old wires"]),
    ('("Aside") and —"dash"— too', ["Aside", "dash"]),
]


@pytest.mark.parametrize(("text", "inner"), CASES)
def test_quotations_are_found_as_readers_see_them(text: str, inner: list[str]) -> None:
    assert [text[q.inner_start : q.inner_end] for q in quotations(text)] == inner


def test_a_quotation_knows_whether_it_was_closed() -> None:
    assert [q.closed for q in quotations("“Open.\nHe said “no”.")] == [False, True]


@given(st.text(alphabet="ab s.,\n\"'“”‘’„«»`0", max_size=60) | st.text(max_size=60))
def test_any_text_has_quotations_that_lie_in_it(text: str) -> None:
    found = quotations(text)
    for q in found:
        assert 0 <= q.start < q.inner_start <= q.inner_end <= q.end <= len(text)
        assert text[q.inner_start : q.inner_end].strip()
    assert found == sorted(found, key=lambda q: (q.start, -q.end))


def test_many_marks_take_linear_time() -> None:
    quotations("\"' “‘ ’” " * 20_000)
    quotations("'a " * 50_000)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('"The dam holds,"he said,"but not for long."', ["The dam holds,", "but not for long."]),
        ('He added that"the dam holds."', ["the dam holds."]),
        ('A board of 6"x4" was sold.', []),
        ('It is 5"long and no mark closes', []),
    ],
)
def test_marks_that_lost_the_blank_beside_them_still_quote(text, told):
    assert [text[q.inner_start : q.inner_end] for q in quotations(text)] == told
