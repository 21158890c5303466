"""How the record stands: what could not be read, dated, placed, or ascribed to anybody."""

from __future__ import annotations

from onrecord.record.opened import Record
from onrecord.views.questions import asked
from onrecord.views.questions.access import Access
from onrecord.views.questions.told import HealthTold, Trouble, Unresolved

_COUNTS = """
SELECT (SELECT count(*) FROM reports)::BIGINT AS reports,
       (SELECT count(*) FROM attributions)::BIGINT AS attributions,
       (SELECT count(*) FROM events)::BIGINT AS events,
       (SELECT count(*) FROM positions)::BIGINT AS positions,
       (SELECT count(*) FROM quantities)::BIGINT AS quantities,
       (SELECT count(*) FROM reports WHERE day IS NULL)::BIGINT AS undated,
       (SELECT count(*) FROM reports WHERE language <> 'en')::BIGINT AS unread,
       (SELECT count(*) FROM events WHERE day IS NULL)::BIGINT AS events_undated,
       (SELECT count(*) FROM events WHERE place IS NULL)::BIGINT AS events_unplaced,
       (SELECT count(*) FROM positions WHERE holder = 'unknown')::BIGINT AS holders_unknown
"""
_PROBLEMS = """
SELECT problem.part, problem.what, count(DISTINCT problem.reading)::BIGINT AS reports,
       first(report.id ORDER BY report.reading) AS example
FROM problems AS problem JOIN reports AS report USING (reading)
GROUP BY ALL ORDER BY reports DESC, part, what
"""
_PLACES = """
SELECT place.name AS words, count(*)::BIGINT AS times,
       first(event.id ORDER BY place.reading, event.number) AS claim,
       first(report.id ORDER BY place.reading, event.number) AS report
FROM places AS place JOIN reports AS report USING (reading)
     LEFT JOIN events AS event ON event.reading = place.reading AND event.number = place.event
WHERE place.precision = 'unknown'
GROUP BY ALL ORDER BY times DESC, words
"""
_UNDATED = "SELECT id FROM reports WHERE day IS NULL ORDER BY reading"


def health(access: Access, question: asked.Health) -> HealthTold:
    """Counts, and lists of what could not be resolved, each cut to the limit."""
    with access.record() as record:
        session = record.session()
        counts = session.table(_COUNTS).rows[0]._asdict()
        problems = session.table(_PROBLEMS, limit=question.limit)
        places = session.table(_PLACES, limit=question.limit)
        undated = _undated(record, question.limit)
        return HealthTold(
            **counts,
            problems=tuple(Trouble(**{**row._asdict(), "what": access.safe(row.what)}) for row in problems),
            places=tuple(Unresolved(**row._asdict()) for row in places),
            undated_reports=undated,
            more=problems.more or places.more or counts["undated"] > len(undated),
        )


def _undated(record: Record, limit: int) -> tuple[str, ...]:
    return tuple(str(one) for one in record.session().table(_UNDATED, limit=limit).column("id"))
