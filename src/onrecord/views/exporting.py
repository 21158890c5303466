"""``onrecord export``: readings in the formats that the field uses."""

from __future__ import annotations

import os
import secrets
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Annotated, BinaryIO

import typer

from onrecord.exports import Folder, Telling, Written
from onrecord.extend import Export, load
from onrecord.model.problems import BadExtension, OnrecordError, Problem, UsageError
from onrecord.model.reading import Reading
from onrecord.views.asking import Actor, Outlet, Place, Since, Status, Type, Until, given
from onrecord.views.readings import LONGEST_LINE, is_readings, readings_in
from onrecord.views.recording import opened
from onrecord.views.tally import Tally

NOTHING: Mapping[str, str] = MappingProxyType({})
# how `model.reading.encode` begins a reading
_START = b'{"format":"onrecord/'


def export(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT...",
            help="A record's folder, readings (.jsonl, as `read --out` writes), or what `read` takes.",
        ),
    ],
    form: Annotated[str, typer.Option("--as", metavar="FORMAT", help="Which; `onrecord export --help` names them.")],
    out: Annotated[str, typer.Option(metavar="PATH", help="The file to write; a folder or .zip for tables; - .")],
    since: Since = None,
    until: Until = None,
    place: Place = None,
    actor: Actor = None,
    type: Type = None,
    status: Status = None,
    outlet: Outlet = None,
) -> None:
    """Write readings in a format that other tools read; what it cannot hold is counted on standard error.

    Of a record: the readings that hold now, as people have decided. --since to --outlet choose reports of a record, by
    the day of publication, the outlet, and what stands in their events.

    Formats: csv, parquet (tables with a data dictionary), geojson, geoparquet, gdelt-events, gdelt-mentions, polecat,
    icews, web-annotation, prov, ftm, timelinejs, jsonl. Each has a page in docs/exports.
    """
    tally = Tally()
    filters = given(since, until, place, actor, type, status, outlet)
    told = write(tally.readings(outcomes(inputs, filters)), form, out)
    for what, count in sorted(told.left_out.items()):
        print(f"onrecord: left out: {count} {what}", file=sys.stderr)
    if told.left_out:
        print(f"onrecord: docs/exports/{form}.md says why", file=sys.stderr)
    if not tally.clean or tally.read != 1:
        print(f"onrecord: {tally.summary()}", file=sys.stderr)
    raise typer.Exit(0 if tally.clean else 1)


def write(readings: Iterable[Reading], form: str, path: str) -> Written:
    """Writes the readings to ``path`` in the format named ``form``; says how many, and what was left out.

    A format of many files writes a new folder, or a ZIP where the path ends in ``.zip`` or is ``-``. Raises UsageError
    where there is no such format, OnrecordError where the path cannot be written.
    """
    from onrecord.exports.write import write as write_file

    found = _format(form)
    if isinstance(found, Folder) and path != "-" and not path.endswith(".zip"):
        return _write_folder(readings, path, found)
    telling = _Heard(found)
    count = write_file(readings, path, telling)
    return telling.told or Written(count)


def outcomes(inputs: Iterable[str], filters: Mapping[str, str] = NOTHING) -> Iterator[Reading | Problem]:
    """The readings that the inputs hold or lead to, one at a time, and a Problem for what could not be read.

    ``filters`` are those of a record's questions. Raises UsageError where an input is no record and there are some.
    """
    from onrecord import intake
    from onrecord.read import read_page

    for source in inputs:
        if os.path.isfile(os.path.join(source, "record.json")):
            with opened(source) as record:
                yield from record.decided(**filters)
        elif filters:
            raise UsageError(f"{source} is no record, and only a record's reports can be chosen from (--since, ...)")
        elif source == "-" and (stream := _piped_readings()):
            yield from _lines(stream)
        elif _holds_readings(source):
            yield from readings_in(source)
        else:
            for page in intake.pages([source]):
                yield page if isinstance(page, Problem) else read_page(page)


def _format(form: str) -> Export:
    """The export of that name."""
    found = load("exports")
    if form not in found:
        raise UsageError(f"there is no format {form!r}; there are {', '.join(found)}")
    made = found[form]() if isinstance(found[form], type) else found[form]
    if not isinstance(made, Export):
        raise BadExtension(f"onrecord.exports {form!r} is no Export: it needs name, media_type and write")
    return made


class _Heard:
    """An export that keeps what the one inside told of its run."""

    def __init__(self, inner: Export) -> None:
        self.name, self.media_type, self._inner = inner.name, inner.media_type, inner
        self.told: Written | None = None

    def write(self, readings: Iterable[Reading], out: BinaryIO) -> int:
        """Writes as the export inside does."""
        if not isinstance(self._inner, Telling):
            return self._inner.write(readings, out)
        self.told = self._inner.export(readings, out)
        return self.told.readings


def _write_folder(readings: Iterable[Reading], path: str, export: Folder) -> Written:
    """Writes a new folder, which is there whole or not at all."""
    if not path or "\0" in path:
        raise UsageError(f"{path!r} cannot be the name of a folder to write")
    target = os.path.realpath(path)
    try:
        if os.path.exists(target) and (not os.path.isdir(target) or os.listdir(target)):
            raise UsageError(f"{path} is there already; name a new folder, or one that is empty")
        part = os.path.join(os.path.dirname(target), f".onrecord-{secrets.token_hex(6)}.part")
        os.mkdir(part)
        try:
            told = export.export_into(readings, part)
            _to_disk(part)
            if os.path.isdir(target):
                os.rmdir(target)
            os.rename(part, target)
        finally:
            shutil.rmtree(part, ignore_errors=True)
    except OSError as error:
        raise OnrecordError(f"{path} cannot be written: {error.strerror or error}") from error
    return told


def _to_disk(folder: str) -> None:
    """Brings the files of a folder to the disk before the folder takes its name."""
    for name in os.listdir(folder):
        with open(os.path.join(folder, name), "rb+") as file:
            os.fsync(file.fileno())


def _holds_readings(source: str) -> bool:
    """Whether a file holds readings, by its name or its first bytes."""
    if not os.path.isfile(source):
        return is_readings(source)
    if is_readings(source):
        return True
    try:
        with open(source, "rb") as file:
            return file.read(len(_START)) == _START
    except OSError:
        return False


def _piped_readings() -> BinaryIO | None:
    """Standard input, where it begins as readings do; a page that is piped is left for the way in."""
    stream = getattr(sys.stdin, "buffer", None)
    if stream is None or bytes(stream.peek(len(_START))[: len(_START)]) != _START:
        return None
    found: BinaryIO = stream
    return found


def _lines(stream: BinaryIO) -> Iterator[Reading | Problem]:
    """The readings of a pipe, a line at a time; a Problem for each line that is none."""
    import msgspec

    from onrecord.model.reading import decode

    number = 0
    while line := stream.readline(LONGEST_LINE):
        number += 1
        try:
            if line.strip():
                yield decode(line)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            yield Problem(f"standard input, line {number}", f"is no reading: {error}")
