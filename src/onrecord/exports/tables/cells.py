"""One value as one cell of a CSV file: RFC 4180, and harmless in a spreadsheet."""

from __future__ import annotations

import json
import math
import re
from datetime import date

# What Excel, LibreOffice and Google Sheets may take for the start of a formula, whatever quotes stand around the cell
# (OWASP, "CSV Injection"; the wide forms count where a spreadsheet speaks an East Asian language). Apostrophes may
# stand before it: they are counted in, so that `plain` undoes `harmless` for every text there is.
_FORMULA = re.compile("'*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")


def harmless(text: str) -> str:
    """``text`` with an apostrophe before it where a spreadsheet would run it: ``=1+1`` becomes ``'=1+1``."""
    return f"'{text}" if _FORMULA.match(text) else text


def plain(cell: str) -> str:
    """What ``harmless`` was given: takes one apostrophe away where one or more stand before the start of a formula."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


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
