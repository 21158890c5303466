"""Archives in pieces: the pages of all pieces are the pages of the whole."""

import tempfile
from pathlib import Path

import pytest

from onrecord import intake
from onrecord.extend import load
from onrecord.model.article import Page
from onrecord.model.problems import Problem
from onrecord.scale import cutting
from onrecord.scale.job import Job
from onrecord.scale.reading import _pages
from onrecord.scale.shards import plan

ARCHIVES = Path(__file__).parents[3] / "shared" / "data" / "pages" / "warc"
pytestmark = [
    pytest.mark.skipif("warc" not in load("containers"), reason="no way in takes archives"),
    pytest.mark.skipif(not ARCHIVES.exists(), reason="the archives of ../shared are not at hand"),
]


@pytest.mark.parametrize("name", ["fastwarc/warcfile.warc.gz", "fastwarc/warcfile.warc"])
def test_the_pages_of_all_pieces_are_the_pages_of_the_file(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    path = str(ARCHIVES / name)
    monkeypatch.setattr(cutting, "_STEPS", {".warc.gz": 30_000, ".warc": 100_000})
    shards = plan([path], "signed").shards
    assert len(shards) > 3
    found = [page for shard in shards for page in _pages(Job(out=""), shard)]
    whole = list(intake.pages([path]))
    assert _contents(found) == _contents(whole)
    assert all(page.where.startswith(path) for page in found)
    assert not any(tempfile.gettempdir() in page.where.removeprefix(path) for page in found)


def _contents(pages: list[Page | Problem]) -> list[bytes]:
    return [page.content for page in pages if isinstance(page, Page)]
