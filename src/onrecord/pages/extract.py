"""From the source of an HTML page to its article: the whole way of the generic reader on one screen."""

from __future__ import annotations

import re
from copy import deepcopy
from itertools import islice

from lxml.html import HtmlElement

from onrecord.model.article import Article, Embed, Page
from onrecord.model.problems import Problem
from onrecord.pages import dates, metadata
from onrecord.pages.body import Block, main_blocks
from onrecord.pages.byline import byline
from onrecord.pages.compose import compose, within_limit
from onrecord.pages.dom import MAX_DEPTH, drop, parse, shape, words
from onrecord.pages.embeds import cut_embeds
from onrecord.pages.furniture import cut_boxes, without_furniture
from onrecord.pages.headline import first_h1, headline, lines_around
from onrecord.pages.language import read_language
from onrecord.pages.linear import plain_blocks
from onrecord.pages.lines import without_openers
from onrecord.pages.linked_data import clean, read_linked_data
from onrecord.pages.posts import posts_in
from onrecord.pages.sections import section
from onrecord.pages.standfirst import standfirst

# The shortest report among 137 measured pages has 60 words; a news flash may have one sentence
MIN_WORDS = 12
_ERROR = re.compile(
    r"\b(?:40[0-9]|50[0-9])\b|not found|access denied|forbidden|just a moment|attention required"
    r"|page unavailable|are you a (?:human|robot)"
    r"|verify you are|security check|captcha|error",
    re.IGNORECASE,
)
_WALL = re.compile(r"cookie|consent|privacy|datenschutz|einwilligung|your choices|before you continue", re.IGNORECASE)


DEGRADED = "its text was read by a plain extractor, and furniture of the page may stand in it"
# Characters in which the head of a page ends (real pages: at most 400,000), and in which a report must have ended
HEAD = 600_000
BODY = 5_000_000
MOST_POSTS = 500
_FIRST_H1 = re.compile(r"<h1\b[^<>]*>(.{1,600}?)</h1", re.IGNORECASE | re.DOTALL)


def extract(page: Page, source: str, fast: bool = False) -> tuple[Article | None, tuple[Problem, ...]]:
    """The article in ``source`` and what was lost on the way; ``fast`` spares the comparison of several algorithms."""
    tree = parse(source)
    if tree is None:
        return None, (Problem(page.where, "nothing stands in it"),)
    measured = shape(tree)
    h1 = first_h1(tree)
    data = read_linked_data(tree, h1)
    meta = metadata.read_meta(tree)
    url = metadata.address(tree, data, meta, page.url)
    outlet = metadata.outlet(data, meta, url)
    title = headline(tree, data, meta, outlet)
    path = section(tree, data, meta, title, outlet, url)
    near = lines_around(tree)
    names = byline(tree, data, meta, near, outlet)
    published = dates.published(data, meta, tree, near, url, measured.elements)
    modified = dates.modified(data, meta, tree)
    told_language = metadata.language(tree, data, meta)
    embeds = cut_embeds(tree)
    page_words = len(words(tree).split())
    if measured.depth > MAX_DEPTH:
        blocks, loss = plain_text(source), f"its elements are nested more than {MAX_DEPTH} deep: {DEGRADED}"
    else:
        blocks, loss = main_blocks(_cleaned(tree), fast), None
    intro = standfirst(tree, data, meta, title, blocks)
    paragraphs = without_openers(without_furniture([b.text for b in blocks]), title, intro, (*names, *path), outlet)
    if sum(len(line.split()) for line in paragraphs) < MIN_WORDS:
        return None, (Problem(page.where, no_article(tree, source, page_words, embeds)),)
    paragraphs, cut = within_limit(paragraphs, page.where)
    problems = ((Problem(page.where, loss),) if loss else ()) + cut
    article = compose(
        url=url,
        outlet=outlet,
        section=path,
        headline=title,
        standfirst=intro,
        byline=names,
        published=published,
        modified=modified,
        language=read_language(told_language, paragraphs),
        paragraphs=paragraphs,
        embeds=embeds,
        hints=page.hints,
    )
    return article, problems


def extract_plain(page: Page, source: str, why: str) -> tuple[Article | None, tuple[Problem, ...]]:
    """The article in ``source`` by means whose time grows with its length and nothing else: metadata out of the
    head, and the text of paragraphs. ``why`` says why no better was done."""
    end = source.find("</head", 0, HEAD)
    tree = parse(source[: end if end > 0 else HEAD])
    if tree is None:
        return None, (Problem(page.where, "nothing stands in it"),)
    title = _FIRST_H1.search(source)
    data = read_linked_data(tree)
    meta = metadata.read_meta(tree)
    url = metadata.address(tree, data, meta, page.url)
    outlet = metadata.outlet(data, meta, url)
    line = headline(tree, data, meta, outlet) or (clean(title.group(1)) if title else None)
    names = byline(tree, data, meta, [], outlet)
    embeds = {(e.platform, e.id): e for _, _, e in islice(posts_in(source[:BODY]), MOST_POSTS)}
    paragraphs = without_openers(without_furniture([b.text for b in plain_text(source)]), line, None, names, outlet)
    if sum(len(p.split()) for p in paragraphs) < MIN_WORDS:
        return None, (
            Problem(page.where, "no article on the page: no paragraphs of a report were found"),
            Problem(page.where, why),
        )
    paragraphs, cut = within_limit(paragraphs, page.where)
    article = compose(
        url=url,
        outlet=outlet,
        section=section(tree, data, meta, line, outlet, url),
        headline=line,
        standfirst=None,
        byline=names,
        published=dates.published(data, meta, tree, [], url, dates.HTMLDATE_ELEMENTS + 1),
        modified=dates.modified(data, meta, tree),
        language=read_language(metadata.language(tree, data, meta), paragraphs),
        paragraphs=paragraphs,
        embeds=tuple(embeds.values()),
        hints=page.hints,
    )
    return article, (Problem(page.where, why), *cut)


def plain_text(source: str) -> list[Block]:
    """The text of a page as the linear extractor reads it."""
    return [Block("p", text) for text in plain_blocks(source[:BODY])]


def _cleaned(tree: HtmlElement) -> HtmlElement:
    """A copy of the tree without boxes of furniture; the tree itself still serves to find the standfirst."""
    copied = deepcopy(tree)
    for element in list(copied.iter("script", "style", "template", "noscript", "svg")):
        drop(element)
    cut_boxes(copied)
    return copied


def no_article(tree: HtmlElement, source: str, count: int, embeds: tuple[Embed, ...]) -> str:
    """Why a page gives no article, and what to do."""
    title = " ".join(words(t) for t in list(tree.iter("title"))[:1]) or (tree.findtext(".//title") or "")
    if _ERROR.search(title):
        kind = f"it is an error or a check for robots ({title.strip()[:80]!r})"
        return f"no article on the page: {kind}; save the page from a browser"
    if count < 40 and not _WALL.search(_seen(source)) and source.count("<script") >= 1:
        return "no article on the page: its text is put in by scripts; save the page from a browser once it is shown"
    if _WALL.search(_seen(source)):
        return "no article on the page: only a consent wall was saved; answer it in a browser and save the page again"
    if embeds:
        return f"no article on the page: it holds {len(embeds)} embedded posts and no text of its own"
    return "no article on the page: no paragraphs of a report were found"


def _seen(source: str) -> str:
    """The first words of a page as it came, before anything was cut out of it."""
    tree = parse(source)
    return words(tree)[:3000] if tree is not None else ""
