"""A page that means harm is inert on every view and in every download."""

from __future__ import annotations

import csv
import io
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.views.web.conftest import SCRIPT, client_of, hostile


@pytest.fixture(scope="module")
def there(harmful: Path) -> Iterator[TestClient]:
    with client_of(harmful) as made:
        yield made


def views() -> list[str]:
    reading = hostile()
    report, claim = reading.article.id, reading.attributions[0].id
    return [
        "/", "/reports", f"/report/{report}", f"/claim/{claim}", f"/claim/{claim}/others", f"/story/{report}",
        f"/story/{report}/sources", "/actors", "/ask?kind=said&who=cmd", "/ask?kind=sources", "/review", "/health",
        "/sql?q=SELECT+outlet,+headline,+text+FROM+reports", f"/review?id={claim}", "/actor?name=" + "%3Cscript%3E",
    ]  # fmt: skip


def test_its_words_are_shown_and_none_of_them_is_markup(there: TestClient) -> None:
    for address in views():
        started = time.monotonic()
        told = there.get(address)
        assert told.status_code in (200, 400), (address, told.text[:300])
        assert time.monotonic() - started < 20, address
        assert "<script>document" not in told.text, address
        assert "<img" not in told.text, address
        assert "\u202e" not in told.text, address
        assert 'href="javascript' not in told.text, address
        assert len(told.text) < 2_000_000, address


def test_a_line_of_ten_megabytes_is_cut_on_the_report(there: TestClient) -> None:
    page = there.get(f"/report/{hostile().article.id}").text
    assert "more characters]" in page
    assert "&lt;script&gt;" in page
    assert "[U+202E]" in page


def test_no_cell_of_a_download_is_a_formula(there: TestClient) -> None:
    for address in ("/reports?as=csv", f"/report/{hostile().article.id}?as=csv", "/ask?kind=sources&as=csv"):
        for row in csv.reader(io.StringIO(there.get(address).text)):
            assert not [one for one in row if one.startswith(("=", "+", "@", "-"))], address
    assert SCRIPT in there.get("/reports?as=json").json()[0]["outlet"]
