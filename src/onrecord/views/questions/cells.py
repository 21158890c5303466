"""Cells of a table as JSON holds them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from math import isfinite
from typing import Any

# What every reader of JSON holds exactly: integers beyond are told as text.
_EXACT = 2**53


def cell(value: Any) -> Any:
    """A cell as JSON holds it: days and times in ISO 8601, large and exact numbers as text, bytes in hexadecimal."""
    match value:
        case None | str() | bool():
            return value
        case int():
            return value if abs(value) <= _EXACT else str(value)
        case float():
            return value if isfinite(value) else str(value)
        case Decimal():
            return format(value, "f")
        case date() | datetime():
            return value.isoformat()
        case list() | tuple():
            return [cell(one) for one in value]
        case dict():
            return {str(name): cell(one) for name, one in value.items()}
        case bytes() | bytearray() | memoryview():
            return bytes(value).hex()
    return str(value)


def size(rows: Iterable[Any]) -> int:
    """Characters of all cells, about."""
    total = 0
    left = list(rows)
    while left:
        one = left.pop()
        if isinstance(one, list | tuple):
            left.extend(one)
        elif isinstance(one, dict):
            left.extend((*one, *one.values()))
        else:
            total += len(one) if isinstance(one, str) else 8
    return total
