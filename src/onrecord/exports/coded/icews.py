"""ICEWS coded events: 20 columns, tab-separated, with a header."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import BinaryIO

from onrecord.exports import Written, country, point
from onrecord.exports.coded.actors import ROLES, parts
from onrecord.exports.coded.cameo import code_of
from onrecord.exports.coded.rows import Dyad, count_places, day, dyads, line, number, place
from onrecord.model.grounds import Who
from onrecord.model.reading import Reading

COLUMNS = (
    "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code",
    "Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher", "City",
    "District", "Province", "Country", "Latitude", "Longitude",
)  # fmt: skip

Cell = str | int | float | date | None


class Icews:
    """One row for each pair of source and target of an event that happened."""

    name = "icews"
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
            for dyad in dyads(reading, left_out):
                out.write(line(row(dyad)))
                if dyad.first:
                    count_places(dyad.event, left_out)
        return Written(count, left_out)


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
