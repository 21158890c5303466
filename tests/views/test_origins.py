from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from onrecord.model.problems import UsageError
from onrecord.model.reading import encode
from onrecord.views.cli import app
from tests.stories.origins import written


@pytest.fixture(scope="module")
def readings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("origins") / "readings.jsonl"
    path.write_bytes(b"\n".join(encode(one) for one in written.before_all() + written.in_private()))
    return path


def asked(*words: str) -> str:
    result = CliRunner().invoke(app, ["origins", *words])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.exit_code == 0
    return result.output


def test_the_tree_names_newsrooms_copies_speakers_and_both_counts(readings: Path) -> None:
    claim = written.before_all()[0].attributions[0].id
    shown = asked(claim, "--in", str(readings))
    assert "newsrooms that have it first-hand: 2" in shown
    assert "ultimate sources: 1" in shown
    for words in ("copied from AP", "“AP” at 8:10", "said by Ida Lund", "in c.example's own words", written.QUOTE):
        assert words in " ".join(shown.split()), shown


def test_json_holds_every_path_with_its_words(readings: Path) -> None:
    claim = written.in_private()[0].attributions[0].id
    found = json.loads(asked(claim[:12], "--in", str(readings), "--format", "json"))
    assert found["claim"] == claim
    assert found["first_hand"] == {"least": 1, "likely": 1, "most": 1}
    steps = [step for path in found["paths"] for step in path["steps"] if step["how"] == "credited to"]
    assert {step["name"] for step in steps} == {"CNN"}
    assert {step["sure"] for step in steps} == {True, False}
    assert all(step["evidence"][0]["words"]["text"] for step in steps)


def test_words_are_followed_on_a_day(readings: Path) -> None:
    shown = asked("no lorry will cross the strait after June", "--on", "2026-03-10", "--in", str(readings))
    assert "told by 3 reports" in shown


@pytest.mark.parametrize(
    ("words", "advice"),
    [
        ("a-0000000000000000", "no claim has an id that begins with"),
        ("no lorry will cross", "--on DATE"),
        ("a-", "type more of it"),
    ],
)
def test_what_cannot_be_followed_says_what_to_type(readings: Path, words: str, advice: str) -> None:
    with pytest.raises(UsageError, match=advice):
        asked(words, "--in", str(readings))
