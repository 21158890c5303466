"""The tree of an HTML page, and how words are read off it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree, html
from lxml.html import HtmlElement

from onrecord.model.article import normalise

BLOCKS = frozenset(
    (
        "address", "article", "aside", "blockquote", "br", "dd", "details", "div", "dl", "dt", "fieldset",
        "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li",
        "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead",
        "tr", "ul", "video", "audio", "iframe",
    )
)  # fmt: skip
UNSEEN = frozenset(
    (
        "script", "style", "noscript", "template", "svg", "head", "title", "meta", "link", "button", "select",
        "option", "textarea", "input",
    )
)  # fmt: skip
# What a line of text is set with: an element with no other children is a line
LEAF_CHILDREN = frozenset(
    (
        "a", "b", "strong", "i", "em", "span", "br", "time", "small", "abbr", "mark", "sup", "sub", "u", "svg",
        "img", "address", "cite",
    )
)  # fmt: skip
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# libxml2 drops what lies deeper than 256 elements without a word; real pages stay under 30 (137 pages measured)
MAX_DEPTH = 200


@dataclass(frozen=True, slots=True)
class Shape:
    """How large a tree is: its elements, and how deep the deepest lies."""

    elements: int
    depth: int


def shape(tree: HtmlElement) -> Shape:
    """Counts elements and depth in one pass; building the tree is linear, whatever the page, since the depth is
    capped."""
    elements = depth = deepest = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        if event == "end":
            depth -= 1
            continue
        elements += 1
        depth += 1
        deepest = max(deepest, depth)
    return Shape(elements, deepest)


def parse(source: str) -> HtmlElement | None:
    """The tree of a page; ``None`` where there is nothing to build one from."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(_ILLEGAL.sub("", source).encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def marks(element: HtmlElement) -> str:
    """Class, id and data names of an element: what its author calls it; lower case, ``ContentHeaderDek`` in parts."""
    names = (element.get(name) or "" for name in ("class", "id", "data-testid", "data-component", "itemprop", "role"))
    return _HUMP.sub("-", " ".join(names)).lower()


def words(element: HtmlElement) -> str:
    """The text that a reader sees in an element, blocks apart by blanks, in one line."""
    return " ".join(normalise("".join(_pieces(element))).split("\n"))


def _pieces(element: HtmlElement) -> Iterator[str]:
    """Text and breaks in document order; iterative, since a tree may be deep."""
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, node in walk:
        if not isinstance(node.tag, str):
            continue
        block = node.tag in BLOCKS
        if event == "start":
            if node.tag in UNSEEN and node is not element:
                walk.skip_subtree()
                continue
            yield "\n" if block else ""
            yield node.text or ""
        else:
            yield "\n" if block else ""
            if node is not element:
                yield node.tail or ""


def drop(element: HtmlElement) -> None:
    """Takes an element out of its tree; the text that follows it stays."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = legal((before.tail or "") + element.tail)
        else:
            parent.text = legal((parent.text or "") + element.tail)
    parent.remove(element)


def legal(text: str) -> str:
    """A text that a tree takes: character references bring in control characters that lxml refuses to be given."""
    return _ILLEGAL.sub("", text)


def text_sizes(tree: HtmlElement) -> dict[HtmlElement, int]:
    """How many characters of text each element holds, scripts left out; one pass from the leaves up."""
    sizes: dict[HtmlElement, int] = {}
    for element in reversed(list(tree.iter())):
        own = 0 if element.tag in ("script", "style", "noscript") else len((element.text or "").strip())
        sizes[element] = own + sum(sizes.get(child, 0) + len((child.tail or "").strip()) for child in element)
    return sizes
