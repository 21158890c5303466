"""A record of every release still opens, and says the same."""

import shutil
from pathlib import Path

import pytest

from onrecord.record.opened import open_record

FIXTURES = Path(__file__).with_name("fixtures")
RELEASES = sorted(path.name for path in FIXTURES.iterdir() if path.is_dir())


@pytest.mark.parametrize("truth_alone", [False, True], ids=["whole", "without its index"])
@pytest.mark.parametrize("release", RELEASES)
def test_a_record_of_an_earlier_release_opens(tmp_path: Path, release: str, truth_alone: bool) -> None:
    folder = tmp_path / "record"
    shutil.copytree(FIXTURES / release, folder)
    if truth_alone:
        shutil.rmtree(folder / "index")
    with open_record(folder) as record:
        assert record.events().column("status") == ("planned", "actual")
        assert record.positions().column("outlet") == ("The Gazette",)
        assert len(record.sql("FROM every.reports")) == 3
        assert len(record.find("corrected sailors")) == 1
        assert record.verify().digest == (FIXTURES / f"{release}.digest").read_text().strip()
        assert record.verify().problems == ()


def test_there_is_one_for_this_release() -> None:
    from onrecord.model.version import VERSION

    assert VERSION in RELEASES
