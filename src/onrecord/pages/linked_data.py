"""Schema.org data in a page: JSON-LD read as leniently as browsers are, and microdata.

JSON-LD in the wild carries control characters, trailing commas and semicolons, comments, several values in one
script; and a hostile page carries 100,000 brackets. All of it comes out as plain dicts or not at all; nothing raises.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from lxml.html import HtmlElement

from onrecord.model.article import normalise

Node = dict[str, Any]

MAX_SCRIPT = 5_000_000
# schema.org data nests about ten deep; the parser of the standard library recurses
MAX_NEST = 200
MAX_NODES = 20_000

_WRAPPER = re.compile(r"<!--|-->|/?\*?/?\s*<!\[CDATA\[\s*\*?/?|/?/?\*?\s*\]\]>\s*\*?/?")
_TRAILING_COMMA = re.compile(r",\s*(?=[}\]])")
_MARK = re.compile(r'\\.|["\[{\]}]', re.DOTALL)
_SALVAGE = re.compile(
    r'"(headline|datePublished|dateModified|description|articleSection|inLanguage|alternativeHeadline)"\s*:\s*"((?'
    r':[^"\\]|\\.){1,2000}+)"'
)
_ARTICLE = re.compile(r"(?:Article|BlogPosting|LiveBlogPosting|Report|Reportage|NewsItem|SocialMediaPosting)$")
# Lists of other articles, which must not be taken for the one on the page.
_ELSEWHERE = frozenset(
    {"itemListElement", "hasPart", "liveBlogUpdate", "relatedLink", "isPartOf", "mentions", "citation", "video"}
)


@dataclass(frozen=True)
class LinkedData:
    """What the page says of itself to machines.

    Attributes:
        article: the node of the article, or an empty dict.
        nodes: every node that is not an entry of a list of other things, in order.
        by_id: nodes by their ``@id``.
    """

    article: Node
    nodes: list[Node] = field(default_factory=list)
    by_id: dict[str, Node] = field(default_factory=dict)

    def resolve(self, value: Any) -> Any:
        """The node a bare ``{"@id": ...}`` refers to, or the value itself."""
        if isinstance(value, dict) and "@id" in value and "name" not in value:
            return self.by_id.get(str(value["@id"]), value)
        return value

    def of_type(self, name: str) -> Iterator[Node]:
        """Nodes of a type."""
        return (node for node in self.nodes if name in types(node))


def read_linked_data(tree: HtmlElement, headline: str | None = None) -> LinkedData:
    """The linked data of a page; ``headline`` (the page's h1) decides between several articles."""
    nodes: list[Node] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            for value in parse_json(script.text or ""):
                nodes.extend(_flatten(value))
    by_id: dict[str, Node] = {}
    for node in nodes:
        name = node.get("@id")
        if isinstance(name, str) and len(node) > len(by_id.get(name, {})):
            by_id[name] = node
    articles = [node for node in nodes if any(_ARTICLE.search(t) for t in types(node))]
    return LinkedData(_best(articles, headline), nodes, by_id)


def parse_json(source: str) -> list[Any]:
    """The JSON values in a script, as far as they can be made out."""
    if len(source) > MAX_SCRIPT or _nest(source) > MAX_NEST:
        return []
    try:
        return [json.loads(source)]  # sound JSON is left alone: a headline may hold "<!--"
    except (ValueError, RecursionError):
        text = _WRAPPER.sub("", source).strip()
    for attempt in (text, _TRAILING_COMMA.sub("", text), _TRAILING_COMMA.sub("", unescape(text))):
        found, clean = _values(attempt)
        if clean:
            return found
    salvaged = {name: unescape(_unquote(value)) for name, value in reversed(_SALVAGE.findall(text))}
    return [{"@type": "NewsArticle", **salvaged}] if "headline" in salvaged else []


def types(node: Node) -> tuple[str, ...]:
    """The types of a node without their namespace."""
    named = node.get("@type") or node.get("type") or ()
    listed = named if isinstance(named, list) else [named]
    return tuple(str(t).rsplit("/", 1)[-1].removeprefix("schema:") for t in listed)


def text_of(value: Any) -> str | None:
    """A value as a line of text: a string, the first of a list, or a node's name; entities resolved, tags removed."""
    while isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name") or value.get("headline")
    if not isinstance(value, str):
        return None
    return clean(value)


def clean(value: str) -> str | None:
    """A line out of metadata: entities resolved (twice: pages escape twice), tags removed, normalised; ``None`` if
    empty."""
    if "<" in (value := unescape(unescape(value))):
        value = re.sub(r"</?[a-zA-Z][^<>]*>", " ", value)
    return " ".join(normalise(value).split("\n")) or None


def itemprops(tree: HtmlElement, prop: str) -> Iterator[str]:
    """Values of a microdata property in the order of the page, entries of breadcrumbs and persons left out."""
    for element in tree.xpath(".//*[contains(concat(' ', normalize-space(@itemprop), ' '), $want)]", want=f" {prop} "):
        value = element.get("content") or element.get("datetime") or element.text_content()
        if value and (line := clean(value)):
            yield line


def _values(text: str) -> tuple[list[Any], bool]:
    """The values that stand one after another in a text, and whether at least one was read."""
    decoder = json.JSONDecoder(strict=False)
    found: list[Any] = []
    at = 0
    while at < len(text) and len(found) < 100:
        while at < len(text) and text[at] in " \t\r\n;,\ufeff":
            at += 1
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            return found, bool(found)
        found.append(value)
    return found, bool(found)


def _nest(source: str) -> int:
    depth = deepest = 0
    quoted = False
    for match in _MARK.finditer(source):
        mark = match.group()
        if mark == '"':
            quoted = not quoted
        elif quoted or mark[0] == "\\":
            continue
        elif mark in "[{":
            depth += 1
            deepest = max(deepest, depth)
        else:
            depth -= 1
    return deepest


def _unquote(raw: str) -> str:
    try:
        return str(json.loads(f'"{raw}"', strict=False))
    except ValueError:
        return raw


def _flatten(value: Any) -> Iterator[Node]:
    """Nodes of a value, outer before inner, without what lists of other articles hold."""
    waiting = [value]
    seen = 0
    while waiting and seen < MAX_NODES:
        seen += 1
        current = waiting.pop()
        if isinstance(current, list):
            waiting.extend(reversed(current))
        elif isinstance(current, dict):
            yield current
            inner = [v for k, v in current.items() if k not in _ELSEWHERE and isinstance(v, (dict, list))]
            waiting.extend(reversed(inner))


def _best(articles: list[Node], headline: str | None) -> Node:
    """The node of this page's article: the one whose headline is the page's, else the first that has most to say."""
    wanted = _letters(headline)

    def merit(node: Node) -> tuple[bool, int]:
        told = sum(name in node for name in ("headline", "datePublished", "author", "mainEntityOfPage", "publisher"))
        own = _letters(text_of(node.get("headline")))
        return bool(wanted and own and (wanted in own or own in wanted)), told

    return max(articles, key=merit, default={})


def _letters(line: str | None) -> str:
    return re.sub(r"\W+", "", line or "").casefold()
