"""Countries by their names, adjectives, people and capitals: what places and actors both need."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from onrecord.grounding.tables import listed, read, ship

COLUMNS = (
    "alpha3",
    "alpha2",
    "name",
    "names",
    "adjectives",
    "people",
    "capitals",
    "neighbours",
    "geonames",
    "population",
)


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory.

    Attributes:
        code: ISO 3166-1 alpha-3 (XKX for Kosovo).
        alpha2: ISO 3166-1 alpha-2.
        name: its usual English name.
        names, adjectives, people, capitals: the words that papers use for it.
        neighbours: codes of the countries at its borders.
        geonames: GeoNames id.
        population: people, to weigh one against the other.
    """

    code: str
    alpha2: str
    name: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capitals: tuple[str, ...]
    neighbours: tuple[str, ...]
    geonames: int
    population: int


@dataclass(frozen=True)
class Countries:
    """All countries, and which one a word means.

    Attributes:
        by_code: by alpha-3.
        by_name, by_adjective, by_people, by_capital: alpha-3 by the words as printed, without "the".
        pattern: matches any of these words where it stands on its own.
    """

    by_code: Mapping[str, Country]
    by_name: Mapping[str, str]
    by_adjective: Mapping[str, str]
    by_people: Mapping[str, str]
    by_capital: Mapping[str, str]
    pattern: re.Pattern[str]

    def of(self, words: str) -> str | None:
        """The country that a name, an adjective, a people or a capital belongs to, or ``None``."""
        told = bare(words)
        return (
            self.by_name.get(told)
            or self.by_adjective.get(told)
            or self.by_people.get(told)
            or self.by_capital.get(told)
        )

    def alpha3(self, alpha2: str) -> str | None:
        """Alpha-3 for an alpha-2 code."""
        return _alpha3().get(alpha2)

    def named(self, text: str) -> Iterator[tuple[int, int, str]]:
        """(start, end, alpha-3) of each country that ``text`` names, by name, adjective or people."""
        for found in self.pattern.finditer(text):
            code = self.by_name.get(found[0]) or self.by_adjective.get(found[0]) or self.by_people.get(found[0])
            if code:
                yield found.start(), found.end(), code


def bare(words: str) -> str:
    """Without a leading article and a trailing possessive."""
    told = words.strip()
    told = told[4:] if told.startswith(("the ", "The ")) else told
    return told.removesuffix("'s").removesuffix("’s").removesuffix("'").removesuffix("’")


@lru_cache(maxsize=1)
def countries() -> Countries:
    """The table that ships, read once."""
    rows = {row["alpha3"]: _country(row) for row in read(ship("countries.tsv"), COLUMNS)}
    by_name = _index(rows, "names")
    by_adjective, by_people = _index(rows, "adjectives"), _index(rows, "people")
    words = sorted({*by_name, *by_adjective, *by_people}, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)")
    return Countries(rows, by_name, by_adjective, by_people, _index(rows, "capitals"), pattern)


def _country(row: dict[str, str]) -> Country:
    lists = {name: listed(row[name]) for name in ("names", "adjectives", "people", "capitals", "neighbours")}
    return Country(
        code=row["alpha3"],
        alpha2=row["alpha2"],
        name=row["name"],
        geonames=int(row["geonames"] or 0),
        population=int(row["population"] or 0),
        **lists,
    )


# "Dutch" is also said of Aruba, "Chinese" of Macao: the larger country takes the word where it is so much larger that a
# paper would name the smaller one. "Korean", "Congolese" and "Dominican" stay undecided. Chosen by looking at all words
# that two countries share: the ratio is over 160 for the former kind and under 20 for the latter.
_LARGER = 50


def _index(rows: dict[str, Country], field: str) -> dict[str, str]:
    claims: dict[str, list[Country]] = defaultdict(list)
    for country in rows.values():
        for words in dict.fromkeys(bare(told) for told in getattr(country, field)):
            claims[words].append(country)
    index = {}
    for words, claimants in claims.items():
        claimants.sort(key=lambda country: -country.population)
        if len(claimants) == 1 or claimants[0].population > _LARGER * claimants[1].population:
            index[words] = claimants[0].code
    return index


@lru_cache(maxsize=1)
def _alpha3() -> dict[str, str]:
    return {country.alpha2: country.code for country in countries().by_code.values()}
