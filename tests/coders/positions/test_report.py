"""A whole report of one's own: what happened, who holds what, and what changed, in words no rule was written for."""

from pathlib import Path

import pytest

from onrecord.model.claims import Event, Position
from onrecord.read import read_article
from onrecord.testing import article_of

REPORT = """\
With weeks to go before the vote, Macron for the first time allowed the Moldovan army to use Mistral missiles to protect its \
units in the Transnistria region.
Five years after Moscow's occupation of the region, French president Emmanuel Macron approved Moldova's use of French-made \
missiles to hit limited targets inside Transnistria, according to several reports citing diplomats.
The decision, a sharp reversal of France's policy, comes after Vladimir Putin widened the war by inviting Belarusian soldiers \
into the enclave to fight beside Russian units.
Moldova's president Maia Sandu said that the first missiles fell on Rybnitsa, where Russia launched its offensive in the spring.
France is not the only supplier. Macron's decision will allow Spain and Greece to give Moldova permission to fire their own \
missiles inside Transnistria.
Meanwhile, Italy's prime minister Giorgia Meloni used an interview to reaffirm her ban on supplying long-range missiles. \
On Friday Meloni held her first telephone call with Alexander Lukashenko in three years.
Earlier in September, the Russian president said that such a decision would be regarded as direct involvement of France in \
the war.
"This is a huge step towards a new world war," said Oleg Sidorov, deputy head of the committee, according to the RIA agency.
"""
SEED = Path(__file__).parents[3].parent / "shared" / "seeds" / "report.txt"


@pytest.fixture(scope="module")
def told() -> tuple[tuple[Event, ...], tuple[Position, ...]]:
    reading = read_article(article_of(REPORT))
    return reading.events, reading.positions


def who(parties: object) -> set[str]:
    return {party.name for party in parties}  # type: ignore[attr-defined]


def test_the_permission_and_what_it_permits(told: tuple[tuple[Event, ...], tuple[Position, ...]]) -> None:
    events, _ = told
    approved = next(e for e in events if e.trigger.text == "approved")
    assert (approved.type, who(approved.actor), who(approved.recipient)) == (
        "CONCEDE",
        {"Emmanuel Macron"},
        {"Moldova"},
    )
    hit = next(e for e in events if e.trigger.text == "hit")
    assert (hit.type, hit.status, who(hit.actor)) == ("ASSAULT", "permitted", {"Moldova"})


def test_who_invited_whom(told: tuple[tuple[Event, ...], tuple[Position, ...]]) -> None:
    (inviting,) = [e for e in told[0] if e.trigger.text == "inviting"]
    assert who(inviting.actor) == {"Vladimir Putin"}
    assert any("Belarus" in name for name in who(inviting.recipient))


def test_each_of_two_parties_counts(told: tuple[tuple[Event, ...], tuple[Position, ...]]) -> None:
    (allow,) = [e for e in told[0] if e.trigger.text == "allow"]
    assert (allow.status, who(allow.recipient)) == ("planned", {"Spain", "Greece"})


def test_the_call(told: tuple[tuple[Event, ...], tuple[Position, ...]]) -> None:
    (call,) = [e for e in told[0] if e.trigger.text == "call"]
    assert (call.type, call.mode, call.cameo) == ("CONSULT", "phone", "041")
    assert who(call.actor) == {"Giorgia Meloni"}
    assert who(call.recipient) == {"Alexander Lukashenko"}
    assert call.when is not None
    assert call.when.words is not None
    assert "Friday" in call.when.words.text


def test_the_permission_is_a_reversal_within_limits(told: tuple[tuple[Event, ...], tuple[Position, ...]]) -> None:
    (permit,) = [p for p in told[1] if p.stance == "permit" and p.change == "reversed"]
    assert permit.holder.name == "Emmanuel Macron"
    assert [limit.text for limit in permit.limits] == ["limited targets", "inside Transnistria"]


def test_the_ban_is_restated(told: tuple[tuple[Event, ...], tuple[Position, ...]]) -> None:
    refused = [p for p in told[1] if p.stance == "refuse"]
    assert [(p.holder.name, p.about.text, p.change) for p in refused] == [
        ("Giorgia Meloni", "supplying long-range missiles", "restated")
    ]


def test_warnings_keep_their_speaker_and_since(told: tuple[tuple[Event, ...], tuple[Position, ...]]) -> None:
    warned = [p for p in told[1] if p.stance == "warn"]
    assert len(warned) == 2
    assert warned[0].since is not None
    assert warned[0].since.words is not None
    assert "September" in warned[0].since.words.text
    assert warned[1].holder.name == "Oleg Sidorov"
    assert all(position.attribution for position in warned)


@pytest.mark.skipif(not SEED.exists(), reason="the seed report is not beside this copy of the project")
def test_the_seed_report() -> None:
    reading = read_article(article_of(SEED.read_text(encoding="utf-8")))
    positions = {(p.holder.country, p.stance, p.change) for p in reading.positions}
    assert ("USA", "permit", "reversed") in positions
    assert ("DEU", "refuse", "restated") in positions
    assert any(p.stance == "warn" and p.holder.country == "RUS" and p.since for p in reading.positions)
    events = {(e.type, e.mode, e.status) for e in reading.events}
    assert {("CONSULT", "phone", "actual"), ("AGREE", None, "actual"), ("CONCEDE", None, "planned")} <= events
    assert any(e.type == "ASSAULT" and "Kursk" in {w.name for w in e.where} for e in reading.events)
