from __future__ import annotations

import gzip
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import pytest

from onrecord.extend import Container, Head
from onrecord.intake import containers, pages
from onrecord.intake.containers import container_of, head_of
from onrecord.intake.stdin import StandardInput
from onrecord.model.article import Hints, Page
from onrecord.model.problems import BadExtension, Problem

BODY = "The ministers of Norland and Sudland met in Harbour City on Monday."
RECORD = b"WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/plain\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"
FORMS = {
    "a.jsonl": json.dumps({"text": BODY}).encode() + b"\n",
    "a.json": json.dumps([{"text": BODY}]).encode(),
    "a.csv": f"title,text\nA,{BODY}\n".encode(),
    "a.rss": f"<rss><channel><item><title>t</title><description>{BODY * 20}</description></item></channel></rss>".encode(),
    "a.opml": b"<opml><body/></opml>",
    "a.warc": RECORD % (len(BODY), BODY.encode()),
}


def test_ours_keep_the_contract() -> None:
    names = {form.name for form in containers._forms(None)}
    assert {"feeds", "json", "lists", "parquet", "tables", "wacz", "warc"} <= names
    assert all(isinstance(form, Container) for form in containers._forms(None))


@pytest.mark.parametrize(
    "text", ["Ministers meet\n\nThe ministers met.", "[Updated] Ministers meet", "{sic} said he", "a;b", ""]
)
def test_prose_is_no_container(text: str) -> None:
    assert container_of(head_of(text.encode(), "a.txt"), None) is None
    assert container_of(head_of(b"<!DOCTYPE html><html><body><p>{}</p>", "a.html"), None) is None


@pytest.mark.parametrize("name", FORMS)
def test_in_a_folder_from_a_pipe_and_gzipped(tmp_path: Path, name: str) -> None:
    raw = FORMS[name]
    (tmp_path / name).write_bytes(raw)
    (tmp_path / f"{name}.gz").write_bytes(gzip.compress(raw))
    found = [type(one) for one in pages([str(tmp_path)])]
    expected = Problem if name == "a.opml" else Page
    assert found == [expected, expected]
    if not name.endswith(".csv"):
        assert [type(one) for one in StandardInput(io.BytesIO(raw)).pages("-", Hints())] == [expected]


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("left", [12, 40, -3])
def test_gzip_that_breaks_off_never_raises(tmp_path: Path, name: str, left: int) -> None:
    path = tmp_path / f"{name}.gz"
    path.write_bytes(gzip.compress(FORMS[name])[:left])
    found = list(pages([str(path)]))
    assert found
    assert left < 0 or any(isinstance(one, Problem) for one in found)


class Gazette:
    name = "gazette"
    order = 1

    def recognises(self, head: Head) -> bool:
        return head.start.startswith(b"GAZETTE")

    def unpack(self, stream: BinaryIO, where: str, hints: Hints) -> Iterator[Page | Problem]:
        yield Page(where=where, content=stream.read(), hints=hints)


def test_a_third_party_s_form_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(containers, "load", lambda group: {"gazette": Gazette})
    (tmp_path / "a.txt").write_bytes(b"GAZETTE of today")
    (found,) = pages([str(tmp_path)])
    assert isinstance(found, Page)
    assert found.content == b"GAZETTE of today"
    monkeypatch.setattr(containers, "load", lambda group: {"odd": object})
    with pytest.raises(BadExtension, match="'odd'"):
        list(pages([str(tmp_path)]))


def test_a_pipe_that_must_be_read_back_and_forth_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(containers, "MAX_SPOOLED", 100)
    (said,) = StandardInput(io.BytesIO(FORMS["a.warc"])).pages("-", Hints())
    assert isinstance(said, Problem)
    assert "save it as files" in said.what
