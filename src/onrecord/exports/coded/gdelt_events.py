"""GDELT 2.0 events: 61 columns, tab-separated, without a header, as GDELT has them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import BinaryIO

from onrecord.exports import Written, country, point
from onrecord.exports.coded.actors import parts
from onrecord.exports.coded.cameo import code_of, quad_of
from onrecord.exports.coded.gdelt import cameo_country
from onrecord.exports.coded.rows import Cell, Dyad, count_places, place, write_dyads
from onrecord.model.days import days
from onrecord.model.grounds import When, Where, Who
from onrecord.model.reading import Reading

_ACTOR = (
    "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code", "Type1Code",
    "Type2Code", "Type3Code",
)  # fmt: skip
_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")

COLUMNS = (
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
    *(f"Actor1{name}" for name in _ACTOR),
    *(f"Actor2{name}" for name in _ACTOR),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale",
    "NumMentions", "NumSources", "NumArticles", "AvgTone",
    *(f"{of}Geo_{name}" for of in ("Actor1", "Actor2", "Action") for name in _GEO),
    "DATEADDED", "SOURCEURL",
)  # fmt: skip

_NO_PLACE: tuple[Cell, ...] = (None,) * len(_GEO)


class GdeltEvents:
    """One row for each pair of actor and recipient of an event that happened."""

    name = "gdelt-events"
    media_type = "text/tab-separated-values"

    def write(self, readings: Iterable[Reading], out: BinaryIO) -> int:
        """Writes the rows; returns how many readings there were."""
        return self.export(readings, out).readings

    def export(self, readings: Iterable[Reading], out: BinaryIO) -> Written:
        """Writes the rows, a reading at a time."""
        return write_dyads(readings, out, row, count_places)


def row(dyad: Dyad) -> list[Cell]:
    """The 61 values of a dyad, in the order of ``COLUMNS``."""
    event, article = dyad.event, dyad.reading.article
    code = code_of(event)
    return [
        dyad.number,
        *_date(event.when),
        *_actor(dyad.actor),
        *_actor(dyad.recipient),
        int(article.text.find("\n", 0, event.trigger.start) < 0),
        code.code if code else None,
        code.base if code else None,
        code.root if code else None,
        quad_of(event),
        code.goldstein if code else None,
        1,
        1,
        1,
        None,
        *_NO_PLACE,
        *_NO_PLACE,
        *_geo(place(event)),
        None,
        (article.url or "").replace('"', "%22"),
    ]


def _date(when: When | None) -> tuple[Cell, ...]:
    """Day, month, year and fraction of the year: each only where the words leave no choice."""
    known = days(when)
    if known is None:
        return (None,) * 4
    first, last = known
    year = first.year if first.year == last.year else None
    month = first.year * 100 + first.month if year and first.month == last.month else None
    if first != last:
        return None, month, year, None
    passed = (first - date(first.year, 1, 1)).days
    length = (date(first.year, 12, 31) - date(first.year, 1, 1)).days + 1
    return int(first.strftime("%Y%m%d")), month, year, round(first.year + passed / length, 4)


def _actor(who: Who | None) -> tuple[Cell, ...]:
    """The ten columns of an actor; its name in capitals, as GDELT has it."""
    if who is None:
        return (None,) * len(_ACTOR)
    told = parts(who)
    code = who.code or told.country
    if told.country and code.startswith(told.country):
        code = cameo_country(told.country) + code[3:]
    roles = (*told.roles, None, None, None)[:3]
    return code, who.name.upper(), cameo_country(told.country), told.group, None, None, None, *roles


def _geo(where: Where | None) -> tuple[Cell, ...]:
    """The eight columns of a place. A country has no point; a region of several countries has no type in GDELT."""
    if where is None or where.precision in ("region", "unknown"):
        return _NO_PLACE
    state = country(where.country)
    american = where.country == "USA"
    if where.precision == "country":
        return 1, state.name or where.name, state.fips, state.fips, None, None, None, state.fips
    kind = (2 if american else 5) if where.precision == "admin1" else (3 if american else 4)
    full = f"{where.name}, {state.name}" if state.name else where.name
    lat, lon = point(where) or (None, None)
    return kind, full, state.fips, None, None, lat, lon, None
