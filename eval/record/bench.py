"""``python -m eval.record.bench --readings N``: adds N made-up readings, then asks. Prints JSON; ``--out`` keeps it.

How many a second is measured on ``--ready`` readings that are made beforehand and held in memory: from the first one
handed over until the last one is on the disk (acknowledged), and until the index shows it (added). What one more
reading costs is measured on all N, which are made on the way: time of the processor, less what making them took, since
the index works on while the next ones are made. The record is written to ``--folder``, on a real disk, and removed
afterwards unless ``--keep``. Every question is asked five times; the median counts.
"""

from __future__ import annotations

import argparse
import gc
import itertools
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from eval.record.plain import plain
from eval.record.synthetic import reading
from onrecord.model.reading import Reading
from onrecord.record.opened import open_record
from onrecord.record.record import BATCH

TIMES = 5


def main() -> int:
    """Measures what was asked for and prints it."""
    asked = argparse.ArgumentParser(prog="python -m eval.record.bench", description=(__doc__ or "").splitlines()[0])
    asked.add_argument("--readings", type=int, default=50_000)
    asked.add_argument("--ready", type=int, default=20_480)
    asked.add_argument("--events", type=int, default=5, help="events in each reading, five at most")
    asked.add_argument("--folder", type=Path, help="where the record is made; else a temporary folder")
    asked.add_argument("--keep", action="store_true", help="leave the record there")
    asked.add_argument("--out", type=Path, help="write the figures there, as JSON")
    given = asked.parse_args()
    folder = given.folder or Path(tempfile.mkdtemp(prefix="onrecord-bench-")) / "record"
    try:
        found = measure(folder, given.readings, given.events, given.ready)
    finally:
        if not given.keep:
            shutil.rmtree(folder, ignore_errors=True)
    print(json.dumps(found, indent=1))
    if given.out:
        given.out.write_text(json.dumps(found, indent=1) + "\n", "utf-8")
    return 0


def measure(folder: Path, count: int, events: int, ready: int) -> dict[str, Any]:
    """The figures for a record of ``count`` readings in ``folder``."""
    with tempfile.TemporaryDirectory(dir=folder.parent) as aside:
        found = rate(Path(aside) / "record", ready, events)
    found |= adding(folder, count, events)
    found |= asking(folder)
    found |= plain(BATCH)
    return found


def quick(count: int = 4_096) -> dict[str, float]:
    """What can be measured in half a minute, on a small record of readings with two events, as real reports have.

    Times are those of the processor, since a busy machine's clock says little. The index is made anew before its size
    is taken: into how many parts it comes while readings are added depends on how the two threads take turns.
    """
    with tempfile.TemporaryDirectory() as aside:
        folder = Path(aside) / "record"
        found = adding(folder, count, 2)
        with open_record(folder) as record:
            record.rebuild()
            record.session()
            return {
                "disk, times the gzip of the text (at most)": sum(_sizes(folder).values())
                / found["gzip_of_text_bytes"],
                "adding, ms a reading (at most)": found["cost_ms_per_reading"],
                "opening, s (at most)": _median(lambda: _opened(folder), time.process_time),
                "find, the most frequent words, s (at most)": _median(
                    lambda: record.find("ba be", limit=20), time.process_time
                ),
                "find, a phrase of them, s (at most)": _median(
                    lambda: record.find('"ba be"', limit=20), time.process_time
                ),
                "dyads of all years, s (at most)": _median(lambda: record.dyads(limit=100), time.process_time),
            }


def rate(folder: Path, count: int, events: int) -> dict[str, Any]:
    """Readings a second by the clock, of readings that are there already; and what the processor did meanwhile."""
    ready = [reading(number, events=events) for number in range(count)]
    gc.collect()
    gc.freeze()
    heard: list[float] = []
    with open_record(folder) as record:
        clock, processor, writer = time.perf_counter(), time.process_time(), time.thread_time()
        record.add(ready, kept=lambda _: heard.append(time.perf_counter()))
        spent, worked = time.perf_counter() - clock, time.process_time() - processor
        wrote = time.thread_time() - writer
    gc.unfreeze()
    return {
        "ready": count,
        "acknowledged_per_second": round(count / (heard[-1] - clock)),
        "added_per_second": round(count / spent),
        "added_processor_ms_per_reading": round(1000 * worked / count, 3),
        "of_these_in_the_thread_that_acknowledges_ms": round(1000 * wrote / count, 3),
        "processors_at_work": round(worked / spent, 2),
    }


