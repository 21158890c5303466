"""What was fetched already, in one SQLite file: no page twice, and a run goes on where the last one stopped."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from onrecord.fetching.hosts import Job
from onrecord.model.problems import UsageError

NAME = "fetched.sqlite"
# Runs in which an address that failed for the time being is asked for again.
MOST_RUNS = 5
_SCHEMA = (
    """
    create table if not exists seen (
      url text primary key, status integer not null, fetched text not null,
      etag text, modified text, own text
    ) without rowid
    """,
    """
    create table if not exists waiting (
      url text primary key, kind text not null, depth integer not null, origin text not null,
      runs integer not null default 0
    ) without rowid
    """,
)


class Memory:
    """Addresses with what came of them. One process at a time writes to it; each entry is kept once it is made."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._file = sqlite3.connect(folder / NAME, isolation_level=None, timeout=2.0)
        try:
            self._file.execute("pragma locking_mode = exclusive")
            self._file.execute("pragma journal_mode = wal")
            for statement in _SCHEMA:
                self._file.execute(statement)
        except sqlite3.DatabaseError as error:
            raise UsageError(f"{folder / NAME} is in use by another run, or is no memory of one: {error}") from error

    def __enter__(self) -> Memory:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._file.close()

    def knows(self, url: str) -> bool:
        """Whether the page at ``url`` was had already, under this address or as the own one of another."""
        return self._one("select 1 from seen where url = ? and status in (200, 203, 404, 410)", url) is not None

    def validators(self, url: str) -> dict[str, str]:
        """The headers that ask for a page only if it has changed."""
        found = self._one("select etag, modified from seen where url = ?", url)
        if found is None:
            return {}
        named = {"If-None-Match": found[0], "If-Modified-Since": found[1]}
        return {name: value for name, value in named.items() if value}

    def keep(self, url: str, status: int, headers: dict[str, str], own: str | None = None) -> None:
        """Remembers what came of ``url``; ``own`` is the address that the page names as its own."""
        row = (url, status, datetime.now(UTC).isoformat(timespec="seconds"))
        told = (headers.get("etag"), headers.get("last-modified"), own)
        self._file.execute("insert or replace into seen values (?, ?, ?, ?, ?, ?)", (*row, *told))
        if own and own != url:
            self._file.execute("insert or ignore into seen values (?, ?, ?, null, null, ?)", (own, status, row[2], url))

    def wait(self, job: Job) -> None:
        """Remembers what a list named, until it was had: the list itself may not say it again (304)."""
        row = (job.url, job.kind, job.depth, job.origin)
        self._file.execute("insert or ignore into waiting (url, kind, depth, origin) values (?, ?, ?, ?)", row)

    def settle(self, url: str, again: bool) -> None:
        """What came of ``url``: done with, or to be asked for ``again`` in the next run, a few runs long."""
        if again:
            self._file.execute("update waiting set runs = runs + 1 where url = ?", (url,))
        self._file.execute("delete from waiting where url = ? and (not ? or runs >= ?)", (url, again, MOST_RUNS))

    def waiting(self) -> list[Job]:
        """What earlier runs were told of and did not get."""
        found = self._file.execute("select url, kind, depth, origin from waiting order by depth, url")
        return [Job(*row) for row in found.fetchall()]

    @contextmanager
    def together(self) -> Iterator[None]:
        """Keeps all that is remembered meanwhile, or, where this is broken off, nothing of it: what was fetched but
        never got into the record is then fetched again.
        """
        self._file.execute("begin")
        try:
            yield
        except BaseException:
            self._file.execute("rollback")
            raise
        self._file.execute("commit")

    def _one(self, question: str, url: str) -> tuple[str | None, ...] | None:
        found: tuple[str | None, ...] | None = self._file.execute(question, (url,)).fetchone()
        return found
