"""Lists of addresses: OPML (feeds), sitemaps with their index, and Google's news sitemaps (pages)."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Literal
from urllib.parse import urljoin

from onrecord.extend import Head
from onrecord.intake.containers import inflated
from onrecord.intake.forms.feeds import root_of
from onrecord.intake.given import MAX_FILE, read_capped
from onrecord.model.article import Hints, Page
from onrecord.model.problems import Problem

Kind = Literal["opml", "sitemap", "sitemap index"]
_KINDS: tuple[tuple[re.Pattern[bytes], Kind], ...] = (
    (re.compile(rb"<opml[\s>/]", re.IGNORECASE), "opml"),
    (re.compile(rb"<(?:\w+:)?urlset[\s>/]", re.IGNORECASE), "sitemap"),
    (re.compile(rb"<(?:\w+:)?sitemapindex[\s>/]", re.IGNORECASE), "sitemap index"),
)
# sitemaps.org: one file lists no more than 50,000 addresses.
MOST = 50_000


@dataclass(frozen=True, slots=True)
class Listed:
    """One address of a list.

    Attributes:
        url: the feed, the page or the next sitemap.
        when: when the page was published (news sitemaps) or last changed, as told, or ``None``.
        title: as told, or ``None``.
    """

    url: str
    when: str | None = None
    title: str | None = None


class AddressList:
    """OPML and sitemaps as files: they hold addresses and no article, and a Problem says how many, and what to do."""

    name = "lists"
    order = 10

    def recognises(self, head: Head) -> bool:
        """By the first element."""
        return kind_of(head.text) is not None

    def unpack(self, stream: BinaryIO, where: str, hints: Hints) -> Iterator[Page | Problem]:
        """One Problem: the number of addresses and the command that reads what they lead to."""
        try:
            raw = read_capped(inflated(stream), MAX_FILE)
        except (OSError, EOFError, zlib.error) as error:
            yield Problem(where, f"it cannot be read: {error}")
            return
        kind = kind_of(raw)
        count = len(addresses(raw, None))
        held = {"opml": "feeds", "sitemap": "pages", "sitemap index": "sitemaps", None: "addresses"}[kind]
        yield Problem(
            where,
            f"it lists {count:,} {held} and holds no report itself; to read what they lead to: onrecord fetch {where}",
        )


def kind_of(raw: bytes) -> Kind | None:
    """Which list the bytes are, by their first element; ``None`` for none."""
    root = root_of(raw.removeprefix(b"\xef\xbb\xbf").lstrip()[:65536])
    return next((kind for pattern, kind in _KINDS if pattern.match(root)), None)


def addresses(raw: bytes, base: str | None) -> list[Listed]:
    """What a list leads to, in its order, each address once; read as far as it is whole, whatever breaks it off."""
    found: dict[str, Listed] = {}
    for listed in _outlines(raw) if kind_of(raw) == "opml" else _locations(raw):
        url = urljoin(base or "", listed.url)
        if url.startswith(("http://", "https://")) and len(found) < MOST:
            found.setdefault(url, Listed(url, listed.when, listed.title))
    return list(found.values())


def _outlines(raw: bytes) -> Iterator[Listed]:
    for element in _elements(raw):
        if _local(element.tag) == "outline":
            address = next((value for name, value in element.items() if name.lower() == "xmlurl"), None)
            if address:
                yield Listed(address.strip(), None, element.get("title") or element.get("text"))


def _locations(raw: bytes) -> Iterator[Listed]:
    for element in _elements(raw):
        if _local(element.tag) in ("url", "sitemap"):
            told = {_local(one.tag): (one.text or "").strip() for one in element.iter() if isinstance(one.tag, str)}
            if told.get("loc"):
                when = told.get("publication_date") or told.get("lastmod")
                # an image in an entry has a title and a loc of its own, but stands behind the page's
                first = next((one.text or "").strip() for one in element if _local(one.tag) == "loc")
                yield Listed(first, when or None, told.get("title") or None)


def _elements(raw: bytes):  # type: ignore[no-untyped-def]  # lxml-stubs know no type for what iter() gives
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
    try:
        tree = etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError):
        return
    if tree is not None:
        yield from (element for element in tree.iter() if isinstance(element.tag, str))


def _local(tag: object) -> str:
    return str(tag).rpartition("}")[2].lower()
