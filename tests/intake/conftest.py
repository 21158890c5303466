"""A server on loopback that can misbehave in every way that the tests ask for."""

from __future__ import annotations

import shutil
import socket
import ssl
import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from onrecord.intake.address import AddressIntake
from onrecord.intake.limits import Limits
from onrecord.model.article import Hints, Page
from onrecord.model.problems import Problem

HTML = b"<html><head><title>Harbour talks</title></head><body><p>The ministers met on Monday.</p></body></html>"

Reply = bytes | Callable[[socket.socket], None]


class Server:
    """Answers each path with the reply it was given, each connection in a thread of its own."""

    html = HTML

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self.replies: dict[str, Reply] = {}
        self.requests: list[str] = []
        self.tls = tls
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port = self._door.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def url(self, path: str = "/", host: str = "127.0.0.1", scheme: str = "http") -> str:
        return f"{scheme}://{host}:{self.port}{path}"

    def answer(self, path: str, body: bytes = HTML, status: str = "200 OK", **headers: str) -> None:
        """Gives ``path`` a lawful response; ``Content_Type="text/plain"`` sets a header, "" leaves one out."""
        self.replies[path] = self.response(body, status, **headers)

    @staticmethod
    def response(body: bytes = HTML, status: str = "200 OK", **headers: str) -> bytes:
        named = {"Content_Type": "text/html; charset=utf-8", "Content_Length": str(len(body)), **headers}
        lines = [f"{name.replace('_', '-')}: {value}" for name, value in named.items() if value]
        return "\r\n".join([f"HTTP/1.1 {status}", *lines, "", ""]).encode("latin-1") + body

    def close(self) -> None:
        self._door.close()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._door.accept()
            except OSError:
                return
            threading.Thread(target=self._answer, args=(connection,), daemon=True).start()

    def _answer(self, connection: socket.socket) -> None:
        try:
            with connection if self.tls is None else self.tls.wrap_socket(connection, server_side=True) as talk:
                talk.settimeout(5)
                request = b""
                while b"\r\n\r\n" not in request and (piece := talk.recv(4096)):
                    request += piece
                self.requests.append(request.decode("latin-1"))
                reply = self.replies.get(
                    request.split(b" ")[1].decode("latin-1"), self.response(status="404 Not Found")
                )
                if callable(reply):
                    reply(talk)
                else:
                    talk.sendall(reply)
        except (OSError, IndexError):
            pass


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server()
    yield made
    made.close()


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a certificate authority of our own and a certificate for news.example signed by it."""
    if not shutil.which("openssl"):
        pytest.skip("the openssl command is not installed")
    folder = tmp_path_factory.mktemp("authority")
    key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
    run = ["openssl", "req", "-x509", *key]
    ours = ["-keyout", "ca.key", "-out", "ca.pem", "-subj", "/CN=onrecord tests"]
    site = ["-keyout", "site.key", "-out", "site.pem", "-subj", "/CN=news.example"]
    signed = ["-CA", "ca.pem", "-CAkey", "ca.key", "-addext", "subjectAltName=DNS:news.example"]
    plain = ["-addext", "basicConstraints=critical,CA:FALSE"]
    for command in ([*run, *ours], [*run, *site, *signed, *plain]):
        subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return folder


@pytest.fixture
def tls_server(authority: Path) -> Iterator[Server]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(authority / "site.pem", authority / "site.key")
    made = Server(context)
    yield made
    made.close()


class Found(list[Page | Problem]):
    """What came of one address."""

    def page(self) -> Page:
        """The page, there being nothing else."""
        (only,) = self
        assert isinstance(only, Page), only
        return only

    def said(self) -> str:
        """What the Problem says, there being nothing else."""
        (only,) = self
        assert isinstance(only, Problem), only
        return only.what


# small enough to be passed at once, and patient enough for a busy machine
PATIENT = Limits(connect=5.0, idle=10.0, total=20.0, body=200_000, head=100_000)


@pytest.fixture
def hasty() -> Limits:
    """Limits for the tests that wait for them."""
    return Limits(connect=1.0, idle=0.3, total=1.0, body=200_000, head=100_000)


@pytest.fixture
def fetch() -> Callable[..., Found]:
    """Reads one address within small limits; loopback is allowed unless said otherwise."""

    def read(address: str, limits: Limits = PATIENT, allow_private: bool = True, **named: object) -> Found:
        intake = AddressIntake(allow_private=allow_private, limits=limits, **named)  # type: ignore[arg-type]
        return Found(intake.pages(address, Hints(outlet="Harbour Post")))

    return read
