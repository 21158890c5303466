"""The house as drawn: imports that must never exist, drawers without a noun, rooms that come in by their door."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord import extend
from onrecord.model.problems import BadExtension

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "onrecord"

# What a bare install carries. A new room's extension is added here by hand: an entry point lost in a merge is noticed.
EXTENSIONS = {
    "readers": ["article", "generic", "scrape"],
    "coders": ["attributions", "events", "positions", "quantities"],
    "ontologies": ["plover", "stances"],
    "exports": (
        "csv ftm gdelt-events gdelt-mentions geojson geoparquet icews jsonl parquet polecat prov timelinejs web-annotation"
    ).split(),
    "containers": "feeds json lists parquet tables wacz warc".split(),
    "executors": ["local", "ray"],
    "intakes": ["address", "files", "stdin"],
}


@pytest.fixture
def fresh() -> Iterator[None]:
    """Extensions are looked up once a process; these tests look again."""
    extend.load.cache_clear()
    yield
    extend.load.cache_clear()


def test_the_imports_that_must_never_exist_do_not() -> None:
    linter = Path(sys.executable).parent / "lint-imports"
    told = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout + told.stderr


@pytest.mark.parametrize(("group", "names"), EXTENSIONS.items())
def test_every_extension_comes_in_by_its_door(group: str, names: list[str]) -> None:
    assert [name for name in extend.load(group) if name in names] == names


@pytest.mark.usefixtures("fresh")
def test_an_extension_that_cannot_be_loaded_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    from importlib.metadata import EntryPoint

    broken = EntryPoint(name="gazette", value="no_such_package:Reader", group="onrecord.readers")
    monkeypatch.setattr(extend, "entry_points", lambda group: [broken])
    with pytest.raises(BadExtension, match=r"gazette.*no_such_package"):
        extend.load("readers")


@pytest.mark.usefixtures("fresh")
def test_two_extensions_of_one_name_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from importlib.metadata import EntryPoint

    twins = [EntryPoint(name="x", value=f"onrecord.{m}:__doc__", group="onrecord.readers") for m in ("model", "extend")]
    monkeypatch.setattr(extend, "entry_points", lambda group: twins)
    with pytest.raises(BadExtension, match="two extensions"):
        extend.load("readers")


def test_there_is_no_drawer_without_a_noun() -> None:
    drawers = {"utils", "util", "helpers", "helper", "common", "misc", "base", "tools", "stuff"}
    assert not [path for path in SOURCE.rglob("*") if path.stem in drawers]


def test_no_module_outgrows_its_room() -> None:
    long = {str(path.relative_to(SOURCE)): len(path.read_text("utf-8").splitlines()) for path in SOURCE.rglob("*.py")}
    assert not {path: lines for path, lines in long.items() if lines > 400}


def test_the_command_line_starts_without_its_heavy_parts() -> None:
    heavy = "spacy", "onnxruntime", "numpy", "lxml", "trafilatura", "urllib3", "rich.progress"
    code = f"import sys, onrecord.views.cli; print(*[m for m in {heavy!r} if m in sys.modules])"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == ""
