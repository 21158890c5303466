"""Times that name their year: they rest on the words alone."""

from __future__ import annotations

import re

from onrecord.grounding.when import calendar as cal
from onrecord.grounding.when import words as w
from onrecord.grounding.when.calendar import Stretch
from onrecord.grounding.when.scene import Rule, Scene, Told, rule

_LEAD = rf"(?:(?:{w.WEEKDAY}|the morning of|the night of|the evening of),? (?:the )?)?"
_BLUR = rf"(?:(?:the )?{w.EDGE})?"
_RANGE = r"(?: ?[-–—] ?| to | and | through | until )"


def _text(stretch: Stretch | None) -> Told:
    """A date that rests on the words; unknown where the calendar has none such."""
    return Told("date", stretch, "text") if stretch else Told("date")


def _iso(match: re.Match[str], scene: Scene) -> Told | None:
    year, month, day, clock = match["y"], match["m"], match["d"], match["clock"]
    stretch = cal.made(int(year), int(month), int(day))
    if stretch and clock:
        value = f"{stretch.value}T{clock[1:].strip()}"
        grain = "second" if clock.count(":") > 1 else "minute"
        return _text(Stretch(value, "second" if grain == "second" else "minute", stretch.first, stretch.last))
    return _text(stretch)


def _full(match: re.Match[str], scene: Scene) -> Told | None:
    return _text(cal.made(int(match["y"]), w.month_number(match["m"]), int(match["d"])))


def _span(match: re.Match[str], scene: Scene) -> Told | None:
    first = cal.made(int(match["y"]), w.month_number(match["m"]), int(match["d"]))
    last = cal.made(int(match["y"]), w.month_number(match["m2"] or match["m"]), int(match["e"]))
    if not first or not last or last.first < first.first:
        return Told("date")
    return _text(cal.between(first, last))


def _numeric(match: re.Match[str], scene: Scene) -> Told | None:
    """``17/11/2024`` and ``11/17/2024``: told only where one reading is no date, or both are the same."""
    first, second = int(match["a"]), int(match["b"])
    year = _century(match["y"], scene)
    if year is None:
        return Told("date")
    days = {day.value: day for day in (cal.made(year, first, second), cal.made(year, second, first)) if day}
    return _text(next(iter(days.values())) if len(days) == 1 else None)


def _century(year: str, scene: Scene) -> int | None:
    """A four-digit year as it stands; a two-digit one within 80 years back and 19 on of the anchor, else unknown."""
    if len(year) == 4:
        return int(year)
    if scene.today is None:
        return None
    near = scene.today.year
    guess = near - near % 100 + int(year)
    return guess - 100 if guess > near + 19 else guess


def _month(match: re.Match[str], scene: Scene) -> Told | None:
    return _text(cal.month(int(match["y"]), w.month_number(match["m"])))


def _season(match: re.Match[str], scene: Scene) -> Told | None:
    name = w.SEASON_NAMES[match["s"].lower()]
    return _text(cal.season(int(match["y"]), name))


_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "final": 4}


def _quarter(match: re.Match[str], scene: Scene) -> Told | None:
    told = match["q"].lower()
    number = _QUARTERS.get(told) or int(told[-1])
    return _text(cal.quarter(int(match["y"]), number))


def _half(match: re.Match[str], scene: Scene) -> Told | None:
    start = 1 if match["h"].lower() in ("first", "1st") else 7
    year = int(match["y"])
    return _text(cal.between(cal.month(year, start), cal.month(year, start + 5)))


