"""The floors of grounding hold, where the corpora that they were measured on stand beside the repository."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from eval.floors import floors
from onrecord.analysis.engine import SHIPPED

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared" / "data"
FLOORS = floors("grounding")
needs_corpora = pytest.mark.skipif(
    not (DATA / "grounding" / "lgl").exists(), reason="the corpora of ../shared/data are not on this machine"
)
needs_engine = pytest.mark.skipif(not (SHIPPED / "model.onnx").exists(), reason="the engine is not in this copy")


def scorer(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "eval" / "grounding" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def hold(measured: dict[str, float]) -> None:
    below = {name: value for name, value in measured.items() if not FLOORS[name].holds(value)}
    assert not below


@needs_corpora
def test_times() -> None:
    hold(scorer("score_time").measured())


@needs_corpora
def test_places() -> None:
    hold(scorer("score_place").measured())


@needs_corpora
@needs_engine
def test_actors() -> None:
    hold(scorer("score_who").measured())


@pytest.mark.long
@needs_corpora
@needs_engine
def test_places_in_running_text(request: pytest.FixtureRequest) -> None:
    if "long" not in request.config.getoption("-m"):
        pytest.skip("takes a minute; run it with -m long")
    hold(scorer("score_place").measured(engine=True))
