"""What a page says of itself in its head: meta elements, addresses, the outlet, the language."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from onrecord.pages.linked_data import LinkedData, clean, text_of

_TAGLINE = re.compile(r"\s+[|–—·•:]\s+.*|\s+-\s+.*|\s*\|.*")
_SUFFIX = re.compile(r"\.(?:com|org|net|co\.uk|de|fr|tv|news)$", re.IGNORECASE)
_COMPANY = re.compile(r",?\s+(?:inc|llc|ltd|gmbh|ag|s\.?a\.?|plc|corp|co)\.?$", re.IGNORECASE)
_LANGUAGE = re.compile(r"([a-zA-Z]{2,3})(?:[-_].*)?$")
# Names that stand where an outlet's should and name none
_NO_OUTLET = frozenset(
    {"home", "news", "article", "website", "blog", "index", "wordpress", "localhost", "undefined", "null"}
)


def read_meta(tree: HtmlElement) -> dict[str, str]:
    """Contents of ``<meta>`` by name, property or itemprop, in lower case; the first of each name wins."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = clean(element.get("content") or "")
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def web_address(value: str | None) -> str | None:
    """An http or https address, or ``None``: no other scheme leaves this room."""
    text = (value or "").strip()
    if not text or len(text) > 2000 or any(c.isspace() or ord(c) < 32 for c in text):
        return None
    try:
        parts = urlsplit(text)
        host = parts.hostname
    except ValueError:
        return None
    return text if parts.scheme in ("http", "https") and host and "." in host else None


def host_of(url: str | None) -> str | None:
    """The host of an address, ``www.`` left out."""
    if not url:
        return None
    return (urlsplit(url).hostname or "").removeprefix("www.") or None


def address(tree: HtmlElement, data: LinkedData, meta: dict[str, str], given: str | None) -> str | None:
    """The page's own canonical address, else the one it was fetched from; a bare front page is no canonical address."""
    linked = (link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical")
    told = data.article.get("mainEntityOfPage")
    told = told.get("@id") if isinstance(told, dict) else told
    for candidate in (*linked, meta.get("og:url"), told if isinstance(told, str) else None, given):
        url = web_address(candidate)
        if url and (urlsplit(url).path.strip("/") or urlsplit(url).query or not given):
            return url
    return web_address(given)


def outlet(data: LinkedData, meta: dict[str, str], url: str | None) -> str | None:
    """Who publishes: of the names the page gives, the one that its host agrees with, else the first.

    A publisher in JSON-LD is often the company (``Postmedia``) where ``og:site_name`` is the paper; the host decides.
    """
    host = host_of(url)
    publisher = data.resolve(data.article.get("publisher"))
    named = [
        meta.get("og:site_name"),
        text_of(publisher),
        meta.get("application-name"),
        meta.get("article:publisher_name"),
    ]
    named += [text_of(node.get("name")) for node in (*data.of_type("NewsMediaOrganization"), *data.of_type("WebSite"))]
    names = [name for raw in named if (name := _outlet_name(raw))]
    if not names:
        return None
    core = re.sub(r"\W", "", (host or "").rsplit(".", 1)[0])
    return max(names, key=lambda name: _agreement(name, core))


def language(tree: HtmlElement, data: LinkedData, meta: dict[str, str]) -> str | None:
    """The language that the page says it is in, ISO 639-1, or ``None``."""
    told = data.article.get("inLanguage")
    told = told.get("alternateName") or told.get("name") if isinstance(told, dict) else told
    html = tree if tree.tag == "html" else next(tree.iter("html"), tree)
    for value in (
        html.get("lang"),
        html.get("xml:lang"),
        told,
        meta.get("og:locale"),
        meta.get("language"),
        meta.get("content-language"),
    ):
        if isinstance(value, str) and (match := _LANGUAGE.match(value.strip())) and len(match[1]) == 2:
            return match[1].lower()
    return None


def _outlet_name(raw: str | None) -> str | None:
    name = _TAGLINE.sub("", raw or "").strip(" -–|@")
    name = _COMPANY.sub("", name)
    if "://" in name or not 2 <= len(name) <= 60 or name.lower() in _NO_OUTLET:
        return None
    return name.removeprefix("www.")


def _agreement(name: str, core: str) -> tuple[int, bool]:
    """How well a name fits a host (2 the same letters, 1 one within the other, 0 neither); a name in words before a
    run-on."""
    return _likeness(name, core), " " in name or any(c.isupper() for c in name)


def _likeness(name: str, core: str) -> int:
    letters = re.sub(r"\W", "", _SUFFIX.sub("", name)).casefold()
    if not core or not letters:
        return 0
    bare = letters.removeprefix("the")
    if core in (letters, bare) or core.endswith(letters):
        return 2
    return int(bare in core or core in letters or core == "".join(w[0] for w in name.split()).casefold())
