"""Any HTML page to its article."""

from __future__ import annotations

import re
from copy import deepcopy

from lxml.html import HtmlElement

from onrecord.model.article import Article, Embed, Page
from onrecord.model.problems import Problem
from onrecord.pages import dates, metadata
from onrecord.pages.bounded import bounded_blocks
from onrecord.pages.byline import byline
from onrecord.pages.compose import compose
from onrecord.pages.decode import decode
from onrecord.pages.dom import drop, parse, shape, words
from onrecord.pages.embeds import cut_embeds
from onrecord.pages.furniture import cut_boxes, without_furniture
from onrecord.pages.headline import first_h1, headline, lines_around
from onrecord.pages.language import read_language
from onrecord.pages.lines import without_openers
from onrecord.pages.linked_data import read_linked_data
from onrecord.pages.sections import section
from onrecord.pages.standfirst import standfirst

# The shortest report among 137 measured pages has 60 words; a news flash may have one sentence
MIN_WORDS = 12
_ERROR = re.compile(
    r"\b(?:40[0-9]|50[0-9])\b|not found|access denied|forbidden|just a moment|attention required|page unavailable|are you a (?:human|robot)"
    r"|verify you are|security check|captcha|error",
    re.IGNORECASE,
)
_WALL = re.compile(r"cookie|consent|privacy|datenschutz|einwilligung|your choices|before you continue", re.IGNORECASE)


class GenericReader:
    """Reads any HTML page: its metadata, its printed lines, its main text, its embedded posts."""

    name = "generic"
    any_outlet = True

    def takes(self, page: Page) -> bool:
        """Every page that is HTML."""
        return page.media == "html"

    def read(self, page: Page) -> Article | Problem:
        """The article on the page, or why there is none."""
        article, problems = self.examine(page)
        return article or problems[0]

    def examine(self, page: Page) -> tuple[Article | None, tuple[Problem, ...]]:
        """The article, and what was lost while it was read."""
        source = decode(page.content, page.charset).text
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
        blocks, loss = bounded_blocks(_cleaned(tree), source, measured)
        intro = standfirst(tree, data, meta, title, blocks)
        paragraphs = without_openers(without_furniture([b.text for b in blocks]), title, intro, (*names, *path), outlet)
        if sum(len(line.split()) for line in paragraphs) < MIN_WORDS:
            return None, (Problem(page.where, _nothing(tree, source, page_words, embeds)),)
        problems = (Problem(page.where, loss),) if loss else ()
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


def _cleaned(tree: HtmlElement) -> HtmlElement:
    """A copy of the tree without boxes of furniture; the tree itself still serves to find the standfirst."""
    copied = deepcopy(tree)
    for element in list(copied.iter("script", "style", "template", "noscript", "svg")):
        drop(element)
    cut_boxes(copied)
    return copied


def _nothing(tree: HtmlElement, source: str, count: int, embeds: tuple[Embed, ...]) -> str:
    """Why a page gives no article, and what to do."""
    title = " ".join(words(t) for t in list(tree.iter("title"))[:1]) or (tree.findtext(".//title") or "")
    if _ERROR.search(title):
        return f"no article on the page: it is an error or a check for robots ({title.strip()[:80]!r}); save the page from a browser"
    if count < 40 and source.count("<script") >= 1:
        return "no article on the page: its text is put in by scripts; save the page from a browser once it is shown"
    if _WALL.search(" ".join(words(tree)[:3000].split())):
        return "no article on the page: only a consent wall was saved; agree or refuse in a browser and save the page again"
    if embeds:
        return f"no article on the page: it holds {len(embeds)} embedded posts and no text of its own"
    return "no article on the page: no paragraphs of a report were found"
