import json

import msgspec
import pytest

from onrecord.model.article import Article
from onrecord.model.grounds import When
from onrecord.model.problems import Problem
from onrecord.model.reading import MadeBy, Reading, decode, encode, json_schema

READING = Reading(
    made_by=MadeBy("0.1.0", "onrecord-en/abc"),
    article=Article(
        id="r-1", url="https://a.example/1", outlet="Gazette", section=("World", "Europe"), headline="Talks fail",
        standfirst=None, byline=("Ann Poe",), published=When("2026-03-13T21:30+03:00", "minute", "published"),
        modified=None, language="en", text="Talks failed.",
    ),
    problems=(Problem("page", "cut off"),),
)  # fmt: skip


def test_a_reading_is_one_line_and_comes_back_the_same() -> None:
    line = encode(READING)
    assert b"\n" not in line
    assert decode(line) == READING


def test_the_contract_names_stand_in_the_json() -> None:
    told = json.loads(encode(READING))
    assert list(told) == [
        "format", "made_by", "article", "attributions", "events", "positions", "quantities", "problems",
    ]  # fmt: skip
    assert told["format"] == "onrecord/1"
    assert told["article"]["published"] == {
        "value": "2026-03-13T21:30+03:00", "grain": "minute", "basis": "published", "words": None,
    }  # fmt: skip
    assert told["article"]["section"] == ["World", "Europe"]
    assert told["article"]["standfirst"] is None


def test_another_format_is_refused_with_the_path_of_what_does_not_fit() -> None:
    with pytest.raises(msgspec.ValidationError, match=r"\$\.format"):
        decode(encode(READING).replace(b"onrecord/1", b"onrecord/9"))


def test_the_schema_is_made_from_the_types() -> None:
    schema = json_schema()
    defs = schema["$defs"]
    assert isinstance(defs, dict)
    assert {"Reading", "Article", "Attribution", "Event", "Position", "Quantity", "Span", "Hop", "When"} <= set(defs)
    assert set(defs["Position"]["properties"]) == {
        "id", "holder", "stance", "toward", "about", "limits", "condition", "since", "change", "attribution", "maker",
    }  # fmt: skip
    assert "no_comment" in str(defs["Position"]["properties"]["stance"])
