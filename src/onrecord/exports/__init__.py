"""Readings in other forms: one format, one room. None of them knows how a reading was made, and none knows another.

What more than one format needs stands here: what a run wrote, which point a place is, which
codes a country has.

Beside what ``extend.Export`` asks, an export may have one of two further faces, which ``views.exporting`` looks for:

- :class:`Telling`: a format that cannot hold everything says what it left out, and how much of it;
- :class:`Folder`: a format of many files writes a folder; its ``write`` gives the same files in a ZIP.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import BinaryIO, Protocol, runtime_checkable

from onrecord.model.grounds import Where
from onrecord.model.reading import Reading


@dataclass(frozen=True, slots=True)
class Written:
    """What an export wrote.

    Attributes:
        readings: how many readings it was given and wrote.
        left_out: what it did not write, in words, and how often: ``{"events that are planned": 12}``. Only what
            depends on the readings; what a format can never hold is named on its page.
    """

    readings: int
    left_out: Mapping[str, int] = field(default_factory=dict)


@runtime_checkable
class Telling(Protocol):
    """An export that can tell what it left out."""

    def export(self, readings: Iterable[Reading], out: BinaryIO) -> Written:
        """Writes the readings to ``out``; says how many, and what was left out."""


@runtime_checkable
class Folder(Protocol):
    """An export of many files."""

    def export_into(self, readings: Iterable[Reading], folder: str) -> Written:
        """Writes the files into ``folder``, which is there and empty; says how many readings, and what was left out."""


def point(where: Where | None) -> tuple[float, float] | None:
    """Latitude and longitude of a place that is a point on the map.

    ``None`` for countries and regions, which are no points whatever the numbers, and for numbers that are no degrees.
    """
    if where is None or where.precision in ("country", "region", "unknown") or where.lat is None or where.lon is None:
        return None
    if not (math.isfinite(where.lat) and math.isfinite(where.lon)):
        return None
    return (where.lat, where.lon) if abs(where.lat) <= 90 and abs(where.lon) <= 180 else None


@dataclass(frozen=True, slots=True)
class Country:
    """The codes of a country that datasets use beside ISO 3166-1 alpha-3; empty where it has none.

    Attributes:
        alpha2: ISO 3166-1 alpha-2.
        fips: FIPS 10-4.
        cow: the number of the state in the Correlates of War.
        name: its English name.
    """

    alpha2: str
    fips: str
    cow: str
    name: str


_NO_COUNTRY = Country("", "", "", "")


def country(alpha3: str | None) -> Country:
    """The country of an ISO 3166-1 alpha-3 code; one with nothing known of it where there is none."""
    return countries().get(alpha3 or "", _NO_COUNTRY)


@cache
def countries() -> Mapping[str, Country]:
    """ISO 3166-1 alpha-3 -> country, from ``countries.tsv``."""
    lines = files("onrecord.exports").joinpath("countries.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith(("#", "alpha3\t")))
    return MappingProxyType(
        {alpha3: Country(alpha2, fips, cow, name.strip()) for alpha3, alpha2, fips, cow, name in rows}
    )
