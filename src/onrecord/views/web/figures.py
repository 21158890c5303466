"""Figures: tolls and counts as ranges, by who gives them, over time."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, get_args

from onrecord.model.claims import QuantityKind
from onrecord.model.problems import UsageError
from onrecord.record.asking import day
from onrecord.views.web.answering import View
from onrecord.views.web.asked import Asked
from onrecord.views.web.desk import Desk

KINDS = get_args(QuantityKind)
WIDTH, HEIGHT, LEFT = 1_000, 300, 70
_SQL = """
SELECT report.day, one.kind, one.low, one.high, one.unit, one.of, one.words, report.outlet,
       coalesce(said.speaker, report.outlet) AS said_by, one.judged, one.id, report.id AS report
FROM quantities AS one JOIN reports AS report USING (reading)
     LEFT JOIN attributions AS said ON said.reading = one.reading AND said.id = one.attribution
WHERE ($kind IS NULL OR one.kind = $kind)
  AND ($q IS NULL OR all_words_in(concat_ws(' ', one.words, one.of, one.unit, report.headline), $q))
  AND ($since IS NULL OR report.day >= $since::DATE) AND ($until IS NULL OR report.day <= $until::DATE)
  AND ($outlet IS NULL OR folded(report.outlet) LIKE part_of($outlet) ESCAPE '\\')
ORDER BY report.day NULLS LAST, one.reading, one.number
"""


@dataclass(frozen=True)
class Bar:
    """A figure as it is drawn: from its lower to its upper bound; an open side ends in no line."""

    x: float
    top: float
    bottom: float
    row: Any


def show(desk: Desk, asked: Asked) -> View:
    """The figures of a kind, narrowed by words, days and outlet."""
    limit = asked.number("limit", 300, 5_000)
    kind = asked.one("kind") or "killed"
    if kind not in (*KINDS, "all"):
        raise UsageError(f"a figure is one of {', '.join(KINDS)}; not {kind!r}")
    given = {name: asked.one(name) for name in ("q", "outlet")}
    given |= {
        name: day(told, last=name == "until") if (told := asked.one(name)) else None for name in ("since", "until")
    }
    found = desk.table(f"{_SQL} LIMIT {limit + 1}", given | {"kind": None if kind == "all" else kind}, limit)
    return View(
        f"Figures: {kind}", "figures.html", found, {"kinds": (*KINDS, "all"), "kind": kind, "drawn": drawn(found.rows)}
    )


def drawn(rows: tuple[Any, ...]) -> dict[str, Any] | None:
    """The figures over time on a logarithmic scale; ``None`` where there are fewer than two to compare."""
    told = [row for row in rows if row.day and (row.low or row.high)]
    if len(told) < 2:
        return None
    values = [value for row in told for value in (row.low, row.high) if value and value > 0]
    low, high = math.floor(math.log10(min(values))), max(math.ceil(math.log10(max(values))), 1)
    high = max(high, low + 1)
    first, last = told[0].day.toordinal(), told[-1].day.toordinal()
    across: dict[int, int] = {}

    def y(value: float | None, otherwise: float) -> float:
        return (
            HEIGHT - 30 - (HEIGHT - 45) * (math.log10(value) - low) / (high - low) if value and value > 0 else otherwise
        )

    bars = []
    for row in told:
        at = row.day.toordinal()
        place = across[at] = across.get(at, -1) + 1
        room = (WIDTH - LEFT - 20) / max(last - first + 1, 1)
        x = LEFT + room * (at - first) + min(place * 5 + 4, max(room - 4, 4))
        bottom = y(row.low, y(row.high, 0.0) + 12)
        top = y(row.high, bottom - 12)
        bars.append(Bar(round(x, 1), round(min(top, bottom), 1), round(max(top, bottom), 1), row))
    scale = [
        (y(10.0**power, 0.0), f"{10**power:,}" if 0 <= power < 7 else f"10^{power}") for power in range(low, high + 1)
    ]
    days = [(LEFT, told[0].day), *([(WIDTH - 90, told[-1].day)] if last > first else [])]
    return {"width": WIDTH, "height": HEIGHT, "left": LEFT, "bars": bars, "scale": scale, "days": days}
