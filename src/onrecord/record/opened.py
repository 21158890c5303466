"""The record as Python sees it: ``onrecord.open_record(path)``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Any

from onrecord.model.article import Article
from onrecord.model.problems import OnrecordError, Problem, UsageError
from onrecord.model.reading import Reading
from onrecord.record import asking, finding, following, judging, lookup, manifest, mending, snapshot
from onrecord.record.applied import applied
from onrecord.record.asking import Filters
from onrecord.record.checking import Verified
from onrecord.record.decisions import Decision, Verdict
from onrecord.record.lock import PATIENCE
from onrecord.record.record import MARK, Added, Folder
from onrecord.record.session import MEMORY, SECONDS, Session
from onrecord.record.table import Table

# As many rows as a person looks through; a table says where there are more.
ROWS = 100


class Record:
    """A record in a folder. Asks the snapshot that is in force when a question comes; writes in turn with others.

    Use it as a context manager, or call ``close`` when done::

        with onrecord.open_record("record") as record:
            record.add(onrecord.read("examples"))
            for event in record.events(actor="Turkey"):
                print(event.day, event.type, event.actor, event.recipient)
    """

    def __init__(
        self,
        path: Path,
        *,
        patience: float = PATIENCE,
        seconds: float = SECONDS,
        memory: str = MEMORY,
        tell: Callable[[str], None] = lambda _: None,
    ) -> None:
        self.path = path
        self._folder = Folder(path, patience, tell)
        self._tell = tell
        self._limits = (seconds, memory)
        self._session: Session | None = None

    def __enter__(self) -> Record:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the files."""
        if self._session:
            self._session.close()
        self._session = None

    # what comes in

    def add(self, readings: Iterable[Reading | Problem], kept: Callable[[int], None] = lambda _: None) -> Added:
        """Adds readings; makes the record where there is none yet. What was added before changes nothing.

        ``kept`` is told, batch by batch, how many are safe on the disk so far. A Problem among the readings is handed
        on in the answer. Raises OnrecordError where the disk is full; what was acknowledged by then is kept.
        """
        with self._folder.writer() as writer:
            return writer.add(readings, kept)

    # what is asked

    def events(self, limit: int | None = ROWS, **filters: str) -> Table:
        """Who did what to whom, the newest first. ``filters`` are those of :class:`~onrecord.record.asking.Filters`."""
        return self.ask("events", limit, filters)

    def said(self, who: str | None = None, limit: int | None = ROWS, **filters: str) -> Table:
        """Who said what, in which words, through whose hands."""
        return self.ask("said", limit, filters, who=who)

    def positions(
        self,
        of: str | None = None,
        about: str | None = None,
        on: str | None = None,
        limit: int | None = ROWS,
        **filters: str,
    ) -> Table:
        """Who permits, refuses, demands, threatens what; ``on`` a day: what was on record then."""
        return self.ask("positions", limit, filters, of=of, about=about, on=asking.day(on, last=True) if on else None)

    def sources(self, limit: int | None = ROWS, **filters: str) -> Table:
        """Whose words the record holds, the most heard first."""
        return self.ask("sources", limit, filters)

    def dyads(self, limit: int | None = ROWS, **filters: str) -> Table:
        """How many events a country did to another, by month."""
        return self.ask("dyads", limit, filters)

    def diff(self, report: str | None = None, limit: int | None = ROWS, **filters: str) -> Table:
        """What changed between readings and those that took their place."""
        return self.ask("diff", limit, filters, report=self.resolve(report) if report else None)

    def find(self, words: str, limit: int | None = ROWS, **filters: str) -> Table:
        """Reports in which all the words stand, the best first, with the words around the first of them."""
        sought = finding.sought(words)
        best = None if limit is None or sought.phrase else limit + 1
        found = self.ask(
            "find", limit, filters, forms=list(sought.forms), places=list(sought.places), asked=sought.asked,
            phrase=sought.phrase, best=best,
        )  # fmt: skip
        return lookup.with_excerpts(self.path, self.session(), found, sought.forms)

    def sql(self, question: str, limit: int | None = ROWS) -> Table:
        """The answer to one statement that reads. It reaches nothing but the record, and ends in time."""
        return self.session().sql(question, limit)

    def ask(self, name: str, limit: int | None, filters: dict[str, str], **more: Any) -> Table:
        """The answer to a named question."""
        try:
            given: dict[str, Any] = Filters(**filters).given()
        except TypeError as error:
            raise UsageError(f"a question cannot be narrowed so: {error}") from error
        given |= {name: value for name, value in more.items() if value is not None}
        sql, values = asking.question(name).asked(given)
        return self.session().table(sql if limit is None else f"{sql}\nLIMIT {limit + 1}", values, limit)

    def resolve(self, start: str) -> str:
        """The whole id of a claim, a report or a decision from as much of it as is told by one alone."""
        return lookup.resolve(self.session(), start)

    def reading_of(self, claim: str) -> tuple[Reading, str]:
        """The newest reading that holds a claim or is of a report, and the whole id."""
        return lookup.reading_of(self.path, self.session(), claim)

    def decisions_on(self, subject: str) -> Table:
        """What people have decided on a claim or report, the latest first; decisions withdrawn included."""
        return lookup.decisions_on(self.session(), subject)

    def articles(self, read_by: str | None = None) -> Iterator[Article]:
        """The articles that hold now; without those that ``read_by``, an engine, read in this version."""
        return (reading.article for reading in lookup.readings(self.path, self.session(), read_by))

    def readings(self) -> Iterator[Reading]:
        """The readings that hold now, one at a time, as they were added."""
        return lookup.readings(self.path, self.session())

    def decided(self, **filters: str) -> Iterator[Reading]:
        """The readings that hold now, as people have decided: what exports take.

        Rejected claims are left out, fixed ones hold what a person put in. ``filters`` choose whole reports.
        """
        found = self.ask("readings", None, filters).values
        return applied(self.session(), lookup.numbered(self.path, found))

    def changes(self, since: following.Mark | None = None) -> following.Changes:
        """What came, left and was decided since a mark that an earlier answer ended with; all of it without one."""
        return following.changes(self.path, self.session(), since or following.Mark())

    # what people decide

    def judge(self, verdict: Verdict, subject: str, signed: str, **more: str | None) -> Decision:
        """Keeps a decision: signed, dated, and reversible by a later one.

        ``more`` may hold ``other`` (the second of two that are the same or different), ``field`` and ``value`` (of a
        fix; no value means unknown) and ``note``. Raises UsageError where it is about nothing that the record holds.
        """
        decision = judging.decision(self.session(), verdict, subject, signed, **more)
        with self._folder.writer() as writer:
            judging.keep(writer, decision)
        return decision

    # how it stands with the files

    def verify(self) -> Verified:
        """Compares every file with its digest and the index with the segments; changes nothing."""
        from onrecord.record import checking

        return checking.verify(self.path)

    def rebuild(self) -> mending.Rebuilt:
        """Makes the index anew from the segments; what is damaged is set aside, and kept as far as it can be read."""
        self.close()
        return mending.rebuild(self._folder)

    def session(self) -> Session:
        """A session on the snapshot that is in force now; the index is caught up first where nobody writes."""
        if self._session and snapshot.load(self.path) == self._session.snapshot and not self._behind():
            return self._session
        self.close()
        if not (self.path / MARK).exists():
            raise OnrecordError(f"there is no record at {self.path}; make one with: onrecord add INPUT...")
        if self._behind():
            self._catch_up()
        self._session = Session(self.path, seconds=self._limits[0], memory=self._limits[1])
        return self._session

    def _behind(self) -> bool:
        now = snapshot.load(self.path)
        path = self.path / manifest.NAME
        return now is None or (path.stat().st_size if path.exists() else 0) != now.manifest

    def _catch_up(self) -> None:
        """After a crash, and for an index of another version: brings the index up, unless a writer is at it already."""
        try:
            with Folder(self.path, 0.0, self._tell).writer():
                pass
        except OnrecordError as error:
            if snapshot.load(self.path) is None:
                raise OnrecordError(f"the index of {self.path} is being made: {error}") from error
            self._tell("newer readings are on the disk and not in the index yet: the answer is without them")


def open_record(
    path: str | Path = "record",
    *,
    patience: float = PATIENCE,
    seconds: float = SECONDS,
    memory: str = MEMORY,
    tell: Callable[[str], None] = lambda _: None,
) -> Record:
    """The record in the folder ``path``; one that is not there yet is made by the first ``add``.

    Args:
        path: the folder.
        patience: seconds that a writer waits for its turn.
        seconds, memory: what one question may take (``"2GB"``).
        tell: is told in a sentence what a person should know while it runs.

    Raises:
        OnrecordError: where something else stands at ``path``.
    """
    folder = Path(path)
    if folder.exists() and not (folder.is_dir() and ((folder / MARK).exists() or not any(folder.iterdir()))):
        raise OnrecordError(f"{folder} is no record; name another place")
    return Record(folder, patience=patience, seconds=seconds, memory=memory, tell=tell)
