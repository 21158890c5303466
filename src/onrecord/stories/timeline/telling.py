"""Positions as reports tell them: out of a reading, or out of a record's answer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onrecord.model.claims import Position
from onrecord.model.reading import Reading
from onrecord.model.stories import Quoted, Word
from onrecord.model.text import Span


def words(reading: Reading) -> Iterator[Word]:
    """Every position of a report, in the order of the text."""
    article = reading.article
    said = {one.id: one.chain[-1].name for one in reading.attributions}
    published = article.published.value if article.published else ""
    for position in reading.positions:
        yield _word(position, said.get(position.attribution or ""), published, article.outlet, article.id)


def _word(claim: Position, said_by: str | None, published: str, outlet: str | None, report: str) -> Word:
    since = claim.since.value.partition("/")[0] if claim.since else ""
    return Word(
        day=(since if len(since) >= 10 else published)[:10],
        reported=published,
        stance=claim.stance,
        holder=claim.holder.name,
        kind=claim.holder.kind,
        country=claim.holder.country,
        role=claim.holder.role,
        code=claim.holder.code,
        toward="; ".join(who.name for who in claim.toward) or None,
        toward_country=next((who.country for who in claim.toward if who.country), None),
        about=claim.about.text,
        limits="; ".join(span.text for span in claim.limits) or None,
        condition=claim.condition.text if claim.condition else None,
        said_by=said_by or outlet,
        told=claim.change,
        outlet=outlet,
        quoted=Quoted(report, claim.about, claim.id),
    )


def answered(row: Any) -> Word:
    """The same from a row of the record's question ``held``."""
    return Word(
        day=row.day.isoformat() if row.day else "",
        reported=row.published or "",
        stance=row.stance,
        holder=row.holder,
        kind=row.holder_kind,
        country=row.holder_country,
        role=row.holder_role,
        code=row.holder_code,
        toward=row.toward,
        toward_country=row.toward_country,
        about=row.about,
        limits=row.limits,
        condition=row.condition,
        said_by=row.speaker or row.outlet,
        told=row.change,
        outlet=row.outlet,
        quoted=Quoted(row.report, Span(row.about_start, row.about_end, row.about), row.id),
    )
