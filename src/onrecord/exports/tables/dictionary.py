"""The data dictionary: a Frictionless Data Package (specs.frictionlessdata.io, version 1) beside the tables."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from onrecord.exports.tables.columns import Column, Table
from onrecord.exports.tables.schema import EDITION
from onrecord.model.version import VERSION

NAME = "datapackage.json"

_TYPES: dict[str, dict[str, Any]] = {
    "string": {"type": "string"},
    "integer": {"type": "integer"},
    "number": {"type": "number"},
    "boolean": {"type": "boolean", "trueValues": ["true"], "falseValues": ["false"]},
    "date": {"type": "date", "format": "default"},
    "list": {"type": "array"},
}

_DIALECT = {
    "delimiter": ",",
    "lineTerminator": "\r\n",
    "quoteChar": '"',
    "doubleQuote": True,
    "header": True,
}


@dataclass(frozen=True, slots=True)
class File:
    """A file that was written: its table, its name, its rows, its bytes and their SHA-256."""

    table: Table
    name: str
    rows: int
    size: int
    sha256: str


def dictionary(files: Iterable[File], form: str) -> bytes:
    """``datapackage.json`` of the files; ``form`` is ``csv`` or ``parquet``."""
    package = {
        "profile": "tabular-data-package" if form == "csv" else "data-package",
        "name": "onrecord",
        "title": "A record of news reports: who did what, who says so, through whose hands it came",
        "version": EDITION,
        "onrecord": VERSION,
        "resources": [_resource(file, form) for file in files],
    }
    return json.dumps(package, ensure_ascii=False, indent=1).encode() + b"\n"


def _resource(file: File, form: str) -> dict[str, Any]:
    told: dict[str, Any] = {
        "name": file.table.name,
        "path": file.name,
        "description": f"One row: {file.table.says}.",
        "format": form,
        "rows": file.rows,
        "bytes": file.size,
        "hash": f"sha256:{file.sha256}",
        "schema": _schema(file.table),
    }
    if form == "csv":
        told |= {
            "profile": "tabular-data-resource",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "dialect": _DIALECT,
        }
    return told


def _schema(table: Table) -> dict[str, Any]:
    return {
        "fields": [_field(column) for column in table.columns],
        "missingValues": [""],
        "primaryKey": [*table.key],
        "foreignKeys": [
            {"fields": [column], "reference": {"resource": other, "fields": [column]}}
            for column, other in table.leads_to
        ],
    }


def _field(column: Column) -> dict[str, Any]:
    return {"name": column.name, **_TYPES[column.kind], "description": column.says}
