"""Questions over a record and its stories, typed, with evidence and ids: what the API, the MCP server and the desk ask.

::

    from onrecord.views import questions

    access = questions.Access("record")
    answer = questions.events(access, questions.asked.Events(actor="TUR", limit=10))
    for row in answer.rows:
        print(row.type, row.actor, row.recipient, row.evidence[0].words)

Bad use raises :class:`~onrecord.model.problems.OnrecordError` with what to do next: ``NotFound``, ``Busy``,
``Forbidden``, ``Unreadable`` or a plain ``UsageError``.
"""

from onrecord.views.questions import asked, told
from onrecord.views.questions.access import Access, Busy, Forbidden, Limits, NotFound
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
from onrecord.views.questions.reading import Unreadable, read
from onrecord.views.questions.registry import BY_NAME, QUESTIONS, Question
from onrecord.views.questions.sql import sql
from onrecord.views.questions.stories import conflicts, news, origins, stories, story

__all__ = [
    "BY_NAME", "QUESTIONS", "Access", "Busy", "Forbidden", "Limits", "NotFound", "Question", "Unreadable",
    "asked", "conflicts", "dyads", "events", "find", "health", "news", "origins", "positions", "positions_on", "read",
    "report", "reports", "said", "sources", "sql", "stories", "story", "told", "why",
]  # fmt: skip
