"""A view as a page, or as the file of exactly what it shows."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from starlette.responses import HTMLResponse, Response

from onrecord.model.problems import UsageError
from onrecord.record import download
from onrecord.record.table import Table
from onrecord.views.web import escaping
from onrecord.views.web.asked import Asked

_MEDIA = {"csv": "text/csv; charset=utf-8", "json": "application/json"}
_TIMES = ("day", "time", "since", "last", "reported", "at")
NOTHING = Table((), (), ())


@dataclass(frozen=True)
class View:
    """What a page shows.

    Attributes:
        title: of the page.
        template: its file in ``templates``.
        table: the rows that it shows, and that a download gives.
        context: what the template needs beside them.
        status: the HTTP status.
        part: whether the template stands alone, as a part that goes into a page that is open.
    """

    title: str
    template: str
    table: Table = NOTHING
    context: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    status: int = 200


def give(view: View, asked: Asked, token: str) -> Response:
    """The page, or with ``as=csv`` and ``as=json`` the file. Raises UsageError for another form."""
    form = asked.one("as")
    if form is None:
        return HTMLResponse(render(view, asked, token), view.status)
    if form not in _MEDIA:
        raise UsageError(f"a download is csv or json; not {form!r}")
    out = io.BytesIO()
    (download.as_csv if form == "csv" else download.as_json)(view.table, out)
    name = "".join(one if one.isalnum() and one.isascii() else "-" for one in view.title.lower())[:60].strip("-")
    return Response(
        out.getvalue(), media_type=_MEDIA[form],
        headers={
            "content-disposition": f'attachment; filename="{name or "onrecord"}.{form}"',
            "x-row-count": str(len(view.table)),
            "x-more-rows": "true" if view.table.more else "false",
        },
    )  # fmt: skip


def render(view: View, asked: Asked, token: str) -> str:
    """The HTML of the page."""
    same = [(name, value) for name, value in asked.given if name not in ("as",) and not name.startswith("/")]
    return (
        environment()
        .get_template(view.template)
        .render(
            view=view, asked=asked, token=token, here=asked.path,
            download={form: f"{asked.path}?{urlencode([*same, ('as', form)])}" for form in _MEDIA},
            **view.context,
        )
    )  # fmt: skip


@cache
def environment() -> Environment:
    """The templates: escaped, every value made visible, a name that is not there an error."""
    made = Environment(
        loader=PackageLoader("onrecord.views.web", "templates"), autoescape=select_autoescape(default=True),
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, finalize=escaping.finalize,
    )  # fmt: skip
    made.filters |= {
        "link": escaping.link,
        "short": _short,
        "when": _when,
        "cell": cell,
        "query": _query,
        "pairs": _pairs,
        "shown": _shown,
    }
    return made


def _short(text: str | None, longest: int = 160) -> str:
    """One line of at most so many characters."""
    told = " ".join((text or "")[: 4 * longest].split())
    return told if len(told) <= longest else told[: longest - 1].rstrip() + "…"


def _when(value: Any) -> str:
    """A time to the minute at most."""
    return str(value or "")[:16].replace("T", " ")


def _query(values: Mapping[str, Any]) -> str:
    return urlencode([(name, value) for name, value in values.items() if value not in (None, "")], doseq=True)


def _shown(table: Table, hide: tuple[str, ...] = ()) -> list[tuple[int, str, str]]:
    """Place, name and class of the columns that have a value in any row; a download has the empty ones, too."""
    numbers, whole = ("BIGINT", "DOUBLE", "HUGEINT", "INTEGER"), ("DATE", "TIMESTAMP")
    found = []
    for place, name in enumerate(table.columns):
        kind = table.types[place]
        look = "nowrap" if name in _TIMES or kind in whole else "num" if kind in numbers else ""
        if name not in hide and any(row[place] is not None for row in table.values):
            found.append((place, name, look))
    # what leads on comes first, where a narrow screen shows it
    return sorted(found, key=lambda one: one[1] not in ("id", "claim"))


def _pairs(given: tuple[tuple[str, str], ...]) -> str:
    return urlencode(given)


def cell(value: Any) -> str:
    """A value of a table for a person: lists joined, long ones cut, unknown empty."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return _short("; ".join(cell(one) for one in value), 400)
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, float):
        return f"{value:,.0f}" if value.is_integer() else f"{value:,g}"
    return _short(str(value), 400)
