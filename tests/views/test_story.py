"""Stories as a person meets them on the command line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.model.reading import encode
from tests.stories.story.test_story import READINGS

ONRECORD = Path(sys.executable).parent / "onrecord"


def run(folder: Path, *words: str | Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"HOME": str(folder)}
    return subprocess.run(
        [ONRECORD, *words], cwd=folder, capture_output=True, text=True, check=False, timeout=180, env=environment
    )


@pytest.fixture(scope="module")
def there(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("stories")
    (folder / "readings.jsonl").write_bytes(b"".join(encode(reading) + b"\n" for reading in READINGS))
    told = run(folder, "add", "readings.jsonl")
    assert told.returncode == 0, told.stderr
    return folder


def test_stories_lists_what_is_developing(there: Path) -> None:
    told = run(there, "stories", "--format", "json")
    assert told.returncode == 0, told.stderr
    assert {(row["name"], row["reports"], row["texts"]) for row in json.loads(told.stdout)} >= {
        ("Missile strikes grain hall of Varna Port", 3, 2)
    }
    assert (there / "record" / "stories.sqlite").exists()
    assert "copper" not in run(there, "stories", "--least", "3").stdout.lower()
    assert run(there, "stories", "--since", "2027").stdout.strip() == "no stories yet: every report stands alone"


def test_a_story_is_told_by_words_and_by_id(there: Path) -> None:
    told = run(there, "story", "Varna", "missile")
    assert told.returncode == 0, told.stderr
    assert "3 reports, 2 texts" in told.stdout
    assert "Unnamed sources" in told.stdout
    assert "12 dock workers" in told.stdout
    assert "19 dock workers" in told.stdout
    by_id = run(there, "story", READINGS[0].article.id, "--format", "json")
    found = json.loads(by_id.stdout)
    assert found["brief"]["reports"] == 3
    assert [one["difference"] for one in found["conflicts"]] == ["update"]


def test_a_file_of_readings_needs_no_record(there: Path, tmp_path: Path) -> None:
    told = run(tmp_path, "story", "copper", "--in", there / "readings.jsonl")
    assert told.returncode == 0, told.stderr
    assert "2 reports" in told.stdout
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "torn.jsonl").write_bytes((there / "readings.jsonl").read_bytes() + b"no json\n")
    torn = run(tmp_path, "story", "copper", "--in", "torn.jsonl")
    assert torn.returncode == 1
    assert "2 reports" in torn.stdout
    assert "torn.jsonl, line 6" in torn.stderr


def test_a_record_without_reports_tells_no_story(tmp_path: Path) -> None:
    (tmp_path / "none.jsonl").write_bytes(b"")
    run(tmp_path, "add", "none.jsonl")
    told = run(tmp_path, "stories")
    assert told.returncode == 0, told.stderr
    assert "no stories yet" in told.stdout
    assert "there is no record at other" in run(tmp_path, "stories", "--record", "other").stderr


def test_what_is_new_since_then(there: Path) -> None:
    told = run(there, "story", "Varna", "--since", "2026-03-10T12:00:00Z", "--format", "json")
    assert told.returncode == 0, told.stderr
    assert {row["kind"] for row in json.loads(told.stdout)} <= {"origin", "contradiction", "reversal"}
    assert run(there, "story", "Varna", "--since", "2026-04-01").stdout.strip() == "nothing new"


def test_what_no_story_is_about_is_said_with_what_to_do(there: Path) -> None:
    told = run(there, "story", "zeppelin")
    assert told.returncode == 2
    assert "no story here is about 'zeppelin'; `onrecord stories` lists" in told.stderr


def test_positions_on_a_day_say_since_when(there: Path) -> None:
    told = run(there, "positions", "--on", "2026-03-12", "--of", "Norland", "--format", "json")
    assert told.returncode == 0, told.stderr
    (row,) = json.loads(told.stdout)
    assert (row["level"], row["since"], row["turn"], row["reports"]) == ("state", "2026-03-10", "first", 2)
