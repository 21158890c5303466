"""What came into a record since a mark."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from onrecord.model.reading import Reading
from onrecord.record.following import Mark
from onrecord.record.opened import Record, open_record


def ids(readings: object) -> list[str]:
    return [reading.article.id for reading in readings]  # type: ignore[attr-defined]


def test_only_what_came_after_the_mark_comes(record: Record, many: Callable[[int], list[Reading]]) -> None:
    readings = many(5)
    record.add(readings[:3])
    first = record.changes()
    assert ids(first.came()) == ids(readings[:3])
    assert (first.coming, first.afresh, ids(first.left())) == (3, False, [])
    record.add(readings[3:])
    second = record.changes(first.mark)
    assert ids(second.came()) == ids(readings[3:])
    assert record.changes(second.mark).coming == 0
    assert record.changes(second.mark).mark == second.mark


def test_a_corrected_report_leaves_as_its_correction_comes(record: Record, make: Callable[..., Reading]) -> None:
    old, new = make(), make(headline="Strait opens again", modified="2026-03-11T09:00:00Z")
    record.add([old])
    mark = record.changes().mark
    record.add([new])
    changes = record.changes(mark)
    assert ids(changes.left()) == [old.article.id]
    assert ids(changes.came()) == [new.article.id]


def test_a_text_that_comes_too_late_is_no_news(record: Record, make: Callable[..., Reading]) -> None:
    record.add([make(modified="2026-03-11T09:00:00Z")])
    mark = record.changes().mark
    record.add([make(headline="As it was first")])
    changes = record.changes(mark)
    assert (ids(changes.left()), ids(changes.came())) == ([], [])


def test_a_rejected_claim_goes_and_comes_back_when_that_is_withdrawn(
    record: Record, make: Callable[..., Reading]
) -> None:
    reading = make()
    record.add([reading])
    mark = record.changes().mark
    decision = record.judge("reject", reading.events[0].id, "Ann Lee")
    rejected = record.changes(mark)
    assert ids(rejected.left()) == [reading.article.id]
    (left,) = rejected.came()
    assert left.events == ()
    assert left.positions == reading.positions
    record.judge("withdraw", decision.id, "Ann Lee")
    (back,) = record.changes(rejected.mark).came()
    assert back == reading


def test_decisions_on_sameness_come_in_their_order(record: Record, many: Callable[[int], list[Reading]]) -> None:
    one, other = many(2)
    record.add([one, other])
    mark = record.changes().mark
    same = record.judge("same", one.events[0].id, "Ann Lee", other=other.events[0].id)
    record.judge("withdraw", same.id, "Ann Lee")
    changes = record.changes(mark)
    assert [decision.verdict for decision in changes.decisions] == ["same", "withdraw"]
    assert changes.decisions[0] == same
    assert changes.coming == 0


def test_the_mark_of_another_record_makes_all_of_it_news(
    record: Record, many: Callable[[int], list[Reading]], tmp_path: Path
) -> None:
    readings = many(4)
    with open_record(tmp_path / "other") as other:
        other.add(readings[:2])
        mark = other.changes().mark
    record.add(readings[1:])
    changes = record.changes(mark)
    assert changes.afresh
    assert changes.coming == 3
    assert record.changes(Mark(lines=99, digest="no")).afresh
