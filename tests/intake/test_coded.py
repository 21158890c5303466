from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from typer.testing import CliRunner

from onrecord.intake.coded import Coded, DyadMonth, count_dyads
from onrecord.views.cli import app


def gdelt(day: str, one: str, other: str, width: int = 61) -> str:
    row = ["1"] * width
    row[0], row[1], row[7], row[17] = "1234567", day, one, other
    return "\t".join(row) + "\n"


POLECAT = "Event ID\tEvent Date\tEvent Type\tActor Country\tRecipient Country\n1\t2026-03-02\tASSAULT\tRUS; BLR\tUKR\n2\t2026-03-02\tAID\tNone\tUKR\n"


def counted(tmp_path: Path, raw: bytes, name: str) -> Coded:
    (tmp_path / name).write_bytes(raw)
    return count_dyads([str(tmp_path / name)])


@pytest.mark.parametrize("width", [58, 61])
def test_gdelt_is_counted_zipped_and_not(tmp_path: Path, width: int) -> None:
    raw = (gdelt("20260302", "RUS", "UKR", width) * 2 + gdelt("20260302", "ROM", "", width) + "short\trow\n").encode()
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w") as made:
        made.writestr("20260302.export.CSV", raw)
    for content, name in ((raw, "a.export.CSV"), (package.getvalue(), "a.export.CSV.zip")):
        found = counted(tmp_path, content, name)
        assert found.counts == {DyadMonth("2026-03", "RUS", "UKR"): 2}
        assert (found.events, found.without) == (3, 1)
        assert "2 cells" in found.problems[0].what


def test_polecat_counts_each_pair(tmp_path: Path) -> None:
    found = counted(tmp_path, POLECAT.encode(), "ngecEvents.txt")
    assert found.counts == {DyadMonth("2026-03", "RUS", "UKR"): 1, DyadMonth("2026-03", "BLR", "UKR"): 1}
    assert found.without == 1


@pytest.mark.parametrize("raw", [b"", b"PK\x03\x04 broken", b"a\tb\n1\t2\n", b"\xff\xfe\x00"])
def test_what_is_none_is_a_problem(tmp_path: Path, raw: bytes) -> None:
    assert len(counted(tmp_path, raw, "a.csv").problems) == 1


def test_ours_are_set_beside_theirs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    words = "Norwegian envoys leave\n\nRussian troops shelled Ukrainian positions on Monday, officials said. Talks were off.\n"
    (tmp_path / "report.txt").write_text(words)
    (tmp_path / "p.txt").write_text(POLECAT)
    run = CliRunner()
    assert "there is no record" in str(run.invoke(app, ["beside", "p.txt"]).exception)
    run.invoke(app, ["add", "report.txt", "--published", "2026-03-02"])
    told = run.invoke(app, ["beside", "p.txt", "--format", "csv"])
    rows = told.output.splitlines()
    assert rows[0] == "month,source,target,ours,theirs"
    assert any(row.startswith("2026-03,BLR,UKR,0,1") for row in rows), told.output
    assert any(row == "2026-03,RUS,UKR,1,1" for row in rows), told.output
