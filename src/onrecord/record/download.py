"""An answer as a file: CSV, JSON or Parquet, the same rows as a person is shown."""

from __future__ import annotations

import csv
import io
import json
import os
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any, BinaryIO, TextIO

from onrecord.model.cells import harmless
from onrecord.model.problems import OnrecordError
from onrecord.record import durable
from onrecord.record.parts import quoted, workshop
from onrecord.record.table import Table


def write(answer: Table, form: str, path: str) -> None:
    """Writes the answer as ``csv``, ``json`` or ``parquet`` to the file ``path``, whole or not at all; ``-`` prints it.

    Raises OnrecordError where that cannot be done.
    """
    forms: dict[str, Callable[[Table, BinaryIO], None]] = {"csv": as_csv, "json": as_json, "parquet": as_parquet}
    if path == "-":
        forms[form](answer, sys.stdout.buffer)
        sys.stdout.buffer.flush()
        return
    target = Path(os.path.realpath(path))
    beside = durable.unfinished(target)
    try:
        with open(beside, "xb") as out:
            forms[form](answer, out)
            out.flush()
            os.fsync(out.fileno())
        durable.publish(beside, target)
    except OSError as error:
        raise OnrecordError(f"{path} cannot be written: {error.strerror or error}") from error
    finally:
        beside.unlink(missing_ok=True)


def as_csv(answer: Table, out: BinaryIO) -> None:
    """RFC 4180, UTF-8, a line of column names. Lists are joined by ``; ``, unknown is an empty cell.

    A cell of text that a spreadsheet would take for a formula (it begins with ``=``, ``+``, ``-``, ``@``, a tab or a
    line end), or that begins with an apostrophe, gets an apostrophe before it: taking one off brings it back. Numbers
    and dates are left as they are.
    """
    told = io.TextIOWrapper(out, "utf-8", newline="", write_through=True)
    try:
        rows = csv.writer(told, lineterminator="\r\n")
        rows.writerow([harmless(name) for name in answer.columns])
        rows.writerows([_cell(value) for value in row] for row in answer.values)
    finally:
        told.flush()
        told.detach()


def as_json(answer: Table, out: BinaryIO) -> None:
    """An array of objects, one a line; dates as ISO 8601, unknown as null."""
    lines = (json.dumps(_object(answer, row), ensure_ascii=False) for row in answer.values)
    told = ",\n".join(lines)
    out.write(f"[\n{told}\n]\n".encode() if told else b"[]\n")


def as_parquet(answer: Table, out: BinaryIO) -> None:
    """Parquet with the types of the columns, zstd."""
    import tempfile

    columns = ", ".join(f"'{_key(place)}': '{kind}'" for place, kind in enumerate(answer.types))
    names = ", ".join(f'{_key(place)} AS "{name.replace(chr(34), chr(34) * 2)}"' for place, name in _named(answer))
    with tempfile.TemporaryDirectory() as folder:
        lines, made = Path(folder) / "rows.jsonl", Path(folder) / "rows.parquet"
        with open(lines, "w", encoding="utf-8") as told:
            _lines(answer, told)
        work = workshop()
        try:
            rows = f"read_json({quoted(lines)}, format='newline_delimited', columns={{{columns}}})"
            work.execute(f"COPY (SELECT {names} FROM {rows}) TO {quoted(made)} (FORMAT parquet, COMPRESSION zstd)")
        finally:
            work.close()
        out.write(made.read_bytes())


def _lines(answer: Table, told: TextIO) -> None:
    for row in answer.values:
        told.write(json.dumps({_key(place): _plain(value) for place, value in enumerate(row)}) + "\n")


def _key(place: int) -> str:
    return f"c{place}"


def _named(answer: Table) -> list[tuple[int, str]]:
    """The columns with their names, a name that stands twice told apart by a number."""
    seen: dict[str, int] = {}
    named: list[tuple[int, str]] = []
    for place, name in enumerate(answer.columns):
        times = seen[name.lower()] = seen.get(name.lower(), -1) + 1
        named.append((place, f"{name}_{times}" if times else name))
    return named


def _object(answer: Table, row: tuple[Any, ...]) -> dict[str, Any]:
    return {name: _plain(row[place]) for place, name in _named(answer)}


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if isinstance(value, dict):
        return {str(name): _plain(one) for name, one in value.items()}
    if isinstance(value, datetime):
        return value.isoformat(sep="T")
    if isinstance(value, date):
        return value.isoformat()
    return value if value is None or isinstance(value, str | int | float | bool) else str(value)


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        return harmless("; ".join("" if one is None else str(one) for one in value))
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.isoformat(sep="T")
    return harmless(value) if isinstance(value, str) else value
