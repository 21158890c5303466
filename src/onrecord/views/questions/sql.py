"""SQL of anybody's, over the tables of the record and nothing else: no file, no network, no word about the machine."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from onrecord.model.problems import UsageError
from onrecord.record.session import AnswerTooCostly
from onrecord.views.questions import asked
from onrecord.views.questions.access import Access
from onrecord.views.questions.told import SqlTold

# The session shuts files and the network off by itself. What is left are functions and tables of DuckDB that tell
# where its files and settings are, and those that run SQL out of a string, in which such a name could be put together.
# Whole words, wherever they stand: looking only outside of quotes would hang on reading quotes as DuckDB does.
_MACHINE = re.compile(
    r"\b(duckdb_\w*|pragma\w*|show|current_setting|getenv|query|query_table|json_execute_serialized_sql|which_secret|"
    r"sqlite_\w+|information_schema|pg_catalog|pg_\w+|sniff_\w+|read_\w+|glob|parquet_\w+|getvariable)\b",
    re.IGNORECASE,
)
# What JSON holds exactly in every reader: integers beyond are told as text.
_EXACT = 2**53


def sql(access: Access, question: asked.Sql) -> SqlTold:
    """The answer to one statement that reads. Raises UsageError, AnswerTooCostly."""
    found = _MACHINE.search(question.question)
    if found:
        raise UsageError(
            f"{found[0]!r} tells of the machine and not of the record, so it is not asked here, not even in quotes; "
            "docs/dictionary.md lists the tables; DESCRIBE a table for its columns; `find` looks for words"
        )
    with access.record() as record:
        try:
            table = record.sql(question.question, question.limit)
        except UsageError as error:
            if "reaches nothing but the record" in str(error):  # the rest of the message names a file
                raise UsageError("a question reaches nothing but the record: no file, no network") from error
            raise
    rows = tuple(tuple(cell(value) for value in row) for row in table.values)
    if _size(rows) > access.limits.answer:
        raise AnswerTooCostly(f"the answer has more than {access.limits.answer:,} characters; ask for less")
    return SqlTold(columns=table.columns, types=table.types, rows=rows, count=len(rows), more=table.more)


def cell(value: Any) -> Any:
    """A cell as JSON holds it: days and times in ISO 8601, large and exact numbers as text, bytes in hexadecimal."""
    if value is None or isinstance(value, str | bool):
        return value
    if isinstance(value, int):
        return value if abs(value) <= _EXACT else str(value)
    if isinstance(value, float):
        return value if value == value and abs(value) != float("inf") else str(value)
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return [cell(one) for one in value]
    if isinstance(value, dict):
        return {str(name): cell(one) for name, one in value.items()}
    if isinstance(value, bytes | bytearray | memoryview):
        return bytes(value).hex()
    return str(value) if not isinstance(value, Decimal) else format(value, "f")


def _size(rows: Iterable[Any]) -> int:
    """Characters of all cells, about."""
    total = 0
    left = list(rows)
    while left:
        one = left.pop()
        if isinstance(one, list | tuple):
            left.extend(one)
        elif isinstance(one, dict):
            left.extend(one.values())
        else:
            total += len(one) if isinstance(one, str) else 8
    return total