def adding(folder: Path, count: int, events: int) -> dict[str, Any]:
    """Adds the readings in one run; milliseconds a reading by tenth, disk beside the gzip of the text."""
    feed = _Feed(count, events)
    with open_record(folder) as record:
        added = record.add(feed.readings())
    if added.problems or added.added != count:
        raise SystemExit(f"not added: {added}")
    gzip = feed.gzip + len(feed.packer.flush())
    sizes = _sizes(folder)
    costs = feed.costs()
    return {
        "readings": count,
        "superseded": added.superseded,
        "cost_ms_per_reading": round(1000 * sum(costs) / count, 3),
        "cost_ms_per_reading_by_tenth": _by_tenth(costs, count),
        "gzip_of_text_bytes": gzip,
        "segments_times_gzip": round(sizes["segments"] / gzip, 2),
        "index_times_gzip": round(sizes["index"] / gzip, 2),
        "disk_times_gzip": round(sum(sizes.values()) / gzip, 2),
    }


def _sizes(folder: Path) -> dict[str, int]:
    """Bytes of the segments and of the index."""
    return {part: sum(path.stat().st_size for path in (folder / part).iterdir()) for part in ("segments", "index")}


class _Feed:
    """Readings made a batch at a time, and the processor's time that went into everything else meanwhile."""

    def __init__(self, count: int, events: int) -> None:
        self.count, self.events = count, events
        self.packer = zlib.compressobj(6, zlib.DEFLATED, 31)
        self.gzip = 0
        self._made = 0.0
        self._marks: list[float] = []

    def readings(self) -> Iterator[Reading]:
        for first in range(0, self.count, BATCH):
            self._marks.append(self._others())
            began = time.thread_time()
            batch = [reading(n, events=self.events) for n in range(first, min(first + BATCH, self.count))]
            self.gzip += sum(len(self.packer.compress(one.article.text.encode() + b"\n")) for one in batch)
            self._made += time.thread_time() - began
            yield from batch

    def costs(self) -> list[float]:
        """Seconds of the processor that adding took, batch by batch."""
        self._marks.append(self._others())
        return [after - before for before, after in itertools.pairwise(self._marks)]

    def _others(self) -> float:
        return time.process_time() - self._made


def _by_tenth(batches: list[float], count: int) -> list[float]:
    """Milliseconds a reading; a batch belongs to the tenth in which it begins."""
    tenths: list[list[float]] = [[] for _ in range(10)]
    for number, seconds in enumerate(batches):
        tenths[number * 10 // len(batches)].append(seconds)
    return [round(1000 * sum(one) / (len(one) * min(BATCH, count)), 3) for one in tenths if one]


def asking(folder: Path) -> dict[str, Any]:
    """Seconds to open the record and to answer questions, the median of five; opening also in a new process."""
    found: dict[str, Any] = {"open_s": _median(lambda: _opened(folder)), "open_new_process_s": _new_process(folder)}
    with open_record(folder) as record:
        found["parts"] = len(record.session().snapshot.parts)
        found["events"] = record.sql("SELECT count(*) FROM events").values[0][0]
        questions: dict[str, Callable[[], object]] = {
            "dyads_s": lambda: record.dyads(limit=100),
            "dyads_actual_of_one_s": lambda: record.dyads(limit=None, actor="UKR", status="actual"),
            "find_two_words_s": lambda: record.find("bale dino", limit=20),
            "find_common_words_s": lambda: record.find("ba be", limit=20),
            "find_phrase_s": lambda: record.find('"ba be"', limit=20),
            "events_newest_s": lambda: record.events(limit=100),
            "events_of_country_s": lambda: record.events(limit=100, actor="UKR", since="2020", until="2020-03"),
            "said_by_s": lambda: record.said("bale", limit=100),
            "positions_on_s": lambda: record.positions(of="UKR", on="2020-01-01", limit=100),
            "sources_s": lambda: record.sources(limit=100),
        }
        for name, question in questions.items():
            found[name] = _median(question)
            found[name.removesuffix("_s") + "_processor_s"] = _median(question, time.process_time)
    return found


def _opened(folder: Path) -> None:
    with open_record(folder) as record:
        record.session()


def _new_process(folder: Path) -> float:
    code = f"import onrecord; onrecord.open_record({str(folder)!r}).session()"
    return _median(lambda: subprocess.run([sys.executable, "-c", code], check=True))


def _median(act: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    spent = []
    for _ in range(TIMES):
        began = clock()
        act()
        spent.append(clock() - began)
    return round(statistics.median(spent), 4)


if __name__ == "__main__":
    sys.exit(main())
