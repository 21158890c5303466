"""Questions: every answer carries its words where they stand, and ids that lead on; bad questions say what to do."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from onrecord.model.problems import OnrecordError, UsageError
from onrecord.model.text import spans_of
from onrecord.record.opened import open_record
from onrecord.record.session import AnswerTooCostly
from onrecord.views import questions
from onrecord.views.questions import Access, Busy, Forbidden, Limits, NotFound, Unreadable, asked, told
from tests.stories.story.test_story import READINGS
from tests.views.questions.asking import made

TEXTS = {reading.article.id: reading.article for reading in READINGS}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("questions"))


@pytest.fixture(scope="module")
def access(folder: Path) -> Iterator[Access]:
    door = Access(folder)
    yield door
    door.close()


def evidence_in(value: Any) -> Iterator[told.Evidence]:
    if isinstance(value, told.Evidence):
        yield value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from evidence_in(getattr(value, name))
    elif isinstance(value, tuple):
        for one in value:
            yield from evidence_in(one)


ROWS = [
    (questions.events, asked.Events()),
    (questions.events, asked.Events(type="assault", status="actual", since="2026", outlet="gazette")),
    (questions.said, asked.Said(who="Dobrev")),
    (questions.positions, asked.Positions(of="Norland")),
    (questions.positions_on, asked.PositionsOn(on="2026-03-11")),
    (questions.sources, asked.Sources()),
]


@pytest.mark.parametrize(("answer", "question"), ROWS)
def test_every_row_has_words_that_stand_where_it_says(access: Access, answer: Any, question: asked.Asked) -> None:
    found = answer(access, question)
    assert found.count == len(found.rows) > 0
    assert not found.more
    for row in found.rows:
        assert row.evidence
        for one in row.evidence:
            article = TEXTS[one.report]
            assert article.text[one.start : one.end] == one.words
            assert one.outlet == article.outlet
            assert one.published == article.published.value
            assert one.claim[:2] in ("a-", "e-", "p-")


def test_a_limit_says_that_there_is_more(access: Access) -> None:
    found = questions.said(access, asked.Said(limit=1))
    assert (found.count, found.more) == (1, True)
    assert questions.reports(access, asked.Reports(limit=2)).more
    assert questions.stories(access, asked.Stories(limit=1)).more


def test_reports_are_listed_with_their_claims_the_last_first(access: Access) -> None:
    found = questions.reports(access, asked.Reports()).rows
    assert len(found) == len(READINGS)
    assert [row.day for row in found] == sorted((row.day for row in found), reverse=True)
    by_id = {reading.article.id: reading for reading in READINGS}
    assert all(row.attributions == len(by_id[row.report].attributions) for row in found)
    assert {row.outlet for row in questions.reports(access, asked.Reports(outlet="gazette")).rows} == {"Gazette"}


def test_found_reports_lead_to_the_report_and_its_story(access: Access) -> None:
    found = questions.find(access, asked.Find(words='"grain hall"'))
    assert found.count == 3
    report = questions.report(access, asked.Report(id=found.rows[0].report))
    assert report.reading.article.id == found.rows[0].report
    story = questions.story(access, asked.Story(what=report.story or ""))
    assert {one.id for one in story.story.reports} == {row.report for row in found.rows}
    assert {one.report for one in story.cited} >= {row.report for row in found.rows}
    assert story.story.brief.id == questions.story(access, asked.Story(what="grain hall")).story.brief.id


def test_a_story_is_cut_and_says_so(access: Access) -> None:
    whole = questions.story(access, asked.Story(what="grain hall"))
    cut = questions.story(access, asked.Story(what="grain hall", limit=1))
    assert not whole.more
    assert cut.more
    assert cut.counts == whole.counts
    assert len(cut.story.timeline) == len(cut.story.reports) == 1
    lane = questions.story(access, asked.Story(what="grain hall", lane="statement"))
    assert {one.lane for one in lane.story.timeline} == {"statement"}


def test_conflicts_show_both_texts(access: Access) -> None:
    found = questions.conflicts(access, asked.Conflicts(story="grain hall"))
    toll = next(one for one in found.rows if one.matter == "quantity")
    for side in (toll.a, toll.b):
        account = side.accounts[0]
        article = TEXTS[account.report]
        assert article.text[account.words.start : account.words.end] == account.words.text
    cited = [one.report for one in found.cited]
    assert toll.a.accounts[0].report in cited
    between = questions.conflicts(access, asked.Conflicts(reports=tuple(cited)))
    assert toll.id in {one.id for one in between.rows}


def test_origins_by_id_and_by_words(access: Access) -> None:
    statement = questions.said(access, asked.Said(who="Dobrev", outlet="gazette")).rows[0]
    found = questions.origins(access, asked.Origins(id=statement.id))
    assert found.count == len(found.origins.paths) >= 2
    assert {path.telling.report for path in found.origins.paths} <= {one.report for one in found.cited}
    words = questions.origins(access, asked.Origins(words="missile came from the sea near Cape Orn", on="2026-03-10"))
    assert words.origins.paths


def test_news_of_a_story(access: Access) -> None:
    found = questions.news(access, asked.News(what="grain hall", since="2026-03-10T12:00:00Z"))
    assert found.rows
    assert all(one.at > "2026-03-10T12" for one in found.rows)
    assert not questions.news(access, asked.News(what="grain hall", since="2026-04-01")).rows


def test_why_shows_words_rule_and_decisions(folder: Path) -> None:
    with open_record(folder) as record:
        event = record.events().rows[0].id
        record.judge("accept", event, "Mara Lind", note="seen in the text")
    door = Access(folder)
    found = questions.why(door, asked.Why(id=event[:12]))
    assert found.id == event
    assert found.event is not None
    assert [found.attribution, found.position, found.quantity] == [None, None, None]
    assert {(one.start, one.end) for one in found.evidence} == {(s.start, s.end) for s in spans_of(found.event)}
    text = TEXTS[found.cited.report].text
    for paragraph in found.paragraphs:
        assert text[paragraph.start : paragraph.end] == paragraph.text
    assert found.chain[0].name == found.cited.outlet
    assert found.rule.name == found.event.maker.name
    assert [(one.verdict, one.signed, one.stands) for one in found.decisions] == [("accept", "Mara Lind", True)]
    assert questions.events(door, asked.Events()).rows[0].judged == "accepted"
    door.close()


def test_why_names_the_rule_of_the_house(access: Access) -> None:
    from onrecord.model.claims import Event
    from onrecord.model.provenance import Maker
    from onrecord.read import coders
    from onrecord.views.questions.claims import rule_of

    rule = next(rule for coder in coders() for rule in getattr(coder, "rules", ()) if rule.says)
    claim = next(claim for reading in READINGS for claim in reading.events)
    assert isinstance(claim, Event)
    told_of = rule_of(msgspec.structs.replace(claim, maker=Maker(rule.name, "1")))
    assert (told_of.why, told_of.says) == (rule.why, rule.says)


def test_health_counts_what_is_not_known(access: Access) -> None:
    found = questions.health(access, asked.Health())
    assert found.reports == len(READINGS)
    assert found.attributions == sum(len(reading.attributions) for reading in READINGS)
    assert (found.undated, found.undated_reports) == (0, ())


def test_sql_reads_the_record(access: Access) -> None:
    found = questions.sql(access, asked.Sql(question="SELECT id, day FROM reports ORDER BY id", limit=2))
    assert found.columns == ("id", "day")
    assert [row[0] for row in found.rows] == sorted(TEXTS)[:2]
    assert (found.count, found.more) == (2, True)
    odd = "SELECT 2::HUGEINT**100, 'nan'::DOUBLE, 1.50::DECIMAL(4,2), 'ab'::BLOB, [DATE '2026-03-01'], {'a': 1}, NULL, true"
    assert questions.sql(access, asked.Sql(question=odd)).rows[0][1:] == (
        "nan", "1.50", "6162", ["2026-03-01"], {"a": 1}, None, True,
    )  # fmt: skip


MACHINE = [
    "FROM duckdb_databases()",
    'FROM "duckdb_databases"()',
    "FROM pragma_database_list",
    "SELECT current_setting('secret_directory')",
    "FROM query('FROM duck' || 'db_databases()')",
    "FROM query_table('duck' || 'db_databases')",
    "SHOW secret_directory",
    "FROM (SHOW secret_directory)",
    "FROM json_execute_serialized_sql('x')",
    "FROM which_secret('s3://x', 's3')",
    "FROM read_text('/etc/passwd')",
    "FROM '/etc/passwd'",
    "FROM glob('/*')",
    "SELECT * FROM read_csv_auto('https://example.org/x.csv')",
    "COPY reports TO '/tmp/x.csv'",
    "ATTACH '/tmp/x.db'",
    "INSTALL httpfs",
    "SET memory_limit = '64GB'",
    "DROP TABLE reports",
    "SELECT 1; SELECT 2",
    "",
    "SELECT",
    "SELECT getenv('HOME')",
]


@pytest.mark.parametrize("question", MACHINE)
def test_sql_reaches_nothing_but_the_record(access: Access, folder: Path, question: str) -> None:
    with pytest.raises(UsageError) as caught:
        questions.sql(access, asked.Sql(question=question))
    assert str(folder.parent) not in str(caught.value)
    assert "/root" not in str(caught.value)


@pytest.mark.parametrize("question", ["SELECT repeat('x', 3000000000)", "SELECT list(range) FROM range(1000000000)"])
def test_sql_that_heeds_no_limit_is_stopped_by_the_system(folder: Path, question: str) -> None:
    door = Access(folder, Limits(seconds=2.0))
    with pytest.raises(AnswerTooCostly):
        questions.sql(door, asked.Sql(question=question))
    assert questions.sql(door, asked.Sql(question="SELECT count(*) FROM reports")).rows == ((len(READINGS),),)
    door.close()


def test_sql_ends_in_time_and_in_size(folder: Path) -> None:
    door = Access(folder, Limits(seconds=0.3, answer=1_000))
    with pytest.raises(AnswerTooCostly, match="ask for less"):
        questions.sql(door, asked.Sql(question="SELECT sum(a.range * b.range) FROM range(1000000) a, range(1000000) b"))
    with pytest.raises(AnswerTooCostly, match="characters"):
        questions.sql(door, asked.Sql(question="SELECT repeat('x', 2000)"))
    door.close()


def test_what_is_not_there_is_named(access: Access) -> None:
    with pytest.raises(NotFound, match="nothing whose id begins"):
        questions.why(access, asked.Why(id="e-0000"))
    with pytest.raises(NotFound):
        questions.report(access, asked.Report(id="r-0000"))
    with pytest.raises(NotFound, match="no story is about"):
        questions.story(access, asked.Story(what="zebras on the moon"))
    with pytest.raises(NotFound):
        questions.origins(access, asked.Origins(id="e-0000"))
    with pytest.raises(UsageError, match="is the id of a report"):
        questions.why(access, asked.Why(id=next(iter(TEXTS))))
    with pytest.raises(UsageError, match="which: on="):
        questions.origins(access, asked.Origins(words="a missile"))
    with pytest.raises(UsageError):
        questions.conflicts(access, asked.Conflicts())
    with pytest.raises(UsageError, match="is no day"):
        questions.events(access, asked.Events(since="2026-02-31"))


def test_a_record_that_is_not_there_does_not_tell_where_it_would_be(tmp_path: Path) -> None:
    door = Access(tmp_path / "nothing")
    with pytest.raises(OnrecordError) as caught:
        questions.health(door, asked.Health())
    assert str(tmp_path) not in str(caught.value)
    assert "onrecord add" in str(caught.value)


def test_who_waits_too_long_is_told_to_come_again(folder: Path) -> None:
    door = Access(folder, Limits(waiting=0.05))
    held, done = threading.Event(), threading.Event()

    def hold() -> None:
        with door.record():
            held.set()
            done.wait(5)

    thread = threading.Thread(target=hold)
    thread.start()
    held.wait(5)
    with pytest.raises(Busy, match="ask again"):
        questions.health(door, asked.Health())
    done.set()
    thread.join()
    assert questions.health(door, asked.Health()).reports == len(READINGS)
    door.close()


def test_stories_that_are_far_behind_are_not_caught_up_within_a_question(tmp_path: Path) -> None:
    door = Access(made(tmp_path), Limits(catching_up=1))
    with pytest.raises(OnrecordError, match="run `onrecord stories`"):
        questions.stories(door, asked.Stories())
    assert questions.report(door, asked.Report(id=next(iter(TEXTS)))).story is None
    door.close()


def test_reading_needs_a_text_and_fetches_nothing_unless_told(access: Access) -> None:
    with pytest.raises(UsageError, match="one of the two"):
        questions.read(access, asked.Read())
    with pytest.raises(Forbidden, match="--fetch"):
        questions.read(access, asked.Read(address="https://example.org/report"))
    with pytest.raises(Unreadable):
        questions.read(access, asked.Read(text="   "))


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "/etc/passwd", "-", "http://127.0.0.1/", "http://169.254.169.254/", "http://[::1]/"],
)
def test_no_address_leads_to_this_machine(folder: Path, address: str) -> None:
    door = Access(folder, fetch=True)
    with pytest.raises(Unreadable):
        questions.read(door, asked.Read(address=address))
    door.close()


def test_every_question_is_known_by_its_name() -> None:
    assert len(questions.BY_NAME) == len(questions.QUESTIONS)
    for one in questions.QUESTIONS:
        assert one.says
        assert getattr(questions, one.name) is one.answer


def test_a_story_that_is_kept_is_told_anew_once_the_record_has_changed(tmp_path: Path) -> None:
    folder = made(tmp_path)
    door = Access(folder)
    before = questions.story(door, asked.Story(what="grain hall"))
    assert questions.story(door, asked.Story(what="grain hall")) == before
    with open_record(folder) as record:
        attribution = record.said("officials", outlet="Harbour Post").rows[0].id
        record.judge("reject", attribution, "Mara Lind")
    after = questions.story(door, asked.Story(what="grain hall"))
    assert after.counts.sources == before.counts.sources - 1
    assert all(len(line.quoted) <= 3 for line in after.story.timeline)
    door.close()
