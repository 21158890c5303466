"""Days that are counted from the day of the report: "yesterday", "on Friday", "Nov. 17", "over the weekend"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from onrecord.grounding.when import calendar as cal
from onrecord.grounding.when import words as w
from onrecord.grounding.when.calendar import Stretch
from onrecord.grounding.when.rules.nearest import NEAR, choose
from onrecord.grounding.when.scene import Rule, Scene, Told, rule

_BLUR = rf"(?:(?:the )?{w.EDGE})?"


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
    """The tense of the clause decides: "on Friday he met", "on Friday he will meet"; today counts as either."""
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
        found = cal.made(near + NEAR[named.lower()], month, day)
        return scene.relative(found) if found else Told("date")
    days = [made for year in (near - 1, near, near + 1) if (made := cal.made(year, month, day))]
    return scene.relative(choose(days, scene, match.start()))


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
    return scene.relative(choose(rows, scene, match.start()))


def _weekend(match: re.Match[str], scene: Scene) -> Told | None:
    if scene.today is None:
        return Told("date")
    which, today = (match["which"] or "").lower(), scene.today
    saturday = today + timedelta(days=5 - today.weekday())
    if (
        "last" in which
        or "past" in which
        or (today.weekday() < 5 and not scene.ahead(match.start()) and "next" not in which and "coming" not in which)
    ):
        saturday -= timedelta(days=7 if saturday + timedelta(days=1) >= today else 0)
    elif "next" in which and today.weekday() < 5:
        saturday += timedelta(days=7)
    elif "next" in which or "coming" in which:
        saturday += timedelta(days=7 if today.weekday() >= 5 else 0)
    return scene.relative(cal.between(cal.day(saturday), cal.day(saturday + timedelta(days=1))))


def _the_nth(match: re.Match[str], scene: Scene) -> Told | None:
    """``on the 31st``: of the month that the tense asks for; unknown where neither neighbour has such a day."""
    if scene.today is None:
        return Told("date")
    base = scene.today.replace(day=1)
    months = [cal.shift(base, step, "month") for step in (-1, 0, 1)]
    days = [made for near in months if (made := cal.made(near.year, near.month, int(match["d"])))]
    return scene.relative(choose(days, scene, match.start()))


_HOLIDAYS = {
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "christmas": (12, 25),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
    "new year’s eve": (12, 31),
    "new year's day": (1, 1),
    "new year’s day": (1, 1),
}


def _holiday(match: re.Match[str], scene: Scene) -> Told | None:
    if scene.today is None:
        return Told("date")
    month, day = _HOLIDAYS[match["h"].lower()]
    year = scene.today.year
    days = [made for near in (year - 1, year, year + 1) if (made := cal.made(near, month, day))]
    return scene.relative(choose(days, scene, match.start()))


_ORD = rf"{w.ORDINAL}?"
_TO = r"(?: ?[-–—] ?| to | through | until | and )"
RULES: tuple[Rule, ...] = (
    rule(
        "today",
        rf"{_BLUR}(?P<d>the day before yesterday|the day after tomorrow|today|tonight|yesterday|tomorrow)",
        _today,
        re.I,
    ),
    rule("this-morning", rf"{_BLUR}(?P<which>this|last) (?P<p>morning|afternoon|evening|night)", _this_morning, re.I),
    rule(
        "weekday",
        rf"{_BLUR}(?:(?P<which>[Tt]his coming|[Tt]his past|[Tt]his|[Ll]ast|[Nn]ext|[Cc]oming|[Pp]ast|"
        rf"[Tt]he coming|[Tt]he past|the next|the last) )?(?P<w>{w.WEEKDAY})"
        r"(?:,? (?:of )?(?P<week>last|this|next) week)?",
        _weekday,
    ),
    rule(
        "month-day",
        rf"(?:{w.WEEKDAY},? (?:the )?)?(?P<m>{w.MONTH}) (?:the )?(?P<d>\d{{1,2}}){_ORD}(?! ?%|"
        rf"[.,:]?\d)(?: (?P<year>last|this|next) year)?",
        _month_day,
    ),
    rule(
        "day-month",
        rf"(?:{w.WEEKDAY},? )?(?:the )?(?P<d>\d{{1,2}}){_ORD}(?: of)? (?P<m>{w.MONTH})(?: "
        rf"(?P<year>last|this|next) year)?",
        _month_day,
    ),
    rule(
        "month-days",
        rf"(?P<m>{w.MONTH}) (?P<d>\d{{1,2}}){_ORD}{_TO}(?:(?P<n>{w.MONTH}) )?(?P<e>\d{{1,"
        rf"2}}){_ORD}(?!:)",
        _month_days,
    ),
    rule(
        "days-month",
        rf"(?P<d>\d{{1,2}}){_ORD}(?: (?P<m>{w.MONTH}))?{_TO}(?P<e>\d{{1,2}}){_ORD} (?P<n>{w.MONTH})",
        _month_days,
    ),
    rule(
        "weekend",
        r"(?:(?P<which>this past|this coming|the past|the last|the coming|this|last|next|past|coming|"
        r"the) )weekend",
        _weekend,
        re.I,
    ),
    rule(
        "the-nth",
        rf"(?<=on )the (?P<d>[1-9]|[12]\d|3[01]){w.ORDINAL}(?=[.,;:)\n]|$| (?:of (?:this|the) month|and|"
        rf"but|when|after|at|in)\b)",
        _the_nth,
    ),
    rule(
        "holiday",
        r"(?P<h>Christmas Eve|Christmas Day|Christmas|Boxing Day|New Year[’']s Eve|New Year[’']s Day)",
        _holiday,
    ),
)
