"""Maps, read back by geopandas, pyarrow and a JSON schema of RFC 7946."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import geopandas
import jsonschema
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.exports import point
from onrecord.exports.places.features import PROPERTIES
from onrecord.exports.places.geojson import GeoJson
from onrecord.exports.places.geoparquet import GeoParquet
from onrecord.model.grounds import Where
from onrecord.model.problems import MissingExtra
from onrecord.model.reading import Reading
from onrecord.model.text import Span

# What RFC 7946 asks of a collection of points (sections 3.1.2, 3.2, 3.3, 7.1).
RFC_7946 = {
    "type": "object",
    "required": ["type", "features"],
    "properties": {
        "type": {"const": "FeatureCollection"},
        "features": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["type", "geometry", "properties"],
                "properties": {
                    "type": {"const": "Feature"},
                    "id": {"type": ["string", "number"]},
                    "properties": {"type": ["object", "null"]},
                    "geometry": {
                        "type": ["object", "null"],
                        "required": ["type", "coordinates"],
                        "additionalProperties": False,
                        "properties": {
                            "type": {"const": "Point"},
                            "coordinates": {
                                "type": "array",
                                "prefixItems": [
                                    {"type": "number", "minimum": -180, "maximum": 180},
                                    {"type": "number", "minimum": -90, "maximum": 90},
                                ],
                                "minItems": 2,
                                "maxItems": 2,
                            },
                        },
                    },
                },
            },
        },
    },
    "not": {"required": ["crs"]},
}


def written(export: GeoJson | GeoParquet, readings: list[Reading]) -> bytes:
    out = io.BytesIO()
    assert export.write(iter(readings), out) == len(readings)
    return out.getvalue()


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_geojson_is_what_the_standard_says(any_readings: st.SearchStrategy[Reading], data: st.DataObject) -> None:
    readings = data.draw(st.lists(any_readings, max_size=3))
    told = json.loads(written(GeoJson(), readings))
    jsonschema.Draft202012Validator(RFC_7946).validate(told)
    places = [where for reading in readings for event in reading.events for where in event.where]
    assert [one["properties"]["place"] for one in told["features"]] == [where.name for where in places]
    assert all(list(one["properties"]) == list(PROPERTIES) for one in told["features"])


def test_a_country_is_no_pin(crafted: Reading) -> None:
    told = json.loads(written(GeoJson(), [crafted]))["features"]
    city, country = told[0], told[1]
    assert (city["id"], city["geometry"]) == ("e-1/0", {"type": "Point", "coordinates": [25.25, 45.5]})
    assert (country["id"], country["geometry"]) == ("e-1/1", None)
    assert (country["properties"]["country"], country["properties"]["precision"]) == ("ROU", "country")
    assert city["properties"]["said_by"] == ["Harbour Post", "Wire", "Rudolf"]
    assert {one["properties"]["status"] for one in told} == {event.status for event in crafted.events}


def test_events_without_a_place_are_counted(crafted: Reading) -> None:
    assert GeoJson().export([crafted], io.BytesIO()).left_out == {"events whose place is not known": 1}
    assert GeoParquet().export([crafted], io.BytesIO()).left_out == {"events whose place is not known": 1}


@pytest.mark.parametrize(
    ("lat", "lon", "precision", "expected"),
    [
        (45.5, 25.25, "city", (45.5, 25.25)),
        (45.5, 25.25, "country", None),
        (45.5, 25.25, "region", None),
        (45.5, 25.25, "unknown", None),
        (None, 25.25, "city", None),
        (float("nan"), 25.25, "city", None),
        (float("inf"), 25.25, "city", None),
        (90.5, 25.25, "city", None),
        (45.5, -180.5, "point", None),
        (0.0, 0.0, "admin1", (0.0, 0.0)),
    ],
)
def test_a_point_is_where_the_precision_says_so(
    lat: float | None, lon: float | None, precision: Any, expected: tuple[float, float] | None
) -> None:
    assert point(Where("x", None, lat, lon, precision, None, Span(0, 1, "x"))) == expected


def test_geopandas_reads_both_alike(tmp_path: Path, crafted: Reading, examples: list[Reading]) -> None:
    readings = [*examples, crafted]
    (tmp_path / "a.geojson").write_bytes(written(GeoJson(), readings))
    (tmp_path / "a.parquet").write_bytes(written(GeoParquet(), readings))
    drawn = geopandas.read_file(tmp_path / "a.geojson")
    stored = geopandas.read_parquet(tmp_path / "a.parquet")
    assert list(drawn["event_id"]) == list(stored["event_id"])
    assert (
        drawn.geometry.geom_equals(stored.geometry.set_crs(drawn.crs, allow_override=True)).sum()
        == drawn.geometry.notna().sum()
        > 2
    )
    assert stored.crs == "OGC:CRS84"
    assert stored["actors"].map(list).tolist()[-1] == [who.name for who in crafted.events[-1].actor]


def test_geoparquet_says_what_the_specification_asks_for(tmp_path: Path, crafted: Reading) -> None:
    told = json.loads(pq.read_metadata(io.BytesIO(written(GeoParquet(), [crafted]))).metadata[b"geo"])
    assert told == {
        "version": "1.1.0",
        "primary_column": "geometry",
        "columns": {"geometry": {"encoding": "WKB", "geometry_types": ["Point"], "bbox": [25.25, 45.5, 25.25, 45.5]}},
    }
    empty = json.loads(pq.read_metadata(io.BytesIO(written(GeoParquet(), []))).metadata[b"geo"])
    assert empty["columns"]["geometry"] == {"encoding": "WKB", "geometry_types": []}


def test_without_pyarrow_the_answer_is_what_to_type(monkeypatch: pytest.MonkeyPatch) -> None:
    from onrecord.exports.places import geoparquet

    def missing(name: str) -> Any:
        raise ImportError(name)

    monkeypatch.setattr(geoparquet, "import_module", missing)
    with pytest.raises(MissingExtra, match=r"pip install 'onrecord\[parquet\]'"):
        GeoParquet().write([], io.BytesIO())
