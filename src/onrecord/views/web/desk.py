"""What the views stand on: the record, its stories, the token of this process. One question at a time."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.model.problems import OnrecordError
from onrecord.record.opened import open_record
from onrecord.record.table import Table
from onrecord.views.questions.access import Access

if TYPE_CHECKING:
    from onrecord.model.reading import Reading
    from onrecord.model.stories import Story
    from onrecord.record.opened import Record
    from onrecord.stories.shelf import Shelf

# What a question in a browser may take; a person who waits longer asks at the command line.
SECONDS = 20.0
MEMORY = "1GB"
# Stories kept put together, the last asked for: one of 500 reports takes some 20 MB and a second to make.
KEPT_STORIES = 8
# Reports that the stories take in while a page waits: at some 30 ms each (docs/benchmarks/stories.md) six seconds.
CATCHING_UP = 200


def _few(readings: Iterator[Reading], count: int) -> Iterator[Reading]:
    if count > CATCHING_UP:
        raise OnrecordError(
            f"{count:,} reports are not in the stories yet; run `onrecord stories --record FOLDER` once, which shows "
            "how far it is, and load this page again"
        )
    return readings


class Desk:
    """The record in a folder, as the views ask it from several threads.

    The record, the stories and ``access`` (a person's SQL, and the API) each have a lock and a session of their own, so
    that one long question keeps nobody from the others.
    """

    def __init__(self, folder: Path | str) -> None:
        self.folder = Path(folder)
        self.token = secrets.token_urlsafe(32)
        self.access = Access(self.folder)
        self._records = {
            "claims": open_record(self.folder, seconds=SECONDS, memory=MEMORY, patience=30.0),
            "stories": open_record(self.folder, seconds=SECONDS, memory=MEMORY),
        }
        self._stories: dict[object, Story] = {}
        self._locks = {name: threading.RLock() for name in self._records}

    @contextmanager
    def record(self) -> Iterator[Record]:
        """The record, for one question or a few."""
        with self._locks["claims"]:
            yield self._records["claims"]

    @contextmanager
    def shelf(self) -> Iterator[Shelf]:
        """The stories, caught up with the record. Raises OnrecordError where they are too far behind for a page."""
        from onrecord.stories.story import opened

        with self._locks["stories"], opened(self._records["stories"], _few) as shelf:
            yield shelf

    def story(self, mark: str) -> Story | None:
        """The story of an id (its own, or of a report or claim in it), put together once as long as nothing changes."""
        from onrecord.stories import story as room

        with self.shelf() as shelf:
            found = room.by_id(shelf, mark)
            if found is None:
                return None
            state = (self._records["stories"].session().snapshot, found)
            if state not in self._stories:
                whole = room.assemble(shelf, found)
                if whole is None:
                    return None
                while len(self._stories) >= KEPT_STORIES:
                    del self._stories[next(iter(self._stories))]
                self._stories[state] = whole
            return self._stories[state]

    def table(self, sql: str, values: Mapping[str, Any] | None = None, limit: int | None = None) -> Table:
        """The answer to a question of a view's own."""
        with self.record() as record:
            return record.session().table(sql, values, limit)

    def sql(self, question: str, limit: int) -> Table:
        """The answer to a person's SQL: one statement that reads, and knows nothing of where it runs."""
        from onrecord.views.questions import asked
        from onrecord.views.questions.sql import sql

        told = sql(self.access, asked.Sql(question=question, limit=limit))
        return Table(told.columns, told.types, told.rows, told.more)

    def exists(self) -> bool:
        """Whether there is a record yet."""
        return (self.folder / "record.json").exists()

    def discreet(self, error: OnrecordError) -> str:
        """The message of an error without the folder's place on this machine."""
        told = str(error)
        for place in sorted({str(self.folder.resolve()), str(self.folder.absolute()), str(self.folder)}, key=len)[::-1]:
            if len(place) > 1:
                told = told.replace(place, "the record")
        return told

    def close(self) -> None:
        """Lets go of the files."""
        self.access.close()
        for name, record in self._records.items():
            with self._locks[name]:
                record.close()
