"""RSS and Atom as files: the entries that carry their text; and the entries of any feed, for those who fetch."""

from __future__ import annotations

import io
import re
import warnings
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

import msgspec

from onrecord.extend import Head
from onrecord.intake.containers import inflated
from onrecord.intake.fields import Fields, page_of
from onrecord.intake.forms import jsonfeed
from onrecord.intake.given import MAX_FILE, read_capped
from onrecord.intake.inflate import size
from onrecord.model.article import Hints, Page
from onrecord.model.problems import Problem

_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)(?:[\s>/]|$)", re.IGNORECASE)
_PROLOGUE = re.compile(rb"(?:\s|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\])?[^>]*>)*", re.DOTALL | re.IGNORECASE)
# A description of so many words is taken for the whole text: no teaser of a newsroom's feed that was looked at while
# this was written came near it, and a brief report has that many. A choice, not a measurement.
WHOLE = 150


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed: its address, and what the feed tells of it."""

    url: str | None
    headline: str | None
    published: str | None


def root_of(head: bytes) -> bytes:
    """The head of an XML file from its first element on."""
    found = _PROLOGUE.match(head)
    return head[found.end() :] if found else head


class FeedFile:
    """RSS (all versions) and Atom, saved as a file."""

    name = "feeds"
    order = 10

    def recognises(self, head: Head) -> bool:
        """By the first element."""
        return bool(_FEED.match(root_of(head.text)))

    def unpack(self, stream: BinaryIO, where: str, hints: Hints) -> Iterator[Page | Problem]:
        """The entries that carry their text; one Problem that counts those that do not."""
        try:
            raw = read_capped(inflated(stream), MAX_FILE)
        except (OSError, EOFError, zlib.error) as error:
            yield Problem(where, f"it cannot be read: {error}")
            return
        if len(raw) > MAX_FILE:
            yield Problem(where, f"it holds more than the limit of {size(MAX_FILE)} and was not read")
            return
        for found in articles(raw, where):
            yield found if isinstance(found, Problem) else page_of(found, found.url or where, hints)


def articles(raw: bytes, where: str, url: str | None = None) -> Iterator[Fields | Problem]:
    """The articles in a feed that was found at ``url``."""
    feed = _parsed(raw, url)
    teasers = 0
    for entry in feed.entries:
        body = _body(entry)
        if body is None:
            teasers += 1
        else:
            yield _fields(entry, feed.feed, body)
    if not feed.entries:
        yield Problem(where, _empty(feed))
    elif feed.bozo and not isinstance(feed.bozo_exception, UserWarning):
        yield Problem(where, f"it breaks off or is damaged ({_told(feed.bozo_exception)}): entries may be missing")
    if teasers:
        yield jsonfeed.only_teasers(teasers, len(feed.entries), where)


def entries(raw: bytes, url: str | None) -> list[Entry]:
    """What a feed (RSS, Atom or JSON) lists, in its order; addresses made whole by that of the feed."""
    if raw.lstrip().startswith(b"{"):
        return _json_entries(raw, url)
    return [
        Entry(_string(entry.get("link")), _string(entry.get("title")), _string(entry.get("published")))
        for entry in _parsed(raw, url).entries
    ]


def _json_entries(raw: bytes, url: str | None) -> list[Entry]:
    from urllib.parse import urljoin

    try:
        feed = msgspec.json.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return []
    if not isinstance(feed, dict) or not jsonfeed.is_feed(feed):
        return []
    items = [item for item in feed["items"] if isinstance(item, dict)]
    told = [(jsonfeed.address(item), item) for item in items]
    return [
        Entry(address and urljoin(url or "", address), _string(item.get("title")), _string(item.get("date_published")))
        for address, item in told
    ]


def _parsed(raw: bytes, url: str | None) -> Any:
    """feedparser gets bytes in a stream and never a name: of a string it opens files and addresses."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        import feedparser

        headers = {"content-location": url} if url else {}
        return feedparser.parse(io.BytesIO(raw), response_headers=headers, sanitize_html=False)


def _body(entry: Any) -> str | None:
    whole = [one.get("value") for one in entry.get("content") or [] if one.get("value")]
    if whole:
        return str(max(whole, key=len))
    told = _string(entry.get("summary"))
    return told if told and len(re.sub(r"<[^>]*>", " ", told).split()) >= WHOLE else None


def _fields(entry: Any, feed: Any, body: str) -> Fields:
    summary = _string(entry.get("summary"))
    return Fields(
        url=_string(entry.get("link")),
        outlet=_string((entry.get("source") or {}).get("title")) or _string(feed.get("title")),
        section=tuple(_string(tag.get("term")) or "" for tag in (entry.get("tags") or [])[:1]),
        headline=_string(entry.get("title")),
        standfirst=summary if summary != body else None,
        byline=tuple(name for one in entry.get("authors") or [] if (name := _string(one.get("name")))),
        published=_string(entry.get("published")),
        # feedparser's own get() answers with the date of publication, and warns
        modified=_string(dict.get(entry, "updated")),
        language=_string(feed.get("language")),
        body=body,
    )


def _string(value: Any) -> str | None:
    return (value.strip() or None) if isinstance(value, str) else None


def _empty(feed: Any) -> str:
    fault = f" ({_told(feed.bozo_exception)})" if feed.bozo else ""
    return f"the feed has no entries{fault}"


def _told(error: object) -> str:
    from onrecord.intake.given import shown

    return shown(str(error))[:120]
