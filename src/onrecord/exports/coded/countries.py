"""Codes of countries in the schemes that datasets use beside ISO 3166."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Country:
    """A country: FIPS 10-4 code, number in the Correlates of War (each empty where it has none), English name."""

    fips: str
    cow: str
    name: str


_UNKNOWN = Country("", "", "")


def country(alpha3: str | None) -> Country:
    """The country of an ISO 3166-1 alpha-3 code; one with nothing known of it where there is none."""
    return countries().get(alpha3 or "", _UNKNOWN)


@cache
def countries() -> Mapping[str, Country]:
    """ISO 3166-1 alpha-3 -> country."""
    lines = files("onrecord.exports.coded").joinpath("countries.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith(("#", "alpha3\t")))
    return MappingProxyType({alpha3: Country(fips, cow, name.strip()) for alpha3, _, fips, cow, name in rows})
