from __future__ import annotations

import gzip
import socket
import ssl
import threading
import time
import unicodedata
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.intake.address import AddressIntake, Limits, where
from onrecord.model.article import Hints, Page
from onrecord.model.problems import Problem

HTML = b"<html><head><title>Harbour talks</title></head><body><p>The ministers met on Monday.</p></body></html>"
Fetch = Callable[..., list[Page | Problem]]
Server = Any  # conftest.Server


def said(found: list[Page | Problem]) -> str:
    """What the one Problem says, and that there is nothing else."""
    (problem,) = found
    assert isinstance(problem, Problem)
    return problem.what


def page(found: list[Page | Problem]) -> Page:
    (only,) = found
    assert isinstance(only, Page), only
    return only


# --- what is read


def test_a_page_comes_with_its_address_charset_and_hints(server: Server, fetch: Fetch) -> None:
    server.answer("/story", Content_Type='Text/HTML; Charset="windows-1252"')
    assert page(fetch(server.url("/story"))) == Page(
        where=server.url("/story"),
        content=HTML,
        url=server.url("/story"),
        charset="windows-1252",
        media="html",
        hints=Hints(outlet="Harbour Post"),
    )


@pytest.mark.parametrize(
    ("sent", "media"),
    [("text/plain", "text"), ("application/xhtml+xml;", "html"), ("", None), ("text/html; charset=", "html")],
)
def test_text_and_pages_without_a_type_are_read(server: Server, fetch: Fetch, sent: str, media: str | None) -> None:
    server.answer("/", Content_Type=sent)
    found = page(fetch(server.url()))
    assert (found.media, found.charset) == (media, None)


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
    assert page(fetch(server.url())).content == HTML


def test_brotli_is_read(server: Server, fetch: Fetch) -> None:
    server.answer("/", pytest.importorskip("brotli").compress(HTML), Content_Encoding="br")
    assert page(fetch(server.url())).content == HTML
    assert "Accept-Encoding: gzip, deflate, br" in server.requests[0]


def test_gzip_that_the_server_does_not_name_is_read(server: Server, fetch: Fetch) -> None:
    server.answer("/", gzip.compress(HTML))
    assert page(fetch(server.url())).content == HTML


def test_a_chunked_page_is_read(server: Server, fetch: Fetch) -> None:
    chunks = b"".join(b"%x\r\n%s\r\n" % (len(HTML[i : i + 7]), HTML[i : i + 7]) for i in range(0, len(HTML), 7))
    server.answer("/", chunks + b"0\r\n\r\n", Content_Length="", Transfer_Encoding="chunked")
    assert page(fetch(server.url())).content == HTML


def test_a_page_without_a_length_is_read_to_its_end(server: Server, fetch: Fetch) -> None:
    server.answer("/", Content_Length="")
    assert page(fetch(server.url())).content == HTML


def test_a_redirect_is_followed_and_the_last_address_kept(server: Server, fetch: Fetch) -> None:
    server.answer("/old", status="301 Moved", Location="/newer")
    server.answer("/newer", status="307 Moved", Location="n\u00e9west?a=1#part".encode().decode("latin-1"))
    server.answer("/n%C3%A9west?a=1")
    found = page(fetch(server.url("/old")))
    assert found.url == server.url("/n%C3%A9west?a=1")
    assert found.where == server.url("/old")


def test_the_part_of_a_page_is_not_sent(server: Server, fetch: Fetch) -> None:
    server.answer("/story")
    assert page(fetch(server.url("/story#later"))).url == server.url("/story")


# --- where it may lead


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
    found = said(fetch(server.url(host=host), allow_private=False))
    assert "--allow-private" in found or "a form only machines read" in found
    assert server.requests == []


def test_they_are_read_when_that_is_meant(server: Server, fetch: Fetch) -> None:
    server.answer("/")
    assert page(fetch(server.url(host="127.0.0.1"))).content == HTML


