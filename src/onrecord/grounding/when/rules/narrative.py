"""Times that are counted from another time in the report: "the day before", "a year earlier", "the same month"."""

from __future__ import annotations

import re

from onrecord.grounding.when import calendar as cal
from onrecord.grounding.when import words as w
from onrecord.grounding.when.calendar import Stretch
from onrecord.grounding.when.scene import Rule, Scene, Told, rule
from onrecord.model.grounds import Basis

_FINE = ("second", "minute", "hour", "part_of_day", "day")


def _from(scene: Scene, unit: str) -> tuple[Stretch, Basis] | None:
    """The time told last, where it is fine enough to count ``unit`` from, else the report's day, else nothing."""
    if scene.reference:
        stretch, _ = scene.reference
        if unit != "day" or stretch.grain in _FINE:
            return scene.reference
    if scene.today is None:
        return None
    return cal.day(scene.today), scene.anchor.relative


def _told(scene: Scene, count: int, unit: str) -> Told:
    start = _from(scene, unit)
    if start is None:
        return Told("date")
    stretch, basis = start
    try:
        moved = cal.shift(stretch.first, count, unit)
    except (OverflowError, KeyError, ValueError):
        return Told("date")
    # "a year earlier" keeps the grain of what it is told of, cut at a year at the most.
    grain = unit if unit in ("week", "month") or stretch.grain in _FINE else stretch.grain
    if unit == "year" and stretch.grain in _FINE:
        grain = "year"
    return Told("date", cal.cut(moved, grain), basis, narrative=False)


def _earlier(match: re.Match[str], scene: Scene) -> Told | None:
    number, unit = w.count(match["n"]), w.unit(match["u"])
    if number is None:
        return Told("vague", period="PAST_REF" if match["way"].lower() != "later" else "FUTURE_REF")
    back = match["way"].lower() in ("earlier", "before", "previously", "prior")
    return _told(scene, -number if back else number, unit)


def _the_before(match: re.Match[str], scene: Scene) -> Told | None:
    """``the day before``, ``the previous year``, ``the next day``."""
    back = (match["way"] or "").lower() in ("before", "previous", "prior", "preceding", "earlier")
    return _told(scene, -1 if back else 1, w.unit(match["u"]))


def _same(match: re.Match[str], scene: Scene) -> Told | None:
    unit = w.unit(match["u"])
    start = _from(scene, unit)
    if start is None:
        return Told("date")
    return Told("date", cal.cut(start[0].first, unit), start[1], narrative=False)


_UNIT = r"(?P<u>day|week|month|quarter|year|decade)"
_UNITS = r"(?P<u>days?|weeks?|months?|quarters?|years?|decades?)"
RULES: tuple[Rule, ...] = (
    rule(
        "earlier",
        rf"(?:(?:about|nearly|almost|some|just|only) )?(?P<n>{w.NUMBER}|{w.VAGUE})[ -]{_UNITS} "
        rf"(?P<way>earlier|later|before(?=[.,;)\n]|$)|previously|prior(?! to)|afterwards?)",
        _earlier,
        re.I,
    ),
    rule(
        "the-day-before",
        rf"the {_UNIT} (?P<way>before|after|earlier)(?=[.,;:)\n]|$| (?:in|at|by|with|when|and|"
        rf"that|on)\b)",
        _the_before,
        re.I,
    ),
    rule(
        "previous-day",
        r"the (?P<way>previous|preceding|prior|following|next) (?P<u>day|week|month|year)",
        _the_before,
        re.I,
    ),
    rule("same-day", rf"(?:the same|that(?: same| very)?) {_UNIT}(?! (?:after|before|old))", _same, re.I),
)
