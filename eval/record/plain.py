"""The same rows put into a plain DuckDB file, by a program that keeps no truth beside it: what ours is held against."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import Any

import duckdb

from eval.record.synthetic import readings
from onrecord.record.opened import open_record
from onrecord.record.parts import TABLES


def plain(count: int) -> dict[str, Any]:
    """Readings a second into one file: the rows copied as they are, and inserted by ``executemany`` as Python values.

    Only the first of the many rows are inserted one by one (a twentieth), since that takes its time.
    """
    with tempfile.TemporaryDirectory() as folder:
        ours = Path(folder) / "record"
        with open_record(ours) as record:
            record.add(readings(count))
            (part,) = record.session().snapshot.paths(ours).values()
        return {
            "plain_copy_per_second": _copied(part, Path(folder), count),
            "plain_insert_per_second": _inserted(part, Path(folder), count),
        }


def _copied(part: Path, folder: Path, count: int) -> int:
    """All rows from memory into a file, by one INSERT a table: no parsing, no checks, no digests, no full text."""
    work = duckdb.connect(str(folder / "copied.duckdb"))
    work.execute(f"ATTACH '{part}' AS part (READ_ONLY)")
    for table in TABLES:
        work.execute(f"CREATE TEMP TABLE held_{table} AS FROM part.{table}")
        work.execute(f"CREATE TABLE {table} AS FROM part.{table} LIMIT 0")
    clock = time.perf_counter()
    for table in TABLES:
        work.execute(f"INSERT INTO {table} FROM held_{table}")
    work.execute("CHECKPOINT")
    spent = time.perf_counter() - clock
    work.close()
    return round(count / spent)


def _inserted(part: Path, folder: Path, count: int) -> int:
    """Rows as Python values by ``executemany`` in one transaction: what a first version of such a program does."""
    work = duckdb.connect(str(folder / "inserted.duckdb"))
    work.execute(f"ATTACH '{part}' AS part (READ_ONLY)")
    some = count // 20
    rows = {
        table: work.execute(f"FROM part.{table} WHERE reading < {some}").fetchall()
        for table in TABLES
        if table not in ("postings", "decisions")
    }
    for table in rows:
        work.execute(f"CREATE TABLE {table} AS FROM part.{table} LIMIT 0")
    clock = time.perf_counter()
    work.execute("BEGIN")
    for table, held in rows.items():
        if held:
            work.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(held[0]))})", held)
    work.execute("COMMIT")
    spent = time.perf_counter() - clock
    work.close()
    return round(some / spent)
