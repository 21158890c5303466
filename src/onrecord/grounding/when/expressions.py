"""From text to times: candidates by rule, the longest kept, resolved in the order of the text, neighbours joined."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from onrecord.grounding.when import calendar as cal
from onrecord.grounding.when.anchors import Anchor
from onrecord.grounding.when.calendar import Stretch
from onrecord.grounding.when.rules import ALL
from onrecord.grounding.when.scene import Rule, Scene, Told
from onrecord.model.grounds import Grain, When
from onrecord.model.text import Span


@dataclass(frozen=True, slots=True)
class Expression:
    """A time expression: where it stands, by which rule, and what it was told to mean."""

    start: int
    end: int
    rule: str
    told: Told

    @property
    def value(self) -> str:
        """The calendar value; for what is no date, TIMEX3's (``P3Y``, ``PAST_REF``), which only scorers look at."""
        return self.told.stretch.value if self.told.stretch else self.told.period


def find(text: str, anchor: Anchor, tense_at: Callable[[int], str] | None = None) -> list[When]:
    """The times in ``text``, in its order; those that cannot be told have an empty value and the basis ``unknown``.

    Lengths ("for three years"), sets ("every Friday") and mere tense ("now") are no times and are left out.

    Args:
        text: running text; offsets count its code points.
        anchor: the day that "yesterday" is counted from.
        tense_at: ``past``, ``present``, ``future`` or ``none`` for the clause around an offset; where it is absent or
            does not know, the words of the clause decide, and news tells the past.
    """
    found = [told for told in expressions(text, anchor, tense_at) if told.told.kind in ("date", "vague")]
    return [_when(told, text) for told in _intervals(found, text)]


def _when(found: Expression, text: str) -> When:
    words = Span.of(text, found.start, found.end)
    stretch = found.told.stretch
    if stretch is None:
        return When("", "unknown", "unknown", words)
    return When(stretch.value, stretch.grain, found.told.basis, words)


def expressions(text: str, anchor: Anchor, tense_at: Callable[[int], str] | None = None) -> list[Expression]:
    """Every time expression in ``text`` with what was made of it, lengths and sets among them; never raises."""
    said, text = text, _plain(text)
    scene = Scene(text, anchor, tense_at)
    found: list[Expression] = []
    end = 0
    for start, rule, match in _candidates(text):
        if start < end:
            continue
        told = _tell(rule, match, scene)
        if told is None:
            continue
        if told.kind == "clock" and told.stretch is None:
            told = _dated(told, start, scene)
        end = match.end()
        first = start - 2 if start > 1 and said[start - 2] == "[" != text[start - 2] else start
        found.append(Expression(first, end, rule.name, told))
        if told.kind != "clock" and told.stretch and told.narrative:
            scene.reference, scene.told_at = (told.stretch, told.basis), start
    return _joined(found, scene)


_SET_IN = re.compile(r"\[(\w{1,14})\](?= )")  # "[Ten] years ago": an editor's word for the speaker's
_DASHED = re.compile(
    r"(?<=[a-z])-(?=(?:January|February|March|April|June|July|August|September|October|November|December) \d)|"
    r"(?<=\d)-(?=(?:this|last|next) )"
)
_SLIP = re.compile(r"(?<=\b[Tt]his year)s(?= [a-z])")  # "this years harvest"


def _plain(text: str) -> str:
    """The text as the rules read it, character for character: without brackets around a word and dashes for blanks."""
    if "[" in text:
        text = _SET_IN.sub(r"  \1", text)
    return _SLIP.sub(" ", _DASHED.sub(" ", text))


def _tell(rule: Rule, match: re.Match[str], scene: Scene) -> Told | None:
    """What a rule says; a time beyond the calendar (year 0, year 10000) is unknown, wherever in the sum it is met."""
    try:
        return rule.tell(match, scene)
    except (OverflowError, ValueError):
        return Told("date")


def _candidates(text: str) -> list[tuple[int, Rule, re.Match[str]]]:
    """All matches of all rules, by place, the longest first and rules in their order among equals."""
    rows = [
        (match.start(), -match.end(), rank, rule, match)
        for rank, rule in enumerate(ALL)
        for match in rule.pattern.finditer(text)
        if match.end() > match.start()
    ]
    rows.sort(key=lambda row: row[:3])
    return [(start, rule, match) for start, _, _, rule, match in rows]


