"""What both map formats hold: a feature for each place of an event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from onrecord.exports import point
from onrecord.model.claims import Attribution, Event
from onrecord.model.days import days
from onrecord.model.grounds import Where
from onrecord.model.reading import Reading

# name -> kind of every property, in their order; the kinds are those of the columns of GeoParquet
PROPERTIES = {
    "event_id": "string",
    "report_id": "string",
    "url": "string",
    "outlet": "string",
    "published": "string",
    "type": "string",
    "mode": "string",
    "cameo": "string",
    "status": "string",
    "trigger": "string",
    "actors": "list",
    "recipients": "list",
    "date": "string",
    "date_grain": "string",
    "date_first": "date",
    "date_last": "date",
    "said_by": "list",
    "place": "string",
    "country": "string",
    "precision": "string",
    "geonames": "integer",
    "words": "string",
}


@dataclass(frozen=True, slots=True)
class Feature:
    """One place of one event.

    Attributes:
        id: the id of the event and which of its places this is: ``e-1f0c.../0``.
        point: latitude and longitude (WGS 84), or ``None`` where the place is no point.
        properties: the values of ``PROPERTIES``; days are ``datetime.date``.
    """

    id: str
    point: tuple[float, float] | None
    properties: dict[str, Any]


def features(reading: Reading, left_out: Counter[str]) -> Iterator[Feature]:
    """The features of a reading, in the order of the text; events without a place are counted."""
    said = {one.id: one for one in reading.attributions}
    for event in reading.events:
        if not event.where:
            left_out["events whose place is not known"] += 1
        for position, where in enumerate(event.where):
            chain = said.get(event.attribution or "")
            yield Feature(f"{event.id}/{position}", point(where), _properties(reading, event, where, chain))


def _properties(reading: Reading, event: Event, where: Where, said: Attribution | None) -> dict[str, Any]:
    article, known = reading.article, days(event.when)
    values = (
        event.id,
        article.id,
        article.url,
        article.outlet,
        (article.published.value or None) if article.published else None,
        event.type,
        event.mode,
        event.cameo,
        event.status,
        event.trigger.text,
        [who.name for who in event.actor],
        [who.name for who in event.recipient],
        (event.when.value or None) if event.when else None,
        event.when.grain if event.when else None,
        known[0] if known else None,
        known[1] if known else None,
        [hop.name for hop in said.chain] if said else [],
        where.name,
        where.country,
        where.precision,
        where.geonames,
        where.words.text,
    )
    return dict(zip(PROPERTIES, values, strict=True))
