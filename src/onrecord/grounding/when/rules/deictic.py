"""Times that are counted from the day of the report: "yesterday", "on Friday", "last month", "two years ago"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from onrecord.grounding.when import calendar as cal
from onrecord.grounding.when import words as w
from onrecord.grounding.when.calendar import Stretch
from onrecord.grounding.when.scene import Rule, Scene, Told, rule

_BLUR = rf"(?:(?:the )?{w.EDGE})?"
_NEAR = {"this": 0, "current": 0, "the current": 0, "last": -1, "previous": -1, "next": 1}


def _today(match: re.Match[str], scene: Scene) -> Told | None:
    if scene.today is None:
        return Told("date")
    told = match["d"].lower()
    step = {"yesterday": -1, "tomorrow": 1, "tonight": 0, "today": 0}.get(told)
    if step is None:
        step = -2 if "yesterday" in told else 2
    day = cal.day(scene.today + timedelta(days=step))
    return scene.relative(_part(day, "TNI") if told == "tonight" else day)


def _part(day: Stretch, suffix: str) -> Stretch:
    return Stretch(day.value + suffix, "part_of_day", day.first, day.last)


def _this_morning(match: re.Match[str], scene: Scene) -> Told | None:
    if scene.today is None:
        return Told("date")
    back = match["which"].lower() == "last"
    day = cal.day(scene.today - timedelta(days=int(back)))
    return scene.relative(_part(day, w.PARTS_OF_DAY[match["p"].lower()]))


# Names that hold a weekday and are no day of the calendar.
_NAMED = re.compile(r"\b(?:Bloody|Black|Good|Easter|Palm|Ash|Super|Cyber|Holy|Maundy|Shrove) $")
_TITLE = re.compile(r" (?:Times|Telegraph|Express|Mirror|Mail|Independent|Herald|Night Live|Review|World)\b")


def _weekday(match: re.Match[str], scene: Scene) -> Told | None:
    """The tense of the clause decides: "on Friday he met", "on Friday he will meet"; the day itself counts as either."""
    text = scene.text
    if _NAMED.search(text[max(0, match.start("w") - 10) : match.start("w")]) or _TITLE.match(text, match.end("w")):
        return None
    if scene.today is None:
        return Told("date")
    number, which = w.weekday_number(match["w"]), (match["which"] or "").lower()
    return scene.relative(cal.day(_day_of(scene.today, number, which, match["week"], scene, match.start())))


def _day_of(today: date, number: int, which: str, week: str | None, scene: Scene, at: int) -> date:
    if week:
        monday = today - timedelta(days=today.weekday())
        return monday + timedelta(days=number + {"last": -7, "next": 7}.get(week.lower(), 0))
    if "next" in which:
        return cal.weekday(today + timedelta(days=1), number, 1)
    if "last" in which or "past" in which:
        return cal.weekday(today - timedelta(days=1), number, -1)
    if "coming" in which or scene.ahead(at):
        return cal.weekday(today, number, 1)
    return cal.weekday(today, number, -1)


def _month_day(match: re.Match[str], scene: Scene) -> Told | None:
    if scene.today is None:
        return Told("date")
    month, day = w.month_number(match["m"]), int(match["d"])
    near = scene.today.year
    named = match.groupdict().get("year")
    if named:
        found = cal.made(near + _NEAR[named.lower()], month, day)
        return scene.relative(found) if found else Told("date")
    days = [made for year in (near - 1, near, near + 1) if (made := cal.made(year, month, day))]
    return scene.relative(_choose(days, scene, match.start()))


def _month_days(match: re.Match[str], scene: Scene) -> Told | None:
    """``Nov. 17-19``, ``17 to 19 November``, ``November 20 to December 11``."""
    if scene.today is None:
        return Told("date")
    first_month = w.month_number(match["m"] or match["n"])
    last_month = w.month_number(match["n"] or match["m"])
    rows = []
    for year in (scene.today.year - 1, scene.today.year, scene.today.year + 1):
        first = cal.made(year, first_month, int(match["d"]))
        last = cal.made(year + (last_month < first_month), last_month, int(match["e"]))
        if first and last and first.first <= last.first:
            rows.append(cal.between(first, last))
    return scene.relative(_choose(rows, scene, match.start()))


def _choose(rows: list[Stretch], scene: Scene, at: int) -> Stretch | None:
    """The row that the tense asks for: the last that has begun, or the first that has not ended.

    Without a tense the nearest, a coming one only where it is less than half as far away: a report of November that
    says "in December" and no more means the coming month, one that says "in June" the past.
    """
    today = scene.today
    if not rows or today is None:
        return None
    # A day of slack: a report is often dated by another zone than the one it tells of.
    past = [row for row in rows if row.first <= today + timedelta(days=1)]
    coming = [row for row in rows if row.last >= today]
    direction = scene.direction(at)
    if direction > 0 and coming:
        return coming[0]
    if direction < 0 and past:
        return past[-1]
    if not past or not coming:
        return (past or coming)[-1 if past else 0]
    if past[-1].last >= today:
        return past[-1]
    return coming[0] if 2 * (coming[0].first - today) < today - past[-1].last else past[-1]


# Names of months that are also names of people or words: taken only after a preposition or a word of time.
_MONTH_LEAD = re.compile(r"\b(?:in|since|by|of|from|to|until|till|during|before|after|between|and|last|next|this|early|late|mid|through|for)[ -]$", re.I)  # fmt: skip


def _month(match: re.Match[str], scene: Scene) -> Told | None:
    text, which = scene.text, (match["which"] or "").lower()
    blurred = match.start("m") > match.start()
    name = match["m"]
    left = text[max(0, match.start() - 9) : match.start()]
    alone = (not left or left.endswith("\n")) and text[match.end() : match.end() + 1] in ("", "\n")
    if not blurred and re.match(r" [A-Z][a-z]", text[match.end() : match.end() + 3]):
        return None
    if not blurred and not alone and not _MONTH_LEAD.search(left):
        if name.rstrip(".").lower() in ("may", "march", "mar", "april", "june", "august", "jan", "jun"):
            return None
    if scene.today is None:
        return Told("date")
    number, today = w.month_number(name), scene.today
    year = match.groupdict().get("year")
    if year:
        return scene.relative(cal.month(today.year + _NEAR[year.lower()], number))
    rows = [cal.month(near, number) for near in (today.year - 1, today.year, today.year + 1)]
    if "last" in which or "past" in which:
        return scene.relative(next(row for row in reversed(rows) if row.last < today))
    if "next" in which or "coming" in which:
        return scene.relative(next(row for row in rows if row.first > today))
    if which == "this":
        return scene.relative(rows[1])
    return scene.relative(_choose(rows, scene, match.start()))


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
    return scene.relative(_choose(rows, scene, match.start()))


def _unit(match: re.Match[str], scene: Scene) -> Told | None:
    """``last week``, ``this month``, ``next year``; "the past year" is the year up to now."""
    if scene.today is None:
        return Told("date")
    which, unit = match["which"].lower(), w.unit(match["u"])
    today = scene.today
    if unit == "day":
        return scene.relative(cal.day(today)) if "this" in which else None
    if unit == "century":
        return scene.relative(cal.century((today.year // 100) + 1 + _step(which)))
    if "past" in which and unit not in ("week",):
        return _up_to(today, -1, unit, scene)
    try:
        return scene.relative(cal.cut(cal.shift(today.replace(day=1) if unit != "week" else today, _step(which), unit), unit))
    except OverflowError:
        return Told("date")


def _step(which: str) -> int:
    if "last" in which or "past" in which or "previous" in which:
        return -1
    return 1 if "next" in which or "coming" in which or "following" in which else 0


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


def _weekend(match: re.Match[str], scene: Scene) -> Told | None:
    if scene.today is None:
        return Told("date")
    which, today = (match["which"] or "").lower(), scene.today
    saturday = today + timedelta(days=5 - today.weekday())
    if "last" in which or "past" in which or (today.weekday() < 5 and not scene.ahead(match.start()) and "next" not in which and "coming" not in which):
        saturday -= timedelta(days=7 if saturday + timedelta(days=1) >= today else 0)
    elif "next" in which and today.weekday() < 5:
        saturday += timedelta(days=7)
    elif "next" in which or "coming" in which:
        saturday += timedelta(days=7 if today.weekday() >= 5 else 0)
    return scene.relative(cal.between(cal.day(saturday), cal.day(saturday + timedelta(days=1))))


def _end_of(match: re.Match[str], scene: Scene) -> Told | None:
    """``the end of the year`` is told at the grain of the year: no day is named."""
    if scene.today is None:
        return Told("date")
    which, unit = (match["which"] or "").lower(), w.unit(match["u"])
    if unit == "day":
        return None
    return scene.relative(cal.cut(cal.shift(scene.today, _step(which), unit), unit))


def _year_end(match: re.Match[str], scene: Scene) -> Told | None:
    return scene.relative(cal.year(scene.today.year)) if scene.today else Told("date")


def _the_nth(match: re.Match[str], scene: Scene) -> Told | None:
    """``on the 31st``: of the month that the tense asks for; unknown where neither neighbour has such a day."""
    if scene.today is None:
        return Told("date")
    base = scene.today.replace(day=1)
    months = [cal.shift(base, step, "month") for step in (-1, 0, 1)]
    days = [made for near in months if (made := cal.made(near.year, near.month, int(match["d"])))]
    return scene.relative(_choose(days, scene, match.start()))


_HOLIDAYS = {"christmas eve": (12, 24), "christmas day": (12, 25), "christmas": (12, 25), "boxing day": (12, 26),
             "new year's eve": (12, 31), "new year’s eve": (12, 31), "new year's day": (1, 1), "new year’s day": (1, 1)}  # fmt: skip


def _holiday(match: re.Match[str], scene: Scene) -> Told | None:
    if scene.today is None:
        return Told("date")
    month, day = _HOLIDAYS[match["h"].lower()]
    year = scene.today.year
    days = [made for near in (year - 1, year, year + 1) if (made := cal.made(near, month, day))]
    return scene.relative(_choose(days, scene, match.start()))


def _quarter(match: re.Match[str], scene: Scene) -> Told | None:
    """``the third quarter`` and no year: the last one that has begun."""
    if scene.today is None:
        return Told("date")
    number = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4}.get(match["q"].lower(), 0)
    number = number or int(match["q"][-1])
    near = scene.today.year
    year = match.groupdict().get("year")
    if year:
        return scene.relative(cal.quarter(near + _NEAR[year.lower()], number))
    rows = [cal.quarter(when, number) for when in (near - 1, near, near + 1)]
    if not scene.ahead(match.start()):
        return scene.relative(next(row for row in reversed(rows) if row.first <= scene.today))
    return scene.relative(_choose(rows, scene, match.start()))


def _latest_quarter(match: re.Match[str], scene: Scene) -> Told | None:
    """``the quarter``, ``the latest quarter``: the one told last, else the last that is over."""
    if scene.reference and scene.reference[0].grain == "quarter":
        return Told("date", *scene.reference)
    if scene.today is None:
        return Told("date")
    return scene.relative(cal.cut(cal.shift(scene.today, -1, "quarter"), "quarter"))


_WHICH = r"(?P<which>this past|this coming|the past|the last|the next|the coming|the current|the previous|this|last|next|past|coming|current|previous)"
_UNITS = r"(?P<u>days?|weeks?|months?|quarters?|years?|decades?|centur(?:y|ies))"
_ORD = rf"{w.ORDINAL}?"
_TO = r"(?: ?[-–—] ?| to | through | until | and )"
RULES: tuple[Rule, ...] = (
    rule("today", rf"{_BLUR}(?P<d>the day before yesterday|the day after tomorrow|today|tonight|yesterday|tomorrow)", _today, re.I),
    rule("this-morning", rf"{_BLUR}(?P<which>this|last) (?P<p>morning|afternoon|evening|night)", _this_morning, re.I),
    rule("weekday", rf"{_BLUR}(?:(?P<which>[Tt]his coming|[Tt]his past|[Tt]his|[Ll]ast|[Nn]ext|[Cc]oming|[Pp]ast|[Tt]he coming|[Tt]he past|the next|the last) )?(?P<w>{w.WEEKDAY})"
         r"(?:,? (?:of )?(?P<week>last|this|next) week)?", _weekday),
    rule("month-day", rf"(?:{w.WEEKDAY},? (?:the )?)?(?P<m>{w.MONTH}) (?:the )?(?P<d>\d{{1,2}}){_ORD}(?! ?%|[.,:]?\d)(?: (?P<year>last|this|next) year)?", _month_day),
    rule("day-month", rf"(?:{w.WEEKDAY},? )?(?:the )?(?P<d>\d{{1,2}}){_ORD}(?: of)? (?P<m>{w.MONTH})(?: (?P<year>last|this|next) year)?", _month_day),
    rule("month-days", rf"(?P<m>{w.MONTH}) (?P<d>\d{{1,2}}){_ORD}{_TO}(?:(?P<n>{w.MONTH}) )?(?P<e>\d{{1,2}}){_ORD}(?!:)", _month_days),
    rule("days-month", rf"(?P<d>\d{{1,2}}){_ORD}(?: (?P<m>{w.MONTH}))?{_TO}(?P<e>\d{{1,2}}){_ORD} (?P<n>{w.MONTH})", _month_days),
    rule("month", rf"{_BLUR}(?:(?P<which>[Tt]his past|[Tt]his coming|[Tt]his|[Ll]ast|[Nn]ext|[Pp]ast|[Cc]oming) )?(?P<m>{w.MONTH})(?! \d)(?:,?(?: of)? (?P<year>last|this|next) year)?", _month),
    rule("season", rf"{_BLUR}(?P<which>this past|this coming|the past|the coming|the previous|this|last|next|the|in|over the|during the)(?: early| late| mid)?[ -](?P<s>{w.SEASON})(?! of\b)(?! (?:from|in|to)\b)(?! \d)", _season, re.I),
    rule("unit", rf"{_BLUR}{_WHICH} (?:calendar |fiscal |full )?(?P<u>day|week|month|quarter|year|decade|century)", _unit, re.I),
    rule("year-unit", rf"(?:earlier|later|early|late)(?: on)? in the (?P<u>week|month|quarter|year|decade|century)(?P<which>)", _unit, re.I),
    rule("units-round", rf"(?:at least )?(?P<which>the past|the last|the next|the previous|the preceding|the coming|the latest|past|last|next|coming|previous) (?P<n>{w.NUMBER})(?: (?:more|full))? {_UNITS}", _units_round, re.I),
    rule("recent", r"recent (?P<u>days|years|decades)", lambda m, s: Told("vague", period="PAST_REF"), re.I),
    rule("vague-round", rf"(?:the )?(?:past|last|next|coming|recent|previous)(?: {w.VAGUE})? (?P<u>days|weeks|months|quarters|years|decades|centuries)(?: and \w+s)?", _vague_round, re.I),
    rule("ago", rf"(?:(?:about|nearly|almost|over|some|around|roughly|just over|more than) )?(?P<n>{w.NUMBER}|{w.VAGUE})(?:[ -](?:more|full))?(?: |-){_UNITS}(?: or (?:so|two|more))? ago", _ago, re.I),
    rule("year-ago", r"(?:the |its )?(?:comparable |corresponding )?(?P<n>year)[- ](?P<u>ago|earlier)(?: (?:period|quarter))?", lambda m, s: _year_ago(s), re.I),
    rule("bare-ago", rf"{_UNITS} ago", lambda m, s: Told("vague", period="PAST_REF"), re.I),
    rule("hours-ago", rf"(?:(?:about|nearly|almost|over|some|around|just over) )?(?P<n>{w.NUMBER}) hours? ago", _hours_ago, re.I),
    rule("weekend", rf"(?:(?P<which>this past|this coming|the past|the last|the coming|this|last|next|past|coming|the) )weekend", _weekend, re.I),
    rule("end-of", rf"(?:the )?(?:very )?(?:end|start|beginning|middle) of (?P<which>the|this|next|last) (?P<u>day|week|month|quarter|year|decade)", _end_of, re.I),
    rule("year-end", r"(?:the )?year(?:[’']s)?[- ]end", _year_end, re.I),
    rule("the-nth", rf"(?<=on )the (?P<d>[1-9]|[12]\d|3[01]){w.ORDINAL}(?=[.,;:)\n]|$| (?:of (?:this|the) month|and|but|when|after|at|in)\b)", _the_nth),
    rule("holiday", r"(?P<h>Christmas Eve|Christmas Day|Christmas|Boxing Day|New Year[’']s Eve|New Year[’']s Day)", _holiday),
    rule("latest-quarter", r"the (?:latest )?quarter(?! (?:of|century|final|mile)\b)", _latest_quarter, re.I),
    rule("quarter", r"(?:the |its |their )?(?:fiscal[ -])?(?P<q>first|second|third|fourth|final|Q[1-4])[ -]quarter(?: of)?(?: (?P<year>last|this|next) year)?", _quarter, re.I),
)  # fmt: skip


def _year_ago(scene: Scene) -> Told:
    """``the year-ago quarter``: a year before the quarter told last, else before the quarter of the report's day."""
    if scene.reference:
        stretch, basis = scene.reference
        return Told("date", cal.moved(stretch, -1, "year"), basis, narrative=False)
    if scene.today is None:
        return Told("date")
    return scene.relative(cal.year(scene.today.year - 1))
