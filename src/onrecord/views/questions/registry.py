"""Every question by name: what it takes, what it answers, who answers. Both doors are made from this list alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import msgspec

from onrecord.views.questions import asked, told
from onrecord.views.questions.access import Access
from onrecord.views.questions.claims import report, why
from onrecord.views.questions.health import health
from onrecord.views.questions.listing import (
    dyads,
    events,
    find,
    positions,
    positions_on,
    reports,
    said,
    sources,
)
from onrecord.views.questions.reading import read
from onrecord.views.questions.sql import sql
from onrecord.views.questions.stories import conflicts, news, origins, stories, story


@dataclass(frozen=True, slots=True)
class Question:
    """A question that can be asked.

    Attributes:
        name: as it stands in an address and as a tool.
        takes: the struct of its arguments.
        gives: the type of its answer.
        answer: who answers; raises OnrecordError where it is asked wrongly or cannot be answered.
    """

    name: str
    takes: type[asked.Asked]
    gives: Any
    answer: Callable[[Access, Any], msgspec.Struct]

    @property
    def says(self) -> str:
        """What it does, in a sentence."""
        return " ".join((self.takes.__doc__ or "").split("\n\n")[0].split())


QUESTIONS: tuple[Question, ...] = (
    Question("read", asked.Read, told.ReadTold, read),
    Question("find", asked.Find, told.Rows[told.FoundRow], find),
    Question("reports", asked.Reports, told.Rows[told.ReportRow], reports),
    Question("report", asked.Report, told.ReportTold, report),
    Question("why", asked.Why, told.WhyTold, why),
    Question("events", asked.Events, told.Rows[told.EventRow], events),
    Question("said", asked.Said, told.Rows[told.SaidRow], said),
    Question("positions", asked.Positions, told.Rows[told.PositionRow], positions),
    Question("positions_on", asked.PositionsOn, told.Rows[told.StandingRow], positions_on),
    Question("sources", asked.Sources, told.Rows[told.SourceRow], sources),
    Question("dyads", asked.Dyads, told.Rows[told.DyadRow], dyads),
    Question("stories", asked.Stories, told.StoriesTold, stories),
    Question("story", asked.Story, told.StoryTold, story),
    Question("news", asked.News, told.NewsTold, news),
    Question("origins", asked.Origins, told.OriginsTold, origins),
    Question("conflicts", asked.Conflicts, told.ConflictsTold, conflicts),
    Question("sql", asked.Sql, told.SqlTold, sql),
    Question("health", asked.Health, told.HealthTold, health),
)
BY_NAME = {question.name: question for question in QUESTIONS}
