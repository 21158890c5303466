"""Stories: reports gather, are told, and follow a record."""

from __future__ import annotations

import random
from pathlib import Path

import msgspec
import pytest

from onrecord.model.problems import UsageError
from onrecord.model.reading import Reading
from onrecord.model.stories import Story
from onrecord.model.text import spans_of
from onrecord.record.opened import open_record
from onrecord.stories import story
from onrecord.stories.shelf import NAME
from onrecord.stories.story import gathering, keeping
from tests.stories.making import Report

PORT = (
    "A missile struck the grain hall of Varna Port on Monday and killed {toll} dock workers, Governor Ilia Dobrev said. "
    "Two officials who asked not to be named said the missile came from the sea near Cape Orn. "
    "Norland's navy, which holds drills there, said nothing. The hall stored wheat for the Estrel ferries. {more}"
)
RETOLD = (
    "Governor Ilia Dobrev put the dead of the grain hall at {toll} dock workers on Tuesday night, a day after a missile "
    "fell through the roof of the building in Varna Port. Sea officials, three of them, spoke of a launch south of Cape "
    "Orn. No drills had been called off, Norland's navy let it be known. {more}"
)
CALM = (
    "Prices of copper rose in Lisandra after miners at Pita Alta ended a strike of six weeks over wages and shifts. "
    "The union of Marta Quiroga signed with the company late on Thursday. {more}"
)


def port(outlet: str, at: str, toll: str, more: str = "") -> Reading:
    report = Report(PORT.format(toll=toll, more=more), outlet, at, headline="Missile strikes grain hall of Varna Port")
    report.said("Governor Ilia Dobrev", "A missile struck the grain hall of Varna Port on Monday")
    report.said("Two officials", "the missile came from the sea near Cape Orn", unnamed=True, number=2, kind="group")
    report.counts(f"{toll} dock workers", float(toll), float(toll), unit="worker")
    report.event("struck", "ASSAULT", recipient=[report.who("grain hall", None, "organisation")],
                 when=("2026-03-09", "Monday"))  # fmt: skip
    report.holds(report.who("Norland", "NLD", "country"), "no_comment", "drills")
    return report.reading()


def retold(outlet: str, at: str, toll: str, more: str = "") -> Reading:
    report = Report(
        RETOLD.format(toll=toll, more=more), outlet, at, headline="Missile toll at Varna Port grain hall rises"
    )
    report.said("Governor Ilia Dobrev", "the dead of the grain hall")
    report.said("Sea officials", "a launch south of Cape Orn", unnamed=True, number=3, kind="group")
    report.counts(f"{toll} dock workers", float(toll), float(toll), unit="worker")
    return report.reading()


def copper(outlet: str, at: str, more: str) -> Reading:
    return Report(CALM.format(more=more), outlet, at, headline="Copper strike ends").reading()


READINGS = [
    port("Gazette", "2026-03-10T09:00:00Z", "12", "Ambulances drove to Saint Anna through the evening."),
    port("Morning Sun", "2026-03-10T09:40:00Z", "12", "Ambulances drove to Saint Anna through the evening."),
    retold(
        "Harbour Post", "2026-03-11T08:00:00Z", "19", "Divers from Karsk joined the search at dawn, the mayor wrote."
    ),
    copper("Gazette", "2026-03-10T10:00:00Z", "Shares of the mine gained four percent in Porto Leal."),
    copper("Meridian", "2026-03-11T10:00:00Z", "Analysts of Banco Ferro had expected a longer halt of the pits."),
]


@pytest.fixture(scope="module")
def told() -> Story:
    shelf = story.in_memory(READINGS)
    (found,) = {story.by_words(shelf, words)[0] for words in ("Varna missile", "grain hall")}
    made = story.assemble(shelf, found)
    assert made is not None
    return made


def test_reports_of_one_thing_gather_and_others_do_not() -> None:
    shelf = story.in_memory(READINGS)
    sizes = {brief.reports for brief in story.developing(shelf, None)}
    assert sizes == {3, 2}


def test_the_order_of_coming_leaves_the_same_stories() -> None:
    wanted = None
    for seed in range(4):
        readings = random.Random(seed).sample(READINGS, len(READINGS))
        shelf = story.in_memory(readings)
        parted = {frozenset(gathering.reports(shelf, one)) for one, _ in gathering.every(shelf)}
        assert parted == (wanted := wanted or parted)


def test_a_story_counts_reports_texts_and_unnamed_sources(told: Story) -> None:
    assert (told.brief.reports, told.brief.texts) == (3, 2)
    assert (told.brief.since, told.brief.last) == ("2026-03-10T09:00:00Z", "2026-03-11T08:00:00Z")
    assert told.brief.name == "Missile strikes grain hall of Varna Port"
    assert "Varna" in told.brief.keys
    unnamed = {source.name: source for source in told.sources if source.unnamed}
    assert (unnamed["Two officials"].number, unnamed["Two officials"].reports, unnamed["Two officials"].texts) == (
        2,
        2,
        1,
    )
    assert (unnamed["Sea officials"].number, unnamed["Sea officials"].texts) == (3, 1)
    (dobrev,) = [source for source in told.sources if "Dobrev" in source.name]
    assert (dobrev.reports, dobrev.texts) == (3, 2)


