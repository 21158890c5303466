"""Times of day, which take their day from their neighbour: "10 p.m. on Wednesday", "15:11 GMT", "Friday evening"."""

from __future__ import annotations

import re
from datetime import timedelta

from onrecord.grounding.when import calendar as cal
from onrecord.grounding.when import words as w
from onrecord.grounding.when.scene import Rule, Scene, Told, rule

# Zones whose name means one offset; EST in an Australian report is left alone with the rest of the ambiguous ones.
_ZONES = {
    "gmt": "Z",
    "utc": "Z",
    "z": "Z",
    "edt": "-04:00",
    "cest": "+02:00",
    "cet": "+01:00",
    "msk": "+03:00",
    "pdt": "-07:00",
    "pst": "-08:00",
    "jst": "+09:00",
    "eest": "+03:00",
    "eet": "+02:00",
    "est": "-05:00",
}


def _clock(match: re.Match[str], scene: Scene) -> Told | None:
    hour, minute = int(match["h"]), match["min"]
    half = (match["half"] or "").lower().replace(".", "").replace(" ", "")
    zone = (match["z"] or "").lower()
    if not half and not minute:
        return None
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    if hour > 24 or (minute and int(minute) > 59):
        return None
    suffix = f"T{hour:02d}" + (f":{minute}" if minute else "") + _ZONES.get(zone, "")
    return Told("clock", suffix=suffix, grain="minute" if minute else "hour")


def _noon(match: re.Match[str], scene: Scene) -> Told | None:
    word = match["p"].lower()
    return Told("clock", suffix="T12:00" if word in ("noon", "midday") else "T00:00", grain="hour")


def _part(match: re.Match[str], scene: Scene) -> Told | None:
    return Told("part", suffix=w.PARTS_OF_DAY[match["p"].lower()], grain="part_of_day")


def _overnight(match: re.Match[str], scene: Scene) -> Told | None:
    """The night that ended on the day of the report, unless a day stands beside it."""
    if scene.today is None:
        return Told("date")
    night = cal.day(scene.today - timedelta(days=1))
    return Told("clock", night, scene.anchor.relative, suffix="TNI", grain="part_of_day")


_ZONE = r"(?: ?\(?(?P<z>GMT|UTC|EST|EDT|CET|CEST|EET|EEST|MSK|PST|PDT|JST)\)?| local time| Moscow time| Kyiv time)?"
RULES: tuple[Rule, ...] = (
    rule("overnight", r"overnight(?!,? (?:stay|train|flight|trip|guest|delivery))", _overnight, re.I),
    rule(
        "clock",
        rf"(?:(?:around|about|at) )?(?P<h>\d{{1,2}})(?:[:.](?P<min>[0-5]\d))?(?: ?(?P<half>[ap]\.? "
        rf"?m\.?))?{_ZONE}",
        _clock,
        re.I,
    ),
    rule("military-clock", r"(?P<h>[01]\d|2[0-4])(?P<min>[0-5]\d) (?:hours |hrs )?(?P<z>GMT|UTC)(?P<half>)", _clock),
    rule("noon", r"(?:around |about |at )?(?P<p>noon|midday|midnight)", _noon, re.I),
    rule(
        "part",
        r"(?:(?:in|during) )?(?:the )?(?:early |late |mid-?)?[ -]?(?P<p>morning|afternoon|evening|night|"
        r"overnight|dawn|dusk)",
        _part,
        re.I,
    ),
)
