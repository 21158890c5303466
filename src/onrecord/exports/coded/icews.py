"""ICEWS coded events: 20 columns, tab-separated, with a header."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from onrecord.exports import Written, country, point
from onrecord.exports.coded.actors import ROLES, parts
from onrecord.exports.coded.cameo import code_of
from onrecord.exports.coded.rows import Cell, Dyad, count_places, day, line, number, place, write_dyads
from onrecord.model.grounds import Who
from onrecord.model.reading import Reading

COLUMNS = (
    "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code",
    "Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher", "City",
    "District", "Province", "Country", "Latitude", "Longitude",
)  # fmt: skip


class Icews:
    """One row for each pair of source and target of an event that happened."""

    name = "icews"
    media_type = "text/tab-separated-values"

    def write(self, readings: Iterable[Reading], out: BinaryIO) -> int:
        """Writes the rows; returns how many readings there were."""
        return self.export(readings, out).readings

    def export(self, readings: Iterable[Reading], out: BinaryIO) -> Written:
        """Writes the header and the rows, a reading at a time."""
        out.write(line(COLUMNS))
        return write_dyads(readings, out, row, count_places)


def row(dyad: Dyad) -> list[Cell]:
    """The 20 values of a dyad, in the order of ``COLUMNS``."""
    event, article = dyad.event, dyad.reading.article
    code = code_of(event)
    where = place(event)
    level = where.precision if where else None
    at = point(where) or (None, None)
    return [
        dyad.number,
        day(event.when),
        *_actor(dyad.actor),
        code.name if code else None,
        code.code if code else None,
        code.goldstein if code else None,
        *_actor(dyad.recipient),
        number(article.id),
        None,
        article.outlet,
        where.name if where and level in ("city", "point") else None,
        where.name if where and level == "admin2" else None,
        where.name if where and level == "admin1" else None,
        (country(where.country).name or None) if where else None,
        *at,
    ]


def _actor(who: Who | None) -> tuple[Cell, ...]:
    """Name, sectors by their names, country by its name."""
    if who is None:
        return None, None, None
    told = parts(who)
    return who.name, ",".join(ROLES[role] for role in told.roles), country(told.country).name
