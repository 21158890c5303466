from __future__ import annotations

import gzip
import unicodedata
import zlib
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.intake.address import AddressIntake
from onrecord.model.article import Hints, Page
from onrecord.model.problems import Problem

HTML = b"<html><head><title>Harbour talks</title></head><body><p>The ministers met on Monday.</p></body></html>"
Fetch = Any  # a call that gives conftest.Found
Server = Any  # conftest.Server


def test_a_page_comes_with_its_address_charset_and_hints(server: Server, fetch: Fetch) -> None:
    server.answer("/story", Content_Type='Text/HTML; Charset="windows-1252"')
    assert fetch(server.url("/story")).page() == Page(
        where=server.url("/story"),
        content=HTML,
        url=server.url("/story"),
        charset="windows-1252",
        media="html",
        hints=Hints(outlet="Harbour Post"),
    )


@pytest.mark.parametrize(
    ("sent", "media"),
    [("text/plain", None), ("application/xhtml+xml;", "html"), ("", None), ("text/html; charset=", "html")],
)
def test_text_and_pages_without_a_type_are_read(server: Server, fetch: Fetch, sent: str, media: str | None) -> None:
    server.answer("/", Content_Type=sent)
    found = fetch(server.url()).page()
    assert (found.media, found.charset) == (media, None)


def test_plain_text_is_text(server: Server, fetch: Fetch) -> None:
    server.answer("/", b"Harbour talks\nThe ministers met.", Content_Type="text/plain; charset=iso-8859-1")
    found = fetch(server.url()).page()
    assert (found.media, found.charset) == ("text", "iso-8859-1")


def test_it_says_honestly_who_asks_and_asks_for_a_page(server: Server, fetch: Fetch) -> None:
    server.answer("/")
    fetch(server.url())
    head = server.requests[0]
    assert "User-Agent: onrecord/" in head
    assert "Accept: text/html" in head
    assert "Accept-Encoding: gzip, deflate" in head
    assert "Cookie" not in head


@pytest.mark.parametrize(
    ("coding", "pack"), [("gzip", gzip.compress), ("x-gzip", gzip.compress), ("deflate", zlib.compress)]
)
def test_compressed_pages_are_read(server: Server, fetch: Fetch, coding: str, pack: Callable[[bytes], bytes]) -> None:
    server.answer("/", pack(HTML), Content_Encoding=coding)
    assert fetch(server.url()).page().content == HTML


def test_brotli_is_read(server: Server, fetch: Fetch) -> None:
    server.answer("/", pytest.importorskip("brotli").compress(HTML), Content_Encoding="br")
    assert fetch(server.url()).page().content == HTML
    assert "Accept-Encoding: gzip, deflate, br" in server.requests[0]


def test_gzip_that_the_server_does_not_name_is_read(server: Server, fetch: Fetch) -> None:
    server.answer("/", gzip.compress(HTML))
    assert fetch(server.url()).page().content == HTML


def test_a_chunked_page_is_read(server: Server, fetch: Fetch) -> None:
    chunks = b"".join(b"%x\r\n%s\r\n" % (len(HTML[i : i + 7]), HTML[i : i + 7]) for i in range(0, len(HTML), 7))
    server.answer("/", chunks + b"0\r\n\r\n", Content_Length="", Transfer_Encoding="chunked")
    assert fetch(server.url()).page().content == HTML


def test_a_page_without_a_length_is_read_to_its_end(server: Server, fetch: Fetch) -> None:
    server.answer("/", Content_Length="")
    assert fetch(server.url()).page().content == HTML


def test_a_redirect_is_followed_and_the_last_address_kept(server: Server, fetch: Fetch) -> None:
    server.answer("/old", status="301 Moved", Location="/newer")
    server.answer("/newer", status="307 Moved", Location="n\u00e9west?a=1#part".encode().decode("latin-1"))
    server.answer("/n%C3%A9west?a=1")
    found = fetch(server.url("/old")).page()
    assert found.url == server.url("/n%C3%A9west?a=1")
    assert found.where == server.url("/old")


def test_the_part_of_a_page_is_not_sent(server: Server, fetch: Fetch) -> None:
    server.answer("/story")
    assert fetch(server.url("/story#later")).page().url == server.url("/story")


def test_what_it_takes() -> None:
    intake = AddressIntake()
    for source in (
        "https://news.example/",
        "HTTP://news.example",
        " https://news.example",
        "gopher://x",
        "data:text/html,x",
    ):
        assert intake.takes(source)
    for source in ("news.example", "C:\\news\\a.html", "-", "C://news", "", "notes: monday.txt", "a.html"):
        assert not intake.takes(source)
    assert intake.count("https://news.example/") == 1


@given(st.text(max_size=40), st.sampled_from(["http://", "https://", "http://news.example", "https:", "x://"]))
def test_whatever_is_typed_is_a_value(typed: str, start: str) -> None:
    (problem,) = AddressIntake(resolve=lambda host, port: []).pages(start + typed, Hints())
    assert isinstance(problem, Problem)
    for told in (problem.where, problem.what):
        assert not any(unicodedata.category(letter) in ("Cc", "Cs", "Zl", "Zp") for letter in told)


def test_a_name_in_other_letters_goes_out_in_its_ascii_form(fetch: Fetch) -> None:
    pytest.importorskip("idna")
    asked: list[str] = []

    def resolve(host: str, port: int) -> Sequence[str]:
        asked.append(host)
        return []

    fetch("https://B\u00dcCHER.example/a", resolve=resolve).said()
    assert asked == ["xn--bcher-kva.example"]


def test_a_problem_about_an_address_is_printable(fetch: Fetch) -> None:
    (problem,) = fetch("http://127.0.0.1:1/\x1b[31m\n")
    assert isinstance(problem, Problem)
    assert problem.where == "http://127.0.0.1:1/\\x1b[31m"
