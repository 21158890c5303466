"""Numbers as they stand: "at least eight", "about 250", "between 3 and 5", "2.5 million", "dozens".

English gives bounds in words: "at least 8" has no upper one, "up to 90" no lower one. "About 250" is taken as a tenth
to each side, 225 to 275, "nearly 250" as a tenth below: the convention of our gold, for no writer says how far he
rounds. "Dozens" and "hundreds" name no number: they have a lower bound by their own plural (two dozen, two hundred),
and none above.
"""

from __future__ import annotations

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
    "k": 1000, "m": 10**6, "mn": 10**6, "bn": 10**9, "dozen": 12, "score": 20, "lakh": 10**5, "crore": 10**7,
}  # fmt: skip
VAGUE = {"dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "millions": 2 * 10**6, "billions": 2 * 10**9}
"""Plurals without a number, and the least that their plural means: two of them."""
FLOOR = re.compile(
    r"(at least|(?<!no )more than|over|no fewer than|no less than|upwards of|a minimum of|above|exceeding|beyond)\s+$",
    re.I,
)
CEILING = re.compile(
    r"(at most|up to(?: a limit of)?|(?<!no )fewer than|(?<!no )less than|under|no more than|as (?:many|much) as"
    r"|a maximum of|below)\s+$",
    re.I,
)
NEARLY = re.compile(r"(nearly|almost|close to)\s+$", re.I)
ABOUT = re.compile(r"(about|around|some|roughly|approximately|circa|an estimated|estimated)\s+$", re.I)
TENTH = 0.1
"""How far "about" reaches to each side: the convention of our gold (``eval/gold/GUIDELINES.md``)."""
CURRENCY = re.compile(r"(?:\b[A-Z]{1,3} ?)?[$€£¥₽₴₹]\s?$")
"""What stands between a bound and the number of an amount: "nearly **US$** 36 billion"."""
BETWEEN = re.compile(r"(between|from)\s+$", re.I)


ARTICLE = re.compile(r"\b(?:a|an|one|another)\s+$", re.I)
FRACTIONS = {"half": 50.0, "third": 100 / 3, "quarter": 25.0, "fifth": 20.0, "tenth": 10.0}
"""Parts of a whole, in per cent."""


@dataclass(frozen=True)
class Figure:
    """A number as it stands: bounds, and the tokens it fills."""

    low: float | None
    high: float | None
    first: Token
    last: Token


def before(token: Token) -> str:
    """The words right before a number and the sign of its currency, within its sentence."""
    start = max(token.sent.start_char, token.idx - 32)
    told = CURRENCY.sub("", left_of(token, token.idx - start))
    return ARTICLE.sub("", told) if token.lower_ in SCALES or token.lower_ in FRACTIONS else told


def left_of(token: Token, size: int) -> str:
    """The ``size`` characters before a token; ``Doc.text`` would build the whole report's text for each number."""
    first = token.i
    while first > 0 and token.idx - token.doc[first].idx < size:
        first -= 1
    told = "".join(word.text_with_ws for word in token.doc[first : token.i])
    return told[-size:] if size else ""


def figure_at(token: Token) -> Figure | None:
    """The number that begins at a token, with the bounds that the words before it set; ``None`` where none does.

    >>> figure_at(at)  # "at least 8 people": the token "8"
    Figure(low=8.0, high=None, ...)
    """
    if token.lower_ in VAGUE and not any(c.like_num for c in clauses.children(token, "nummod")):
        return Figure(float(VAGUE[token.lower_]), None, token, token)
    value, last = _value(token)
    if value is None:
        return _few(token)
    return _bounded(token, value, last)


def _few(token: Token) -> Figure | None:
    """ "A **few dozen**", "several hundred": at least two of them; "a **quarter of a million**"."""
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    if after is not None and token.lower_ in ("few", "several") and after.lower_ in SCALES:
        return Figure(float(2 * SCALES[after.lower_]), None, token, after)
    told = token.doc[token.i : token.i + 4].text.lower().split()
    if token.lower_ in FRACTIONS and told[1:3] == ["of", "a"] and len(told) == 4 and told[3] in SCALES:
        return _bounded(token, _rounded(FRACTIONS[token.lower_] / 100 * SCALES[told[3]]), token.nbor(3))
    return None


def _bounded(first: Token, value: float, last: Token) -> Figure:
    """A number with what the words before it make of it."""
    told = before(first)
    if FLOOR.search(told):
        return Figure(value, None, first, last)
    if CEILING.search(told):
        return Figure(None, value, first, last)
    if ABOUT.search(told):
        return Figure(_rounded(value * (1 - TENTH)), _rounded(value * (1 + TENTH)), first, last)
    if NEARLY.search(told):
        return Figure(_rounded(value * (1 - TENTH)), value, first, last)
    return Figure(value, value, first, last)


def fraction_at(token: Token) -> Figure | None:
    """ "Half of them", "about a third", "two thirds": a part of a whole, in per cent; ``None`` where none begins."""
    if token.i + 1 >= len(token.doc):
        return None
    after = token.nbor(1)
    share = FRACTIONS.get(token.lower_)
    if share is not None and _few(token) is None:
        article = token.i and token.nbor(-1).lower_ in ("a", "one")
        alone = after.lower_ == "of" or after.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM")
        whole = token.lower_ == "half" and after.lower_ in ("of", "those", "its", "their", "the")
        return _short(_bounded(token, share, token)) if whole or (article and alone) else None
    times, share = _one(token), FRACTIONS.get(after.lower_.removesuffix("s"))
    if times is None or share is None or not after.lower_.endswith("s") or times * share >= 100:
        return None
    return _short(_bounded(token, times * share, after))


def _short(figure: Figure) -> Figure:
    """A share to three digits: 33.3 per cent."""
    low, high = (None if bound is None else float(f"{bound:.3g}") for bound in (figure.low, figure.high))
    return Figure(low, high, figure.first, figure.last)


def _rounded(value: float) -> float:
    """Without the dust of binary fractions: 16.6 billion, not 16600000000.000002."""
    return float(f"{value:.10g}")


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
            value, last = _rounded(value * SCALES[word]), after
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
        word in ("hundred", "thousand", "million", "billion") and token.i and token.nbor(-1).lower_ in ("a", "one")
    ):
        return float(SCALES[word])
    return None


