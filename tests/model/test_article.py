import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.article import Article, article_id, normalise
from onrecord.model.grounds import When

RAW = st.text(st.sampled_from("a é\u0301\u00ad\u200b\u202e\r\n\t\x0c\x00\u2028\u00a0ñ“”'🛰\ud800") | st.characters())


@given(RAW)
def test_normalising_twice_is_normalising_once(raw: str) -> None:
    once = normalise(raw)
    assert normalise(once) == once


@given(RAW)
def test_normalised_text_holds_nothing_unseen(raw: str) -> None:
    text = normalise(raw)
    assert unicodedata.is_normalized("NFC", text)
    assert not set(text) & set("\u00ad\u200b\u202e\r\x00\x0c\u2028\ufeff\t\u00a0")
    assert "  " not in text
    assert "\n\n" not in text
    assert text == text.strip()
    assert all(line == line.strip() for line in text.split("\n"))


def test_words_that_a_page_broke_in_two_are_whole_again() -> None:
    assert normalise("missi\u00adles\u200b for\r\n\r\n Kyiv\u00a0 now") == "missiles for\nKyiv now"


def an_article(**changed: object) -> Article:
    values: dict[str, object] = {
        "id": "r-0", "url": None, "outlet": None, "section": (), "headline": None, "standfirst": None, "byline": (),
        "published": None, "modified": None, "language": "en", "text": "", **changed,
    }  # fmt: skip
    return Article(**values)  # type: ignore[arg-type]


def test_where_the_standfirst_ends() -> None:
    article = an_article(standfirst="Talks failed", text="Talks failed\nThe talks failed on Friday.")
    assert article.text[: article.standfirst_end] == "Talks failed\n"
    assert an_article(standfirst=None, text="Talks failed\nx").standfirst_end == 0
    assert an_article(standfirst="Talks", text="Talks failed\nx").standfirst_end == 0


def test_a_corrected_text_is_a_new_article_and_the_same_text_the_same() -> None:
    day = When("2026-03-13", "day", "published")
    first = article_id("https://a.example/1", "A", "Talks fail", day, "Three died.")
    assert first == article_id("https://a.example/1", "A", "Talks fail", day, "Three died.")
    assert first != article_id("https://a.example/1", "A", "Talks fail", day, "Four died.")
    assert first != article_id("https://a.example/2", "A", "Talks fail", day, "Three died.")
    assert first.startswith("r-")
    assert len(first) == 22
