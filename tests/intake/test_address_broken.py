from __future__ import annotations

import gzip
import socket
from collections.abc import Sequence
from typing import Any

import pytest

from onrecord.model.article import Page
from onrecord.model.problems import Problem

HTML = b"<html><head><title>Harbour talks</title></head><body><p>The ministers met on Monday.</p></body></html>"
Fetch = Any  # a call that gives conftest.Found
Server = Any  # conftest.Server


def test_a_page_shorter_than_promised(server: Server, fetch: Fetch) -> None:
    server.answer("/", Content_Length=str(len(HTML) + 50))
    whole, problem = fetch(server.url())
    assert isinstance(whole, Page)
    assert whole.content == HTML
    assert problem == Problem(server.url(), "the connection broke off, though the page came whole")
    server.answer("/", HTML[:40], Content_Length=str(len(HTML)))
    assert fetch(server.url()).said() == "the connection broke off after 40 bytes of the page"


def test_chunks_that_break_off(server: Server, fetch: Fetch) -> None:
    whole = b"%x\r\n%s\r\n" % (len(HTML), HTML)
    for body in (whole[:30], whole[:60], whole + b"zz\r\n", whole + b"5\r\n"):
        server.answer("/", body, Content_Length="", Transfer_Encoding="chunked")
        found = fetch(server.url())
        problem = found[-1]
        assert isinstance(problem, Problem)
        assert "broke off" in problem.what
        assert [item.content for item in found if isinstance(item, Page)] == ([HTML] if body.startswith(whole) else [])


def test_compressed_pages_that_break_off_or_are_damaged(server: Server, fetch: Fetch) -> None:
    packed = gzip.compress(HTML * 50)
    server.answer("/", packed[: len(packed) // 2], Content_Encoding="gzip")
    assert "its gzip data is cut short" in fetch(server.url()).said()
    server.answer("/", packed[: len(packed) // 2], Content_Encoding="gzip", Content_Length=str(len(packed)))
    assert "cut short" in fetch(server.url()).said()
    server.answer("/", HTML, Content_Encoding="gzip")
    assert "damaged" in fetch(server.url()).said()


@pytest.mark.parametrize("body", [b"", gzip.compress(b"")])
def test_an_empty_page_is_a_problem(server: Server, fetch: Fetch, body: bytes) -> None:
    server.answer("/", body)
    assert fetch(server.url()).said() == "the server sent an empty page"


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("401 Unauthorized", "needs a login"),
        ("403 Forbidden", "save it and read the file"),
        ("404 Not Found", "no such page"),
        ("410 Gone", "taken down"),
        ("418 Teapot", "status 418"),
        ("429 Slow Down", "fewer requests"),
        ("451 Unavailable", "legal reasons"),
        ("503 Unavailable", "try again later"),
        ("302 Found", "status 302"),
        ("206 Partial", "status 206"),
        ("204 No Content", "no content"),
    ],
)
def test_a_status_is_told_in_words(server: Server, fetch: Fetch, status: str, words: str) -> None:
    server.answer("/", status=status)
    assert words in fetch(server.url()).said()


@pytest.mark.parametrize(
    ("media", "words"),
    [
        ("application/pdf", "it is a PDF; save its text"),
        ("image/jpeg", "an image"),
        ("video/mp4", "a video"),
        ("audio/mpeg", "a sound recording"),
        ("application/rss+xml; charset=utf-8", "a feed"),
        ("text/xml", "XML"),
        ("application/json", "of type 'application/json'"),
        ("application/\x1b[31m", "\\x1b[31m"),
    ],
)
def test_what_is_no_page_is_told_by_its_type(server: Server, fetch: Fetch, media: str, words: str) -> None:
    server.answer("/", Content_Type=media)
    assert words in fetch(server.url()).said()


@pytest.mark.parametrize(
    "reply",
    [
        b"",
        b"SSH-2.0-OpenSSH\r\n",
        b"<html>no head</html>",
        b"HTTP/1.1 abc\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx",
        b"HTTP/1.1 999999 OK\r\n\r\n",
        b"\xff" * 100,
    ],
)
def test_answers_that_are_no_http_are_problems(server: Server, fetch: Fetch, reply: bytes) -> None:
    server.replies["/"] = reply
    assert fetch(server.url()).said()


def test_a_name_that_leads_nowhere(fetch: Fetch) -> None:
    def nowhere(host: str, port: int) -> Sequence[str]:
        raise socket.gaierror(-2, "Name or service not known")

    assert (
        fetch("https://news.example/", resolve=nowhere).said().startswith("there is no host of the name news.example")
    )
    assert "no host" in fetch("https://news.example/", resolve=lambda host, port: []).said()
    assert fetch(f"https://{'a' * 70}.example/").said()
