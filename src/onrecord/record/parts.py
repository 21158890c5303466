"""Parts of the index: DuckDB files that are built once from segments, then only read.

A part holds the rows of a run of segments. Small parts are merged into larger ones as the record grows, up to a size
beyond which a part is never copied again: what a report costs does not grow with the record.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from importlib.resources import files
from pathlib import Path

import duckdb

from onrecord.model.reading import Reading
from onrecord.record import durable
from onrecord.record.shape import fields

# Files of DuckDB 1.2 and later read each other in this format; R and the command line tool may be older than we are.
STORAGE = "v1.2.0"
# Every column takes a block. Small parts have small ones, so that a record of ten reports is no file of ten megabytes.
SMALL_BLOCK, LARGE_BLOCK = 16_384, 262_144
_LARGE = 10_000_000
TABLES = (
    "reports superseded attributions hops events event_actors dyads places positions quantities embeds problems "
    "postings decisions"
).split()
# Tables that are kept sorted by what they are looked up by; the others stand in the order of the readings.
_SORTED = {"postings": "ORDER BY word"}
_ENVELOPE = {"reading": "BIGINT", "digest": "UUID", "added": "TIMESTAMP", "segment": "BIGINT"}


@cache
def schema(name: str) -> str:
    """The SQL of one step, ``0-macros`` to ``4-decisions``."""
    return (files("onrecord.record") / "schema" / f"{name}.sql").read_text("utf-8")


def workshop() -> duckdb.DuckDBPyConnection:
    """A connection in memory in which parts are built and asked: words and times, and a table of each kind, empty."""
    work = duckdb.connect(config={"python_enable_replacements": "false"})
    work.execute("SET TimeZone = 'UTC'; SET preserve_insertion_order = true; SET enable_progress_bar = false")
    work.execute(schema("0-macros"))
    work.execute("CREATE SCHEMA nothing; CREATE SCHEMA every; USE memory.nothing")
    work.execute(schema("1-tables"))
    work.execute("USE memory.main")
    look_at(work, {})
    return work


def look_at(work: duckdb.DuckDBPyConnection, parts: dict[str, Path]) -> None:
    """Makes ``every.TABLE`` show these parts, by alias; attaches what is new and lets go of what is gone."""
    attached = {
        name
        for (name,) in work.execute("SELECT database_name FROM duckdb_databases() WHERE NOT internal").fetchall()
        if name != "memory"
    }
    for alias in parts.keys() - attached:
        work.execute(f"ATTACH {quoted(parts[alias])} AS {alias} (READ_ONLY)")
    for table in TABLES:
        branches = [f"SELECT * FROM {alias}.{table}" for alias in parts]
        told = " UNION ALL ".join([*branches] or [f"SELECT * FROM nothing.{table}"])
        work.execute(f"CREATE OR REPLACE VIEW every.{table} AS {told}")
    for alias in attached - parts.keys():
        work.execute(f"DETACH {alias}")


def build(
    work: duckdb.DuckDBPyConnection, path: Path, staged: Path, longest: int, decisions: Sequence[Sequence[object]]
) -> None:
    """Builds the part ``path`` from readings in their envelopes (``staged``, one a line) and from decisions.

    ``longest`` is how many bytes the longest line has. Leaves nothing behind where it raises.
    """
    large = staged.stat().st_size > _LARGE
    with _part(work, path, large=large):
        work.execute(
            "CREATE OR REPLACE TEMP TABLE staged AS SELECT reading, digest, added, segment, UNNEST(told) "
            f"FROM read_json({quoted(staged)}, format='newline_delimited', compression='uncompressed', "
            f"maximum_object_size={max(longest + 1_024, 1 << 20)}, columns={{{_columns()}}})"
        )
        work.execute(schema("2-fill"))
        work.execute(schema("3-supersede"))
        if decisions:
            work.execute("CREATE OR REPLACE TEMP TABLE staged_decisions AS FROM part.decisions LIMIT 0")
            work.executemany(f"INSERT INTO staged_decisions VALUES ({', '.join('?' * 11)})", decisions)
            work.execute(schema("4-decisions"))
        work.execute("DROP TABLE staged")


def merge(work: duckdb.DuckDBPyConnection, path: Path, aliases: Iterable[str], *, large: bool) -> None:
    """Builds the part ``path`` from parts that are attached, in their order. Leaves nothing behind where it raises."""
    parts = list(aliases)
    with _part(work, path, large=large):
        for table in TABLES:
            told = " UNION ALL ".join(f"SELECT * FROM {alias}.{table}" for alias in parts)
            work.execute(f"INSERT INTO part.{table} {told} {_SORTED.get(table, '')}")


@contextmanager
def _part(work: duckdb.DuckDBPyConnection, path: Path, *, large: bool) -> Iterator[None]:
    """A new part, attached as ``part`` with its tables empty; whole and on the disk when the block ends."""
    block = LARGE_BLOCK if large else SMALL_BLOCK
    work.execute(f"ATTACH {quoted(path)} AS part (STORAGE_VERSION '{STORAGE}', BLOCK_SIZE {block})")
    try:
        work.execute("USE part")
        work.execute(schema("1-tables"))
        work.execute("USE memory.main")
        work.execute("BEGIN")
        yield
        work.execute("COMMIT")
        work.execute("CHECKPOINT part")
    except BaseException:
        _undo(work, path)
        raise
    work.execute("DETACH part")
    durable.sync_file(path)


def _undo(work: duckdb.DuckDBPyConnection, path: Path) -> None:
    for step in ("ROLLBACK", "USE memory.main", "DETACH part"):
        with suppress(duckdb.Error):
            work.execute(step)
    for left in (path, path.with_name(path.name + ".wal")):
        left.unlink(missing_ok=True)


@cache
def _columns() -> str:
    told = "STRUCT(" + ", ".join(f'"{name}" {kind}' for name, kind in fields(Reading)) + ")"
    return ", ".join(f"'{name}': '{kind}'" for name, kind in (_ENVELOPE | {"told": told}).items())


def quoted(path: Path | str) -> str:
    """A path as a SQL string."""
    return "'" + str(path).replace("'", "''") + "'"
