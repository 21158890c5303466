"""``python -m eval.record.dyads --events N``: dyads by month over N made-up events, as a large record holds them.

A million readings take hours to make and to add. What the question asks is made alone: the tables ``dyads`` and
``dyad_months`` of parts of 262,144 readings (the size that parts are merged to), five events each, filled by the SQL
that fills every part; 64 countries, 4,000 days, evenly spread, which is the worst case for sums by month. Prints JSON:
seconds by the clock and of the processor, the median of five.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import duckdb

from eval.record.synthetic import COUNTRIES, DAYS, FIRST_DAY, STATUSES, TYPES
from onrecord.record import asking, parts
from onrecord.record.asking import Filters
from onrecord.record.index import FULL

EACH, TIMES = 5, 5
ASKED: dict[str, dict[str, str]] = {
    "all years": {},
    "one year": {"since": "2020", "until": "2020"},
    "from a day to a day": {"since": "2020-03-10", "until": "2020-08-03"},
    "one country, all years": {"actor": "UKR"},
    "one type, all years": {"type": "CONSULT"},
}


def main() -> int:
    """Makes the parts, asks, prints."""
    asked = argparse.ArgumentParser(prog="python -m eval.record.dyads", description=(__doc__ or "").splitlines()[0])
    asked.add_argument("--events", type=int, default=5_000_000)
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        work = parts.workshop()
        made: dict[str, Path] = {}
        for number in range(-(-given.events // (FULL * EACH))):
            made[f"part_{number}"] = Path(folder) / f"{number}.duckdb"
            _part(work, made[f"part_{number}"], number)
        parts.look_at(work, made)
        for step in ("5-decided", "6-current"):
            work.execute(parts.schema(step))
        print(json.dumps(_answers(work), indent=1))
        work.close()
    return 0


def _part(work: duckdb.DuckDBPyConnection, path: Path, number: int) -> None:
    """A part with its dyads, and their sums as every part has them."""
    part = parts.OpenPart(work, path, FULL * 10_000)
    work.execute(f"SELECT setseed({(number + 1) / 100})")
    work.execute(
        "INSERT INTO part.dyads "
        "SELECT n // $each + $first, n % $each, $countries[1 + floor(random() * $many)::INTEGER], "
        "$countries[1 + floor(random() * $many)::INTEGER], $types[1 + n % len($types)], "
        "$statuses[1 + n % len($statuses)], $day::DATE + floor(random() * $days)::INTEGER FROM range($rows) AS t(n)",
        {
            "each": EACH, "first": number * FULL, "countries": list(COUNTRIES), "many": len(COUNTRIES),
            "types": list(TYPES), "statuses": list(STATUSES), "day": FIRST_DAY, "days": DAYS, "rows": FULL * EACH,
        },
    )  # fmt: skip
    part.finish()


def _answers(work: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    found: dict[str, Any] = {
        "events": _count(work, "FROM every.dyads"),
        "sums": _count(work, "FROM every.dyad_months"),
        "groups": _count(work, "FROM (SELECT DISTINCT month, source, target FROM every.dyad_months)"),
    }
    for name, filters in ASKED.items():
        sql, values = asking.question("dyads").asked(Filters(**filters).given())
        found[name] = _timed(work, f"{sql}\nLIMIT 101", values)
    plain = asking.question("dyads")
    sql, values = asking.Question(plain.name, "", plain.narrowed, plain.sql).asked({})
    found["all years, every event counted anew"] = _timed(work, f"{sql}\nLIMIT 101", values)
    return found


def _count(work: duckdb.DuckDBPyConnection, of: str) -> int:
    row = work.execute(f"SELECT count(*) {of}").fetchone()
    return int(row[0]) if row else 0


def _timed(work: duckdb.DuckDBPyConnection, sql: str, values: dict[str, Any]) -> dict[str, float]:
    clocks, processors = [], []
    for _ in range(TIMES):
        clock, processor = time.perf_counter(), time.process_time()
        work.execute(sql, values).fetchall()
        clocks.append(time.perf_counter() - clock)
        processors.append(time.process_time() - processor)
    return {"s": round(statistics.median(clocks), 3), "processor_s": round(statistics.median(processors), 3)}


if __name__ == "__main__":
    sys.exit(main())
