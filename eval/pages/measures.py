"""What counts as right, field by field."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from onrecord.model.article import normalise

_WORD = re.compile(r"\w+")

# Furniture that a reader of the record must never find in a report's text. A phrase counts as a leak only where the
# gold text of the same page does not hold it.
FURNITURE = re.compile(
    r"can(?:'|’)t be displayed|accept (?:all )?cookies|cookie (?:settings|policy|preferences)|we use cookies"
    r"|externe[rn]? inhalt|empfohlener redaktioneller inhalt|ich bin damit einverstanden|datenschutzerklärung"
    r"|contenu bloqué|accepter les cookies|sign up (?:for|to) (?:our|the)|subscribe to (?:our|the)|newsletter"
    r"|read more:|read also|related (?:articles|stories|topics)|share (?:this|on)|follow us|all rights reserved"
    r"|click here|advertisement|view this post on instagram|lesen sie (?:auch|hier)|mehr zum thema"
    r"|à lire aussi|lire aussi"
    r"|story continues below|recommended stories|more on this story|copy link|getty images",
    re.IGNORECASE,
)


def same(one: str | None, other: str | None) -> bool:
    """Whether two lines are the same once blanks and Unicode forms are settled."""
    return normalise(one or "") == normalise(other or "")


def _instant(value: str) -> datetime | None:
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        return None


def day_right(gold: datetime, value: str | None) -> bool:
    """Whether a time falls on the gold's day, in the gold's zone or as it is written."""
    when = _instant(value) if value else None
    if when is None:
        return False
    moved = when.astimezone(gold.tzinfo) if when.tzinfo and gold.tzinfo and len(value or "") > 10 else when
    return gold.date() in (moved.date(), when.date())


def minute_right(gold: datetime, value: str | None) -> bool:
    """Whether a time is the gold's to the minute; zones are compared where both have one.

    A gold at midnight sharp knows the day alone: the day alone is then the right answer, and so is that midnight.
    """
    if value and len(value) == 10 and (gold.hour, gold.minute, gold.second) == (0, 0, 0):
        return day_right(gold, value)
    when = _instant(value) if value and len(value) > 10 else None
    if when is None:
        return False
    if when.tzinfo and gold.tzinfo:
        return abs((when - gold).total_seconds()) < 60
    return when.replace(tzinfo=None, second=0, microsecond=0) == gold.replace(tzinfo=None, second=0, microsecond=0)


def names_f1(gold: Iterable[str], said: Iterable[str]) -> float:
    """F1 of two sets of names; 1 where both are empty."""
    want = {normalise(n).casefold() for n in gold}
    have = {normalise(n).casefold() for n in said}
    if not want and not have:
        return 1.0
    return 2 * len(want & have) / (len(want) + len(have))


def token_f1(gold: str, said: str) -> float:
    """F1 of two texts as bags of words."""
    want = Counter(_WORD.findall(normalise(gold).casefold()))
    have = Counter(_WORD.findall(normalise(said).casefold()))
    if not want and not have:
        return 1.0
    return 2 * sum((want & have).values()) / (sum(want.values()) + sum(have.values()))


def line_right(gold: str, said: str | None) -> bool:
    """Whether a standfirst is the gold's: equal letters, or one holds the other and is at most 1.6 times as long."""
    want = "".join(_WORD.findall(normalise(gold).casefold()))
    have = "".join(_WORD.findall(normalise(said or "").casefold()))
    if not want or not have:
        return want == have
    short, long = sorted((want, have), key=len)
    return short in long and len(long) <= 1.6 * len(short)


def holds(gold: str, text: str) -> bool:
    """Whether a text holds the letters of a line."""
    return "".join(_WORD.findall(normalise(gold).casefold())) in "".join(_WORD.findall(normalise(text).casefold()))


def leaks(gold: str, text: str) -> list[str]:
    """The phrases of furniture in a text that its gold does not hold."""
    known = gold.casefold()
    return sorted({m.group().casefold() for m in FURNITURE.finditer(text)} - set(_phrases(known)))


def _phrases(text: str) -> Iterable[str]:
    return (m.group().casefold() for m in FURNITURE.finditer(text))
