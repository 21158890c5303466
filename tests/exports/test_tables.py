"""The tables, read back by csv, pandas, polars, pyarrow, Frictionless and R."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow.parquet as pq
import pytest
from frictionless import Package, system
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.exports.tables import parquet_files
from onrecord.exports.tables.csv_files import CsvTables
from onrecord.exports.tables.parquet_files import ParquetTables
from onrecord.exports.tables.schema import TABLES
from onrecord.model.cells import harmless, plain
from onrecord.model.problems import MissingExtra
from onrecord.model.reading import Reading
from onrecord.record.download import harmless as of_records

csv.field_size_limit(2**31 - 1)


def written(export: CsvTables | ParquetTables, readings: list[Reading], folder: Path) -> Path:
    folder.mkdir()
    assert export.export_into(iter(readings), str(folder)).readings == len(readings)
    return folder


def rows(folder: Path, table: str) -> list[dict[str, str]]:
    with open(folder / f"{table}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def read_back(text: str, kind: str) -> Any:
    """The value that a cell stands for."""
    if text == "":
        return None
    made = {"string": plain, "list": json.loads, "boolean": "true".__eq__, "date": date.fromisoformat,
            "integer": int, "number": float}  # fmt: skip
    return made[kind](text)


def expected(value: Any) -> Any:
    """What comes back of a value: words that are none are nothing, NUL is a replacement character."""
    if isinstance(value, str):
        return value.replace("\0", "\ufffd") or None
    return value


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_csv_keeps_every_value(any_readings: st.SearchStrategy[Reading], data: st.DataObject) -> None:
    readings = data.draw(st.lists(any_readings, max_size=3))
    out = io.BytesIO()
    assert CsvTables().write(readings, out) == len(readings)
    with zipfile.ZipFile(out) as archive:
        for table in TABLES:
            lines = list(
                csv.reader(io.TextIOWrapper(archive.open(f"{table.name}.csv"), "utf-8", newline=""), strict=True)
            )
            assert lines.pop(0) == [column.name for column in table.columns]
            kinds = [column.kind for column in table.columns]
            told = [[read_back(cell, kind) for cell, kind in zip(line, kinds, strict=True)] for line in lines]
            assert told == [[expected(value) for value in row] for reading in readings for row in table.values(reading)]


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_parquet_keeps_every_value(
    any_readings: st.SearchStrategy[Reading], tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    readings = data.draw(st.lists(any_readings, max_size=2))
    folder = tmp_path_factory.mktemp("parquet")
    ParquetTables().export_into(readings, str(folder))
    for table in TABLES:
        told = pq.read_table(folder / f"{table.name}.parquet")
        assert told.column_names == [column.name for column in table.columns]
        assert [list(row.values()) for row in told.to_pylist()] == [
            row for reading in readings for row in table.values(reading)
        ]


def test_no_cell_of_words_is_a_formula(tmp_path: Path, crafted: Reading) -> None:
    folder = written(CsvTables(), [crafted], tmp_path / "csv")
    for table in TABLES:
        kinds = {column.name: column.kind for column in table.columns}
        for row in rows(folder, table.name):
            for name, cell in row.items():
                assert kinds[name] in ("integer", "number") or not cell.startswith(tuple("=+-@\t\r")), (name, cell)
    (report,) = rows(folder, "reports")
    assert report["headline"] == '\'=HYPERLINK("x")'
    assert plain(report["headline"]) == crafted.article.headline
    assert rows(folder, "quantities")[0]["low"] == "8"


@settings(deadline=None)
@given(st.text())
def test_harmless_can_be_undone(text: str) -> None:

    for told in (text, f"={text}", f"'={text}", f"''@{text}", f"'{text}"):
        assert plain(harmless(told)) == told
        assert harmless(told) == of_records(told), "one rule for all that onrecord writes"
        assert not harmless(told).startswith(tuple("=+-@\t\r\n＝＋－＠"))


def test_numbers_stay_numbers(tmp_path: Path, crafted: Reading) -> None:
    import msgspec

    where = msgspec.structs.replace(crafted.events[0].where[0], lat=-45.5, lon=-0.25)
    event = msgspec.structs.replace(crafted.events[0], where=(where,))
    folder = written(CsvTables(), [msgspec.structs.replace(crafted, events=(event,))], tmp_path / "csv")
    assert (rows(folder, "places")[0]["lat"], rows(folder, "places")[0]["lon"]) == ("-45.5", "-0.25")
    assert pd.read_csv(folder / "places.csv")["lat"].dtype == "float64"


def test_a_dyad_stands_for_each_pair_and_an_unknown_side_is_empty(tmp_path: Path, crafted: Reading) -> None:
    dyads = rows(written(CsvTables(), [crafted], tmp_path / "csv"), "dyads")
    assert [(row["actor"], row["recipient"]) for row in dyads if row["event_id"] == "e-1"] == [
        ("Ruritania", "Rudolf"),
        ("'" + crafted.events[0].actor[1].name, "Rudolf"),
    ]
    assert [(row["actor"], row["recipient_position"]) for row in dyads if row["event_id"] == "e-2"] == [("", "")]
    weeks = [row for row in dyads if row["event_id"] == "e-3"]
    assert {(row["date"], row["date_first"], row["date_last"]) for row in weeks} == {
        ("2024-W46", "2024-11-11", "2024-11-17")
    }


def test_frictionless_finds_nothing_amiss(tmp_path: Path, examples: list[Reading], crafted: Reading) -> None:
    folder = written(CsvTables(), [*examples, crafted], tmp_path / "csv")
    with system.use_context(trusted=True):
        report = Package(str(folder / "datapackage.json")).validate()
    assert report.valid, report.flatten(["name", "type", "message"])
    told = json.loads((folder / "datapackage.json").read_text("utf-8"))
    assert [one["name"] for one in told["resources"]] == [table.name for table in TABLES]
    assert all(field["description"] for one in told["resources"] for field in one["schema"]["fields"])


@pytest.mark.filterwarnings("error")
def test_pandas_and_polars_read_both_forms_alike(tmp_path: Path, examples: list[Reading], crafted: Reading) -> None:
    readings = [*examples, crafted]
    folder = written(CsvTables(), readings, tmp_path / "csv")
    columnar = written(ParquetTables(), readings, tmp_path / "parquet")
    for table in TABLES:
        count = sum(len(list(table.rows(reading))) for reading in readings)
        names = [column.name for column in table.columns]
        texts = {column.name: str for column in table.columns if column.kind in ("string", "list")}
        frame = pd.read_csv(folder / f"{table.name}.csv", dtype=texts, keep_default_na=False, na_values=[""])
        assert (len(frame), list(frame.columns)) == (count, names)
        typed = pl.read_csv(folder / f"{table.name}.csv", schema_overrides=dict.fromkeys(texts, pl.String))
        assert (typed.height, typed.columns) == (count, names)
        for read in (
            pd.read_parquet(columnar / f"{table.name}.parquet"),
            pl.read_parquet(columnar / f"{table.name}.parquet"),
        ):
            assert (len(read), list(read.columns)) == (count, names)
        if table.name == "reports":
            assert frame["text"].tolist() == [reading.article.text for reading in readings]
            assert typed["text"].to_list() == frame["text"].tolist()


def test_every_span_is_the_words_of_the_text(tmp_path: Path, examples: list[Reading]) -> None:
    folder = written(ParquetTables(), examples, tmp_path / "parquet")
    texts = {row["report_id"]: row["text"] for row in pl.read_parquet(folder / "reports.parquet").to_dicts()}
    seen = 0
    for table in TABLES[1:]:
        names = [column.name.removesuffix("_start") for column in table.columns if column.name.endswith("_start")]
        for row in pl.read_parquet(folder / f"{table.name}.parquet").to_dicts():
            for name in names:
                if row[f"{name}_start"] is not None:
                    assert texts[row["report_id"]][row[f"{name}_start"] : row[f"{name}_end"]] == row[name]
                    seen += 1
    assert seen > 200


def test_a_text_of_ten_million_characters_comes_back(tmp_path: Path, reading: Reading) -> None:
    import msgspec

    long = '🛳 "a",\n' * 1_500_000
    big = msgspec.structs.replace(reading, article=msgspec.structs.replace(reading.article, text=long))
    folder = written(CsvTables(), [big], tmp_path / "csv")
    assert rows(folder, "reports")[0]["text"] == long
    assert pl.read_parquet(written(ParquetTables(), [big], tmp_path / "parquet") / "reports.parquet")["text"][0] == long


def test_the_same_readings_give_the_same_bytes(crafted: Reading) -> None:
    first, second = io.BytesIO(), io.BytesIO()
    CsvTables().write([crafted], first)
    CsvTables().write([crafted], second)
    assert first.getvalue() == second.getvalue()


def test_without_pyarrow_the_answer_is_what_to_type(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> Any:
        raise ImportError(name)

    monkeypatch.setattr(parquet_files, "import_module", missing)
    with pytest.raises(MissingExtra, match=r"pip install 'onrecord\[parquet\]'"):
        ParquetTables().export_into([], str(tmp_path))


R_SCRIPT = """
library(readr); options(warn = 2)
for (path in sort(list.files(commandArgs(TRUE)[1], pattern = "csv$", full.names = TRUE))) {
  table <- read_csv(path, show_col_types = FALSE, na = "")
  stopifnot(nrow(problems(table)) == 0)
  cat(basename(path), nrow(table), ncol(table), sum(nchar(as.character(unlist(table[1]))), na.rm = TRUE), "\\n")
}
"""


def has_readr() -> bool:
    return bool(shutil.which("Rscript")) and not subprocess.run(
        ["Rscript", "-e", "library(readr)"], capture_output=True, check=False
    ).returncode  # fmt: skip


def test_readr_reads_without_a_warning(tmp_path: Path, examples: list[Reading], crafted: Reading) -> None:
    if sys.platform == "win32" or not has_readr():
        pytest.skip("R with readr is not installed here: the reading by R was not run")
    readings = [*examples, crafted]
    folder = written(CsvTables(), readings, tmp_path / "csv")
    told = subprocess.run(
        ["Rscript", "-e", R_SCRIPT, str(folder)],
        capture_output=True, text=True, check=False, env={"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"},
    )  # fmt: skip
    assert told.returncode == 0, told.stderr
    found = {line.split()[0]: tuple(map(int, line.split()[1:3])) for line in told.stdout.splitlines()}
    assert found == {
        f"{table.name}.csv": (sum(len(list(table.rows(reading))) for reading in readings), len(table.columns))
        for table in TABLES
    }


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_other_readers_see_the_same_words(
    any_readings: st.SearchStrategy[Reading], tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    readings = data.draw(st.lists(any_readings, min_size=1, max_size=2))
    folder = tmp_path_factory.mktemp("tables")
    CsvTables().export_into(readings, str(folder))
    for table in TABLES:
        texts = [column.name for column in table.columns if column.kind in ("string", "list")]
        told = rows(folder, table.name)
        path = folder / f"{table.name}.csv"
        frame = pd.read_csv(path, dtype=dict.fromkeys(texts, str), keep_default_na=False, na_values=[""])
        typed = pl.read_csv(path, schema_overrides=dict.fromkeys(texts, pl.String))
        stored = duckdb.read_csv(str(path), all_varchar=True, header=True, delimiter=",", quotechar='"', escapechar='"')
        for name in texts:
            cells = [row[name] for row in told]
            assert frame[name].fillna("").tolist() == cells
            assert typed[name].fill_null("").to_list() == cells
        assert len(stored) == len(told)
