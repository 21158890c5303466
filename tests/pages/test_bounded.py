"""Pages made to be slow or to break a parser; the sizes here are small enough for every run."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from onrecord.model.article import Article, Page
from onrecord.pages import bounded, read
from onrecord.pages.linear import plain_blocks

LINE = "The ministry said on Monday that the talks would go on for another week in the capital. "
HEAD = "<html><head><title>A headline that says a thing</title></head><body><h1>A headline that says a thing</h1>"
# wall seconds for any page of this list on a loaded machine of two cores; the bound for any page at all is 20
PATIENCE = 15.0

HOSTILE = {
    "many links": HEAD + "<a href='/x'>another report</a>" * 70_000,
    "many paragraphs": HEAD + f"<p>{LINE}</p>" * 65_000,
    "deep nest": HEAD + "<div>" * 100_000 + f"<p>{LINE}</p>" * 20,
    "one long paragraph": HEAD + "<p>" + LINE * 12_000,
    "open comments": HEAD + "<!--" * 100_000,
    "bare marks": HEAD + "<" * 500_000,
    "open attributes": HEAD + '<a href="' * 70_000,
    "brackets in JSON-LD": HEAD
    + "<script type='application/ld+json'>"
    + "[" * 100_000
    + "</script>"
    + f"<p>{LINE}</p>" * 20,
    "nested boxes of posts": HEAD
    + "<div class='embed'>" * 90
    + "<iframe src='https://x.com/i/web/status/1858270265618096452'></iframe>" * 1_000,
    "short lines": "a b\n" * 200_000,
    "addresses": "https://x.com/i/web/status/1858270265618096452\n" * 50_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_no_page_takes_long(name: str) -> None:
    started = time.monotonic()
    article, problems = read(Page(name, HOSTILE[name].encode()))
    assert time.monotonic() - started < PATIENCE
    assert article is not None or problems


def test_a_page_past_the_cap_is_refused_at_once() -> None:
    started = time.monotonic()
    article, problems = read(Page("big.html", b"<html>" + b"<p>x</p>" * 7_500_000))
    assert article is None
    assert "60,000,006 bytes" in problems[0].what
    assert time.monotonic() - started < 1


def test_what_lies_deeper_than_a_parser_reads_is_not_lost() -> None:
    source = HEAD + "<div>" * 400 + "".join(f"<p>{LINE}{n}</p>" for n in range(9)) + "</div>" * 400
    article, problems = read(Page("deep.html", source.encode()))
    assert article is not None
    assert article.text.split("\n") == [f"{LINE}{n}" for n in range(9)]
    assert "nested" in problems[0].what


def test_a_larger_page_is_read_in_a_child(
    monkeypatch: pytest.MonkeyPatch, page_source: Callable[..., str], paragraphs: tuple[str, ...]
) -> None:
    monkeypatch.setattr(bounded, "SMALL", 0)
    article, problems = read(Page("p", page_source().encode()))
    assert article is not None
    assert problems == []
    assert article.text.split("\n") == list(paragraphs)


def test_a_child_that_does_not_finish_is_killed_and_the_page_read_plainly(
    monkeypatch: pytest.MonkeyPatch, page_source: Callable[..., str], paragraphs: tuple[str, ...]
) -> None:
    monkeypatch.setattr(bounded, "SMALL", 0)
    monkeypatch.setattr(bounded, "_CHILD", "import time; time.sleep(60)")
    monkeypatch.setattr(bounded, "SECONDS", (1, 1))
    started = time.monotonic()
    article, problems = read(Page("p", page_source().encode()))
    assert time.monotonic() - started < 6
    assert article is not None
    assert isinstance(article, Article)
    assert set(paragraphs) <= set(article.text.split("\n"))
    assert any("could not be taken apart" in p.what for p in problems)


def test_a_text_that_no_report_is_as_long_as_is_cut_and_said_so() -> None:
    article, problems = read(Page("long.txt", (LINE + "\n").encode() * 6_000))
    assert article is not None
    assert len(article.text) <= 500_000
    assert "only the first" in problems[0].what


def test_the_linear_extractor_keeps_paragraphs_and_leaves_scripts() -> None:
    source = f"<head><title>x</title></head><body><script>var p = '<p>{LINE}</p>';</script><p>One &amp; two.</p><p>A <b>bold</b> word<p>and more</body>"
    assert plain_blocks(source) == ["One & two.", "A bold word", "and more"]


def test_the_linear_extractor_leaves_posts_out() -> None:
    source = f"<p>{LINE}</p><blockquote class='twitter-tweet'><p>We have left.</p><a href='x'>x</a></blockquote><p>The end.</p>"
    assert plain_blocks(source) == [LINE.strip(), "The end."]
