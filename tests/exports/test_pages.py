"""The pages of docs/exports say what the code does: columns, what stays empty, what is left out."""

from __future__ import annotations

import csv
import io
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest

from onrecord.exports import Telling, ftm
from onrecord.exports.coded import gdelt_events, gdelt_mentions, icews, polecat
from onrecord.exports.linked import prov
from onrecord.exports.places.features import PROPERTIES
from onrecord.exports.tables.columns import Table
from onrecord.exports.tables.schema import TABLES
from onrecord.extend import load
from onrecord.model.reading import Reading

PAGES = Path(__file__).parents[2] / "docs" / "exports"
CODED = {"gdelt-events": gdelt_events, "gdelt-mentions": gdelt_mentions, "polecat": polecat, "icews": icews}


def page(name: str) -> str:
    return (PAGES / f"{name}.md").read_text("utf-8")


def section(name: str, title: str) -> str:
    """The part of a page under a heading of the second level."""
    found = re.search(rf"^## {re.escape(title)}\n(.*?)(?=^## |\Z)", page(name), re.DOTALL | re.MULTILINE)
    assert found, f"{name}.md has no section {title!r}"
    return found[1]


def first_cells(text: str) -> list[str]:
    """The names in the first cells of a table."""
    return [
        name
        for line in text.splitlines()
        if line.startswith("| `")
        for name in re.findall("`([^`]+)`", line.split("|")[1])
    ]


def columns_of(table: Table) -> str:
    """A table as csv.md describes it."""
    key = ", ".join(f"`{name}`" for name in table.key)
    head = f"### {table.name}\n\nOne row: {table.says}. Key: {key}.\n\n| column | kind | what stands there |\n|---|---|---|\n"
    return head + "".join(f"| `{one.name}` | {one.kind} | {one.says} |\n" for one in table.columns)


@pytest.mark.parametrize("name", sorted(set(load("exports")) - {"jsonl"}))
def test_every_export_has_a_page_and_says_what_it_cannot_hold(name: str) -> None:
    assert section(name, "What it cannot hold").strip()
    assert f"--as {name} --out" in page(name)
    assert f"[`{name}`]({name}.md)" in page("README")


def test_the_command_names_every_format() -> None:
    told = subprocess.run(
        [Path(sys.executable).parent / "onrecord", "export", "--help"], capture_output=True, text=True, check=True
    ).stdout
    for name in load("exports"):
        assert name in told


def test_the_page_of_the_tables_is_their_dictionary() -> None:
    expected = "\n".join(columns_of(table) for table in TABLES)
    shown = page("csv").split("<!-- columns:begin -->\n")[1].split("<!-- columns:end -->")[0]
    assert shown == expected, f"docs/exports/csv.md should say:\n{expected}"


@pytest.mark.parametrize("name", CODED)
def test_the_pages_of_coded_data_name_every_column_once(name: str) -> None:
    named = first_cells(section(name, "Columns"))
    assert sorted(named) == sorted(CODED[name].COLUMNS)


@pytest.mark.parametrize("name", CODED)
def test_what_is_said_to_stay_empty_does_and_nothing_else(name: str, crafted: Reading, examples: list[Reading]) -> None:
    places = crafted.events[0].where[0]
    where = [msgspec.structs.replace(places, precision=precision) for precision in ("admin1", "admin2")]
    soldier = msgspec.structs.replace(crafted.events[0].actor[0], code="ROUGOVMILSPY")
    unknown = msgspec.structs.replace(crafted.events[0].actor[0], code="IGOUNO", country=None)
    more = [
        msgspec.structs.replace(
            crafted.events[0], id=f"e-x{n}", where=(one,), actor=(soldier, unknown), recipient=(soldier, unknown)
        )
        for n, one in enumerate(where)
    ]
    full = msgspec.structs.replace(crafted, events=(*crafted.events, *more))
    out = io.BytesIO()
    load("exports")[name]().write([*examples, full], out)
    columns = CODED[name].COLUMNS
    lines = list(csv.reader(io.StringIO(out.getvalue().decode()), delimiter="\t", quoting=csv.QUOTE_NONE))
    lines = [line for line in lines if tuple(line) != columns]
    empty = {column for n, column in enumerate(columns) if all(line[n] in ("", "None") for line in lines)}
    assert empty == set(re.findall("`([^`]+)`", section(name, "Always empty")))


@pytest.mark.parametrize("name", sorted(load("exports")))
def test_what_is_left_out_is_named_on_its_page(name: str, crafted: Reading) -> None:
    export: Any = load("exports")[name]()
    if not isinstance(export, Telling):
        return
    bare = msgspec.structs.replace(crafted, events=())
    told = {reason for reading in (crafted, bare) for reason in export.export([reading], io.BytesIO()).left_out}
    assert told
    said = " ".join(section(name, "What it cannot hold").split())
    assert {reason for reason in told if reason not in said} == set()


def test_the_maps_name_every_property() -> None:
    assert first_cells(section("geojson", "Properties")) == list(PROPERTIES)
    assert re.findall("`([a-z_]+)`", section("geoparquet", "Columns")) == ["feature_id", "id", "geometry", *PROPERTIES]


def test_ftm_names_every_column_and_property() -> None:
    assert re.findall("`([a-z_]+)`", section("ftm", "Columns").split("**")[0]) == list(ftm.COLUMNS)
    assert {prop for prop in ftm._TYPES if f"`{prop}`" not in page("ftm")} == set()


def test_prov_names_every_term_of_ours() -> None:
    ours = {name for name, term in prov.CONTEXT.items() if str(term).startswith("onrecord:")}
    assert {name for name in ours if f"`{name}`" not in page("prov")} == set()
    links = {term["@id"] for term in prov.CONTEXT.values() if isinstance(term, dict)}
    assert {term for term in links - {"dcterms:source"} if f"`{term}`" not in page("prov")} == set()
