"""What a table and a column are, and the groups of columns that many tables share."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Literal

from onrecord.model.days import days
from onrecord.model.grounds import When, Who
from onrecord.model.provenance import Maker
from onrecord.model.reading import Reading
from onrecord.model.text import Span

Kind = Literal["string", "integer", "number", "boolean", "date", "list"]
Value = str | int | float | bool | list[str] | None | Any
Get = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, its kind (``list`` is a list of strings), what it says, and where its value comes from."""

    name: str
    kind: Kind
    says: str
    of: Get


@dataclass(frozen=True, slots=True)
class Table:
    """A table.

    Attributes:
        name: also the name of its file.
        says: what a row is.
        key: the columns that name a row.
        leads_to: column -> table whose key it is.
        columns: in their order.
        rows: the things of a reading that become rows, in the order of the text.
    """

    name: str
    says: str
    key: tuple[str, ...]
    leads_to: tuple[tuple[str, str], ...]
    columns: tuple[Column, ...]
    rows: Callable[[Reading], Iterable[Any]]

    def values(self, reading: Reading) -> Iterable[list[Any]]:
        """The rows of a reading, each a list of values in the order of the columns."""
        for thing in self.rows(reading):
            yield [column.of(thing) for column in self.columns]


def span(name: str, says: str, get: Callable[[Any], Span | None]) -> tuple[Column, ...]:
    """The words and where they stand: ``name``, ``name_start``, ``name_end``."""
    return (
        Column(name, "string", says, lambda row: _at(get(row), "text")),
        Column(f"{name}_start", "integer", f"first code point of {name} in reports.text", _at_of(get, "start")),
        Column(f"{name}_end", "integer", f"one past the last code point of {name}", _at_of(get, "end")),
    )


def spans(name: str, says: str, get: Callable[[Any], Iterable[Span]]) -> tuple[Column, ...]:
    """Several spans: their words, and where they stand as ``START:END``."""
    return (
        Column(name, "list", says, lambda row: [one.text for one in get(row)]),
        Column(
            f"{name}_spans",
            "list",
            f"where {name} stand in reports.text: START:END in code points",
            lambda row: [f"{one.start}:{one.end}" for one in get(row)],
        ),
    )


def when(name: str, says: str, get: Callable[[Any], When | None]) -> tuple[Column, ...]:
    """A time at its grain, and the first and last day that it may mean."""
    return (
        Column(name, "string", f"{says}; ISO 8601 cut at its grain, an interval as START/END", _at_of(get, "value")),
        Column(f"{name}_grain", "string", f"the unit that the words of {name} speak in", _at_of(get, "grain")),
        Column(f"{name}_basis", "string", f"what {name} rests on", _at_of(get, "basis")),
        Column(f"{name}_first", "date", f"the first day that {name} may mean", lambda row: _day(get(row), 0)),
        Column(f"{name}_last", "date", f"the last day that {name} may mean", lambda row: _day(get(row), 1)),
        *span(f"{name}_words", f"the words that give {name}", lambda row: _at(get(row), "words")),
    )


def who(name: str, says: str, get: Callable[[Any], Who | None]) -> tuple[Column, ...]:
    """An actor with all that is known of it."""
    return (
        Column(name, "string", f"{says}: the fullest name that the report gives", _at_of(get, "name")),
        Column(f"{name}_kind", "string", f"what sort of actor {name} is", _at_of(get, "kind")),
        Column(f"{name}_country", "string", f"ISO 3166-1 alpha-3 of the country of {name}", _at_of(get, "country")),
        Column(f"{name}_code", "string", f"CAMEO actor code of {name}", _at_of(get, "code")),
        Column(f"{name}_role", "string", f"what the report says that {name} is", _at_of(get, "role")),
        *span(f"{name}_words", f"the words that speak of {name}", lambda row: _at(get(row), "words")),
    )


def parties(name: str, says: str, get: Callable[[Any], Iterable[Who]]) -> tuple[Column, ...]:
    """Several actors as lists of one length; where a value is not known, its place in the list is empty."""

    def each(told: str, says: str, of: Callable[[Who], str | None]) -> Column:
        return Column(
            f"{name}_{told}", "list", f"{says}, in the order of {name}", lambda row: [of(one) or "" for one in get(row)]
        )

    return (
        Column(name, "list", f"{says}: names", lambda row: [one.name for one in get(row)]),
        each("kinds", "what sort of actors", lambda who: who.kind),
        each("countries", "their countries, ISO 3166-1 alpha-3", lambda who: who.country),
        each("codes", "their CAMEO actor codes", lambda who: who.code),
        each("roles", "what the report says they are", lambda who: who.role),
        each("words", "the words that speak of them", lambda who: who.words.text),
        each("spans", "where these words stand, START:END", lambda who: f"{who.words.start}:{who.words.end}"),
    )


def maker(get: Callable[[Any], Maker]) -> tuple[Column, ...]:
    """What made the claim."""
    return (
        Column("maker", "string", "the rule or model that made the claim", lambda row: get(row).name),
        Column("maker_version", "string", "its version", lambda row: get(row).version),
    )


def _at_of(get: Get, name: str) -> Get:
    return lambda row: _at(get(row), name)


def _at(thing: Any, name: str) -> Any:
    """A field, or ``None`` where there is no such thing."""
    return None if thing is None else getattr(thing, name)


def _day(time: When | None, end: int) -> Any:
    known = days(time)
    return known[end] if known else None
