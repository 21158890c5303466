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
    r"stand-?first|(?:^|[\s_-])(?:lead|lede|leadin|dek|deck|chapo|chapeau|ingress|manchet|sommario"
    r"|catenaccio|entradilla|bajada|copete|abstract|excerpt"
    r"|vorspann|anleser|anriss|preface|einleitung|shorttext|subtitle|intro|description)(?:$|[\s_-])"
    r"|sub-?(?:title|head(?:line|ing)?|line)|summary|(?:article|post|story|page|entry|header)[-_]{1,2}(?:lead"
    r"|intro|description|summary|teaser|excerpt|dek)"
    r"|lead-?text|teaser-?text",
    re.IGNORECASE,
)
_NOT_HERE = re.compile(
    r"caption|byline|author|(?:^|[\s_-])(?:date|time|timestamp|nav|menu)|share|social|breadcrumb"
    r"|related|credit|teaser-?list|comment|audio|player|video|kicker|eyebrow|bullet",
    re.IGNORECASE,
)
# Measured on the pages with a standfirst: 5 to 110 words; shorter is a kicker, longer a report
MIN_WORDS, MAX_WORDS = 5, 120
# A first paragraph set in bold from end to end is a standfirst; a longer one is a paragraph that shouts
MAX_BOLD = 80
_BELOW = (
    "following::*["
    + " or ".join(f"self::{tag}" for tag in ("h2", "h3", "h4", "p", "div", "span", "strong", "ul"))
    + "]"
)
# Elements after the headline that are looked at
NEAR = 150


def standfirst(
    tree: HtmlElement, data: LinkedData, meta: dict[str, str], headline: str | None, body: list[Block]
) -> str | None:
    """The standfirst: what stands between the headline and the first paragraph and is named, set or described as one.

    A description in metadata proves that a printed line is the standfirst; alone it is none, since many pages describe
    themselves by their first sentence.
    """
    described = _descriptions(data, meta)
    opening = _letters(next((b.text for b in body if b.kind == "p" and len(b.text.split()) > 8), ""))
    title = _letters(headline or "")
    first: str | None = None
    for element, text in _candidates(tree, headline):
        letters = _letters(text)
        if title and title in letters:
            continue
        named = any(_NAMED.search(marks(e)) for e in (element, element.getparent()) if e is not None)
        matched = any(_matches(letters, d) for d in described)
        if matched and (
            named or element.tag in ("h2", "h3", "h4") or not _begins(opening, letters) or _styled_apart(element)
        ):
            return text
        if named or _bold(element):
            first = first or text
    return first


def _candidates(tree: HtmlElement, headline: str | None) -> Iterator[tuple[HtmlElement, str]]:
    """Short blocks below the headline, up to the report's own first paragraph and that one too."""
    title = _title(tree, headline)
    if title is None:
        return
    for seen, element in enumerate(title.xpath(_BELOW)):
        if seen > NEAR:
            return
        named = bool(_NAMED.search(marks(element)))
        leaf = len(element) == 0 or all(child.tag in ("b", "strong", "i", "em", "a", "span", "br") for child in element)
        if (element.tag in ("div", "span", "ul") and not named and not leaf) or _elsewhere(element, named):
            continue
        text = words(element)
        count = len(text.split())
        if MIN_WORDS <= count <= MAX_WORDS and not is_furniture(text):
            yield element, text
        if element.tag == "p" and count > MIN_WORDS and not named:
            return


def _elsewhere(element: HtmlElement, named: bool) -> bool:
    """Whether a block belongs to something else: a caption, a byline, a link to another page."""
    if not named and _NOT_HERE.search(marks(element)):
        return True
    return any(
        above.tag in ("a", "figure", "nav", "aside", "footer", "figcaption", "button", "form")
        for above in element.iterancestors()
    ) or (
        element.tag in ("h2", "h3", "h4", "div", "span")
        and len(words(element)) > 0
        and sum(len(words(a)) for a in element.iter("a")) > 0.8 * len(words(element))
    )


def _bold(element: HtmlElement) -> bool:
    """Whether a paragraph is bold from end to end."""
    if element.tag != "p":
        return False
    text = words(element)
    strong = sum(len(words(e)) for e in element.iter("strong", "b"))
    return strong >= 0.95 * len(text) and len(text.split()) <= MAX_BOLD


def _styled_apart(element: HtmlElement) -> bool:
    """Whether a paragraph is set otherwise than those that follow it."""

    def style(e: HtmlElement) -> tuple[str, str, str]:
        above = e.getparent()
        return str(e.tag), e.get("class") or "", (above.get("class") or "") if above is not None else ""

    following = element.xpath("following::p[string-length(.) > 60][position() <= 3]")
    return bool(following) and all(style(element) != style(p) for p in following)


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
    told += [
        meta.get(n)
        for n in ("description", "og:description", "twitter:description", "sailthru.description", "dc.description")
    ]
    return [_letters(t) for t in told if t and len(t.split()) >= MIN_WORDS]


def _matches(letters: str, described: str) -> bool:
    """Whether a printed line and a description are the same words; descriptions are often cut off."""
    short, long = sorted((letters, described), key=len)
    return len(short) >= 20 and (short in long or _begins(long, short)) and len(short) >= 0.4 * len(long)


def _begins(long: str, short: str) -> bool:
    return bool(short) and long.startswith(short[:-3] if len(short) > 30 else short)


def _letters(line: str) -> str:
    return re.sub(r"\W+", "", line).casefold()
