"""Which column of a table, or key of a JSON object, holds what of an article."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from onrecord.intake.fields import Fields
from onrecord.model.problems import Problem, UsageError

# The names that exports of news archives, crawlers and data sets of articles use, the most telling first. "content" is
# asked after "text", since some crawlers put markup there; markup is told from its tags either way.
USUAL: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "text": ("text", "body", "maintext", "articlebody", "article_text", "full_text", "fulltext", "content_text",
                 "content", "article", "story"),
        "html": ("html", "raw_html", "content_html", "body_html", "page"),
        "headline": ("headline", "title", "head"),
        "standfirst": ("standfirst", "description", "summary", "lead", "abstract", "dek", "subtitle"),
        "published": ("published", "date_publish", "date_published", "published_at", "publish_date", "pubdate",
                      "datepublished", "publication_date", "pub_date", "date", "datetime", "timestamp"),
        "modified": ("modified", "date_modify", "date_modified", "updated", "datemodified", "lastmod"),
        "outlet": ("outlet", "publisher", "publication", "sitename", "site_name", "source_name", "newspaper", "source",
                   "source_domain", "domain", "hostname"),
        "url": ("url", "link", "address", "source_url", "sourceurl", "web_url", "canonical_url", "uri", "permalink"),
        "byline": ("byline", "authors", "author", "creator", "journalist"),
        "language": ("language", "lang"),
        "section": ("section", "category", "categories"),
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Columns:
    """What a person says of the columns: our name of a field -> theirs; the usual names serve for the others."""

    given: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, typed: str) -> Columns:
        """From ``text=body,published=date``. Raises UsageError where a part is none, or names no field."""
        given: dict[str, str] = {}
        for part in typed.split(","):
            ours, equals, theirs = (piece.strip() for piece in part.partition("="))
            if not equals or not theirs or ours not in USUAL:
                raise UsageError(
                    f"--columns {part.strip()!r} names no field; write for example text=body,published=date "
                    f"(fields: {', '.join(USUAL)})"
                )
            given[ours] = theirs
        return cls(given)

    def mapping(self, names: Iterable[str]) -> Mapping[str, str]:
        """Our name -> theirs for a table of these columns; a column that is named serves once."""
        there = {name.strip().lower(): name for name in reversed(list(names))}
        found: dict[str, str] = {}
        taken = set(self.given.values())
        for ours, usual in USUAL.items():
            theirs = self.given.get(ours)
            if theirs is not None:
                if theirs.lower() in there:
                    found[ours] = there[theirs.lower()]
                continue
            name = next((there[one] for one in usual if one in there and there[one] not in taken), None)
            if name is not None:
                found[ours] = name
                taken.add(name)
        return found

    def missing(self, names: Iterable[str]) -> list[str]:
        """The columns that a person named and that are not there."""
        there = {name.strip().lower() for name in names}
        return [theirs for theirs in self.given.values() if theirs.lower() not in there]


def no_text(names: Iterable[str], columns: Columns) -> str | None:
    """What is the matter with a table whose columns hold no article; ``None`` where they hold one."""
    held = list(names)
    if gone := columns.missing(held):
        return f"there is no column {gone[0]!r}; it has: {_listed(held)}"
    found = columns.mapping(held)
    if "text" in found or "html" in found:
        return None
    return f"none of its columns is known to hold text; name it: --columns text=NAME (it has: {_listed(held)})"


def fields_of(row: Mapping[str, Any], mapping: Mapping[str, str], where: str) -> Fields | Problem:
    """The article in one row."""
    told = {ours: row.get(theirs) for ours, theirs in mapping.items()}
    text, html = _text(told.get("text")), _text(told.get("html"))
    if not (text or html):
        return Problem(where, "its text is empty")
    return Fields(
        url=_text(told.get("url")),
        outlet=_text(told.get("outlet")),
        section=_names(told.get("section")),
        headline=_text(told.get("headline")),
        standfirst=_text(told.get("standfirst")),
        byline=_names(told.get("byline")),
        published=_text(told.get("published")),
        modified=_text(told.get("modified")),
        language=_text(told.get("language")),
        body=text or html or "",
        whole_page=not text and "<html" in (html or "")[:4000].lower(),
    )


def _text(value: Any) -> str | None:
    if isinstance(value, Mapping):
        value = value.get("name") or value.get("title")
    if isinstance(value, list):
        value = "\n".join(text for one in value if (text := _text(one)))
    if hasattr(value, "isoformat"):
        value = value.isoformat()
    return (str(value).strip() or None) if value is not None else None


def _names(value: Any) -> tuple[str, ...]:
    if isinstance(value, list):
        return tuple(name for one in value if (name := _text(one)))
    text = _text(value)
    return tuple(name for part in text.split(";") if (name := part.strip())) if text else ()


def _listed(names: list[str]) -> str:
    from onrecord.intake.given import shown

    return ", ".join(shown(name)[:40] for name in names[:12]) + (", ..." if len(names) > 12 else "")
