"""What is checked of every reading that comes in walks the model by hand, for speed; it must leave no span out."""

import types
import typing
from itertools import count
from typing import Any

import msgspec

from onrecord.model.reading import Reading
from onrecord.model.text import Span, spans_of
from onrecord.record import soundness


def filled(kind: Any, numbers: Any) -> Any:
    """A value of this type in which nothing is left empty, and every span is another one."""
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if kind is Span:
        place = next(numbers)
        return Span(place, place + 1, "x")
    if origin is typing.Literal:
        return inner[0]
    if origin is tuple:
        return (filled(inner[0], numbers),)
    if origin in (typing.Union, types.UnionType):
        return filled(next(one for one in inner if one is not type(None)), numbers)
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        hints = typing.get_type_hints(kind)
        return kind(**{name: filled(hints[name], numbers) for name in kind.__struct_fields__})
    return kind(1) if kind in (int, float, bool) else "x"


def test_every_span_of_the_model_is_checked() -> None:
    reading = filled(Reading, count())
    found = list(spans_of(reading))
    assert len(found) > 20
    assert sorted(soundness._spans(reading)) == sorted(found)
