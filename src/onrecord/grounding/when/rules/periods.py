"""Weeks, months, seasons, years counted from the day of the report: "last month", "in the summer", "two years ago"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from onrecord.grounding.lexicon import words
from onrecord.grounding.when import calendar as cal
from onrecord.grounding.when import words as w
from onrecord.grounding.when.rules.nearest import NEAR, choose, step
from onrecord.grounding.when.scene import Rule, Scene, Told, rule

_BLUR = rf"(?:(?:the )?{w.EDGE})?"


# Names of months that are also names of people or words: taken only after a preposition or a word of time.
_NAMES = words("may march mar april june august jan jun")
_MONTH_LEAD = re.compile(
    r"\b(?:in|since|by|of|from|to|until|till|during|before|after|between|and|last|next|this|"
    r"early|late|mid|through|for)[ -]$",
    re.I,
)


def _month(match: re.Match[str], scene: Scene) -> Told | None:
    text, which = scene.text, (match["which"] or "").lower()
    blurred = match.start("m") > match.start()
    name = match["m"]
    left = text[max(0, match.start() - 9) : match.start()]
    alone = (not left or left.endswith("\n")) and text[match.end() : match.end() + 1] in ("", "\n")
    if not blurred and re.match(r" [A-Z][a-z]", text[match.end() : match.end() + 3]):
        return None
    if not blurred and not alone and not _MONTH_LEAD.search(left) and name.rstrip(".").lower() in _NAMES:
        return None
    if scene.today is None:
        return Told("date")
    number, today = w.month_number(name), scene.today
    year = match.groupdict().get("year")
    if year:
        return scene.relative(cal.month(today.year + NEAR[year.lower()], number))
    rows = [cal.month(near, number) for near in (today.year - 1, today.year, today.year + 1)]
    if "last" in which or "past" in which:
        return scene.relative(next(row for row in reversed(rows) if row.last < today))
    if "next" in which or "coming" in which:
        return scene.relative(next(row for row in rows if row.first > today))
    if which == "this":
        return scene.relative(rows[1])
    return scene.relative(choose(rows, scene, match.start()))


def _season(match: re.Match[str], scene: Scene) -> Told | None:
    if scene.today is None:
        return Told("date")
    name, today = w.SEASON_NAMES[match["s"].lower()], scene.today
    which = (match["which"] or "").lower()
    rows = [cal.season(year, name) for year in (today.year - 1, today.year, today.year + 1)]
    if "last" in which or "past" in which or "previous" in which:
        return scene.relative(next(row for row in reversed(rows) if row.last < today))
    if "next" in which or "coming" in which:
        return scene.relative(next(row for row in rows if row.first > today))
    if which == "this":
        return scene.relative(rows[0] if rows[0].last >= today else rows[1])
    return scene.relative(choose(rows, scene, match.start()))


def _unit(match: re.Match[str], scene: Scene) -> Told | None:
    """``last week``, ``this month``, ``next year``; "the past year" is the year up to now."""
    if scene.today is None:
        return Told("date")
    which, unit = match["which"].lower(), w.unit(match["u"])
    today = scene.today
    if unit == "day":
        return scene.relative(cal.day(today)) if "this" in which else None
    if unit == "century":
        return scene.relative(cal.century((today.year // 100) + 1 + step(which)))
    if "past" in which and unit not in ("week",):
        return _up_to(today, -1, unit, scene)
    try:
        return scene.relative(
            cal.cut(cal.shift(today.replace(day=1) if unit != "week" else today, step(which), unit), unit)
        )
    except OverflowError:
        return Told("date")


def _up_to(today: date, count: int, unit: str, scene: Scene) -> Told:
    """The ``count`` units up to today (negative) or from it on."""
    try:
        other = cal.shift(today, count, unit)
    except OverflowError:
        return Told("date")
    first, last = sorted((other, today))
    coarse = "day" if unit in ("day", "week") else "month" if unit in ("month", "quarter") else "year"
    period = f"P{abs(count)}{unit[0].upper()}" if unit != "decade" else f"P{10 * abs(count)}Y"
    stretch = cal.between(cal.cut(first, coarse), cal.cut(last, coarse))
    return Told("date", stretch, scene.anchor.relative, period=period, narrative=False)


def _units_round(match: re.Match[str], scene: Scene) -> Told | None:
    """``the past three months``, ``the next two years``: a stretch up to the day of the report or from it."""
    unit, number = w.unit(match["u"]), w.count(match["n"])
    if number is None or scene.today is None or unit == "century":
        return Told("vague", period=f"PX{unit[0].upper()}")
    back = match["which"].lower().split()[-1] in ("past", "last", "previous", "preceding", "recent", "latest")
    return _up_to(scene.today, -number if back else number, unit, scene)


def _vague_round(match: re.Match[str], scene: Scene) -> Told | None:
    return Told("vague", period=f"PX{w.unit(match['u'])[0].upper()}")


def _ago(match: re.Match[str], scene: Scene) -> Told | None:
    """``two years ago`` is a year, ``three weeks ago`` a week, ``ten days ago`` a day: cut at the unit it counts in."""
    unit, number = w.unit(match["u"]), w.count(match["n"])
    if number is None:
        return Told("vague", period="PAST_REF")
    if scene.reference and unit == "year" and scene.reference[0].grain == "quarter":
        return Told("date", cal.moved(scene.reference[0], -number, "year"), scene.reference[1], narrative=False)
    if scene.today is None:
        return Told("date")
    try:
        return scene.relative(cal.cut(cal.shift(scene.today, -number, unit), "year" if unit == "decade" else unit))
    except (KeyError, OverflowError, ValueError):
        return Told("date")


def _hours_ago(match: re.Match[str], scene: Scene) -> Told | None:
    """Hours before a report whose hour is not known: the day is told only where it cannot be another."""
    number = w.count(match["n"])
    if scene.today is None or number is None:
        return Told("vague", period="PAST_REF")
    if number % 24:
        return Told("vague", period="PAST_REF")
    return scene.relative(cal.day(scene.today - timedelta(days=number // 24)))


def _end_of(match: re.Match[str], scene: Scene) -> Told | None:
    """``the end of the year`` is told at the grain of the year: no day is named."""
    if scene.today is None:
        return Told("date")
    which, unit = (match["which"] or "").lower(), w.unit(match["u"])
    if unit == "day":
        return None
    return scene.relative(cal.cut(cal.shift(scene.today, step(which), unit), unit))


def _year_end(match: re.Match[str], scene: Scene) -> Told | None:
    return scene.relative(cal.year(scene.today.year)) if scene.today else Told("date")


def _quarter(match: re.Match[str], scene: Scene) -> Told | None:
    """``the third quarter`` and no year: the last one that has begun."""
    if scene.today is None:
        return Told("date")
    number = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4}.get(match["q"].lower(), 0)
    number = number or int(match["q"][-1])
    near = scene.today.year
    year = match.groupdict().get("year")
    if year:
        return scene.relative(cal.quarter(near + NEAR[year.lower()], number))
    rows = [cal.quarter(when, number) for when in (near - 1, near, near + 1)]
    if not scene.ahead(match.start()):
        return scene.relative(next(row for row in reversed(rows) if row.first <= scene.today))
    return scene.relative(choose(rows, scene, match.start()))


def _latest_quarter(match: re.Match[str], scene: Scene) -> Told | None:
    """``the quarter``, ``the latest quarter``: the one told last, else the last that is over."""
    if scene.reference and scene.reference[0].grain == "quarter":
        return Told("date", *scene.reference)
    if scene.today is None:
        return Told("date")
    return scene.relative(cal.cut(cal.shift(scene.today, -1, "quarter"), "quarter"))


def _year_ago(scene: Scene) -> Told:
    """``the year-ago quarter``: a year before the quarter told last, else before the quarter of the report's day."""
    if scene.reference:
        stretch, basis = scene.reference
        return Told("date", cal.moved(stretch, -1, "year"), basis, narrative=False)
    if scene.today is None:
        return Told("date")
    return scene.relative(cal.year(scene.today.year - 1))


