"""The JSON API: what it answers, whom it refuses, and whether it keeps what its document promises."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.testclient import TestClient

from onrecord.views import api
from onrecord.views.api.guarding import LOOPBACK
from onrecord.views.questions import QUESTIONS, Access, Limits
from tests.views.questions.asking import made

HERE = "http://127.0.0.1:8600"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("api"))


@pytest.fixture(scope="module")
def app(folder: Path) -> Iterator[Starlette]:
    door = Access(folder, Limits(seconds=5.0))
    yield Starlette(routes=[Mount("/api", app=api.make(door, hosts=(*LOOPBACK, "testserver"), most=200_000))])
    door.close()


@pytest.fixture(scope="module")
def client(app: Starlette) -> TestClient:
    return TestClient(app, base_url=HERE, raise_server_exceptions=False)


def test_an_answer_by_get_and_by_post_is_the_same(client: TestClient) -> None:
    by_get = client.get("/api/events", params={"type": "ASSAULT", "limit": 5})
    by_post = client.post("/api/events", json={"type": "ASSAULT", "limit": 5})
    assert by_get.status_code == by_post.status_code == 200
    assert by_get.json() == by_post.json()
    assert by_get.json()["rows"][0]["evidence"][0]["words"] == "struck"
    assert by_get.headers["content-type"] == "application/json"
    assert by_get.headers["x-content-type-options"] == "nosniff"


def test_an_argument_may_be_a_list(client: TestClient) -> None:
    ids = [row["report"] for row in client.get("/api/find", params={"words": "grain hall"}).json()["rows"]]
    found = client.get("/api/conflicts", params={"reports": ids})
    assert found.status_code == 200
    assert found.json() == client.post("/api/conflicts", json={"reports": ids}).json()
    assert found.json()["count"] >= 1


@pytest.mark.parametrize(
    ("path", "status", "kind"),
    [
        ("/api/events?limit=0", 400, "usage"),
        ("/api/events?limit=1001", 400, "usage"),
        ("/api/events?limit=x", 400, "usage"),
        ("/api/events?akter=TUR", 400, "usage"),
        ("/api/events?actor=a&actor=b", 400, "usage"),
        ("/api/events?since=yesterday", 400, "usage"),
        ("/api/find", 400, "usage"),
        ("/api/why?id=x-1", 400, "usage"),
        ("/api/why?id=e-0000", 404, "not_found"),
        ("/api/story?what=zebras", 404, "not_found"),
        ("/api/nothing", 404, "not_found"),
        ("/api/read", 405, "method"),
        ("/api/sql?question=FROM+duckdb_databases()", 400, "usage"),
        ("/api/sql?question=FROM+'/etc/passwd'", 400, "usage"),
    ],
)
def test_a_fault_has_its_kind_and_says_what_to_do(client: TestClient, path: str, status: int, kind: str) -> None:
    told = client.get(path)
    assert (told.status_code, told.json()["error"]) == (status, kind)
    assert len(told.json()["what"]) > 20


def test_a_body_must_be_a_json_object(client: TestClient) -> None:
    def asked(content: bytes, kind: str = "application/json") -> tuple[int, str]:
        told = client.post("/api/find", content=content, headers={"content-type": kind})
        return told.status_code, told.json()["error"]

    assert asked(b"words=x", "application/x-www-form-urlencoded") == (415, "media")
    for body in (b"", b"{", b"[]", b"1", b"\xff\xfe", b'{"words": "\xed\xa0\x80"}', b"[" * 100_000, b'{"words": null}'):
        assert asked(body) == (400, "usage"), body[:20]
    assert asked(b'{"words": "\\ud800"}')[0] == 400
    assert asked(b'{"words": "x", "words_": "y"}') == (400, "usage")


def test_what_is_too_large_is_refused_before_it_is_held(client: TestClient) -> None:
    assert client.post("/api/read", json={"text": "x" * 300_000}).status_code == 413

    def pieces() -> Iterator[bytes]:
        yield from [b"x" * 50_000] * 5

    told = client.post("/api/read", content=pieces(), headers={"content-type": "application/json"})
    assert (told.status_code, told.json()["error"]) == (413, "too_large")


@pytest.mark.parametrize(
    "headers",
    [
        {"host": "evil.example"},
        {"host": "127.0.0.1.evil.example"},
        {"host": "evil.example@127.0.0.1"},
        {"host": "127.0.0.1:x"},
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_no_page_of_a_stranger_may_ask(client: TestClient, headers: dict[str, str]) -> None:
    for path in ("/api/health", "/api/openapi.json", "/api/"):
        told = client.get(path, headers=headers)
        assert (told.status_code, told.json()["error"]) == (403, "forbidden")


def test_a_page_of_the_desk_and_a_program_may_ask(client: TestClient) -> None:
    assert client.get("/api/health").status_code == 200
    assert client.get("/api/health", headers={"origin": HERE, "sec-fetch-site": "same-origin"}).status_code == 200
    assert client.get("/api/health", headers={"host": "localhost:8600"}).status_code == 200
    assert client.get("/api/health", headers={"host": "[::1]:8600"}).status_code == 200


def test_no_answer_tells_where_the_record_stands(client: TestClient, folder: Path) -> None:
    asked = [client.get(f"/api/{one.name}") for one in QUESTIONS]
    asked += [client.get("/api/"), client.get("/api/openapi.json"), client.get("/api/sql?question=FROM reports")]
    for told in asked:
        assert "kept here" not in told.text
        assert str(folder) not in told.text


def test_a_fault_of_ours_says_nothing_of_itself(
    client: TestClient, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError(str(folder))

    monkeypatch.setattr("onrecord.record.opened.Record.ask", broken)
    told = client.get("/api/events")
    assert (told.status_code, told.json()["error"]) == (500, "fault")
    assert "ZeroDivision" not in told.text
    assert str(folder) not in told.text


def test_the_document_names_every_question_and_every_reference_is_there() -> None:
    made_of = api.document()
    assert made_of["openapi"].startswith("3.1")
    assert {path[1:] for path in made_of["paths"]} == {one.name for one in QUESTIONS}
    text = json.dumps(made_of)
    for kind, names in made_of["components"].items():
        for name in names:
            assert f"#/components/{kind}/{name}" in text, name
            assert "." not in name
    refs = {one.split('"')[0] for one in text.split('"$ref": "#/')[1:]}
    for ref in refs:
        value = made_of
        for part in ref.split("/"):
            value = value[part]
    ids = [told["operationId"] for path in made_of["paths"].values() for told in path.values()]
    assert len(ids) == len(set(ids))


def test_the_api_keeps_what_its_document_promises(app: Starlette) -> None:
    """Schemathesis makes requests out of the document, right ones and wrong ones, and checks every answer by it.

    Words and ids that lead somewhere come in by hand above; this is about whatever else somebody may send.
    """
    schemathesis = pytest.importorskip("schemathesis", reason="the extra dev installs schemathesis")
    schema = schemathesis.openapi.from_asgi("/api/openapi.json", app)
    # a schema cannot say that 2026-02-31 is no day, ";" no word, or which two arguments exclude each other
    excluded = [schemathesis.checks.positive_data_acceptance]
    seen = set()
    for found in schema.get_all_operations():
        operation = found.ok()
        if operation.path == "/read":  # loads the language engine; tests of the MCP server read a report
            continue

        @settings(
            max_examples=2 if operation.path == "/sql" else 8,  # each is a process of its own
            deadline=None, database=None, derandomize=True,
            suppress_health_check=list(HealthCheck),
        )  # fmt: skip
        def holds(case: schemathesis.Case) -> None:
            case.call_and_validate(excluded_checks=excluded)

        for mode in schemathesis.GenerationMode:
            given = operation.as_strategy(generation_mode=mode)
            if given is not st.nothing():
                _run(holds, given)
        seen.add((operation.method, operation.path))
    assert len(seen) == 2 * (len(QUESTIONS) - 1)


def _run(holds: object, given: st.SearchStrategy[object]) -> None:
    from hypothesis import given as over
    from hypothesis.errors import Unsatisfiable

    with suppress(Unsatisfiable):
        over(given)(holds)()
