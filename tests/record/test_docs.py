"""The page that shows how to keep a record runs, line by line."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def test_the_python_of_the_tutorial_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    code = "\n".join(re.findall(r"```python\n(.*?)```", (ROOT / "docs" / "record.md").read_text("utf-8"), re.DOTALL))
    exec(compile(code, "docs/record.md", "exec"), {})
    told = capsys.readouterr().out
    assert "3 new, 0 known" in told
    assert "3 known the second time" in told
    assert "Turkey -> Ukraine | actual | to post armed guards" in told
    assert "digest" in told


def test_every_command_of_the_tutorial_is_one() -> None:
    from onrecord.views.cli import app

    names = {command.name or command.callback.__name__ for command in app.registered_commands if command.callback}
    text = (ROOT / "docs" / "record.md").read_text("utf-8")
    told = set(re.findall(r"^onrecord (\w+)", text, re.MULTILINE))
    assert told <= names
    assert {
        "add",
        "find",
        "events",
        "said",
        "positions",
        "sources",
        "dyads",
        "sql",
        "why",
        "accept",
        "reject",
        "fix",
    } <= told
    assert {"judge", "withdraw", "reread", "diff", "verify", "rebuild"} <= told
