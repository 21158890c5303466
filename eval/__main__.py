"""``python -m eval``: every figure that the data at hand allows, beside its floor.

Exit status 1 where a figure lies below its floor. A room whose data is not at hand is named and left out.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from eval.floors import floors
from eval.rooms import ROOMS


def main() -> int:
    """Measures the rooms asked for and prints a table for each."""
    parser = argparse.ArgumentParser(prog="python -m eval", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="where the corpora stand")
    parser.add_argument("--room", choices=ROOMS, nargs="+", default=list(ROOMS))
    asked = parser.parse_args()
    fallen = 0
    for room in asked.room:
        began = time.perf_counter()
        found = ROOMS[room](asked.data)
        if found is None:
            print(f"{room}: its data is not under {asked.data}\n")
            continue
        print(f"{room} ({time.perf_counter() - began:.0f} s)")
        known = floors(room)
        for name, value in found.items():
            floor = known.get(name)
            verdict = ""
            if floor:
                word = "at most" if floor.is_ceiling else "floor"
                held = floor.holds(value)
                fallen += not held
                verdict = f"{word} {floor.floor:g}{'' if held else '   FALLEN'}"
            print(f"  {name:<52}{value:>10.3f}   {verdict}")
        for name in known.keys() - found.keys():
            if not name.startswith("sample"):
                print(f"  {name:<52}{'-':>10}   not measured: {known[name].command}")
        print(flush=True)
    return int(bool(fallen))


if __name__ == "__main__":
    sys.exit(main())
