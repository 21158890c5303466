"""The scorer of ``eval/attributions``: figures worked out by hand, and the same ones as the script behind the published table."""

from __future__ import annotations

import importlib.util
import json
import random
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[3]
THEIRS = ROOT.parent / "shared" / "eval" / "score_attributions.py"
TEXT = (
    'Ann Lund said the dam is safe. "Nobody has to leave," the mayor added.\nIt was reported that the road is open.\n'
)


def load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"scorer_{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    import sys

    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def scorer():
    return load(ROOT / "eval" / "attributions" / "score.py")


def place(words: str) -> list[int]:
    start = TEXT.index(words)
    return [start, start + len(words)]


GOLD = [
    {"source": [place("Ann Lund")], "cue": [place("said")], "content": [place("the dam is safe")]},
    {"source": [place("the mayor")], "cue": [place("added")], "content": [place('"Nobody has to leave,"')]},
    {"source": [], "cue": [place("was reported")], "content": [place("that the road is open")]},
]


@pytest.fixture
def gold(tmp_path):
    (tmp_path / "text").mkdir()
    (tmp_path / "attributions").mkdir()
    (tmp_path / "text" / "one.txt").write_text(TEXT, encoding="utf-8", newline="")
    lines, number = [], 0
    for event, claim in enumerate(GOLD, 1):
        roles = []
        for role in ("source", "cue", "content"):
            for start, end in claim[role]:
                number += 1
                lines.append(f"T{number}\t{role.title()} {start} {end}\t{TEXT[start:end]}")
                roles.append(f"{role.title()}:T{number}")
        lines.append(f"E{event}\t{' '.join(roles)}")
    (tmp_path / "attributions" / "one_ab12.ann").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return tmp_path


def test_the_gold_itself_scores_a_hundred(scorer, gold):
    figures = scorer.score(gold, {"one": GOLD})
    assert {figures[f"{name} F"] for name in "ABCD"} == {100.0}
    assert figures["B recall direct"] == figures["B recall indirect"] == 100.0


def test_a_wrong_source_costs_b_and_c_but_not_a(scorer, gold):
    wrong = [{**GOLD[0], "source": [place("the mayor")]}, *GOLD[1:]]
    figures = scorer.score(gold, {"one": wrong})
    assert figures["A F"] == 100.0
    assert figures["B F"] == figures["C F"] == pytest.approx(200 / 3)


def test_a_named_source_where_the_gold_has_none_is_wrong(scorer, gold):
    wrong = [*GOLD[:2], {**GOLD[2], "source": [place("Ann Lund")]}]
    assert scorer.score(gold, {"one": wrong})["B R"] == pytest.approx(200 / 3)


def test_nothing_found_is_nought(scorer, gold):
    figures = scorer.score(gold, {})
    assert figures["B F"] == 0.0
    assert figures["gold"] == 3


def test_the_same_figures_as_the_script_behind_the_published_table(scorer, gold, capsys):
    if not THEIRS.exists():
        pytest.skip("../shared/eval is not on this machine")
    dice = random.Random(7)
    claims = []
    for claim in GOLD * 3:
        start = max(0, claim["content"][0][0] - dice.randrange(12))
        claims.append({**claim, "content": [[start, claim["content"][0][1] + dice.randrange(9)]]})
    predictions = gold / "predictions.jsonl"
    predictions.write_text(json.dumps({"name": "one", "attributions": claims}) + "\n", encoding="utf-8")
    ours = scorer.score(gold, {"one": claims})
    load(THEIRS).main(str(gold), str(predictions))
    told = capsys.readouterr().out
    assert f"B attribution {ours['B P']:.1f}/{ours['B R']:.1f}/{ours['B F']:.1f}" in told
    assert f"C both exact {ours['C P']:.1f}/{ours['C R']:.1f}/{ours['C F']:.1f}" in told
    assert f"F1 {ours['D F']:.1f}" in told
