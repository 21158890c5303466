"""The record as a person meets it on the command line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.model.reading import decode, encode
from tests.record.conftest import made, several

ONRECORD = Path(sys.executable).parent / "onrecord"


def run(folder: Path, *words: str | Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "HOME": str(folder)}
    return subprocess.run(
        [ONRECORD, *words], cwd=folder, capture_output=True, text=True, check=False, timeout=180, env=environment
    )


@pytest.fixture(scope="module")
def there(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("there")
    (folder / "readings.jsonl").write_bytes(b"".join(encode(reading) + b"\n" for reading in several(3)))
    told = run(folder, "add", "readings.jsonl")
    assert told.returncode == 0, told.stderr
    assert told.stderr == "onrecord: 3 readings added to record\n"
    return folder


def test_adding_again_changes_nothing_and_says_so(there: Path) -> None:
    told = run(there, "add", "readings.jsonl")
    assert told.returncode == 0
    assert "0 readings added to record; 3 were there already" in told.stderr


def test_bad_lines_are_named_and_the_others_are_added(tmp_path: Path) -> None:
    lines = [b"no json", encode(made()), b'{"format":"onrecord/1"}']
    (tmp_path / "some.jsonl").write_bytes(b"\n".join(lines) + b"\n")
    told = run(tmp_path, "add", "some.jsonl", "none.jsonl", "--record", "r")
    assert told.returncode == 1
    assert "1 readings added to r; 3 not added" in told.stderr
    for where in ("some.jsonl, line 1", "some.jsonl, line 3", "none.jsonl: cannot be read"):
        assert where in told.stderr


def test_pages_are_read_and_added(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(
        "Talks open in Rome\nItaly and Tunisia held talks in Rome on Friday, the Italian foreign ministry said."
    )
    told = run(tmp_path, "add", "report.txt", "--published", "2026-03-14", "--outlet", "Gazette")
    assert told.returncode == 0, told.stderr
    shown = run(tmp_path, "said", "foreign ministry", "--format", "json")
    (row,) = json.loads(shown.stdout)
    assert row["outlet"] == "Gazette"
    assert shown.stderr == "onrecord: 1 row\n"
    again = run(tmp_path, "reread", "--every")
    assert "were there already" in again.stderr


def test_what_is_shown_is_what_is_written(there: Path, tmp_path: Path) -> None:
    shown = run(there, "events", "--actor", "Norland", "--limit", "2")
    assert shown.returncode == 0
    assert shown.stderr == "onrecord: the first 2 rows; there are more (--limit 0 for all)\n"
    printed = run(there, "events", "--actor", "Norland", "--limit", "2", "--format", "csv")
    written = run(there, "events", "--actor", "Norland", "--limit", "2", "--out", tmp_path / "events.csv")
    assert written.stdout == ""
    assert (tmp_path / "events.csv").read_bytes().decode() == printed.stdout.replace("\n", "\r\n")
    for row in printed.stdout.splitlines()[1:]:
        assert row.split(",")[-1] in shown.stdout


def test_find_sources_positions_dyads_and_sql(there: Path) -> None:
    assert "Strait opens" in run(there, "find", "grain ships", "strait").stdout
    assert "Ida Brandt" in run(there, "sources", "--type", "person").stdout
    assert "pay for the escorts" in run(there, "positions", "--of", "Ostrava", "--about", "escorts").stdout
    assert run(there, "dyads", "--format", "csv").stdout.splitlines() == [
        "month,source,target,events",
        "2026-03-01,NLD,EST,3",
    ]
    assert run(there, "sql", "SELECT count(*) AS n FROM events").stdout.split() == ["n", "3"]
    assert run(there, "diff").stderr == "onrecord: 0 rows\n"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["sql", "DROP TABLE reports"], "one statement that reads"),
        (["sql", "SELECT * FROM read_text('/etc/hostname')"], "nothing but the record"),
        (["events", "--since", "soon"], "is no day"),
        (["events", "--record", "none"], "onrecord add"),
        (["events", "--format", "parquet"], "--out FILE"),
        (["events", "--out", "x.txt"], "--format"),
        (["why", "e-zzzz"], "nothing whose id"),
        (["accept", "e-zzzz", "--as", "Ann Lee"], "nothing whose id"),
        (["accept", "e-zzzz"], "--as NAME"),
        (["find", "..."], "one word"),
    ],
)
def test_wrong_usage_says_what_to_do(there: Path, words: list[str], message: str) -> None:
    told = run(there, *words)
    assert told.returncode == 2
    assert message in told.stderr
    assert "Traceback" not in told.stderr
    assert told.stdout == ""


def test_why_tells_how_sure_a_model_was_of_what_no_rule_saw(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("Airport falls\n\nRebels crowed that they had taken the airport.\n", "utf-8")
    assert run(tmp_path, "read", "one.txt", "--out", "one.jsonl").returncode == 0
    reading = decode((tmp_path / "one.jsonl").read_bytes())
    (claim,) = (one for one in reading.attributions if one.cue and one.cue.text == "crowed")
    told = run(tmp_path, "why", claim.id, "--in", "one.jsonl").stdout
    assert "attributions/learned" in told
    assert "cue “crowed”: 0." in told
    assert "source “Rebels” " in told


def test_why_tells_the_words_the_rule_and_the_decisions(tmp_path: Path) -> None:
    reading = made()
    (tmp_path / "one.jsonl").write_bytes(encode(reading) + b"\n")
    run(tmp_path, "add", "one.jsonl")
    said, position = reading.attributions[0].id, reading.positions[0].id
    decided = run(tmp_path, "fix", position, "stance", "oppose", "--as", "Ann Lee", "--note", "read it again")
    assert decided.returncode == 0, decided.stderr
    told = run(tmp_path, "why", said[:8]).stdout
    for words in (
        said, "Ida Brandt | said |", "its foreign minister Ida Brandt said in Port Vell", "attributions/said, version 1",
        "A verb of saying with its subject names the source", "says of", "silent on", "foreign minister",
    ):  # fmt: skip
        assert words in told
    assert "Ann Lee: fix stance = oppose: read it again" in run(tmp_path, "why", position).stdout
    in_file = run(tmp_path, "why", position, "--in", "one.jsonl")
    assert "positions/verb" in in_file.stdout
    assert "Ann Lee" not in in_file.stdout
    assert "opened the strait" in run(tmp_path, "why", reading.article.id).stdout


def test_decisions_and_their_way_back(tmp_path: Path) -> None:
    first, second = several(2)
    (tmp_path / "two.jsonl").write_bytes(encode(first) + b"\n" + encode(second) + b"\n")
    run(tmp_path, "add", "two.jsonl")
    one, other = first.events[0].id, second.events[0].id
    told = run(tmp_path, "reject", one, "--as", "Ann Lee")
    decision = told.stdout.split()[0]
    assert run(tmp_path, "events").stderr == "onrecord: 1 row\n"
    assert run(tmp_path, "withdraw", decision, "--as", "Ann Lee").returncode == 0
    assert run(tmp_path, "events").stderr == "onrecord: 2 rows\n"
    assert run(tmp_path, "accept", one, "--as", "Ann Lee").returncode == 0
    assert run(tmp_path, "judge", "same", one, other, "--as", "Ann Lee").returncode == 0
    assert "accepted" in run(tmp_path, "events").stdout


def test_verify_and_rebuild_say_what_is_the_matter(tmp_path: Path) -> None:
    (tmp_path / "one.jsonl").write_bytes(encode(made()) + b"\n")
    run(tmp_path, "add", "one.jsonl")
    sound = run(tmp_path, "verify")
    assert sound.returncode == 0
    assert "all of it is as it was written" in sound.stdout
    (part,) = (tmp_path / "record" / "index").glob("part-*")
    part.write_bytes(part.read_bytes()[:-100])
    broken = run(tmp_path, "verify")
    assert broken.returncode == 1
    assert "onrecord rebuild" in broken.stderr
    assert run(tmp_path, "rebuild").returncode == 0
    assert run(tmp_path, "verify").stdout == sound.stdout


def test_duckdb_is_not_loaded_before_it_is_needed() -> None:
    code = "import sys, onrecord, onrecord.views.cli; print('duckdb' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "False"