_GLUE = re.compile(r"^(?:,? (?:at |on |in the |the |of )*|,? )$")


def _joined(found: list[Expression], scene: Scene) -> list[Expression]:
    """Clocks and parts of day joined with the day beside them; one without a day takes the day of the report."""
    rows: list[Expression] = []
    for this in found:
        last = rows[-1] if rows else None
        if last and last.end <= this.start and _GLUE.match(scene.text[last.end : this.start]):
            pair = _pair(last, this)
            if pair:
                rows[-1] = pair
                continue
        rows.append(this)
    return [told for row in rows if (told := _alone(row))]


def _pair(first: Expression, second: Expression) -> Expression | None:
    """A day and a time of day, in either order, as one."""
    day, clock = (first, second) if second.told.kind in ("clock", "part") else (second, first)
    if (
        clock.told.kind not in ("clock", "part")
        or day.told.kind != "date"
        or not day.told.stretch
        or day.told.stretch.grain != "day"
    ):
        return None
    if "/" in day.told.stretch.value:
        return None
    return Expression(first.start, second.end, f"{first.rule}+{second.rule}", _at(day.told, clock.told))


def _at(day: Told, clock: Told) -> Told:
    stretch = day.stretch
    assert stretch is not None
    grain: Grain = clock.grain  # type: ignore[assignment]
    return replace(day, stretch=Stretch(stretch.value + clock.suffix, grain, stretch.first, stretch.last))


_NEAR = 300  # characters: a clock belongs to the day told last in its paragraph, a few sentences back at most


def _dated(clock: Told, at: int, scene: Scene) -> Told:
    """A clock with the day that it falls on where no day stands beside it: the one told last, else the report's."""
    near = at - scene.told_at < _NEAR and "\n" not in scene.text[scene.told_at : at]
    if near and scene.reference and scene.reference[0].grain in ("day", "part_of_day", "hour", "minute"):
        return replace(clock, stretch=cal.day(scene.reference[0].first), basis=scene.reference[1])
    if scene.today is None:
        return clock
    return replace(clock, stretch=cal.day(scene.today), basis=scene.anchor.relative)


def _alone(row: Expression) -> Expression | None:
    """A clock without a neighbour, on the day it falls on; a lone "night" is no time."""
    if row.told.kind == "part":
        return None
    if row.told.kind != "clock":
        return row
    if row.told.stretch is None:
        return replace(row, told=Told("date"))
    day = Told("date", row.told.stretch, row.told.basis)
    return replace(row, told=_at(day, row.told))


_FROM = re.compile(r"\b(?:from|between|starting|beginning)(?: on| in)? (?:the )?$", re.I)
_TO = re.compile(r"^ ?(?:to|until|till|through|and|[-–—])(?: on| in)? (?:the )?$", re.I)
_DASH = re.compile(r"^ ?[-–—] ?$")


def _intervals(found: list[Expression], text: str) -> list[Expression]:
    """``from 2004 to 2009``, ``between July and December 2004``: two times that are one stretch."""
    rows: list[Expression] = []
    for this in found:
        last = rows[-1] if rows else None
        if last and (whole := _interval(last, this, text)):
            rows[-1] = whole
        else:
            rows.append(this)
    return rows


def _interval(first: Expression, second: Expression, text: str) -> Expression | None:
    between = text[first.end : second.start]
    joined = _DASH.match(between) or (_TO.match(between) and _FROM.search(text[max(0, first.start - 16) : first.start]))
    a, b = first.told.stretch, second.told.stretch
    if not joined or not a or not b or "/" in a.value + b.value:
        return None
    if a.grain == "month" and b.grain == "month" and a.first > b.first:
        # "between July and December 2004": the year stands with the second month alone.
        a = cal.month(b.first.year - (a.first.month > b.first.month), a.first.month)
    if a.first > b.first:
        return None
    basis = first.told.basis if first.told.basis == second.told.basis else "text+published"
    return Expression(first.start, second.end, "interval", Told("date", cal.between(a, b), basis))
