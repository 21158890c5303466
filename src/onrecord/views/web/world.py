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


@dataclass(frozen=True)
class Country:
    """An outline: ISO 3166-1 alpha-3 (``None`` for a land that has none), name, and the SVG path."""

    code: str | None
    name: str
    d: str


def project(lon: float, lat: float) -> tuple[float, float]:
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
    arcs = [_arc(arc, topology["transform"]) for arc in topology["arcs"]]
    codes = _codes()
    found = []
    for shape in topology["objects"]["countries"]["geometries"]:
        name = shape["properties"]["name"]
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        d = "".join(_ring(ring, arcs) for polygon in polygons for ring in polygon)
        found.append(Country(_SPELLED.get(name) or codes.get(name), name, d))
    return tuple(found)


def _arc(arc: list[list[int]], transform: dict[str, Any]) -> list[tuple[float, float]]:
    (kx, ky), (dx, dy) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for step in arc:
        x, y = x + step[0], y + step[1]
        points.append(project(x * kx + dx, y * ky + dy))
    return points


def _ring(ring: list[int], arcs: list[list[tuple[float, float]]]) -> str:
    points: list[tuple[float, float]] = []
    for number in ring:
        points += arcs[number] if number >= 0 else arcs[~number][::-1]
    return "M" + "L".join(f"{x:.1f},{y:.1f}" for x, y in points) + "Z"


def _codes() -> dict[str, str]:
    text = (files("onrecord.exports") / "countries.tsv").read_text("utf-8")
    rows = csv.DictReader((line for line in text.splitlines() if not line.startswith("#")), delimiter="\t")
    return {row["name"]: row["alpha3"] for row in rows}
