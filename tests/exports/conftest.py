"""Readings of every shape the types allow, made from those types, with spans that point into their own text."""

from __future__ import annotations

import types
import typing
from typing import Any

import msgspec
import pytest
from hypothesis import strategies as st

from onrecord.model.reading import Reading
from onrecord.model.text import Span

# any character that can stand in a text that was normalised: no lone surrogates
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: WORDS,
    int: st.integers(0, 2**53),
    float: st.floats(allow_nan=False, allow_infinity=False),
    bool: st.booleans(),
    type(None): st.none(),
    Span: st.builds(Span, st.integers(0, 99), st.integers(0, 99), st.just("")),
}


def _of(kind: Any) -> st.SearchStrategy[Any]:
    """A strategy for values of ``kind``: a struct, a tuple, a union, a literal or a plain type."""
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if kind in PLAIN:
        return PLAIN[kind]
    if origin is tuple:
        return st.lists(_of(inner[0]), max_size=2).map(tuple)
    if origin in (typing.Union, types.UnionType):
        return st.one_of([_of(one) for one in inner])
    if origin is typing.Literal:
        return st.sampled_from(inner)
    named = typing.get_type_hints(kind)
    return st.builds(kind, **{field.name: _of(named[field.name]) for field in msgspec.structs.fields(kind)})


def _point_into(value: Any, text: str) -> Any:
    """``value`` with every span laid into ``text``."""
    if isinstance(value, Span):
        start, end = sorted((value.start % (len(text) + 1), value.end % (len(text) + 1)))
        return Span(start, end, text[start:end])
    if isinstance(value, tuple):
        return tuple(_point_into(one, text) for one in value)
    if isinstance(value, msgspec.Struct):
        fields = {field.name: getattr(value, field.name) for field in msgspec.structs.fields(value)}
        return type(value)(**{name: _point_into(one, text) for name, one in fields.items()})
    return value


@pytest.fixture(scope="session")
def any_readings() -> st.SearchStrategy[Reading]:
    return _of(Reading).map(lambda made: _point_into(made, made.article.text))


@pytest.fixture
def reading() -> Reading:
    """One plain reading."""
    return msgspec.json.decode(
        b'{"made_by":{"onrecord":"0","engine":"none"},"article":{"id":"r-1","url":null,"outlet":"Harbour Post",'
        b'"section":[],"headline":"Talks","standfirst":null,"byline":[],"published":null,"modified":null,'
        b'"language":"en","text":"The ministers met on Monday."}}',
        type=Reading,
    )
