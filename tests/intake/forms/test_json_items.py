from __future__ import annotations

import gzip
import json

from hypothesis import given
from hypothesis import strategies as st

from onrecord.intake.containers import head_of
from onrecord.intake.forms.json_items import JsonItems
from onrecord.model.article import Hints
from onrecord.model.problems import Problem
from onrecord.model.reading import MadeBy, Reading, encode

BODY = "The ministers of Norland and Sudland met in Harbour City on Monday.\nThey agreed to open the strait."
ROW = {
    "title": "Ministers meet", "maintext": BODY, "date_publish": "2026-03-02 10:15:00", "authors": ["Ann Lee"],
    "source_domain": "harbour-post.example", "url": "https://harbour-post.example/a", "language": "en",
}  # fmt: skip
LINKED = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "Harbour Post"},
        {
            "@type": ["NewsArticle"], "headline": "Ministers meet", "articleBody": BODY,
            "datePublished": "2026-03-02T10:15:00+01:00", "author": [{"@type": "Person", "name": "Ann Lee"}],
            "publisher": {"@type": "Organization", "name": "Harbour Post"},
            "mainEntityOfPage": {"@id": "https://harbour-post.example/a"},
        },
    ],
}  # fmt: skip
NINJS = {
    "uri": "https://agency.example/item/7", "type": "text", "pubstatus": "usable", "versioncreated": "2026-03-02T10:15:00Z",
    "headline": "Ministers meet", "byline": "By Ann Lee", "body_xhtml": f"<p>{BODY.split(chr(10))[0]}</p><p>Second paragraph here.</p>",
    "copyrightholder": "Harbour Agency", "language": "en-GB",
}  # fmt: skip
NINJS_2 = {
    "uri": "urn:agency:7", "pubStatus": "usable", "versionCreated": "2026-03-02T10:15:00Z",
    "headlines": [{"role": "main", "value": "Ministers meet"}],
    "bodies": [{"role": "main", "contenttype": "text/html", "value": f"<p>{BODY}</p>"}],
}  # fmt: skip


def test_a_row_of_a_crawler(read) -> None:
    ((article,), problems) = read(json.dumps(ROW).encode(), "a.json")
    assert problems == []
    assert article.headline == "Ministers meet"
    assert article.text == BODY
    assert article.byline == ("Ann Lee",)
    assert article.outlet == "harbour-post.example"
    assert article.published.value == "2026-03-02T10:15:00"
    assert article.language == "en"


def test_lines_lists_and_gzip_give_the_same(read) -> None:
    line = json.dumps(ROW).encode()
    for raw, name in (
        (line + b"\n" + line + b"\n", "a.jsonl"),
        (b"\n\n" + line + b"\n" + line, "a.ndjson"),
        (gzip.compress(line + b"\n" + line), "a.jsonl.gz"),
        (json.dumps([ROW, ROW], indent=1).encode(), "a.json"),
    ):
        articles, problems = read(raw, name)
        assert [article.text for article in articles] == [BODY, BODY], name
        assert problems == []


def test_a_line_that_is_no_json_is_named_and_stops_nothing(read) -> None:
    line = json.dumps(ROW).encode()
    articles, (said,) = read(line + b'\n{"title": "cut o\n' + line, "a.jsonl")
    assert len(articles) == 2
    assert said.where.endswith("a.jsonl, line 2")
    assert "it is no JSON" in said.what
    articles, (said,) = read(b'{"title": "cut o\n' + line, "b.jsonl", same=False)
    assert len(articles) == 1
    assert said.where.endswith("b.jsonl, line 1")


def test_linked_data(read) -> None:
    ((article,), problems) = read(json.dumps(LINKED, indent=1).encode(), "a.jsonld")
    assert problems == []
    assert (article.outlet, article.url) == ("Harbour Post", "https://harbour-post.example/a")
    assert article.published.value == "2026-03-02T10:15:00+01:00"
    _, (said,) = read(json.dumps({"@type": "WebSite"}).encode(), "b.json")
    assert said.what == "it is linked data without an article in it"
    _, (said,) = read(json.dumps({"@type": "Article", "headline": "A"}).encode(), "c.json")
    assert "no articleBody" in said.what


def test_ninjs_one_and_two(read) -> None:
    ((article,), _) = read(json.dumps(NINJS).encode(), "a.json")
    assert article.outlet == "Harbour Agency"
    assert article.byline == ("Ann Lee",)
    assert article.text.endswith("\nSecond paragraph here.")
    ((second,), _) = read(json.dumps(NINJS_2).encode(), "b.json")
    assert second.headline == "Ministers meet"
    assert second.url is None
    _, (said,) = read(json.dumps({**NINJS, "pubstatus": "canceled"}).encode(), "c.json")
    assert "withdrew" in said.what
    picture = {"uri": "urn:1", "type": "picture", "pubstatus": "usable", "versioncreated": "2026-03-02T10:15:00Z"}
    _, (said,) = read(json.dumps(picture).encode(), "d.json")
    assert said.what == "it is a picture, without text"


def test_our_own_readings_are_read_again_with_the_same_id(read) -> None:
    ((article,), _) = read(json.dumps(ROW).encode(), "a.json")
    line = encode(Reading(made_by=MadeBy("0", "none"), article=article))
    ((again,), problems) = read(line + b"\n", "readings.jsonl")
    assert again == article
    assert problems == []


def test_a_json_feed(read) -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1", "title": "Harbour Post",
        "items": [
            {"id": "1", "url": "https://harbour-post.example/a", "title": "Ministers meet", "content_html": f"<p>{BODY}</p>"},
            {"id": "2", "url": "https://harbour-post.example/b", "title": "More", "summary": "A teaser."},
        ],
    }  # fmt: skip
    ((article,), (said,)) = read(json.dumps(feed).encode(), "feed.json")
    assert article.outlet == "Harbour Post"
    assert "1 of its 2 entries" in said.what


def test_columns_by_flag(read) -> None:
    row = {"Schlagzeile": "Ministers meet", "Inhalt": BODY}
    _, (said,) = read(json.dumps(row).encode(), "a.json")
    assert "--columns text=NAME" in said.what
    ((article,), _) = read(json.dumps(row).encode(), "a.json", columns="text=Inhalt,headline=Schlagzeile")
    assert (article.headline, article.text) == ("Ministers meet", BODY)


def test_a_post_in_a_body_stays_out_of_the_text(read) -> None:
    post = (
        '<blockquote class="twitter-tweet"><p>We will strike tonight</p>— Someone (@x) '
        '<a href="https://twitter.com/x/status/1858270265618096452">November 17, 2024</a></blockquote>'
    )
    body = f"<p>{BODY}</p>{post}<p>The embassy did not comment on it.</p>"
    ((article,), _) = read(json.dumps({**ROW, "maintext": body}).encode(), "a.json")
    assert "strike" not in article.text
    assert article.embeds[0].id == "1858270265618096452"


@given(st.recursive(st.none() | st.integers() | st.text() | st.just(FORMAT := "onrecord/1"),
                    lambda inner: st.lists(inner) | st.dictionaries(
                        st.sampled_from(["@type", "@graph", "articleBody", "text", "uri", "bodies", "format", "article",
                                         "version", "items", "authors", "date", "title", "pubstatus"]), inner)))  # fmt: skip
def test_no_json_raises(value: object) -> None:
    import io

    raw = json.dumps(value).encode()
    form = JsonItems()
    assert isinstance(form.recognises(head_of(raw, "a.json")), bool)
    for found in form.unpack(io.BytesIO(raw), "a.json", Hints()):
        assert isinstance(found, Problem) or found.content
