from __future__ import annotations

import socket
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from onrecord.intake.given import where

HTML = b"<html><head><title>Harbour talks</title></head><body><p>The ministers met on Monday.</p></body></html>"
Fetch = Any  # a call that gives conftest.Found
Server = Any  # conftest.Server


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "127.1",
        "2130706433",
        "0x7f.1",
        "0177.0.0.1",
        "0",
        "localhost",
        "user@127.0.0.1",
        "10.0.0.1",
        "192.168.0.1",
        "169.254.169.254",
        "100.64.0.1",
        "224.0.0.1",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
        "[fe80::1]",
        "[fc00::1]",
    ],
)
def test_private_addresses_are_refused(server: Server, fetch: Fetch, host: str) -> None:
    server.answer("/")
    found = fetch(server.url(host=host), allow_private=False).said()
    assert "--allow-private" in found or "a form only machines read" in found
    assert server.requests == []


def test_they_are_read_when_that_is_meant(server: Server, fetch: Fetch) -> None:
    server.answer("/")
    assert fetch(server.url(host="127.0.0.1")).page().content == HTML


@pytest.mark.parametrize("answers", [["127.0.0.1"], ["8.8.8.8", "10.0.0.1"], ["2606:4700::1111", "::1"]])
def test_a_name_is_refused_where_any_of_its_addresses_is_private(
    server: Server, fetch: Fetch, answers: list[str]
) -> None:
    found = fetch(server.url(host="news.example"), allow_private=False, resolve=lambda host, port: answers).said()
    assert found.startswith("news.example leads to a ")
    assert server.requests == []


def test_a_name_is_looked_up_once_and_the_judged_address_is_used(
    server: Server, fetch: Fetch, monkeypatch: pytest.MonkeyPatch
) -> None:
    """DNS rebinding: a public address at the first look, this machine at every later one."""
    asked: list[str] = []
    connected: list[tuple[str, int]] = []

    def rebind(host: str, port: int) -> Sequence[str]:
        asked.append(host)
        return ["93.184.215.14"] if len(asked) == 1 else ["127.0.0.1"]

    def connect(address: tuple[str, int], timeout: float) -> socket.socket:
        connected.append(address)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "create_connection", connect)
    found = fetch(server.url(host="news.example"), allow_private=False, resolve=rebind).said()
    assert "refuses the connection" in found
    assert asked == ["news.example"]
    assert connected == [("93.184.215.14", server.port)]


def test_the_next_address_is_tried_where_one_does_not_answer(server: Server, fetch: Fetch) -> None:
    server.answer("/")
    assert (
        fetch(server.url(host="news.example"), resolve=lambda host, port: ["::1", "127.0.0.1"]).page().content == HTML
    )


def through_public_names(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, int], Sequence[str]]:
    """news.example is a public address, whose connections are led to loopback as a test network would."""
    real = socket.create_connection

    def connect(address: tuple[str, int], timeout: float) -> socket.socket:
        assert address[0] == "93.184.215.14"
        return real(("127.0.0.1", address[1]), timeout)

    monkeypatch.setattr(socket, "create_connection", connect)
    return lambda host, port: ["93.184.215.14"] if host == "news.example" else [host]


@pytest.mark.parametrize(
    ("location", "words"),
    [
        ("http://127.0.0.1:{port}/secret", "loopback"),
        ("//localhost:{port}/secret", "no IP address"),
        ("http://169.254.169.254/latest/meta-data/", "link-local"),
        ("http://[::ffff:7f00:1]:{port}/secret", "IPv4-mapped"),
        ("http://2130706433:{port}/secret", "only machines read"),
        ("file:///etc/passwd", "file: is not read"),
        ("ftp://news.example/a", "ftp: is not read"),
        ("javascript:alert(1)", "javascript: is not read"),
        ("http://[broken", "makes no sense"),
    ],
)
def test_a_redirect_is_judged_like_the_first_address(
    server: Server, fetch: Fetch, monkeypatch: pytest.MonkeyPatch, location: str, words: str
) -> None:
    resolve = through_public_names(monkeypatch)
    server.answer("/", status="302 Found", Location=location.format(port=server.port))
    assert words in fetch(server.url(host="news.example"), allow_private=False, resolve=resolve).said()
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "ftp://news.example/a", "javascript:alert(1)", "gopher://news.example", "data:text/html,a"],
)
def test_other_schemes_are_refused(fetch: Fetch, address: str) -> None:
    assert "is not read, only http and https" in fetch(address).said()


@pytest.mark.parametrize("address", ["http://", "https:///path", "http://news.example:99999/", "http://[::1", "http:x"])
def test_what_is_no_address_is_said(fetch: Fetch, address: str) -> None:
    assert fetch(address).said()


def test_redirects_end(server: Server, fetch: Fetch) -> None:
    server.answer("/a", status="302 Found", Location="/b")
    server.answer("/b", status="302 Found", Location="/a")
    assert "lead back to where they began" in fetch(server.url("/a")).said()
    for number in range(9):
        server.answer(f"/{number}", status="302 Found", Location=f"/{number + 1}")
    server.requests.clear()
    assert fetch(server.url("/0")).said() == "it redirects more than 5 times"
    assert len(server.requests) == 6


def test_a_name_and_password_are_neither_sent_nor_told(server: Server, fetch: Fetch) -> None:
    server.answer("/", status="302 Found", Location=f"http://other:secret@127.0.0.1:{server.port}/b")
    server.answer("/b")
    found = fetch(server.url(host="me:secret@127.0.0.1")).page()
    assert found.url == server.url("/b")
    assert found.where == server.url()
    assert all("secret" not in head and "Authorization" not in head for head in server.requests)
    assert where("https://me:pass@word@news.example/a@b") == "https://news.example/a@b"


def test_proxies_of_the_environment_are_not_used_and_that_is_said(
    server: Server, fetch: Fetch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    server.answer("/")
    assert fetch(server.url()).page().content == HTML
    free = socket.create_server(("127.0.0.1", 0))
    port = free.getsockname()[1]
    free.close()
    assert "refuses the connection; the proxy in " in fetch(f"http://127.0.0.1:{port}/").said()
