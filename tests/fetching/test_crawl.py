from __future__ import annotations

import gzip
import itertools
import socket
import time
from pathlib import Path

import pytest

from onrecord.fetching.hosts import Job, Pace
from onrecord.intake import pages as come_in
from onrecord.model.article import Page
from onrecord.pages import read

from .conftest import page, rss


def paths(site) -> list[str]:
    return [request.split(" ")[1] for request in site.requests if "/robots.txt" not in request]


def test_a_feed_leads_to_its_pages_and_none_is_fetched_twice(site, crawl) -> None:
    site.answer("/rss", rss("/a", site.url("/b?utm_source=rss"), "/b#top"), Content_Type="application/rss+xml")
    came = crawl(site.url("/rss"))
    assert sorted(one.url for one in came.pages) == [site.url("/a"), site.url("/b")]
    assert came.problems == []
    again = crawl(site.url("/rss"))
    assert (again.pages, again.problems, again.counts["known"]) == ([], [], 3)
    assert paths(site).count("/a") == paths(site).count("/b") == 1


def test_what_was_stored_reads_the_same(site, crawl, tmp_path: Path) -> None:
    site.answer("/z", gzip.compress(page("Packed")), Content_Encoding="gzip")
    came = crawl(site.url("/a"), site.url("/z"))
    stored = [one for one in come_in([str(tmp_path / "kept")]) if isinstance(one, Page)]
    assert {one.url: read(one)[0] for one in stored} == {one.url: read(one)[0] for one in came.pages}
    assert len(stored) == 2


def test_etag_and_last_modified_are_sent_back(site, crawl) -> None:
    site.answer(
        "/rss", rss("/a"), Content_Type="application/rss+xml", ETag='"7"', Last_Modified="Mon, 02 Mar 2026 10:15:00 GMT"
    )
    crawl(site.url("/rss"))
    site.answer("/rss", b"", status="304 Not Modified")
    came = crawl(site.url("/rss"))
    assert came.counts["unchanged"] == 1
    asked = site.requests[-1].lower()
    assert 'if-none-match: "7"' in asked
    assert "if-modified-since: mon, 02 mar 2026" in asked


def test_a_page_that_failed_for_a_time_is_asked_for_again_though_the_feed_is_unchanged(site, crawl) -> None:
    site.answer("/rss", rss("/a", "/c"), Content_Type="application/rss+xml", ETag='"7"')
    site.answer("/c", b"", status="503 Busy")
    came = crawl(site.url("/rss"))
    assert [one.url for one in came.pages] == [site.url("/a")]
    assert "fault of its own (503)" in came.problems[0].what
    site.answer("/rss", b"", status="304 Not Modified")
    site.answer("/c", page("At last"))
    assert [one.url for one in crawl(site.url("/rss")).pages] == [site.url("/c")]


def test_a_crawl_that_was_broken_off_goes_on(site, crawl, tmp_path: Path) -> None:
    site.answer("/rss", rss("/a", "/b"), Content_Type="application/rss+xml", ETag='"7"')
    assert len(crawl(site.url("/rss"), most=1).pages) == 1
    site.answer("/rss", b"", status="304 Not Modified")
    assert len(crawl(site.url("/rss")).pages) == 1
    assert sorted(paths(site)) == ["/a", "/b", "/rss", "/rss"]


def test_robots_is_obeyed_and_asked_for_once(site, crawl) -> None:
    site.answer("/robots.txt", b"User-agent: *\nDisallow: /a\n", Content_Type="text/plain")
    came = crawl(site.url("/a"), site.url("/b"))
    assert [one.url for one in came.pages] == [site.url("/b")]
    assert "robots.txt" in came.problems[0].what
    assert paths(site) == ["/b"]
    assert sum("/robots.txt" in request for request in site.requests) == 1


