"""The one place where an Article is made: every field normalised once, the text built, the id taken."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.model.article import Article, Embed, Hints, article_id, normalise
from onrecord.model.grounds import When
from onrecord.model.problems import Problem
from onrecord.pages.dates import hinted_when
from onrecord.pages.metadata import host_of, web_address

# Characters of text: the longest of 137 measured reports has 60,000, the language engine takes no more than 1,000,000
MAX_TEXT = 500_000


def compose(
    *,
    url: str | None,
    outlet: str | None,
    section: Iterable[str],
    headline: str | None,
    standfirst: str | None,
    byline: Iterable[str],
    published: When | None,
    modified: When | None,
    language: str | None,
    paragraphs: Iterable[str],
    embeds: tuple[Embed, ...],
    hints: Hints,
) -> Article:
    """An article from what was read; what a person says (``hints``) stands where the page itself says nothing.

    Raises UsageError where a person's date or address is none.
    """
    intro = one_line(standfirst)
    lines = once([line for raw in paragraphs if (line := one_line(raw))])
    text = "\n".join([intro, *lines] if intro else lines)
    url = url or web_address(hints.url)
    outlet = one_line(outlet) or one_line(hints.outlet) or host_of(url)
    published = published or (hinted_when(hints.published) if hints.published else None)
    title = one_line(headline)
    return Article(
        id=article_id(url, outlet, title, published, text),
        url=url,
        outlet=outlet,
        section=tuple(name for raw in section if (name := one_line(raw))),
        headline=title,
        standfirst=intro,
        byline=tuple(name for raw in byline if (name := one_line(raw))),
        published=published,
        modified=modified,
        language=language,
        text=text,
        embeds=embeds,
    )


def once(lines: list[str], shortest: int = 60) -> list[str]:
    """The paragraphs, each told once: pages print a caption or a standfirst again where a phone shows it.

    Only whole paragraphs of at least ``shortest`` characters: short lines ("Yes.", "He laughs.") may well come twice.
    """
    first = {line: at for at, line in reversed(list(enumerate(lines)))}
    return [line for at, line in enumerate(lines) if len(line) < shortest or first[line] == at]


def within_limit(paragraphs: list[str], where: str) -> tuple[list[str], tuple[Problem, ...]]:
    """The paragraphs of the first ``MAX_TEXT`` characters, and a Problem where that left some out."""
    size = 0
    for at, line in enumerate(paragraphs):
        size += len(line) + 1
        if size > MAX_TEXT:
            kept = paragraphs[:at] or [line[:MAX_TEXT]]
            return kept, (Problem(where, f"only the first {MAX_TEXT:,} characters of its text were kept"),)
    return paragraphs, ()


def one_line(raw: str | None) -> str | None:
    """A normalised line; ``None`` where nothing is left."""
    return " ".join(normalise(raw or "").split("\n")) or None
