"""``python -m eval.record.reliability``: every kind of fault, as often as ``docs/reliability.md`` says.

Prints the table of that page. ``--kinds`` names some of them, ``--times`` multiplies the tries, ``--write`` puts the
rows into the page. Exit status 1 where anything acknowledged was lost or torn.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from eval.record import faults
from eval.record.faults import Outcome
from eval.record.power import power_cut

PAGE = Path(__file__).parents[2] / "docs" / "reliability.md"
HEAD = "| kind | tries | lost | torn | named | found |\n|---|---|---|---|---|---|"
KINDS: dict[str, tuple[int, Callable[[int], Outcome]]] = {
    "kill": (200, faults.killed),
    "full": (15, faults.disk_full),
    "writers": (3, faults.two_writers),
    "power": (60, power_cut),
    "segment": (15, partial(faults.damaged, "bit of a segment flipped", faults.a_segment, faults.flipped)),
    "segment-cut": (5, partial(faults.damaged, "segment cut off", faults.a_segment, faults.cut)),
    "manifest": (10, partial(faults.damaged, "bit of the manifest flipped", faults.a_manifest, faults.flipped)),
    "manifest-cut": (5, partial(faults.damaged, "manifest cut off", faults.a_manifest, faults.cut)),
    "part": (10, partial(faults.damaged, "bit of the index flipped", faults.a_part, faults.flipped)),
    "part-cut": (5, partial(faults.damaged, "index cut off", faults.a_part, faults.cut)),
    "snapshot": (5, partial(faults.damaged, "bit of the snapshot flipped", faults.a_snapshot, faults.flipped)),
    "wal": (12, faults.wal),
}


def main() -> int:
    """Runs the kinds that were asked for, prints their rows as they come."""
    asked = argparse.ArgumentParser(
        prog="python -m eval.record.reliability", description=(__doc__ or "").split("\n")[0]
    )
    asked.add_argument("--kinds", nargs="+", choices=KINDS, default=list(KINDS))
    asked.add_argument("--times", type=float, default=1.0)
    asked.add_argument("--write", action="store_true")
    given = asked.parse_args()
    print(HEAD)
    bad = 0
    for kind in given.kinds:
        tries, run = KINDS[kind]
        outcome = run(max(1, round(tries * given.times)))
        print(row(outcome), flush=True)
        for remark in outcome.remarks:
            print(f"  {remark}", file=sys.stderr)
        bad += outcome.lost + outcome.torn
        if given.write:
            write(outcome)
    return int(bool(bad))


def row(outcome: Outcome) -> str:
    """The outcome as a line of the table."""
    cells = (outcome.kind, outcome.tries, outcome.lost, outcome.torn, outcome.named, outcome.found)
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


def write(outcome: Outcome) -> None:
    """Puts the outcome into the table of the page, in the place of its kind's row."""
    text = PAGE.read_text("utf-8")
    told = row(outcome)
    pattern = re.compile(rf"^\| {re.escape(outcome.kind)} \|.*$", re.MULTILINE)
    if pattern.search(text):
        text = pattern.sub(lambda _: told, text)
    else:
        text = text.replace("<!-- faults:end -->", told + "\n<!-- faults:end -->")
    PAGE.write_text(text, "utf-8")


if __name__ == "__main__":
    sys.exit(main())
