"""Addresses: one page over http or https.

This module is light; what reaches the network is imported when the first address is read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.intake.given import shown
from onrecord.intake.inflate import MIB
from onrecord.model.article import Hints, Page
from onrecord.model.problems import Problem

if TYPE_CHECKING:
    import ssl

_ADDRESS = re.compile(r"\s*([a-z][a-z0-9+.-]+)://|\s*(about|data|file|ftp|https?|javascript|mailto):", re.IGNORECASE)
_CREDENTIALS = re.compile(r"(//)[^/?#]*@")

Resolve = Callable[[str, int], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Limits:
    """How long and how much one page may take.

    Attributes:
        connect: seconds until a host name is looked up, and again until a connection stands.
        idle: seconds without a byte.
        total: seconds for the whole page, redirects among them, however busy the line.
        body: bytes of the body, as sent and again once inflated.
        head: bytes for everything around the body of one response (status, headers, chunk marks).
        redirects: how many are followed.

    The largest of 137 saved news pages held 2.2 MB inflated and 0.33 MB compressed, so 20 MiB leaves nine times the
    room; it is also the cap of trafilatura, which reads the page next. 60 s bring the median page (0.3 MB) over a
    line of 50 kbit/s, and 5 redirects are what http to https, a bare host to www, a consent page and a moved page need.
    """

    connect: float = 10.0
    idle: float = 15.0
    total: float = 60.0
    body: int = 20 * MIB
    head: int = MIB
    redirects: int = 5


class AddressIntake:
    """Reads the page behind an http or https address.

    Addresses that lead into private or reserved networks, to this machine or to a cloud's metadata service are
    refused, after the name was looked up and again after each redirect, unless ``allow_private`` is given.

    ``limits``, ``resolve`` (host, port -> IP addresses) and ``tls`` are there for checks and for other ways in.
    """

    name = "address"

    def __init__(
        self,
        allow_private: bool = False,
        limits: Limits | None = None,
        resolve: Resolve | None = None,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._allow_private = allow_private
        self._limits = limits or Limits()
        self._resolve = resolve
        self._tls = tls

    def takes(self, source: str) -> bool:
        """Whether ``source`` is an address; one of another scheme is taken, too, so that it can be refused in words."""
        return is_address(source)

    def count(self, source: str) -> int:
        """One."""
        return 1

    def pages(self, source: str, hints: Hints) -> Iterator[Page | Problem]:
        """The page behind ``source``; ``Page.url`` is the address that its redirects led to."""
        # urllib3 costs 0.1 s at import, and most runs read files
        from onrecord.intake.fetch import Fetcher

        fetcher = Fetcher(self._allow_private, self._limits, self._resolve, self._tls)
        yield from fetcher.fetch(source.strip(), where(source), hints)


def is_address(source: str) -> bool:
    """Whether ``source`` begins with a scheme, of whatever sort; ``C:\\news`` does not."""
    return _ADDRESS.match(source) is not None


def where(source: str) -> str:
    """An address as it stands in a Problem: without a user name and password, and printable."""
    return shown(_CREDENTIALS.sub(r"\1", source.strip(), count=1))
