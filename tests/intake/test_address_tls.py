from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from onrecord.intake.limits import Limits

HTML = b"<html><head><title>Harbour talks</title></head><body><p>The ministers met on Monday.</p></body></html>"
Fetch = Any  # a call that gives conftest.Found
Server = Any  # conftest.Server


def trusting(authority: Path) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(authority / "ca.pem"))


def local(host: str, port: int) -> Sequence[str]:
    return ["127.0.0.1"]


def test_the_certificate_is_checked_against_the_name(tls_server: Server, fetch: Fetch, authority: Path) -> None:
    tls_server.answer("/")
    tls = trusting(authority)
    right = tls_server.url(host="news.example", scheme="https")
    assert fetch(right, resolve=local, tls=tls).page().url == right
    wrong = tls_server.url(host="other.example", scheme="https")
    assert "cannot prove who it is: Hostname mismatch" in fetch(wrong, resolve=local, tls=tls).said()


def test_so_it_is_with_the_certificates_of_the_system(
    tls_server: Server, fetch: Fetch, authority: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(authority / "ca.pem"))
    tls_server.answer("/")
    assert fetch(tls_server.url(host="news.example", scheme="https"), resolve=local).page().content == HTML
    assert "cannot prove" in fetch(tls_server.url(host="other.example", scheme="https"), resolve=local).said()


def test_the_name_is_sent_to_the_server(tls_server: Server, fetch: Fetch, authority: Path) -> None:
    seen: list[str] = []
    tls_server.tls.sni_callback = lambda sock, name, context: seen.append(name)
    tls_server.answer("/")
    fetch(tls_server.url(host="news.example", scheme="https"), resolve=local, tls=trusting(authority)).page()
    assert seen == ["news.example"]


def test_a_certificate_of_nobody_known_is_refused(tls_server: Server, fetch: Fetch) -> None:
    tls_server.answer("/")
    found = fetch(tls_server.url(host="news.example", scheme="https"), resolve=local).said()
    assert found.startswith("the server cannot prove who it is: ")
    assert tls_server.requests == []


def test_a_server_without_tls(server: Server, fetch: Fetch, hasty: Limits) -> None:
    assert fetch(server.url(scheme="https"), hasty).said()


def test_a_secure_page_that_drips_is_given_up(tls_server: Server, fetch: Fetch, hasty: Limits, authority: Path) -> None:
    def drip(talk: socket.socket) -> None:
        talk.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        for _ in range(100):
            talk.sendall(b"<p>")
            time.sleep(0.05)

    tls_server.replies["/"] = drip
    address = tls_server.url(host="news.example", scheme="https")
    assert "longer than the limit of 1 s" in fetch(address, hasty, resolve=local, tls=trusting(authority)).said()
