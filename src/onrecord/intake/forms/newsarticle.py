"""schema.org articles: JSON-LD as pages carry it, kept in a file of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from onrecord.intake.fields import Fields
from onrecord.model.problems import Problem

# The types of schema.org that are reports; a page's other nodes (WebSite, ImageObject, BreadcrumbList) are none.
_KINDS = ("Article", "Report", "BlogPosting", "LiveBlogPosting", "SocialMediaPosting")
# Nodes of one file that are looked at; a page's graph has some 20.
MOST_NODES = 10_000


def is_linked_data(value: Mapping[str, Any]) -> bool:
    """Whether a JSON object is linked data that may hold an article."""
    return "@graph" in value or "@type" in value or "articleBody" in value


def articles(value: Mapping[str, Any], where: str) -> Iterator[Fields | Problem]:
    """The articles in it; a Problem where none of its nodes is one."""
    found = [node for node in _nodes(value) if _is_article(node)]
    if not found:
        yield Problem(where, "it is linked data without an article in it")
    for node in found:
        yield _fields(node, where)


def _nodes(value: Any) -> Iterator[Mapping[str, Any]]:
    waiting, looked = [value], 0
    while waiting and looked < MOST_NODES:
        node = waiting.pop()
        looked += 1
        if isinstance(node, list):
            waiting += reversed(node)
        elif isinstance(node, dict):
            yield node
            waiting += [node[key] for key in ("mainEntity", "mainEntityOfPage", "@graph") if key in node]


def _is_article(node: Mapping[str, Any]) -> bool:
    told = node.get("@type", "NewsArticle" if "articleBody" in node else "")
    kinds = told if isinstance(told, list) else [told]
    return any(isinstance(kind, str) and kind.rpartition("/")[2].endswith(_KINDS) for kind in kinds)


def _fields(node: Mapping[str, Any], where: str) -> Fields | Problem:
    body = text_of(node.get("articleBody")) or text_of(node.get("text"))
    if not body:
        return Problem(where, "the article in it has no articleBody: read the page that it stands for")
    publisher = node.get("publisher") or node.get("sourceOrganization") or node.get("provider")
    return Fields(
        url=_address(node.get("url")) or _address(node.get("mainEntityOfPage")) or _address(node.get("@id")),
        outlet=text_of(publisher),
        section=names_of(node.get("articleSection")),
        headline=text_of(node.get("headline")) or text_of(node.get("name")),
        standfirst=text_of(node.get("description")),
        byline=names_of(node.get("author")) or names_of(node.get("creator")),
        published=text_of(node.get("datePublished")) or text_of(node.get("dateCreated")),
        modified=text_of(node.get("dateModified")),
        language=text_of(node.get("inLanguage")),
        body=body,
    )


def text_of(value: Any) -> str | None:
    """A value as text: a string, the first of a list, a node's name or value."""
    if isinstance(value, list):
        return next((text for one in value if (text := text_of(one))), None)
    if isinstance(value, dict):
        return text_of(value.get("name") or value.get("@value") or value.get("alternateName"))
    return str(value).strip() or None if isinstance(value, (str, int, float)) else None


def names_of(value: Any) -> tuple[str, ...]:
    """Every name in a value."""
    values = value if isinstance(value, list) else [value]
    return tuple(dict.fromkeys(name for one in values if (name := text_of(one))))


def _address(value: Any) -> str | None:
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    text = text_of(value)
    return text if text and text.startswith(("http://", "https://")) else None
