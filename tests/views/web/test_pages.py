"""Every view: it is there, it has an address, and its download holds exactly what it shows."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import onrecord
from onrecord.views.web import desk
from onrecord.views.web.app import VIEWS
from tests.stories.story.test_story import READINGS
from tests.views.web.conftest import client_of, some

PLAIN = [path for path in VIEWS if "{" not in path and path not in ("/actor",)]


def addresses(client: TestClient) -> list[str]:
    reports = client.get("/reports?as=json").json()
    story = max(client.get("/stories?as=json").json(), key=lambda row: row["reports"])["story"]
    report, other = reports[0]["report"], reports[1]["report"]
    claim = some(client, "SELECT id FROM attributions ORDER BY hops DESC, id")
    event = some(client, "SELECT id FROM events ORDER BY id")
    return [
        *PLAIN, f"/report/{report}", f"/report/{report}?layers=events,places", f"/claim/{claim}", f"/claim/{event}/others",
        f"/story/{story}", f"/story/{story}?lane=event&least=2", f"/story/{story}?new=2026-01-01", f"/story/{story}/sources",
        f"/side?r={report}&r={other}", "/actor?name=Turkey", "/actor?name=Turkey&part=said", "/actor?name=Turkey&part=holds",
        "/positions?on=2026-06-01", "/positions?of=Turkey", "/ask?kind=said&who=Volga", "/ask?kind=positions&type=permit",
        "/ask?kind=sources", "/ask?kind=dyads", "/sql?q=SELECT+outlet,+count(*)+FROM+reports+GROUP+BY+ALL",
        "/figures?kind=all", "/reports?q=guards", "/reports?outlet=Harbour", "/map?type=ASSAULT", "/review?limit=3",
    ]  # fmt: skip


def test_every_view_is_a_page_with_a_title_and_one_heading(client: TestClient) -> None:
    for address in addresses(client):
        told = client.get(address)
        assert told.status_code == 200, (address, told.text[:300])
        assert len(re.findall("<h1", told.text)) == 1, address
        assert re.search(r"<title>[^<]+</title>", told.text), address
        assert not re.search(r"\son\w+=|<style|style=|<script>", told.text), f"{address}: nothing inline"


def test_a_download_holds_exactly_what_the_page_says_it_shows(client: TestClient) -> None:
    for address in addresses(client):
        page = client.get(address).text
        found = re.search(r'class="num">(?:the first )?([\d,]+) rows?', page)
        if found is None:
            assert 'href="/sql' in page or address in ("/side", "/sql"), f"{address} shows rows and says how many"
            continue
        also = "&" if "?" in address else "?"
        told = client.get(f"{address}{also}as=json")
        rows = told.json()
        assert len(rows) == int(found[1].replace(",", "")) == int(told.headers["x-row-count"]), address
        table = list(csv.reader(io.StringIO(client.get(f"{address}{also}as=csv").text)))
        assert len(table) == len(rows) + 1, address
        assert "attachment" in told.headers["content-disposition"]


def test_the_layers_switch_the_claims_that_are_listed_and_downloaded(client: TestClient) -> None:
    report = some(client, "SELECT id FROM reports WHERE headline LIKE 'Turkey allows%'")
    every = client.get(f"/report/{report}?as=json").json()
    events = client.get(f"/report/{report}?layers=events&as=json").json()
    assert {row["kind"] for row in every} == {"statement", "event", "position", "figure"}
    assert events == [row for row in every if row["kind"] == "event"]
    assert client.get(f"/report/{report}?layers=none&as=json").json() == []


def test_filters_narrow(client: TestClient) -> None:
    story = max(client.get("/stories?as=json").json(), key=lambda row: row["reports"])["story"]
    every = client.get(f"/story/{story}?as=json").json()
    events = client.get(f"/story/{story}?lane=event&as=json").json()
    assert 0 < len(events) < len(every)
    assert {row["lane"] for row in events} == {"event"}
    assert {row["status"] for row in client.get("/ask?kind=events&status=planned&as=json").json()} == {"planned"}
    assert client.get("/reports?q=Bosphorus+copper&as=json").json() == []


def test_side_by_side_greys_what_is_shared_and_marks_what_differs(client: TestClient) -> None:
    rows = client.get("/reports?q=Varna&as=json").json()
    story = client.get("/stories?as=json").json()
    assert rows
    assert story
    ids = [row["report"] for row in rows][:4]
    page = client.get("/side?" + "&".join(f"r={one}" for one in ids)).text
    assert "l-shared" in page


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("/report/r-000000", "r-000000"),
        ("/report/nonsense", "no id"),
        ("/story/nonsense", "there is no story"),
        ("/side?r=r-1", "two to four"),
        ("/positions?on=soon", "is no day"),
        ("/ask?kind=everything", "a question is one of"),
        ("/ask?limit=0", "from 1 to"),
        ("/ask?since=2026-99", "is no day"),
        ("/figures?kind=odd", "a figure is one of"),
        ("/reports?as=xls", "csv or json"),
        ("/actor", "say which actor"),
        ("/review?id=r-", "r-"),
    ],
)
def test_wrong_use_is_a_page_that_says_what_to_do(client: TestClient, address: str, told: str) -> None:
    answer = client.get(address)
    assert answer.status_code in (400, 404)
    assert told in answer.text


def test_an_address_of_nothing_is_not_found(client: TestClient) -> None:
    assert client.get("/nowhere").status_code == 404
    assert client.get("/static/../app.py").status_code == 404


def test_an_empty_record_is_a_first_screen(tmp_path: Path) -> None:
    with client_of(tmp_path / "record") as nobody:
        told = nobody.get("/")
        assert told.status_code == 200
        assert "The record is empty" in told.text
        elsewhere = nobody.get("/reports")
        assert elsewhere.status_code == 503
        assert str(tmp_path) not in elsewhere.text


def test_wrong_sql_is_answered_with_what_is_wrong(client: TestClient) -> None:
    told = client.get("/sql", params={"q": "SELEC 1"})
    assert told.status_code == 400
    assert "SELEC" in told.text


@pytest.mark.parametrize(
    "question",
    [
        "FROM duckdb_databases()", "PRAGMA database_list", "FROM read_csv('/etc/passwd')", "COPY reports TO '/tmp/x'",
        "ATTACH '/tmp/x'", "SELECT * FROM '/etc/passwd'", "SELECT 1; SELECT 2", "INSTALL httpfs", "CREATE TABLE x(y INT)",
        "SELECT current_setting('temp_directory')", "SELECT getenv('HOME')",
    ],
)  # fmt: skip
def test_sql_reaches_nothing_but_the_record_and_tells_no_place(client: TestClient, question: str) -> None:
    folder = str(client.app.state.desk.folder)  # type: ignore[attr-defined]
    told = client.get("/sql", params={"q": question})
    assert told.status_code == 400, told.text
    assert folder not in told.text


def test_stories_that_are_far_behind_say_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk, "CATCHING_UP", 1)
    with onrecord.open_record(tmp_path / "record") as record:
        record.add(READINGS)
    with client_of(tmp_path / "record") as made:
        told = made.get("/stories")
        assert told.status_code == 503
        assert "onrecord stories" in told.text
        assert made.get("/reports").status_code == 200
