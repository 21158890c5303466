"""Readings come in: twice is once, any order is the same, a newer text or version takes the place of the older."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

import onrecord
from onrecord.model.problems import OnrecordError, Problem, UsageError
from onrecord.model.reading import Reading
from onrecord.model.text import Span
from onrecord.record.opened import Record, open_record

Make = Callable[..., Reading]
Many = Callable[[int], list[Reading]]


def contents(record: Record) -> dict[str, list[str]]:
    """Every row of every table, without what depends on when and in which order it came in."""
    from onrecord.record.parts import TABLES

    found = {}
    for table in TABLES:
        sql = f"SELECT * FROM every.{table}"
        if table == "postings":
            sql = "SELECT word, unnest(readings) AS reading, unnest(times) AS times FROM every.postings"
        answer = record.sql(sql, None)
        found[table] = sorted(map(str, answer.values))
    return found


def test_what_goes_in_is_there_with_its_words(record: Record, make: Make) -> None:
    reading = make()
    assert record.add([reading]).added == 1
    (event,) = record.events().rows
    assert (event.type, event.actor, event.recipient, event.status, event.place, event.time) == (
        "CONCEDE", "Norland", "Estrel", "actual", "Port Vell", "2026-03-09",
    )  # fmt: skip
    spans = record.sql("SELECT text[first + 1:last], part, spans.id FROM spans JOIN reports USING (reading)", None)
    words = {(part, mark): text for text, part, mark in spans.values}
    assert words["trigger", reading.events[0].id] == "opened"
    assert words["content", reading.attributions[1].id] == "two sailors had died"
    assert record.sql("SELECT section, byline, words FROM reports").values == ((["World", "Sea"], ["A. Writer"], 42),)
    assert list(record.readings()) == [reading]


def test_twice_is_once(record: Record, many: Many) -> None:
    readings = many(5)
    record.add(readings)
    before, told = contents(record), record.verify()
    again = record.add([*readings, readings[0]])
    assert (again.added, again.known) == (0, 5)
    assert contents(record) == before
    assert record.verify() == told


def test_any_order_gives_the_same_ids_and_the_same_digest(tmp_path: Path, many: Many) -> None:
    readings = many(6)
    told = []
    for name, order in (("a", readings), ("b", readings[::-1]), ("c", readings[3:] + readings[:3])):
        with open_record(tmp_path / name) as record:
            for reading in order if name == "c" else [order]:
                record.add([reading] if isinstance(reading, Reading) else reading)
            ids = record.sql("SELECT id FROM events UNION SELECT id FROM attributions ORDER BY id", None).column("id")
            told.append((record.verify().digest, ids))
    assert told[0] == told[1] == told[2]


def test_a_corrected_page_takes_the_place_of_the_older_and_both_stay(record: Record, make: Make) -> None:
    first, second = make(), make(make().article.text + " It was one sailor.")
    assert record.add([first]).superseded == 0
    assert record.add([second]).superseded == 1
    assert record.sql("SELECT id FROM reports").column("id") == (second.article.id,)
    assert record.sql("SELECT count(*) FROM every.reports").values == ((2,),)
    assert record.sql("SELECT why FROM every.superseded").values == (("corrected",),)
    assert len(record.events()) == 1


def test_of_two_texts_the_one_that_was_changed_last_counts_in_whatever_order(tmp_path: Path, make: Make) -> None:
    late = make(make().article.text + " It was one sailor.", modified="2026-03-11T09:00:00+02:00")
    early = make(modified="2026-03-11T08:30:00+02:00")
    for name, order in (("a", [late, early]), ("b", [early, late])):
        with open_record(tmp_path / name) as record:
            for reading in order:
                record.add([reading])
            assert record.sql("SELECT id FROM reports").column("id") == (late.article.id,), name


def test_pages_without_an_address_are_told_apart_by_their_words(record: Record, make: Make) -> None:
    record.add([make(url=None), make(make().article.text + " Later.", url=None)])
    assert len(record.sql("SELECT id FROM reports")) == 2


def test_a_newer_version_takes_the_place_of_the_older_also_when_it_comes_first(tmp_path: Path, make: Make) -> None:
    for name, order in (("a", ["0.9.0", "0.10.0"]), ("b", ["0.10.0", "0.9.0"])):
        with open_record(tmp_path / name) as record:
            for version in order:
                record.add([make(version=version, status="planned" if version == "0.10.0" else "actual")])
            assert record.events().column("status") == ("planned",)
            (change,) = [row for row in record.diff().rows if row.kind == "event"]
            assert change.change == "changed"
            assert {"[actual]", "[planned]"} == {
                word for told in (change.before, change.after) for word in told.split() if "[" in word
            }
            assert change.read_after == "0.10.0, none/1"


def test_a_reread_of_an_older_text_does_not_bring_it_back(record: Record, make: Make) -> None:
    corrected = make(make().article.text + " It was one sailor.")
    record.add([make()])
    record.add([corrected])
    record.add([make(version="0.2.0")])
    assert record.sql("SELECT id FROM reports").column("id") == (corrected.article.id,)


def test_what_is_not_sound_is_named_and_the_rest_is_kept(record: Record, make: Make, many: Many) -> None:
    sound, *others = many(4)
    wrong_words = msgspec.structs.replace(others[0].events[0], trigger=Span(0, 6, "closed"))
    no_such = msgspec.structs.replace(others[1].events[0], attribution="a-none")
    broken = [
        msgspec.structs.replace(others[0], events=(wrong_words,)),
        msgspec.structs.replace(others[1], events=(no_such,)),
        msgspec.structs.replace(others[2], events=(*others[2].events, others[2].events[0])),
        Problem("page.html", "is empty"),
    ]
    came = record.add([sound, *broken])
    assert came.added == 1
    assert [problem.where for problem in came.problems] == [*(one.article.id for one in others), "page.html"]
    assert "does not stand at 0:6" in came.problems[0].what
    assert "a-none" in came.problems[1].what
    assert "one id" in came.problems[2].what


def test_odd_but_allowed_values_come_back(record: Record, make: Make) -> None:
    odd = "Say \"hi\" \\ 'x'; DROP TABLE reports; -- \u0007 \U0001f6a2 e\u0301 " + make().article.text
    reading = make(
        odd, outlet='O\'Neil "Post"', headline="=1+1", published=None, url="https://x.example/?a='b'&c=\"d\""
    )
    record.add([reading])
    assert list(record.readings()) == [reading]
    assert record.sql("SELECT outlet, headline, url, text, day FROM reports").values == (
        (reading.article.outlet, "=1+1", reading.article.url, odd, None),
    )


def test_a_whole_number_is_the_same_reading_from_a_coder_and_from_a_file(record: Record, make: Make) -> None:
    from onrecord.model.reading import decode, encode

    reading = make()
    assert type(reading.quantities[0].low) is int
    record.add([reading])
    assert record.add([decode(encode(reading))]).known == 1


def test_an_empty_article_is_no_trouble(record: Record, make: Make) -> None:
    from onrecord.testing import article_of

    record.add([Reading(made_by=make().made_by, article=article_of(""))])
    assert record.sql("SELECT text, words FROM reports").values == (("", 0),)
    assert len(record.events()) == 0


def test_kept_is_told_when_it_is_on_the_disk(record: Record, many: Many) -> None:
    heard: list[int] = []
    record.add(many(3), kept=heard.append)
    assert heard == [3]


def test_a_record_is_not_made_over_something_else(tmp_path: Path, many: Many) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(OnrecordError, match="no record"):
        open_record(tmp_path)
    with pytest.raises(OnrecordError, match="onrecord add"):
        open_record(tmp_path / "none").events()
    assert (tmp_path / "thesis.txt").read_text() == "mine"
    assert not (tmp_path / "none").exists()


def test_the_public_door(tmp_path: Path, make: Make) -> None:
    with onrecord.open_record(tmp_path / "record") as record:
        record.add([make()])
        assert record.events(actor="norland").rows[0].recipient == "Estrel"
        with pytest.raises(UsageError, match="narrowed"):
            record.events(colour="red")
