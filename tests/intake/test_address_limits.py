from __future__ import annotations

import gzip
import socket
import threading
import time
import zlib
from collections.abc import Sequence
from typing import Any

import pytest

from onrecord.intake.limits import Limits

HTML = b"<html><head><title>Harbour talks</title></head><body><p>The ministers met on Monday.</p></body></html>"
Fetch = Any  # a call that gives conftest.Found
Server = Any  # conftest.Server


def test_a_page_that_drips_is_given_up(server: Server, fetch: Fetch, hasty: Limits) -> None:
    def drip(talk: socket.socket) -> None:
        talk.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        for _ in range(100):
            talk.sendall(b"<p>")
            time.sleep(0.05)

    server.replies["/"] = drip
    start = time.monotonic()
    assert "longer than the limit of 1 s" in fetch(server.url(), hasty).said()
    assert time.monotonic() - start < 4


def test_headers_that_drip_are_given_up(server: Server, fetch: Fetch, hasty: Limits) -> None:
    def drip(talk: socket.socket) -> None:
        for byte in b"HTTP/1.1 200 OK\r\nX-Long: " + b"x" * 200:
            talk.sendall(bytes([byte]))
            time.sleep(0.02)

    server.replies["/"] = drip
    assert "longer than the limit of 1 s" in fetch(server.url(), hasty).said()


@pytest.mark.parametrize("first", [b"", b"HTTP/1.1 200 OK\r\n\r\n<html>"])
def test_a_server_that_falls_silent_is_given_up(server: Server, fetch: Fetch, hasty: Limits, first: bytes) -> None:
    def silent(talk: socket.socket) -> None:
        talk.sendall(first)
        time.sleep(0.8)

    server.replies["/"] = silent
    assert "nothing came for 0.3 s" in fetch(server.url(), hasty).said()


def test_redirects_share_the_limit(server: Server, fetch: Fetch, hasty: Limits) -> None:
    def slow(talk: socket.socket) -> None:
        time.sleep(0.25)
        talk.sendall(server.response(status="302 Found", Location=f"/{len(server.requests)}"))

    for path in ("/", "/1", "/2", "/3", "/4", "/5"):
        server.replies[path] = slow
    assert "longer than the limit of 1 s" in fetch(server.url(), hasty).said()


def test_a_look_up_that_hangs_is_given_up(fetch: Fetch) -> None:
    hang = threading.Event()

    def resolve(host: str, port: int) -> Sequence[str]:
        hang.wait(10)
        return []

    start = time.monotonic()
    found = fetch("http://news.example/", resolve=resolve, limits=Limits(connect=0.2)).said()
    assert found == "the name news.example could not be looked up within 0.2 s"
    assert time.monotonic() - start < 5
    hang.set()


@pytest.mark.parametrize("length", ["", "300000", "100"])
def test_a_page_over_the_limit_is_cut_off(server: Server, fetch: Fetch, length: str) -> None:
    server.answer("/", b"x" * 300_000, Content_Length=length)
    found = fetch(server.url())
    if length == "100":
        assert found.page().content == b"x" * 100
    else:
        assert found.said() == "the server sends more than the limit of 195.3 KiB; it was cut off"


def test_a_page_of_just_the_limit_is_read(server: Server, fetch: Fetch) -> None:
    server.answer("/", b"x" * 200_000)
    assert len(fetch(server.url()).page().content) == 200_000


@pytest.mark.parametrize("named", ["gzip", "deflate", "br", ""])
def test_a_page_that_inflates_past_the_limit_is_refused(server: Server, fetch: Fetch, named: str) -> None:
    bomb = b"\0" * 5_000_000
    if named == "br":
        packed = pytest.importorskip("brotli").compress(bomb, quality=4)
    else:
        packed = zlib.compress(bomb) if named == "deflate" else gzip.compress(bomb)
    server.answer("/", packed, Content_Encoding=named)
    assert fetch(server.url()).said() == "it inflates past the limit of 195.3 KiB and was not read"


@pytest.mark.parametrize("coding", ["gzip, gzip", "br, gzip", "deflate,gzip,gzip"])
def test_a_page_compressed_more_than_once_is_refused(server: Server, fetch: Fetch, coding: str) -> None:
    server.answer("/", gzip.compress(gzip.compress(HTML)), Content_Encoding=coding)
    assert "compressed it more than once" in fetch(server.url()).said()


def test_a_coding_nobody_asked_for_is_refused(server: Server, fetch: Fetch) -> None:
    server.answer("/", Content_Encoding="compress")
    assert "cannot be undone here" in fetch(server.url()).said()


def test_endless_interim_answers_are_cut_off(server: Server, fetch: Fetch) -> None:
    def interim(talk: socket.socket) -> None:
        while True:
            talk.sendall(b"HTTP/1.1 100 Continue\r\nX: " + b"x" * 4000 + b"\r\n\r\n")

    server.replies["/"] = interim
    assert "limit" in fetch(server.url()).said()


@pytest.mark.parametrize(
    "endless", [b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;", b"HTTP/1.1 200 OK\r\nX: ", b"HTTP/1.1 200 "]
)
def test_lines_without_an_end_are_bounded(server: Server, fetch: Fetch, endless: bytes) -> None:
    def flood(talk: socket.socket) -> None:
        talk.sendall(endless)
        while True:
            talk.sendall(b"x" * 50_000)

    server.replies["/"] = flood
    assert fetch(server.url()).said()


def test_too_many_headers_are_a_problem(server: Server, fetch: Fetch) -> None:
    server.replies["/"] = b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 500 + b"\r\n" + HTML
    assert "makes no sense" in fetch(server.url()).said()