def test_a_redirect_to_what_robots_denies_is_not_followed(site, crawl) -> None:
    site.answer("/robots.txt", b"User-agent: onrecord\nDisallow: /a\n", Content_Type="text/plain")
    site.answer("/r", b"", status="302 Found", Location="/a")
    assert "robots.txt" in crawl(site.url("/r")).said()
    assert paths(site) == ["/r"]


@pytest.mark.parametrize(
    ("status", "fetched"), [("404 Not Found", 1), ("403 Forbidden", 1), ("503 Busy", 0), ("500 Oops", 0)]
)
def test_no_robots_is_a_yes_and_a_failing_one_a_no(site, crawl, status: str, fetched: int) -> None:
    site.answer("/robots.txt", b"", status=status)
    came = crawl(site.url("/a"))
    assert len(came.pages) == fetched
    assert fetched or "counts as a no" in came.said()


def test_retry_after_is_waited_for(site, crawl) -> None:
    calls = []

    def busy(talk: socket.socket) -> None:
        calls.append(time.monotonic())
        talk.sendall(
            site.response(b"", "429 Slow down", Retry_After="1") if len(calls) == 1 else site.response(page("x"))
        )

    site.replies["/busy"] = busy
    assert len(crawl(site.url("/busy")).pages) == 1
    assert calls[1] - calls[0] >= 1.0


def test_a_host_that_asks_for_an_hour_is_left_for_the_next_run(site, crawl) -> None:
    site.answer("/a", b"", status="429 Slow down", Retry_After="3600")
    came = crawl(site.url("/a"), site.url("/b"))
    assert came.pages == []
    assert any("asks to wait for 3,600 s" in one.what for one in came.problems)
    assert paths(site) == ["/a"]


def test_a_host_that_keeps_failing_is_left_alone(site, crawl) -> None:
    for number in range(10):
        site.answer(f"/{number}", b"", status="503 Busy")
    came = crawl(*(site.url(f"/{number}") for number in range(10)))
    assert len(came.problems) == 10
    assert len(paths(site)) == 5


def test_one_request_at_a_time_and_a_pause_between(site, crawl) -> None:
    times = []

    def slow(talk: socket.socket) -> None:
        times.append(time.monotonic())
        talk.sendall(site.response(page("x")))

    for name in "abc":
        site.replies[f"/{name}"] = slow
    crawl(*(site.url(f"/{name}") for name in "abc"), pace=Pace(pause=0.2))
    assert all(later - one >= 0.2 for one, later in itertools.pairwise(times))


def test_a_delay_that_robots_asks_for_is_kept(site, crawl) -> None:
    site.answer("/robots.txt", b"User-agent: *\nCrawl-delay: 0.3\n", Content_Type="text/plain")
    started = time.monotonic()
    assert len(crawl(site.url("/a"), site.url("/b")).pages) == 2
    assert time.monotonic() - started >= 0.3


def test_an_opml_and_a_sitemap_index_lead_on(site, crawl) -> None:
    outline = f'<opml><body><outline xmlUrl="{site.url("/rss")}"/><outline xmlUrl="{site.url("/page")}"/></body></opml>'
    site.answer("/opml", outline.encode(), Content_Type="text/x-opml")
    site.answer("/rss", rss("/a"), Content_Type="text/xml")
    site.answer("/page", page("no feed"))
    index = f"<sitemapindex><sitemap><loc>{site.url('/map')}</loc></sitemap></sitemapindex>"
    site.answer("/index", index.encode(), Content_Type="application/xml")
    site.answer(
        "/map",
        gzip.compress(f"<urlset><url><loc>{site.url('/b')}</loc></url></urlset>".encode()),
        Content_Type="application/gzip",
    )
    came = crawl(site.url("/opml"), site.url("/index"))
    assert sorted(one.url for one in came.pages) == [site.url("/a"), site.url("/b")]
    assert came.counts["lists"] == 4
    (said,) = came.problems
    assert said.what == "it is no feed and no list of addresses, though it was named as one"


