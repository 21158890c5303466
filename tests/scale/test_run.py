"""Runs: the same bytes from any number of workers, after any death; nothing twice, nothing missing."""

import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from onrecord.model.problems import OnrecordError, Problem
from onrecord.model.reading import decode
from onrecord.record import segments
from onrecord.scale import job as jobs
from onrecord.scale import journal
from onrecord.scale.job import Job
from onrecord.scale.local import LocalExecutor
from onrecord.scale.run import Outcome, Progress, run
from onrecord.views.readings import is_readings, readings_in
from tests.scale import deeds

ROOT = Path(__file__).parents[2]


def go(out: Path, *inputs: Path, workers: int = 1, **more: object) -> Outcome:
    names = [str(one) for one in inputs]
    return run(Job(out=str(out)), names, LocalExecutor(workers), make=deeds.worker, versions=deeds.versions, **more)  # type: ignore[arg-type]


def texts(out: Path) -> list[str]:
    found: list[str] = []
    for entry in journal.manifest(out):
        if entry.segment:
            found += [decode(line).article.text for line in segments.unpacked(out / "segments", entry.segment).lines]
    return found


def test_one_worker_and_three_leave_the_same_bytes(tmp_path: Path) -> None:
    pages = deeds.pages(tmp_path / "pages", 150)
    one, three = go(tmp_path / "one", pages), go(tmp_path / "three", pages, workers=3)
    assert one == three
    assert one.readings == 150
    assert one.shards > 2
    assert deeds.content(tmp_path / "one") == deeds.content(tmp_path / "three")
    assert sorted(texts(tmp_path / "one")) == sorted(path.read_text().strip() for path in pages.iterdir())


def test_what_is_complete_is_skipped(tmp_path: Path) -> None:
    pages = deeds.pages(tmp_path / "pages", 100)
    first = go(tmp_path / "out", pages)
    (tmp_path / "out" / "manifest.jsonl").unlink()
    again = go(tmp_path / "out", pages)
    assert (again.skipped, again.digest) == (first.shards, first.digest)


def test_a_file_that_comes_or_changes_costs_one_shard(tmp_path: Path) -> None:
    pages = deeds.pages(tmp_path / "pages", 200)
    first = go(tmp_path / "out", pages)
    (pages / "report-0007.txt").write_text("Report 7, corrected. The road was shut.")
    (pages / "report-0150b.txt").write_text("Report 150 b. A late one.")
    again = go(tmp_path / "out", pages)
    assert again.shards - again.skipped <= 4
    assert again.readings == first.readings + 1
    assert deeds.content(tmp_path / "out") != {}
    go(tmp_path / "fresh", pages)
    assert deeds.content(tmp_path / "out") == deeds.content(tmp_path / "fresh")


def test_what_cannot_be_read_is_named_and_nothing_else_is_lost(tmp_path: Path) -> None:
    pages = deeds.pages(tmp_path / "pages", 20)
    (pages / "a-fault.txt").write_text("this breaks a coder")
    (pages / "b-empty.txt").write_text("")
    (pages / "c-none.txt").write_text("nothing here")
    (pages / "d.pdf").write_text("%PDF")
    done = go(tmp_path / "out", pages, tmp_path / "missing.html")
    assert done.readings == 20
    named = [json.loads(line) for line in (tmp_path / "out" / "problems.jsonl").read_text().splitlines()]
    assert [Problem(**one) for one in named] == list(done.problems)
    assert {Path(one["where"]).name for one in named} == {
        "a-fault.txt", "b-empty.txt", "c-none.txt", "pages", "missing.html",
    }  # fmt: skip


def test_a_page_that_kills_workers_is_left_out_and_the_rest_is_read(tmp_path: Path) -> None:
    pages = deeds.pages(tmp_path / "pages", 40)
    (pages / "report-0010.txt").write_text("this one kills")
    (pages / "report-0033.txt").write_text("this one kills too")
    done = go(tmp_path / "out", pages, workers=2)
    assert done.readings == 38
    assert [Path(problem.where).name for problem in done.problems] == ["report-0010.txt", "report-0033.txt"]
    assert not list((tmp_path / "out" / "underway").iterdir())


