"""Numbers as they stand: "at least eight", "about 250", "between 3 and 5", "2.5 million", "dozens".

English gives bounds in words: "at least 8" has no upper one, "up to 90" no lower one. "About 250" is what a writer who
rounds to its last digit that is not 0 can mean: 245 to 255; whole numbers stay whole. "Dozens" and "hundreds" name no
number: they have a lower bound by their own plural (two dozen, two hundred), and none above.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.analysis import clauses

if TYPE_CHECKING:
    from spacy.tokens import Token

UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES = {
    "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12,
    "k": 1000, "m": 10**6, "mn": 10**6, "bn": 10**9, "dozen": 12, "score": 20,
}  # fmt: skip
VAGUE = {"dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "millions": 2 * 10**6, "billions": 2 * 10**9}
"""Plurals without a number, and the least that their plural means: two of them."""
FLOOR = re.compile(
    r"(at least|more than|over|no fewer than|no less than|upwards of|a minimum of|above|exceeding)\s+$", re.I
)
CEILING = re.compile(
    r"(at most|up to|fewer than|less than|under|no more than|nearly|almost|as many as|below)\s+$", re.I
)
STRICT = frozenset({"more than", "over", "above", "exceeding"})
ABOUT = re.compile(r"(about|around|some|roughly|approximately|circa|an estimated|estimated)\s+$", re.I)
BETWEEN = re.compile(r"(between|from)\s+$", re.I)


@dataclass(frozen=True)
class Figure:
    """A number as it stands: bounds, and the tokens it fills."""

    low: float | None
    high: float | None
    first: Token
    last: Token


def before(token: Token) -> str:
    """The words right before a number, within its sentence."""
    start = max(token.sent.start_char, token.idx - 24)
    return token.doc.text[start : token.idx]


def figure_at(token: Token) -> Figure | None:
    """The number that begins at a token, with the bounds that the words before it set; ``None`` where none does.

    >>> figure_at(at)  # "at least 8 people": the token "8"
    Figure(low=8.0, high=None, ...)
    """
    if token.lower_ in VAGUE and not any(c.like_num for c in clauses.children(token, "nummod")):
        return Figure(float(VAGUE[token.lower_]), None, token, token)
    value, last = _value(token)
    if value is None:
        return None
    told = before(token)
    if floor := FLOOR.search(told):
        return Figure(
            value + (1 if _strict(floor.group(1)) and value < 20 and value == int(value) else 0), None, token, last
        )
    if CEILING.search(told):
        return Figure(None, value, token, last)
    if ABOUT.search(told):
        half = _last_digit(value) / 2
        low, high = value - half, value + half
        # "around 19 missiles" are whole ones: 18 to 20
        return (
            Figure(math.floor(low), math.ceil(high), token, last)
            if value == int(value)
            else Figure(low, high, token, last)
        )
    return Figure(value, value, token, last)


def _last_digit(value: float) -> float:
    """The worth of a number's last digit that is not 0: 10 for 250, a million for two million, .1 for 2.5."""
    unit = 10.0 ** len(str(int(value)))
    while unit > 0.01 and abs(value / unit - round(value / unit)) > 1e-9:
        unit /= 10
    return unit


def _strict(words: str) -> bool:
    """ "More than three" whole things are at least four; above twenty writers round, and the bound is left as told."""
    return words.lower() in STRICT


def _value(token: Token) -> tuple[float | None, Token]:
    """The number from a token on: "2.5 million", "twenty-five", "1,200", "three hundred"."""
    value = _one(token)
    last = token
    if value is None:
        return None, last
    while last.i + 1 < len(token.doc):
        after = last.nbor(1)
        word = after.lower_
        if word == "-" and after.i + 1 < len(token.doc) and last.lower_ in TENS and _one(after.nbor(1)) is not None:
            value, last = value + (_one(after.nbor(1)) or 0), after.nbor(1)
        elif word in SCALES and (word != "m" or value < 1000):
            value, last = value * SCALES[word], after
        else:
            break
    return value, last


def _one(token: Token) -> float | None:
    word = token.lower_.replace(",", "")
    if re.fullmatch(r"\d+(\.\d+)?", word) and len(word) < 16:
        return float(word)
    if match := re.fullmatch(r"(\d+(?:\.\d+)?)(k|m|mn|bn)", word):
        return float(match[1]) * SCALES[match[2]]
    if word in UNITS:
        return float(UNITS.index(word))
    if word in TENS:
        return float(TENS[word])
    tens, _, unit = word.partition("-")
    if tens in TENS and unit in UNITS[1:10]:
        return float(TENS[tens] + UNITS.index(unit))
    if word == "dozen" or (
        word in ("hundred", "thousand", "million") and token.i and token.nbor(-1).lower_ in ("a", "one")
    ):
        return float(SCALES[word])
    return None


def bound_before(token: Token) -> re.Match[str] | None:
    """The words of a bound right before a number ("at least", "up to", "about", "between"), or ``None``."""
    told = before(token)
    return next(filter(None, (bound.search(told) for bound in (FLOOR, CEILING, ABOUT, BETWEEN))), None)


def ranged(figure: Figure) -> Figure:
    """ "between 3 and 5", "10 to 15", "10-15": one figure of two bounds."""
    doc, after = figure.last.doc, figure.last.i + 1
    if after + 1 >= len(doc) or figure.low is None or figure.low != figure.high:
        return figure
    joint = doc[after].lower_
    opened = BETWEEN.search(before(figure.first))
    if joint in ("to", "-", "–") or (joint == "and" and opened and opened.group(1).lower() == "between"):
        value, last = _value(doc[after + 1])
        if value is not None and value > figure.low and last.sent.start == figure.first.sent.start:
            return Figure(figure.low, value, figure.first, last)
    return figure
