import json
import shutil
import subprocess
import sys
from collections import namedtuple
from pathlib import Path

import pytest
from typer.testing import CliRunner

from onrecord.views import doctor
from onrecord.views.cli import app

ROOT = Path(__file__).parents[2]


def test_a_sound_installation_reads_its_trial_report(tmp_path: Path):
    result = CliRunner().invoke(app, ["doctor", "--json", "--record", str(tmp_path / "none")])
    found = {one["what"]: one for one in json.loads(result.stdout)}
    assert result.exit_code == 0, found
    assert found["trial"]["health"] == "good"
    assert "onrecord-en/" in found["trial"]["told"]
    assert found["record"]["health"] == "absent"
    assert "onrecord add" in found["record"]["told"]


def test_a_full_disk_and_a_missing_package_are_bad_and_say_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    full = namedtuple("usage", "total used free")(10, 10, 0)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: full)
    monkeypatch.setattr(
        doctor, "requires", lambda _: ["typer>=1", "no-such-package>=2 ; python_version > '3'", "x; extra == 'y'"]
    )
    monkeypatch.setattr(doctor, "_trial", lambda: doctor.Finding("trial", "good", ""))
    found = {one.what: one for one in doctor.examined(tmp_path)}
    assert found["disk"].health == "bad"
    assert found["packages"].told.startswith("missing: no-such-package;")
    assert "pip install" in found["packages"].told


def test_a_record_with_a_damaged_index_is_named(tmp_path: Path):
    import onrecord

    with onrecord.open_record(tmp_path / "record") as record:
        record.add(one for one in onrecord.read(str(ROOT / "examples" / "escorts.txt")))
    assert doctor._record(tmp_path / "record").told.endswith("1 reports; `onrecord verify` compares every file")
    for part in (tmp_path / "record" / "index").glob("*.duckdb"):
        part.write_bytes(b"no database")
    found = doctor._record(tmp_path / "record")
    assert found.health == "bad"
    assert str(tmp_path) in found.told


def test_every_extra_for_users_is_looked_at():
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    makers = {"dev", "gazetteer", "training"}
    assert set(doctor.EXTRAS) == set(project["optional-dependencies"]) - makers


def test_doctor_ends_in_ten_seconds(tmp_path: Path):
    told = [sys.executable, "-m", "onrecord.views.cli", "doctor"]
    script = shutil.which("onrecord", path=str(Path(sys.executable).parent))
    done = subprocess.run(
        [script, "doctor"] if script else told, cwd=tmp_path, capture_output=True, text=True, timeout=30
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "trial" in done.stdout