_WHICH = (
    r"(?P<which>this past|this coming|the past|the last|the next|the coming|the current|the previous|"
    r"this|last|next|past|coming|current|previous)"
)
_UNITS = r"(?P<u>days?|weeks?|months?|quarters?|years?|decades?|centur(?:y|ies))"
RULES: tuple[Rule, ...] = (
    rule(
        "month",
        rf"{_BLUR}(?:(?P<which>[Tt]his past|[Tt]his coming|[Tt]his|[Ll]ast|[Nn]ext|[Pp]ast|[Cc]oming) "
        rf")?(?P<m>{w.MONTH})(?! \d)(?:,?(?: of)? (?P<year>last|this|next) year)?",
        _month,
    ),
    rule(
        "season",
        rf"{_BLUR}(?P<which>this past|this coming|the past|the coming|the previous|this|last|next|the|in|"
        rf"over the|during the)(?: early| late| mid)?[ -](?P<s>{w.SEASON})(?! of\b)(?! (?:from|in|"
        rf"to)\b)(?! \d)",
        _season,
        re.I,
    ),
    rule(
        "unit",
        rf"{_BLUR}{_WHICH} (?:calendar |fiscal |full )?(?P<u>day|week|month|quarter|year|decade|century)",
        _unit,
        re.I,
    ),
    rule(
        "year-unit",
        r"(?:earlier|later|early|late)(?: on)? in the (?P<u>week|month|quarter|year|decade|"
        r"century)(?P<which>)",
        _unit,
        re.I,
    ),
    rule(
        "units-round",
        rf"(?:at least )?(?P<which>the past|the last|the next|the previous|the preceding|the coming|"
        rf"the latest|past|last|next|coming|previous) (?P<n>{w.NUMBER})(?: (?:more|full))? {_UNITS}",
        _units_round,
        re.I,
    ),
    rule("recent", r"recent (?P<u>days|years|decades)", lambda m, s: Told("vague", period="PAST_REF"), re.I),
    rule(
        "vague-round",
        rf"(?:the )?(?:past|last|next|coming|recent|previous)(?: {w.VAGUE})? (?P<u>days|weeks|months|"
        rf"quarters|years|decades|centuries)(?: and \w+s)?",
        _vague_round,
        re.I,
    ),
    rule(
        "ago",
        rf"(?:(?:about|nearly|almost|over|some|around|roughly|just over|more than) )?(?P<n>{w.NUMBER}|"
        rf"{w.VAGUE})(?:[ -](?:more|full))?(?: |-){_UNITS}(?: or (?:so|two|more))? ago",
        _ago,
        re.I,
    ),
    rule(
        "year-ago",
        r"(?:the |its )?(?:comparable |corresponding )?(?P<n>year)[- ](?P<u>ago|earlier)(?: (?:period|"
        r"quarter))?",
        lambda m, s: _year_ago(s),
        re.I,
    ),
    rule("bare-ago", rf"{_UNITS} ago", lambda m, s: Told("vague", period="PAST_REF"), re.I),
    rule(
        "hours-ago",
        rf"(?:(?:about|nearly|almost|over|some|around|just over) )?(?P<n>{w.NUMBER}) hours? ago",
        _hours_ago,
        re.I,
    ),
    rule(
        "end-of",
        r"(?:the )?(?:very )?(?:end|start|beginning|middle) of (?P<which>the|this|next|last) (?P<u>day|"
        r"week|month|quarter|year|decade)",
        _end_of,
        re.I,
    ),
    rule("year-end", r"(?:the )?year(?:[’']s)?[- ]end", _year_end, re.I),
    rule("latest-quarter", r"the (?:latest )?quarter(?! (?:of|century|final|mile)\b)", _latest_quarter, re.I),
    rule(
        "quarter",
        r"(?:the |its |their )?(?:fiscal[ -])?(?P<q>first|second|third|fourth|final|"
        r"Q[1-4])[ -]quarter(?: of)?(?: (?P<year>last|this|next) year)?",
        _quarter,
        re.I,
    ),
)
