"""FollowTheMoney statements, read back by followthemoney."""

from __future__ import annotations

import io
from collections import defaultdict

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.exports.ftm import DATASET, FtmStatements
from onrecord.model.reading import Reading

pytest.importorskip("followthemoney", reason="pip install -e '.[ftm]' reads these files back (it builds on ICU)")

from followthemoney import model
from followthemoney.dataset import Dataset
from followthemoney.statement import Statement, StatementEntity, read_statements


def read_back(readings: list[Reading]) -> list[Statement]:
    out = io.BytesIO()
    assert FtmStatements().write(iter(readings), out) == len(readings)
    assert not out.closed
    return list(read_statements(io.BytesIO(out.getvalue()), "csv"))


def entities(statements: list[Statement]) -> dict[str, StatementEntity]:
    grouped: dict[str, list[Statement]] = defaultdict(list)
    for one in statements:
        grouped[one.canonical_id].append(one)
    of = Dataset({"name": DATASET, "title": "onrecord"})
    return {name: StatementEntity.from_statements(of, group) for name, group in grouped.items()}


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_every_statement_is_of_the_model_and_has_the_id_that_the_library_gives(
    any_readings: st.SearchStrategy[Reading], data: st.DataObject
) -> None:
    for one in read_back(data.draw(st.lists(any_readings, max_size=2))):
        schema = model.get(one.schema)
        assert schema is not None
        prop = schema.get(one.prop)
        assert prop is not None, (one.schema, one.prop)
        assert prop.type.name == one.prop_type
        assert one.value
        assert one.id == Statement.make_key(one.dataset, one.entity_id, one.prop, one.value, one.external)


def test_values_are_clean(examples: list[Reading], crafted: Reading) -> None:
    for one in read_back([*examples, crafted]):
        prop = model.get(one.schema).get(one.prop)  # type: ignore[union-attr]
        assert prop.type.validate(one.value) or one.prop == "sourceUrl", (one.prop, one.value)


def test_an_event_leads_to_its_report_and_to_who_took_part(crafted: Reading) -> None:
    told = entities(read_back([crafted]))
    event, article = told["e-1"], told["r-1"]
    assert (event.schema.name, article.schema.name) == ("Event", "Article")
    assert event.get("proof") == ["r-1"]
    assert event.get("date") == ["2024-11-15"]
    assert sorted(told[one].schema.name for one in event.get("involved")) == ["Organization", "Person", "PublicBody"]
    assert told["onrecord-country-rou"].get("country") == ["ro"]
    assert article.get("publishedAt") == ["2024-11-17"]
    assert article.get("bodyText") == [crafted.article.text]
    assert (told["e-3"].get("startDate"), told["e-3"].get("endDate")) == (["2024-11-11"], ["2024-11-17"])
    assert "Said by: Harbour Post <- Wire <- Rudolf" in event.get("description")


@pytest.mark.parametrize(
    "status", ["actual", "planned", "possible", "conditional", "ordered", "permitted", "denied", "failed"]
)
def test_the_name_of_an_event_says_whether_it_happened(crafted: Reading, status: str) -> None:
    told = [one for one in entities(read_back([crafted])).values() if f"status:{status}" in one.get("keywords")]
    assert told
    assert all(one.caption.endswith(f"[{status}]") for one in told)


def test_what_no_schema_holds_is_counted(crafted: Reading) -> None:
    told = FtmStatements().export([crafted], io.BytesIO())
    assert told.left_out == {"positions": 1, "quantities": 1}


def test_the_same_reading_twice_says_the_same(crafted: Reading) -> None:
    once, twice = read_back([crafted]), read_back([crafted, crafted])
    assert {one.id for one in once} == {one.id for one in twice}
    assert len({one.id for one in once}) == len(once)
