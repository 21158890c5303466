"""What every rule of the family looks at, found once a report: its quotations, and the statements that its verbs
mark."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from onrecord.coders.attributions import verbal
from onrecord.coders.attributions.draft import Draft
from onrecord.coders.attributions.quoting import Marks
from onrecord.extend import Case
from onrecord.model.claims import Attribution


@dataclass(frozen=True)
class Seen:
    """A report as the rules see it.

    Attributes:
        case: all that a coder may look at.
        marks: its quotations and datelines.
        drafts: the statements whose cue is a verb, in the order of their cues; several rules share them.
    """

    case: Case
    marks: Marks
    drafts: tuple[Draft, ...]

    @classmethod
    def of(cls, case: Case) -> Seen:
        """The report of a case, looked at once."""
        marks = Marks.of(case.article.text)
        return cls(case, marks, tuple(verbal.drafts(case, marks)))


Finder = Callable[[Seen], Iterable[Attribution]]
"""A way to find statements in what was seen."""


def alone(finder: Finder) -> Callable[[Case], Iterable[Attribution]]:
    """The same way for a case that only one rule reads: its examples, ``onrecord why``."""
    return lambda case: finder(Seen.of(case))
