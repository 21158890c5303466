from __future__ import annotations

from itertools import permutations

import pytest

from onrecord.model.claims import Event
from onrecord.model.happenings import Happening, Mention
from onrecord.model.origins import Count, Origins
from onrecord.model.provenance import Maker
from onrecord.model.reading import MadeBy, Reading
from onrecord.model.text import spans_of
from onrecord.stories import copies, happenings, statements
from onrecord.stories.origins import trace, trace_words
from onrecord.stories.shelf import Shelf
from tests.stories.origins import written


def shelf_of(readings: list[Reading]) -> Shelf:
    shelf = Shelf()
    for reading in readings:
        copies.add(shelf, reading)
        statements.add(shelf, reading)
    return shelf


def traced(readings: list[Reading], which: int = 0) -> Origins:
    found = trace(shelf_of(readings), readings[which].attributions[0].id)
    assert found
    return found


def test_an_agencys_text_at_two_outlets_is_one_newsroom_and_the_reporter_in_the_room_another() -> None:
    found = traced(written.before_all())
    assert {room.name for room in found.newsrooms} == {"AP", "c.example"}
    assert found.first_hand.likely == 2
    assert len(found.paths) == 3


def test_an_outlet_that_nobody_knows_and_nobody_signs_for_is_not_counted_but_may_be_one() -> None:
    found = traced(written.before_all(byline=()))
    assert str(found.first_hand) == "1 (at least 1, at most 2)"
    assert [(room.name, room.counted) for room in found.newsrooms] == [("AP", True), ("c.example", False)]


def test_an_untagged_copy_leads_to_the_agency_through_words_in_both_reports() -> None:
    readings = written.before_all()
    found = traced(readings)
    path = next(path for path in found.paths if path.telling.outlet == "b.example")
    step = path.steps[0]
    assert (step.how, step.name) == ("copied from", "AP")
    assert {evidence.report for evidence in step.evidence} <= {reading.article.id for reading in readings}
    assert any(evidence.words for evidence in step.evidence)


def test_one_speaker_in_three_reports_is_one_ultimate_source() -> None:
    found = traced(written.before_all())
    assert [source.name for source in found.sources] == ["Ida Lund"]
    assert found.ultimate == Count(1, 1, 1)


def test_an_interview_is_first_hand_with_the_network_that_held_it_alone() -> None:
    for which in (0, 1):
        found = traced(written.in_private(), which)
        assert [room.name for room in found.newsrooms] == ["CNN"]
        assert found.first_hand == Count(1, 1, 1)


def test_a_credit_that_another_report_gives_is_told_as_not_said_in_this_one() -> None:
    found = traced(written.in_private())
    sure = {path.telling.outlet: path.steps[-2].sure for path in found.paths}
    assert sure == {"d.example": True, "e.example": False}


def test_every_word_shown_stands_in_the_report_that_it_is_said_to_stand_in() -> None:
    readings = written.before_all() + written.in_private()
    texts = {reading.article.id: reading.article.text for reading in readings}
    for number in (0, 3):
        for path in traced(readings, number).paths:
            told = [(path.telling.report, path.telling.words)]
            told += [(one.report, one.words) for step in path.steps for one in step.evidence if one.words]
            assert all(texts[report][words.start : words.end] == words.text for report, words in told)
            assert list(spans_of(path))


def test_the_order_of_arrival_changes_nothing() -> None:
    readings = written.before_all()
    claim = readings[0].attributions[0].id
    found = [trace(shelf_of(list(order)), claim) for order in permutations(readings)]
    assert all(one == found[0] for one in found)


def test_words_find_their_carriers_among_given_reports_and_on_a_day() -> None:
    readings = written.before_all() + written.in_private()
    shelf = shelf_of(readings)
    words = "Lund said that no lorry would cross the strait after June"
    given = trace_words(shelf, words, [reading.article.id for reading in readings[:3]])
    assert {room.name for room in given.newsrooms} == {"AP", "c.example"}
    day = statements.kept_of(shelf, [readings[0].article.id])
    sought = trace_words(shelf, words, day=next(iter(day)).day)
    assert {path.telling.report for path in sought.paths} == {reading.article.id for reading in readings[:3]}


def test_unnamed_sources_may_be_the_same() -> None:
    text = "\n".join(
        (
            "The strait was closed to all traffic at noon, with no reason given to the crews that waited there.",
            "Two officials said divers had found a mine on the wreck of the old tug near the eastern buoy.",
        )
    )
    one = written.article(text, "a.example")
    other = written.article(text.replace("Two officials", "A harbour official"), "f.example")
    content = "divers had found a mine on the wreck of the old tug near the eastern buoy"
    readings = [
        written.reading(one, written.said(one, content, "Two officials", anonymous=True, number=2)),
        written.reading(other, written.said(other, content, "A harbour official", anonymous=True, number=1)),
    ]
    found = traced(readings)
    assert found.ultimate == Count(1, 1, 3)
    assert all(source.anonymous and not source.apart for source in found.sources)


def test_the_reports_of_an_events_happening_carry_it_in_whatever_words(monkeypatch: pytest.MonkeyPatch) -> None:
    one = written.article(
        "A mine sank the tug Alba off the pier at dawn, with four men aboard.\nNo more is known.", "a.example"
    )
    other = written.article("Rain fell all day.\nFour are missing since the Alba went down.", "f.example")
    event = Event(
        id="e-1", type="ASSAULT", mode=None, cameo=None, trigger=written.span(one.text, "sank"), actor=(), recipient=(),
        about=(), where=(), when=None, status="actual", attribution=None, maker=Maker("test", "1"),
    )  # fmt: skip
    shelf = shelf_of([written.reading(other)])
    statements.add(shelf, Reading(made_by=MadeBy("test", "none"), article=one, events=(event,)))
    told = [(one.id, event.trigger), (other.id, written.span(other.text, "went down"))]
    mentions = tuple(
        Mention(report=report, event="e-1", type="ASSAULT", mode=None, status="actual", trigger=words, first=None,
                last=None, dated=False) for report, words in told
    )  # fmt: skip
    monkeypatch.setattr(happenings, "of", lambda *_: Happening(id="h-1", mentions=mentions))
    found = trace(shelf, "e-1")
    assert found
    assert {path.telling.words.text for path in found.paths} == {
        "A mine sank the tug Alba off the pier at dawn, with four men aboard.",
        "Four are missing since the Alba went down.",
    }
    assert found.ultimate == Count(0, 0, 0)


def test_a_claim_that_nobody_holds_is_none() -> None:
    assert trace(shelf_of(written.before_all()), "a-none") is None
    assert trace_words(Shelf(), "no such words").paths == ()
