"""From ids of claims to the words behind them, and from ids of reports to what they are cited by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from onrecord.model.text import Span
from onrecord.record.opened import Record
from onrecord.views.questions.told import Cited, Evidence

# The words stand in the tables beside their places, which is a tenth of the cost of cutting them out of the text.
# Pieces of one column are apart by what joins them.
_SQL = {
    "a": (
        "SELECT one.id, [one.content] AS words, [one.content_start] AS starts, [one.content_end] AS ends, "
        "[one.cue] AS also, one.cue_start AS first, one.cue_end AS last",
        "attributions",
        " … ",
    ),
    "e": (
        "SELECT one.id, [one.about] AS words, [one.about_start] AS starts, [one.about_end] AS ends, "
        "[one.trigger] AS also, one.trigger_start AS first, one.trigger_end AS last",
        "events",
        "; ",
    ),
    "p": (
        "SELECT one.id, [one.about] AS words, [[one.about_start]] AS starts, [[one.about_end]] AS ends, "
        "[one.condition] AS also, one.condition_start AS first, one.condition_end AS last",
        "positions",
        "; ",
    ),
}


def of_claims(record: Record, ids: Iterable[str]) -> dict[str, tuple[Evidence, ...]]:
    """The words behind attributions, events and positions, in the order of the text; each id with at least one."""
    families: dict[str, list[str]] = defaultdict(list)
    for one in dict.fromkeys(ids):
        if one[:1] in _SQL:
            families[one[0]].append(one)
    found: dict[str, tuple[Evidence, ...]] = {}
    for family, wanted in families.items():
        select, table, between = _SQL[family]
        rows = record.session().table(
            f"{select}, report.id AS report, report.outlet, report.url, report.published FROM every.{table} AS one "
            "ANTI JOIN gone USING (reading) JOIN every.reports AS report USING (reading) "
            "WHERE one.id IN (SELECT unnest($ids::VARCHAR[]))",
            {"ids": wanted},
        )
        for row in rows:
            spans = sorted({*_pieces(row.words[0], row.starts[0], row.ends[0], between), *_alone(row)})
            found[row.id] = tuple(
                Evidence(
                    report=row.report, claim=row.id, start=span.start, end=span.end, words=span.text,
                    outlet=row.outlet, url=row.url, published=row.published,
                )
                for span in spans
            )  # fmt: skip
    return found


def of_span(span: Span, claim: str | None, cited: Cited) -> Evidence:
    """Words of a report as evidence."""
    return Evidence(
        report=cited.report, claim=claim, start=span.start, end=span.end, words=span.text,
        outlet=cited.outlet, url=cited.url, published=cited.published,
    )  # fmt: skip


def cited(record: Record, reports: Iterable[str]) -> tuple[Cited, ...]:
    """What these reports are cited by, in the order given; one that the record does not hold any more is left out."""
    wanted = list(dict.fromkeys(reports))
    rows = record.session().table(
        "SELECT id, outlet, url, headline, published FROM every.reports "
        "WHERE id IN (SELECT unnest($ids::VARCHAR[])) ORDER BY reading",
        {"ids": wanted},
    )
    known = {
        row.id: Cited(report=row.id, outlet=row.outlet, url=row.url, headline=row.headline, published=row.published)
        for row in rows
    }
    return tuple(known[one] for one in wanted if one in known)


def reports_in(value: Any) -> Iterator[str]:
    """Every id of a report inside a value of the model, in its order."""
    if isinstance(value, str):
        if value.startswith("r-"):
            yield value
    elif isinstance(value, msgspec.Struct):
        for field in value.__struct_fields__:
            yield from reports_in(getattr(value, field))
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from reports_in(one)
    elif isinstance(value, tuple | list):
        for one in value:
            yield from reports_in(one)


def _pieces(told: str | None, starts: list[int] | None, ends: list[int] | None, between: str) -> Iterator[Span]:
    """The pieces of words that a column holds joined, each as long as its place in the text says."""
    at = 0
    for start, end in zip(starts or (), ends or (), strict=True):
        if told is None:
            return
        words = told[at : at + end - start]
        if len(words) == end - start:
            yield Span(start, end, words)
        at += end - start + len(between)


def _alone(row: Any) -> Iterator[Span]:
    if row.also[0] is not None and row.first is not None and len(row.also[0]) == row.last - row.first:
        yield Span(row.first, row.last, row.also[0])
