"""One value as one cell of a CSV file: RFC 4180, and harmless in a spreadsheet."""

from __future__ import annotations

import json
import math
from datetime import date

from onrecord.exports import harmless


def cell(value: str | float | bool | date | list[str] | None) -> str:
    """A value as it stands in the file.

    Text stands in quotes, also where it would not need them, so that a number is what stands without; a list is a JSON
    array; a boolean is ``true`` or ``false``; what is not known is nothing at all. A number that JSON does not know
    (not a number, infinite) is not known. NUL, which readers stop at, is written as U+FFFD.
    """
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case float():
            return _number(value)
        case date():
            return value.isoformat()
        case list():
            return _quoted(json.dumps(value, ensure_ascii=False))
        case str():
            return _quoted(harmless(value))


def _number(value: float) -> str:
    if not math.isfinite(value):
        return ""
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)


def _quoted(text: str) -> str:
    return '"' + text.replace("\0", "\ufffd").replace('"', '""') + '"'
