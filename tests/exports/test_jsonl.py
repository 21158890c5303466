from __future__ import annotations

import io
import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.exports.jsonl import JsonLines
from onrecord.extend import Export, load
from onrecord.model.reading import Reading, decode


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_what_is_read_back_is_the_same_reading(any_readings: st.SearchStrategy[Reading], data: st.DataObject) -> None:
    given_in = data.draw(st.lists(any_readings, max_size=3))
    out = io.BytesIO()
    assert JsonLines().write(given_in, out) == len(given_in)
    lines = out.getvalue().split(b"\n")
    assert lines.pop() == b""
    read_back = [decode(line) for line in lines]
    assert read_back == given_in
    for reading in read_back:
        text = reading.article.text
        for attribution in reading.attributions:
            assert all(text[span.start : span.end] == span.text for span in attribution.content)
        for event in reading.events:
            assert text[event.trigger.start : event.trigger.end] == event.trigger.text


def test_a_line_is_a_reading_whatever_its_words(reading: Reading) -> None:
    out = io.BytesIO()
    JsonLines().write([reading, reading], out)
    assert b"\r" not in out.getvalue()
    first, second = out.getvalue().splitlines()
    assert first == second
    assert json.loads(first)["format"] == "onrecord/1"


def test_no_reading_is_no_line() -> None:
    out = io.BytesIO()
    assert JsonLines().write([], out) == 0
    assert out.getvalue() == b""


def test_it_comes_in_by_the_door_for_exports() -> None:
    export = load("exports")["jsonl"]()
    assert isinstance(export, Export)
    assert (export.name, export.media_type) == ("jsonl", "application/jsonl")
