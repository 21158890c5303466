from __future__ import annotations

import errno
import io
import os
import subprocess
import sys
import types
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.exports import write as module
from onrecord.exports.jsonl import JsonLines
from onrecord.exports.write import write
from onrecord.model.problems import OnrecordError, UsageError
from onrecord.model.reading import Reading, decode, encode


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_holds_the_readings_and_nothing_else_stays(tmp_path: Path, reading: Reading) -> None:
    path = tmp_path / "out.jsonl"
    assert write([reading, reading], str(path), JsonLines()) == 2
    assert path.read_bytes() == (encode(reading) + b"\n") * 2
    assert names(tmp_path) == ["out.jsonl"]


def test_a_name_without_a_folder_is_in_this_one(
    tmp_path: Path, reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert write([reading], "out.jsonl", JsonLines()) == 1
    assert names(tmp_path) == ["out.jsonl"]


def test_the_new_file_may_be_read_by_whom_the_system_says(tmp_path: Path, reading: Reading) -> None:
    plain = tmp_path / "plain"
    plain.touch()
    write([reading], str(tmp_path / "new"), JsonLines())
    assert (tmp_path / "new").stat().st_mode == plain.stat().st_mode
    plain.chmod(0o640)
    write([reading], str(plain), JsonLines())
    assert plain.stat().st_mode & 0o777 == 0o640


def stopping(reading: Reading, error: BaseException) -> Iterator[Reading]:
    yield reading
    raise error


@pytest.mark.parametrize("error", [KeyboardInterrupt(), ValueError("odd"), FileNotFoundError("a model")])
def test_a_run_that_stops_leaves_the_old_file_and_its_own_error(
    tmp_path: Path, reading: Reading, error: BaseException
) -> None:
    path = tmp_path / "out.jsonl"
    path.write_text("old")
    with pytest.raises(type(error)) as raised:
        write(stopping(reading, error), str(path), JsonLines())
    assert raised.value is error
    assert path.read_text() == "old"
    assert names(tmp_path) == ["out.jsonl"]


def test_nothing_stands_under_the_name_before_all_is_written(tmp_path: Path, reading: Reading) -> None:
    path = tmp_path / "out.jsonl"

    def look() -> Iterator[Reading]:
        yield reading
        assert not path.exists()
        yield reading

    assert write(look(), str(path), JsonLines()) == 2


def test_a_killed_run_leaves_no_half_file(tmp_path: Path) -> None:
    code = (
        "import os, sys; from onrecord.exports.write import write\n"
        "class Two:\n"
        "    name, media_type = 'two', 'text/plain'\n"
        "    def write(self, readings, out):\n"
        "        out.write(b'half'); out.flush(); os.kill(os.getpid(), 9)\n"
        "write([], sys.argv[1], Two())"
    )
    if sys.platform == "win32":
        pytest.skip("no such kill on this system")
    assert subprocess.run([sys.executable, "-c", code, str(tmp_path / "out")]).returncode == -9
    assert not (tmp_path / "out").exists()


def test_a_full_disk_is_told_in_words(tmp_path: Path, reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    (tmp_path / "out").write_text("old")
    monkeypatch.setattr(module.os, "fsync", full)
    with pytest.raises(OnrecordError, match="out cannot be written: No space left on device"):
        write([reading], str(tmp_path / "out"), JsonLines())
    assert names(tmp_path) == ["out"]
    assert (tmp_path / "out").read_text() == "old"


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full on this system")
def test_devices_are_written_to_as_they_stand(reading: Reading) -> None:
    with pytest.raises(OnrecordError, match="/dev/full cannot be written: No space left"):
        write([reading], "/dev/full", JsonLines())
    assert write([reading], "/dev/null", JsonLines()) == 1
    assert not os.path.isfile("/dev/null")


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path, reading: Reading) -> None:
    with pytest.raises(OnrecordError, match="nowhere/out cannot be written: No such file"):
        write([reading], str(tmp_path / "nowhere" / "out"), JsonLines())
    with pytest.raises(OnrecordError, match="cannot be written: Is a directory"):
        write([reading], str(tmp_path), JsonLines())
    for name in ("", "a\0b"):
        with pytest.raises(UsageError, match="cannot be the name of a file"):
            write([reading], name, JsonLines())


def test_a_link_keeps_leading_to_the_file(tmp_path: Path, reading: Reading) -> None:
    (tmp_path / "real").write_text("old")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    write([reading], str(tmp_path / "link"), JsonLines())
    assert (tmp_path / "link").is_symlink()
    assert decode((tmp_path / "real").read_bytes()) == reading


class Counting(io.BytesIO):
    def __init__(self) -> None:
        super().__init__()
        self.flushed: list[int] = []

    def flush(self) -> None:
        self.flushed.append(self.getvalue().count(b"\n"))


def test_standard_output_shows_each_reading_as_it_is_made(reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    out = Counting()
    monkeypatch.setattr(sys, "stdout", types.SimpleNamespace(buffer=out))
    assert write([reading, reading], "-", JsonLines()) == 2
    assert out.getvalue() == (encode(reading) + b"\n") * 2
    assert out.flushed == [1, 2, 2]


def test_standard_output_that_breaks(reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken(io.BytesIO):
        def __init__(self, error: OSError) -> None:
            super().__init__()
            self.error = error

        def write(self, _: object) -> int:
            raise self.error

    monkeypatch.setattr(sys, "stdout", types.SimpleNamespace(buffer=Broken(BrokenPipeError())))
    with pytest.raises(BrokenPipeError):
        write([reading], "-", JsonLines())
    monkeypatch.setattr(sys, "stdout", types.SimpleNamespace(buffer=Broken(OSError(errno.ENOSPC, "No space left"))))
    with pytest.raises(OnrecordError, match="standard output cannot be written: No space left"):
        write([reading], "-", JsonLines())
