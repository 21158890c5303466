"""From an id, or the beginning of one, to what it names; and from a row to the reading behind it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from onrecord.model.problems import OnrecordError, UsageError
from onrecord.model.reading import Reading, decode
from onrecord.model.version import VERSION
from onrecord.record import manifest, segments
from onrecord.record.finding import excerpt
from onrecord.record.session import Session
from onrecord.record.table import Table

TABLES = {
    "a": "attributions",
    "e": "events",
    "p": "positions",
    "q": "quantities",
    "r": "reports",
    "d": "decisions",
}


def resolve(session: Session, start: str) -> str:
    """The whole id that begins with ``start`` (blanks around it, as a file has them, left out).

    Raises UsageError where none does, or several.
    """
    start = start.strip()
    table = TABLES.get(start[:1])
    if table is None or start[1:2] not in ("-", ""):
        raise UsageError(f"{start!r} is no id: ids begin with a-, e-, p-, q- (claims), r- (reports) or d- (decisions)")
    found = session.table(
        f"SELECT DISTINCT id FROM every.{table} WHERE starts_with(id, $start) ORDER BY id", {"start": start}, limit=5
    ).column("id")
    if not found:
        raise UsageError(f"the record holds nothing whose id begins with {start}")
    if len(found) > 1 and start not in found:
        raise UsageError(f"{start} begins several ids: {', '.join(found)}; type more of it")
    return start if start in found else str(found[0])


def reading_of(folder: Path, session: Session, start: str) -> tuple[Reading, str]:
    """The newest reading that holds what ``start`` names, and the whole id. Raises UsageError, OnrecordError."""
    whole = resolve(session, start)
    if whole.startswith("d-"):
        raise UsageError(f"{whole} is a decision; ask for the claim that it is about")
    found = session.table(
        f"SELECT report.segment, report.block, report.digest FROM every.{TABLES[whole[0]]} AS one "
        "JOIN every.reports AS report USING (reading) LEFT JOIN gone USING (reading) WHERE one.id = $id "
        "ORDER BY gone.reading IS NOT NULL, report.reading DESC",
        {"id": whole},
        limit=1,
    )
    number, block, digest = found.values[0]
    entry = manifest.read(folder).entries[number]
    try:
        return decode(segments.line_of(folder / segments.FOLDER, entry.segment, block, digest.hex)), whole
    except segments.DamagedSegment as error:
        raise OnrecordError(segments.advice(error, entry.count)) from error


def readings(folder: Path, session: Session, without: str | None = None) -> Iterator[Reading]:
    """The readings that hold now, in the order they came in; not those of the engine ``without`` in this version."""
    told = session.table(
        "SELECT segment, reading FROM reports WHERE $by IS NULL OR (engine, onrecord) <> ($by, $version) "
        "ORDER BY reading",
        {"by": without, "version": VERSION},
    )
    return numbered(folder, told.values)


def numbered(folder: Path, numbers: Iterable[Sequence[int]]) -> Iterator[Reading]:
    """The readings of these lines of the manifest and numbers, those of a line together. Raises OnrecordError."""
    entries = manifest.read(folder).entries
    wanted: dict[int, list[int]] = defaultdict(list)
    for segment, reading in numbers:
        wanted[segment].append(reading)
    for line, numbers_there in wanted.items():
        entry = entries[line]
        try:
            lines = segments.unpacked(folder / segments.FOLDER, entry.segment).lines
        except segments.DamagedSegment as error:
            raise OnrecordError(segments.advice(error, entry.count)) from error
        for number in numbers_there:
            yield decode(lines[number - entry.first])


def decisions_on(session: Session, subject: str) -> Table:
    """What people have decided on ``subject``, the latest first, and whether it still stands."""
    return session.table(
        "SELECT one.decided, one.verdict, one.field, one.value, one.other, one.signed, one.note, "
        "one.id IN (SELECT id FROM standing) AS stands, one.id FROM every.decisions AS one "
        "WHERE subject = $id OR other = $id ORDER BY decided DESC, number DESC",
        {"id": subject},
    )


def with_excerpts(folder: Path, session: Session, found: Table, forms: Sequence[str]) -> Table:
    """What full text found, each report with the words around the first word that was looked for."""
    place = found.columns.index("reading")
    texts = _texts(folder, session, [row[place] for row in found.values])
    wanted = frozenset(forms)
    rows = tuple((*row[:place], excerpt(texts[row[place]], wanted)) for row in found.values)
    columns = (*found.columns[:place], "words")
    types = (*found.types[:place], "VARCHAR")
    return Table(columns, types, rows, found.more)


class _Article(msgspec.Struct):
    text: str


class _Text(msgspec.Struct):
    """As much of a reading as an excerpt wants."""

    article: _Article


def _texts(folder: Path, session: Session, numbers: Sequence[int]) -> dict[int, str]:
    """The texts of these readings.

    They are taken from the segments, of which a block of some thirty readings is unpacked for each: the index packs two
    thousand texts into one, which takes ten times as long. Where a segment is damaged, the index has it all the same.
    """
    if not numbers:
        return {}
    entries = manifest.read(folder).entries
    texts: dict[int, str] = {}
    found = session.table(
        "SELECT reading, segment, block, digest FROM every.reports WHERE reading IN (SELECT unnest($them::BIGINT[]))",
        {"them": list(numbers)},
    )
    for reading, number, block, digest in found.values:
        try:
            line = segments.line_of(folder / segments.FOLDER, entries[number].segment, block, digest.hex)
            texts[reading] = msgspec.json.decode(line, type=_Text).article.text
        except segments.DamagedSegment:
            ((texts[reading],),) = session.table(
                "SELECT text FROM every.reports WHERE reading = $reading", {"reading": reading}
            ).values
    return texts
