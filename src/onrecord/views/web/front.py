"""The first screen, and the reports of the record."""

from __future__ import annotations

from onrecord.record.table import Table
from onrecord.views.web.answering import NOTHING, View
from onrecord.views.web.asked import Asked
from onrecord.views.web.desk import Desk

FILTERS = ("since", "until", "place", "actor", "outlet")
_RECENT = """
SELECT day, outlet, headline, language, id AS report FROM reports
ORDER BY day DESC NULLS LAST, reading DESC
"""
_COUNTS = """
SELECT (SELECT count(*) FROM reports) AS reports, (SELECT count(DISTINCT outlet) FROM reports) AS outlets,
       (SELECT min(day) FROM reports) AS first, (SELECT max(day) FROM reports) AS last
"""


def first(desk: Desk, asked: Asked) -> View:
    """Where to drop a page or paste a text, what was read last, and how much there is."""
    if not desk.exists():
        return View("onrecord", "front.html", NOTHING, {"counts": None})
    limit = asked.number("limit", 12, 200)
    counts = desk.table(_COUNTS).rows[0]
    return View("onrecord", "front.html", desk.table(f"{_RECENT} LIMIT {limit + 1}", limit=limit), {"counts": counts})


def reports(desk: Desk, asked: Asked) -> View:
    """Reports by their words and by what narrows them, the best first; all of them, the newest first."""
    limit = asked.number("limit", 50, 1_000)
    words = asked.one("q")
    given = asked.some(*FILTERS)
    with desk.record() as record:
        if words:
            found = record.find(words, limit, **given)
        elif given:
            found = _narrowed(desk, record.ask("readings", None, given), limit)
        else:
            found = desk.table(f"{_RECENT} LIMIT {limit + 1}", limit=limit)
    return View(
        f"Reports: {words}" if words else "Reports", "reports.html", found, {"words": words, "filters": FILTERS}
    )


def _narrowed(desk: Desk, chosen: Table, limit: int) -> Table:
    numbers = [row[0] for row in chosen.values]
    sql = f"{_RECENT.replace('ORDER', 'WHERE list_contains($numbers, reading) ORDER')} LIMIT {limit + 1}"
    return desk.table(sql, {"numbers": numbers}, limit)
