"""POLECAT: 40 columns, tab-separated, with a header; one row an event, several actors in one cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import BinaryIO

from onrecord.exports import Written, country, point
from onrecord.exports.coded.actors import parts
from onrecord.exports.coded.cameo import plover_quad
from onrecord.exports.coded.rows import count_places, day, line, place, text
from onrecord.model.claims import Event
from onrecord.model.grounds import Who
from onrecord.model.reading import Reading
from onrecord.model.version import VERSION
from onrecord.ontologies import ontology

_OF_ACTOR = ("{} Name", "{} Country", "{} COW", "Primary {} Sector", "{} Sectors", "{} Title", "{} Name Raw",
             "Wikipedia {} ID")  # fmt: skip

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    *(name.format("Actor") for name in _OF_ACTOR),
    *(name.format("Recipient") for name in _OF_ACTOR),
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename",
    "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language",
    "Version",
)  # fmt: skip

MISSING = "None"  # what POLECAT writes where words are missing; a missing number is an empty cell
_BETWEEN = "; "
_QUADS = ("", "VERBAL COOPERATION", "MATERIAL COOPERATION", "VERBAL CONFLICT", "MATERIAL CONFLICT")
_ORGANISED = ("organisation", "outlet", "agency")

Cell = str | int | float | date | None


class Polecat:
    """One row for each event that happened, or was announced where PLOVER has a type for that."""

    name = "polecat"
    media_type = "text/tab-separated-values"

    def write(self, readings: Iterable[Reading], out: BinaryIO) -> int:
        """Writes the rows; returns how many readings there were."""
        return self.export(readings, out).readings

    def export(self, readings: Iterable[Reading], out: BinaryIO) -> Written:
        """Writes the header and the rows, a reading at a time."""
        left_out: Counter[str] = Counter()
        count = 0
        out.write(line(COLUMNS))
        for reading in readings:
            count += 1
            told = story(reading)
            for event in reading.events:
                kind = coded_as(event)
                if kind is None:
                    left_out[f"events that are {event.status}"] += 1
                else:
                    out.write(line(row(reading, event, kind, told)))
                    count_places(event, left_out)
        return Written(count, left_out)


def coded_as(event: Event) -> str | None:
    """The type under which PLOVER files the event: its own if it happened, that of the announcement if it is planned
    and PLOVER has one (``planned_as`` in plover.toml); ``None`` where the format would make a fact of it."""
    if event.status == "actual":
        return event.type
    known = ontology.load().types.get(event.type)
    if event.status == "planned" and known and known.planned_as != event.type:
        return known.planned_as
    return None


def row(reading: Reading, event: Event, kind: str, told: tuple[str, str, str]) -> list[Cell]:
    """The 40 values of an event, in the order of ``COLUMNS``; ``told`` is what ``story`` gives.

    Of an announcement the day is not known.
    """
    article = reading.article
    announced = kind != event.type
    quad = plover_quad(kind)
    return [
        event.id,
        None if announced else day(event.when),
        kind,
        MISSING if announced else text(event.mode, MISSING),
        None,
        _QUADS[quad] if quad else MISSING,
        _joined(_contexts(event, kind)),
        *_actor(event.actor),
        *_actor(event.recipient),
        *_place(event),
        text(article.outlet, MISSING),
        day(article.published),
        *told,
        text(article.language, MISSING),
        f"onrecord {VERSION}",
    ]


def _contexts(event: Event, kind: str) -> Iterable[str]:
    """The event's own contexts; without any, those that PLOVER's crosswalk gives its CAMEO code for the same type."""
    if event.contexts:
        return event.contexts
    crossing = ontology.load().cameo.get(event.cameo or "")
    return crossing.contexts if crossing and crossing.type == kind else ()


def _actor(who: tuple[Who, ...]) -> list[Cell]:
    """The eight columns of a side; several actors keep their order in each cell."""
    told = [parts(one) for one in who]
    return [
        _joined(one.name for one in who),
        _joined((part.country or MISSING for part in told), known=any(part.country for part in told)),
        _joined(
            (country(part.country).cow or MISSING for part in told),
            known=any(country(part.country).cow for part in told),
        ),
        _joined((next(iter(part.roles), MISSING) for part in told), known=any(part.roles for part in told)),
        _joined(dict.fromkeys(role for part in told for role in part.roles)),
        _joined((one.role or MISSING for one in who), known=any(one.role for one in who)),
        _joined(one.words.text for one in who),
        MISSING,
    ]


def _place(event: Event) -> list[Cell]:
    """The ten columns of the first place; a country or a region has no point."""
    where = place(event)
    if where is None:
        return [*[MISSING] * 5, None, None, None, *[MISSING] * 2]
    at = point(where) or (None, None)
    level = {"city": "City", "point": "City", "admin2": "District", "admin1": "Province"}.get(where.precision)
    name = text(where.name, MISSING)
    return [
        name,
        *(name if level == column else MISSING for column in ("City", "District", "Province")),
        text(where.country, MISSING),
        *at,
        where.geonames,
        text(where.words.text, MISSING),
        MISSING,
    ]


def story(reading: Reading) -> tuple[str, str, str]:
    """People, organisations and places among the actors, sources and places of the claims, each once."""
    of_events = ((who.kind, who.name) for event in reading.events for who in (*event.actor, *event.recipient))
    of_chains = ((hop.kind, hop.name) for said in reading.attributions for hop in said.chain)
    named = [(kind, name) for kind, name in dict.fromkeys((*of_events, *of_chains)) if name != "unknown"]
    return (
        _joined(dict.fromkeys(name for kind, name in named if kind == "person")),
        _joined(dict.fromkeys(name for kind, name in named if kind in _ORGANISED)),
        _joined(dict.fromkeys(where.name for event in reading.events for where in event.where)),
    )


def _joined(values: Iterable[str], known: bool = True) -> str:
    """Several values in one cell; a semicolon inside a value becomes a comma."""
    told = _BETWEEN.join(text(value.replace(";", ","), MISSING) for value in values) if known else ""
    return told or MISSING
