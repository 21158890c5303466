"""Health: what could not be read, which times and places stay open, what stands in the record."""

from __future__ import annotations

from onrecord.views.web.answering import View
from onrecord.views.web.asked import Asked
from onrecord.views.web.desk import Desk

# One row a figure: how many there are, and how many of them are open.
_OPEN = """
SELECT 'reports' AS what, count(*) AS there, count(*) FILTER (WHERE day IS NULL) AS open,
       'without a day of publication' AS meaning FROM reports
UNION ALL SELECT 'reports', count(*), count(*) FILTER (WHERE outlet IS NULL), 'without an outlet' FROM reports
UNION ALL SELECT 'reports', count(*), count(*) FILTER (WHERE coalesce(language, 'en') <> 'en'),
                 'in a language that is not read' FROM reports
UNION ALL SELECT 'times of events', count(time), count(*) FILTER (WHERE time IS NOT NULL AND day IS NULL),
                 'not resolved to a day' FROM events
UNION ALL SELECT 'events', count(*), count(*) FILTER (WHERE time IS NULL), 'without a time' FROM events
UNION ALL SELECT 'events', count(*), count(*) FILTER (WHERE actor IS NULL), 'without a known actor' FROM events
UNION ALL SELECT 'places of events', count(*), count(*) FILTER (WHERE precision = 'unknown'), 'not resolved'
          FROM places
UNION ALL SELECT 'places of events', count(*), count(*) FILTER (WHERE len(rivals) > 0), 'that may be another'
          FROM places
UNION ALL SELECT 'actors of events', count(*), count(*) FILTER (WHERE len(rivals) > 0), 'that may be another'
          FROM event_actors
UNION ALL SELECT 'statements', count(*), count(*) FILTER (WHERE speaker = 'unknown'), 'of nobody known'
          FROM attributions
"""
_PROBLEMS = """
SELECT problem.part, problem.what, count(*) AS reports, first(report.id ORDER BY report.reading) AS report
FROM problems AS problem JOIN reports AS report USING (reading)
GROUP BY problem.part, problem.what ORDER BY reports DESC, part
LIMIT 200
"""
_VERSIONS = """
SELECT onrecord, engine, count(*) AS reports, max(added) AS last_added FROM reports
GROUP BY ALL ORDER BY last_added DESC
LIMIT 50
"""


def show(desk: Desk, asked: Asked) -> View:
    """The figures, the problems that readings name, and which versions read what."""
    context = {"problems": desk.table(_PROBLEMS), "versions": desk.table(_VERSIONS)}
    return View("Health", "health.html", desk.table(_OPEN), context)
