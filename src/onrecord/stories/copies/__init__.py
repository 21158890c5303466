"""Near copies of any size, and whose words a report is.

``add`` takes a reading in and says which reports on the shelf it shares text with; ``of`` lists those of a report;
``origin`` says whose words a report mainly is; ``texts`` folds reports into texts; ``compare`` and ``credits`` are the
same for two reports and one, with no shelf. A report is known by ``Article.id``.
"""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.model.article import Article
from onrecord.model.reading import Reading
from onrecord.model.sharing import Copy, Credit, Origin
from onrecord.stories.shelf import Shelf


def add(shelf: Shelf, reading: Reading) -> list[Copy]:
    """Takes a reading in and returns the pairs that it makes with reports already there.

    A report that is there already changes nothing and returns nothing. The caller commits.
    """
    raise NotImplementedError


def of(shelf: Shelf, report: str) -> list[Copy]:
    """Every report that shares text with this one, by the other's id; empty where the report is not on the shelf."""
    raise NotImplementedError


def origin(shelf: Shelf, report: str) -> Origin:
    """Whose words a report mainly is; all unknown where it is not on the shelf."""
    raise NotImplementedError


def texts(copies: Iterable[Copy]) -> list[tuple[str, ...]]:
    """The reports that are one text (``same``, ``abridged``, ``edited``), each group sorted, the groups too."""
    raise NotImplementedError


def compare(a: Article, b: Article) -> Copy | None:
    """What two reports share; ``None`` where they share no ten words in a row and no order of details. Pure."""
    raise NotImplementedError


def credits(article: Article) -> tuple[Credit, ...]:
    """The newsrooms that a report itself names as where its words are from, the strongest first."""
    raise NotImplementedError
