"""Where stories keep what they derived: one SQLite file beside the segments, made from them and safe to throw away.

Finding what a new report may belong to is a few hundred look-ups of single keys. A B-tree does each in the same few
page reads however large the record is, while a column store reads a column; so this index is SQLite (in the standard
library) and not part of the DuckDB one. Keys lead with the day: what is added together lies together, and old days stay
untouched.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType

from onrecord.model.problems import OnrecordError

NAME = "stories.sqlite"
_AT_ONCE = 500
"""Keys of one question to SQLite, which sorts them and walks its tree once; a statement may have 999 values."""
_CACHE = 65_536
"""KiB of pages held in memory: the keys of some days, which is what a new report is looked up among."""
_SCHEMA = """
CREATE TABLE IF NOT EXISTS keys (room TEXT, day INTEGER, key INTEGER, member TEXT,
                                 PRIMARY KEY (room, day, key, member)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS kept (room TEXT, name TEXT, value BLOB, PRIMARY KEY (room, name)) WITHOUT ROWID;
"""


class Shelf:
    """Keys that find candidates, and values by name. ``Shelf()`` lies in memory.

    ``room`` names who keeps it (``copies``, ``happenings``); ``day`` counts days from 1 January 1 (``date.toordinal``),
    0 where a report has no date; ``key`` is any signed 64-bit number. Changes are safe on the disk after ``commit``
    alone, so that a report and all that follows from it come in together or not at all.
    """

    def __init__(self, path: Path | None = None) -> None:
        try:
            self._at = sqlite3.connect(path or ":memory:")
            self._at.executescript(
                f"PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -{_CACHE}; {_SCHEMA}"
            )
        except sqlite3.DatabaseError as error:
            raise OnrecordError(f"{path}: the stories kept here cannot be opened ({error}); delete the file") from error

    def __enter__(self) -> Shelf:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the file; what was not committed is forgotten."""
        self._at.close()

    def commit(self) -> None:
        """Makes what was put since the last commit last."""
        self._at.commit()

    def put_keys(self, room: str, day: int, keys: Iterable[int], member: str) -> None:
        """Lets ``member`` be found under ``keys``."""
        self._at.executemany("INSERT OR IGNORE INTO keys VALUES (?, ?, ?, ?)", [(room, day, k, member) for k in keys])

    def drop_keys(self, room: str, day: int, keys: Iterable[int], member: str) -> None:
        """Takes ``member`` away from ``keys``."""
        told = [(room, day, key, member) for key in keys]
        self._at.executemany("DELETE FROM keys WHERE room = ? AND day = ? AND key = ? AND member = ?", told)

    def found(self, room: str, days: Iterable[int], keys: Sequence[int]) -> Iterator[tuple[int, str]]:
        """The members under any of ``keys`` on any of ``days``, with the key; one may come several times."""
        for day in days:
            for start in range(0, len(keys), _AT_ONCE):
                some = keys[start : start + _AT_ONCE]
                asked = (
                    f"SELECT key, member FROM keys WHERE room = ? AND day = ? AND key IN ({','.join('?' * len(some))})"
                )
                yield from self._at.execute(asked, (room, day, *some))

    def put(self, room: str, name: str, value: bytes) -> None:
        """Keeps ``value`` by name, in the place of what was there."""
        self._at.execute("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", (room, name, value))

    def get(self, room: str, name: str) -> bytes | None:
        """The value of that name, or ``None``."""
        row = self._at.execute("SELECT value FROM kept WHERE room = ? AND name = ?", (room, name)).fetchone()
        return row and bytes(row[0])

    def drop(self, room: str, name: str) -> None:
        """Forgets the value of that name."""
        self._at.execute("DELETE FROM kept WHERE room = ? AND name = ?", (room, name))

    def all(self, room: str, start: str = "") -> Iterator[tuple[str, bytes]]:
        """Every value of a room whose name begins with ``start``, by name."""
        asked = (room, start, start + "\U0010ffff")
        for name, value in self._at.execute(
            "SELECT name, value FROM kept WHERE room = ? AND name >= ? AND name < ?", asked
        ):
            yield name, bytes(value)