# What a four-digit number counts when it is no year.
_COUNTED = re.compile(
    r"[ -](?:\w+children|years?\b|people|persons?|men|women|children|civilians|troops|soldiers|fighters|militants|"
    r"police|officers|members|"
    r"migrants|refugees|homes|houses|buildings|tonn?es|tons|kilomet(?:er|re)s?|km|miles?|met(?:er|re)s?|feet|acres|"
    r"hectares|square|dollars|euros|pounds|rubles|roubles|hours|minutes|seconds|days|weeks|months|years|victims|"
    r"deaths|cases|casualties|prisoners|hostages|rockets|missiles|drones|shells|tanks|aircraft|votes|seats|jobs|"
    r"additional|more|other|others|personnel|staff|employees|workers|students|families|villages|GMT|UTC|hrs|"
    r"percent|per cent|degrees|foreign|new|armed|U\.?S\.? (?:troops|soldiers))\b|[,.]\d|%|°|(?: ?[AP]\.?M\b)",
    re.I,
)
_COUNTING = re.compile(
    r"(?:\b(?:some|about|nearly|almost|over|than|least|most|around|approximately|roughly|No\.|"
    r"number|flight|Flight|room|Room|Street|Article|Resolution|resolution|page|p\.) ?|[$£€#/:.,]|"
    r"\d[- ])$"
)
_LEADING = re.compile(
    r"\b(?:in|since|by|of|until|from|to|for|during|before|after|year|between|late|early|mid|and|"
    r"the)[ -]$",
    re.I,
)


def _year(match: re.Match[str], scene: Scene) -> Told | None:
    """A bare four-digit number is a year where nothing says that it counts things; before 1800 only with "in" or so."""
    left = scene.text[max(0, match.start() - 14) : match.start()]
    right = scene.text[match.end() : match.end() + 24]
    if _COUNTED.match(right) or _COUNTING.search(left):
        return None
    number = int(match["y"])
    if not 1800 <= number <= 2060 and not (_LEADING.search(left) and 1000 <= number <= 2100):
        return None
    return _text(cal.year(number))


def _years(match: re.Match[str], scene: Scene) -> Told | None:
    first = int(match["y"])
    last = int(match["z"]) if len(match["z"]) == 4 else first - first % 100 + int(match["z"])
    if not first < last < first + 200:
        return None
    return _text(cal.between(cal.year(first), cal.year(last)))


_NINETIES = {
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
}


def _decade(match: re.Match[str], scene: Scene) -> Told | None:
    told = match["d"].lower().lstrip("'’")
    if told in _NINETIES:
        return _text(cal.decade(1900 + _NINETIES[told]))
    digits = re.sub(r"\D", "", told)
    return _text(cal.decade(int(digits) if len(digits) == 4 else 1900 + int(digits)))


def _century_of(match: re.Match[str], scene: Scene) -> Told | None:
    told = match["c"].lower()
    number = w.ORDINALS.get(told) or (21 if told.startswith("twenty") else int(re.sub(r"\D", "", told) or 0))
    return _text(cal.century(number)) if 1 <= number <= 30 else None


def _spelled(match: re.Match[str], scene: Scene) -> Told | None:
    """``nineteen ninety-six``, as it is said on the air."""
    rest = w.count(match["rest"])
    head = 2000 if match["head"].lower().startswith("two") else 1900
    return _text(cal.year(head + (rest or 0)))


def _apostrophe(match: re.Match[str], scene: Scene) -> Told | None:
    year = _century(match["y"], scene)
    return _text(cal.year(year)) if year else Told("date")


