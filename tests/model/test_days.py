from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model.days import days, first_day
from onrecord.model.grounds import When


def test_days() -> None:
    def of(value: str) -> tuple[date, date] | None:
        return days(When(value, "unknown", "text"))

    assert of("2024-02") == (date(2024, 2, 1), date(2024, 2, 29))
    assert of("2024-W01") == (date(2024, 1, 1), date(2024, 1, 7))
    assert of("2024-WI") == (date(2024, 12, 1), date(2025, 2, 28))
    assert of("2024-Q4") == (date(2024, 10, 1), date(2024, 12, 31))
    assert of("199") == (date(1990, 1, 1), date(1999, 12, 31))
    assert of("2024-11-15/2024-12") == (date(2024, 11, 15), date(2024, 12, 31))
    assert [of(value) for value in ("", "2024-02-31", "0000", "2024-W60", "soon", "2025/2024", "/", "2024-13")] == [
        None
    ] * 8
    assert days(None) is None


@settings(deadline=None)
@given(st.text(max_size=12))
def test_days_never_raise(value: str) -> None:
    known = days(When(value, "unknown", "text"))
    assert known is None or known[0] <= known[1]


def test_first_day_of_a_whole_date_alone() -> None:
    assert first_day("2026-03-14T09:00:00Z") == first_day("2026-03-14") == date(2026, 3, 14).toordinal()
    assert first_day("2026-03") is None
    assert first_day("") is None
