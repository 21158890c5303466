"""``onrecord export`` as a person and a script meet it."""

from __future__ import annotations

import gzip
import io
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from onrecord.exports import Folder, Telling, Written
from onrecord.extend import load
from onrecord.model.problems import OnrecordError, UsageError
from onrecord.model.reading import Reading, decode
from onrecord.views.exporting import outcomes, write

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
ONRECORD = Path(sys.executable).parent / "onrecord"


def run(*words: str | Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([ONRECORD, *words], input=stdin, capture_output=True, check=False, timeout=120)


@pytest.fixture(scope="module")
def readings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("readings") / "readings.jsonl"
    assert run("read", EXAMPLES, "--out", path).returncode == 0
    return path


def test_tables_are_a_new_folder(readings: Path, tmp_path: Path) -> None:
    told = run("export", readings, "--as", "csv", "--out", tmp_path / "tables")
    assert told.returncode == 0, told.stderr.decode()
    assert (tmp_path / "tables" / "events.csv").read_bytes().startswith(b"event_id,report_id,type")
    assert [path.name for path in tmp_path.iterdir()] == ["tables"]
    again = run("export", readings, "--as", "csv", "--out", tmp_path / "tables")
    assert again.returncode == 2
    assert b"name a new folder" in again.stderr


def test_tables_are_a_zip_where_one_is_named_or_piped(readings: Path, tmp_path: Path) -> None:
    assert run("export", readings, "--as", "csv", "--out", tmp_path / "tables.zip").returncode == 0
    piped = io.BytesIO(run("export", readings, "--as", "csv", "--out", "-").stdout)
    with zipfile.ZipFile(tmp_path / "tables.zip") as archive, zipfile.ZipFile(piped) as other:
        assert {"datapackage.json", "events.csv"} <= set(archive.namelist())
        assert {name: archive.read(name) for name in archive.namelist()} == {
            name: other.read(name) for name in other.namelist()
        }


def test_what_is_left_out_is_counted_on_standard_error(readings: Path, tmp_path: Path) -> None:
    told = run("export", readings, "--as", "gdelt-events", "--out", tmp_path / "events.tsv")
    events = [event for line in readings.read_bytes().splitlines() for event in decode(line).events]
    planned = sum(event.status == "planned" for event in events)
    assert planned
    assert f"left out: {planned} events that are planned" in told.stderr.decode()
    assert "docs/exports/gdelt-events.md says why" in told.stderr.decode()
    assert told.returncode == 0


def test_pages_can_be_read_on_the_way(readings: Path, tmp_path: Path) -> None:
    run("export", EXAMPLES, "--as", "jsonl", "--out", tmp_path / "direct.jsonl")
    assert (tmp_path / "direct.jsonl").read_bytes() == readings.read_bytes()


def test_readings_come_through_a_pipe(readings: Path) -> None:
    told = run("export", "-", "--as", "geojson", "--out", "-", stdin=readings.read_bytes())
    assert told.returncode == 0, told.stderr.decode()
    assert json.loads(told.stdout)["type"] == "FeatureCollection"
    torn = run("export", "-", "--as", "jsonl", "--out", "-", stdin=readings.read_bytes() + b"torn\n")
    assert (torn.returncode, torn.stdout) == (1, readings.read_bytes())
    assert b"standard input, line 4: is no reading" in torn.stderr
    page = run("export", "-", "--as", "jsonl", "--out", "-", stdin=(EXAMPLES / "wire.txt").read_bytes())
    assert decode(page.stdout.splitlines()[0]).article.text


def test_a_line_that_is_no_reading_is_named_and_the_rest_is_written(readings: Path, tmp_path: Path) -> None:
    torn = tmp_path / "torn.jsonl"
    lines = readings.read_bytes().splitlines(keepends=True)
    torn.write_bytes(lines[0] + b'{"format":"onrecord/1","article":7}\n\n\xff\n' + lines[1][:100] + b"\n" + lines[2])
    told = run("export", torn, "--as", "jsonl", "--out", tmp_path / "out.jsonl")
    assert told.returncode == 1
    named = told.stderr.decode()
    assert [f"torn.jsonl, line {number}: " in named for number in (1, 2, 4, 5, 6)] == [False, True, True, True, False]
    assert (tmp_path / "out.jsonl").read_bytes() == lines[0] + lines[2]


def test_wrong_use_is_told(readings: Path, tmp_path: Path) -> None:
    told = run("export", readings, "--as", "excel", "--out", tmp_path / "x")
    assert told.returncode == 2
    assert b"there is no format 'excel'; there are csv, ftm" in told.stderr
    assert run("export", readings, "--as", "csv").returncode == 2
    assert run("export", tmp_path / "nowhere.jsonl", "--as", "jsonl", "--out", "-").returncode == 1
    with pytest.raises(OnrecordError, match="cannot be written"):
        write([], "csv", str(tmp_path / "no" / "such" / "place"))
    with pytest.raises(UsageError, match="cannot be the name"):
        write([], "csv", "")
    (tmp_path / "file").write_text("old")
    with pytest.raises(UsageError, match="name a new folder"):
        write([], "csv", str(tmp_path / "file"))


def test_a_run_that_stops_leaves_no_folder(tmp_path: Path) -> None:
    def stopping():  # type: ignore[no-untyped-def]
        yield from ()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write(stopping(), "csv", str(tmp_path / "tables"))
    assert list(tmp_path.iterdir()) == []


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "tables").mkdir()
    assert write([], "csv", str(tmp_path / "tables")) == Written(0)
    assert (tmp_path / "tables" / "datapackage.json").exists()


