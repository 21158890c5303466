from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.problems import UsageError
from onrecord.pages.dates import hinted_when, read_when


@pytest.mark.parametrize(
    ("written", "value", "grain"),
    [
        ("2024-11-17T22:05:30Z", "2024-11-17T22:05:30Z", "second"),
        ("2024-11-17T22:05:30.972+0200", "2024-11-17T22:05:30+02:00", "second"),
        ("2024-11-17 22:05", "2024-11-17T22:05", "minute"),
        ("2024-11-17T22:05+02:00", "2024-11-17T22:05+02:00", "minute"),
        ("2024-11-17", "2024-11-17", "day"),
        ("2024-11-17T00:00:00+01:00", "2024-11-17", "day"),
        ("20241117T220530Z", "2024-11-17T22:05:30Z", "second"),
        ("1731881130", "2024-11-17T22:05:30Z", "second"),
        ("1731881130972", "2024-11-17T22:05:30Z", "second"),
        ("Sun, 17 Nov 2024 22:05:30 GMT", "2024-11-17T22:05:30Z", "second"),
        ("Nov 17, 2024, 22:14", "2024-11-17T22:14", "minute"),
        ("November 17, 2024 at 10:14 p.m. EST", "2024-11-17T22:14-05:00", "minute"),
        ("17 November 2024", "2024-11-17", "day"),
        ("17 Nov. 2024 12:05 am UTC", "2024-11-17T00:05Z", "minute"),
    ],
)
def test_times_are_read_at_the_grain_they_are_written_in(written: str, value: str, grain: str) -> None:
    when = read_when(written)
    assert when is not None
    assert (when.value, when.grain, when.basis, when.words) == (value, grain, "published", None)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "soon",
        "2024-13-45",
        "0001-01-01",
        "2024",
        "99999999999999",
        None,
        True,
        {},
        [],
        "11/12/2024 or so",
        "x" * 500,
    ],
)
def test_what_is_no_date_is_none(written: object) -> None:
    assert read_when(written) is None


@given(st.datetimes(min_value=datetime(1995, 1, 1), max_value=datetime(2090, 1, 1)))
def test_iso_goes_round(moment: datetime) -> None:
    when = read_when(moment.replace(microsecond=0, tzinfo=UTC).isoformat())
    assert when is not None
    assert datetime.fromisoformat(when.value).replace(tzinfo=UTC) == moment.replace(microsecond=0, tzinfo=UTC)


@given(st.text(max_size=60))
def test_no_text_raises(text: str) -> None:
    read_when(text)


def test_a_bad_date_from_a_person_is_bad_use() -> None:
    assert hinted_when("2024-11-17").value == "2024-11-17"
    with pytest.raises(UsageError, match="yesterday"):
        hinted_when("yesterday")
