"""The headline: as the page prints it, without the outlet's name."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from onrecord.pages.dom import LEAF_CHILDREN, UNSEEN, marks, words
from onrecord.pages.linked_data import LinkedData, clean, itemprops, text_of

# Elements after and before the headline among which its byline and date stand (dev pages: at most 70 after, 12 before)
FOLLOWING = 120
PRECEDING = 20
_SEPARATOR = re.compile(r"\s+[|–—·•»:-]\s+|\s*\|\s*")


def first_h1(tree: HtmlElement) -> str | None:
    """The words of the page's own headline: an h1 marked as one, else the longest h1 (others hold the outlet's
    name)."""
    found = [(e, words(e)) for e in tree.iter("h1")]
    told = [(e, line) for e, line in found if line]
    marked = [line for e, line in told if re.search(r"headline|title", marks(e))]
    return max(marked or [line for _, line in told], key=len, default=None)


def headline(tree: HtmlElement, data: LinkedData, meta: dict[str, str], outlet: str | None) -> str | None:
    """The headline of the page, as printed: JSON-LD's where the page prints it, else the h1, else what there is.

    Each is wrong on some pages: the h1 holds a kicker or words for search engines while the large line is another
    element, JSON-LD and ``og:title`` hold a headline written for search or for sharing.
    """
    titles = [clean(title.text_content()) for title in tree.iter("title")][:1]
    told = text_of(data.article.get("headline")) or text_of(data.article.get("name"))
    printed = first_h1(tree)
    shared = meta.get("og:title") or meta.get("twitter:title")
    raws = [told, printed, shared, *list(itemprops(tree, "headline"))[:1], *titles]
    told, printed, shared, *others = [without_outlet(raw, outlet) if raw else None for raw in raws]
    if (
        told
        and printed
        and not (_letters(told) in (_letters(printed), _letters(shared or "")) or _is_printed(told, tree))
    ):
        told = None if _sound(printed) else told
    return next((line for line in (told, printed if _sound(printed) else None, shared, printed, *others) if line), None)


def _is_printed(line: str, tree: HtmlElement) -> bool:
    """Whether the words of a line stand on the page, wherever."""
    return _letters(line) in _letters(words(tree))


def _sound(line: str | None) -> bool:
    """Whether an h1 can be a headline: the name of a rubric or an outlet is shorter."""
    return bool(line) and len((line or "").split()) >= 3


def without_outlet(line: str, outlet: str | None) -> str:
    """A title without the outlet's name and what stands behind it (``... | The Gazette``, ``... - DW -
    30.01.2024``)."""
    letters = _letters(outlet or "")
    pieces = list(_SEPARATOR.finditer(line))
    for match in pieces:
        rest = _letters(line[match.end() :])
        head = line[: match.start()].strip()
        if letters and head and (rest == letters or (rest.startswith(letters) and len(rest) <= len(letters) + 12)):
            return head
    return line.strip()


def _letters(line: str) -> str:
    return re.sub(r"\W+|^the\s", "", line.casefold())


def lines_around(tree: HtmlElement) -> list[str]:
    """The short lines printed around the headline, nearest first: where bylines and dates stand."""
    titles = [e for e in tree.iter("h1") if words(e)]
    if not titles:
        return []
    title = max(titles, key=lambda e: len(words(e)))
    found: dict[str, None] = {}
    for query, most in (("following::*", FOLLOWING), ("preceding::*", PRECEDING)):
        near = title.xpath(f"({query})[position() <= {most}]")
        for element in near if query.startswith("f") else reversed(near):
            if element.tag in UNSEEN or not all(child.tag in LEAF_CHILDREN for child in element):
                continue
            if element.tag in LEAF_CHILDREN and any(
                sum(map(len, p.itertext())) > 200 for p in element.iterancestors("p")
            ):
                continue
            line = words(element)
            if 3 <= len(line) <= 150:
                found.setdefault(line)
    return list(found)
