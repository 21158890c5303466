"""The report that the project exists to read; it never ships, so this runs only where it is at hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.model.article import Page
from onrecord.pages import read

SEED = Path(__file__).resolve().parents[3] / "shared" / "seeds" / "report.txt"


@pytest.mark.skipif(not SEED.exists(), reason="../shared/seeds/report.txt is not there")
def test_the_seed_is_read_line_by_line() -> None:
    content = SEED.read_bytes()
    lines = content.decode().splitlines()
    article, problems = read(Page("report.txt", content))
    assert problems == []
    assert article is not None
    assert (article.outlet, article.section) == ("i24NEWS", ("International", "Ukraine-Russia War"))
    assert article.headline == lines[4]
    assert article.standfirst == lines[5]
    assert [(e.platform, e.id, e.posted, e.shown) for e in article.embeds] == [
        ("x", "1858270265618096452", "2024-11-17T22:05:30Z", False)
    ]
    assert article.text.split("\n") == [*lines[5:10], *lines[12:]]
    assert article.language == "en"