@pytest.mark.parametrize("answers", [["127.0.0.1"], ["8.8.8.8", "10.0.0.1"], ["2606:4700::1111", "::1"]])
def test_a_name_is_refused_where_any_of_its_addresses_is_private(
    server: Server, fetch: Fetch, answers: list[str]
) -> None:
    found = said(fetch(server.url(host="news.example"), allow_private=False, resolve=lambda host, port: answers))
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
    found = said(fetch(server.url(host="news.example"), allow_private=False, resolve=rebind))
    assert "refuses the connection" in found
    assert asked == ["news.example"]
    assert connected == [("93.184.215.14", server.port)]


def test_the_next_address_is_tried_where_one_does_not_answer(server: Server, fetch: Fetch) -> None:
    server.answer("/")
    assert page(fetch(server.url(host="news.example"), resolve=lambda host, port: ["::1", "127.0.0.1"])).content == HTML


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
    assert words in said(fetch(server.url(host="news.example"), allow_private=False, resolve=resolve))
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "ftp://news.example/a", "javascript:alert(1)", "gopher://news.example", "data:text/html,a"],
)
def test_other_schemes_are_refused(fetch: Fetch, address: str) -> None:
    assert "is not read, only http and https" in said(fetch(address))


@pytest.mark.parametrize("address", ["http://", "https:///path", "http://news.example:99999/", "http://[::1", "http:x"])
def test_what_is_no_address_is_said(fetch: Fetch, address: str) -> None:
    assert said(fetch(address))


def test_redirects_end(server: Server, fetch: Fetch) -> None:
    server.answer("/a", status="302 Found", Location="/b")
    server.answer("/b", status="302 Found", Location="/a")
    assert "lead back to where they began" in said(fetch(server.url("/a")))
    for number in range(9):
        server.answer(f"/{number}", status="302 Found", Location=f"/{number + 1}")
    server.requests.clear()
    assert said(fetch(server.url("/0"))) == "it redirects more than 5 times"
    assert len(server.requests) == 6


def test_a_name_and_password_are_neither_sent_nor_told(server: Server, fetch: Fetch) -> None:
    server.answer("/", status="302 Found", Location=f"http://other:secret@127.0.0.1:{server.port}/b")
    server.answer("/b")
    found = page(fetch(server.url(host="me:secret@127.0.0.1")))
    assert found.url == server.url("/b")
    assert found.where == server.url()
    assert all("secret" not in head and "Authorization" not in head for head in server.requests)
    assert where("https://me:pass@word@news.example/a@b") == "https://news.example/a@b"


