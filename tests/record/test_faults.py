"""A few tries of every kind of fault; ``make faults`` runs them all (docs/reliability.md)."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from eval.record import faults
from eval.record.faults import Outcome
from eval.record.power import power_cut
from eval.record.reliability import HEAD, KINDS
from onrecord.model.problems import OnrecordError
from onrecord.record import lock
from onrecord.record.opened import open_record

PAGE = Path(__file__).parents[2] / "docs" / "reliability.md"
TRIES: dict[str, tuple[int, Callable[[int], Outcome]]] = {
    "kill": (10, faults.killed),
    "full": (2, faults.disk_full),
    "writers": (1, faults.two_writers),
    "power": (6, power_cut),
    "segment": (2, partial(faults.damaged, "segment", faults.a_segment, faults.flipped)),
    "manifest": (2, partial(faults.damaged, "manifest", faults.a_manifest, faults.flipped)),
    "part": (2, partial(faults.damaged, "part", faults.a_part, faults.flipped)),
    "wal": (2, faults.wal),
}


@pytest.mark.skipif(not hasattr(__import__("os"), "fork"), reason="faults are tried in forked processes")
@pytest.mark.parametrize("kind", TRIES)
def test_nothing_that_was_acknowledged_is_lost(kind: str) -> None:
    tries, run = TRIES[kind]
    outcome = run(tries)
    assert outcome.tries
    assert (outcome.lost, outcome.torn) == (0, 0), outcome.remarks
    if kind in ("segment", "manifest", "part"):
        assert outcome.found == outcome.tries


def test_a_writer_that_waits_says_for_whom_and_gives_up_in_the_end(tmp_path: Path) -> None:
    heard: list[str] = []
    with lock.writing(tmp_path / "writer.lock"):
        waiting = lock.writing(tmp_path / "writer.lock", patience=0.2, waiting=heard.append)
        with pytest.raises(lock.Busy, match="another process"), waiting:
            pass
    assert len(heard) == 1
    with lock.writing(tmp_path / "writer.lock", patience=0):
        pass


def test_who_asks_while_another_writes_gets_what_there_is(tmp_path: Path) -> None:
    from tests.record.conftest import several

    with open_record(tmp_path / "record") as record:
        record.add(several(2))
    heard: list[str] = []
    with (
        lock.writing(tmp_path / "record" / "writer.lock"),
        open_record(tmp_path / "record", patience=0.1, tell=heard.append) as reader,
    ):
        assert len(reader.events()) == 2
        with pytest.raises(OnrecordError, match="another process"):
            reader.add(several(3))


def test_the_page_tells_of_every_kind() -> None:
    text = PAGE.read_text("utf-8")
    assert HEAD in text
    rows = [
        line for line in text.split("<!-- faults:begin -->")[1].split("<!-- faults:end -->")[0].splitlines()[3:] if line
    ]
    assert len(rows) == len(KINDS)
    for row in rows:
        _, kind, tries, lost, torn, *_ = (cell.strip() for cell in row.split("|"))
        assert (lost, torn) == ("0", "0"), kind
        assert int(tries) > 0
    assert int(next(row for row in rows if "kill -9" in row).split("|")[2]) >= 200
