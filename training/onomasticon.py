"""The names of the package's tables (``onrecord/grounding``): what the network is told, and what is put in for others.

Towns: GeoNames, CC BY 4.0. Office-holders and countries: CIA World Factbook, public domain, and
congress-legislators, CC0. Organisations: by hand, for onrecord.
"""

import gzip
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files

from onrecord.analysis.known import KINDS
from training.treebank import Document

ENGLISH = frozenset({"US", "GB", "CA", "AU", "IE", "NZ"})
LEAST, LEAST_ENGLISH = 15.0, 100.0
"""Thousands of people from which on a town is told of; towns of English-speaking countries bear surnames and nouns."""


@dataclass(frozen=True, slots=True)
class Onomasticon:
    """Names by what they name. ``towns`` are single words, also small ones; ``people`` are office-holders."""

    countries: list[str]
    adjectives: list[str]
    big: list[str]
    towns: list[str]
    people: list[tuple[str, ...]]
    given: frozenset[str]
    organisations: list[str]
    bodies: list[str]
    regions: frozenset[str]
    states: frozenset[str]


def _rows(table: str) -> list[dict[str, str]]:
    text = (files("onrecord.grounding") / "tables" / f"{table}.tsv").read_text(encoding="utf-8")
    lines = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return [dict(zip(lines[0], line, strict=False)) for line in lines[1:]]


def read() -> Onomasticon:
    """The tables that ship with onrecord."""
    nations = _rows("countries")
    countries = sorted({name for row in nations for name in row["names"].split("|") if name and "(" not in name})
    adjectives = sorted({a for row in nations for a in row["adjectives"].split("|") if a[:1].isupper() and a.isalpha()})
    bytes_ = (files("onrecord.grounding") / "where" / "gazetteer.tsv.gz").read_bytes()
    big, towns, units = set(), set(), set()
    for line in gzip.decompress(bytes_).decode().splitlines():
        cells = line.split("\t")
        if len(cells) < 9:
            continue
        name = cells[1] or cells[0].title()
        if cells[3] == "P" and " " not in name:
            towns.add(name)
        if cells[3] in "PA" and float(cells[8] or 0) >= (LEAST_ENGLISH if cells[4] in ENGLISH else LEAST):
            big.add(name)
        if cells[3] == "A":
            units.add(name)
    lines = (files("onrecord.analysis") / "given_names.tsv").read_text(encoding="utf-8").splitlines()
    given = frozenset(name for line in lines for name in line.partition("\t")[2].split())
    big, towns = ({name for name in row if name.lower() not in given} for row in (big, towns))
    people = sorted({tuple(row["name"].split()) for row in _rows("officeholders")})
    bodies = {
        name
        for table in ("organisations", "outlets")
        for row in _rows(table)
        for name in [row["name"], *row["names"].split("|")]
    }
    bodies = {name.removeprefix("the ") for name in bodies if name}
    regions = {name for row in _rows("places") for name in [row["name"], *row["names"].split("|")] if name}
    return Onomasticon(
        countries, adjectives, sorted(big), sorted(towns), [p for p in people if 1 < len(p) < 4], given,
        sorted(b for b in bodies if " " not in b), sorted(b for b in bodies if " " in b),
        frozenset(regions), frozenset(countries) | units,
    )  # fmt: skip


def told(names: Onomasticon, documents: Iterable[Document]) -> dict[str, str]:
    """The table of ``known.Known``: single words, without those that the trees know as plain words."""
    plain = {w.form for doc in documents for s in doc.sentences if s.tree for w in s.words if w.upos != "PROPN"}
    states = {c.lower() for c in names.countries if " " not in c}
    parts = (part for name in [*names.big, *names.countries, *names.states] for part in name.split())
    place = {p.lower() for p in parts if len(p) > 3 and p[0].isupper()} - {w for w in plain if w.islower()} | states
    holders = {p.lower() for row in names.people for p in row if len(p) > 2 and p[0].isupper()}
    person = (holders | {g for g in names.given if len(g) > 2} - states) - plain
    body = {o.lower() for o in names.organisations if o.lower() not in plain and (o.isupper() or len(o) > 3)}
    sets = {
        "place": place - person - body,
        "person": person - place - body,
        "both": place & person - body,
        "organisation": body,
    }
    return {kind: " ".join(sorted(word for word in sets[kind] if " " not in word)) for kind in KINDS}
