"""A record of reports written for tests, kept in a folder, for every test that asks one."""

from __future__ import annotations

from pathlib import Path

from onrecord.record.opened import open_record
from onrecord.views.questions import Access
from tests.stories.story.test_story import READINGS


def made(folder: Path) -> Path:
    """A folder with a record of the readings."""
    with open_record(folder / "kept here" / "record") as record:
        record.add(READINGS)
        record.session()
    return folder / "kept here" / "record"


def access(folder: Path) -> Access:
    """A door to a record of the readings."""
    return Access(made(folder))
