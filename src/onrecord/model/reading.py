"""What crosses from the reading wing to the record wing: one report, read."""

from __future__ import annotations

from typing import Literal

import msgspec

from onrecord.model.article import Article
from onrecord.model.claims import Attribution, Event, Position, Quantity
from onrecord.model.problems import Problem

FORMAT: Literal["onrecord/1"] = "onrecord/1"


class MadeBy(msgspec.Struct, frozen=True):
    """Which onrecord and which language engine (name and digest of its weights) made a reading.

    ``tables`` are the person's own tables of actors and places that it was read with, as ``kind:digest``.
    """

    onrecord: str
    engine: str
    tables: tuple[str, ...] = ()


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """A report's record.

    Attributes:
        format: the contract it keeps; a change of meaning takes a new number.
        made_by: which versions read it: the same input and versions give the same reading, byte for byte.
        article: the report without its furniture.
        attributions, events, positions, quantities: the claims, in the order they stand in the text.
        problems: what could not be read of it.
    """

    format: Literal["onrecord/1"] = FORMAT
    made_by: MadeBy
    article: Article
    attributions: tuple[Attribution, ...] = ()
    events: tuple[Event, ...] = ()
    positions: tuple[Position, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    problems: tuple[Problem, ...] = ()


def encode(reading: Reading) -> bytes:
    """The reading as one line of JSON, UTF-8, without the line end."""
    return msgspec.json.encode(reading)


def decode(line: bytes | str) -> Reading:
    """The reading in one line of JSON; raises ``msgspec.ValidationError`` with the path of what does not fit."""
    return msgspec.json.decode(line, type=Reading)


def json_schema() -> dict[str, object]:
    """JSON Schema (draft 2020-12) of a reading, made from the types of the model."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **msgspec.json.schema(Reading)}
