"""From readings to conflicts."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model.reading import Reading
from onrecord.model.text import spans_of
from onrecord.stories import conflicts
from onrecord.stories.conflicts import figures
from onrecord.stories.shelf import Shelf
from tests.stories.making import Report, toll

FIRST = toll("Gazette", "2026-03-10T09:00:00Z", "12 people", 12, 12)
SECOND = toll("Harbour Post", "2026-03-11T09:00:00Z", "19 people", 19, 19)
COPY = toll("Morning Sun", "2026-03-10T11:00:00Z", "12 people", 12, 12)


def test_a_toll_that_grows_is_an_update_with_both_texts() -> None:
    (found,) = conflicts.compare([FIRST, SECOND])
    assert (found.matter, found.difference) == ("quantity", "update")
    assert [side.value for side in (found.a, found.b)] == ["12 people", "19 people"]
    assert found.since == "2026-03-11T09:00:00Z"
    for side, reading in ((found.a, FIRST), (found.b, SECOND)):
        account = side.accounts[0]
        assert account.report == reading.article.id
        assert account.sentence.covers(account.words)
        for span in spans_of(account):
            assert reading.article.text[span.start : span.end] == span.text


def test_copies_are_folded_before_anything_is_counted() -> None:
    (found,) = conflicts.compare([FIRST, COPY, SECOND], texts={COPY.article.id: FIRST.article.id})
    assert (len(found.a.accounts), found.a.copies) == (1, 1)
    (unfolded,) = conflicts.compare([FIRST, COPY, SECOND])
    assert (len(unfolded.a.accounts), unfolded.a.copies) == (2, 0)


@settings(max_examples=20)
@given(st.permutations([FIRST, SECOND, COPY]))
def test_the_order_of_coming_changes_nothing(readings: list[Reading]) -> None:
    assert conflicts.compare(readings) == conflicts.compare([FIRST, SECOND, COPY])


def test_a_report_that_tells_both_figures_explains_them() -> None:
    both = Report("In Varna Port Governor Ilia Dobrev said 12 people were killed at the grain hall, 19 people in all.")
    both.counts("12 people", 12, 12)
    both.counts("19 people", 19, 19)
    assert conflicts.compare([FIRST, SECOND, both.reading()]) == []


def test_figures_of_other_places_and_parts_of_a_whole_are_left_alone() -> None:
    other = Report("On Monday a mine killed 5 people in Karsk, said Mayor Lena Vult of the Sorn valley.")
    other.counts("5 people", 5, 5)
    part = Report(
        "Rescuers at the Varna Port grain hall found 3 more people dead, said Governor Ilia Dobrev.", "Herald"
    )
    part.counts("3 more people", 3, 3)
    year = Report("The Varna Port grain hall of Governor Ilia Dobrev burnt in 2014 before.", "Wire")
    year.counts("2014", 2014, 2014)
    assert conflicts.compare([FIRST, other.reading(), part.reading(), year.reading()]) == []
    assert figures.counted(part.quantities[0], part.text) is None
    assert figures.counted(year.quantities[0], year.text) is None


def test_a_lost_condition_shows_both_texts() -> None:
    bound = Report("Norland will open the strait if Estrel pays the tolls, Ida Brandt said.", "Gazette")
    bound.holds(bound.who("Ida Brandt", "NLD"), "promise", "open the strait", condition="if Estrel pays the tolls")
    free = Report("Ida Brandt said Norland will open the strait.", "Harbour Post", "2026-03-10T12:00:00Z")
    free.holds(free.who("Ida Brandt", "NLD"), "promise", "open the strait")
    (found,) = conflicts.compare([bound.reading(), free.reading()])
    assert found.difference == "condition"
    missed = Report("If Estrel pays the tolls, Ida Brandt said, Norland will open the strait.", "Harbour Post")
    missed.holds(missed.who("Ida Brandt", "NLD"), "promise", "open the strait")
    assert conflicts.compare([bound.reading(), missed.reading()]) == []
    assert found.a.accounts[0].value == "if Estrel pays the tolls"
    assert found.b.accounts[0].value == ""


def test_a_denial_meets_what_another_source_says_and_not_what_the_denier_says() -> None:
    claimed = Report("Estrel's navy rammed a Norland tanker near Cape Orn, Admiral Josef Tarn said.", "Gazette")
    claimed.said("Admiral Josef Tarn", "Estrel's navy rammed a Norland tanker near Cape Orn")
    denial = Report(
        "Estrel denied that its navy rammed a Norland tanker near Cape Orn.", "Post", "2026-03-10T12:00:00Z"
    )
    denial.holds(denial.who("Estrel", "EST", "country"), "deny", "its navy rammed a Norland tanker near Cape Orn")
    (found,) = conflicts.compare([claimed.reading(), denial.reading()])
    assert (found.matter, found.difference) == ("status", "contradiction")
    may = Report("Estrel's navy may have rammed a Norland tanker near Cape Orn, Admiral Josef Tarn said.", "Gazette")
    may.said("Admiral Josef Tarn", "Estrel's navy may have rammed a Norland tanker near Cape Orn")
    assert conflicts.compare([may.reading(), denial.reading()]) == []


def met(outlet: str, place: str, lat: float, day: tuple[str, str]) -> tuple[Reading, str]:
    report = Report(f"Norland and Estrel met in {place} on {day[1]}.", outlet)
    parties = [report.who("Norland", "NLD", "country"), report.who("Estrel", "EST", "country")]
    where = report.place(place, "NLD", lat, 10.0, geonames=int(lat))
    event = report.event("met", "CONSULT", parties, where=where, when=day)
    return report.reading(), event


def test_days_are_compared_within_one_happening_alone() -> None:
    (first, one), (second, other) = (
        met("Gazette", "Sornholm", 55.0, ("2026-03-03", "3 March")),
        met("Post", "Sornholm", 55.0, ("2026-03-09", "9 March")),
    )
    assert conflicts.compare([first, second]) == []
    (found,) = conflicts.compare([first, second], {one: "h-1", other: "h-1"}, names={"h-1": "they met"})
    assert (found.matter, found.difference, found.happening, found.about) == (
        "time",
        "contradiction",
        "h-1",
        "they met",
    )


def test_places_of_what_agrees_in_all_else_are_compared_without_a_happening() -> None:
    day = ("2026-03-09", "Monday")
    (first, _), (second, _) = met("Gazette", "Sornholm", 55.0, day), met("Post", "Karsk", 60.0, day)
    (found,) = conflicts.compare([first, second])
    assert (found.matter, found.difference, found.happening) == ("place", "contradiction", None)
    later, _ = met("Post", "Karsk", 60.0, ("2026-03-16", "16 March"))
    assert conflicts.compare([first, later]) == []


def test_what_is_kept_is_what_is_compared_until_it_is_dropped() -> None:
    shelf = Shelf()
    for reading in (FIRST, SECOND, SECOND):
        conflicts.add(shelf, reading)
    ids = [FIRST.article.id, SECOND.article.id]
    assert conflicts.between(shelf, ids, {}, {}, {}) == conflicts.compare([FIRST, SECOND])
    conflicts.drop(shelf, SECOND.article.id)
    assert conflicts.between(shelf, ids, {}, {}, {}) == []
