"""Actors: who takes part, speaks and holds; one of them with roles by date."""

from __future__ import annotations

from onrecord.model.problems import UsageError
from onrecord.views.web.answering import View
from onrecord.views.web.asked import Asked
from onrecord.views.web.desk import Desk

_EVERY = """
WITH told AS (
    SELECT name, country, reading, 'events' AS part FROM event_actors
    UNION ALL SELECT name, country, reading, 'said' FROM hops WHERE place > 0 AND NOT anonymous AND name <> 'unknown'
    UNION ALL SELECT holder, holder_country, reading, 'holds' FROM positions
)
SELECT name AS actor, mode(country) AS country, count(*) FILTER (WHERE part = 'events') AS events,
       count(*) FILTER (WHERE part = 'said') AS statements, count(*) FILTER (WHERE part = 'holds') AS positions,
       count(DISTINCT reading) AS reports
FROM told
WHERE $name IS NULL OR named(name, country, $name)
GROUP BY name ORDER BY reports DESC, actor
"""
_ROLES = """
SELECT told.role, min(report.day) AS first, max(report.day) AS last, count(DISTINCT report.id) AS reports,
       first(report.id ORDER BY report.day, report.reading) AS report
FROM (SELECT name, role, reading FROM event_actors
      UNION ALL SELECT name, role, reading FROM hops
      UNION ALL SELECT holder, holder_role, reading FROM positions) AS told JOIN reports AS report USING (reading)
WHERE told.role IS NOT NULL AND folded(told.name) = folded($name)
GROUP BY told.role ORDER BY first, reports DESC
"""


def every(desk: Desk, asked: Asked) -> View:
    """Whoever takes part, speaks or holds, the most reported first."""
    limit = asked.number("limit", 100, 5_000)
    found = desk.table(f"{_EVERY} LIMIT {limit + 1}", {"name": asked.one("q")}, limit)
    return View("Actors", "actors.html", found)


def show(desk: Desk, asked: Asked) -> View:
    """One actor: roles by date, then ``part``: what they did, said or hold."""
    name = asked.one("name")
    if name is None:
        raise UsageError("say which actor: /actors lists them")
    part = asked.one("part") or "events"
    limit = asked.number("limit", 50, 5_000)
    roles = desk.table(f"{_ROLES} LIMIT 200", {"name": name})
    with desk.record() as record:
        match part:
            case "events":
                found = record.events(limit, actor=name)
            case "said":
                found = record.said(name, limit)
            case "holds":
                found = record.positions(name, None, None, limit)
            case _:
                raise UsageError(f"of an actor there are events, said and holds; not {part!r}")
    return View(name, "actor.html", found, {"name": name, "roles": roles, "part": part})
