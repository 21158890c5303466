"""Positions: who permits, refuses, demands, threatens what; on a day: what stood, since when, what it replaced."""

from __future__ import annotations

from onrecord.record.asking import Filters, day
from onrecord.views.web.answering import View
from onrecord.views.web.asked import Asked
from onrecord.views.web.desk import Desk

FILTERS = ("since", "until", "place", "actor", "type", "outlet")


def show(desk: Desk, asked: Asked) -> View:
    """Every position told, the newest first; with ``on`` those that stood at the end of that day."""
    limit = asked.number("limit", 200, 5_000)
    of, about, on = (asked.one(name) for name in ("of", "about", "on"))
    given = asked.some(*FILTERS)
    with desk.record() as record:
        if on:
            from onrecord.stories import timeline

            days = Filters(since=given.get("since"), until=given.get("until")).given()
            narrowed: dict[str, str | None] = {**given, "of": of, "about": about, **days}
            found = timeline.on_day(record, day(on, last=True), narrowed, limit)
        else:
            found = record.positions(of, about, None, limit, **given)
    title = " ".join(["Positions", *([f"of {of}"] if of else []), *([f"on {on}"] if on else [])])
    return View(title, "positions.html", found, {"on": on, "filters": FILTERS})
