"""One page over http or https, from its address to its bytes."""

from __future__ import annotations

import os
import re
import ssl
from collections.abc import Mapping
from importlib.metadata import version
from urllib.parse import urljoin

from urllib3 import BaseHTTPResponse, Timeout
from urllib3.exceptions import HTTPError, IncompleteRead, LocationParseError, ProtocolError
from urllib3.util import Url, parse_url

from onrecord.intake.connect import Guard, HTTPPool, HTTPSPool, StopError
from onrecord.intake.given import kind, shown, where
from onrecord.intake.inflate import Inflated, coding_of, codings, inflate, size, whole_page
from onrecord.intake.limits import Limits, Resolve
from onrecord.intake.networks import is_odd_number
from onrecord.intake.refusals import failure, media_refusal, status_refusal
from onrecord.model.article import Hints, Page
from onrecord.model.problems import Problem

STEP = 1 << 16
MEDIA: dict[str, str | None] = {
    "": None,
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
    "text/markdown": "text",
}
Got = list[Page | Problem]
REDIRECTS = (301, 302, 303, 307, 308)

_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:+-]{1,40})", re.IGNORECASE | re.ASCII)


class Fetcher:
    """Fetches pages within limits. It asks for a page as a browser does, and says honestly that it is none.

    No proxy is used, whatever the environment names: behind a proxy it would be the proxy that looks names up, and no
    address could be judged here.
    """

    def __init__(
        self, allow_private: bool, limits: Limits, resolve: Resolve | None, tls: ssl.SSLContext | None
    ) -> None:
        self._allow_private = allow_private
        self._limits = limits
        self._resolve = resolve
        self._tls = tls

    def fetch(self, address: str, name: str, hints: Hints) -> Got:
        """The page at ``address``, called ``name`` in Problems; a Problem where it cannot be had whole."""
        guard = Guard(self._allow_private, self._limits, self._resolve)
        try:
            got = self._follow(address, name, hints, guard)
        except StopError as stop:
            got = [Problem(name, str(stop))]
        except (HTTPError, OSError, ValueError) as error:
            got = [Problem(name, failure(error))]
        return got

    def _follow(self, address: str, name: str, hints: Hints, guard: Guard) -> Got:
        url = self.target(address)
        seen = [url.url]
        for _ in range(self._limits.redirects + 1):
            with self.get(url, guard, _headers()) as response:
                location = response.headers.get("Location") if response.status in REDIRECTS else None
                if location is None:
                    return self._page(response, url, name, hints)
                url = self.target(urljoin(url.url, unescaped(location)))
            if url.url in seen:
                raise StopError("its redirects lead back to where they began; save the page in a browser and read that")
            seen.append(url.url)
        raise StopError(f"it redirects more than {self._limits.redirects} times")

    def target(self, address: str) -> Url:
        """The address without user name, password and fragment; StopError where it is none that may be read."""
        try:
            url = parse_url(address)
        except LocationParseError as error:
            raise StopError(f"{where(address)} is no address that can be read") from error
        if url.scheme not in ("http", "https"):
            scheme = url.scheme or "an address without a scheme"
            raise StopError(f"{scheme}: is not read, only http and https")
        if not url.host:
            raise StopError(f"{where(address)} names no host")
        if is_odd_number(url.host) and not self._allow_private:
            raise StopError(f"{url.host} is a number in a form only machines read; write it as a name or as 192.0.2.1")
        return url._replace(auth=None, fragment=None)

    def get(self, url: Url, guard: Guard, headers: Mapping[str, str]) -> BaseHTTPResponse:
        """The response to one request, its body not read yet; no redirect is followed."""
        host, limits = (url.host or "").strip("[]"), self._limits
        pool = (
            HTTPSPool(host, url.port, guard=guard, ssl_context=self._tls or _trusted())
            if url.scheme == "https"
            else HTTPPool(host, url.port, guard=guard)
        )
        return pool.urlopen(
            "GET",
            url.request_uri,
            headers=dict(headers),
            retries=False,
            redirect=False,
            preload_content=False,
            decode_content=False,
            timeout=Timeout(connect=min(limits.connect, guard.left()), read=limits.idle),
        )

    def _page(self, response: BaseHTTPResponse, url: Url, name: str, hints: Hints) -> Got:
        if response.status not in (200, 203):
            raise StopError(status_refusal(response.status))
        media, _, parameters = response.headers.get("Content-Type", "").partition(";")
        media = media.strip().lower()
        if media not in MEDIA:
            raise StopError(media_refusal(media))
        came = self._body(response)
        charset = _CHARSET.search(parameters)
        page = Page(
            where=name,
            content=came.content,
            url=url.url,
            charset=charset[1] if charset else None,
            media=kind(MEDIA[media], came.content),
            hints=hints,
        )
        got: Got = [Problem(name, came.fault)] if came.fault else []
        if came.usable:
            got.insert(0, page if came.content else Problem(name, "the server sent an empty page"))
        return got

    def _body(self, response: BaseHTTPResponse) -> Inflated:
        coding = self._coding(response)
        raw, cut_short = self.raw(response)
        coding = coding or coding_of(raw)
        came = inflate(raw, coding, self._limits.body) if coding and raw else Inflated(raw)
        if not cut_short or came.fault:
            return came
        whole = whole_page(came.content)
        kept = ", though the page came whole" if whole else f" after {size(len(raw))} of the page"
        return Inflated(came.content, f"the connection broke off{kept}", usable=whole)

    def raw(self, response: BaseHTTPResponse) -> tuple[bytes, bool]:
        """The body as sent, and whether it was cut short."""
        cap, raw = self._limits.body, bytearray()
        too_much = StopError(f"the server sends more than the limit of {size(cap)}; it was cut off")
        if (response.length_remaining or 0) > cap:
            raise too_much
        try:
            while piece := response.read1(STEP, decode_content=False):
                raw += piece
                if len(raw) > cap:
                    raise too_much
        except (ProtocolError, IncompleteRead):
            return bytes(raw), True
        return bytes(raw), False

    def _coding(self, response: BaseHTTPResponse) -> str | None:
        told = response.headers.get("Content-Encoding", "").lower().replace("x-gzip", "gzip").split(",")
        layers = [layer for coding in told if (layer := coding.strip()) not in ("", "identity")]
        if len(layers) > 1:
            named = shown(", ".join(layers))[:80]
            raise StopError(f"the server compressed it more than once ({named}); it was not read")
        return layers[0] if layers else None


def _headers() -> dict[str, str]:
    return {
        "User-Agent": f"onrecord/{version('onrecord')} (reads single pages that a person names; no crawler)",
        "Accept": "text/html,application/xhtml+xml,text/plain;q=0.8,*/*;q=0.1",
        "Accept-Language": "en,*;q=0.5",
        "Accept-Encoding": ", ".join(codings()),
        "Connection": "close",
    }


def _trusted() -> ssl.SSLContext | None:
    """The system's certificates (``None``: urllib3 takes them), or certifi's on a system that has none of its own."""
    paths = ssl.get_default_verify_paths()
    if paths.cafile or paths.capath or os.name == "nt":
        return None
    try:
        import certifi
    except ImportError:
        return None
    return ssl.create_default_context(cafile=certifi.where())


def unescaped(location: str) -> str:
    """A header comes as Latin-1, but servers that write an address unescaped write UTF-8."""
    try:
        return location.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return location
