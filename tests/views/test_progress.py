"""A bar for a person who watches, nothing in a pipe: seen through a pseudo-terminal."""

import os
import pty
import select
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
ONRECORD = Path(sys.executable).parent / "onrecord"


def on_a_terminal(*words: str | Path, stdout: int | None = None) -> str:
    """What a person sees of a run: its standard error (and output, unless that goes elsewhere) on a terminal."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "100"}
    run = subprocess.Popen(
        [ONRECORD, *words], stdin=subprocess.DEVNULL, stdout=theirs if stdout is None else stdout, stderr=theirs,
        env=environment,
    )  # fmt: skip
    os.close(theirs)
    seen = b""
    end = time.monotonic() + 100
    while time.monotonic() < end:
        if select.select([ours], [], [], 0.5)[0]:
            try:
                part = os.read(ours, 65_536)
            except OSError:  # the last writer has gone
                break
            if not part:
                break
            seen += part
        elif run.poll() is not None:
            break
    run.wait(10)
    os.close(ours)
    return seen.decode("utf-8", "replace")


def test_several_inputs_show_a_bar_on_a_terminal() -> None:
    seen = on_a_terminal("read", ROOT / "examples")
    assert "reading" in seen
    assert "0/3" in seen
    assert "Meridian Daily" in seen


def test_the_bar_stays_on_the_terminal_where_the_answer_goes_to_a_file(tmp_path: Path) -> None:
    with (tmp_path / "out.jsonl").open("wb") as out:
        seen = on_a_terminal("read", "--json", ROOT / "examples", stdout=out.fileno())
    assert "0/3" in seen
    assert (tmp_path / "out.jsonl").read_bytes().count(b"\n") == 3
    assert b"\x1b" not in (tmp_path / "out.jsonl").read_bytes()


def test_a_single_input_shows_no_bar() -> None:
    assert "0/1" not in on_a_terminal("read", ROOT / "examples" / "wire.txt")


def test_a_pipe_sees_no_bar() -> None:
    told = subprocess.run([ONRECORD, "read", ROOT / "examples"], capture_output=True, check=True)
    assert b"\x1b" not in told.stdout + told.stderr
    assert b"0/3" not in told.stdout + told.stderr
