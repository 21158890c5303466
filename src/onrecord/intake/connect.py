"""Connections that know where they lead, and how long and how much they may still take.

The check stands where the connection is made: the name is looked up once, every address it has is judged, and the
connection goes to one of the judged numbers. A name that answers differently the second time (DNS rebinding) is never
asked a second time, and a redirect passes through here like the first address. TLS still checks the name.
"""

from __future__ import annotations

import io
import socket
import threading
import time
from collections.abc import Sequence
from typing import Any, cast

from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection

from onrecord.intake.inflate import size
from onrecord.intake.limits import Limits, Resolve
from onrecord.intake.networks import refusal
from onrecord.intake.refusals import proxy_note


class StopError(Exception):
    """The fetch ends here, and the message is what a person is told. No OSError: urllib3 would wrap one."""


def look_up(host: str, port: int) -> Sequence[str]:
    """The IP addresses of a host, by the system's resolver."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


class Guard:
    """What one fetch may do: where it may connect, until when, and how many bytes each response may be."""

    def __init__(self, allow_private: bool, limits: Limits, resolve: Resolve | None) -> None:
        self.limits = limits
        self._allow_private = allow_private
        self._resolve = resolve or look_up
        self._deadline = time.monotonic() + limits.total

    def left(self) -> float:
        """Seconds until the whole fetch has to be done."""
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise StopError(f"it took longer than the limit of {self.limits.total:g} s and was given up")
        return left

    def connect(self, host: str, port: int) -> socket.socket:
        """A connection to one of the addresses of ``host``, all of which were judged first."""
        found = self._look_up(host, port)
        if not self._allow_private:
            for address in found:
                if what := refusal(address):
                    raise StopError(
                        f"{host} leads to a {what} address ({address}) and was not read; "
                        "if that is meant, give --allow-private"
                    )
        error: OSError | None = None
        for address in found:
            try:
                return socket.create_connection((address, port), timeout=min(self.limits.connect, self.left()))
            except OSError as failure:
                error = failure
        raise error or OSError("no address")

    def _look_up(self, host: str, port: int) -> Sequence[str]:
        """Looks the name up in a thread of its own, since the system's resolver cannot be told to hurry."""
        answer: list[Sequence[str] | Exception] = []

        def ask() -> None:
            try:
                answer.append(self._resolve(host, port))
            except (OSError, UnicodeError) as error:
                answer.append(error)

        asker = threading.Thread(target=ask, daemon=True)
        asker.start()
        limit = min(self.limits.connect, self.left())
        asker.join(limit)
        if not answer:
            raise StopError(f"the name {host} could not be looked up within {limit:.3g} s")
        if isinstance(answer[0], Exception) or not answer[0]:
            raise StopError(
                f"there is no host of the name {host}, or no network to ask ({_told(answer[0])}){proxy_note()}"
            )
        return answer[0]

    def meter(self, sock: socket.socket) -> Any:
        """``sock`` with its reading bounded."""
        return _MeteredSocket(sock, self)


def _told(answer: Sequence[str] | Exception) -> str:
    if isinstance(answer, OSError):
        return answer.strerror or str(answer)
    return str(answer) if isinstance(answer, Exception) else "the name has no address"


class _Meter(io.RawIOBase):
    """Reads a socket; each read has the time that is left, and all of them the bytes that are allowed."""

    def __init__(self, raw: io.RawIOBase, sock: socket.socket, guard: Guard) -> None:
        self._raw = raw
        self._sock = sock
        self._guard = guard
        self._bytes_left = guard.limits.body + guard.limits.head

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        left = self._guard.left()
        self._sock.settimeout(min(self._guard.limits.idle, left))
        try:
            # mypy's RawIOBase knows no readinto of its own
            count = cast(Any, self._raw).readinto(buffer)
        except TimeoutError:
            self._guard.left()
            raise StopError(f"nothing came for {self._guard.limits.idle:g} s and it was given up") from None
        self._bytes_left -= count or 0
        if self._bytes_left < 0:
            raise StopError(f"the server sent more than the limit of {size(self._guard.limits.body)}; it was cut off")
        return cast("int | None", count)

    def close(self) -> None:
        self._raw.close()
        super().close()


class _MeteredSocket:
    """A socket whose files are metered; in all else the socket itself."""

    def __init__(self, sock: socket.socket, guard: Guard) -> None:
        self._sock = sock
        self._guard = guard

    def makefile(self, mode: str) -> io.BufferedReader:
        """As http.client asks for it: for reading, buffered."""
        raw = self._sock.makefile(cast(Any, mode), buffering=0)
        return io.BufferedReader(_Meter(cast(io.RawIOBase, raw), self._sock, self._guard))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._sock, name)


class _Guarded(HTTPConnection):
    """A connection whose address is checked before it stands, and whose bytes are metered once it does."""

    def __init__(self, *args: Any, guard: Guard, **named: Any) -> None:
        super().__init__(*args, **named)
        self._guard = guard

    def _new_conn(self) -> socket.socket:
        return self._guard.connect(self._dns_host, self.port)

    def connect(self) -> None:
        super().connect()
        self.sock = self._guard.meter(cast(socket.socket, self.sock))


class _GuardedTLS(_Guarded, HTTPSConnection):
    """The same over TLS: ``HTTPSConnection`` is an ``HTTPConnection``, so the guard stands before both."""


class HTTPPool(HTTPConnectionPool):
    """urllib3's pool over guarded connections."""

    ConnectionCls = _Guarded


class HTTPSPool(HTTPSConnectionPool):
    """The same over TLS, whose certificate is checked against the name."""

    ConnectionCls = _GuardedTLS
