"""GeoJSON (RFC 7946): what any map reads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import BinaryIO

import msgspec

from onrecord.exports import Written
from onrecord.exports.places.features import Feature, features
from onrecord.model.reading import Reading


class GeoJson:
    """A FeatureCollection, a feature a line. A country or region has no geometry, only its code."""

    name = "geojson"
    media_type = "application/geo+json"

    def write(self, readings: Iterable[Reading], out: BinaryIO) -> int:
        """Writes the collection; returns how many readings there were."""
        return self.export(readings, out).readings

    def export(self, readings: Iterable[Reading], out: BinaryIO) -> Written:
        """Writes the collection, a reading at a time."""
        left_out: Counter[str] = Counter()
        count, between = 0, b"\n"
        out.write(b'{"type":"FeatureCollection","features":[')
        for reading in readings:
            count += 1
            for feature in features(reading, left_out):
                out.write(between + _encoded(feature))
                between = b",\n"
        out.write(b"\n]}\n")
        return Written(count, left_out)


def _encoded(feature: Feature) -> bytes:
    return msgspec.json.encode(
        {
            "type": "Feature",
            "id": feature.id,
            "geometry": {"type": "Point", "coordinates": feature.point[::-1]} if feature.point else None,
            "properties": feature.properties,
        }
    )
