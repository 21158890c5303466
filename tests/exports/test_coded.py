"""GDELT, POLECAT and ICEWS files, read back by csv, pandas and R."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.exports import countries
from onrecord.exports.coded import gdelt_events, gdelt_mentions, icews, polecat
from onrecord.exports.coded.actors import Parts, parts
from onrecord.exports.coded.cameo import codes
from onrecord.exports.coded.gdelt import stamp
from onrecord.model.grounds import When, Where, Who
from onrecord.model.reading import Reading
from onrecord.model.text import Span
from onrecord.ontologies import ontology

EXPORTS = {
    gdelt_events.GdeltEvents: (gdelt_events, 61, False),
    gdelt_mentions.GdeltMentions: (gdelt_mentions, 16, False),
    polecat.Polecat: (polecat, 40, True),
    icews.Icews: (icews, 20, True),
}


def written(export: Any, readings: list[Reading]) -> bytes:
    out = io.BytesIO()
    assert export.export(iter(readings), out).readings == len(readings)
    return out.getvalue()


def rows(export: Any, readings: list[Reading]) -> list[dict[str, str]]:
    """The rows of a file, read by the standard library, a quotation mark taken for a letter."""
    module, _, headed = EXPORTS[type(export)]
    lines = list(csv.reader(io.StringIO(written(export, readings).decode(), newline=""), delimiter="\t", quoting=3))
    if headed:
        assert tuple(lines.pop(0)) == module.COLUMNS
    return [dict(zip(module.COLUMNS, line, strict=True)) for line in lines]


@pytest.mark.parametrize(("export", "known"), EXPORTS.items())
def test_columns_are_as_many_as_the_dataset_has(export: type, known: tuple[ModuleType, int, bool]) -> None:
    assert len(known[0].COLUMNS) == len(set(known[0].COLUMNS)) == known[1]


# The header lines of the datasets, as they stand in their files (GDELT's as its codebook numbers them).
POLECAT = (
    "Event ID,Event Date,Event Type,Event Mode,Intensity,Quad Code,Contexts,Actor Name,Actor Country,Actor COW,"
    "Primary Actor Sector,Actor Sectors,Actor Title,Actor Name Raw,Wikipedia Actor ID,Recipient Name,Recipient Country,"
    "Recipient COW,Primary Recipient Sector,Recipient Sectors,Recipient Title,Recipient Name Raw,Wikipedia Recipient ID,"
    "Placename,City,District,Province,Country,Latitude,Longitude,GeoNames ID,Raw Placename,Feature Type,Source,"
    "Publication Date,Story People,Story Organizations,Story Locations,Language,Version"
)
ICEWS = (
    "Event ID,Event Date,Source Name,Source Sectors,Source Country,Event Text,CAMEO Code,Intensity,Target Name,"
    "Target Sectors,Target Country,Story ID,Sentence Number,Publisher,City,District,Province,Country,Latitude,Longitude"
)
GDELT_PLACES = {1: "GLOBALEVENTID", 2: "SQLDATE", 6: "Actor1Code", 16: "Actor2Code", 26: "IsRootEvent", 27: "EventCode",
                30: "QuadClass", 31: "GoldsteinScale", 35: "AvgTone", 36: "Actor1Geo_Type", 44: "Actor2Geo_Type",
                52: "ActionGeo_Type", 57: "ActionGeo_Lat", 60: "DATEADDED", 61: "SOURCEURL"}  # fmt: skip


def test_columns_stand_where_the_datasets_have_them() -> None:
    assert tuple(POLECAT.split(",")) == polecat.COLUMNS
    assert tuple(ICEWS.split(",")) == icews.COLUMNS
    assert {place: gdelt_events.COLUMNS[place - 1] for place in GDELT_PLACES} == GDELT_PLACES


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_whatever_is_read_a_row_stays_a_row(any_readings: st.SearchStrategy[Reading], data: st.DataObject) -> None:
    readings = data.draw(st.lists(any_readings, max_size=3))
    for export, (_, width, headed) in EXPORTS.items():
        lines = written(export(), readings).decode().split("\n")
        assert lines.pop() == ""
        assert all(line.count("\t") == width - 1 and '"' not in line and "\r" not in line for line in lines)
        actual = sum(event.status == "actual" for reading in readings for event in reading.events)
        assert len(lines) >= actual + headed
        cells = [cell for line in lines for cell in line.split("\t")]
        assert not [cell for cell in cells if cell[:1] in ("=", "+", "@")]
        assert all(
            pd.to_numeric(cell, errors="coerce") == pd.to_numeric(cell, errors="coerce")
            for cell in cells
            if cell[:1] == "-"
        )


@pytest.mark.parametrize("export", EXPORTS)
def test_what_did_not_happen_is_no_fact(export: Any, crafted: Reading) -> None:
    told = export().export([crafted], io.BytesIO()).left_out
    planned = 1 if export is polecat.Polecat else 2
    assert {reason: count for reason, count in told.items() if reason.startswith("events")} == {
        "events that are conditional": 1,
        "events that are denied": 1,
        "events that are failed": 1,
        "events that are ordered": 1,
        "events that are permitted": 1,
        "events that are planned": planned,
        "events that are possible": 1,
    }
    if export is not gdelt_mentions.GdeltMentions:
        assert told["places of an event beyond the first"] == (2 if export is polecat.Polecat else 1)


def test_gdelt_events(crafted: Reading) -> None:
    first, second, bare, week, *_ = rows(gdelt_events.GdeltEvents(), [crafted])
    assert [first[name] for name in ("SQLDATE", "MonthYear", "Year", "FractionDate")] == [
        "20241115", "202411", "2024", "2024.8716",
    ]  # fmt: skip
    assert first["Actor1Code"] == "ROMGOV", "GDELT writes Romania ROM"
    assert (first["Actor1Name"], first["Actor1CountryCode"], first["Actor1Type1Code"]) == ("RURITANIA", "ROM", "GOV")
    assert (second["Actor1KnownGroupCode"], second["Actor1Type1Code"]) == ("UNO", "IGO")
    codes_of = ("EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale")
    assert [first[name] for name in codes_of] == ["195", "195", "19", "4", "-10.0"]
    assert [bare[name] for name in codes_of] == ["", "", "", "4", ""], (
        "the quad class of ASSAULT is known without a code"
    )
    assert [week[name] for name in codes_of] == ["0871", "087", "08", "2", "9.0"]
    assert [week[name] for name in ("SQLDATE", "MonthYear", "Year")] == ["", "202411", "2024"], "a week is no day"
    place = ("Type", "FullName", "CountryCode", "ADM1Code", "Lat", "Long", "FeatureID")
    assert [first[f"ActionGeo_{name}"] for name in place] == ["4", "Zenda, Romania", "RO", "", "45.5", "25.25", ""]
    assert [week[f"ActionGeo_{name}"] for name in place] == ["1", "Romania", "RO", "RO", "", "", "RO"]
    assert {row["IsRootEvent"] for row in (first, second, bare)} == {"1"}
    assert {(row["NumMentions"], row["NumSources"], row["NumArticles"]) for row in (first, bare)} == {("1", "1", "1")}
    assert first["SOURCEURL"] == "https://harbour.example/a%22b?c=d e"


def test_gdelt_mentions_lead_to_gdelt_events(crafted: Reading, examples: list[Reading]) -> None:
    readings = [*examples, crafted]
    events, mentions = rows(gdelt_events.GdeltEvents(), readings), rows(gdelt_mentions.GdeltMentions(), readings)
    assert [row["GLOBALEVENTID"] for row in events] == [row["GLOBALEVENTID"] for row in mentions]
    assert len({row["GLOBALEVENTID"] for row in events}) == len(events)
    assert all(0 < int(row["GLOBALEVENTID"]) < 2**53 for row in events)
    first = mentions[-5]
    assert first["MentionTimeDate"] == "20241117200500"
    assert (first["MentionType"], first["MentionSourceName"]) == ("1", "harbour.example")
    text = crafted.article.text
    assert text[int(first["Actor1CharOffset"]) :].startswith("Ruritania")
    assert text[int(first["ActionCharOffset"]) :].startswith("struck")
    assert mentions[0]["MentionType"] == "2", "a report without an address is cited"
    assert {row["Actor1CharOffset"] for row in mentions if row["GLOBALEVENTID"] == events[-3]["GLOBALEVENTID"]} == {
        "-1"
    }


def test_ids_do_not_hang_on_the_order(crafted: Reading, examples: list[Reading]) -> None:
    forth = {row["GLOBALEVENTID"] for row in rows(gdelt_events.GdeltEvents(), [crafted, *examples])}
    back = {row["GLOBALEVENTID"] for row in rows(gdelt_events.GdeltEvents(), [*reversed(examples), crafted])}
    assert forth == back


def test_polecat(crafted: Reading) -> None:
    first, bare, week, announced = rows(polecat.Polecat(), [crafted])
    assert (first["Event ID"], first["Event Date"], first["Event Type"], first["Event Mode"]) == (
        "e-1", "2024-11-15", "ASSAULT", "aerial",
    )  # fmt: skip
    assert first["Quad Code"] == "MATERIAL CONFLICT"
    assert first["Actor Name"].startswith("Ruritania; '=cmd")
    assert (first["Actor Country"], first["Actor COW"], first["Primary Actor Sector"]) == (
        "ROU; None",
        "360; None",
        "GOV; IGO",
    )
    assert (first["Recipient Title"], first["City"], first["Country"], first["GeoNames ID"]) == (
        "Minister", "Zenda", "ROU", "1234567",
    )  # fmt: skip
    assert (bare["Actor Name"], bare["Actor Country"], bare["Event Date"], bare["Placename"]) == (
        "None",
        "None",
        "",
        "None",
    )
    assert (week["Event Date"], week["Latitude"], week["Country"]) == ("", "", "ROU")
    assert (announced["Event ID"], announced["Event Type"], announced["Event Mode"], announced["Event Date"]) == (
        "e-4", "AGREE", "None", "",
    ), "PLOVER files an announced visit under AGREE; its day is not that of the announcement"  # fmt: skip
    assert "Rudolf" in first["Story People"].split("; ")
    assert "Wire" in first["Story Organizations"].split("; ")


def test_icews(crafted: Reading) -> None:
    first, _, bare, *_ = rows(icews.Icews(), [crafted])
    assert (first["Event Date"], first["Source Name"], first["Source Sectors"], first["Source Country"]) == (
        "2024-11-15", "Ruritania", "Government", "Romania",
    )  # fmt: skip
    assert (first["Event Text"], first["CAMEO Code"], first["Intensity"]) == ("Employ aerial weapons", "195", "-10.0")
    assert (first["Publisher"], first["City"], first["Country"], first["Latitude"]) == (
        "Harbour Post",
        "Zenda",
        "Romania",
        "45.5",
    )
    assert (bare["Source Name"], bare["Event Text"], bare["Event Date"]) == ("", "", "")


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize(("export", "known"), EXPORTS.items())
def test_pandas_reads_them_as_it_reads_the_datasets(
    export: Any, known: tuple[ModuleType, int, bool], examples: list[Reading], crafted: Reading
) -> None:
    _, width, headed = known
    raw = io.BytesIO(written(export(), [*examples, crafted]))
    frame = pd.read_csv(raw, sep="\t", header=0 if headed else None, dtype=str, keep_default_na=False)
    assert frame.shape == (len(rows(export(), [*examples, crafted])), width)


@pytest.mark.skipif(not shutil.which("Rscript"), reason="R is not installed here: the reading by R was not run")
@pytest.mark.parametrize(("export", "known"), EXPORTS.items())
def test_readr_reads_them_without_a_warning(
    export: Any, known: tuple[ModuleType, int, bool], tmp_path: Path, examples: list[Reading], crafted: Reading
) -> None:
    if subprocess.run(["Rscript", "-e", "library(readr)"], capture_output=True, check=False).returncode:
        pytest.skip("R has no readr here: the reading by R was not run")
    (tmp_path / "file.tsv").write_bytes(written(export(), [*examples, crafted]))
    script = (
        "library(readr); options(warn = 2); a <- commandArgs(TRUE); "
        "t <- read_tsv(a[1], col_names = a[2] == 'yes', col_types = cols(.default = 'c')); "
        "stopifnot(nrow(problems(t)) == 0); cat(dim(t))"
    )
    told = subprocess.run(
        ["Rscript", "-e", script, tmp_path / "file.tsv", "yes" if known[2] else "no"],
        capture_output=True, text=True, check=False, env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
    )  # fmt: skip
    assert told.returncode == 0, told.stderr
    assert told.stdout.split() == [str(len(rows(export(), [*examples, crafted]))), str(known[1])]


@pytest.mark.parametrize(
    ("code", "country", "expected"),
    [
        ("RUSGOV", "RUS", Parts("RUS", "", ("GOV",))),
        ("GOV", None, Parts("", "", ("GOV",))),
        ("IGOEUREEC", None, Parts("", "EUR", ("IGO",))),
        ("USAGOVMIL", None, Parts("USA", "", ("GOV", "MIL"))),
        (None, "TUR", Parts("TUR", "", ())),
        (None, None, Parts("", "", ())),
    ],
)
def test_an_actor_code_is_taken_apart(code: str | None, country: str | None, expected: Parts) -> None:
    assert parts(Who("x", "unknown", country, None, code, Span(0, 1, "x"))) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024-11-17T22:05+02:00", "20241117200500"),
        ("2024-11-17T22:05:30Z", "20241117220530"),
        ("2024-11-17T22:05", ""),
        ("2024-11-17", ""),
        ("9999-12-31T23:59-10:00", ""),
        ("2024-02-31T00:00Z", ""),
        ("", ""),
    ],
)
def test_a_stamp_needs_the_minute_and_the_zone(value: str, expected: str) -> None:
    assert stamp(When(value, "minute", "published")) == expected


def test_every_code_of_the_ontology_is_known() -> None:
    known = codes()
    assert not set(ontology.load().cameo) - set(known)
    assert all(-10 <= code.goldstein <= 10 and code.name for code in known.values())
    assert {code.quad for code in known.values()} == {1, 2, 3, 4}
    assert (known["1823"].base, known["1823"].root, known["190"].goldstein, known["057"].goldstein) == (
        "182",
        "18",
        -10,
        8,
    )


def test_the_countries_are_whole() -> None:
    known = countries()
    assert len(known) > 240
    assert all(len(alpha3) == 3 and len(one.alpha2) == 2 and one.name for alpha3, one in known.items())
    assert (known["ROU"].fips, known["ROU"].cow, known["GBR"].fips, known["GBR"].cow) == ("RO", "360", "UK", "200")
    numbers = [one.cow for one in known.values() if one.cow]
    assert len(numbers) == len(set(numbers)) > 190


def test_a_country_is_no_point(crafted: Reading) -> None:
    where = Where("Romania", "ROU", 46.0, 25.0, "country", None, crafted.events[0].trigger)
    event = msgspec.structs.replace(crafted.events[0], where=(where,))
    told = rows(icews.Icews(), [msgspec.structs.replace(crafted, events=(event,))])
    assert {(row["Country"], row["Latitude"], row["Longitude"]) for row in told} == {("Romania", "", "")}
