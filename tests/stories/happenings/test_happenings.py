import random

import pytest

from onrecord.model.happenings import happening_id
from onrecord.model.text import spans_of
from onrecord.stories import happenings
from onrecord.stories.shelf import NAME, Shelf
from tests.stories.happenings.written import call, decision, permission, strike

MONDAY, TUESDAY, THURSDAY = ("2026-03-09", "Monday"), ("2026-03-10", "Tuesday"), ("2026-03-12", "Thursday")


def outcome(shelf, readings):
    """Which events are together, as sets of ids."""
    told = happenings.in_reports(shelf, [reading.article.id for reading in readings])
    return {frozenset(mention.event for mention in happening.mentions) for happening in told}


def added(*readings):
    shelf = Shelf()
    for reading in readings:
        happenings.add(shelf, reading)
    return shelf


def first(reading):
    return reading.events[0].id


def test_one_strike_in_two_reports_is_one_happening_with_the_words_that_say_so():
    a = strike("Gazette", "2026-03-10", MONDAY)
    b = strike("Courier", "2026-03-10", MONDAY, killed="at least two", verb="hit")
    shelf = added(a, b)
    (found,) = happenings.in_reports(shelf, [a.article.id, b.article.id])
    assert found.reports == tuple(sorted([a.article.id, b.article.id]))
    assert found.id == happening_id([first(a), first(b)])
    assert (found.mentions[0].first, found.mentions[0].dated) == ("2026-03-09", True)
    (joined,) = found.joined
    assert joined.same
    assert joined.ground == "weights"
    texts = {a.article.id: a.article.text, b.article.id: b.article.text}
    assert joined.evidence
    for reason in joined.evidence:
        for report, span in ((joined.report_a, reason.a), (joined.report_b, reason.b)):
            assert span is None or texts[report][span.start : span.end] == span.text
    for mention in found.mentions:
        for span in spans_of(mention):
            assert texts[mention.report][span.start : span.end] == span.text


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (strike("Gazette", "2026-03-10", MONDAY), strike("Courier", "2026-03-13", THURSDAY)),
        (strike("Gazette", "2026-03-10", MONDAY), strike("Courier", "2026-03-10", MONDAY, town="Harsk")),
        (call("Gazette", "2026-03-10", MONDAY), call("Courier", "2026-03-13", THURSDAY, "prisoners")),
        (call("Gazette", "2026-03-10", None), call("Courier", "2026-04-28", None, "prisoners")),
        (permission("Gazette", "2026-05-30", ""), permission("Courier", "2026-11-17", "")),
    ],
    ids=["two strikes on one depot", "two depots", "two calls", "two calls without a day", "May and November"],
)
def test_look_alikes_stay_apart(a, b):
    assert outcome(added(a, b), [a, b]) == {frozenset({first(a)}), frozenset({first(b)})}


def test_a_call_dated_by_one_report_alone_is_found_by_the_other():
    a, b = call("Gazette", "2026-03-10", MONDAY), call("Courier", "2026-03-10", None, verb="talked")
    assert len(outcome(added(a, b), [a, b])) == 1


def test_a_background_line_months_later_that_dates_it_finds_its_happening():
    a = permission("Gazette", "2026-05-30", "")
    b = permission("Courier", "2026-11-17", "2026-05-29", " on May 29")
    assert len(outcome(added(a, b), [a, b])) == 1


def test_the_same_reading_twice_changes_nothing():
    a, b = strike("Gazette", "2026-03-10", MONDAY), strike("Courier", "2026-03-10", MONDAY, killed="two")
    shelf = added(a, b)
    before = happenings.in_reports(shelf, [a.article.id])
    assert happenings.add(shelf, a) == before


def test_the_order_of_arrival_changes_neither_groups_nor_ids():
    readings = [strike(f"Paper {n}", "2026-03-10", MONDAY, killed=f"{n}") for n in range(12)]
    readings += [strike(f"Sheet {n}", "2026-03-13", THURSDAY, killed=f"{n}") for n in range(6)]
    readings += [call(f"Post {n}", "2026-03-10", MONDAY, verb=("spoke", "talked")[n % 2]) for n in range(4)]
    told = {}
    for seed in range(4):
        random.Random(seed).shuffle(readings)
        shelf = added(*readings)
        for happening in happenings.in_reports(shelf, [reading.article.id for reading in readings]):
            assert len(happening.joined) == len(happening.mentions) - 1
        told[seed] = {happening.id for happening in happenings.in_reports(shelf, [r.article.id for r in readings])}
    assert len(told[0]) == 3
    assert told[0] == told[1] == told[2] == told[3]


