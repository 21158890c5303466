"""How fast each export writes, and in how much memory: ``python tests/exports/pace.py [COUNT...]``.

Small readings are made one by one: the words of one example, cut to 300 characters, with one event, its place, and the
attribution it stands in. Seconds are of the processor, without those that making the readings takes.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec

from onrecord.extend import load
from onrecord.model.grounds import When
from onrecord.model.reading import Reading, decode
from onrecord.views.exporting import write

EXAMPLE = Path(__file__).parents[2] / "examples" / "wire.txt"
DAY = When("2024-11-15", "day", "text")
COUNTS = ("5000", "50000")


def small(reading: Reading, count: int) -> Iterator[Reading]:
    """Readings of one event each, every one with ids of its own."""
    replace = msgspec.structs.replace
    event = next(event for event in reading.events if event.where)
    for number in range(count):
        report, said = f"r-{number:020x}", f"a-{number:020x}"
        yield replace(
            reading,
            article=replace(reading.article, id=report, text=reading.article.text[:300], standfirst=None),
            attributions=(replace(reading.attributions[0], id=said),),
            events=(replace(event, id=f"e-{number:020x}", attribution=said, status="actual", when=DAY),),
            positions=(),
            quantities=(),
        )


def one(name: str, count: int, readings: str) -> None:
    """Prints a row for one format; in a process of its own, whose memory is its own."""
    import resource

    reading = decode(Path(readings).read_bytes().splitlines()[0])
    start = time.process_time()
    for _ in small(reading, count):
        pass
    making = time.process_time() - start
    with tempfile.TemporaryDirectory() as folder:
        start = time.process_time()
        write(small(reading, count), name, f"{folder}/out")
        took = time.process_time() - start - making
        size = sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"| {name} | {count} | {count / took:,.0f} | {peak} | {size / 1e6:.1f} |", flush=True)


def main(counts: list[str]) -> None:
    """Prints a table of every format."""
    print(
        "| format | readings | readings a second | peak memory, MiB | MB written |\n|---|---|---|---|---|", flush=True
    )
    with tempfile.TemporaryDirectory() as folder:
        readings = f"{folder}/readings.jsonl"
        command = [Path(sys.executable).parent / "onrecord", "read", EXAMPLE, "--out", readings]
        subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
        for name in load("exports"):
            for count in counts:
                subprocess.run(
                    [sys.executable, __file__, "--one", name, count, readings],
                    check=True,
                    env=os.environ | {"OMP_NUM_THREADS": "1"},
                )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        one(sys.argv[2], int(sys.argv[3]), sys.argv[4])
    else:
        main(sys.argv[1:] or list(COUNTS))
