"""Addresses: one page over http or https.

This module is light; what reaches the network is imported when the first address is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.intake.given import is_address, where
from onrecord.intake.limits import Limits, Resolve
from onrecord.model.article import Hints, Page
from onrecord.model.problems import Problem

if TYPE_CHECKING:
    import ssl


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