def test_proxies_of_the_environment_are_not_used_and_that_is_said(
    server: Server, fetch: Fetch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    server.answer("/")
    assert page(fetch(server.url())).content == HTML
    free = socket.create_server(("127.0.0.1", 0))
    port = free.getsockname()[1]
    free.close()
    assert "refuses the connection; the proxy in " in said(fetch(f"http://127.0.0.1:{port}/"))


# --- how long and how much


def test_a_page_that_drips_is_given_up(server: Server, fetch: Fetch) -> None:
    def drip(talk: socket.socket) -> None:
        talk.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        for _ in range(100):
            talk.sendall(b"<p>")
            time.sleep(0.05)

    server.replies["/"] = drip
    start = time.monotonic()
    assert "longer than the limit of 1 s" in said(fetch(server.url()))
    assert time.monotonic() - start < 2


def test_headers_that_drip_are_given_up(server: Server, fetch: Fetch) -> None:
    def drip(talk: socket.socket) -> None:
        for byte in b"HTTP/1.1 200 OK\r\nX-Long: " + b"x" * 200:
            talk.sendall(bytes([byte]))
            time.sleep(0.02)

    server.replies["/"] = drip
    assert "longer than the limit of 1 s" in said(fetch(server.url()))


@pytest.mark.parametrize("first", [b"", b"HTTP/1.1 200 OK\r\n\r\n<html>"])
def test_a_server_that_falls_silent_is_given_up(server: Server, fetch: Fetch, first: bytes) -> None:
    def silent(talk: socket.socket) -> None:
        talk.sendall(first)
        time.sleep(0.8)

    server.replies["/"] = silent
    assert "nothing came for 0.3 s" in said(fetch(server.url()))


def test_redirects_share_the_limit(server: Server, fetch: Fetch) -> None:
    def slow(talk: socket.socket) -> None:
        time.sleep(0.25)
        talk.sendall(server.response(status="302 Found", Location=f"/{len(server.requests)}"))

    for path in ("/", "/1", "/2", "/3", "/4", "/5"):
        server.replies[path] = slow
    assert "longer than the limit of 1 s" in said(fetch(server.url()))


def test_a_look_up_that_hangs_is_given_up(fetch: Fetch) -> None:
    hang = threading.Event()

    def resolve(host: str, port: int) -> Sequence[str]:
        hang.wait(3)
        return []

    start = time.monotonic()
    found = said(fetch("http://news.example/", resolve=resolve, limits=Limits(connect=0.2)))
    assert found == "the name news.example could not be looked up within 0.2 s"
    assert time.monotonic() - start < 1
    hang.set()


@pytest.mark.parametrize("length", ["", "300000", "100"])
def test_a_page_over_the_limit_is_cut_off(server: Server, fetch: Fetch, length: str) -> None:
    server.answer("/", b"x" * 300_000, Content_Length=length)
    found = fetch(server.url())
    if length == "100":
        assert page(found).content == b"x" * 100
    else:
        assert said(found) == "the server sends more than the limit of 195.3 KiB; it was cut off"


def test_a_page_of_just_the_limit_is_read(server: Server, fetch: Fetch) -> None:
    server.answer("/", b"x" * 200_000)
    assert len(page(fetch(server.url())).content) == 200_000


@pytest.mark.parametrize("named", ["gzip", "deflate", "br", ""])
def test_a_page_that_inflates_past_the_limit_is_refused(server: Server, fetch: Fetch, named: str) -> None:
    bomb = b"\0" * 5_000_000
    if named == "br":
        packed = pytest.importorskip("brotli").compress(bomb, quality=4)
    else:
        packed = zlib.compress(bomb) if named == "deflate" else gzip.compress(bomb)
    server.answer("/", packed, Content_Encoding=named)
    assert said(fetch(server.url())) == "it inflates past the limit of 195.3 KiB and was not read"


@pytest.mark.parametrize("coding", ["gzip, gzip", "br, gzip", "deflate,gzip,gzip"])
def test_a_page_compressed_more_than_once_is_refused(server: Server, fetch: Fetch, coding: str) -> None:
    server.answer("/", gzip.compress(gzip.compress(HTML)), Content_Encoding=coding)
    assert "compressed it more than once" in said(fetch(server.url()))


def test_a_coding_nobody_asked_for_is_refused(server: Server, fetch: Fetch) -> None:
    server.answer("/", Content_Encoding="compress")
    assert "cannot be undone here" in said(fetch(server.url()))


def test_endless_interim_answers_are_cut_off(server: Server, fetch: Fetch) -> None:
    def interim(talk: socket.socket) -> None:
        while True:
            talk.sendall(b"HTTP/1.1 100 Continue\r\nX: " + b"x" * 4000 + b"\r\n\r\n")

    server.replies["/"] = interim
    assert "limit" in said(fetch(server.url()))


@pytest.mark.parametrize(
    "endless", [b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;", b"HTTP/1.1 200 OK\r\nX: ", b"HTTP/1.1 200 "]
)
def test_lines_without_an_end_are_bounded(server: Server, fetch: Fetch, endless: bytes) -> None:
    def flood(talk: socket.socket) -> None:
        talk.sendall(endless)
        while True:
            talk.sendall(b"x" * 50_000)

    server.replies["/"] = flood
    assert said(fetch(server.url()))


def test_too_many_headers_are_a_problem(server: Server, fetch: Fetch) -> None:
    server.replies["/"] = b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 500 + b"\r\n" + HTML
    assert "makes no sense" in said(fetch(server.url()))


# --- what comes broken


def test_a_page_shorter_than_promised(server: Server, fetch: Fetch) -> None:
    server.answer("/", Content_Length=str(len(HTML) + 50))
    whole, problem = fetch(server.url())
    assert isinstance(whole, Page)
    assert whole.content == HTML
    assert problem == Problem(server.url(), "the connection broke off, though the page came whole")
    server.answer("/", HTML[:40], Content_Length=str(len(HTML)))
    assert said(fetch(server.url())) == "the connection broke off after 40 bytes of the page"


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
    assert "its gzip data is cut short" in said(fetch(server.url()))
    server.answer("/", packed[: len(packed) // 2], Content_Encoding="gzip", Content_Length=str(len(packed)))
    assert "cut short" in said(fetch(server.url()))
    server.answer("/", HTML, Content_Encoding="gzip")
    assert "damaged" in said(fetch(server.url()))


@pytest.mark.parametrize("body", [b"", gzip.compress(b"")])
def test_an_empty_page_is_a_problem(server: Server, fetch: Fetch, body: bytes) -> None:
    server.answer("/", body)
    assert said(fetch(server.url())) == "the server sent an empty page"


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
    assert words in said(fetch(server.url()))


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
    assert words in said(fetch(server.url()))


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
    assert said(fetch(server.url()))


def test_a_name_that_leads_nowhere(fetch: Fetch) -> None:
    def nowhere(host: str, port: int) -> Sequence[str]:
        raise socket.gaierror(-2, "Name or service not known")

    assert said(fetch("https://news.example/", resolve=nowhere)).startswith("there is no host of the name news.example")
    assert "no host" in said(fetch("https://news.example/", resolve=lambda host, port: []))
    assert said(fetch(f"https://{'a' * 70}.example/"))


# --- secure connections


def trusting(authority: Path) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(authority / "ca.pem"))


def local(host: str, port: int) -> Sequence[str]:
    return ["127.0.0.1"]


def test_the_certificate_is_checked_against_the_name(tls_server: Server, fetch: Fetch, authority: Path) -> None:
    tls_server.answer("/")
    tls = trusting(authority)
    right = tls_server.url(host="news.example", scheme="https")
    assert page(fetch(right, resolve=local, tls=tls)).url == right
    wrong = tls_server.url(host="other.example", scheme="https")
    assert "cannot prove who it is: Hostname mismatch" in said(fetch(wrong, resolve=local, tls=tls))


def test_so_it_is_with_the_certificates_of_the_system(
    tls_server: Server, fetch: Fetch, authority: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(authority / "ca.pem"))
    tls_server.answer("/")
    assert page(fetch(tls_server.url(host="news.example", scheme="https"), resolve=local)).content == HTML
    assert "cannot prove" in said(fetch(tls_server.url(host="other.example", scheme="https"), resolve=local))


def test_the_name_is_sent_to_the_server(tls_server: Server, fetch: Fetch, authority: Path) -> None:
    seen: list[str] = []
    tls_server.tls.sni_callback = lambda sock, name, context: seen.append(name)
    tls_server.answer("/")
    page(fetch(tls_server.url(host="news.example", scheme="https"), resolve=local, tls=trusting(authority)))
    assert seen == ["news.example"]


def test_a_certificate_of_nobody_known_is_refused(tls_server: Server, fetch: Fetch) -> None:
    tls_server.answer("/")
    found = said(fetch(tls_server.url(host="news.example", scheme="https"), resolve=local))
    assert found.startswith("the server cannot prove who it is: ")
    assert tls_server.requests == []


def test_a_server_without_tls(server: Server, fetch: Fetch) -> None:
    assert said(fetch(server.url(scheme="https")))


def test_a_secure_page_that_drips_is_given_up(tls_server: Server, fetch: Fetch, authority: Path) -> None:
    def drip(talk: socket.socket) -> None:
        talk.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        for _ in range(100):
            talk.sendall(b"<p>")
            time.sleep(0.05)

    tls_server.replies["/"] = drip
    address = tls_server.url(host="news.example", scheme="https")
    assert "longer than the limit of 1 s" in said(fetch(address, resolve=local, tls=trusting(authority)))


# --- the door


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

    said(fetch("https://B\u00dcCHER.example/a", resolve=resolve))
    assert asked == ["xn--bcher-kva.example"]


def test_a_problem_about_an_address_is_printable(fetch: Fetch) -> None:
    (problem,) = fetch("http://127.0.0.1:1/\x1b[31m\n")
    assert isinstance(problem, Problem)
    assert problem.where == "http://127.0.0.1:1/\\x1b[31m"
