"""What a rule of time looks at, and what it says."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from onrecord.grounding.when.anchors import Anchor
from onrecord.grounding.when.calendar import Stretch
from onrecord.model.grounds import Basis

Tense = Literal["past", "present", "future", "none"]
# date: a time on the calendar; clock: a time of day, still without a day; part: "morning", likewise;
# length: "three years", no time; vague: a time that cannot be told ("several years ago"); set: "every Friday";
# deixis: "now", "recently", which say no more than the tense does.
Kind = Literal["date", "clock", "part", "length", "vague", "set", "deixis"]


@dataclass(frozen=True, slots=True)
class Told:
    """What a rule makes of the words it matched.

    Attributes:
        kind: see :data:`Kind`.
        stretch: the time, for a date that could be told.
        basis: what the value rests on.
        suffix: for a clock or part of day, what follows the day in a value (``T22:00``, ``TEV``).
        grain: the grain of a clock (``minute``, ``hour``) or ``part_of_day``.
        period: TIMEX3's value where it is no date (``P3Y``, ``PAST_REF``); measured, never shown.
        narrative: whether later "the day before" may be counted from it.
    """

    kind: Kind
    stretch: Stretch | None = None
    basis: Basis = "unknown"
    suffix: str = ""
    grain: str = ""
    period: str = ""
    narrative: bool = True


@dataclass(slots=True)
class Scene:
    """One text while its times are resolved, from first to last.

    Attributes:
        text: the words.
        anchor: the day that relative times are counted from.
        tense_at: the tense of the clause at an offset, where the caller knows it.
        reference: the last date told before the one at hand, and its basis: what "the day before" is counted from.
        told_at: where that date stands.
    """

    text: str
    anchor: Anchor
    tense_at: Callable[[int], str] | None = None
    reference: tuple[Stretch, Basis] | None = None
    told_at: int = 0

    @property
    def today(self) -> date | None:
        """The anchor's day."""
        return self.anchor.value

    def relative(self, stretch: Stretch | None) -> Told:
        """A date counted from the anchor."""
        if stretch is None or self.today is None:
            return Told("date")
        return Told("date", stretch, self.anchor.relative)

    def ahead(self, at: int) -> bool:
        """Whether the words at ``at`` stand in a clause about the future; news tells the past unless it says so."""
        return self.direction(at) > 0

    def direction(self, at: int) -> int:
        """-1 for a clause of the past, 1 for one of the future, 0 where neither the parse nor the words tell."""
        told = self.tense_at(at) if self.tense_at else "none"
        if told == "future":
            return 1
        if told == "past":
            return 1 if _PLANNED.search(self.text, max(0, at - 60), at) else -1
        return _guess(self.text, at)


# Plans told in the past tense: "was scheduled to begin on", "was to meet".
_PLANNED = re.compile(
    r"\b(?:scheduled|expected|due|set|slated|planned|to be held|supposed)\b[^.;\n]{0,40}$|\b(?:by|until) (?:the )?$",
    re.I,
)
_CLAUSE = re.compile(r"[.;!?\n\"“”]|, (?:and|but|while|which|who|as|where) ")
# A verb of the future takes the word after it along, so that the participle of "will be held" counts for it.
_FUTURE = re.compile(
    r"\b(?:(?:[Ww]ill|won[’']t|shall|would|may|might|could)(?: not)?(?: be)?(?: \w+)?|to be \w+|(?:is|are|was|were) "
    r"to(?: be)?(?: \w+)?|"
    r"going to(?: be)?(?: \w+)?|due|scheduled|slated|expected|plans?|planning|planned for|set (?:to|for)|upcoming|no "
    r"later than|"
    r"ahead of|deadline|hopes? to|intends? to)\b|[’']ll\b"
)
_LIMIT = re.compile(r"\b(?:[Bb]y|[Uu]ntil|till) (?:the )?(?:end of )?$")
_PAST = re.compile(
    r"\b(?:was|were|had|did|has|have|said|told|held|met|took|began|came|made|went|saw|left|fell|won|lost|since|hit|"
    r"shot|struck|fought|sent|gave|found|became|got|ran|spoke|wrote|broke|[a-z]{2,}ed)\b"
)


def _guess(text: str, at: int) -> int:
    """The tense of the clause around ``at`` by its words alone: the cue nearest on the left, else first on the right.

    "by Friday" and "until Friday" look ahead only where no verb of the clause looks back.
    """
    left = text[max(0, at - 120) : at]
    cuts = [found.end() for found in _CLAUSE.finditer(left)]
    left = left[cuts[-1] :] if cuts else left
    future = max((found.end() for found in _FUTURE.finditer(left)), default=-1)
    past = max((found.start() for found in _PAST.finditer(left)), default=-1)
    if future >= 0 or past >= 0:
        return 1 if future >= past else -1
    if _LIMIT.search(left):
        return 1
    right = text[at : at + 120]
    cut = _CLAUSE.search(right)
    right = right[: cut.start()] if cut else right
    future = next((found.start() for found in _FUTURE.finditer(right)), len(right))
    past = next((found.start() for found in _PAST.finditer(right)), len(right))
    if future == past:
        return 0
    return 1 if future < past else -1


@dataclass(frozen=True, slots=True)
class Rule:
    """One way that English has of naming a time.

    Attributes:
        name: unique.
        pattern: what it looks like.
        tell: what it means; ``None`` where the match turns out to be no time.
    """

    name: str
    pattern: re.Pattern[str]
    tell: Callable[[re.Match[str], Scene], Told | None]


def rule(name: str, pattern: str, tell: Callable[[re.Match[str], Scene], Told | None], flags: int = 0) -> Rule:
    """A rule whose pattern is bounded by words on both sides."""
    return Rule(name, re.compile(rf"(?<![\w$£€-])(?:{pattern})(?![\w])", flags), tell)
