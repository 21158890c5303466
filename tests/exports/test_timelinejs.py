"""TimelineJS: the JSON that its documentation describes, and nothing that a page would run."""

from __future__ import annotations

import io
import json
from html.parser import HTMLParser
from typing import Any

import jsonschema
import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.exports.timelinejs import TimelineJs
from onrecord.model.grounds import When
from onrecord.model.reading import Reading

_DATE = {
    "type": "object",
    "required": ["year"],
    "properties": {
        "year": {"type": "integer"},
        "month": {"type": "integer", "minimum": 1, "maximum": 12},
        "day": {"type": "integer", "minimum": 1, "maximum": 31},
        "display_date": {"type": "string"},
    },
    "additionalProperties": False,
    "dependentRequired": {"day": ["month"]},
}
# The fields of the JSON format that timeline.knightlab.com documents.
DOCUMENTED = {
    "type": "object",
    "required": ["events"],
    "additionalProperties": False,
    "properties": {
        "scale": {"enum": ["human", "cosmological"]},
        "events": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["start_date"],
                "additionalProperties": False,
                "properties": {
                    "start_date": _DATE,
                    "end_date": _DATE,
                    "text": {
                        "type": "object",
                        "properties": {"headline": {"type": "string"}, "text": {"type": "string"}},
                        "additionalProperties": False,
                    },
                    "group": {"type": "string"},
                    "unique_id": {"type": "string"},
                    "autolink": {"type": "boolean"},
                },
            },
        },
    },
}


def written(readings: list[Reading]) -> Any:
    out = io.BytesIO()
    assert TimelineJs().write(iter(readings), out) == len(readings)
    return json.loads(out.getvalue())


class Tags(HTMLParser):
    """The tags and addresses of a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.seen: set[str] = set()
        self.links: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        self.links += [value or "" for name, value in attrs if name == "href"]
        assert {name for name, _ in attrs} <= {"href"}


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_it_is_what_the_documentation_says_whatever_was_read(
    any_readings: st.SearchStrategy[Reading], data: st.DataObject
) -> None:
    told = written(data.draw(st.lists(any_readings, max_size=3)))
    jsonschema.Draft202012Validator(DOCUMENTED).validate(told)
    for one in told["events"]:
        for html in one["text"].values():
            tags = Tags(html)
            assert tags.seen <= {"p", "b", "a"}
            assert all(link.startswith(("https://", "http://")) for link in tags.links)


def test_words_of_a_report_are_never_run(crafted: Reading) -> None:
    said = msgspec.structs.replace(crafted, article=msgspec.structs.replace(crafted.article, url="javascript:alert(1)"))
    for one in written([said])["events"]:
        assert "<script" not in one["text"]["headline"] + one["text"]["text"]
        assert "href" not in one["text"]["text"]
        assert "&lt;script&gt;" in one["text"]["headline"]


def test_what_did_not_happen_says_so_first(crafted: Reading) -> None:
    told = {one["unique_id"]: one for one in written([crafted])["events"]}
    assert told["e-1"]["text"]["headline"].startswith("ASSAULT Ruritania")
    for event in crafted.events:
        if event.status != "actual":
            assert told[event.id]["text"]["headline"].startswith(f"{event.status}: {event.type}")
    assert "e-2" not in told
    assert TimelineJs().export([crafted], io.BytesIO()).left_out == {
        "events whose time is not known": 1, "positions": 1, "quantities": 1,
    }  # fmt: skip


def test_a_time_keeps_its_grain(crafted: Reading) -> None:
    def dates(value: str, grain: Any) -> tuple[Any, Any]:
        event = msgspec.structs.replace(crafted.events[0], when=When(value, grain, "text"))
        (one,) = written([msgspec.structs.replace(crafted, events=(event,))])["events"]
        start = one["start_date"]
        assert start.pop("display_date") == value
        return tuple(start.values()), tuple(one.get("end_date", {}).values())

    assert dates("2024-11-15", "day") == ((2024, 11, 15), ())
    assert dates("2024-11", "month") == ((2024, 11), ())
    assert dates("2024", "year") == ((2024,), ())
    assert dates("2024-Q3", "quarter") == ((2024, 7), (2024, 9))
    assert dates("2024-W46", "week") == ((2024, 11, 11), (2024, 11, 17))
    assert dates("199", "decade") == ((1990,), (1999,))
    assert dates("2024-11-15/2024-11-20", "day") == ((2024, 11, 15), (2024, 11, 20))
