"""The guard of the API: under which names it answers, from which pages it may be asked, and how much it takes in.

A page of a stranger in a browser on this machine must not ask: a request that a browser sent from another origin says
so (Origin, Sec-Fetch-Site), and one that came under a name made to lead here carries that name (Host). Programs that
are no browser send neither Origin nor Sec-Fetch-Site.
"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

import msgspec
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.views.api.faults import Fault

LOOPBACK = ("127.0.0.1", "localhost", "::1")
# A page of the greatest length that `read` takes, and a fourth more for what JSON escapes.
MOST_BYTES = 20_000_000
_HEADERS = {
    b"x-content-type-options": b"nosniff",
    b"cross-origin-resource-policy": b"same-origin",
    b"content-security-policy": b"default-src 'none'; frame-ancestors 'none'",
    b"referrer-policy": b"no-referrer",
    b"cache-control": b"no-store",
}


class TooLarge(Exception):
    """A body that goes on after the most that is taken."""


class Guard:
    """ASGI middleware. ``hosts`` are the names, without a port, under which the API answers."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str] = LOOPBACK, most: int = MOST_BYTES) -> None:
        self._app = app
        self._hosts = frozenset(host.lower() for host in hosts)
        self._most = most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hands on what may pass, and answers the rest."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = {name for name, _ in message["headers"]}
                added = [(name, value) for name, value in _HEADERS.items() if name not in own]
                message = {**message, "headers": [*message["headers"], *added]}
            await send(message)

        refused = self._refused(scope)
        if refused:
            await answer(refused)(scope, receive, guarded)
            return
        try:
            await self._app(scope, self._bounded(receive), guarded)
        except TooLarge:
            await answer(self._large())(scope, receive, guarded)

    def _refused(self, scope: Scope) -> Fault | None:
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if _name(host) not in self._hosts:
            return Fault(error="forbidden", what="the server does not answer under this name; ask it under its own")
        origin, site = headers.get("origin"), headers.get("sec-fetch-site", "none")
        if (origin is not None and origin.lower() != f"{scope['scheme']}://{host}".lower()) or site not in (
            "none",
            "same-origin",
        ):
            return Fault(error="forbidden", what="a page of another origin may not ask; ask from a program")
        length = headers.get("content-length", "0")
        return self._large() if not length.isdecimal() or int(length) > self._most else None

    def _large(self) -> Fault:
        return Fault(error="too_large", what=f"the request has more than {self._most:,} bytes; send less")

    def _bounded(self, receive: Receive) -> Receive:
        taken = 0

        async def counted() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > self._most:
                raise TooLarge
            return message

        return counted


def answer(told: Fault) -> Response:
    """A fault as a response."""
    return Response(msgspec.json.encode(told), told.status, media_type="application/json")


def _name(host: str) -> str:
    """The name in a Host header, without the port; empty where it is none."""
    try:
        parts = urlsplit(f"//{host}")
        usual = (parts.port is None or parts.port > 0) and not set(host) & set("/@?#\\ ")
        return (parts.hostname or "") if usual else ""
    except ValueError:
        return ""