def bound_before(token: Token) -> re.Match[str] | None:
    """The words of a bound right before a number ("at least", "up to", "about", "between"), or ``None``."""
    told = before(token)
    return next(filter(None, (bound.search(told) for bound in (FLOOR, CEILING, ABOUT, NEARLY, BETWEEN))), None)


def ranged(figure: Figure) -> Figure:
    """ "between 3 and 5", "10 to 15", "10-15", "$12 million to $20 million": one figure of two bounds."""
    doc, after = figure.last.doc, figure.last.i + 1
    opened = BETWEEN.search(before(figure.first))
    about = bool(ABOUT.search(before(figure.first)))
    if after + 1 >= len(doc) or figure.low is None or not (about or figure.low == figure.high):
        return figure
    joint = doc[after].lower_
    if not (joint in ("to", "-", "–") or (joint == "and" and opened and opened.group(1).lower() == "between")):
        return figure
    second = after + 1
    while second + 1 < len(doc) and doc[second].text[-1:] in "$€£¥₽₴₹":
        second += 1
    low, _ = _value(figure.first)
    value, last = _value(doc[second])
    if low is None or value is None or last.sent.start != figure.first.sent.start:
        return figure
    if low < 1000 <= value and last.lower_ in SCALES and figure.last.lower_ not in SCALES:
        low = _rounded(low * SCALES[last.lower_])  # "10 to 15 million"
    return Figure(low, value, figure.first, last) if value > low else figure
