"""What relative times are counted from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from onrecord.grounding.when.calendar import made
from onrecord.grounding.when.words import DAY, MONTH, YEAR, month_number
from onrecord.model.article import Article
from onrecord.model.grounds import Basis

Evidence = Literal["published", "embed", "text", "unknown"]

_DAY_AT_LEAST = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
# "GENEVA, 17 November 2024 (ICRC) -", "KYIV, Nov. 17, 2024 --": a dateline stands at the head of a line, in capitals.
_DATELINE = re.compile(
    rf"^[A-Z][A-Z .,'’/-]{{2,60}}[,(] ?(?:(?P<m>{MONTH}) (?P<d>{DAY}),? (?P<y>{YEAR})|(?P<d2>{DAY}) (?P<m2>{MONTH}),"
    rf"? (?P<y2>{YEAR}))\b",
    re.MULTILINE,
)
_HEAD = 600  # characters of the text in which a dateline may stand: standfirst and first line


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day that "yesterday" is the day before.

    Attributes:
        value: the day, or ``None`` where there is no evidence of one.
        basis: what the day was taken from: the page's date, an embedded post, the dateline, or nothing.
    """

    value: date | None
    basis: Evidence = "published"

    @property
    def relative(self) -> Basis:
        """The basis of a value that was counted from this anchor."""
        if self.value is None:
            return "unknown"
        return {"published": "text+published", "embed": "embed", "text": "text", "unknown": "unknown"}[self.basis]  # type: ignore[return-value]


NOTHING = Anchor(None, "unknown")


def anchor(article: Article) -> Anchor:
    """The best day to count from: the publication date, else the newest embedded post's, else the dateline's.

    A publication date that is coarser than a day anchors nothing.
    """
    if article.published and (found := _DAY_AT_LEAST.match(article.published.value)):
        day = made(*(int(part) for part in found.groups()))
        if day:
            return Anchor(day.first, "embed" if article.published.basis == "embed" else "published")
    posted = [found for embed in article.embeds if embed.posted and (found := _DAY_AT_LEAST.match(embed.posted))]
    days = [day.first for found in posted if (day := made(*(int(part) for part in found.groups())))]
    if days:
        return Anchor(max(days), "embed")
    return _dateline(article.text)


def _dateline(text: str) -> Anchor:
    found = _DATELINE.search(text[:_HEAD])
    if not found:
        return NOTHING
    day = made(int(found["y"] or found["y2"]), month_number(found["m"] or found["m2"]), int(found["d"] or found["d2"]))
    return Anchor(day.first, "text") if day else NOTHING
