"""The English words that times are made of, and the patterns that rules are put together from."""

from __future__ import annotations

import re

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tues tue",
            "wednesday wed",
            "thursday thurs thur thu",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}
SEASON_NAMES = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
PARTS_OF_DAY = {
    "morning": "TMO",
    "afternoon": "TAF",
    "evening": "TEV",
    "night": "TNI",
    "overnight": "TNI",
    "dawn": "TMO",
    "dusk": "TEV",
    "midday": "TMI",
    "daytime": "TDT",
    "lunchtime": "TMI",
}
UNITS = ("day", "week", "month", "quarter", "season", "year", "decade", "century")
ORDINALS = {
    name: number
    for number, name in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
        ],
        1,
    )
}
_ONES = {
    name: number
    for number, name in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
_TENS = {
    name: 10 * number
    for number, name in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}

# Fragments; each is a group without a name, matched without regard to case unless said otherwise.
_NUMBER_WORD = "|".join([*_ONES, *_TENS])
NUMBER = (
    rf"(?:\d{{1,3}}|(?:{_NUMBER_WORD})(?:[- ](?:{_NUMBER_WORD}))?|(?:an?|one|two|three|several) (?:hundred|thousand)|"
    r"an?|a couple of|a couple|couple of|half a dozen|a dozen)"
)
VAGUE = r"(?:several|a few|few|some|many|a number of|recent|dozens of|hundreds of)"
# Names of months stand with a capital, so that "may", "march" and "mar" the words are left alone.
MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.?|Feb\.?|Mar\.|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept\.?|Sep\.?|Oct\.?|Nov\.?|Dec\.?"
    r"|JANUARY|FEBRUARY|MARCH|APRIL|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)"
)
WEEKDAY = (
    r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Mon\.|Tues?\.|Wed\.|Thurs?\.|Fri\.|Sat\."
    r"|MONDAY|TUESDAY|WEDNESDAY|THURSDAY|FRIDAY|SATURDAY|SUNDAY)"
)
SEASON = r"(?:spring|summer|autumn|fall|winter)"
PART = r"(?:morning|afternoon|evening|night|dawn|dusk|midday)"
YEAR = r"(?:1[0-9]\d\d|20\d\d)"
DAY = r"(?:0?[1-9]|[12]\d|3[01])"
ORDINAL = r"(?:st|nd|rd|th)"
# Words that stand before a time and blur it; they belong to the expression and not to its value.
EDGE = (
    r"(?:(?i:earlier|later|late|early|mid|middle of|(?:the )?(?:early|late|middle|end|beginning|start) (?:part )?of"
    r"|the (?:early|late|mid))[ -](?:(?:in|on|the) )*)"
)

_WORD = re.compile(r"[a-z]+|\d+")


def count(words: str) -> int | None:
    """The whole number that ``words`` spell (``twenty-four``, ``a``, ``a couple of``), or ``None``.

    >>> count("twenty-four"), count("a couple of"), count("several")
    (24, 2, None)
    """
    told = words.lower().strip()
    if told.isdigit():
        return int(told)
    if told in ("a", "an"):
        return 1
    if "couple" in told:
        return 2
    if "dozen" in told:
        return 6 if "half" in told else 12
    total = 0
    for word in _WORD.findall(told):
        if word in ("hundred", "thousand"):
            total = max(total, 1) * (100 if word == "hundred" else 1000)
            continue
        if word == "a":
            continue
        if word not in _ONES and word not in _TENS:
            return None
        total += _ONES.get(word, 0) + _TENS.get(word, 0)
    return total or None


def unit(word: str) -> str:
    """The unit that ``word`` names, singular and small: ``Centuries`` is ``century``."""
    told = word.lower()
    return "century" if told.startswith("centur") else told.rstrip("s")


def month_number(word: str) -> int:
    """1 to 12 for the name of a month, short or long."""
    return MONTHS[word.lower().rstrip(".")]


def weekday_number(word: str) -> int:
    """0 (Monday) to 6 for the name of a day, short or long."""
    return WEEKDAYS[word.lower().rstrip(".")]
