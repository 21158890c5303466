"""The same happening, told in several places, and why it is held to be the same."""

from __future__ import annotations

from typing import Literal

import msgspec

from onrecord.model.claims import Status
from onrecord.model.text import Span

Ground = Literal["weights", "judgement", "same words"]


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """One event of one report, as a happening keeps it.

    Attributes:
        report, event: ids of the report and of the event in its reading.
        type, mode, status: the event's own.
        trigger: the word that names it.
        first, last: the days between which it lies at the latest and earliest reading of the report's words, ISO 8601
            (``2024-11-15``); ``None`` where neither the words nor the date of publication tell.
        dated: whether the words of the report date it; otherwise its day is that of publication, and it may be older.
    """

    report: str
    event: str
    type: str
    mode: str | None
    status: Status
    trigger: Span
    first: str | None
    last: str | None
    dated: bool


class Evidence(msgspec.Struct, frozen=True):
    """One reason for or against two events being one happening.

    Attributes:
        feature: its name in the table of weights (``same_day``, ``actor_shared``).
        value: how much of it there is, 0 to 1.
        weight: what it adds to the score (in log odds) where the value is 1; negative speaks against.
        a, b: the words behind it in the first and the second report; ``None`` where it rests on what is missing, on a
            date of the page or on the reports as wholes.
    """

    feature: str
    value: float
    weight: float
    a: Span | None = None
    b: Span | None = None


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """Whether two events are one happening, and why.

    Attributes:
        a, b: ids of the events; ``a`` sorts first.
        report_a, report_b: ids of the reports that tell them.
        same: the outcome.
        score: the probability that the weights give, 0 to 1; 1 or 0 where a person has judged.
        ground: what decided: the weighed evidence, a person's judgement, or one sentence standing in both reports.
        evidence: the strongest reason first.
        decision: id of the judgement that decided, or ``None``.
    """

    a: str
    b: str
    report_a: str
    report_b: str
    same: bool
    score: float
    ground: Ground
    evidence: tuple[Evidence, ...] = ()
    decision: str | None = None


class Happening(msgspec.Struct, frozen=True, kw_only=True):
    """What happened once, however often it is told.

    Attributes:
        id: ``h-`` and the rest of the id of that of its events that sorts first, so that it depends on what belongs to
            it and not on what came first; each of its events leads to it at any time.
        mentions: by report and by place in the text.
        joined: for each mention but the first one that was kept, the verdict that brought it in.
    """

    id: str
    mentions: tuple[Mention, ...]
    joined: tuple[Verdict, ...] = ()

    @property
    def reports(self) -> tuple[str, ...]:
        """Ids of the reports that tell of it, each once."""
        return tuple(sorted({mention.report for mention in self.mentions}))


def happening_id(events: list[str]) -> str:
    """The id of the happening that these events tell of; raises ValueError where there are none."""
    return f"h-{min(events).partition('-')[2]}"
