"""The index: parts that grow together, and that can be made anew from the segments at any time."""

import json
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from onrecord.model.problems import OnrecordError
from onrecord.model.reading import Reading
from onrecord.record import index, snapshot
from onrecord.record.opened import Record, open_record
from onrecord.record.shape import fields, sql_type
from tests.record.test_record import contents

Many = Callable[[int], list[Reading]]


def test_small_parts_are_merged_and_nothing_changes(
    record: Record, many: Many, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(index, "FAN", 3)
    readings = many(7)
    for number, reading in enumerate(readings):
        record.add([reading])
        parts = record.session().snapshot.parts
        assert sum(part.rows for part in parts) == number + 1
        assert len(parts) <= 4
        assert {path.name for path in (record.path / "index").glob("part-*")} == {part.file for part in parts}
    before = contents(record)
    made = record.rebuild()
    assert (made.readings, made.problems, made.kept, made.lost) == (7, (), 0, 0)
    assert contents(record) == before
    assert record.verify().problems == ()
    assert record.find("strait").column("report") == record.find("strait").column("report")
    assert len(record.find("strait")) == 7


def test_many_at_once_go_into_parts_of_a_size(record: Record, many: Many, monkeypatch: pytest.MonkeyPatch) -> None:
    from onrecord.record import record as recording

    monkeypatch.setattr(recording, "BATCH", 2)
    monkeypatch.setattr(index, "AT_ONCE", 4)
    heard: list[int] = []
    record.add(many(9), kept=heard.append)
    assert heard == [2, 4, 6, 8, 9]
    assert [part.rows for part in record.session().snapshot.parts] == [4, 4, 1]
    assert len(record.verify().digest) == 32


def test_an_index_that_fails_once_shows_nothing_after_it(
    record: Record, many: Many, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The index of the second segment fails while the third one waits; neither is shown, and both are safe."""
    from onrecord.record import record as recording
    from onrecord.record import staging

    write, calls = staging.write, count(1)

    def full_once(path: Path, told: staging.Batch) -> None:
        if next(calls) == 2:
            raise OSError(28, "No space left on device")
        write(path, told)

    monkeypatch.setattr(recording, "BATCH", 1)
    monkeypatch.setattr(index, "AT_ONCE", 1)
    monkeypatch.setattr(staging, "write", full_once)
    kept: list[int] = []
    with pytest.raises(OnrecordError, match="No space left"):
        record.add(many(6), kept=kept.append)
    now = snapshot.load(record.path)
    assert now is not None
    assert now.lines == 1
    assert kept[-1] >= 2
    shown = record.sql("SELECT id FROM reports ORDER BY reading").column("id")
    assert len(shown) >= kept[-1], "who opens it next catches up"
    assert list(shown) == [reading.article.id for reading in many(6)[: len(shown)]]
    assert record.verify().problems == ()


def test_an_index_that_lags_says_so_while_more_is_acknowledged(
    record: Record, many: Many, monkeypatch: pytest.MonkeyPatch
) -> None:
    from onrecord.record import record as recording

    monkeypatch.setattr(recording, "BATCH", 1)
    monkeypatch.setattr(index, "AT_ONCE", 2)
    ends: list[tuple[int, int]] = []
    publish = snapshot.publish
    monkeypatch.setattr(
        snapshot, "publish", lambda folder, now: (ends.append((now.lines, now.manifest)), publish(folder, now))[1]
    )
    record.add(many(7))
    sizes = [len(line) for line in (record.path / "manifest.jsonl").read_bytes().splitlines(keepends=True)]
    assert len(ends) >= 3
    assert all(size == sum(sizes[:lines]) for lines, size in ends)
    assert record.add(many(8)).known == 7


def test_an_index_of_another_shape_is_made_anew(record: Record, many: Many) -> None:
    record.add(many(3))
    before = contents(record)
    record.close()
    path = record.path / "index" / "current.json"
    told = json.loads(path.read_text())
    path.write_text(json.dumps(told | {"schema": told["schema"] - 1}))
    old = {part["file"] for part in told["parts"]}
    assert contents(record) == before
    assert snapshot.load(record.path) is not None
    assert not old & {file.name for file in (record.path / "index").iterdir()}


def test_a_lost_index_comes_back_by_itself(record: Record, many: Many) -> None:
    record.add(many(3))
    before = contents(record)
    record.close()
    for path in (record.path / "index").iterdir():
        path.unlink()
    assert contents(record) == before


def test_who_has_opened_the_record_keeps_what_it_saw(record: Record, many: Many) -> None:
    readings = many(4)
    record.add(readings[:2])
    session = record.session()
    with open_record(record.path) as other:
        other.add(readings[2:])
        other.rebuild()
    assert session.table("SELECT count(*) FROM reports").values == ((2,),)
    assert record.sql("SELECT count(*) FROM reports").values == ((4,),), "the next question looks anew"


def test_every_field_of_the_model_has_a_type() -> None:
    told = dict(fields(Reading))
    assert told["article"].startswith("STRUCT(")
    assert sql_type(tuple[str, ...]) == "VARCHAR[]"
    assert sql_type(float | None) == "DOUBLE"
    with pytest.raises(TypeError):
        sql_type(dict[str, int])


# What the index is made by, as of each number. A change of the SQL takes a new number in ``snapshot.SCHEMA`` and a line here,
# so that an index of before is made anew; before the first release the line may be replaced instead.
SHAPES = {1: "e34d1f1d04b21bbe8766e4a827aab0d2", 2: "6db13c2a98922e393c9fe5f3f9c08dd1"}


def test_the_shape_of_the_index_has_a_number() -> None:
    from onrecord.record.digests import digest
    from onrecord.record.parts import schema

    steps = ("0-macros", "1-tables", "2-fill", "3-supersede", "4-decisions")
    assert digest("".join(schema(step) for step in steps).encode()) == SHAPES[snapshot.SCHEMA]
