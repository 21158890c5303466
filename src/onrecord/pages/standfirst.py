"""The standfirst: the line or two between headline and report, as printed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from onrecord.pages.body import Block
from onrecord.pages.dom import marks, words
from onrecord.pages.furniture import is_furniture
from onrecord.pages.linked_data import LinkedData, text_of

_NAMED = re.compile(
    r"stand-?first|(?:^|[\s_-])(?:lead|lede|leadin|dek|deck|chapo|chapeau|ingress|manchet|sommario|catenaccio|entradilla|bajada|copete|abstract|excerpt|vorspann|anleser|anriss)(?:$|[\s_-])"
    r"|sub-?(?:title|head(?:line|ing)?|line)|summary|intro(?:duction)?(?:$|[\s_-])|(?:article|post|story|page|entry)-{1,2}_?_?(?:lead|intro|description|summary|teaser|excerpt|dek)"
    r"|(?:^|[\s_-])description(?:$|[\s_-])|teaser-?text|lead-?text|leadtext",
    re.IGNORECASE,
)
_BLOCKS = ("h2", "h3", "h4", "p", "div", "strong", "span", "ul")
_NOT_HERE = re.compile(r"caption|byline|author|date|time|share|social|breadcrumb|nav|menu|related|credit|teaser-list|comment|audio|player", re.I)
# Measured on the pages with a standfirst: 5 to 110 words; shorter is a kicker, longer a report
MIN_WORDS, MAX_WORDS = 5, 120


def standfirst(
    tree: HtmlElement, data: LinkedData, meta: dict[str, str], headline: str | None, body: list[Block]
) -> str | None:
    """The standfirst: what stands between the headline and the first paragraph and is named or described as one.

    A description in metadata proves that a printed line is the standfirst; alone it is none, since many pages describe
    themselves by their first sentence.
    """
    described = _descriptions(data, meta)
    opening = _letters(next((b.text for b in body if b.kind == "p" and len(b.text.split()) > 8), ""))
    near: list[tuple[bool, str]] = []
    for element, text in _candidates(tree, headline):
        letters = _letters(text)
        named = bool(_NAMED.search(marks(element))) or element.getparent() is not None and bool(_NAMED.search(marks(element.getparent())))
        matched = any(_matches(letters, d) for d in described)
        if (named or element.tag in ("h2", "h3")) and (matched or letters != opening):
            near.append((matched, text))
        elif matched and letters != opening and not _begins(opening, letters):
            near.append((True, text))
    return next((t for matched, t in near if matched), next((t for _, t in near), None))


def _candidates(tree: HtmlElement, headline: str | None) -> Iterator[tuple[HtmlElement, str]]:
    """Short blocks around the headline: before it in the same header, and after it up to the report's own paragraphs."""
    title = _title(tree, headline)
    if title is None:
        return
    seen = 0
    for element in title.xpath("following::*[self::h2 or self::h3 or self::h4 or self::p or self::div or self::span or self::strong or self::ul]"):
        seen += 1
        if seen > 150:
            return
        if _NOT_HERE.search(marks(element)) and not _NAMED.search(marks(element)):
            continue
        if element.tag in ("div", "span", "ul") and not _NAMED.search(marks(element)):
            continue
        text = words(element)
        count = len(text.split())
        if MIN_WORDS <= count <= MAX_WORDS and not is_furniture(text) and _letters(text) != _letters(headline or ""):
            yield element, text
        if element.tag == "p" and count > MIN_WORDS and seen > 1 and not _NAMED.search(marks(element)):
            return


def _title(tree: HtmlElement, headline: str | None) -> HtmlElement | None:
    wanted = _letters(headline or "")
    titles = list(tree.iter("h1"))
    for title in titles:
        own = _letters(words(title))
        if own and wanted and (own in wanted or wanted in own):
            return title
    return titles[-1] if titles else None


def _descriptions(data: LinkedData, meta: dict[str, str]) -> list[str]:
    told = [text_of(data.article.get(n)) for n in ("description", "alternativeHeadline", "abstract")]
    told += [meta.get(n) for n in ("description", "og:description", "twitter:description", "sailthru.description", "dc.description")]
    return [_letters(t) for t in told if t and len(t.split()) >= MIN_WORDS]


def _matches(letters: str, described: str) -> bool:
    """Whether a printed line and a description are the same words; descriptions are often cut off."""
    short, long = sorted((letters, described), key=len)
    return len(short) >= 20 and (short in long or _begins(long, short)) and len(short) >= 0.4 * len(long)


def _begins(long: str, short: str) -> bool:
    return bool(short) and long.startswith(short[:-3] if len(short) > 30 else short)


def _letters(line: str) -> str:
    return re.sub(r"\W+", "", line).casefold()
