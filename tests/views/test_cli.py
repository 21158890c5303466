"""The command line as a person, a pipe and a script meet it."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from onrecord.model.reading import decode
from onrecord.testing import check_reading

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
ONRECORD = Path(sys.executable).parent / "onrecord"


def run(*words: str | Path, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [ONRECORD, *words], input=stdin, capture_output=True, check=False, timeout=120, env=os.environ | environment
    )


def test_help_answers_within_a_second() -> None:
    run("--help")
    start = time.perf_counter()
    told = run("--help")
    assert time.perf_counter() - start < 1
    assert told.returncode == 0
    assert b"read" in told.stdout


def test_no_command_shows_the_help_and_a_wrong_one_is_wrong_usage() -> None:
    assert b"Usage" in run().stdout + run().stderr
    assert run("raed", "x").returncode == 2
    assert run("read").returncode == 2
    assert run("read", "--no-such-option", "x").returncode == 2


def test_the_schema_is_json() -> None:
    told = run("schema")
    assert told.returncode == 0
    assert json.loads(told.stdout)["$defs"]["Reading"]


def test_a_report_for_a_person_shows_what_it_says() -> None:
    told = run("read", EXAMPLES / "escorts.txt")
    shown = told.stdout.decode()
    assert told.returncode == 0, told.stderr.decode()
    for words in (
        "Meridian Daily", "World › Black Sea shipping", "Who says so", "Events", "Positions",
        "2032542758073393729", "2026-03-13T19:42:11Z", "hidden",
    ):  # fmt: skip
        assert words in shown
    assert "\x1b" not in shown, "no colour goes into a pipe"
    assert "content can't be displayed" not in shown


def test_colour_marks_the_evidence_on_a_terminal() -> None:
    told = run("read", EXAMPLES / "wire.txt", FORCE_COLOR="1")
    assert "\x1b[1;36m" in told.stdout.decode()


def test_json_is_one_reading_a_line_and_keeps_every_promise() -> None:
    told = run("read", "--json", EXAMPLES)
    lines = told.stdout.splitlines()
    assert told.returncode == 0, told.stderr.decode()
    assert len(lines) == 3
    for line in lines:
        check_reading(decode(line))


def test_the_same_input_gives_the_same_bytes() -> None:
    assert run("read", "--json", EXAMPLES).stdout == run("read", "--json", EXAMPLES).stdout


def test_hints_fill_what_the_text_does_not_say() -> None:
    told = run(
        "read", "--json", "-", "--published", "2026-03-14", "--outlet", "Gazette", "--url", "https://gazette.example/1",
        stdin=b"Talks fail\nTalks between Rome and Tunis failed on Friday, Italy's foreign minister said.\n",
    )  # fmt: skip
    article = decode(told.stdout).article
    assert (article.outlet, article.url) == ("Gazette", "https://gazette.example/1")
    assert article.published
    assert article.published.value == "2026-03-14"


def test_a_date_that_is_none_is_wrong_usage() -> None:
    told = run("read", "-", "--published", "2026-02-30", stdin=b"Rome said so on Friday, and Tunis denied it.")
    assert told.returncode == 2
    assert b"2026-02-30" in told.stderr


def test_out_writes_a_file_and_shows_nothing(tmp_path: Path) -> None:
    told = run("read", EXAMPLES, "--out", tmp_path / "readings.jsonl")
    assert told.returncode == 0
    assert told.stdout == b""
    assert b"3 reports read" in told.stderr
    assert len((tmp_path / "readings.jsonl").read_bytes().splitlines()) == 3
    assert [path.name for path in tmp_path.iterdir()] == ["readings.jsonl"]


def test_one_bad_page_among_many_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    for number in range(20):
        (tmp_path / f"{number:02}.txt").write_text(
            f"Talks enter day {number}\nItaly and Tunisia held talks in Rome on Friday, the Italian foreign ministry said."
        )
    (tmp_path / "07.txt").write_bytes(b"\x00\x01\x02\x7fELF" * 99)
    told = run("read", "--json", tmp_path)
    assert told.returncode == 1
    assert len(told.stdout.splitlines()) == 19
    assert b"07.txt" in told.stderr
    assert b"19 reports read; 1 not read" in told.stderr


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.html", b"", "empty"),
        ("binary.html", bytes(range(256)) * 40, ""),
        ("cut.html.gz", b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03cut", "gzip"),
        ("shell.html", b"<html><body><div id=root></div><script>start()</script></body></html>", ""),
    ],
)
def test_what_cannot_be_read_is_named_with_its_reason(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    (tmp_path / name).write_bytes(content)
    told = run("read", "--json", tmp_path / name)
    assert told.returncode == 1
    assert told.stdout == b""
    assert name in told.stderr.decode()
    assert words in told.stderr.decode()
    assert "Traceback" not in told.stderr.decode()


def test_a_missing_file_and_a_private_address_are_problems_not_crashes(tmp_path: Path) -> None:
    told = run("read", "--json", tmp_path / "none.html", "http://127.0.0.1:9/", "http://169.254.169.254/latest")
    assert told.returncode == 1
    assert told.stderr.count(b"onrecord: ") == 4
    assert b"none.html" in told.stderr
    assert b"--allow-private" in told.stderr


def test_a_reader_that_has_seen_enough_is_no_error() -> None:
    shell = f"'{ONRECORD}' read '{EXAMPLES}' | head -n 1"
    told = subprocess.run(["bash", "-o", "pipefail", "-c", shell], capture_output=True, check=False, timeout=120)
    assert b"Traceback" not in told.stderr
    assert b"BrokenPipe" not in told.stderr


def test_a_wrong_engine_says_what_to_type() -> None:
    told = run("read", EXAMPLES / "wire.txt", "--engine", "no_such_pipeline")
    assert told.returncode == 2
    assert b"no_such_pipeline" in told.stderr
    assert b"pip install" in told.stderr or b"spacy download" in told.stderr