def test_a_judgement_parts_what_was_one_and_its_withdrawal_joins_it_again():
    a, b = strike("Gazette", "2026-03-10", MONDAY), strike("Courier", "2026-03-10", MONDAY, killed="two")
    shelf = added(a, b)
    touched = happenings.judge(shelf, decision("different", first(a), first(b)))
    assert [len(happening.mentions) for happening in touched] == [1, 1]
    assert happenings.why(shelf, first(b), first(a)).ground == "judgement"
    assert not happenings.why(shelf, first(a), first(b)).same
    (again,) = happenings.judge(shelf, decision("withdraw", "d-1", number=2))
    assert len(again.mentions) == 2
    assert happenings.why(shelf, first(a), first(b)).same


def test_a_judgement_joins_look_alikes_and_names_itself():
    a, b = strike("Gazette", "2026-03-10", MONDAY), strike("Courier", "2026-03-10", MONDAY, town="Harsk")
    shelf = added(a, b)
    (one,) = happenings.judge(shelf, decision("same", first(a), first(b)))
    assert [(verdict.ground, verdict.decision) for verdict in one.joined] == [("judgement", "d-1")]


def test_a_judgement_on_events_to_come_holds_when_they_come():
    a, b = strike("Gazette", "2026-03-10", MONDAY), strike("Courier", "2026-03-10", MONDAY, killed="two")
    shelf = Shelf()
    happenings.judge(shelf, decision("different", first(a), first(b)))
    happenings.add(shelf, a)
    happenings.add(shelf, b)
    assert len(outcome(shelf, [a, b])) == 2


def test_a_third_report_does_not_bring_together_what_a_person_parted():
    readings = [strike(f"Paper {n}", "2026-03-10", MONDAY, killed=f"{n}") for n in range(5)]
    shelf = added(*readings[:2])
    happenings.judge(shelf, decision("different", first(readings[0]), first(readings[1])))
    for reading in readings[2:]:
        happenings.add(shelf, reading)
    assert happenings.of(shelf, first(readings[0])) != happenings.of(shelf, first(readings[1]))


def test_the_later_of_two_decisions_on_a_pair_holds_whichever_comes_first():
    a, b = strike("Gazette", "2026-03-10", MONDAY), strike("Courier", "2026-03-10", MONDAY, killed="two")
    shelf = added(a, b)
    happenings.judge(shelf, decision("different", first(a), first(b), number=2))
    assert happenings.judge(shelf, decision("same", first(b), first(a), number=1)) == []
    assert len(outcome(shelf, [a, b])) == 2


def test_decisions_on_other_things_change_nothing():
    a = strike("Gazette", "2026-03-10", MONDAY)
    shelf = added(a)
    assert happenings.judge(shelf, decision("same", "a-1", "a-2")) == []
    assert happenings.judge(shelf, decision("accept", first(a))) == []
    assert happenings.judge(shelf, decision("withdraw", "d-9")) == []


def test_a_report_that_is_dropped_leaves_the_others_and_can_come_again():
    readings = [strike(f"Paper {n}", "2026-03-10", MONDAY, killed=f"{n}") for n in range(3)]
    shelf = added(*readings)
    (left,) = happenings.drop(shelf, readings[0].article.id)
    assert len(left.mentions) == 2
    assert happenings.of(shelf, first(readings[0])) is None
    assert happenings.drop(shelf, readings[0].article.id) == []
    (whole,) = happenings.add(shelf, readings[0])
    assert len(whole.mentions) == 3


def test_what_is_not_there_is_none_and_no_error():
    shelf = Shelf()
    assert happenings.of(shelf, "e-0") is None
    assert happenings.in_reports(shelf, ["r-0"]) == []
    assert happenings.why(shelf, "e-0", "e-1") is None


def test_happenings_lie_on_the_disk(tmp_path):
    a, b = strike("Gazette", "2026-03-10", MONDAY), strike("Courier", "2026-03-10", MONDAY, killed="two")
    with Shelf(tmp_path / NAME) as shelf:
        happenings.add(shelf, a)
        shelf.commit()
    with Shelf(tmp_path / NAME) as shelf:
        (found,) = happenings.add(shelf, b)
        assert len(found.mentions) == 2


def test_a_sentence_taken_over_as_it_is_tells_of_the_same():
    a, b = strike("Gazette", "2026-03-10", MONDAY), strike("Courier", "2026-03-11", MONDAY)
    (found,) = happenings.in_reports(added(a, b), [a.article.id])
    assert [verdict.ground for verdict in found.joined] == ["same words"]
