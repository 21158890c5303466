from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.extend import Intake
from onrecord.intake import count, intake, pages
from onrecord.intake.address import AddressIntake
from onrecord.intake.files import FileIntake
from onrecord.intake.stdin import StandardInput
from onrecord.model.article import Hints, Page
from onrecord.model.problems import BadExtension, Problem

HTML = b"<html><body><p>The ministers met on Monday.</p></body></html>"


class FeedIntake:
    name = "feeds"

    def takes(self, source: str) -> bool:
        return source.endswith(".xml")

    def pages(self, source: str, hints: Hints) -> Iterator[Page | Problem]:
        yield Page(where=source, content=b"from the feed", hints=hints)


BUILT_IN = {"address": AddressIntake, "files": FileIntake, "stdin": StandardInput}


def with_ways(monkeypatch: pytest.MonkeyPatch, **more: object) -> None:
    monkeypatch.setattr(intake, "load", lambda group: {**BUILT_IN, **more})


def test_each_source_goes_to_its_way_in_and_the_order_is_kept(tmp_path: Path) -> None:
    (tmp_path / "b.html").write_bytes(HTML)
    (tmp_path / "a.html").write_bytes(HTML)
    sources = [str(tmp_path / "b.html"), "ftp://harbour-post.example/a", "nowhere.html", str(tmp_path)]
    found = list(pages(sources, Hints(outlet="Harbour Post")))
    assert [item.where for item in found] == [*sources[:3], str(tmp_path / "a.html"), str(tmp_path / "b.html")]
    assert [type(item) for item in found] == [Page, Problem, Problem, Page, Page]
    assert all(item.hints.outlet == "Harbour Post" for item in found if isinstance(item, Page))


def test_sources_are_taken_as_pages_are_asked_for(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(HTML)

    def sources() -> Iterator[str]:
        yield str(tmp_path / "a.html")
        raise AssertionError("asked too early")

    assert isinstance(next(pages(sources(), Hints())), Page)


def test_ours_keep_the_contract() -> None:
    for made in (AddressIntake(), FileIntake(), StandardInput()):
        assert isinstance(made, Intake)


def test_a_narrower_way_in_is_asked_before_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    with_ways(monkeypatch, feeds=FeedIntake)
    (page,) = pages(["https://harbour-post.example/feed.xml"], Hints())
    assert isinstance(page, Page)
    assert page.content == b"from the feed"


def test_one_made_already_is_taken_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    with_ways(monkeypatch, feeds=FeedIntake())
    assert isinstance(next(pages(["a.xml"], Hints())), Page)


def test_one_that_breaks_the_contract_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    with_ways(monkeypatch, odd=object)
    with pytest.raises(BadExtension, match="'odd'"):
        next(pages(["a.html"], Hints()))


def test_what_nobody_takes_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "load", lambda group: {"feeds": FeedIntake})
    assert list(pages(["a.html"])) == [Problem("a.html", "no way in knows what to do with it")]
    assert count(["a.html"]) == 1


def test_only_what_reaches_out_is_told_of_private_networks(monkeypatch: pytest.MonkeyPatch) -> None:
    told = []

    class Reaching(FeedIntake):
        def __init__(self, allow_private: bool = False) -> None:
            told.append(allow_private)

    with_ways(monkeypatch, feeds=Reaching)
    list(pages(["a.xml"], Hints(), allow_private=True))
    list(pages(["a.xml"], Hints()))
    assert told == [True, False]


def test_counting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.html", "b.txt", "c.jpg"):
        (tmp_path / name).write_bytes(HTML)
    assert count([str(tmp_path), "-", "https://harbour-post.example/", str(tmp_path / "c.jpg")]) == 5
    assert count([]) == 0
    with_ways(monkeypatch, feeds=FeedIntake)
    assert count(["a.html", "feed.xml"]) is None


def test_it_is_light_until_an_address_is_read() -> None:
    code = (
        "import sys; import onrecord.intake as i; list(i.pages(['nowhere.html'])); "
        "print([m for m in ('urllib3', 'ssl', 'brotli', 'spacy', 'lxml') if m in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert ran.stdout.strip() == "[]"