def test_what_was_told_anew_is_shown_with_both_texts(told: Story) -> None:
    (found,) = [one for one in told.conflicts if one.matter == "quantity"]
    assert found.difference == "update"
    assert (found.a.value, found.b.value, found.a.copies) == ("12 dock workers", "19 dock workers", 1)


def test_every_line_stands_on_words_that_are_there(told: Story) -> None:
    texts = {reading.article.id: reading.article.text for reading in READINGS}
    quoted = [one for entry in told.timeline for one in entry.quoted] + [source.quoted for source in told.sources]
    assert quoted
    for one in quoted:
        for span in spans_of(one):
            assert texts[one.report][span.start : span.end] == span.text
    assert {entry.lane for entry in told.timeline} >= {"report", "event", "position"}
    times = [entry.at for entry in told.timeline]
    assert times == sorted(times)


def test_a_story_is_json(told: Story) -> None:
    assert msgspec.json.decode(msgspec.json.encode(told), type=Story) == told


def test_what_is_new_since_a_time(told: Story) -> None:
    shelf = story.in_memory([*READINGS, retold("Coast Wire", "2026-03-12T08:00:00Z", "9", "A third diver came.")])
    made = story.assemble(shelf, story.by_words(shelf, "Varna")[0])
    assert made is not None
    new = story.news(shelf, made, "2026-03-11T09:00:00Z")
    assert {one.kind for one in new if one.kind != "origin"} == {"contradiction"}
    assert story.news(shelf, made, "2026-03-13") == []


def test_a_report_that_leaves_takes_its_words_along() -> None:
    shelf = story.in_memory(READINGS)
    late = READINGS[2]
    story.take_out(shelf, late)
    (brief,) = [one for one in story.developing(shelf, None) if "Varna" in one.name]
    assert (brief.reports, brief.texts) == (2, 1)
    made = story.assemble(shelf, brief.id)
    assert made is not None
    assert made.conflicts == ()
    assert keeping.get(shelf, late.article.id) is None
    for reading in READINGS:
        story.take_out(shelf, reading)
    assert list(gathering.every(shelf)) == []


def test_an_id_leads_to_its_story() -> None:
    shelf = story.in_memory(READINGS)
    wanted = gathering.story_of(shelf, READINGS[0].article.id)
    for mark in (wanted, READINGS[0].article.id, READINGS[0].events[0].id, READINGS[0].attributions[0].id):
        assert story.by_id(shelf, str(mark)) == wanted
    assert story.by_id(shelf, "grain") is None
    with pytest.raises(UsageError, match="no story here"):
        story.by_id(shelf, "r-00")


def test_stories_follow_a_record_and_take_each_reading_once(tmp_path: Path) -> None:
    taken: list[int] = []

    def count(readings, coming):  # type: ignore[no-untyped-def]
        taken.append(coming)
        return readings

    with open_record(tmp_path / "record") as record:
        record.add(READINGS[:2])
        with story.opened(record, count) as shelf:
            assert [one.reports for one in story.developing(shelf, None)] == [2]
        record.add(READINGS[2:])
        with story.opened(record, count) as shelf:
            assert {one.reports for one in story.developing(shelf, None)} == {3, 2}
        with story.opened(record, count) as shelf:
            assert {one.reports for one in story.developing(shelf, None)} == {3, 2}
        assert taken == [2, 3]
        assert not record.verify().problems


def test_a_correction_takes_the_place_of_the_report_that_it_corrects(tmp_path: Path) -> None:
    old = READINGS[2]
    text = old.article.text.replace("19", "17")
    report = Report(text, "Harbour Post", "2026-03-11T12:00:00Z", old.article.headline or "", old.article.url)
    report.counts("17 dock workers", 17, 17, unit="worker")
    with open_record(tmp_path / "record") as record:
        record.add(READINGS[:3])
        with story.opened(record):
            pass
        record.add([report.reading()])
        with story.opened(record) as shelf:
            (brief,) = story.developing(shelf, None)
            made = story.assemble(shelf, brief.id)
    assert made is not None
    assert old.article.id not in {one.id for one in made.reports}
    assert report.article.id in {one.id for one in made.reports}


def test_what_another_version_or_another_record_made_is_made_anew(tmp_path: Path) -> None:
    with open_record(tmp_path / "one") as one, open_record(tmp_path / "other") as other:
        one.add(READINGS[:3])
        other.add(READINGS[3:])
        with story.opened(one):
            pass
        (tmp_path / "one" / NAME).replace(tmp_path / "other" / NAME)
        with story.opened(other) as shelf:
            (brief,) = story.developing(shelf, None)
            assert brief.name == "Copper strike ends"
