"""Plain text that was scraped from a page: a list of breadcrumbs, the headline twice, the standfirst, then the report.

A text with none of these is read as what it is: a headline, where the first line looks like one, and paragraphs.
"""

from __future__ import annotations

import re

from onrecord.model.article import Article, Embed, Page, normalise
from onrecord.model.problems import Problem
from onrecord.pages.compose import MAX_TEXT, compose, within_limit
from onrecord.pages.decode import decode
from onrecord.pages.embeds import without_addresses
from onrecord.pages.furniture import without_furniture
from onrecord.pages.language import read_language
from onrecord.pages.lines import letters
from onrecord.pages.masthead import read_masthead
from onrecord.pages.metadata import web_address
from onrecord.pages.posts import posts_in
from onrecord.pages.sections import trim_path

_PASTED_POST = re.compile(
    r"(?:^|\s)(?:—|--|-)\s?[^—\n]{1,60}\(@\w{1,20}\)\s+(?:[A-Z][a-z]+ \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]+ \d{4})\W*$"
)
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*$")
# Lines of texts that were wrapped by hand or by mail are this long
WRAPPED = (40, 100)
MIN_WORDS = 5
# Characters that are looked at: twice what is kept, since furniture goes
LOOKED_AT = 2 * MAX_TEXT
MOST_LINES = 20_000


class ScrapeReader:
    """Reads plain texts."""

    name = "scrape"
    any_outlet = True

    def takes(self, page: Page) -> bool:
        """Every page that is plain text."""
        return page.media == "text"

    def read(self, page: Page) -> Article | Problem:
        """The article in the text, or why there is none."""
        article, problems = self.examine(page)
        return article or problems[0]

    def examine(self, page: Page) -> tuple[Article | None, tuple[Problem, ...]]:
        """The article, and what was left out of it."""
        lines, embeds, pasted = _without_posts(_lines(decode(page.content, page.charset).text[:LOOKED_AT]))
        top, rest = read_masthead(without_furniture(lines), page.hints.outlet)
        paragraphs = without_furniture(rest)
        if sum(len(line.split()) for line in paragraphs) < MIN_WORDS:
            what = "no report in the text: fewer than five words are left once the furniture is out"
            return None, (Problem(page.where, what),)
        paragraphs, cut = within_limit(paragraphs, page.where)
        url = page.url or web_address(top.told.get("url") or top.told.get("link") or top.told.get("source"))
        article = compose(
            url=url,
            outlet=top.outlet,
            section=trim_path(top.crumbs, top.headline, top.outlet),
            headline=top.headline,
            standfirst=top.standfirst,
            byline=tuple(dict.fromkeys(top.names)),
            published=top.published,
            modified=top.modified,
            language=read_language(None, paragraphs),
            paragraphs=paragraphs,
            embeds=embeds,
            hints=page.hints,
        )
        lost = (
            Problem(page.where, f"a post without an address was left out of the text: {line[:80]!r}") for line in pasted
        )
        return article, (*lost, *cut)


def _lines(text: str) -> list[str]:
    """The lines of a text; where its paragraphs were wrapped, each paragraph in one line."""
    groups = [g for g in re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n").replace("\r", "\n")) if g.strip()]
    found: list[str] = []
    for group in groups:
        lines = normalise(group).split("\n")
        found.extend([" ".join(lines)] if len(groups) > 1 and _wrapped(lines) else lines)
    return [line for line in found if line][:MOST_LINES]


def _wrapped(lines: list[str]) -> bool:
    """Whether the lines of a group are one paragraph: all but the last of a like length, and broken within
    sentences."""
    body = lines[:-1]
    if not body or any(line.startswith(("- ", "* ", "• ")) for line in lines):
        return False
    alike = all(WRAPPED[0] <= len(line) <= WRAPPED[1] for line in body)
    broken = sum(not _SENTENCE_END.search(line) for line in body)
    return alike and broken > len(body) / 2


def _without_posts(lines: list[str]) -> tuple[list[str], tuple[Embed, ...], list[str]]:
    """The lines without posts; the posts whose address is there; the words of posts without one."""
    found: dict[tuple[str, str], Embed] = {}
    kept: list[str] = []
    pasted: list[str] = []
    for line in lines:
        posts = [post for _, _, post in posts_in(line)] if "//" in line else []
        shown = "(@" in line and bool(_PASTED_POST.search(without_addresses(line).strip()))
        for post in posts:
            found.setdefault((post.platform, post.id), Embed(post.platform, post.id, post.url, post.posted, shown))
        if shown:
            pasted.extend([] if posts else [line])
            continue
        bare = without_addresses(line).strip(" ()[]<>") if posts else line
        if letters(bare):
            kept.append(bare)
    return kept, tuple(found.values()), pasted
