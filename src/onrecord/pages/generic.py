"""The reader of any HTML page."""

from __future__ import annotations

from onrecord.model.article import Article, Page
from onrecord.model.problems import Problem
from onrecord.pages.bounded import bounded_article


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
        return bounded_article(page)