@pytest.mark.parametrize("name", sorted(load("exports")))
def test_every_export_writes_nothing_and_a_record_of_nothing(name: str, tmp_path: Path) -> None:
    made = load("exports")[name]()
    assert made.name == name
    assert write([], name, str(tmp_path / "out")).readings == 0
    assert isinstance(made, Folder) == (name in ("csv", "parquet"))
    assert isinstance(made, Telling) or name in ("csv", "parquet", "jsonl", "web-annotation", "prov")


@pytest.mark.parametrize("name", sorted(load("exports")))
def test_every_export_writes_a_reading_at_a_time(name: str, readings: Path, tmp_path: Path) -> None:
    """No more than a few readings are alive at once, whatever their number."""
    line = readings.read_bytes().splitlines()[0]
    alive: list[int] = []

    class Counted(Reading, frozen=True, weakref=True):
        """A reading that can be watched."""

    import gc
    import weakref

    import msgspec

    watched: weakref.WeakSet[Counted] = weakref.WeakSet()

    def many():  # type: ignore[no-untyped-def]
        for _ in range(200):
            reading = msgspec.json.decode(line, type=Counted)
            watched.add(reading)
            yield reading
            del reading
            alive.append(len(watched))

    assert write(many(), name, str(tmp_path / "out")).readings == 200
    gc.collect()
    assert max(alive) <= 3


def test_readings_are_known_by_their_beginning(readings: Path, tmp_path: Path) -> None:
    packed = tmp_path / "readings.jsonl.gz"
    packed.write_bytes(gzip.compress(readings.read_bytes()))
    assert [type(one) for one in outcomes([os.fspath(packed)])] == [Reading] * 3
    other = tmp_path / "readings.txt"
    other.write_bytes(readings.read_bytes())
    assert [type(one) for one in outcomes([os.fspath(other)])] == [Reading] * 3


def test_a_record_is_exported_as_people_have_decided(readings: Path, tmp_path: Path) -> None:
    record = tmp_path / "record"
    assert run("add", readings, "--record", record).returncode == 0
    events = [event for line in readings.read_bytes().splitlines() for event in decode(line).events]
    one, other = events[0], events[1]
    assert run("fix", one.id, "status", "possible", "--record", record, "--as", "Ann Lee").returncode == 0
    assert run("reject", other.id, "--record", record, "--as", "Ann Lee").returncode == 0
    told = run("export", record, "--as", "jsonl", "--out", "-")
    assert told.returncode == 0, told.stderr.decode()
    kept = {event.id: event for line in told.stdout.splitlines() for event in decode(line).events}
    assert kept[one.id].status == "possible"
    assert kept.keys() == {event.id for event in events} - {other.id}
    none = run("export", record, "--as", "jsonl", "--out", "-", "--since", "2126")
    assert (none.returncode, none.stdout) == (0, b"")
    wrong = run("export", readings, "--as", "jsonl", "--out", "-", "--since", "2026")
    assert wrong.returncode == 2
    assert b"is no record" in wrong.stderr
