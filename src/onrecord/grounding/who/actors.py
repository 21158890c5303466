"""The tables of actors: organisations, newsrooms, office-holders by date, spellings, and what nouns say of an actor."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import cast, get_args

from onrecord.grounding.lexicon import words
from onrecord.grounding.tables import listed, read, ship
from onrecord.model.grounds import Kind
from onrecord.model.problems import UsageError

ACTOR_COLUMNS = ("name", "names", "kind", "country", "code", "since", "until")


@dataclass(frozen=True, slots=True)
class Actor:
    """A row of a table of actors: what is known of a name, and from when to when (ISO days, empty for open ends)."""

    name: str
    kind: Kind
    country: str | None
    code: str | None
    since: str = ""
    until: str = ""

    def holds(self, day: str) -> bool:
        """Whether the row holds on a day; an unknown day (empty) is any day."""
        return not day or (self.since <= day and (not self.until or day <= self.until))


@dataclass(frozen=True, slots=True)
class Spell:
    """Somebody in an office."""

    name: str
    surname: str
    country: str
    role: str
    code: str
    since: str
    until: str


@dataclass(frozen=True, slots=True)
class Noun:
    """What a noun says of an actor; a weak one leaves the sector to the body it belongs to."""

    kind: Kind
    sector: str
    strong: bool


@dataclass(frozen=True)
class Actors:
    """All tables, indexed.

    Attributes:
        by_name: organisations, groups, seats and newsrooms by name as printed, the user's rows first.
        spells: office-holders by folded surname.
        nouns: by lower-case noun.
        pattern: matches the name of any organisation that belongs to a country or has a code.
        names: every name of an actor.
    """

    by_name: Mapping[str, tuple[Actor, ...]]
    spells: Mapping[str, tuple[Spell, ...]]
    nouns: Mapping[str, Noun]
    pattern: re.Pattern[str]
    names: Mapping[Actor, tuple[str, ...]] = field(default_factory=dict, repr=False)

    @classmethod
    def load(cls, actors: Path | None = None) -> Actors:
        """The tables that ship, with the rows of ``actors`` before ours where a person brings some.

        Raises UsageError where that file has not the documented columns or names an unknown kind.
        """
        return _shipped() if actors is None else _made(actors)

    def named(self, name: str, day: str = "") -> Actor | None:
        """The organisation, group, seat of power or newsroom of that name on that day."""
        return next((row for row in self.by_name.get(name, ()) if row.holds(day)), None)

    def names_of(self, row: Actor) -> tuple[str, ...]:
        """Every name of an actor of the tables."""
        return self.names.get(row, ())

    def holder(self, name: str, day: str) -> Spell | None:
        """The office-holder of that name who was in office last before ``day``; ``None`` where two could be meant."""
        rows = self.holders(name, day)
        return rows[0] if len(rows) == 1 else None

    def holders(self, name: str, day: str) -> tuple[Spell, ...]:
        """Every office-holder whom that name may mean on ``day``, one a country, who came last to office first.

        A bare surname counts; given names, where there are some, must agree in their first letters ("Dmitry" is
        "Dmitriy"), and nobody is known before taking office.
        """
        tokens = fold(name).split()
        rows = [row for key in _surnames(tokens) for row in self.spells.get(key, ()) if not day or row.since <= day]
        rows = [row for row in rows if _agrees(tokens, row)]
        in_office = [row for row in rows if in_force(row, day)]
        # Papers call by the bare surname whom everybody knows: who is in office, or led a large country.
        known = [row for row in rows if len(tokens) > 1 or (row.country in _LARGE and tokens[0] not in _COMMON)]
        latest = {row.country: row for row in sorted(in_office or known, key=lambda row: row.since)}
        return tuple(sorted(latest.values(), key=lambda row: row.since, reverse=True))


_LARGE = words("USA RUS GBR FRA DEU CHN IND JPN BRA TUR ITA UKR IRN EGY MEX PAK ISR")
_COMMON = words(
    "johnson may brown ford bush carter wilson li kim khan singh ali costa conte abbasi nixon harris pence haq"
)


def in_force(row: Spell, day: str) -> bool:
    """Whether the office was held on a day, as far as the snapshots tell."""
    return bool(day) and row.since <= day and (not row.until or day <= row.until)


_SIGNS = re.compile(r"[^\w ]")


def fold(name: str) -> str:
    """Lower case, without accents, hyphens as blanks."""
    if name.isascii():
        return _SIGNS.sub(" ", name.lower().replace("'", ""))
    plain = unicodedata.normalize("NFKD", name.lower().replace("ı", "i").replace("ł", "l").replace("ø", "o"))
    return _SIGNS.sub(" ", "".join(c for c in plain if not unicodedata.combining(c)).replace("'", "").replace("’", ""))


def _surnames(tokens: list[str]) -> list[str]:
    """The ends of a name, the longest first: ``bin salman``, ``salman``; and the front, for Xi Jinping."""
    return list(dict.fromkeys([" ".join(tokens[at:]) for at in range(len(tokens))] + tokens[:1]))


def _agrees(tokens: list[str], row: Spell) -> bool:
    """Whether every token of the name belongs to the row's, by its first three letters, the surname's tokens apart."""
    known = fold(row.name).split() + [part for name in _variants().get(fold(row.surname), ()) for part in name.split()]
    surname = set(fold(row.surname).split())
    if (
        len(tokens) == 1
        and tokens[0] not in surname
        and not any(tokens[0] == name for name in _variants().get(fold(row.surname), ()))
    ):
        return False
    return all(any(token[:3] == other[:3] for other in known) for token in tokens)


def _names(by_name: Mapping[str, list[Actor]]) -> dict[Actor, tuple[str, ...]]:
    found: dict[Actor, tuple[str, ...]] = {}
    for name, rows in by_name.items():
        for row in rows:
            found[row] = (*found.get(row, ()), name)
    return found


@lru_cache(maxsize=1)
def _shipped() -> Actors:
    return _made(None)


def _made(extra: Path | None) -> Actors:
    by_name: dict[str, list[Actor]] = defaultdict(list)
    for path in ([extra] if extra else []) + [ship("organisations.tsv"), ship("outlets.tsv")]:
        for row in read(path, ACTOR_COLUMNS):
            actor = _actor(row, path)
            for name in dict.fromkeys((row["name"], *listed(row["names"]))):
                by_name[name.removeprefix("the ").removeprefix("The ")].append(actor)
    bodies = [
        name
        for name, rows in by_name.items()
        if rows[0].kind in ("organisation", "group") and (len(name) > 2 or name in ("UN", "EU"))
    ]
    bodies.sort(key=lambda name: (-len(name), name))
    return Actors(
        {name: tuple(rows) for name, rows in by_name.items()},
        _spells(),
        {row["word"]: _noun(row) for row in read(ship("sectors.tsv"), ("word", "kind", "sector", "strength"))},
        re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, bodies))})(?!\w)"),
        _names(by_name),
    )


def _actor(row: dict[str, str], path: Path) -> Actor:
    if row["kind"] not in get_args(Kind):
        raise UsageError(
            f"{path}: {row['name']!r} is of the unknown kind {row['kind']!r}; expected {', '.join(get_args(Kind))}"
        )
    kind = cast(Kind, row["kind"])
    return Actor(row["name"], kind, row["country"] or None, row["code"] or None, row["since"], row["until"])


def _noun(row: dict[str, str]) -> Noun:
    return Noun(cast(Kind, row["kind"]), row["sector"], row["strength"] == "strong")


def _spells() -> dict[str, tuple[Spell, ...]]:
    index: dict[str, list[Spell]] = defaultdict(list)
    for row in read(ship("officeholders.tsv"), ("name", "surname", "country", "role", "code", "since", "until")):
        spell = Spell(**row)
        last = fold(spell.surname)
        for key in {last, *_variants().get(last, ())}:
            index[key].append(spell)
    return {key: tuple(rows) for key, rows in index.items()}


@lru_cache(maxsize=1)
def _variants() -> dict[str, tuple[str, ...]]:
    """Folded other spellings by folded surname."""
    return {
        fold(row["name"]): tuple(map(fold, listed(row["names"])))
        for row in read(ship("variants.tsv"), ("name", "names"))
    }
