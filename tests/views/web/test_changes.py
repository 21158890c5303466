"""What a person does at the desk: read, decide, save."""

from __future__ import annotations

from starlette.testclient import TestClient

from tests.views.web.conftest import ROOT, token

OWN = {"origin": "http://127.0.0.1:8600"}
NOTE = "Foreign Minister Ada Lind said on Monday that Norland would open the port of Vik. Two officials denied it."


def test_a_pasted_text_is_read_and_kept_under_an_address(alone: TestClient) -> None:
    told = alone.post("/read", data={"token": token(alone), "text": NOTE, "keep": "yes"}, headers=OWN)
    assert told.status_code == 303, told.text
    page = alone.get(told.headers["location"])
    assert "Ada Lind" in page.text
    assert page.text.count('class="card') >= 2


def test_a_text_that_is_not_to_be_kept_is_not(alone: TestClient) -> None:
    before = alone.get("/reports?as=json").json()
    told = alone.post("/read", data={"token": token(alone), "text": NOTE}, headers=OWN)
    assert told.status_code == 200
    assert "not kept in the record" in told.text
    assert "/claim/" not in told.text.split('class="claims"')[1]
    assert alone.get("/reports?as=json").json() == before


def test_a_dropped_page_is_read(alone: TestClient) -> None:
    page = (ROOT / "examples" / "harbour-post.html").read_bytes()
    told = alone.post(
        "/read", data={"token": token(alone), "keep": "yes"}, files={"page": ("p.html", page, "text/html")}, headers=OWN
    )
    assert told.status_code == 303, told.text
    assert "Ankara lets Ukraine arm" in alone.get(told.headers["location"]).text


def test_the_name_of_a_file_on_this_machine_is_only_a_text(alone: TestClient) -> None:
    told = alone.post("/read", data={"token": token(alone), "text": str(ROOT / "README.md")}, headers=OWN)
    assert "onrecord reads news" not in told.text


def test_an_address_of_this_machine_is_not_fetched(alone: TestClient) -> None:
    told = alone.post("/read", data={"token": token(alone), "text": "http://127.0.0.1:8600/"}, headers=OWN)
    assert told.status_code == 400


def test_nothing_to_read_says_what_to_do(alone: TestClient) -> None:
    assert "drop a saved page" in alone.post("/read", data={"token": token(alone)}, headers=OWN).text


def test_a_decision_is_signed_kept_and_can_be_taken_back(alone: TestClient) -> None:
    claim = alone.get("/ask?kind=events&as=json").json()[0]["id"]
    unsigned = alone.post("/decide", data={"token": token(alone), "verdict": "reject", "subject": claim}, headers=OWN)
    assert unsigned.status_code == 400
    given = {"token": token(alone), "verdict": "reject", "subject": claim, "signed": "Ada", "note": "no such thing"}
    assert alone.post("/decide", data=given, headers=OWN).status_code == 303
    assert claim not in {row["id"] for row in alone.get("/ask?kind=events&as=json").json()}
    assert "no such thing" in alone.get(f"/claim/{claim}").text
    with alone.app.state.desk.record() as record:  # type: ignore[attr-defined]
        decision = record.decisions_on(claim).rows[0]
    assert decision.signed == "Ada"
    given = {"token": token(alone), "verdict": "withdraw", "subject": decision.id, "signed": "Ada"}
    assert alone.post("/decide", data=given, headers=OWN).status_code == 303
    assert claim in {row["id"] for row in alone.get("/ask?kind=events&as=json").json()}


def test_a_value_is_put_right(alone: TestClient) -> None:
    claim = alone.get("/ask?kind=events&as=json").json()[0]["id"]
    wrong = {
        "token": token(alone),
        "verdict": "fix",
        "subject": claim,
        "signed": "Ada",
        "field": "status",
        "value": "odd",
    }
    assert alone.post("/decide", data=wrong, headers=OWN).status_code == 400
    assert alone.post("/decide", data=wrong | {"value": "denied"}, headers=OWN).status_code == 303
    row = next(row for row in alone.get("/ask?kind=events&as=json").json() if row["id"] == claim)
    assert (row["status"], row["judged"]) == ("denied", "fixed")


def test_a_question_is_saved_and_forgotten(alone: TestClient) -> None:
    address = "/ask?kind=events&actor=Varna"
    given = {"token": token(alone), "name": "<b>Varna</b>", "address": address}
    assert alone.post("/saved", data=given, headers=OWN).headers["location"] == address
    assert "&lt;b&gt;Varna&lt;/b&gt;" in alone.get("/ask").text
    assert alone.post("/saved", data=given | {"address": "//evil.example"}, headers=OWN).status_code == 400
    alone.post("/saved", data=given | {"drop": "yes"}, headers=OWN)
    assert "Varna&lt;" not in alone.get("/ask").text
