"""Who may ask, and from where a change may come."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from onrecord.views.web.guarding import HEADERS, MOST_BYTES, holds
from tests.views.web.conftest import token

OWN = {"origin": "http://127.0.0.1:8600"}


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8600", "127.0.0.1.evil.example", "", "127.0.0.1@evil", "a b"]
)
def test_a_name_that_is_not_ours_is_not_answered(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["127.0.0.1:8600", "localhost", "LOCALHOST:1", "[::1]:8600"])
def test_our_names_are(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("path", ["/", "/nowhere", "/static/desk.css", "/reports?as=csv", "/report/zzz"])
def test_every_answer_carries_the_headers(client: TestClient, path: str) -> None:
    told = client.get(path)
    for name, value in HEADERS.items():
        assert told.headers[name] == value
    assert "unsafe" not in told.headers["content-security-policy"]


@pytest.mark.parametrize("path", ["/read", "/decide", "/saved"])
@pytest.mark.parametrize(
    "headers",
    [{}, {"origin": "http://evil.example"}, {"origin": "null"}, {"origin": "https://127.0.0.1:8600"}, {"sec-fetch-site": "cross-site"}],
)  # fmt: skip
def test_a_change_from_elsewhere_is_refused(client: TestClient, path: str, headers: dict[str, str]) -> None:
    told = client.post(path, data={"token": token(client), "text": "x"}, headers=headers)
    assert told.status_code == 403


@pytest.mark.parametrize("given", [{}, {"token": ""}, {"token": "guess"}])
def test_a_change_without_the_token_is_refused(client: TestClient, given: dict[str, str]) -> None:
    assert client.post("/read", data={"text": "x"} | given, headers=OWN).status_code == 403


def test_a_change_is_no_address_to_look_at(client: TestClient) -> None:
    assert client.get("/decide").status_code == 405
    assert client.delete("/reports", headers=OWN).status_code == 405


def test_more_than_it_takes_is_refused_before_it_is_read(client: TestClient) -> None:
    told = client.post("/read", content=b"x", headers={**OWN, "content-length": str(MOST_BYTES + 1)})
    assert told.status_code == 413
    streamed = client.post("/read", content=(b"x" * 1_000_000 for _ in range(20)), headers=OWN)
    assert streamed.status_code in (400, 413, 403)


def test_the_token_is_compared_whole() -> None:
    assert holds("abc", "abc")
    assert not holds("abc", "ab")
    assert not holds("abc", None)
    assert not holds("abc", "\ud800")
