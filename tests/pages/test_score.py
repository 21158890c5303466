"""The scorer over a fixed sample of real pages, held against its floors."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from eval.floors import floors

ROOT = Path(__file__).resolve().parents[2]
PAGES = ROOT.parent / "shared" / "data" / "pages" / "fundus"
SAMPLE = (
    "ca/GlobalNews_2026", "ca/NationalPost_2025", "us/Reuters_2024", "us/FreeBeacon", "us/RestOfWorld", "us/VoiceOfAmerica", "us/WashingtonPost",
    "us/TheIntercept_2024", "us/TheGatewayPundit_2026", "de/DW_2024", "de/ZDF_2025", "il/IsraelNachrichten",
)  # fmt: skip


@pytest.mark.skipif(not PAGES.exists(), reason="../shared/data/pages/fundus is not there")
def test_no_figure_of_the_sample_falls_below_its_floor() -> None:
    command = [sys.executable, "-m", "eval.pages.score", "--ours", "--only", ",".join(SAMPLE), "--json", "-"]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    result = json.loads(said)
    assert result["pages"] == len(SAMPLE)
    sample = {name: floor for name, floor in floors("pages").items() if name.startswith("sample_")}
    assert sample
    figures = {f"sample_{name}": value for name, value in result["figures"]["onrecord"].items()}
    assert {name: figures[name] for name, floor in sample.items() if not floor.holds(figures[name])} == {}