_Y = rf"(?P<y>{w.YEAR})"
_ORD = rf"{w.ORDINAL}?"
_QUARTER = r"(?P<q>first|second|third|fourth|final|1st|2nd|3rd|4th|Q[1-4])"
RULES: tuple[Rule, ...] = (
    rule(
        "iso",
        r"(?P<y>[0-9]{4})-(?P<m>\d\d)-(?P<d>\d\d)(?P<clock>[T ]\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|"
        r"[+-]\d\d:?\d\d)?)?",
        _iso,
    ),
    rule("day-month-year", rf"{_LEAD}(?:the )?(?P<d>\d{{1,2}}){_ORD}(?: of)? (?P<m>{w.MONTH}),? {_Y}", _full),
    rule("month-day-year", rf"{_LEAD}(?P<m>{w.MONTH}) (?:the )?(?P<d>\d{{1,2}}){_ORD} ?,? {_Y}", _full),
    rule(
        "month-days-year",
        rf"(?P<m>{w.MONTH}) (?P<d>\d{{1,2}}){_ORD}{_RANGE}(?:(?P<m2>{w.MONTH}) )?(?P<e>\d{{1,"
        rf"2}}){_ORD},? {_Y}",
        _span,
    ),
    rule(
        "days-month-year",
        rf"(?P<d>\d{{1,2}}){_ORD}(?: (?P<m>{w.MONTH}))?{_RANGE}(?P<e>\d{{1,2}}){_ORD} "
        rf"(?P<m2>{w.MONTH}),? {_Y}",
        lambda match, scene: _days_first(match),
    ),
    rule("numeric", r"(?P<a>\d{1,2})[/.](?P<b>\d{1,2})[/.](?P<y>\d{4}|\d\d)(?![./]?\d)", _numeric),
    rule("month-year", rf"{_BLUR}(?P<m>{w.MONTH}),?(?: of)? {_Y}", _month),
    rule("season-year", rf"{_BLUR}(?:the )?(?P<s>{w.SEASON})(?: of)? {_Y}(?:[-–/]\d\d(?:\d\d)?)?", _season, re.I),
    rule("quarter-year", rf"(?:the )?{_QUARTER}(?:[ -]quarter)?(?: of| in)?(?: fiscal)? {_Y}", _quarter, re.I),
    rule("year-quarter", rf"(?:the )?{_Y}(?:[’']s)? {_QUARTER}[ -]quarter", _quarter, re.I),
    rule("half-year", rf"(?:the )?(?P<h>first|second|1st|2nd)[ -]half of {_Y}", _half, re.I),
    rule("years", rf"{_Y} ?[-–—] ?(?P<z>20\d\d|1\d\d\d|\d\d)", _years),
    rule(
        "year",
        rf"(?:{_BLUR}(?:the (?:end|start|beginning|middle) of |(?:fiscal|financial) (?:year )?|the year "
        rf")?){_Y}",
        _year,
        re.I,
    ),
    rule("apostrophe-year", r"['’](?P<y>\d\d)", lambda match, scene: _apostrophe(match, scene)),
    rule(
        "decade",
        rf"(?:the )?{_BLUR}(?P<d>(?:1[5-9]|20)\d0[’']?s|[’']?[2-9]0[’']?s|{'|'.join(_NINETIES)})",
        lambda m, s: _decade_sure(m, s),
        re.I,
    ),
    rule(
        "century",
        r"(?:the )?(?:(?:early|mid|late|turn of the)[ -])?(?P<c>\d{1,2}(?:st|nd|rd|th)|twenty-first|"
        r"twenty first|"
        rf"{'|'.join(w.ORDINALS)})[ -]century",
        _century_of,
        re.I,
    ),
    rule(
        "spelled-year",
        r"(?:the year )?(?P<head>nineteen|two thousand)(?P<rest>(?<=year two thousand)| hundred|"
        r"[ -](?:and )?(?:(?:oh|o)[ -])?(?:ten|eleven|twelve|thirteen|fourteen|fifteen|"
        r"sixteen|seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|"
        r"ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|"
        r"one|two|three|four|five|six|seven|eight|nine))",
        _spelled,
        re.I,
    ),
)


def _days_first(match: re.Match[str]) -> Told:
    year, last_month = int(match["y"]), w.month_number(match["m2"])
    first = cal.made(year, w.month_number(match["m"]) if match["m"] else last_month, int(match["d"]))
    last = cal.made(year, last_month, int(match["e"]))
    if not first or not last or last.first < first.first:
        return Told("date")
    return _text(cal.between(first, last))


def _decade_sure(match: re.Match[str], scene: Scene) -> Told | None:
    """Ages ("in his 30s", "in their sixties") and temperatures are no decades."""
    left = scene.text[max(0, match.start() - 12) : match.start()].lower()
    if re.search(r"\b(?:his|her|their|my|your|our)(?: (?:early|mid|late))?[ -]?$", left):
        return None
    if len(re.sub(r"\D", "", match["d"])) == 2 and not match["d"].startswith(("'", "’")):
        return None
    return _decade(match, scene)
