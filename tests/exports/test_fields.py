"""The tables hold every field of a reading: a field that the model gains must find its column."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import polars as pl

from onrecord.exports.tables.parquet_files import ParquetTables
from onrecord.model.reading import Reading
from onrecord.model.text import Span

# Fields that the tables hold in another shape: the format is the edition of the dictionary.
ELSEWHERE = {"format"}


class Marks:
    """A value of every type of the model, in which each word and number stands once."""

    def __init__(self) -> None:
        self.seen: dict[str, Any] = {}

    def of(self, kind: Any, path: str) -> Any:
        origin, inner = typing.get_origin(kind), typing.get_args(kind)
        if origin is tuple:
            return (self.of(inner[0], path),)
        if origin is typing.Literal:
            return inner[-1]
        if type(None) in inner:
            return self.of(next(one for one in inner if one is not type(None)), path)
        if kind is bool:
            return True
        if kind in (str, int, float):
            mark = {str: f"mark{len(self.seen)}x", int: 7_000_000 + len(self.seen), float: 0.5 + len(self.seen)}[kind]
            self.seen[path] = mark
            return mark
        if kind is Span:
            return Span(self.of(int, f"{path}.start"), self.of(int, f"{path}.end"), self.of(str, f"{path}.text"))
        named = typing.get_type_hints(kind)
        fields = msgspec.structs.fields(kind)
        return kind(**{one.name: self.of(named[one.name], f"{path}.{one.name}".strip(".")) for one in fields})


def leaves(value: Any) -> Iterator[Any]:
    if isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from leaves(one)
    elif isinstance(value, str):
        yield value
        yield from value.split(":")
        yield from value.split(": ")
    else:
        yield str(value)


def test_every_field_of_a_reading_has_its_column(tmp_path: Path) -> None:
    marks = Marks()
    reading = marks.of(Reading, "")
    ParquetTables().export_into([reading], str(tmp_path))
    told = {leaf for path in tmp_path.glob("*.parquet") for leaf in leaves(pl.read_parquet(path).to_dicts())}
    lost = {path for path, mark in marks.seen.items() if str(mark) not in told}
    assert lost - ELSEWHERE == set(), "give each of these a column in exports/tables/schema.py"
    assert len(marks.seen) > 100
