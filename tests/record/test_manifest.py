"""The manifest and the segments: what is torn is dropped, what is damaged is named, what can be read is kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.problems import OnrecordError
from onrecord.model.reading import Reading, encode
from onrecord.record import durable, manifest, segments
from onrecord.record.digests import digest, total
from onrecord.record.manifest import START, Entry
from onrecord.record.opened import Record

Many = Callable[[int], list[Reading]]


def entry(number: int, kind: str = "readings", segment: str | None = None) -> Entry:
    return Entry(
        number=number, kind=kind, segment=segment or f"{number:032x}", bytes=1, count=2, first=2 * number, sum="0",
        onrecord="0", added="2026-11-22T00:00:00Z",
    )  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "quarantine").mkdir()
    last = START
    for number in range(4):
        last = manifest.add(tmp_path, entry(number), last)
    return tmp_path


def test_what_was_added_is_read(folder: Path) -> None:
    held = manifest.read(folder)
    assert held.entries == tuple(entry(number) for number in range(4))
    assert (held.faults, held.torn, held.lost) == ((), False, False)
    assert held.next_number("readings") == 8


def test_a_torn_end_was_never_promised(folder: Path) -> None:
    for name, cut in ((manifest.NAME, 10), (manifest.COPY, 30)):
        path = folder / name
        path.write_bytes(path.read_bytes() + manifest.line_of(entry(4), manifest.read(folder).last)[0][:-cut])
        held = manifest.read(folder)
        assert held.torn
        assert not held.lost
        assert len(held.entries) == 4
        manifest.mend(folder, held)
        assert not manifest.read(folder).torn
    assert (folder / manifest.NAME).read_bytes() == (folder / manifest.COPY).read_bytes()


@pytest.mark.parametrize("name", [manifest.NAME, manifest.COPY])
@pytest.mark.parametrize("line", range(3))
def test_a_damaged_line_is_taken_from_the_other_copy(folder: Path, name: str, line: int) -> None:
    whole = manifest.read(folder).entries
    lines = (folder / name).read_bytes().split(b"\n")
    lines[line] = lines[line].replace(b'"count":2', b'"count":3')
    (folder / name).write_bytes(b"\n".join(lines))
    held = manifest.read(folder)
    assert held.entries == whole
    assert f"line {line + 1} of {name}" in held.faults[0]
    manifest.mend(folder, held)
    assert manifest.read(folder).faults == ()
    assert list((folder / "quarantine").iterdir()), "what stood there is kept"


def test_a_line_that_is_gone_or_moved_shows(folder: Path) -> None:
    lines = (folder / manifest.NAME).read_bytes().split(b"\n")
    for changed in ([lines[0], *lines[2:]], [lines[0], lines[2], lines[1], *lines[3:]]):
        (folder / manifest.NAME).write_bytes(b"\n".join(changed))
        assert "line 2" in manifest.read(folder).faults[0]
        (folder / manifest.COPY).write_bytes(b"\n".join(changed))
        held = manifest.read(folder)
        assert held.lost
        assert "from line 2 on" in held.faults[-1]
        (folder / manifest.COPY).write_bytes(b"\n".join(lines))


def test_a_copy_that_is_a_line_behind_is_no_fault(folder: Path) -> None:
    lines = (folder / manifest.COPY).read_bytes().splitlines(keepends=True)
    (folder / manifest.COPY).write_bytes(b"".join(lines[:-1]))
    held = manifest.read(folder)
    assert len(held.entries) == 4
    assert held.faults == ()


def test_a_quarantined_segment_can_come_back(folder: Path) -> None:
    last = manifest.read(folder).last
    last = manifest.add(folder, entry(4, "quarantined", entry(1).segment), last)
    assert [one.number for one in manifest.read(folder).in_force] == [0, 2, 3]
    manifest.add(folder, entry(5, "readings", entry(1).segment), last)
    assert [one.number for one in manifest.read(folder).in_force] == [0, 2, 3, 5]


def test_both_copies_damaged_are_told_and_rebuild_takes_the_segments_up_anew(record: Record, many: Many) -> None:
    readings = many(4)
    for reading in readings:
        record.add([reading])
    wanted = record.verify().digest
    record.close()
    for name in (manifest.NAME, manifest.COPY):
        path = record.path / name
        lines = path.read_bytes().split(b"\n")
        lines[1] = lines[1][:-20] + b"0" * 20
        path.write_bytes(b"\n".join(lines))
    assert any("onrecord rebuild" in problem.what for problem in record.verify().problems)
    with pytest.raises(OnrecordError, match="verify"):
        record.add(readings)
    made = record.rebuild()
    assert made.readings == 4
    assert made.digest == wanted
    assert record.verify().problems == ()


@given(st.lists(st.binary(max_size=300).filter(lambda line: b"\n" not in line and line), max_size=30))
def test_lines_come_back_from_a_segment(tmp_path_factory: pytest.TempPathFactory, lines: list[bytes]) -> None:
    folder = tmp_path_factory.mktemp("segments")
    name = segments.store(folder, segments.packed(lines).content)
    found = segments.unpacked(folder, name)
    assert found.lines == lines
    assert tuple(found.blocks) == segments.packed(lines).blocks
    for line, block in zip(lines, found.blocks, strict=True):
        assert segments.line_of(folder, name, block, digest(line)) == line
    assert segments.salvage(folder, name) == segments.Salvage(tuple(lines), 0)


def test_damage_to_one_block_leaves_the_others(tmp_path: Path, many: Many, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(segments, "BLOCK", 10_000)
    lines = [encode(reading) for reading in many(30)]
    name = segments.store(tmp_path, segments.packed(lines).content)
    path = tmp_path / (name + segments.SUFFIX)
    content = bytearray(path.read_bytes())
    content[len(content) // 3] ^= 4
    path.write_bytes(bytes(content))
    with pytest.raises(segments.DamagedSegment, match="digest"):
        segments.unpacked(tmp_path, name)
    saved = segments.salvage(tmp_path, name)
    assert saved.damaged == 1
    assert set(saved.lines) < set(lines)
    assert 20 < len(saved.lines) < 30
    whole = segments.packed(lines)
    for line, block in zip(lines, whole.blocks, strict=True):
        if line in saved.lines:
            assert segments.line_of(tmp_path, name, block, digest(line)) == line
        else:
            with pytest.raises(segments.DamagedSegment, match="does not hold"):
                segments.line_of(tmp_path, name, block, digest(line))


def test_a_segment_that_is_gone_or_damaged_is_named_and_set_aside(record: Record, many: Many) -> None:
    readings = many(3)
    for reading in readings:
        record.add([reading])
    record.close()
    files = sorted((record.path / "segments").iterdir())
    files[0].write_bytes(files[0].read_bytes()[:-9])
    files[1].unlink()
    told = " ".join(problem.what for problem in record.verify().problems)
    assert "digest is not its name" in told
    assert "is missing" in told
    made = record.rebuild()
    assert (made.readings, made.lost) == (1, 2)
    assert [path.name for path in (record.path / "quarantine").iterdir()] == [files[0].name + ".damaged"]
    assert record.verify().problems == ()
    assert record.add(readings).added == 2
    assert len(record.events()) == 3


def test_a_segment_put_back_from_a_backup_is_taken_up(record: Record, many: Many) -> None:
    record.add(many(2))
    record.close()
    (file,) = (record.path / "segments").iterdir()
    backup = file.read_bytes()
    file.write_bytes(backup[:50])
    assert record.rebuild().lost == 2
    file.write_bytes(backup)
    assert record.rebuild().kept == 2
    assert record.verify().problems == ()
    assert len(record.events()) == 2


def test_a_write_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    durable.append(tmp_path / "lines", b"one\n")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("onrecord.record.durable.os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        durable.append(tmp_path / "lines", b"two\n")
    with pytest.raises(OSError, match="No space"):
        durable.create(tmp_path / "file", b"whole")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("lines", b"one\n")]


@given(st.permutations([digest(bytes([number])) for number in range(5)]))
def test_a_total_knows_no_order(digests: list[str]) -> None:
    assert total(digests) == total(sorted(digests))
    assert total(digests[1:]) != total(digests)
