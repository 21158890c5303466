"""One address for one page: what trackers, schemes of links and page heads write differently, written one way."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit, urlunsplit

from onrecord.intake.inflate import MIB

# Where a page's head is looked for: real heads end long before.
HEAD = MIB // 2
_LINK = re.compile(rb"<link\b[^>]{0,2000}>", re.IGNORECASE)
_CANONICAL = re.compile(rb"\brel\s*=\s*[\"']?\s*canonical\b", re.IGNORECASE)
_HREF = re.compile(rb"\bhref\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.IGNORECASE)


def canonical(address: str) -> str | None:
    """The address without trackers, fragment, user name, password and default port, its host in ASCII; ``None`` for
    what is no http or https address.

    courlan knows the trackers. It turns an ASCII host into the letters that it stands for, some of which look like
    others: the ASCII form is kept.
    """
    import courlan

    try:
        cleaned = courlan.clean_url(address.strip())
        parts = urlsplit(cleaned or "")
        host = (parts.hostname or "").encode("idna").decode("ascii") if parts.hostname else ""
        port = parts.port
    except (ValueError, UnicodeError):
        return None
    if parts.scheme not in ("http", "https") or not host:
        return None
    named = f"[{host}]" if ":" in host else host
    default = {"http": 80, "https": 443}[parts.scheme]
    at = named if port in (None, default) else f"{named}:{port}"
    return urlunsplit((parts.scheme, at, parts.path or "/", parts.query, ""))


def told_canonical(content: bytes, url: str) -> str | None:
    """The address that the page names as its own (``link rel=canonical``), where it stands on the same host.

    One on another host tells of a text that was taken over: the page is still a report of its own.
    """
    for link in _LINK.finditer(content[:HEAD]):
        if not _CANONICAL.search(link[0]) or not (href := _HREF.search(link[0])):
            continue
        told = next(group for group in href.groups() if group is not None).decode("utf-8", "replace")
        found = canonical(urljoin(url, told.replace("&amp;", "&")))
        if found and bare_host(found) == bare_host(url) and urlsplit(found).path != "/":
            return found
    return None


def bare_host(url: str) -> str:
    """The host of an address without ``www.`` and ``m.``."""
    return re.sub(r"^(?:www|m|amp)\.", "", urlsplit(url).hostname or "")


def origin(url: str) -> str:
    """Scheme, host and port: what one robots.txt speaks for."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"
