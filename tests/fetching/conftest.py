"""A news site on loopback, well behaved until a test says otherwise, and a crawl that is in a hurry."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord.fetching import Crawl, Settings
from onrecord.fetching.archive import Archive
from onrecord.fetching.exchange import Network
from onrecord.fetching.hosts import Job, Pace
from onrecord.fetching.memory import Memory
from onrecord.intake.limits import Limits
from onrecord.model.article import Page
from onrecord.model.problems import Problem

_spec = importlib.util.spec_from_file_location("loopback", Path(__file__).parents[1] / "intake" / "conftest.py")
assert _spec
assert _spec.loader
loopback = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(loopback)

HASTE = Pace(pause=0.0, first_wait=0.01, longest_wait=2.0)
LIMITS = Limits(connect=5.0, idle=0.5, total=3.0, body=200_000, head=100_000)


class Came:
    """What came of one crawl."""

    def __init__(self, found: list[Page | Problem], crawl: Crawl) -> None:
        self.pages = [one for one in found if isinstance(one, Page)]
        self.problems = [one for one in found if isinstance(one, Problem)]
        self.counts = crawl.counts

    def said(self) -> str:
        """What the one Problem says, there being nothing else."""
        assert not self.pages
        (only,) = self.problems
        return only.what


@pytest.fixture
def site() -> Iterator[Any]:
    made = loopback.Server()
    made.answer("/a", page("Ministers meet"))
    made.answer("/b", page("Ministers part"))
    yield made
    made.close()


@pytest.fixture
def crawl(tmp_path: Path) -> Callable[..., Came]:
    """Fetches the addresses into a folder that one test keeps over all its crawls."""

    def fetch(
        *addresses: str | Job, pace: Pace = HASTE, limits: Limits = LIMITS, private: bool = True, **more: Any
    ) -> Came:
        network = Network(private, limits, more.pop("resolve", None))
        with Memory(tmp_path / "kept") as memory, Archive(tmp_path / "kept") as archive:
            made = Crawl(memory, archive, Settings(network, pace, **more))
            jobs = [one if isinstance(one, Job) else Job(one) for one in addresses]
            return Came(list(made.run(jobs)), made)

    return fetch


def page(title: str, head: str = "") -> bytes:
    words = "The ministers of Norland and Sudland met in Harbour City on Monday, officials said. " * 5
    return f"<html><head><title>{title}</title>{head}</head><body><h1>{title}</h1><p>{words}</p></body></html>".encode()


def rss(*links: str) -> bytes:
    items = "".join(f"<item><title>t</title><link>{link}</link></item>" for link in links)
    return f"<rss version='2.0'><channel><title>Harbour Post</title>{items}</channel></rss>".encode()
