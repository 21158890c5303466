import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.text import spans_of
from onrecord.stories import copies
from tests.stories.copies.written import LAST, LEAD, OTHER, QUOTE, SECOND, TEXT, THIRD, article


def between(a, b):
    return copies.compare(article(a, "a.example"), article(b, "b.example"))


def test_one_text_on_two_pages_is_the_same():
    found = between(TEXT, TEXT)
    assert (found.relation, found.part_a, found.part_b) == ("same", 1.0, 1.0)
    assert found.copied


def test_a_page_with_menus_captions_and_a_tag_has_still_the_same_text():
    page = "\n".join(
        (
            "Scroll to top",
            "FILE - The lock at Velden, Tuesday, March 10, 2026. (Lena Moss/AP)",
            "VELDEN (AP) — " + LEAD,
            "Read more",
            SECOND,
            THIRD,
            QUOTE,
            LAST,
            "Share on Facebook",
            "Copyright 2026 The Associated Press. All rights reserved.",
        )
    )
    found = between(TEXT, page)
    assert found.relation == "same"
    assert (found.newsroom, found.credit.kind) == ("AP", "dateline")


def test_the_first_paragraphs_are_an_abridged_copy():
    found = between(TEXT, "\n".join((LEAD, SECOND)))
    assert found.relation == "abridged"


def test_another_top_makes_it_edited_and_the_cut_is_shown():
    top = "A brass band played at the Velden lock as the canal opened again after the wreck, and the mills upstream breathed."
    found = between(TEXT, "\n".join((top, SECOND, THIRD)))
    assert found.relation == "edited"
    assert found.passages[0].a.text.startswith("Divers had first")


def test_a_passage_among_another_text_is_merged():
    found = between(
        "\n".join((LEAD, SECOND, THIRD)), "\n".join((OTHER, SECOND, OTHER.replace("mill", "farm").upper(), THIRD))
    )
    assert found.relation in ("merged", "edited")
    assert found.copied


def test_a_quotation_is_nobodys_telling():
    found = between(TEXT, OTHER)
    assert found is None or not found.copied


def test_what_one_report_prints_without_marks_is_a_quotation_by_the_marks_of_the_other():
    bare = QUOTE.replace('"', "")
    assert not (found := between(f"{OTHER}\n{bare}", TEXT)) or not found.copied


def test_a_changed_word_does_not_part_a_passage():
    changed = SECOND.replace("nine tonnes", "ten tonnes").replace("kept slipping", "slipped again and again")
    found = between(SECOND + "\n" + THIRD, changed + "\n" + THIRD)
    assert found.relation in ("same", "edited")
    assert len(found.passages) == 1


def test_names_and_titles_in_common_are_nothing():
    a = "The transport minister Ilse Korp met the canal board director Marit Solheim on Tuesday. " + LEAD
    b = "The transport minister Ilse Korp met the canal board director Marit Solheim again. " + OTHER
    found = between(a, b)
    assert found is None or not found.copied


def test_either_may_come_first():
    a, b = article(TEXT, "a.example"), article("\n".join((OTHER, SECOND, THIRD)), "b.example")
    assert copies.compare(a, b) == copies.compare(b, a)


def test_the_source_is_the_newsrooms_own_page_and_not_the_earlier_one():
    theirs = article("VELDEN (Reuters) - " + TEXT, "gazette.example", "2026-03-09")
    own = article(TEXT, "reuters.com", "2026-03-10")
    found = copies.compare(theirs, own)
    assert (found.newsroom, found.source) == ("Reuters", own.id)


HOSTILE = [
    "“ \"a ‘b 'c " * 500,
    "Aa Bb, Cc Dd and " * 900,
    "(AP CNN " * 900,
    "Authored by A via " * 500,
    "{a:b;" * 3000,
]


@pytest.mark.parametrize("text", ["", "word", "\n\n", "“", "\ud800 \U0001f600", "a " * 40_000, *HOSTILE])
def test_no_text_stops_it(text):
    copies.compare(article(text, "a.example"), article(TEXT, "b.example"))
    copies.compare(article(text, "a.example"), article(text, "b.example"))


SENTENCES = re.split(r"(?<=\.) ", TEXT.replace("\n", " "))


@given(st.lists(st.sampled_from([*TEXT.split("\n"), *OTHER.split("\n"), "Read more", "é’s “x", "A — B"]), max_size=12),
       st.lists(st.sampled_from([*TEXT.split("\n"), *SENTENCES]), max_size=12))  # fmt: skip
def test_every_passage_stands_in_both_reports(some, others):
    a, b = article("\n".join(some), "a.example"), article(" ".join(others), "b.example")
    found = copies.compare(a, b)
    if found is None:
        return
    texts = {a.id: a.text, b.id: b.text}
    for passage in found.passages:
        for span, text in ((passage.a, texts[found.a]), (passage.b, texts[found.b])):
            assert text[span.start : span.end] == span.text
            assert len(span.text.split()) >= 8
    assert 0 <= found.part_a <= 1
    assert 0 <= found.part_b <= 1
    assert list(spans_of(found))
