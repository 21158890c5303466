"""The desk over a record of the examples, and over one of a page that means harm."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from starlette.testclient import TestClient

import onrecord
from onrecord.model.article import Article, article_id
from onrecord.model.claims import Attribution, claim_id
from onrecord.model.grounds import When
from onrecord.model.provenance import Hop, Maker
from onrecord.model.reading import MadeBy, Reading
from onrecord.model.text import Span
from onrecord.views.web import app
from tests.stories.story.test_story import READINGS

ROOT = Path(__file__).parents[3]
SCRIPT = "<script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">"
TURNED = "annex\u202egpj.exe"


def hostile() -> Reading:
    """A reading of a page that means harm: markup, marks that turn letters round, formulas, a line of ten megabytes."""
    text = f'{SCRIPT} said the minister. =HYPERLINK("http://x.invalid") {TURNED}\n' + "A" * 10_000_000
    published = When("2026-03-14", "day", "published")
    mark = article_id("javascript:alert(1)", SCRIPT, f"=1+1 {TURNED} {SCRIPT}", published, text)
    start = text.index("said")
    cue, content = Span.of(text, start, start + 4), Span.of(text, 0, len(SCRIPT))
    return Reading(
        made_by=MadeBy("0", "none"),
        article=Article(
            id=mark, url="javascript:alert(1)", outlet=SCRIPT, section=(SCRIPT,), headline=f"=1+1 {TURNED} {SCRIPT}",
            standfirst=None, byline=(SCRIPT,), published=published, modified=None, language="en", text=text,
        ),
        attributions=(
            Attribution(
                id=claim_id("a", mark, cue), chain=(Hop(SCRIPT, "outlet"), Hop(f"=cmd {TURNED}", "person", words=cue)),
                cue=cue, content=(content,), quote="direct", act="say", channel=None, when=None, inside=None,
                maker=Maker(SCRIPT, "1"),
            ),
        ),
    )  # fmt: skip


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of the example reports, and of a few written for the stories."""
    folder = tmp_path_factory.mktemp("desk") / "record"
    with onrecord.open_record(folder) as record:
        record.add([*onrecord.read(str(ROOT / "examples")), *READINGS])
    return folder


@pytest.fixture(scope="session")
def harmful(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of the harmful page alone."""
    folder = tmp_path_factory.mktemp("harm") / "record"
    with onrecord.open_record(folder) as record:
        added = record.add([hostile()])
    assert added.added == 1, added.problems
    return folder


def client_of(folder: Path) -> TestClient:
    """One who asks as a browser on this machine does."""
    return TestClient(app.make(folder), base_url="http://127.0.0.1:8600", follow_redirects=False)


@pytest.fixture(scope="session")
def client(examples: Path) -> Iterator[TestClient]:
    with client_of(examples) as made:
        yield made


@pytest.fixture
def alone(tmp_path: Path) -> Iterator[TestClient]:
    """The desk over a record of one's own, to change."""
    folder = tmp_path / "record"
    with onrecord.open_record(folder) as record:
        record.add(READINGS)
    with client_of(folder) as made:
        yield made


class Served:
    """A desk that listens on this machine, for a browser."""

    def __init__(self, folder: Path) -> None:
        self._socket = socket.socket()
        self._socket.bind(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        self.app = app.make(folder)
        self._server = uvicorn.Server(uvicorn.Config(self.app, log_level="warning"))
        self._thread = threading.Thread(target=self._server.run, kwargs={"sockets": [self._socket]}, daemon=True)

    def __enter__(self) -> Served:
        self._thread.start()
        until = time.monotonic() + 20
        while not self._server.started and time.monotonic() < until:
            time.sleep(0.02)
        return self

    def __exit__(self, *_: object) -> None:
        self._server.should_exit = True
        self._thread.join(10)
        self._socket.close()
        self.app.state.desk.close()


def token(client: TestClient) -> str:
    """The token of the desk behind the client."""
    held: str = client.app.state.desk.token  # type: ignore[attr-defined]
    return held


def some(client: TestClient, sql: str) -> str:
    """The first cell that the record answers."""
    value: str = client.app.state.desk.table(sql).values[0][0]  # type: ignore[attr-defined]
    return value
