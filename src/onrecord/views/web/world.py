"""The outline of the world's countries on a flat page: world-atlas (Natural Earth, 1:110m), drawn without a script.

The projection is Equal Earth (Šavrič, Patterson, Jenny 2018): areas keep their proportion.
"""

from __future__ import annotations

import csv
import json
import math
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

WIDTH, HEIGHT = 1_000, 487
_A = (1.340264, -0.081106, 0.000893, 0.003796)
_X, _Y = 2.7066297, 1.3173628  # half the width and half the height of the projected globe, of radius 1

# Names under which Natural Earth abbreviates or spells a country otherwise than GeoNames does.
_SPELLED = {
    "Bosnia and Herz.": "BIH", "Central African Rep.": "CAF", "Congo": "COG", "Dem. Rep. Congo": "COD",
    "Dominican Rep.": "DOM", "Eq. Guinea": "GNQ", "Falkland Is.": "FLK", "Fr. S. Antarctic Lands": "ATF",
    "Macedonia": "MKD", "New Caledonia": "NCL", "S. Sudan": "SSD", "Solomon Is.": "SLB", "Timor-Leste": "TLS",
    "United States of America": "USA", "W. Sahara": "ESH", "eSwatini": "SWZ", "Czechia": "CZE", "Côte d'Ivoire": "CIV",
    "Turkey": "TUR", "Palestine": "PSE", "Kosovo": "XKX", "Netherlands": "NLD", "Bahamas": "BHS", "Gambia": "GMB",
}  # fmt: skip


Point = tuple[float, float]


@dataclass(frozen=True)
class Country:
    """An outline: ISO 3166-1 alpha-3 (``None`` for a land that has none), name, and the SVG path."""

    code: str | None
    name: str
    d: str


def project(lon: float, lat: float) -> Point:
    """Degrees -> units of the drawing, north on top."""
    root = math.sqrt(3) / 2
    theta = math.asin(root * math.sin(math.radians(lat)))
    two, six = theta * theta, theta**6
    a1, a2, a3, a4 = _A
    x = math.radians(lon) * math.cos(theta) / (root * (a1 + 3 * a2 * two + six * (7 * a3 + 9 * a4 * two)))
    y = theta * (a1 + a2 * two + six * (a3 + a4 * two))
    return (x / _X + 1) * WIDTH / 2, (1 - y / _Y) * HEIGHT / 2


@cache
def countries() -> tuple[Country, ...]:
    """Every outline, projected once a process."""
    packaged = files("onrecord.views.web") / "static" / "vendor" / "countries-110m.json"
    topology = json.loads(packaged.read_text("utf-8"))
    arcs = [_degrees(arc, topology["transform"]) for arc in topology["arcs"]]
    codes = _codes()
    found = []
    for shape in topology["objects"]["countries"]["geometries"]:
        name = shape["properties"]["name"]
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        d = "".join(_ring(ring, arcs) for polygon in polygons for ring in polygon)
        found.append(Country(_SPELLED.get(name) or codes.get(name), name, d))
    return tuple(found)


def _degrees(arc: list[list[int]], transform: dict[str, Any]) -> list[Point]:
    (kx, ky), (dx, dy) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for step in arc:
        x, y = x + step[0], y + step[1]
        points.append((x * kx + dx, y * ky + dy))
    return points


def _ring(ring: list[int], arcs: list[list[Point]]) -> str:
    """The path of a ring; one that crosses the 180th meridian is cut there, in two."""
    points = _unwrapped([point for number in ring for point in (arcs[number] if number >= 0 else arcs[~number][::-1])])
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    turns = [0.0, *([360.0] if west < -180 else []), *([-360.0] if east > 180 else [])]
    return "".join(_path(_within([(x + turn, y) for x, y in points])) for turn in turns)


def _unwrapped(points: list[Point]) -> list[Point]:
    """The ring with longitudes that go on beyond 180 degrees; one around a pole is led over it."""
    found = points[:1]
    for x, y in points[1:]:
        last = found[-1][0]
        found.append((x - 360 * round((x - last) / 360), y))
    if abs(found[-1][0] - found[0][0]) > 180:
        pole = -90.0 if found[0][1] < 0 else 90.0
        found += [(found[-1][0], pole), (found[0][0], pole)]
    return found


def _within(points: list[Point]) -> list[Point]:
    """The part of a polygon between the meridians -180 and 180 (Sutherland and Hodgman's clipping)."""
    for edge, sign in ((-180.0, 1.0), (180.0, -1.0)):
        kept: list[Point] = []
        for (x1, y1), (x2, y2) in zip(points[-1:] + points[:-1], points, strict=True):
            inside1, inside2 = sign * (x1 - edge) >= 0, sign * (x2 - edge) >= 0
            if inside1 != inside2:
                kept.append((edge, y1 + (y2 - y1) * (edge - x1) / (x2 - x1)))
            if inside2:
                kept.append((x2, y2))
        points = kept
        if not points:
            break
    return points


def _path(points: list[Point]) -> str:
    projected = (project(x, y) for x, y in points)
    return "M" + "L".join(f"{x:.1f},{y:.1f}" for x, y in projected) + "Z" if points else ""


def _codes() -> dict[str, str]:
    text = (files("onrecord.exports") / "countries.tsv").read_text("utf-8")
    rows = csv.DictReader((line for line in text.splitlines() if not line.startswith("#")), delimiter="\t")
    return {row["name"]: row["alpha3"] for row in rows}
