"""Parts of the index: DuckDB files that are built once from segments, then only read.

A part holds the rows of a run of segments. Small parts are merged into larger ones as the record grows, up to a size
beyond which a part is never copied again: what a report costs does not grow with the record.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from importlib.resources import files
from pathlib import Path

import duckdb

from onrecord.model.reading import Reading
from onrecord.record import durable
from onrecord.record.shape import fields
from onrecord.record.staging import Batch

# Files of DuckDB 1.2 and later read each other in this format; R and the command line tool may be older than we are.
STORAGE = "v1.2.0"
# Every column takes a block of its own at least, so that a record of ten reports wants small ones (or it is a file of
# ten megabytes); in a large part small blocks pack badly. Bytes of lines below which a size is best, as measured: 4,096
# readings take 25 MB with blocks of 16 KB, 12 with 64, 14 with 256; 40,960 take 117 with 64, 111 with 256.
_BLOCKS = ((10_000_000, 16_384), (100_000_000, 65_536))
_LARGEST_BLOCK = 262_144
# Bytes of a reading's line, for guessing.
_BYTES = 10_000
TABLES = (
    "reports superseded attributions hops events event_actors dyads dyad_months places positions quantities embeds "
    "problems postings decisions"
).split()
# How tables go from several parts into one (``parts``) where it is not row by row, in the order of the readings: kept
# sorted by what they are looked up by, and sums added up.
_MERGED = {
    "postings": "FROM parts ORDER BY word",
    "dyad_months": "SELECT month, source, target, sum(events)::BIGINT AS events FROM parts GROUP BY ALL "
    "HAVING events <> 0 ORDER BY ALL",
}
_ENVELOPE = {"reading": "BIGINT", "digest": "UUID", "added": "TIMESTAMP", "segment": "BIGINT", "block": "BIGINT"}


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


class OpenPart:
    """A part that is being built: it takes up batches until it is finished, and then never changes."""

    def __init__(self, work: duckdb.DuckDBPyConnection, path: Path, size: int) -> None:
        """``size`` is how many bytes of lines will come, as far as known. Leaves nothing behind where it raises."""
        self.work, self.path = work, path
        block = next((block for limit, block in _BLOCKS if size < limit), _LARGEST_BLOCK)
        try:
            work.execute(f"ATTACH {quoted(path)} AS part (STORAGE_VERSION '{STORAGE}', BLOCK_SIZE {block})")
            work.execute("USE part")
            work.execute(schema("1-tables"))
            work.execute("USE memory.main")
            work.execute("BEGIN")
        except BaseException:
            self.undo()
            raise

    def take(self, staged: Path, batch: Batch) -> None:
        """Takes up a batch, whose readings stand in their envelopes in the file ``staged``."""
        if batch.entry.kind == "readings":
            self.work.execute(
                "CREATE OR REPLACE TEMP TABLE staged AS SELECT reading, digest, added, segment, block, UNNEST(told) "
                f"FROM read_json({quoted(staged)}, format='newline_delimited', compression='uncompressed', "
                f"maximum_object_size={max(batch.longest + 1_024, 1 << 20)}, columns={{{_columns()}}})"
            )
            self.work.execute(schema("2-fill"))
            self.work.execute("DROP TABLE staged")
        elif rows := batch.decisions():
            self.work.execute("CREATE OR REPLACE TEMP TABLE staged_decisions AS FROM part.decisions LIMIT 0")
            self.work.executemany(f"INSERT INTO staged_decisions VALUES ({', '.join('?' * len(rows[0]))})", rows)
            self.work.execute(schema("4-decisions"))

    def finish(self) -> int:
        """Says which readings gave way to newer ones, and closes the part; how many they are."""
        try:
            self.work.execute(schema("3-supersede"))
            row = self.work.execute("SELECT count(*) FROM part.superseded").fetchone()
            self.work.execute("COMMIT")
            self.work.execute("CHECKPOINT part")
        except BaseException:
            self.undo()
            raise
        self.work.execute("DETACH part")
        durable.sync_file(self.path)
        return int(row[0]) if row else 0

    def undo(self) -> None:
        """Leaves nothing behind."""
        for step in ("ROLLBACK", "USE memory.main", "DETACH part"):
            with suppress(duckdb.Error):
                self.work.execute(step)
        for left in (self.path, self.path.with_name(self.path.name + ".wal")):
            left.unlink(missing_ok=True)


def merge(work: duckdb.DuckDBPyConnection, path: Path, aliases: Iterable[str], rows: int) -> None:
    """Builds the part ``path`` from parts that are attached, in their order. Leaves nothing behind where it raises.

    ``rows`` is how many readings and decisions they hold together.
    """
    parts = list(aliases)
    made = OpenPart(work, path, rows * _BYTES)
    try:
        for table in TABLES:
            told = " UNION ALL ".join(f"SELECT * FROM {alias}.{table}" for alias in parts)
            work.execute(f"INSERT INTO part.{table} WITH parts AS ({told}) {_MERGED.get(table, 'FROM parts')}")
        work.execute("COMMIT")
        work.execute("CHECKPOINT part")
    except BaseException:
        made.undo()
        raise
    work.execute("DETACH part")
    durable.sync_file(path)


@cache
def _columns() -> str:
    told = "STRUCT(" + ", ".join(f'"{name}" {kind}' for name, kind in fields(Reading)) + ")"
    return ", ".join(f"'{name}': '{kind}'" for name, kind in (_ENVELOPE | {"told": told}).items())


def quoted(path: Path | str) -> str:
    """A path as a SQL string."""
    return "'" + str(path).replace("'", "''") + "'"
