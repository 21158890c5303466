from __future__ import annotations

import gzip
import time
import tracemalloc
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.intake.inflate import MAX_MEMBERS, MIB, coding_of, codings, inflate, size, whole_page

PAGE = b"<!doctype html><html><body>" + b"<p>The ministers met.</p>" * 5000 + b"</body></html>\n"


def brotli(content: bytes) -> bytes:
    return pytest.importorskip("brotli").compress(content, quality=4)


def bare_deflate(content: bytes) -> bytes:
    engine = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return engine.compress(content) + engine.flush()


def zstd(content: bytes) -> bytes:
    if "zstd" not in codings():
        pytest.skip("no Zstandard in this Python, and no backports.zstd")
    from onrecord.intake.inflate import _zstd

    return _zstd().compress(content)


PACK = {"gzip": gzip.compress, "deflate": zlib.compress, "br": brotli, "zstd": zstd}


@pytest.mark.parametrize("coding", PACK)
def test_what_was_packed_comes_out(coding: str) -> None:
    came = inflate(PACK[coding](PAGE), coding, MIB)
    assert (came.content, came.fault, came.usable) == (PAGE, None, True)


@given(st.binary(max_size=3000), st.sampled_from(["gzip", "deflate"]))
def test_any_bytes_come_out_as_they_went_in(content: bytes, coding: str) -> None:
    assert inflate(PACK[coding](content), coding, MIB).content == content


@given(st.binary(min_size=1, max_size=300), st.sampled_from(["gzip", "deflate", "br"]))
def test_any_bytes_at_all_are_a_value(raw: bytes, coding: str) -> None:
    came = inflate(raw, coding, 10_000)
    assert len(came.content) <= 10_000
    assert came.usable or came.fault


def test_deflate_without_its_zlib_header_is_read() -> None:
    assert inflate(bare_deflate(PAGE), "deflate", MIB).content == PAGE


def test_gzip_files_set_end_to_end_are_one() -> None:
    assert (
        inflate(gzip.compress(PAGE[:70]) + gzip.compress(b"") + gzip.compress(PAGE[70:]), "gzip", MIB).content == PAGE
    )


def test_padding_behind_gzip_is_lawful_and_other_bytes_are_named() -> None:
    assert inflate(gzip.compress(PAGE) + b"\0" * 512, "gzip", MIB).fault is None
    came = inflate(gzip.compress(PAGE) + b"tail", "gzip", MIB)
    assert came.content == PAGE
    assert came.usable
    assert came.fault == "4 bytes behind its gzip data belong to no page and were left out"


@pytest.mark.parametrize("coding", PACK)
def test_cut_short_without_the_end_of_the_page_is_not_usable(coding: str) -> None:
    packed = PACK[coding](PAGE)
    came = inflate(packed[: len(packed) // 2], coding, MIB)
    assert not came.usable
    assert came.fault is not None
    assert "cut short" in came.fault


def test_cut_short_behind_the_end_of_the_page_is_usable_and_said() -> None:
    came = inflate(gzip.compress(PAGE)[:-6], "gzip", MIB)
    assert came.usable
    assert came.content == PAGE
    assert came.fault == "its gzip data is cut short, though the page in it came out whole"


@pytest.mark.parametrize("coding", PACK)
def test_a_bomb_stops_at_the_cap(coding: str) -> None:
    bomb = PACK[coding](b"\0" * (64 * MIB))
    tracemalloc.start()
    came = inflate(bomb, coding, 2 * MIB)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert not came.usable
    assert came.content == b""
    assert came.fault == "it inflates past the limit of 2 MiB and was not read"
    assert peak < 8 * MIB


def test_the_cap_itself_is_not_past_it() -> None:
    assert inflate(gzip.compress(b"x" * 1000), "gzip", 1000).usable
    assert not inflate(gzip.compress(b"x" * 1001), "gzip", 1000).usable


def test_a_file_of_empty_members_is_stopped_in_time() -> None:
    raw = gzip.compress(b"") * (MAX_MEMBERS + 5)
    start = time.perf_counter()
    came = inflate(raw, "gzip", MIB)
    assert came.fault is not None
    assert "10,000 gzip members" in came.fault
    assert time.perf_counter() - start < 5


def test_damage_is_named_and_nothing_of_it_given() -> None:
    packed = bytearray(gzip.compress(PAGE))
    packed[-6] ^= 0xFF
    came = inflate(bytes(packed), "gzip", MIB)
    assert (came.content, came.usable) == (b"", False)
    assert came.fault is not None
    assert "incorrect data check" in came.fault


def test_an_unknown_coding_is_a_fault() -> None:
    assert inflate(b"x", "rot13", MIB).fault == "it is compressed with 'rot13', which cannot be undone here"


def test_codings_are_known_by_their_first_bytes() -> None:
    assert coding_of(gzip.compress(PAGE)) == "gzip"
    assert coding_of(b"\x28\xb5\x2f\xfd...") == "zstd"
    assert coding_of(PAGE) is None


@pytest.mark.parametrize(
    ("content", "whole"),
    [
        (PAGE, True),
        (b"<html></HTML >", True),
        (b"<html></html>\n<!-- served 12:00 --> <!-- cut", True),
        (b"<html></html><p>more", False),
        (b"<html><p>", False),
        (b"", False),
        (b"<html></html>" + b"<!-- -->" * 400 + b"x", False),
    ],
)
def test_a_page_is_whole_when_its_end_tag_is_there(content: bytes, whole: bool) -> None:
    assert whole_page(content) is whole


def test_sizes_are_told_as_people_write_them() -> None:
    assert [size(n) for n in (0, 1, 12, 1536, 64 * MIB)] == ["0 bytes", "1 byte", "12 bytes", "1.5 KiB", "64 MiB"]
