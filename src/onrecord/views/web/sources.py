"""The sources of a story: who said it, through whose hands it went, who prints it; the words on every edge."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from onrecord.model.stories import StoryReport
from onrecord.record.table import Table
from onrecord.views.web import graph
from onrecord.views.web.answering import View
from onrecord.views.web.asked import Asked
from onrecord.views.web.desk import Desk
from onrecord.views.web.graph import Edge
from onrecord.views.web.story import assembled

# Edges drawn: more cross one another so often that none can be followed.
DRAWN = 60
_COLUMNS = ("source", "source_kind", "how", "target", "target_kind", "reports", "words", "report")
_TYPES = ("VARCHAR",) * 5 + ("BIGINT",) + ("VARCHAR",) * 2
_HOPS = """
SELECT speaker.name AS source, bool_or(speaker.anonymous) AS anonymous,
       CASE WHEN via.place = 0 THEN coalesce(report.outlet, 'outlet unknown') ELSE via.name END AS target,
       CASE WHEN via.place = 0 THEN 'outlet' WHEN via.kind IN ('outlet', 'agency') THEN 'newsroom' ELSE 'via' END
           AS hands,
       count(DISTINCT report.id) AS reports,
       first(substr(report.text, speaker.words_start + 1, speaker.words_end - speaker.words_start)
             ORDER BY report.reading) AS words,
       first(report.id ORDER BY report.reading) AS report
FROM hops AS speaker JOIN hops AS via ON via.reading = speaker.reading AND via.attribution = speaker.attribution
     AND via.place = speaker.place - 1 JOIN reports AS report ON report.reading = speaker.reading
WHERE list_contains($reports, report.id)
GROUP BY ALL
ORDER BY reports DESC, source, target
"""


def show(desk: Desk, asked: Asked) -> View:
    """The edges of a story; ``least`` reports that carry one."""
    whole = assembled(desk, asked)
    least = asked.number("least", 1, 1_000)
    found = desk.table(_HOPS, {"reports": [one.id for one in whole.reports]})
    every = [*_copied(whole.reports), *(_edge(row) for row in found)]
    every = sorted((edge for edge in every if edge.count >= least), key=lambda edge: (-edge.count, edge.source))
    shown = every[: asked.number("limit", DRAWN, 2_000)]
    rows = tuple((*edge.source, edge.how, *edge.target, edge.count, edge.words or None, edge.report) for edge in shown)
    context = {"story": whole, "drawn": graph.laid_out(shown), "of": len(every)}
    table = Table(_COLUMNS, _TYPES, rows, len(shown) < len(every))
    return View(f"Sources: {whole.brief.name}", "sources.html", table, context)


def _edge(row: Any) -> Edge:
    source, anonymous, target, hands, reports, words, report = row
    return Edge(
        (source, "anonymous" if anonymous or source == "unknown" else "source"),
        (target, hands), "quoted", words or "", report, reports,
    )  # fmt: skip


def _copied(reports: Iterable[StoryReport]) -> list[Edge]:
    """From the newsroom whose text a report is to the outlet that prints it, where that is another."""
    found: dict[tuple[str, str], list[str]] = {}
    for one in reports:
        newsroom, outlet, own, mark = one.newsroom, one.outlet, one.own, one.id
        if newsroom and not own and newsroom != outlet:
            found.setdefault((newsroom, outlet or "outlet unknown"), []).append(mark)
    return [
        Edge((newsroom, "newsroom"), (outlet, "outlet"), "copied", "", marks[0], len(marks))
        for (newsroom, outlet), marks in found.items()
    ]
