"""What README and the documents show is what the program does."""

import importlib.util
import re
from pathlib import Path

import pytest

from onrecord.views.cli import app

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("src/**/*.md"), *ROOT.glob("eval/**/*.md")])
LINK = re.compile(r"\]\(([^)#\s]+)\)")


def test_readme_shows_what_the_command_prints_today() -> None:
    """Where the change is meant: ``make shown``."""
    spec = importlib.util.spec_from_file_location("shown", ROOT / "docs" / "shown.py")
    assert spec
    assert spec.loader
    shown = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(shown)
    plain, svg = shown.printed()
    assert shown.block(plain) in README
    assert (ROOT / "docs" / "escorts.svg").read_text("utf-8") == svg
    assert not re.search(r"url\((?!#)|@import|<image|<script|href=", svg), "a picture fetches nothing"


def test_every_command_is_in_readme() -> None:
    names = [command.name or command.callback.__name__ for command in app.registered_commands if command.callback]
    assert names
    for name in names:
        assert f"onrecord {name}" in README


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_inside_the_house_leads_somewhere(page: Path) -> None:
    for target in LINK.findall(page.read_text("utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_the_python_of_readme_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    for code in re.findall(r"```python\n(.*?)```", README, re.DOTALL):
        exec(compile(code, "README.md", "exec"), {})
    assert " <- " in capsys.readouterr().out


def test_the_citation_names_this_version() -> None:
    from onrecord.model.version import VERSION

    assert f"\nversion: {VERSION}\n" in (ROOT / "CITATION.cff").read_text("utf-8")
