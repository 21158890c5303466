"""One value as one cell of a CSV file: RFC 4180, and harmless in a spreadsheet.

Text stands in quotes, also where it would not need them, so that a number is what stands without; a list is a JSON
array; a boolean is ``true`` or ``false``; what is not known is nothing at all.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from msgspec.json import encode

from onrecord.exports.tables.columns import Kind
from onrecord.model.cells import harmless


def string(value: str | None) -> str:
    """Words in quotes, made harmless; NUL, which readers stop at, is written as U+FFFD."""
    return "" if value is None else _quoted(harmless(value))


def number(value: float | None) -> str:
    """A number as Python reads it back; one that JSON does not know (not a number, infinite) is not known."""
    if value is None or not math.isfinite(value):
        return ""
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)


def boolean(value: bool | None) -> str:
    """``true`` or ``false``."""
    return "" if value is None else str(value).lower()


def listed(value: list[str]) -> str:
    """A JSON array in quotes."""
    return _quoted(encode(value).decode()) if value else '"[]"'


def plainly(value: Any) -> str:
    """A whole number or a day."""
    return "" if value is None else str(value)


CELLS: Mapping[Kind, Callable[[Any], str]] = MappingProxyType(
    {
        "string": string,
        "integer": plainly,
        "number": number,
        "boolean": boolean,
        "date": plainly,
        "list": listed,
    }
)


def _quoted(text: str) -> str:
    return '"' + text.replace("\0", "\ufffd").replace('"', '""') + '"'
