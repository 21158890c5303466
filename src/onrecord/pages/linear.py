"""A plain extractor whose time grows with the length of the page and with nothing else.

It stands behind the good one: for pages so large or so deeply nested that a parser would lose their text or never
come back. It reads tags in one pass, keeps what stands in ``<p>`` (or between block tags where there are none), and
builds no tree.
"""

from __future__ import annotations

import re
from html import unescape

from onrecord.model.article import normalise

_TOKEN = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)((?:[^<>\"']|\"[^\"<>]*\"|'[^'<>]*')*)>|<!--|<[!?/]?")
_SKIPPED = frozenset(
    (
        "script", "style", "noscript", "template", "svg", "head", "nav", "footer", "aside", "form", "button",
        "select", "textarea", "iframe", "figure", "figcaption",
    )
)  # fmt: skip
_RAW = frozenset({"script", "style", "textarea"})
_BREAKS = frozenset(
    (
        "p", "div", "section", "article", "main", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6",
        "blockquote", "table", "tr", "td", "th", "br", "hr", "header", "footer", "pre", "dl", "dt", "dd",
        "body", "html",
    )
)  # fmt: skip
# A post's words are not the outlet's: they go, as in the tree
_POST = re.compile(r"tweet|instagram-media|tiktok|bluesky|fb-post|telegram|mastodon", re.IGNORECASE)
MAX_POST = 20_000
# A sentence's worth: shorter lines outside <p> are labels and links
MIN_LINE = 80


def plain_blocks(source: str, most: int = 1_000_000) -> list[str]:
    """The paragraphs of a page in order, up to ``most`` characters; no loop ever goes back in the text."""
    paragraphs: list[str] = []
    others: list[str] = []
    line: list[str] = []
    in_p = False
    at = size = 0

    def flush() -> int:
        text = " ".join(normalise(unescape("".join(line))).split("\n"))
        line.clear()
        if text and in_p:
            paragraphs.append(text)
        elif len(text) >= MIN_LINE:
            others.append(text)
        return len(text)

    while at < len(source) and size < most:
        match = _TOKEN.search(source, at)
        if match is None:
            line.append(source[at:])
            break
        line.append(source[at : match.start()])
        closing, name, attributes = match.groups()
        at = match.end()
        if match.group() == "<!--":
            at = _past(source, "-->", at)
        elif name is None:
            line.append(match.group() if match.group() == "<" else "")
        elif (tag := name.lower()) in _SKIPPED and not closing:
            at = _past(source, f"</{tag}", at) if tag in _RAW or tag in ("head", "svg", "noscript") else at
        elif tag == "blockquote" and not closing and _POST.search(attributes):
            end = source.find("</blockquote", at, at + MAX_POST)
            at = end if end > 0 else at
        elif tag in _BREAKS:
            size += flush()
            in_p = tag == "p" and not closing
    flush()
    return paragraphs if sum(map(len, paragraphs)) >= sum(map(len, others)) / 2 else others


def _past(source: str, end: str, start: int) -> int:
    """Where the search goes on after ``end``; the page's end where it never comes."""
    found = source.find(end, start)
    return len(source) if found < 0 else found + len(end)
