"""Questions: what narrows them, what they reach, and what they look like as files."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.grounding.when import calendar
from onrecord.model.problems import OnrecordError, UsageError
from onrecord.model.reading import Reading
from onrecord.record import asking, download, finding
from onrecord.record.opened import Record, open_record
from onrecord.record.parts import workshop
from onrecord.record.table import Table

Many = Callable[[int], list[Reading]]


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Record:
    from tests.record.conftest import several

    record = open_record(tmp_path_factory.mktemp("asked") / "record", seconds=20)
    record.add(several(4))
    return record


@pytest.mark.parametrize(
    ("name", "filters", "rows"),
    [
        ("events", {}, 4),
        ("events", {"since": "2026-03", "until": "2026-03-09"}, 4),
        ("events", {"since": "2026-03-10"}, 0),
        ("events", {"until": "2025"}, 0),
        ("events", {"place": "port"}, 4),
        ("events", {"place": "NLD"}, 4),
        ("events", {"place": "EST"}, 0),
        ("events", {"actor": "estrel"}, 4),
        ("events", {"actor": "NLD"}, 4),
        ("events", {"actor": "%"}, 0),
        ("events", {"actor": "or_and"}, 0),
        ("events", {"type": "concede", "status": "ACTUAL", "outlet": "harbour"}, 2),
        ("events", {"type": "ASSAULT"}, 0),
        ("said", {}, 8),
        ("said", {"who": "coast wire"}, 4),
        ("said", {"who": "Gazette"}, 0),
        ("said", {"who": "EST", "type": "deny", "place": "vell"}, 4),
        ("said", {"actor": "Norland"}, 4),
        ("said", {"status": "actual", "since": "2026-01-01", "until": "2026-02", "outlet": "post"}, 1),
        ("positions", {"of": "ostrava", "about": "escorts pay"}, 4),
        ("positions", {"about": "escorts sell"}, 0),
        ("positions", {"on": "2026-02-15"}, 1),
        ("positions", {"on": "2025-12-31"}, 0),
        ("positions", {"actor": "CZE", "type": "refuse", "status": "new", "place": "NLD", "outlet": "gazette"}, 2),
        ("sources", {}, 3),
        ("sources", {"status": "anonymous"}, 1),
        ("sources", {"type": "agency", "since": "2026", "until": "2026", "place": "Port", "actor": "wire", "outlet": "e"}, 1),
        ("dyads", {}, 1),
        ("dyads", {"actor": "EST", "type": "CONCEDE", "status": "actual", "since": "2026-03", "place": "Port", "outlet": "e"}, 1),
        ("dyads", {"actor": "USA"}, 0),
    ],
)  # fmt: skip
def test_what_narrows_a_question(asked: Record, name: str, filters: dict[str, str], rows: int) -> None:
    own = {key: filters[key] for key in filters if key in ("who", "of", "about", "on")}
    common = {key: filters[key] for key in filters if key not in own}
    assert len(asked.ask(name, None, common, **own)) == rows


def test_dyads_count_by_month(asked: Record) -> None:
    assert asked.dyads().values == ((date(2026, 3, 1), "NLD", "EST", 4),)


def test_find_needs_all_words_and_knows_their_forms(asked: Record) -> None:
    assert len(asked.find("strait opening")) == 4
    assert len(asked.find("Straits")) == 4
    assert len(asked.find("strait zebra")) == 0
    assert len(asked.find('"grain ships"')) == 4
    assert len(asked.find('"ships grain"')) == 0
    assert (
        len(
            asked.find(
                "strait", outlet="harbour", place="Port", actor="EST", type="concede", status="actual", since="2026"
            )
        )
        == 2
    )
    (first, *_) = asked.find("escort").rows
    assert "escorts" in first.words
    for wrong in ("", "...", '"a" "b"'):
        with pytest.raises(UsageError):
            asked.find(wrong)


def test_a_limit_says_that_there_is_more(asked: Record) -> None:
    assert (len(asked.events(limit=3)), asked.events(limit=3).more) == (3, True)
    assert (len(asked.events(limit=4)), asked.events(limit=4).more) == (4, False)
    assert asked.sql("SELECT 1 FROM range(10)", 5).more
    assert not asked.sql("SELECT 1 FROM range(5)", 5).more


@pytest.mark.parametrize("wrong", ["2026-13", "2026-02-30", "yesterday", "26", "2026-1-1"])
def test_a_day_that_is_none_is_wrong_usage(asked: Record, wrong: str) -> None:
    with pytest.raises(UsageError, match="day"):
        asked.events(since=wrong)


@pytest.mark.parametrize(
    "question",
    [
        "DELETE FROM reports", "CREATE TABLE x (i INT)", "COPY reports TO 'x.csv'", "ATTACH 'x.db'", "INSTALL fts",
        "SET memory_limit = '9GB'", "PRAGMA database_list", "SELECT 1; SELECT 2", "", "SELEC 1", "SELECT * FROM nowhere",
        "SELECT * FROM read_text('/etc/hostname')", "SELECT * FROM '/etc/hostname'", "SELECT * FROM glob('/*')",
        "SELECT * FROM read_csv('http://127.0.0.1/x')", "SELECT * FROM asked",
    ],
)  # fmt: skip
def test_sql_reads_the_record_and_nothing_else(asked: Record, question: str) -> None:
    with pytest.raises(UsageError):
        asked.sql(question)
    assert asked.sql("SELECT count(*) FROM events").values == ((4,),)


def test_sql_ends_in_time_and_in_bounds(asked: Record) -> None:
    session = asked.session()
    session.seconds = 0.5
    try:
        with pytest.raises(OnrecordError, match=r"0\.5 s"):
            asked.sql("SELECT count(*) FROM range(10000000000) a, range(1000) b")
    finally:
        session.seconds = 20
    with pytest.raises(OnrecordError, match="memory"):
        asked.sql("SELECT list(range) FROM range(1000000000)")
    assert len(asked.sql("EXPLAIN SELECT 1")) == 1
    assert len(asked.sql("DESCRIBE events")) > 20


@pytest.mark.parametrize("merged", [False, True], ids=["many parts", "merged"])
def test_dyads_by_month_are_those_of_the_events(
    record: Record, make: Callable[..., Reading], many: Callable[[int], list[Reading]], merged: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    from onrecord.record import index

    monkeypatch.setattr(index, "FAN", 3 if merged else 100)
    for reading in many(14):
        record.add([reading])
    record.add([make(f"{reading.article.text} Corrected.", url=reading.article.url) for reading in many(4)])
    narrowed = ({}, {"since": "2026-03"}, {"until": "2026-05-20"}, {"since": "2026-03-09", "until": "2026-03-09"},
                {"since": "2026-03-10", "until": "2026-05-02"}, {"since": "2026", "until": "2026"}, {"actor": "NLD"},
                {"actor": "USA"})  # fmt: skip
    events = record.events(None).rows
    for step in ("as read", "rejected", "fixed"):
        if step == "rejected":
            record.judge("reject", events[0].id, "Ann Lee")
        if step == "fixed":
            record.judge("fix", events[1].id, "Ann Lee", field="time", value="2025-02-03")
            record.judge("fix", events[2].id, "Ann Lee", field="recipient_country", value="POL")
        for filters in narrowed:
            quick = asking.question("dyads_by_month").asked(asking.Filters(**filters).given())
            assert asking.question("dyads").asked(asking.Filters(**filters).given()) == quick
            plain = asking.Question("plain", "", asking.question("dyads").narrowed, asking.question("dyads").sql)
            counted = record.session().table(*plain.asked(asking.Filters(**filters).given()))
            assert record.dyads(None, **filters).values == counted.values, (step, filters)
    assert sum(record.dyads(None).column("events")) == len(record.events(None)) == 13


def test_every_question_says_what_it_answers_and_knows_the_filters() -> None:
    common = set(asking.Filters.__struct_fields__)
    for name in asking.names():
        question = asking.question(name)
        assert question.answers
        assert name in ("diff", "dyads_by_month") or common <= set(question.narrowed)
        sql, _ = question.asked(dict.fromkeys(question.narrowed, "x"))
        assert "-- with" not in sql


def test_every_table_and_column_is_in_the_dictionary(asked: Record) -> None:
    from onrecord.record import dictionary
    from onrecord.record.parts import TABLES

    assert (Path(__file__).parents[2] / "docs" / "dictionary.md").read_text("utf-8") == dictionary.page(), (
        "make dictionary"
    )
    told = {(table.name, one.name, one.type) for table in dictionary.tables() for one in table.columns}
    there = asked.sql(
        "SELECT DISTINCT table_name, column_name, data_type FROM duckdb_columns() WHERE schema_name = 'nothing'", None
    )
    assert told == set(there.values)
    assert [table.name for table in dictionary.tables()] == [*TABLES]


FORMULAS = st.sampled_from(["=1+1", "+1", "-1", "@x", "\tx", "\rx", "\nx", "'x", "＝1", "'"])


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=20) | FORMULAS, min_size=1, max_size=5))
def test_no_cell_of_csv_is_a_formula_and_every_cell_comes_back(cells: list[str]) -> None:
    table = Table(("cell",), ("VARCHAR",), tuple((cell,) for cell in cells))
    out = io.BytesIO()
    download.as_csv(table, out)
    back = [row[0] for row in csv.reader(io.StringIO(out.getvalue().decode(), newline=""))][1:] if all(cells) else None
    for cell in back or []:
        assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    if back is not None:
        assert [cell.removeprefix("'") for cell in back] == cells


def test_the_same_rows_in_every_format(asked: Record, tmp_path: Path) -> None:
    answer = asked.sql(
        "SELECT id, day, words, added, section, anonymous, 1.5 AS half, NULL AS none, -3 AS minus FROM reports "
        "JOIN attributions USING (reading, id, day) UNION ALL BY NAME SELECT '=a' AS id, DATE '2026-01-02' AS day, "
        "ARRAY['x', 'y'] AS section, TIMESTAMP '2026-01-02 03:04:05' AS added, true AS anonymous, 1.5 AS half, -3 AS minus"
    )
    for form in ("csv", "json", "parquet"):
        download.write(answer, form, str(tmp_path / f"out.{form}"))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.csv", "out.json", "out.parquet"]
    (row,) = list(csv.DictReader((tmp_path / "out.csv").open(newline="")))
    assert (row["id"], row["section"], row["minus"], row["none"], row["anonymous"]) == ("'=a", "x; y", "-3", "", "true")
    (told,) = json.loads((tmp_path / "out.json").read_text())
    assert (told["id"], told["section"], told["added"], told["minus"]) == ("=a", ["x", "y"], "2026-01-02T03:04:05", -3)
    work = workshop()
    (back,) = work.execute("SELECT * FROM read_parquet(?)", [str(tmp_path / "out.parquet")]).fetchall()
    work.close()
    assert back == answer.values[0]
    with pytest.raises(OnrecordError, match="cannot be written"):
        download.write(answer, "csv", str(tmp_path / "none" / "x.csv"))


def test_an_answer_is_an_arrow_table_where_pyarrow_is(asked: Record) -> None:
    pytest.importorskip("pyarrow")
    answer = asked.events()
    table = answer.arrow()
    assert table.column_names == list(answer.columns)
    assert table.to_pylist() == [dict(zip(answer.columns, row, strict=True)) for row in answer.values]


def test_a_column_that_is_not_there_is_named(asked: Record) -> None:
    with pytest.raises(KeyError, match="there are"):
        asked.events().column("colour")


DAYS = st.dates(date(1950, 1, 1), date(2090, 12, 31))


@given(DAYS, st.sampled_from(["day", "week", "month", "quarter", "season", "year", "decade"]))
def test_the_days_of_a_time_are_those_of_the_calendar(day: date, grain: str) -> None:
    stretch = calendar.cut(day, grain)
    assert _days(stretch.value) == (stretch.first, stretch.last)


def test_days_of_other_times() -> None:
    assert _days("2024-11-17T22:05+02:00") == (date(2024, 11, 17), date(2024, 11, 17))
    assert _days("2024-02/2024-W09") == (date(2024, 2, 1), date(2024, 3, 3))
    assert _days("202") == (date(2020, 1, 1), date(2029, 12, 31))
    assert _days("2024-WI") == (date(2024, 12, 1), date(2025, 2, 28))
    assert _days("") == _days("soon") == _days("2024-13") == (None, None)


WORK = workshop()


def _days(value: str) -> tuple[date | None, date | None]:
    row = WORK.execute("SELECT day_from($told), day_to($told)", {"told": value}).fetchone()
    assert row
    return row


def test_words_are_the_same_for_the_index_and_for_find() -> None:
    for text in ("Čapek's 3 ships—sank; U.S.", "ÉTAT d’urgence", "straße Ünal", "", "北京 said"):
        row = WORK.execute("SELECT words_of($text)", {"text": text}).fetchone()
        assert row
        assert row[0] == finding.words(text)


@given(st.text(max_size=400))
def test_an_excerpt_is_in_the_text(text: str) -> None:
    told = finding.excerpt(text, finding.words(text)[-1:])
    assert told.strip("… ") in " ".join(text.split())
