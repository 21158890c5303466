"""Lengths, sets and words of mere tense: seen so that nothing inside them is taken for a time, and told as no time."""

from __future__ import annotations

import re

from onrecord.grounding.when import words as w
from onrecord.grounding.when.scene import Rule, Scene, Told, rule

_LETTER = {
    "second": "S",
    "minute": "M",
    "hour": "H",
    "day": "D",
    "week": "W",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "E",
    "century": "C",
}


def _period(number: int | None, unit: str) -> str:
    if unit == "decade" and number and number > 1:
        number, unit = 10 * number, "year"
    clock = "T" if unit in ("second", "minute", "hour") else ""
    return f"P{clock}{'X' if number is None else number}{_LETTER[unit]}"


def _length(match: re.Match[str], scene: Scene) -> Told | None:
    return Told("length", period=_period(w.count(match["n"]), w.unit(match["u"])))


def _bare(match: re.Match[str], scene: Scene) -> Told | None:
    return Told("length", period=_period(None, w.unit(match["u"])))


def _each(match: re.Match[str], scene: Scene) -> Told | None:
    return Told("set", period=_period(1, w.unit(match["u"])) if match["u"] else "XXXX")


_UNITS = r"(?P<u>seconds?|minutes?|hours?|days?|weeks?|months?|quarters?|years?|decades?|centur(?:y|ies))"
_ABOUT = (
    r"(?:(?:at least|more than|less than|no more than|up to|about|nearly|almost|over|some|around|roughly|within|"
    r"an additional) )?"
)
_DEIXIS = {
    "PRESENT_REF": r"(?:right )?now|currently|current|already|at present|these days|nowadays",
    "PAST_REF": r"(?:more )?recently|recent|previously|formerly|once|(?:in )?the past(?! \w)",
    "FUTURE_REF": r"soon|(?:the )?(?:near )?future|shortly|in the coming days",
}
RULES: tuple[Rule, ...] = (
    rule(
        "length",
        rf"{_ABOUT}(?:(?:the|these|those|its|their|his|her) )?(?:(?:first|final|last|full) "
        rf")?(?P<n>{w.NUMBER})(?: (?:to|or) {w.NUMBER})?(?: (?:more|full|trading|straight|consecutive|"
        rf"additional))?[ -]{_UNITS}(?:-old|[ -]term|[ -]period)?",
        _length,
        re.I,
    ),
    rule(
        "lengths",
        rf"(?:the )?(?:(?:first|early|recent|coming) )?(?:{w.VAGUE} )?{_UNITS}(?<=s)(?: ahead| to come)?",
        _bare,
        re.I,
    ),
    rule(
        "each",
        rf"(?:each|every) (?:other )?(?:(?P<u>day|week|month|quarter|year|hour|minute)|{w.WEEKDAY}|"
        rf"{w.MONTH}|{w.SEASON})",
        _each,
        re.I,
    ),
    rule("yearly", r"daily|weekly|monthly|quarterly|annually|hourly|yearly(?P<u>)", _each, re.I),
    *(
        rule(f"deixis-{period}", pattern, lambda m, s, period=period: Told("deixis", period=period), re.I)  # type: ignore[misc]
        for period, pattern in _DEIXIS.items()
    ),
)
