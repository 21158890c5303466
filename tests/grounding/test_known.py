"""A person's own tables come before ours, hold from day to day, and sign the reading."""

from pathlib import Path

import pytest

import onrecord
from onrecord.grounding import known
from onrecord.model.problems import UsageError
from onrecord.model.reading import Reading

ACTORS = "name\tnames\tkind\tcountry\tcode\tsince\tuntil\nHarbour Watch\tHW\torganisation\tROU\tROUNGO\t\t\n"
PLACES = (
    "name\tnames\ttype\tcountries\tlat\tlon\tgeonames\tsince\tuntil\nParis\t\tarea\tUKR\t45.25\t30.2\t\t\t2019-12-31\n"
)
REPORT = "Harbour Watch said on Monday that Russian forces had shelled Ukrainian troops in Paris.\n"


@pytest.fixture
def tables(tmp_path: Path) -> tuple[Path, Path]:
    actors, places = tmp_path / "actors.tsv", tmp_path / "places.tsv"
    actors.write_text(ACTORS, "utf-8")
    places.write_text(PLACES, "utf-8")
    return actors, places


def read(folder: Path, published: str, actors: Path | None = None, places: Path | None = None) -> Reading:
    report = folder / "report.txt"
    report.write_text(REPORT, "utf-8")
    reading = next(iter(onrecord.read(str(report), published=published, actors=actors, places=places)))
    assert isinstance(reading, Reading)
    return reading


def test_rows_of_a_person_win_and_sign_the_reading(tmp_path: Path, tables: tuple[Path, Path]) -> None:
    reading = read(tmp_path, "2019-06-01", *tables)
    said = next(a for a in reading.attributions if a.cue and a.cue.text == "said")
    assert (said.chain[-1].name, said.chain[-1].country) == ("Harbour Watch", "ROU")
    assert [part.partition(":")[0] for part in reading.made_by.tables] == ["actors", "places"]
    assert {where.country for event in reading.events for where in event.where} == {"UKR"}


def test_a_row_holds_only_on_its_days(tmp_path: Path, tables: tuple[Path, Path]) -> None:
    reading = read(tmp_path, "2024-06-01", None, tables[1])
    assert {where.country for event in reading.events for where in event.where} == {"FRA"}


def test_without_tables_nothing_is_signed(tmp_path: Path) -> None:
    assert read(tmp_path, "2024-06-01").made_by.tables == ()


def test_the_shipped_tables_are_loaded_once() -> None:
    assert known.load() is known.load()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("name\tkind\nx\torganisation\n", "lacks"),
        (ACTORS.replace("organisation", "club"), "club"),
        (ACTORS + "one cell\n", "line 3"),
        ("", "no header"),
    ],
)
def test_a_table_that_is_none_says_where_and_what(tmp_path: Path, content: str, told: str) -> None:
    table = tmp_path / "actors.tsv"
    table.write_text(content, "utf-8")
    with pytest.raises(UsageError, match=told):
        known.load(actors=table)
