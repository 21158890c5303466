from __future__ import annotations

import gzip

import pytest

from onrecord.intake.forms.feeds import entries
from onrecord.intake.forms.lists import addresses, kind_of

BODY = "The ministers of Norland and Sudland met in Harbour City on Monday, officials said."
RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<!-- made by hand -->
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Harbour Post</title><link>https://harbour-post.example/</link><language>en-gb</language>
<item><title>Ministers meet &amp; talk</title><link>/world/a</link><author>Ann Lee</author>
<pubDate>Mon, 02 Mar 2026 10:15:00 +0100</pubDate><description>The ministers of Norland and Sudland met</description>
<content:encoded><![CDATA[<p>{BODY}</p><script>steal()</script><p>They agreed to open the strait.</p>]]></content:encoded></item>
<item><title>More</title><link>/world/b</link><description>A teaser.</description></item>
</channel></rss>""".encode()
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Post</title>
<entry><title>Ministers meet</title><link href="https://harbour-post.example/a"/><id>1</id>
<published>2026-03-02T10:15:00Z</published><content type="html">&lt;p&gt;{BODY}&lt;/p&gt;</content></entry></feed>""".encode()
OPML = b"""<opml version="2.0"><head><title>Mine</title></head><body><outline text="World">
<outline type="rss" text="Harbour Post" xmlUrl="https://harbour-post.example/rss"/>
<outline type="rss" text="twice" xmlUrl="https://harbour-post.example/rss"/>
<outline type="rss" text="bad" xmlUrl="javascript:alert(1)"/></outline></body></opml>"""
NEWS = b"""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc>https://harbour-post.example/a</loc><news:news><news:publication_date>2026-03-02</news:publication_date>
<news:title>Ministers meet</news:title></news:news><image:image><image:loc>https://harbour-post.example/a.jpg</image:loc>
</image:image></url></urlset>"""


def test_the_entries_that_carry_their_text_are_read_and_the_others_counted(read) -> None:
    ((article,), (said,)) = read(RSS, "feed.xml")
    assert article.headline == "Ministers meet & talk"
    assert article.text == f"{BODY}\nThey agreed to open the strait."
    assert article.outlet == "Harbour Post"
    assert article.published.value == "2026-03-02T10:15:00+01:00"
    assert article.standfirst is None
    assert "1 of its 2 entries" in said.what


def test_atom_also_gzipped(read) -> None:
    ((article,), problems) = read(gzip.compress(ATOM), "a.atom.gz")
    assert (article.url, article.text, problems) == ("https://harbour-post.example/a", BODY, [])


def test_relative_addresses_are_those_of_the_feed() -> None:
    found = entries(RSS, "https://harbour-post.example/rss")
    assert [entry.url for entry in found] == [
        "https://harbour-post.example/world/a",
        "https://harbour-post.example/world/b",
    ]


@pytest.mark.parametrize("raw", [RSS[:400], b"<rss", b"<rss><channel/></rss>", b"<feed>\xff\xfe"])
def test_a_feed_that_breaks_off_says_so(read, raw: bytes) -> None:
    articles, problems = read(raw, "feed.xml")
    assert articles == []
    assert problems


def test_entities_lead_nowhere(read, tmp_path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("the words of a file")
    bomb = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "file://{secret}">]>'.encode() + RSS.split(b"-->", 1)[1].replace(
        b"More", b"&x;"
    )
    articles, _ = read(bomb, "feed.xml")
    assert not any("words of a file" in (article.text + (article.headline or "")) for article in articles)


def test_lists_say_what_they_are(read) -> None:
    for raw, words in (
        (OPML, "it lists 1 feeds"),
        (NEWS, "it lists 1 pages"),
        (b"<sitemapindex/>", "it lists 0 sitemaps"),
    ):
        articles, (said,) = read(raw, "list.xml")
        assert articles == []
        assert words in said.what
        assert "onrecord fetch" in said.what


def test_a_news_sitemap_gives_the_page_with_its_date_and_not_the_picture() -> None:
    assert kind_of(NEWS) == "sitemap"
    (listed,) = addresses(NEWS, None)
    assert (listed.url, listed.when, listed.title) == ("https://harbour-post.example/a", "2026-03-02", "Ministers meet")


def test_a_sitemap_that_is_cut_off_gives_what_is_whole() -> None:
    raw = b"<urlset>" + b"".join(b"<url><loc>/page-%d</loc></url>" % n for n in range(50))
    assert len(addresses(raw, "https://harbour-post.example/sitemap.xml")) == 50
