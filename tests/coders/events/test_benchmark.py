"""The scorer of ``eval/events`` against the one that lies beside the development data."""

import json
import random
import re
import subprocess
import sys
from pathlib import Path

import pytest

from eval.events.score import Triple, row, table

ROOT = Path(__file__).parents[3]
OTHER = ROOT.parent / "shared" / "eval" / "score_events.py"


def test_a_row_is_found_when_one_event_has_all_three() -> None:
    gold = Triple("the Syrian army", "Israel", "ASSAULT")
    assert row(gold, [Triple("Syrian troops", "Israel", "ASSAULT")]).full
    assert not row(gold, [Triple("Syrian troops", "Iran", "ASSAULT"), Triple("Iraq", "Israel", "ASSAULT")]).full
    assert row(gold, [Triple("Israel", "Syrian troops", "ASSAULT")]).swapped
    assert row(Triple("a", "b", "YIELD"), [Triple("x", "y", "RETREAT")]).root


@pytest.mark.skipif(not OTHER.exists(), reason="the development data is not beside this copy of the project")
def test_both_scorers_tell_the_same(tmp_path: Path) -> None:
    dice = random.Random(7)
    names, roots = ("Iran", "Israel", "the Iraqi army", "Syria"), ("ASSAULT", "AID", "RETREAT", "YIELD", "REJECT")
    gold = [Triple(dice.choice(names), dice.choice(names), dice.choice(roots)) for _ in range(60)]
    said = [
        [Triple(dice.choice(names), dice.choice(names), dice.choice(roots)) for _ in range(dice.randrange(3))]
        for _ in gold
    ]
    lines = ["sentence\tsource\ttarget\tgold_root", *(f"-\t{g.source}\t{g.target}\t{g.root}" for g in gold)]
    (tmp_path / "gold.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    told = [json.dumps({"events": [{"source": t.source, "target": t.target, "root": t.root} for t in e]}) for e in said]
    (tmp_path / "said.jsonl").write_text("\n".join(told) + "\n", encoding="utf-8")
    command = [sys.executable, str(OTHER), str(tmp_path / "gold.tsv"), str(tmp_path / "said.jsonl")]
    other = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    ours = str(table([row(g, e) for g, e in zip(gold, said, strict=True)]))
    assert re.findall(r"\d+\.\d+", other)[2:] == re.findall(r"\d+\.\d+", ours)[2:]
