"""Pieces of files: every record stands in exactly one, wherever the cuts fall."""

import gzip
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.scale import cutting

_TELL = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
_WORDS = st.lists(st.binary(min_size=0, max_size=300), min_size=0, max_size=12)


def pieces(path: Path, step: int) -> list[bytes]:
    size = path.stat().st_size
    found = []
    for start in range(0, size, step):
        with cutting.piece(str(path), start, min(start + step, size)) as held:
            assert Path(held).name == path.name
            found.append(Path(held).read_bytes())
        assert not Path(held).exists()
    return found


def record(body: bytes) -> bytes:
    head = f"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: {len(body)}\r\n\r\n".encode()
    return head + body + b"\r\n\r\n"


@_TELL
@given(
    lines=st.lists(st.binary(max_size=60).map(lambda b: b.replace(b"\n", b" ")), max_size=20), step=st.integers(10, 90)
)
def test_lines(tmp_path: Path, lines: list[bytes], step: int) -> None:
    path = tmp_path / "articles.jsonl"
    path.write_bytes(b"".join(line + b"\n" for line in lines))
    found = pieces(path, step)
    assert b"".join(found) == path.read_bytes()
    assert all(piece.endswith(b"\n") for piece in found if piece)


@_TELL
@given(bodies=_WORDS, step=st.integers(40, 400))
def test_records_in_gzip(tmp_path: Path, bodies: list[bytes], step: int) -> None:
    path = tmp_path / "archive.warc.gz"
    members = [gzip.compress(record(body), mtime=0) for body in bodies]
    path.write_bytes(b"".join(members))
    found = pieces(path, step)
    assert b"".join(found) == path.read_bytes()
    assert all(gzip.decompress(piece).startswith(b"WARC/1.0\r\n") for piece in found if piece)


@_TELL
@given(bodies=_WORDS, step=st.integers(40, 400))
def test_records_without_gzip(tmp_path: Path, bodies: list[bytes], step: int) -> None:
    path = tmp_path / "archive.warc"
    path.write_bytes(b"".join(record(body) for body in bodies))
    found = pieces(path, step)
    assert b"".join(found) == path.read_bytes()
    assert all(piece.startswith(b"WARC/1.0\r\n") for piece in found if piece)


def test_bytes_that_only_look_like_a_record_are_none(tmp_path: Path) -> None:
    path = tmp_path / "archive.warc.gz"
    inner = gzip.compress(b"a page within a page", mtime=0)
    # stored, not deflated: the magic bytes of the page stand in the member as they are
    members = [gzip.compress(record(inner), compresslevel=0, mtime=0), gzip.compress(record(b"second"), mtime=0)]
    path.write_bytes(b"".join(members))
    found = [piece for piece in pieces(path, 20) if piece]
    assert found == members


def test_one_member_for_all_records_is_one_piece(tmp_path: Path) -> None:
    path = tmp_path / "archive.warc.gz"
    path.write_bytes(gzip.compress(b"".join(record(b"x" * 50) for _ in range(30))))
    assert [piece for piece in pieces(path, 40) if piece] == [path.read_bytes()]


@pytest.mark.parametrize(("name", "cut"), [("a.WARC.GZ", True), ("a.warc", True), ("a.jsonl", True), ("a.html", False)])
def test_which_files_are_cut(name: str, cut: bool) -> None:
    assert (cutting.step(name) is not None) is cut
