"""The path of sections that a page stands in, from the broadest to the narrowest."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from onrecord.pages.dom import marks, words
from onrecord.pages.linked_data import LinkedData, clean, text_of

_HOME = frozenset(
    (
        "home", "homepage", "home page", "home news", "start", "startseite", "zur startseite", "accueil", "inicio",
        "início", "portada", "front page", "frontpage", "main", "main page", "main menu", "menu", "etusivu", "hem",
        "forside", "главная", "головна", "you are here", "news home", "all news", "breadcrumb", "breadcrumbs",
        "back", "skip to content", "skip to main content",
    )
)  # fmt: skip
# Names that say what sort of page it is, and of no section
_NO_SECTION = frozenset(
    {
        "article",
        "articles",
        "uncategorized",
        "uncategorised",
        "story",
        "stories",
        "post",
        "posts",
        "page",
        "blog",
        "all",
        "tags",
        "default",
    }
)
_LABEL = re.compile(r"(?:^|[\s_-])(?:eyebrow|kicker|section|category|rubric|channel|tagline)(?:$|[\s_-])")
_TRAIL = ".//*[contains(translate(concat(@class,' ',@id,' ',@aria-label,' ',@data-testid), 'BC', 'bc'), 'breadcrumb')]"
_MICRODATA = ".//*[contains(@itemtype, 'BreadcrumbList')]"
_SPLIT = re.compile(r"\s*[>›»/|→]\s*")
# A path of sections is short; longer lists are menus (longest of the annotated pages: 4)
MAX_PATH = 6
MAX_NAME = 50
# Elements in printed breadcrumbs; a larger box is a menu
MAX_BOX = 80


def section(
    tree: HtmlElement, data: LinkedData, meta: dict[str, str], headline: str | None, outlet: str | None, url: str | None
) -> tuple[str, ...]:
    """The path: BreadcrumbList in JSON-LD, in microdata, the breadcrumbs printed, then the section in metadata."""
    for node in data.of_type("BreadcrumbList"):
        if path := trim_path(_crumbs(node, url), headline, outlet):
            return path
    for query in (_MICRODATA, _TRAIL):
        for box in tree.xpath(query)[:5]:
            if path := trim_path(_printed(box), headline, outlet):
                return path
    told = data.article.get("articleSection")
    names = told if isinstance(told, list) else [told]
    for flat in (names, [meta.get("article:section")], [meta.get("parsely-section")], [meta.get("section")]):
        if path := trim_path([text_of(n) for n in flat], headline, outlet):
            return path[:1] if flat is not names or len(path) > 3 else path
    return trim_path(_label(tree), headline, outlet)[:1]


def _label(tree: HtmlElement) -> list[str]:
    """The linked label above or below the headline."""
    title = next(tree.iter("h1"), None)
    if title is None:
        return []
    near = title.xpath("preceding::a[position() <= 6] | following::a[position() <= 3]")
    found = (e for e in near if any(_LABEL.search(marks(x)) for x in (e, e.getparent()) if x is not None))
    return [words(e) for e in found][:1]


def trim_path(names: Iterable[str | None], headline: str | None, outlet: str | None) -> tuple[str, ...]:
    """A path without home, without the outlet, without the article itself, without repetitions."""
    path: list[str] = []
    for raw in names:
        name = (clean(raw or "") or "").strip(" >›»/|→:-")
        if not name or len(name) > MAX_NAME or is_home(name) or _alike(name, outlet) or "://" in name:
            continue
        if headline and _is_headline(name, headline):
            continue
        if name.casefold() not in (*_NO_SECTION, *(p.casefold() for p in path)):
            path.append(name)
    return tuple(path) if len(path) <= MAX_PATH else ()


def is_home(name: str) -> bool:
    """Whether a crumb is the front page or a label of the list, and no section."""
    return name.casefold().strip(" :>»›/|") in _HOME


def _crumbs(node: dict[str, Any], url: str | None) -> list[str | None]:
    listed = node.get("itemListElement")
    entries = [e for e in (listed if isinstance(listed, list) else [listed]) if isinstance(e, dict)]
    entries.sort(key=_position)
    found = []
    for entry in entries:
        item = entry.get("item")
        link = item.get("@id") or item.get("url") if isinstance(item, dict) else item
        if isinstance(link, str) and (_same_page(link, url) or _root(link)):
            continue
        found.append(text_of(entry.get("name")) or text_of(item if isinstance(item, dict) else None))
        if entry is entries[-1] and not link and len(entries) > 1 and len((found[-1] or "").split()) > 4:
            found.pop()
    return found


def _position(entry: dict[str, Any]) -> float:
    try:
        return float(entry.get("position") or 0)
    except (TypeError, ValueError):
        return 0


def _printed(box: HtmlElement) -> list[str | None]:
    """The names in printed breadcrumbs: list items, else links, else the line split at its arrows."""
    if sum(1 for _ in islice(box.iter(), MAX_BOX + 1)) > MAX_BOX:
        return []
    for tag in ("li", "a", "span"):
        names: list[str | None] = [words(e) for e in box.iter(tag) if e is not box]
        if len(names) > 1 or (names and tag == "a"):
            return names
    return list(_SPLIT.split(words(box)))


def _same_page(link: str, url: str | None) -> bool:
    try:
        return bool(url) and urlsplit(link).path.strip("/") == urlsplit(url or "").path.strip("/") != ""
    except ValueError:
        return False


def _root(link: str) -> bool:
    try:
        return link.startswith("http") and not urlsplit(link).path.strip("/") and not urlsplit(link).fragment
    except ValueError:
        return False


def _alike(name: str, outlet: str | None) -> bool:
    return bool(outlet) and _letters(name) == _letters(outlet or "")


def _is_headline(name: str, headline: str) -> bool:
    short, long = _letters(name.rstrip("….")), _letters(headline)
    return short == long or (len(short) >= 20 and (short in long or long in short))


def _letters(line: str) -> str:
    return re.sub(r"\W+", "", line).casefold()
