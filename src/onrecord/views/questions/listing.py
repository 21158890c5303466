"""Questions whose answers are rows of the record: find, reports, events, said, positions, sources, dyads."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, TypeVar

from onrecord.record.asking import Filters, day
from onrecord.record.opened import Record
from onrecord.record.table import Table
from onrecord.views.questions import asked, evidence
from onrecord.views.questions.access import Access
from onrecord.views.questions.told import (
    DyadRow,
    EventRow,
    Evidence,
    FoundRow,
    PositionRow,
    ReportRow,
    Rows,
    SaidRow,
    SourceRow,
    StandingRow,
)

Row = TypeVar("Row")


def find(access: Access, question: asked.Find) -> Rows[FoundRow]:
    """Reports in which all the words stand, the best first."""
    with access.record() as record:
        return _rows(record.find(question.words, question.limit, **question.filters()), FoundRow)


def reports(access: Access, question: asked.Reports) -> Rows[ReportRow]:
    """Reports, the last published first."""
    with access.record() as record:
        given = Filters(**question.filters()).given()
        chosen = "FROM reports AS report"
        if given:
            sql, values = _narrowed(given)
            chosen += f" JOIN ({sql}) AS chosen USING (reading)"
        else:
            values = {}
        counts = ", ".join(
            f"(SELECT count(*) FROM {name} WHERE {name}.reading = shown.reading)::BIGINT AS {name}"
            for name in ("attributions", "events", "positions", "quantities")
        )
        table = record.session().table(
            "WITH shown AS (SELECT report.reading, report.id AS report, report.day, report.published, report.outlet, "
            f"report.headline, report.url, report.language {chosen} "
            f"ORDER BY report.day DESC NULLS LAST, report.reading DESC LIMIT {question.limit + 1}) "
            f"SELECT shown.* EXCLUDE (reading), {counts} FROM shown "
            "ORDER BY shown.day DESC NULLS LAST, shown.reading DESC",
            values,
            question.limit,
        )
        return _rows(table, ReportRow)


def events(access: Access, question: asked.Events) -> Rows[EventRow]:
    """Who did what to whom, the newest first."""
    with access.record() as record:
        table = record.ask("events", question.limit, question.filters())
        return _rows(table, EventRow, evidence.of_claims(record, table.column("id")))


def said(access: Access, question: asked.Said) -> Rows[SaidRow]:
    """Who said what, in which words, through whose hands."""
    with access.record() as record:
        table = record.ask("said", question.limit, question.filters(), who=question.who)
        return _rows(table, SaidRow, evidence.of_claims(record, table.column("id")))


def positions(access: Access, question: asked.Positions) -> Rows[PositionRow]:
    """Who permits, refuses, demands, threatens what, as reports tell it."""
    with access.record() as record:
        narrowed = {"of": question.of, "about": question.about}
        table = record.ask("positions", question.limit, question.filters(), **narrowed)
        return _rows(table, PositionRow, evidence.of_claims(record, table.column("id")))


def positions_on(access: Access, question: asked.PositionsOn) -> Rows[StandingRow]:
    """Who held what at the end of a day, since when."""
    from onrecord.stories import timeline

    with access.record() as record:
        narrowed: dict[str, str | None] = dict(Filters(**question.filters()).given())
        narrowed |= {"of": question.of, "about": question.about}
        table = timeline.on_day(record, day(question.on, last=True), narrowed, question.limit)
        return _rows(table, StandingRow, evidence.of_claims(record, table.column("id")))


def sources(access: Access, question: asked.Sources) -> Rows[SourceRow]:
    """Whose words the record holds, the most heard first."""
    with access.record() as record:
        table = record.ask("sources", question.limit, question.filters())
        first = record.session().table(
            "SELECT hop.name, first(said.id ORDER BY hop.reading, said.number) AS id FROM hops AS hop "
            "JOIN attributions AS said ON said.reading = hop.reading AND said.number = hop.attribution "
            "WHERE hop.place > 0 AND hop.name IN (SELECT unnest($names::VARCHAR[])) GROUP BY hop.name",
            {"names": list(table.column("source"))},
        )
        return _rows(table, SourceRow, _by_key(record, {row.name: [row.id] for row in first}), "source")


def dyads(access: Access, question: asked.Dyads) -> Rows[DyadRow]:
    """How many events a country did to another, by month."""
    with access.record() as record:
        table = record.ask("dyads", question.limit, question.filters())
        first = record.session().table(
            "SELECT dyad.source, dyad.target, date_trunc('month', dyad.day)::DATE AS month, "
            "first(event.id ORDER BY dyad.reading, dyad.event) AS id FROM dyads AS dyad JOIN events AS event "
            "ON event.reading = dyad.reading AND event.number = dyad.event "
            "WHERE dyad.source IN (SELECT unnest($sources::VARCHAR[])) GROUP BY ALL",
            {"sources": list(dict.fromkeys(table.column("source")))},
        )
        known = {(row.month, row.source, row.target): [row.id] for row in first}
        return _rows(table, DyadRow, _by_key(record, known), ("month", "source", "target"))


def plain(value: Any) -> Any:
    """A cell as JSON has it: days and times in ISO 8601."""
    return value.isoformat() if isinstance(value, date | datetime) else value


def _narrowed(given: Mapping[str, str]) -> tuple[str, dict[str, Any]]:
    from onrecord.record.asking import question

    sql, values = question("readings").asked(given)
    return sql.removesuffix("ORDER BY reading"), values


def _by_key(record: Record, ids: Mapping[Any, list[str]]) -> dict[Any, tuple[Evidence, ...]]:
    found = evidence.of_claims(record, (one for some in ids.values() for one in some))
    return {key: tuple(words for one in some for words in found.get(one, ())) for key, some in ids.items()}


def _rows(
    table: Table,
    kind: type[Row],
    words: Mapping[Any, tuple[Evidence, ...]] | None = None,
    key: str | tuple[str, ...] = "id",
) -> Rows[Row]:
    """The table as structs, each with the words that ``words`` has under its key."""
    rows = []
    for cells in table.values:
        named = dict(zip(table.columns, cells, strict=True))
        if words is not None:
            mark = named[key] if isinstance(key, str) else tuple(named[one] for one in key)
            named["evidence"] = words.get(mark, ())
        rows.append(kind(**{name: plain(value) for name, value in named.items()}))
    return Rows(rows=tuple(rows), count=len(rows), more=table.more)
