"""``read``: any page to its article, by whichever reader has the narrowest claim to it."""

from __future__ import annotations

from typing import Any

import msgspec

from onrecord.extend import load
from onrecord.model.article import Article, Page
from onrecord.model.problems import BadExtension, OnrecordError, Problem
from onrecord.pages.dates import hinted_when
from onrecord.pages.decode import decode, kind, not_a_text

# Bytes of a page, inflated. The largest of 137 real pages has 2.2 MB; a parser needs about ten times the size in memory
MAX_BYTES = 20_000_000
READ_LANGUAGE = "en"


def read(page: Page) -> tuple[Article | None, list[Problem]]:
    """The article on a page, or ``None``, and what could not be read.

    Never raises for what the page holds. Raises UsageError where a hint is no date, BadExtension where a reader
    breaks its contract.
    """
    if page.hints.published:
        hinted_when(page.hints.published)
    if refusal := _refusal(page):
        return None, [Problem(page.where, refusal)]
    decoded = decode(page.content, page.charset)
    if not decoded.text.strip():
        return None, [Problem(page.where, "it is empty: nothing but blanks stands in it")]
    media = page.media or kind(decoded.text)
    if media == "feed":
        return None, [Problem(page.where, "it is a feed or a sitemap, not an article: read the pages that it lists")]
    problems: list[Problem] = []
    if decoded.lost:
        problems.append(
            Problem(
                page.where,
                f"{decoded.lost} characters could not be decoded as {decoded.charset}; U+FFFD stands for each",
            )
        )
    if decoded.guessed:
        what = f"its bytes are not in the encoding it declares, or it declares none: read as {decoded.charset}"
        problems.append(Problem(page.where, what))
    article = _by_readers(msgspec.structs.replace(page, media=media), problems)
    if article is not None and article.language not in (None, READ_LANGUAGE):
        problems.append(
            Problem(
                page.where,
                f"not English but {article.language!r}: onrecord reads English only; its claims are not to be trusted",
            )
        )
    return article, problems


def _refusal(page: Page) -> str | None:
    if not page.content:
        return "it is empty"
    if len(page.content) > MAX_BYTES:
        return f"it has {len(page.content):,} bytes; a page may have {MAX_BYTES:,}: no article is that large"
    if what := not_a_text(page.content):
        return f"it is {what}, not a page or a text: save its words as text first"
    return None


def _by_readers(page: Page, problems: list[Problem]) -> Article | None:
    """The article by the first reader that finds one; those of one outlet go before those of any."""
    readers = [_made(name, made) for name, made in load("readers").items()]
    willing = [reader for reader in readers if reader.takes(page)]
    willing.sort(key=lambda reader: bool(getattr(reader, "any_outlet", False)))
    for reader in willing:
        article, found = _examined(reader, page)
        problems.extend(found)
        if article is not None:
            return article
    if not willing:
        problems.append(Problem(page.where, f"no reader takes a page of the kind {page.media!r}"))
    return None


def _made(name: str, made: Any) -> Any:
    reader = made() if isinstance(made, type) else made
    if not callable(getattr(reader, "takes", None)) or not callable(getattr(reader, "read", None)):
        raise BadExtension(f"the reader {name!r} has no takes() or no read(); see onrecord.extend.Reader")
    return reader


def _examined(reader: Any, page: Page) -> tuple[Article | None, tuple[Problem, ...]]:
    """What a reader makes of a page; a reader's own fault on one page is a Problem of that page and stops no run."""
    try:
        return _asked(reader, page)
    except OnrecordError:
        raise
    except Exception as fault:
        name = getattr(reader, "name", type(reader).__name__)
        return None, (
            Problem(page.where, f"the reader {name!r} failed on it ({type(fault).__name__}: {fault}); please report"),
        )


def _asked(reader: Any, page: Page) -> tuple[Article | None, tuple[Problem, ...]]:
    """The answer of a reader; ``examine`` (article and problems) is asked where it has one, else ``read``."""
    if callable(getattr(reader, "examine", None)):
        article, problems = reader.examine(page)
        return article, tuple(problems)
    found = reader.read(page)
    if isinstance(found, Problem):
        return None, (found,)
    if not isinstance(found, Article):
        raise BadExtension(
            f"the reader {getattr(reader, 'name', reader)!r} returned {type(found).__name__}, not Article or Problem"
        )
    return found, ()
