from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord import pages
from onrecord.intake import pages as come_in
from onrecord.intake.columns import Columns
from onrecord.intake.stdin import StandardInput
from onrecord.model.article import Article, Hints, Page
from onrecord.model.problems import Problem

Read = Callable[..., tuple[list[Article], list[Problem]]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Articles and Problems of bytes under a name; the same bytes from a pipe give the same."""

    def articles(raw: bytes, name: str, columns: str | None = None, same: bool = True):
        path = tmp_path / name
        path.write_bytes(raw)
        mapped = Columns.read(columns) if columns else None
        found = list(come_in([str(path)], Hints(), columns=mapped))
        if same:
            piped = list(StandardInput(io.BytesIO(raw), columns=mapped).pages("-", Hints()))
            assert [one.content for one in piped if isinstance(one, Page)] == [
                one.content for one in found if isinstance(one, Page)
            ]
        problems = [one for one in found if isinstance(one, Problem)]
        read = [pages.read(one) for one in found if isinstance(one, Page)]
        return [article for article, _ in read if article], problems

    return articles
