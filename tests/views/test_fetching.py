from __future__ import annotations

import importlib
import importlib.util
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from onrecord.views import recording
from onrecord.views.cli import app
from onrecord.views.fetching import jobs

_spec = importlib.util.spec_from_file_location("a_site", Path(__file__).parents[1] / "fetching" / "conftest.py")
assert _spec
assert _spec.loader
a_site = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(a_site)

FAST = ["--allow-private", "--pause", "0.2"]


@pytest.fixture
def site():
    made = a_site.loopback.Server()
    made.answer("/a", a_site.page("Ministers meet"))
    made.answer("/b", a_site.page("Norland closes the strait"))
    made.answer("/rss", a_site.rss("/a"), Content_Type="application/rss+xml")
    yield made
    made.close()


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    return lambda *typed: CliRunner().invoke(app, list(typed))


def test_what_is_fetched_is_read_from_its_folder(site: Any, run: Any) -> None:
    told = run("fetch", site.url("/rss"), *FAST)
    assert told.exit_code == 0
    assert "1 page fetched; 1 feeds and lists followed" in told.output
    assert "onrecord add fetched" in told.output
    again = run("fetch", site.url("/rss"), *FAST)
    assert "0 pages fetched; 1 feeds and lists followed; 1 fetched before" in again.output
    read = run("read", "--json", "fetched")
    assert '"headline":"Ministers meet"' in read.output


def test_watch_adds_to_the_record_and_says_what_is_new(site: Any, run: Any) -> None:
    told = run("watch", site.url("/rss"), "--once", *FAST)
    assert told.exit_code == 0, told.output
    assert "Ministers meet" in told.output
    assert "1 readings added to record" in told.output
    site.answer("/rss", a_site.rss("/a", "/b"), Content_Type="application/rss+xml")
    told = run("watch", site.url("/rss"), "--once", *FAST)
    assert "Norland closes the strait" in told.output
    assert "Ministers meet" not in told.output
    with recording.opened("record") as kept:
        assert len(list(kept.readings())) == 2


def test_what_never_got_into_the_record_is_fetched_again(site: Any, run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    module = importlib.import_module("onrecord.read")
    real = module.read_page

    def broken(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(module, "read_page", broken)
    run("watch", site.url("/rss"), "--once", *FAST)
    monkeypatch.setattr(module, "read_page", real)
    told = run("watch", site.url("/rss"), "--once", *FAST)
    assert "1 readings added to record" in told.output


def test_files_that_list_addresses(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine.txt").write_text("# my feeds\nhttps://harbour-post.example/rss\n\nno address\n")
    (tmp_path / "mine.opml").write_text(
        '<opml><body><outline xmlUrl="https://harbour-post.example/rss"/></body></opml>'
    )
    (tmp_path / "none.txt").write_text("nothing here\n")
    for name, kind in (("mine.txt", "any"), ("mine.opml", "list")):
        assert [(job.url, job.kind) for job in jobs([str(tmp_path / name)])] == [
            ("https://harbour-post.example/rss", kind)
        ]
    assert list(jobs([str(tmp_path / "none.txt"), str(tmp_path / "gone.txt"), str(tmp_path)])) == []
    assert capsys.readouterr().err.count("onrecord: ") == 3


def test_two_runs_do_not_share_a_folder(site: Any, run: Any, tmp_path: Path) -> None:
    from onrecord.fetching.memory import Memory
    from onrecord.model.problems import UsageError

    with Memory(tmp_path / "fetched"), pytest.raises(UsageError, match="in use by another run"):
        Memory(tmp_path / "fetched")
