"""The guard at the door: who may ask (Host), from where a change may come (Origin, token), and how much (body).

A page of a stranger open in the same browser can send requests to this machine. It cannot send them under a name that
the desk answers to (Host: a name that was made to lead here is refused), and cannot send changes from its own origin.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterable
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK = ("127.0.0.1", "localhost", "::1")
# A saved page with its pictures left out has 1 to 3 MB; pages.limits refuses more than it can inflate.
MOST_BYTES = 16_000_000
_SAFE = ("GET", "HEAD")
HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    # not no-referrer, under which a browser sends `Origin: null` with our own forms
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


class _TooLarge(Exception):
    pass


class Guard:
    """ASGI middleware. ``hosts`` are the names, without a port, under which the desk answers."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str] = LOOPBACK, most_bytes: int = MOST_BYTES) -> None:
        self._app = app
        self._hosts = frozenset(host.lower() for host in hosts)
        self._most = most_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hands on what may pass, and answers the rest."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refused = self._refused(scope, headers)
        if refused:
            await PlainTextResponse(refused[1], refused[0], headers=HEADERS)(scope, receive, send)
            return
        started = False

        async def guarded(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                told = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    told[name] = value
                told.setdefault("cache-control", "no-store")
            await send(message)

        try:
            await self._app(scope, _bounded(receive, self._most), guarded)
        except _TooLarge:
            if not started:
                await PlainTextResponse(self._large(), 413, headers=HEADERS)(scope, receive, send)

    def _refused(self, scope: Scope, headers: Headers) -> tuple[int, str] | None:
        host = headers.get("host", "")
        if _name(host) not in self._hosts:
            return 421, "This desk does not answer under that name; `onrecord serve --name NAME` lets it."
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > self._most:
            return 413, self._large()
        if scope["method"] not in _SAFE and not _same_origin(headers, f"{scope['scheme']}://{host}"):
            return 403, "A change must come from a page of this desk."
        return None

    def _large(self) -> str:
        return f"More than {self._most // 1_000_000} MB at once is not taken; add it with `onrecord add`."


def _bounded(receive: Receive, most: int) -> Receive:
    taken = 0

    async def counted() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > most:
            raise _TooLarge
        return message

    return counted


def _name(host: str) -> str:
    """The name in a Host header, without the port; empty where it is none."""
    try:
        return (urlsplit(f"//{host}").hostname or "") if host and not set(host) & set("/@?#\\ ") else ""
    except ValueError:
        return ""


def _same_origin(headers: Headers, own: str) -> bool:
    origin = headers.get("origin")
    if origin is not None:
        return origin.lower() == own.lower()
    return headers.get("sec-fetch-site") == "same-origin"


def holds(token: str, given: object) -> bool:
    """Whether a form carries the token of this process."""
    return isinstance(given, str) and hmac.compare_digest(token.encode(), given.encode("utf-8", "replace"))
