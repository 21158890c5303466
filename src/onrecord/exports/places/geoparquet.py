"""GeoParquet 1.1: the same features as a table, through pyarrow (the extra ``onrecord[parquet]``)."""

from __future__ import annotations

import json
import struct
from collections import Counter
from collections.abc import Iterable
from importlib import import_module
from typing import Any, BinaryIO

from onrecord.exports import Written
from onrecord.exports.places.features import PROPERTIES, Feature, features
from onrecord.model.problems import MissingExtra
from onrecord.model.reading import Reading

VERSION = "1.1.0"
_GROUP_ROWS = 20_000  # a row of this table has some 500 characters: 10 MB wait for their row group


class GeoParquet:
    """One row for each place of an event; ``geometry`` is WKB, null where the place is no point."""

    name = "geoparquet"
    media_type = "application/vnd.apache.parquet"

    def write(self, readings: Iterable[Reading], out: BinaryIO) -> int:
        """Writes the file; returns how many readings there were."""
        return self.export(readings, out).readings

    def export(self, readings: Iterable[Reading], out: BinaryIO) -> Written:
        """Writes the file, a row group at a time. Raises MissingExtra where pyarrow is not there."""
        left_out: Counter[str] = Counter()
        count = 0
        file = _File(out)
        for reading in readings:
            count += 1
            for feature in features(reading, left_out):
                file.add(feature)
        file.close()
        return Written(count, left_out)


def wkb(point: tuple[float, float]) -> bytes:
    """Latitude and longitude as well-known binary: little-endian, type 1, the longitude first."""
    return struct.pack("<BIdd", 1, 1, *point[::-1])


class _File:
    """The file while it is written."""

    def __init__(self, out: BinaryIO) -> None:
        try:
            self._arrow, parquet = import_module("pyarrow"), import_module("pyarrow.parquet")
        except ImportError:
            raise MissingExtra("GeoParquet is written by pyarrow: pip install 'onrecord[parquet]'") from None
        kinds = {
            "string": self._arrow.string(),
            "integer": self._arrow.int64(),
            "date": self._arrow.date32(),
            "list": self._arrow.list_(self._arrow.string()),
        }
        fields = [("feature_id", self._arrow.string()), ("geometry", self._arrow.binary())]
        self._schema = self._arrow.schema([*fields, *((name, kinds[kind]) for name, kind in PROPERTIES.items())])
        self._writer = parquet.ParquetWriter(out, self._schema, compression="zstd")
        self._waiting: list[dict[str, Any]] = []
        self._bounds: tuple[float, float, float, float] | None = None

    def add(self, feature: Feature) -> None:
        """Takes a feature, and writes a row group where enough wait."""
        geometry = None
        if feature.point:
            geometry = wkb(feature.point)
            y, x = feature.point
            west, south, east, north = self._bounds or (x, y, x, y)
            self._bounds = (min(west, x), min(south, y), max(east, x), max(north, y))
        self._waiting.append({"feature_id": feature.id, "geometry": geometry, **feature.properties})
        if len(self._waiting) >= _GROUP_ROWS:
            self._write()

    def close(self) -> None:
        """Writes what waits, and the footer with what the specification asks for of the geometry column."""
        self._write()
        column: dict[str, Any] = {"encoding": "WKB", "geometry_types": ["Point"] if self._bounds else []}
        if self._bounds:
            column["bbox"] = list(self._bounds)
        told = {"version": VERSION, "primary_column": "geometry", "columns": {"geometry": column}}
        self._writer.add_key_value_metadata({"geo": json.dumps(told)})
        self._writer.close()

    def _write(self) -> None:
        if self._waiting:
            self._writer.write_table(self._arrow.Table.from_pylist(self._waiting, schema=self._schema))
            self._waiting = []
