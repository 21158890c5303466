"""The map: where events happened, as precisely as the reports say. A country is shaded, never pinned."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from onrecord.record.asking import Filters
from onrecord.views.web import world
from onrecord.views.web.answering import View
from onrecord.views.web.asked import Asked
from onrecord.views.web.desk import Desk

# The ring of a place: how far from its centre the event may have been, in kilometres; of a state's part the usual
# half-width, since the record knows no outlines.
RADIUS_KM = {"point": 2.0, "city": 15.0, "admin2": 40.0, "admin1": 120.0}
_KM_A_UNIT = 40_075 / world.WIDTH
_SQL = """
SELECT place.name AS place, place.country, place.precision, place.lat, place.lon, count(*) AS events,
       count(DISTINCT place.reading) AS reports, min(coalesce(event.day, report.day)) AS first,
       max(coalesce(event.day, report.day)) AS last, first(event.id ORDER BY place.reading) AS example
FROM places AS place JOIN events AS event ON event.reading = place.reading AND event.number = place.event
     JOIN reports AS report ON report.reading = place.reading
WHERE ($since IS NULL OR coalesce(event.day, report.day) >= $since::DATE)
  AND ($until IS NULL OR coalesce(event.day, report.day) <= $until::DATE)
  AND ($type IS NULL OR event.type = upper($type)) AND ($status IS NULL OR event.status = lower($status))
  AND ($place IS NULL OR named(place.name, place.country, $place))
GROUP BY place.name, place.country, place.precision, place.lat, place.lon
ORDER BY events DESC, place
"""


@dataclass(frozen=True)
class Ring:
    """A place on the map: its ring (how precise it is) and its dot (how many events)."""

    x: float
    y: float
    ring: float
    dot: float
    row: Any


def show(desk: Desk, asked: Asked) -> View:
    """The places of events, narrowed by days, type, status and name."""
    limit = asked.number("limit", 500, 5_000)
    days = Filters(**asked.some("since", "until")).given()
    given = {name: days.get(name) for name in ("since", "until")}
    given |= {name: asked.one(name) for name in ("type", "status", "place")}
    found = desk.table(f"{_SQL} LIMIT {limit + 1}", given, limit)
    shaded: dict[str, int] = {}
    rings = []
    for row in found:
        if row.precision in RADIUS_KM and row.lat is not None and row.lon is not None:
            x, y = world.project(row.lon, row.lat)
            ring = max(RADIUS_KM[row.precision] / _KM_A_UNIT, 1.0)
            rings.append(Ring(round(x, 1), round(y, 1), round(ring, 1), round(min(1 + row.events**0.5 / 2, 5), 1), row))
        elif row.country:
            shaded[row.country] = shaded.get(row.country, 0) + row.events
    outlines = [(one, shaded.get(one.code or "", 0)) for one in world.countries()]
    context = {
        "rings": rings, "countries": [(one, _shade(events), events) for one, events in outlines],
        "width": world.WIDTH, "height": world.HEIGHT, "filters": ("since", "until", "place", "type", "status"),
        "unplaced": sum(row.precision not in RADIUS_KM and not row.country for row in found),
    }  # fmt: skip
    return View("Map", "map.html", found, context)


def _shade(events: int) -> int:
    """The class of a shade, 0 for none to 4: each step stands for some five times as many events."""
    return 0 if events == 0 else 1 if events < 5 else 2 if events < 25 else 3 if events < 125 else 4
