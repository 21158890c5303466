"""The page on stories runs, and names commands that are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs" / "stories.md").read_text("utf-8")


def test_the_python_of_the_page_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    code = "\n".join(re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL))
    exec(compile(code, "docs/stories.md", "exec"), {})
    assert "Turk" in capsys.readouterr().out


def test_every_command_of_the_page_is_one() -> None:
    from onrecord.views.cli import app

    names = {command.name or command.callback.__name__ for command in app.registered_commands if command.callback}
    told = set(re.findall(r"^onrecord (\w+)", PAGE, re.MULTILINE))
    assert told <= names
    assert {"story", "stories", "positions"} <= told
