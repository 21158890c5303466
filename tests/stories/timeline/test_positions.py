"""Who held what, since when."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.model.grounds import Who
from onrecord.model.reading import Reading
from onrecord.model.stories import Held
from onrecord.record.opened import open_record
from onrecord.stories import timeline
from tests.stories.making import Report


def told(day: str, stance: str, about: str, holder: str = "Norland", kind: str = "country", outlet: str = "Gazette",
         condition: str | None = None, country: str | None = "NLD", role: str | None = None) -> Reading:  # fmt: skip
    report = Report(f"{holder} on {day}: {about}. {condition or ''}", outlet, day)
    who = report.who(holder, country, kind)
    who = Who(who.name, who.kind, who.country, role, None, who.words)
    report.holds(who, stance, about, condition=condition)
    return report.reading()


def held(*readings: Reading) -> list[Held]:
    return timeline.held(word for reading in readings for word in timeline.words(reading))


REFUSED = told("2026-01-10", "refuse", "escorting grain ships through the strait")
AGAIN = told("2026-02-01", "refuse", "escorting of grain ships through the strait", outlet="Post")
LET = told("2026-03-05", "permit", "grain ships escorted through the strait", outlet="Post")


def test_a_position_is_first_told_then_restated_then_reversed() -> None:
    before, after = held(LET, REFUSED, AGAIN)
    assert (before.turn, before.stance, before.since, before.until) == ("first", "refuse", "2026-01-10", "2026-03-05")
    assert (before.restated, before.last, len(before.words)) == (1, "2026-02-01", 2)
    assert (after.turn, after.stance, after.since, after.until) == ("reversed", "permit", "2026-03-05", None)
    assert after.before is not None
    assert after.before.quoted.report == AGAIN.article.id
    assert timeline.standing([before, after]) == [after]


def test_what_stood_on_an_earlier_day_is_what_was_on_record_then() -> None:
    (only,) = timeline.standing(held(REFUSED, AGAIN))
    assert (only.stance, only.until) == ("refuse", None)


def test_a_condition_that_is_replaced_changes_a_position_and_one_left_out_does_not() -> None:
    bound = told("2026-01-10", "promise", "open the northern strait", condition="if Estrel pays the tolls")
    bare = told("2026-01-12", "promise", "open the northern strait", outlet="Post")
    other = told("2026-02-10", "promise", "open the northern strait", condition="once mines are cleared by Ostrava")
    (same,) = held(bound, bare)
    assert (same.turn, same.restated) == ("first", 1)
    _, changed = held(bound, other)
    assert (changed.turn, changed.since) == ("changed", "2026-02-10")


def test_a_state_and_its_official_are_linked_by_country_and_never_turn_each_other() -> None:
    minister = told("2026-03-05", "permit", "grain ships escorted through the strait", "Ida Brandt", "person",
                    role="foreign minister")  # fmt: skip
    state, official = held(REFUSED, minister)
    assert (state.level, official.level) == ("state", "official")
    assert state.country == official.country == "NLD"
    assert {state.turn, official.turn} == {"first"}
    assert state.until is None


def test_other_matters_and_other_addressees_stay_apart() -> None:
    other = told("2026-03-05", "permit", "fishing boats in the bay")
    assert [one.turn for one in held(REFUSED, other)] == ["first", "first"]


def test_one_report_or_one_day_tells_no_turn() -> None:
    same_day = told("2026-01-10", "permit", "escorting grain ships through the strait", outlet="Post")
    assert [one.turn for one in held(REFUSED, same_day)] == ["first"]


def test_the_record_answers_for_a_day(tmp_path: Path) -> None:
    with open_record(tmp_path / "record") as record:
        record.add([REFUSED, AGAIN, LET])
        early = timeline.on_day(record, "2026-02-15", {}, None)
        assert [(row.holder, row.stance, row.since, row.restated) for row in early] == [
            ("Norland", "refuse", "2026-01-10", 1)
        ]
        (late,) = timeline.on_day(record, "2026-03-15", {"of": "NLD"}, None)
        assert (late.stance, late.turn, late.level, late.said_by) == ("permit", "reversed", "state", "Post")
        assert late.before == "refuse: escorting of grain ships through the strait (2026-02-01)"
        assert late.report == LET.article.id
        assert len(timeline.on_day(record, "2026-01-01", {}, None)) == 0


@pytest.mark.parametrize("words", [["permit", "refuse"], ["promise", "forbid"], ["support", "oppose"]])
def test_sides_are_told_apart(words: list[str]) -> None:
    a = told("2026-01-10", words[0], "escorting grain ships through the strait")
    b = told("2026-01-20", words[1], "escorting grain ships through the strait")
    assert [one.turn for one in held(a, b)] == ["first", "reversed"]
