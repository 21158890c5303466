"""The table of places that ships, and how a name is looked up in it.

268,000 names of 190,000 towns and 50,000 districts stand sorted in one block of bytes; a name is found by halving it,
so that loading costs one decompression (about 0.15 s) and no dictionary is built.
"""

from __future__ import annotations

import gzip
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from onrecord.grounding.countries import Countries, bare, countries
from onrecord.grounding.tables import listed, read, ship
from onrecord.grounding.where.names import fold
from onrecord.model.grounds import Precision
from onrecord.model.problems import UsageError

PLACE_COLUMNS = ("name", "names", "type", "countries", "lat", "lon", "geonames")
VALIDITY = ("since", "until")
_SMALL_TYPES = {"facility", "area", "city"}


@dataclass(frozen=True, slots=True)
class Place:
    """A place that a name may mean.

    Attributes:
        name: its usual English name.
        kind: ``country``, ``admin1``, ``admin2``, ``town``, or the type of a row of ``places.tsv``.
        country: ISO 3166-1 alpha-3; ``None`` for what lies in several or in none.
        admin1: GeoNames code of its first-level unit (``RU.41``), or ``None``.
        lat, lon: WGS 84 degrees of its middle, for countries and regions too: to weigh distances, never to be shown.
        population: people; 0 where unknown.
        geonames: GeoNames id, or ``None``.
        since, until: first and last day (ISO) on which a row of a person's table holds; empty for open ends.
    """

    name: str
    kind: str
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    population: int
    geonames: int | None
    since: str = ""
    until: str = ""

    def holds(self, day: str) -> bool:
        """Whether the row holds on a day; an unknown day (empty) is any day."""
        return not day or (self.since <= day and (not self.until or day <= self.until))

    @property
    def precision(self) -> Precision:
        """How small the place is."""
        small: dict[str, Precision] = {
            "country": "country",
            "admin1": "admin1",
            "admin": "admin1",
            "admin2": "admin2",
            "town": "city",
            "city": "city",
            "facility": "point",
            "area": "point",
        }
        return small.get(self.kind, "region")


def distance(a: Place, b: Place) -> float:
    """Kilometres between two places along the great circle; infinite where one has no point."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return math.inf
    φ, ψ = math.radians(a.lat), math.radians(b.lat)
    h = math.sin((φ - ψ) / 2) ** 2 + math.cos(φ) * math.cos(ψ) * math.sin(math.radians(a.lon - b.lon) / 2) ** 2
    return 12742.0 * math.asin(math.sqrt(min(1.0, h)))


@dataclass(frozen=True)
class Gazetteer:
    """Places by name.

    Attributes:
        table: the sorted lines, each with a line end before and after.
        regions: places that we entered by hand, by folded name.
        known: the countries.
        own: a person's places by folded name; such a name is looked up nowhere else.
        cache: names looked up so far in this process, forgotten all at once when they are too many.
    """

    table: bytes
    regions: Mapping[str, tuple[Place, ...]]
    known: Countries
    own: Mapping[str, tuple[Place, ...]] = field(default_factory=dict)
    cache: dict[str, tuple[Place, ...]] = field(default_factory=dict, repr=False)

    @classmethod
    def load(cls, places: Path | None = None) -> Gazetteer:
        """The table that ships, with the rows of ``places`` before ours where a person brings some.

        Raises UsageError where that file has not the columns that are documented or a cell cannot be read.
        """
        return _shipped() if places is None else _extended(places)

    def on(self, day: str) -> Gazetteer:
        """The table as it holds on a day (ISO, empty for unknown): a person's rows of other days are left out."""
        if all(row.holds(day) for rows in self.own.values() for row in rows):
            return self
        held = {name: tuple(row for row in rows if row.holds(day)) for name, rows in self.own.items()}
        return replace(self, own={name: rows for name, rows in held.items() if rows}, cache={})

    def lookup(self, name: str) -> tuple[Place, ...]:
        """Every place of that name, in no order that means anything; empty where there is none."""
        found = self.cache.get(name)
        if found is None:
            if len(self.cache) > 20_000:
                self.cache.clear()
            found = self.cache[name] = self._find(name)
        return found

    def _find(self, name: str) -> tuple[Place, ...]:
        if theirs := self.own.get(fold(bare(name))):
            return theirs
        told_by = (self.known.by_name, self.known.by_adjective, self.known.by_people)
        code = next((code for index in told_by if (code := index.get(bare(name)))), None)
        told = [self._country(code)] if code else []
        key = fold(bare(name))
        by_hand = self.regions.get(key, ())
        if not key:
            return ()
        towns = list(self._rows(key))
        # A region entered by hand also stands in the table as a district: one place, the better row.
        towns = [t for t in towns if not any(t.kind.startswith("admin") and t.country == r.country for r in by_hand)]
        return (*told, *by_hand, *dict.fromkeys(towns))

    def _country(self, code: str) -> Place:
        row = self.known.by_code[code]
        return Place(row.name, "country", code, None, None, None, row.population, row.geonames or None)

    def _rows(self, key: str) -> Iterator[Place]:
        """The lines of the table that start with ``key`` and a tab."""
        table, wanted = self.table, key.encode()
        low, high = 0, len(table)
        while low < high:  # the first line whose key is not before the wanted one
            middle = (low + high) // 2
            start = table.rfind(b"\n", 0, middle) + 1
            end = table.index(b"\t", start)
            if table[start:end] < wanted:
                low = table.index(b"\n", end) + 1
            else:
                high = start
        prefix = wanted + b"\t"
        while table.startswith(prefix, low):
            end = table.index(b"\n", low)
            yield self._place(table[low:end].decode())
            low = end + 1

    def _place(self, line: str) -> Place:
        key, name, ident, kind, alpha2, first, lat, lon, people = line.split("\t")
        return Place(
            name or key.title(),
            {"P": "town", "A": "admin1", "B": "admin2"}[kind],
            self.known.alpha3(alpha2),
            f"{alpha2}.{first}",
            float(lat),
            float(lon),
            int(1000 * float(people)),
            int(ident) if ident else None,
        )


@lru_cache(maxsize=1)
def _shipped() -> Gazetteer:
    table = gzip.decompress((Path(__file__).parent / "gazetteer.tsv.gz").read_bytes())
    start = table.index(b"\n") + 1  # the first line is the source and its licence
    return Gazetteer(table[start:], _by_hand(ship("places.tsv")), countries())


def _extended(places: Path) -> Gazetteer:
    ours = _shipped()
    return replace(ours, own=_by_hand(places), cache={})


def _by_hand(path: Path) -> dict[str, tuple[Place, ...]]:
    index: dict[str, tuple[Place, ...]] = {}
    for row in read(path, PLACE_COLUMNS, VALIDITY):
        place = _region(row, path)
        for name in (place.name, *listed(row["names"])):
            key = fold(bare(name))
            index[key] = (*index.get(key, ()), place)
    return index


def _region(row: dict[str, str], path: Path) -> Place:
    codes = listed(row["countries"])
    try:
        lat, lon = (float(row[name]) if row[name] else None for name in ("lat", "lon"))
        ident = int(row["geonames"]) if row["geonames"] else None
    except ValueError as error:
        raise UsageError(f"{path}: lat, lon or geonames of {row['name']!r} is no number: {error}") from error
    if lat is not None and lon is not None and not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise UsageError(f"{path}: {row['name']!r} lies at {lat}, {lon}, which is not on the globe")
    country = codes[0] if len(codes) == 1 else None
    return Place(row["name"], row["type"], country, None, lat, lon, 0, ident, row["since"], row["until"])
