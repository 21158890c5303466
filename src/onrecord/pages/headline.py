"""The headline: as the page prints it, without the outlet's name."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from onrecord.pages.dom import marks, words
from onrecord.pages.linked_data import LinkedData, clean, itemprops, text_of

_SEPARATOR = re.compile(r"\s+[|–—·•»:-]\s+|\s*\|\s*")
_KICKER = re.compile(r"kicker|eyebrow|overline|label|badge|flag|dachzeile|topline|prefix|category|premium|icon", re.IGNORECASE)


def first_h1(tree: HtmlElement) -> str | None:
    """The words of the page's own headline: an h1 marked as one, else the longest h1 (others hold the outlet's name)."""
    found = [(e, words(e)) for e in tree.iter("h1")]
    told = [(e, line) for e, line in found if line]
    marked = [line for e, line in told if re.search(r"headline|title", marks(e))]
    best = max(marked or [line for _, line in told], key=len, default=None)
    return best


def headline(tree: HtmlElement, data: LinkedData, meta: dict[str, str], outlet: str | None) -> str | None:
    """The headline of the page.

    JSON-LD says it cleanest (no kicker, no outlet); the h1 is what is printed. Where the two share their words the one that
    is the other's core is taken; then ``og:title``, microdata, ``<title>``.
    """
    titles = [clean(title.text_content()) for title in tree.iter("title")][:1]
    told = text_of(data.article.get("headline")) or text_of(data.article.get("name"))
    printed = first_h1(tree)
    candidates = [told, printed, meta.get("og:title"), *list(itemprops(tree, "headline"))[:1], meta.get("twitter:title"), *titles]
    lines = [line for raw in candidates if raw and (line := without_outlet(raw, outlet))]
    return lines[0] if lines else None


def without_outlet(line: str, outlet: str | None) -> str:
    """A title without the outlet's name and what stands behind it (``... | The Gazette``, ``... - DW - 30.01.2024``)."""
    letters = _letters(outlet or "")
    pieces = list(_SEPARATOR.finditer(line))
    for match in pieces:
        rest = _letters(line[match.end() :])
        head = line[: match.start()].strip()
        if letters and head and (rest == letters or rest.startswith(letters) and len(rest) <= len(letters) + 12):
            return head
    return line.strip()


def _letters(line: str) -> str:
    return re.sub(r"\W+|^the\s", "", line.casefold())
