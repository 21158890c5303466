"""How stories follow a record: what came in since last time is taken in, what left is taken out, decisions are heeded.

Everything is kept in one file beside the segments, ``stories.sqlite``. It is made from the record and safe to throw
away: where it was made by another version, or from another record, it is made anew.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from hashlib import blake2b
from pathlib import Path

import msgspec

from onrecord.model.reading import Reading
from onrecord.model.sharing import Copy
from onrecord.model.version import VERSION
from onrecord.record import lock
from onrecord.record.decisions import Decision
from onrecord.record.following import Changes, Mark
from onrecord.record.opened import Record
from onrecord.stories import conflicts, copies, happenings, statements
from onrecord.stories.shelf import NAME, Shelf
from onrecord.stories.story import gathering, keeping, sources

_ROOM = "following"
# Readings after which what was done is made to last, so that little is done again after a crash. Taking a reading in
# twice changes nothing.
_LASTING = 200
# A happening that so many reports tell links any two of them to nothing in particular.
_TOO_MANY = 60
# Copies of unknown origin that are looked at again when a report comes in that may tell it; more wait for the next.
_ASKED_AGAIN = 8

Progress = Callable[[Iterator[Reading], int], Iterable[Reading]]


class _Made(msgspec.Struct, frozen=True):
    """What the file was made by and how far it goes."""

    by: str
    mark: Mark
    readings: int


@contextmanager
def opened(record: Record, progress: Progress = lambda readings, _: readings) -> Iterator[Shelf]:
    """The stories of a record, caught up with it.

    ``progress`` is handed the readings to take in and how many there are, and hands them on. One process at a time
    catches up; the others wait for it. Raises OnrecordError where there is no record, or another takes too long.
    """
    path = record.path / NAME
    record.session()
    with lock.writing(record.path / "stories.lock", waiting=None):
        _catch_up(path, record, progress)
    with Shelf(path) as shelf:
        yield shelf


def in_memory(readings: Iterable[Reading]) -> Shelf:
    """The stories of readings at hand."""
    shelf = Shelf()
    for number, reading in enumerate(readings):
        take_in(shelf, reading, number)
    return shelf


def take_in(shelf: Shelf, reading: Reading, number: int) -> str:
    """Takes a reading in; the id of the story that its report tells. The same reading twice is once."""
    report = reading.article.id
    told = keeping.put(shelf, reading, number)
    shared = copies.add(shelf, reading) or copies.of(shelf, report)
    keeping.fold(shelf, report, (one for text in copies.texts(shared) if report in text for one in text))
    told_of = happenings.add(shelf, reading)
    statements.add(shelf, reading)
    conflicts.add(shelf, reading)
    links = Counter[str]()
    for happening in told_of:
        others = {mention.report for mention in happening.mentions} - {report}
        if len(others) <= _TOO_MANY:
            links.update(others)
    copied = [_other(copy, report) for copy in shared if copy.copied]
    _writers(shelf, report, copied)
    return gathering.add(shelf, reading, told.day, copied, links)


def _writers(shelf: Shelf, report: str, copied: Sequence[str]) -> None:
    """Says whose words the report is, and those of its copies of which nothing told that until now."""
    unknown = [other for other in copied if keeping.writer(shelf, other) is None]
    for one in (report, *unknown[:_ASKED_AGAIN]):
        told = keeping.get(shelf, one)
        keeping.put_writer(shelf, one, sources.room(copies.origin(shelf, one), told.outlet if told else None))


def take_out(shelf: Shelf, reading: Reading) -> None:
    """Takes out a report that another has taken the place of, or of which a person has rejected a claim."""
    report = reading.article.id
    gathering.drop(shelf, report)
    conflicts.drop(shelf, report)
    statements.drop(shelf, report)
    happenings.drop(shelf, report)
    copies.drop(shelf, report)
    keeping.drop(shelf, report)


def heed(shelf: Shelf, decision: Decision) -> None:
    """Lets a person's decision on whether two are the same hold."""
    happenings.judge(shelf, decision)
    statements.judge(shelf, decision)
    copies.judge(shelf, decision)


def _catch_up(path: Path, record: Record, progress: Progress) -> None:
    made = _made(path)
    if made is None or made.by != _by():
        _throw_away(path)
        made = _Made(_by(), Mark(), 0)
    changes = record.changes(made.mark)
    if changes.afresh:
        _throw_away(path)
        made = _Made(_by(), Mark(), 0)
    if changes.mark == made.mark and path.exists():
        return
    with Shelf(path) as shelf:
        _take(shelf, changes, made, progress)


def _take(shelf: Shelf, changes: Changes, made: _Made, progress: Progress) -> None:
    number = made.readings
    for reading in changes.left():
        take_out(shelf, reading)
    for reading in progress(changes.came(), changes.coming):
        take_in(shelf, reading, number)
        number += 1
        if number % _LASTING == 0:
            shelf.commit()
    for decision in changes.decisions:
        heed(shelf, decision)
    shelf.put(_ROOM, "made", msgspec.msgpack.encode(_Made(_by(), changes.mark, number)))
    shelf.commit()


@cache
def _by() -> str:
    """What makes the file now: the version, and a digest of the code that decides what is kept and how.

    A version number alone would let two states of the code share a file, of which one cannot read what the other wrote.
    """
    code = blake2b(digest_size=8)
    root = Path(__file__).parents[1]
    for path in sorted((*root.rglob("*.py"), *root.rglob("*.tsv"), *root.rglob("*.toml"))):
        code.update(path.relative_to(root).as_posix().encode() + b"\x1f" + path.read_bytes())
    return f"{VERSION}/{code.hexdigest()}"


def _made(path: Path) -> _Made | None:
    if not path.exists():
        return None
    with Shelf(path) as shelf:
        told = shelf.get(_ROOM, "made")
    try:
        return msgspec.msgpack.decode(told, type=_Made) if told else None
    except msgspec.MsgspecError:
        return None


def _throw_away(path: Path) -> None:
    for ending in ("", "-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def _other(copy: Copy, report: str) -> str:
    return copy.b if copy.a == report else copy.a