def test_workers_killed_at_random_change_nothing(tmp_path: Path) -> None:
    pages = deeds.pages(tmp_path / "pages", 120, "A slow one.")
    whole = go(tmp_path / "whole", pages)
    dice, over, killed = random.Random(7), threading.Event(), []

    def kill() -> None:
        while not over.wait(dice.uniform(0.2, 0.5)):
            victims = _children(os.getpid())
            if victims and len(killed) < 6:
                killed.append(dice.choice(victims))
                os.kill(killed[-1], signal.SIGKILL)

    killer = threading.Thread(target=kill)
    killer.start()
    try:
        done = go(tmp_path / "hurt", pages, workers=2)
    finally:
        over.set()
        killer.join()
    assert killed
    assert done.digest == whole.digest
    assert deeds.content(tmp_path / "hurt") == deeds.content(tmp_path / "whole")


def _children(parent: int) -> list[int]:
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            told = (folder / "stat").read_text().rsplit(")", 1)[1].split()
            if int(told[1]) == parent and b"spawn_main" in (folder / "cmdline").read_bytes():
                found.append(int(folder.name))
        except OSError:
            continue
    return found


_DRIVER = """
import sys
from pathlib import Path
from tests.scale.test_run import go
if __name__ == "__main__":
    go(Path(sys.argv[1]), Path(sys.argv[2]), workers=2)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="children are found in /proc")
def test_a_driver_killed_and_started_again_leaves_the_same_bytes(tmp_path: Path) -> None:
    pages = deeds.pages(tmp_path / "pages", 120, "A slow one.")
    whole = go(tmp_path / "whole", pages)
    script = tmp_path / "driver.py"
    script.write_text(_DRIVER)
    for seconds in (0.9, 1.4):
        driver = subprocess.Popen(
            [sys.executable, script, tmp_path / "hurt", pages], env={**os.environ, "PYTHONPATH": str(ROOT)}
        )
        time.sleep(seconds)
        workers = _children(driver.pid)
        driver.kill()
        driver.wait()
        _all_gone(workers)
    with (tmp_path / "hurt" / "journal.jsonl").open("ab") as torn:
        torn.write(b'{"shard":"half a li')
    done = go(tmp_path / "hurt", pages)
    assert done.digest == whole.digest
    assert deeds.content(tmp_path / "hurt") == deeds.content(tmp_path / "whole")


def _all_gone(workers: list[int]) -> None:
    """Workers end with their driver."""
    deadline = time.monotonic() + 10
    while any(_runs(worker) for worker in workers):
        assert time.monotonic() < deadline, "a worker outlived its driver"
        time.sleep(0.05)


def _runs(worker: int) -> bool:
    try:
        return Path(f"/proc/{worker}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def test_a_lost_segment_is_read_again(tmp_path: Path) -> None:
    pages = deeds.pages(tmp_path / "pages", 60)
    whole = go(tmp_path / "out", pages)
    next((tmp_path / "out" / "segments").iterdir()).unlink()
    again = go(tmp_path / "out", pages)
    assert again.skipped == whole.shards - 1
    assert again.digest == whole.digest


def test_two_runs_never_share_a_folder(tmp_path: Path) -> None:
    pages = deeds.pages(tmp_path / "pages", 3)
    go(tmp_path / "out", pages)
    with pytest.raises(OnrecordError, match="holds the run of"):
        go(tmp_path / "out", deeds.pages(tmp_path / "others", 3))
    with pytest.raises(OnrecordError, match="no run's"):
        go(pages, pages)


def test_an_input_named_twice_is_read_once(tmp_path: Path) -> None:
    pages = deeds.pages(tmp_path / "pages", 5)
    assert go(tmp_path / "out", pages, pages).readings == 5


def test_progress_ends_at_the_end(tmp_path: Path) -> None:
    told: list[Progress] = []
    go(tmp_path / "out", deeds.pages(tmp_path / "pages", 90), watch=told.append)
    assert [one.shards for one in told] == list(range(1, told[-1].of + 1))
    assert told[-1].pages == 90


def test_the_folder_of_a_run_is_read_back(tmp_path: Path) -> None:
    go(tmp_path / "out", deeds.pages(tmp_path / "pages", 70))
    assert is_readings(str(tmp_path / "out"))
    assert not is_readings(str(tmp_path / "pages"))
    assert len(list(readings_in(str(tmp_path / "out")))) == 70
    (tmp_path / "out" / "manifest.jsonl").unlink()
    with pytest.raises(OnrecordError, match="not finished"):
        list(readings_in(str(tmp_path / "out")))


def test_an_engine_that_no_process_lives_through_is_bad_use(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "_made_by", deeds.dies)
    with pytest.raises(OnrecordError, match="cannot be loaded here"):
        jobs.made_by(Job(out=""))
