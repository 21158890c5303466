"""The shape of a reading as DuckDB sees it: a SQL type for every type of the model, made from the types themselves.

So a field that the model gains is read into the index's staging table without a line here.
"""

from __future__ import annotations

import types
import typing
from typing import Any

import msgspec

_PLAIN = {str: "VARCHAR", int: "BIGINT", float: "DOUBLE", bool: "BOOLEAN"}


def sql_type(kind: Any) -> str:
    """The SQL type that holds a value of ``kind``: a struct, a tuple of one kind, a choice of words, a plain type.

    Raises TypeError for a kind that the model does not use yet.
    """
    if kind in _PLAIN:
        return _PLAIN[kind]
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin is typing.Literal:
        return "VARCHAR"
    if origin is tuple:
        return sql_type(inner[0]) + "[]"
    if origin in (typing.Union, types.UnionType):
        (some,) = (one for one in inner if one is not type(None))
        return sql_type(some)
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return "STRUCT(" + ", ".join(f'"{name}" {type_}' for name, type_ in fields(kind)) + ")"
    raise TypeError(f"no SQL type is known for {kind!r}")


def fields(kind: type[msgspec.Struct]) -> list[tuple[str, str]]:
    """The fields of a struct, each with its SQL type."""
    named = typing.get_type_hints(kind)
    return [(field.encode_name, sql_type(named[field.name])) for field in msgspec.structs.fields(kind)]
