"""The words of an article that came alone, in HTML or plain: its paragraphs, and the posts of networks in it."""

from __future__ import annotations

import re

from lxml import etree
from lxml.html import HtmlElement

from onrecord.intake.fields import Fields
from onrecord.model.article import Article, Embed, Hints, normalise
from onrecord.pages.compose import compose
from onrecord.pages.dates import read_when
from onrecord.pages.dom import MAX_DEPTH, parse, shape
from onrecord.pages.embeds import cut_embeds
from onrecord.pages.language import read_language
from onrecord.pages.linear import plain_blocks
from onrecord.pages.metadata import web_address

_MARKUP = re.compile(
    r"</(?:p|div|br|h[1-6]|a|em|strong|blockquote|section|article|ul|body|html)\s*>|<(?:p|br)\s*/?>", re.I
)
_BREAKS = frozenset(
    "p div section article main li ul ol h1 h2 h3 h4 h5 h6 blockquote table tr br hr pre dl dt dd body".split()
)
_UNREAD = frozenset("script style noscript template svg iframe figure figcaption button form nav head".split())
# Beyond this many characters, and where elements lie deeper than a parser keeps, the linear extractor reads it.
LARGEST_TREE = 2_000_000


def article_of(fields: Fields, hints: Hints) -> Article:
    """The article; what a person says stands where the fields say nothing. Raises UsageError for a hint that is no
    date.
    """
    paragraphs, embeds = paragraphs_of(fields.body)
    standfirst = fields.standfirst and " ".join(paragraphs_of(fields.standfirst)[0])
    # a summary is often the first paragraph again, or its beginning cut off: that is no standfirst of its own
    if standfirst and paragraphs and _same(standfirst, " ".join(paragraphs[:3])):
        standfirst = None
    return compose(
        url=web_address(fields.url),
        outlet=fields.outlet,
        section=fields.section,
        headline=fields.headline and " ".join(paragraphs_of(fields.headline)[0]),
        standfirst=standfirst,
        byline=fields.byline,
        published=read_when(fields.published),
        modified=read_when(fields.modified),
        language=read_language(_language(fields.language), paragraphs),
        paragraphs=paragraphs,
        embeds=embeds,
        hints=hints,
    )


def paragraphs_of(body: str) -> tuple[list[str], tuple[Embed, ...]]:
    """The paragraphs, and the posts that stood among them; no word of a post stays in a paragraph."""
    if not _MARKUP.search(body):
        return [line for line in normalise(body).split("\n") if line], ()
    tree = parse(body) if len(body) <= LARGEST_TREE else None
    if tree is None or shape(tree).depth > MAX_DEPTH:
        return plain_blocks(body), ()
    embeds = cut_embeds(tree)
    return _lines(tree), embeds


def _lines(tree: HtmlElement) -> list[str]:
    pieces: list[str] = []
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        tag = element.tag if isinstance(element.tag, str) else ""
        broken = "\n" if tag in _BREAKS else ""
        if event == "start":
            if not tag or tag in _UNREAD:
                walk.skip_subtree()
            else:
                pieces.append(broken + _flat(element.text))
        else:
            pieces.append(broken + _flat(element.tail))
    return [line for line in normalise("".join(pieces)).split("\n") if line]


def _flat(text: str | None) -> str:
    return re.sub(r"\s+", " ", text or "")


def _same(summary: str, start: str) -> bool:
    plain = (
        re.sub(r"\W+", " ", re.sub(r"(?:\[?(?:…|\.\.\.)\]?|read more)\s*$", "", summary, flags=re.I)).strip().lower()
    )
    return bool(plain) and re.sub(r"\W+", " ", start).strip().lower().startswith(plain)


def _language(told: str | None) -> str | None:
    code = (told or "").strip().lower().replace("_", "-").split("-")[0]
    if code == "english":
        return "en"
    return code if re.fullmatch(r"[a-z]{2}", code) else None
