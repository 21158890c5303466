"""What people decide holds in the readings that leave a record, as it does in its tables."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from onrecord.model.problems import UsageError
from onrecord.model.reading import Reading, decode, encode
from onrecord.record import fixing, soundness
from onrecord.record.opened import Record, open_record
from onrecord.testing import check_reading

VALUES = {
    "speaker": "Somebody Else", "holder": "Somebody Else", "actor": "Somebody Else", "recipient": "Somebody Else",
    "toward": "Somebody Else", "place": "Otherport", "time": "2025-02-03", "since": "2024", "low": "3", "high": "8",
    "unit": "tonnes", "type": "AID", "mode": "other", "cameo": "070", "speaker_role": "envoy", "holder_role": "envoy",
    "channel_name": "The Tower",
}  # fmt: skip


def value_for(field: str, allowed: Any) -> str:
    if field.endswith("country"):
        return "POL"
    return allowed[-1] if isinstance(allowed, tuple) else VALUES[field]


def claims(record: Record, table: str) -> Any:
    return record.sql(f"FROM {table} ORDER BY reading, number").rows


def only(record: Record) -> Reading:
    (reading,) = record.decided()
    check_reading(reading)
    assert soundness.fault(reading) is None
    assert decode(encode(reading)) == reading
    return reading


@pytest.mark.parametrize(
    ("table", "field", "empty"),
    [
        (table, field, empty)
        for table, fields in fixing.FIELDS.items()
        for field in fields
        for empty in (False, True)
        if not (empty and field in fixing.NEVER_EMPTY.get(table, ()))
    ],
)
def test_a_fix_says_the_same_in_the_reading_as_in_the_tables(
    record: Record, make: Callable[..., Reading], table: str, field: str, empty: bool
) -> None:
    record.add([make()])
    claim = claims(record, table)[0]
    value = None if empty else value_for(field, fixing.FIELDS[table][field])
    if field in ("channel_name", "high") and not empty:  # what it hangs on is unknown in this report
        record.judge("fix", claim.id, "Ann Lee", field="channel", value="telegram") if field == "channel_name" else None
    record.judge("fix", claim.id, "Ann Lee", field=field, value=value)
    (shown,) = (one for one in claims(record, table) if one.id == claim.id)
    reading = only(record)
    (told,) = (one for one in getattr(reading, table) if one.id == claim.id)
    assert told.maker.name.endswith(", fixed by Ann Lee")
    with open_record(record.path.with_name("again")) as again:
        again.add([reading])
        (read,) = (one for one in claims(again, table) if one.id == claim.id)
    expected = getattr(shown, field)
    if expected is None and field in ("speaker", "holder", "speaker_kind", "holder_kind"):
        expected = "unknown"
    assert getattr(read, field) == expected
    untouched = {"id", "content", "trigger", "words", "about", "quote", "act", "status", "stance", "kind"} - {field}
    for name in untouched & set(shown._fields):
        assert getattr(read, name) == getattr(shown, name)


def test_what_was_rejected_is_gone_and_nothing_hangs_on_it(record: Record, make: Callable[..., Reading]) -> None:
    record.add([make()])
    before = only(record)
    assert before == next(record.readings())
    record.judge("reject", before.attributions[0].id, "Ann Lee")
    after = only(record)
    assert [one.id for one in after.attributions] == [before.attributions[1].id]
    assert [event.attribution for event in after.events] == [None], "it stands where the attribution stood"
    record.judge("reject", before.events[0].id, "Ann Lee")
    assert only(record).events == ()
    assert next(record.readings()) == before, "what was added stays as it was"


def test_readings_can_be_chosen(record: Record, many: Callable[[int], list[Reading]]) -> None:
    record.add(many(6))
    assert len(list(record.decided())) == 6
    assert {one.article.outlet for one in record.decided(outlet="harbour")} == {"Harbour Post"}
    assert len(list(record.decided(since="2026-02", until="2026-03"))) == 2
    assert len(list(record.decided(actor="NLD", type="CONCEDE", status="actual", place="Vell"))) == 6
    assert list(record.decided(actor="USA")) == []
    with pytest.raises(UsageError):
        list(record.decided(colour="red"))


def test_what_makes_a_claim_cannot_be_emptied(record: Record, make: Callable[..., Reading]) -> None:
    record.add([make()])
    with pytest.raises(UsageError, match="onrecord reject"):
        record.judge("fix", record.events().rows[0].id, "Ann Lee", field="type", value=None)
