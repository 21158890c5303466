"""A session of one who asks: the parts of the published snapshot, and over them what holds now."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb

from onrecord.model.problems import OnrecordError, UsageError
from onrecord.record import fixing, parts, snapshot
from onrecord.record.snapshot import Snapshot
from onrecord.record.table import Table

# A reader may look at the snapshot just before the writer replaces it, and find a part gone: then it looks again.
_TRIES = 5
# What a question may take, so that a slip of the pen ends by itself on a laptop. Generous: the slowest question of
# docs/benchmarks/record.md takes two seconds on a million readings.
SECONDS = 60.0
MEMORY = "2GB"


class AnswerTooCostly(OnrecordError):
    """A question that took more than it may."""


class Session:
    """Asks one snapshot of a record. Never writes, and reaches no file but the parts."""

    def __init__(self, folder: Path, *, seconds: float = SECONDS, memory: str = MEMORY) -> None:
        """Raises OnrecordError where the index cannot be opened."""
        self.seconds = seconds
        self.snapshot, self._work = _opened(folder)
        self._work.execute(f"SET memory_limit = '{memory}'; SET temp_directory = ''")
        self._work.execute(parts.schema("5-decided"))
        self._work.execute(parts.schema("6-current"))
        fixing.apply(self._work)
        self._work.execute("SET enable_external_access = false; SET lock_configuration = true")

    def close(self) -> None:
        """Lets go of the parts."""
        self._work.close()

    def table(self, sql: str, values: Mapping[str, Any] | None = None, limit: int | None = None) -> Table:
        """The answer to a question of ours (a named query).

        ``limit`` rows at most, all where it is ``None``; the table says whether there are more. Raises AnswerTooCostly,
        and UsageError where the SQL is wrong.
        """
        with self._timed():
            told = self._work.execute(sql, dict(values or {}))
            columns = tuple(one[0] for one in told.description or ())
            types = tuple(str(one[1]) for one in told.description or ())
            rows = told.fetchall() if limit is None else told.fetchmany(limit + 1)
        more = limit is not None and len(rows) > limit
        return Table(columns, types, tuple(rows[:limit]), more)

    def sql(self, question: str, limit: int | None = None) -> Table:
        """The answer to a question of anybody's: one statement that reads. Raises as ``table`` does."""
        try:
            statements = self._work.extract_statements(question)
        except duckdb.Error as error:
            raise UsageError(_first_line(error)) from error
        reads = {duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN}
        if len(statements) != 1 or statements[0].type not in reads:
            raise UsageError("one statement that reads (SELECT, FROM, WITH, DESCRIBE, EXPLAIN) is what `sql` answers")
        return self.table(question, limit=limit)

    @contextmanager
    def _timed(self) -> Iterator[None]:
        ended = threading.Event()

        def stop() -> None:
            ended.set()
            self._work.interrupt()

        clock = threading.Timer(self.seconds, stop)
        clock.daemon = True
        clock.start()
        try:
            yield
        except duckdb.InterruptException as error:
            if not ended.is_set():
                raise KeyboardInterrupt from error
            raise AnswerTooCostly(f"no answer within {self.seconds:g} s; ask for less, or give it more time") from error
        except duckdb.OutOfMemoryException as error:
            raise AnswerTooCostly("the answer needs more memory than a question may take; ask for less") from error
        except duckdb.PermissionException as error:
            raise UsageError(f"a question reaches nothing but the record: {_first_line(error)}") from error
        except (duckdb.IOException, duckdb.FatalException) as error:
            raise OnrecordError(
                f"the index is damaged ({_first_line(error)}); `onrecord rebuild` makes it anew"
            ) from error
        except duckdb.Error as error:
            raise UsageError(_first_line(error)) from error
        finally:
            clock.cancel()


def _opened(folder: Path) -> tuple[Snapshot, duckdb.DuckDBPyConnection]:
    for last in (*[False] * (_TRIES - 1), True):
        now = snapshot.load(folder)
        if now is None:
            raise OnrecordError(f"the index of {folder} cannot be read; `onrecord rebuild` makes it anew")
        work = parts.workshop()
        try:
            parts.look_at(work, now.paths(folder))
        except duckdb.Error as error:
            work.close()
            if last or snapshot.load(folder) == now:
                raise OnrecordError(
                    f"the index of {folder} is damaged ({_first_line(error)}); `onrecord rebuild` makes it anew"
                ) from error
        else:
            return now, work
    raise AssertionError("the last try returns or raises")


def _first_line(error: BaseException) -> str:
    return str(error).strip().splitlines()[0]
