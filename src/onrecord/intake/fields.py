"""An article that came in fields (a feed's entry, a row, a JSON object) as a page that the readers read.

The page holds the composed Article in JSON, under the media ``article``; ``ArticleReader`` takes it out again. So every
way in hands on pages, and every article is made by the one composer.
"""

from __future__ import annotations

import msgspec

from onrecord.intake.given import shown
from onrecord.model.article import Article, Hints, Page
from onrecord.model.problems import Problem

MEDIA = "article"
# Characters of one body that are looked at: a whole page of 64 MiB may stand in a column, no article comes near this.
LONGEST_BODY = 20_000_000
MIN_WORDS = 5


class Fields(msgspec.Struct, frozen=True, kw_only=True):
    """What was told of an article, as told.

    Attributes:
        url, outlet, section, headline, standfirst, byline, language: as in ``Article``.
        published, modified: a time in any form that mastheads and machines write.
        body: its words, plain or in HTML.
        whole_page: whether ``body`` is a page with furniture, to be read as one, and not the article alone.
    """

    url: str | None = None
    outlet: str | None = None
    section: tuple[str, ...] = ()
    headline: str | None = None
    standfirst: str | None = None
    byline: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    body: str = ""
    whole_page: bool = False


def page_of(fields: Fields, where: str, hints: Hints) -> Page | Problem:
    """The page of an article in fields; a Problem where too few words are in it.

    Raises UsageError where a person's date is none.
    """
    # the composer and the parser of markup cost 0.2 s at import, and most runs read saved pages
    from onrecord.intake.fragments import article_of

    where = shown(where)
    if len(fields.body) > LONGEST_BODY:
        return Problem(where, f"its text has more than the limit of {LONGEST_BODY:,} characters and was not read")
    if fields.whole_page:
        content = fields.body.encode("utf-8", "replace")
        told = Hints(
            published=hints.published or _date(fields.published),
            outlet=fields.outlet or hints.outlet,
            url=fields.url or hints.url,
        )
        return Page(where=where, content=content, url=fields.url, charset="utf-8", media="html", hints=told)
    article = article_of(fields, hints)
    if len(article.text.split()) < MIN_WORDS:
        return Problem(where, "fewer than five words of text are in it: there is no report to read")
    return stored_page(article, where, hints)


def _date(told: str | None) -> str | None:
    """A date in a form that a hint may have; ``None`` for one that cannot be read."""
    from onrecord.pages.dates import read_when

    return told if told and read_when(told) is not None else None


def stored_page(article: Article, where: str, hints: Hints) -> Page:
    """The page of an article that was made already."""
    content = msgspec.json.encode(article)
    return Page(where=where, content=content, url=article.url, charset="utf-8", media=MEDIA, hints=hints)


class ArticleReader:
    """Takes an article out of the page that ``stored_page`` made."""

    name = "article"
    any_outlet = True

    def takes(self, page: Page) -> bool:
        """Pages that hold a composed article."""
        return page.media == MEDIA

    def read(self, page: Page) -> Article | Problem:
        """The article; a Problem where the page holds none."""
        try:
            return msgspec.json.decode(page.content, type=Article)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            return Problem(page.where, f"the article in it is damaged: {error}")
