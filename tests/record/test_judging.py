"""What people decide: signed, dated, reversible, and stronger than the machine."""

from collections.abc import Callable

import pytest

from onrecord.model.problems import UsageError
from onrecord.model.reading import Reading
from onrecord.record.opened import Record

Make = Callable[..., Reading]


@pytest.fixture
def kept(record: Record, make: Make) -> Record:
    record.add([make()])
    return record


def ids(record: Record) -> dict[str, str]:
    return {
        name: record.sql(f"SELECT id FROM {name} ORDER BY number").column("id")[0]
        for name in ("events", "attributions", "positions", "quantities")
    }


def test_a_rejected_claim_is_left_out_until_it_is_accepted(kept: Record) -> None:
    event = ids(kept)["events"]
    kept.judge("reject", event, "Ann Lee", note="nothing happened")
    assert len(kept.events()) == len(kept.dyads()) == 0
    assert len(kept.sql("SELECT * FROM every.events")) == 1
    kept.judge("accept", event[:6], "Bo Kim")
    assert kept.events().rows[0].judged == "accepted"
    assert len(kept.dyads()) == 1
    told = kept.decisions_on(event).rows
    assert [(row.verdict, row.signed, row.note) for row in told] == [
        ("accept", "Bo Kim", None), ("reject", "Ann Lee", "nothing happened"),
    ]  # fmt: skip


def test_a_fix_wins_over_the_machine_and_survives_a_new_reading(kept: Record, make: Make) -> None:
    event = ids(kept)["events"]
    kept.judge("fix", event, "Ann Lee", field="status", value="planned")
    kept.judge("fix", event, "Ann Lee", field="time", value="2026-03")
    kept.judge("fix", event, "Ann Lee", field="recipient_country", value="POL")
    kept.judge("fix", event, "Ann Lee", field="mode", value=None)
    kept.add([make(version="0.2.0", status="possible")])
    (row,) = kept.sql("SELECT status, time, day, last_day, recipient_country, mode, judged, type FROM events").rows
    assert (row.status, row.time, str(row.day), str(row.last_day)) == ("planned", "2026-03", "2026-03-01", "2026-03-31")
    assert (row.recipient_country, row.mode, row.judged, row.type) == ("POL", None, "fixed", "CONCEDE")
    assert kept.dyads(actor="POL", status="planned").values[0][1:] == ("NLD", "POL", 1)
    kept.judge("fix", event, "Bo Kim", field="status", value="denied")
    assert kept.events().column("status") == ("denied",)
    assert kept.verify().problems == ()
    assert kept.rebuild().decisions == 5
    assert kept.events().column("status") == ("denied",)


def test_a_decision_that_was_withdrawn_counts_for_nothing(kept: Record) -> None:
    position = ids(kept)["positions"]
    first = kept.judge("fix", position, "Ann Lee", field="stance", value="oppose")
    second = kept.judge("fix", position, "Bo Kim", field="stance", value="warn")
    kept.judge("withdraw", second.id, "Bo Kim")
    assert kept.positions().column("stance") == ("oppose",)
    kept.judge("withdraw", first.id[:8], "Ann Lee")
    assert kept.positions().column("stance") == ("refuse",)
    assert kept.positions().column("judged") == (None,)
    assert [row.stands for row in kept.decisions_on(position).rows] == [False, False]


def test_same_and_different(kept: Record, make: Make) -> None:
    kept.add([make(url="https://post.example/1", outlet="Harbour Post")])
    one, other = kept.sql("SELECT id FROM events ORDER BY id").column("id")
    kept.judge("same", other, "Ann Lee", other=one)
    kept.judge("different", one, "Bo Kim", other=other)
    assert [(row.one, row.other, row.same) for row in kept.sql("FROM sameness").rows] == [(one, other, False)]


@pytest.mark.parametrize(
    ("verdict", "subject", "more", "words"),
    [
        ("accept", "e-zzz", {}, "nothing whose id"),
        ("accept", "x", {}, "no id"),
        ("accept", "r-", {}, "is a report"),
        ("accept", "a-", {}, "several ids"),
        ("withdraw", "e-", {}, "a decision"),
        ("same", "e-", {}, "two different"),
        ("same", "e-", {"other": "e-"}, "two different"),
        ("same", "e-", {"other": "p-"}, "two different"),
        ("fix", "e-", {"field": "colour", "value": "red"}, "these can"),
        ("fix", "e-", {"field": "status", "value": "maybe"}, "actual, planned"),
        ("fix", "e-", {"field": "country", "value": "Norland"}, "three capital letters"),
        ("fix", "e-", {"field": "time", "value": "soon"}, "2026-03-14"),
        ("fix", "q-", {"field": "low", "value": "some"}, "a number"),
        ("fix", "r-", {"field": "day", "value": "2026"}, "none"),
    ],
)
def test_what_cannot_be_decided_says_why(
    kept: Record, verdict: str, subject: str, more: dict[str, str], words: str
) -> None:
    with pytest.raises(UsageError, match=words):
        kept.judge(verdict, subject, "Ann Lee", **more)  # type: ignore[arg-type]
    assert len(kept.sql("FROM every.decisions")) == 0


def test_a_decision_is_signed(kept: Record) -> None:
    with pytest.raises(UsageError, match="--as"):
        kept.judge("accept", "e-", "  ")


def test_every_field_that_can_be_fixed_is_a_column(kept: Record) -> None:
    from onrecord.record import fixing

    for table, fields in fixing.FIELDS.items():
        columns = set(kept.sql(f"FROM {table}").columns)
        assert set(fields) <= columns, table