def test_what_is_older_is_left_out(site, crawl) -> None:
    urls = "".join(
        f"<url><loc>{site.url(path)}</loc><lastmod>{day}</lastmod></url>"
        for path, day in (("/a", "2026-03-01"), ("/b", "2026-03-03"))
    )
    site.answer("/map", f"<urlset>{urls}</urlset>".encode(), Content_Type="text/xml")
    came = crawl(site.url("/map"), since="2026-03-02")
    assert [one.url for one in came.pages] == [site.url("/b")]
    assert came.counts["older"] == 1


def test_the_address_that_a_page_names_as_its_own_counts(site, crawl) -> None:
    link = f'<link rel="canonical" href="{site.url("/a")}">'
    site.answer("/amp", page("Ministers meet", link))
    site.answer("/print", page("Ministers meet", link))
    assert len(crawl(site.url("/amp")).pages) == 1
    assert crawl(Job(site.url("/a"), "page")).counts["known"] == 1
    assert crawl(site.url("/print")).pages == []


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/drip", "longer than the limit of 3 s"),
        ("/endless", "more than the limit"),
        ("/loop", "back to where they began"),
        ("/chain0", "redirects more than 5 times"),
        ("/bomb", "inflates past the limit"),
        ("/short", "broke off before its end"),
        ("/long", "more than the limit"),
        ("/garbage", "makes no sense"),
        ("/scheme", "is not read, only http and https"),
        ("/empty", "the server sent nothing"),
        ("/image", "it is an image"),
        ("/emptyfeed", "the list names no page"),
    ],
)
def test_a_server_that_misbehaves_costs_one_problem(site, crawl, path: str, words: str) -> None:
    def drip(talk: socket.socket) -> None:
        talk.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        for _ in range(100):
            talk.sendall(b"x")
            time.sleep(0.1)

    def endless(talk: socket.socket) -> None:
        talk.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        while True:
            talk.sendall(b"x" * 65536)

    site.replies |= {"/drip": drip, "/endless": endless, "/garbage": b"\x00\x01 not HTTP\r\n\r\n"}
    site.answer("/loop", b"", status="302 Found", Location="/loop")
    for number in range(9):
        site.answer(f"/chain{number}", b"", status="302 Found", Location=f"/chain{number + 1}")
    site.answer("/bomb", gzip.compress(b"\0" * 5_000_000), Content_Encoding="gzip")
    site.replies["/short"] = site.response(page("x"), Content_Length="9000")
    site.replies["/long"] = site.response(page("x"), Content_Length="900000000")
    site.answer("/scheme", b"", status="302 Found", Location="file:///etc/hostname")
    site.answer("/empty", b"")
    site.answer("/image", b"\x89PNG\r\n", Content_Type="image/png")
    site.answer("/emptyfeed", rss(), Content_Type="application/rss+xml")
    started = time.monotonic()
    assert words in crawl(site.url(path), pace=Pace(pause=0.0, first_wait=0.01, tries=1)).said()
    assert time.monotonic() - started < 8


def test_private_addresses_are_refused_also_behind_a_redirect(site, crawl) -> None:
    came = crawl(site.url("/a"), "http://169.254.169.254/latest/meta-data/", "http://[::1]/", private=False)
    assert came.pages == []
    assert len(came.problems) == 3
    assert site.requests == []


def test_a_user_name_in_an_address_is_neither_sent_nor_stored(site, crawl, tmp_path: Path) -> None:
    address = site.url("/a").replace("http://", "http://ann:secret@")
    (came,) = crawl(address).pages
    kept = b"".join(path.read_bytes() for path in (tmp_path / "kept").iterdir() if path.suffix != ".gz")
    kept += b"".join(gzip.decompress(path.read_bytes()) for path in (tmp_path / "kept").glob("*.gz"))
    assert b"secret" not in kept + "".join(site.requests).encode() + came.where.encode()
    assert b"Authorization" not in kept


def test_what_is_no_address_is_named(crawl) -> None:
    for address in ("ftp://harbour-post.example/a", "https://", "javascript:alert(1)", "http://[::1"):
        assert crawl(address).problems, address
