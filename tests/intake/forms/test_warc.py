from __future__ import annotations

import gzip
import io
import random
import zipfile
from pathlib import Path

import pytest

from onrecord.intake import pages
from onrecord.intake.forms.warc import WarcFile
from onrecord.model.article import Hints, Page
from onrecord.model.problems import Problem

HTML = b"<html><body><p>The ministers met in Harbour City on Monday.</p></body></html>"
SHARED = Path(__file__).parents[4] / "shared" / "data" / "pages" / "warc"


def response(body: bytes = HTML, status: str = "200 OK", media: str = "text/html", **headers: str) -> bytes:
    named = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
    return f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\n{named}\r\n".encode() + body


def record(block: bytes, kind: str = "response", length: int | None = None, **headers: str) -> bytes:
    told = {"WARC-Type": kind, "WARC-Target-URI": "https://harbour-post.example/a", "WARC-Record-ID": "<urn:uuid:1>",
            "WARC-Date": "2026-03-02T10:15:00Z", **{k.replace("_", "-"): v for k, v in headers.items()}}  # fmt: skip
    head = "".join(f"{name}: {value}\r\n" for name, value in told.items())
    size = len(block) if length is None else length
    return f"WARC/1.0\r\n{head}Content-Length: {size}\r\n\r\n".encode() + block + b"\r\n\r\n"


def read(*records: bytes, packed: bool = False) -> list[Page | Problem]:
    raw = b"".join(gzip.compress(one) if packed else one for one in records)
    return list(WarcFile().unpack(io.BytesIO(raw), "a.warc", Hints()))


@pytest.mark.parametrize("packed", [False, True])
def test_the_pages_come_with_address_and_offset(packed: bool) -> None:
    first, second = read(record(b"", "warcinfo"), record(response()), record(response()), packed=packed)[:2]
    assert isinstance(first, Page)
    assert (first.content, first.url, first.media) == (HTML, "https://harbour-post.example/a", "html")
    assert first.where.startswith("a.warc at ")
    assert first.where != second.where


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (gzip.compress(HTML), {"Content_Encoding": "gzip"}),
        (HTML, {"Content_Encoding": "gzip"}),
        (HTML, {"Content_Encoding": "br"}),
        (b"%x\r\n%s\r\n0\r\n\r\n" % (len(HTML), HTML), {"Transfer_Encoding": "chunked"}),
        (HTML, {"Transfer_Encoding": "chunked"}),
    ],
)
def test_chunks_and_compression_are_undone_where_they_are_there(body: bytes, headers: dict[str, str]) -> None:
    (page,) = read(record(response(body, **headers)))
    assert isinstance(page, Page)
    assert page.content == HTML


def test_a_bomb_in_a_record_stops_at_the_limit_and_the_next_is_read() -> None:
    said, page = read(record(response(gzip.compress(b"\0" * 30_000_000))), record(response()))
    assert "inflates past the limit of 20 MiB" in said.what
    assert isinstance(page, Page)


def test_a_record_over_the_limit_is_named_and_the_next_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    from onrecord.intake.forms import warc

    monkeypatch.setattr(warc, "MAX_RECORD", 1000)
    said, page = read(record(response(b"x" * 5000)), record(response()), packed=True)
    assert "over the limit" in said.what
    assert isinstance(page, Page)


def test_a_clipped_record_is_named_with_its_offset() -> None:
    (said,) = read(record(response(HTML[:40]), length=4000))
    assert said.where.startswith("a.warc at 0 (https://harbour-post.example/a)")
    assert "clipped" in said.what


def test_what_is_no_page_is_counted_by_its_kind() -> None:
    image, moved = response(b"\x89PNG", media="image/png"), response(b"", status="301 Moved")
    (page, said) = read(
        record(image), record(moved), record(b"", "revisit"), record(response()), record(b"", "request")
    )
    assert isinstance(page, Page)
    assert said.what.startswith("3 records were left out (image/png 1, revisit 1, status 301 1)")


@pytest.mark.parametrize("packed", [False, True])
def test_damage_between_records_is_named_and_the_rest_is_read(packed: bool) -> None:
    broken = record(response()).replace(b"WARC/1.0", b"WARD/9.9")
    found = read(record(response()), broken, record(response()), packed=packed)
    assert sum(isinstance(one, Page) for one in found) == 2
    (said,) = (one for one in found if isinstance(one, Problem))
    assert " at " in said.where


def test_a_digest_that_is_not_that_of_the_bytes_is_told() -> None:
    page, said = read(record(response(), WARC_Block_Digest="sha1:" + "A" * 32))
    assert isinstance(page, Page)
    assert "digest" in said.what


def test_an_arc_is_named() -> None:
    (said,) = read(b"filedesc://old.arc 127.0.0.1 20140216050221 text/plain 75\n1 0 LiveWeb Capture\n")
    assert "warcio recompress" in said.what


def test_a_package_of_a_browser_s_recorder(tmp_path: Path) -> None:
    path = tmp_path / "session.wacz"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("datapackage.json", "{}")
        package.writestr("archive/data.warc.gz", gzip.compress(record(response())))
        package.writestr("archive/more.warc", record(response()))
    found = list(pages([str(path)]))
    assert [type(one) for one in found] == [Page, Page]
    assert f"{path}/archive/data.warc.gz at 0" in found[0].where
    path.write_bytes(path.read_bytes()[:-30])
    (said,) = pages([str(path)])
    assert "ZIP is damaged" in said.what


@pytest.mark.parametrize("packed", [False, True])
def test_no_damage_raises_or_hangs(packed: bool) -> None:
    chance = random.Random(7)
    one = record(response())
    whole = b"".join(gzip.compress(one) if packed else one for _ in range(4))
    for _ in range(150):
        raw = bytearray(whole)
        for _ in range(chance.randint(1, 4)):
            at = chance.randrange(len(raw))
            if chance.random() < 0.3:
                del raw[at : at + chance.randint(1, 60)]
            else:
                raw[at] = chance.randrange(256)
        found = list(WarcFile().unpack(io.BytesIO(bytes(raw)), "a.warc", Hints()))
        assert len(found) >= 1


@pytest.mark.parametrize(
    ("name", "held"), [("clipped.warc.gz", 0), ("clueweb-quirk.warc.gz", 29), ("warcfile.warc.lz4", 16)]
)
def test_archives_of_the_field(name: str, held: int) -> None:
    path = SHARED / "fastwarc" / name
    if not path.exists():
        pytest.skip("the shared archives are not here")
    found = list(pages([str(path)]))
    assert sum(isinstance(one, Page) for one in found) == held
    assert held or "clipped" in found[0].what
