"""JSON Feed, 1.0 and 1.1."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from onrecord.intake.fields import Fields
from onrecord.intake.forms.newsarticle import names_of, text_of
from onrecord.model.problems import Problem


def is_feed(value: Mapping[str, Any]) -> bool:
    """Whether a JSON object is a JSON Feed."""
    version = value.get("version")
    return isinstance(version, str) and "jsonfeed.org" in version and isinstance(value.get("items"), list)


def articles(feed: Mapping[str, Any], where: str) -> Iterator[Fields | Problem]:
    """The entries that carry their text; one Problem that counts those that do not."""
    teasers = 0
    for item in feed["items"]:
        if not isinstance(item, dict):
            continue
        body = text_of(item.get("content_html")) or text_of(item.get("content_text"))
        if body is None:
            teasers += 1
            continue
        yield Fields(
            url=address(item),
            outlet=text_of(feed.get("title")),
            section=(),
            headline=text_of(item.get("title")),
            standfirst=text_of(item.get("summary")),
            byline=names_of(item.get("authors") or item.get("author")),
            published=text_of(item.get("date_published")),
            modified=text_of(item.get("date_modified")),
            language=text_of(item.get("language") or feed.get("language")),
            body=body,
        )
    if teasers:
        yield only_teasers(teasers, len(feed["items"]), where)


def address(item: Mapping[str, Any]) -> str | None:
    """The page of an entry: its own, not the one that it points to elsewhere (``external_url``)."""
    return text_of(item.get("url")) or next(
        (told for told in (text_of(item.get("id")),) if told and told.startswith("http")), None
    )


def only_teasers(teasers: int, entries: int, where: str) -> Problem:
    """What is said of entries whose text stands elsewhere."""
    return Problem(
        where,
        f"{teasers:,} of its {entries:,} entries carry no text of their own, only a teaser; "
        "to read the pages that they lead to: onrecord fetch FEED",
    )
