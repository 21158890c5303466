"""``python -m eval.claims``: onrecord against our own gold of whole reports, or one annotator against the other."""

from __future__ import annotations

import argparse

from eval.claims import score
from eval.claims.gold import REPORTS, read
from eval.claims.marks import Marks, of_gold
from eval.claims.reading import readings


def main() -> None:
    """Compare and print a table a split."""
    parser = argparse.ArgumentParser(prog="python -m eval.claims", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--split", nargs="+", default=["train", "dev", "test"], choices=["train", "dev", "test", "all"])
    parser.add_argument("--agreement", action="store_true", help="the second pass against the first")
    parser.add_argument("--errors", type=int, default=0, help="show so many claims that differ")
    asked = parser.parse_args()
    for split in asked.split:
        splits = ("train", "dev", "test") if split == "all" else (split,)
        gold = list(read(REPORTS, "pass1" if asked.agreement else "", splits))
        theirs = _second(splits) if asked.agreement else readings(gold)
        pairs = [(of_gold(report), marks) for report, marks in zip(gold, theirs, strict=True)]
        print(f"{split}: {len(pairs)} reports")
        for name, told in score.table([score.compare(*pair) for pair in pairs]).items():
            print(f"  {name:<26}{told.value:6.1f}  [{told.low:.1f}, {told.high:.1f}]  of {told.of}")
        if asked.errors and "test" not in splits:
            from eval.claims.errors import show

            show(gold, pairs, asked.errors)


def _second(splits: tuple[str, ...]) -> list[Marks]:
    return [of_gold(report) for report in read(REPORTS, "pass2", splits)]


if __name__ == "__main__":
    main()
