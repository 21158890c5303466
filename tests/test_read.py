"""Page -> Reading, the whole way, on text written for the tests and (where it is at hand) on the seed report."""

import random
import sys
import time
from pathlib import Path

import pytest

import onrecord
from onrecord.extend import Case
from onrecord.model.article import Page
from onrecord.model.claims import Claim
from onrecord.model.problems import Problem
from onrecord.model.reading import Reading, encode
from onrecord.read import code, coders, read_article, read_page, shipped_engine
from onrecord.testing import HOSTILE_TEXTS, article_of, check_coder, check_reading

ROOT = Path(__file__).parents[1]
READ = sys.modules["onrecord.read"]  # the name in the package is the verb (docs/decisions/0001)
SEED = ROOT / ".." / "shared" / "seeds" / "report.txt"
REPORT = b"""Talks fail
Italy will not open its ports to the convoy, Foreign Minister Carla Renzi said in a speech to parliament on Friday.
"We were never asked," she said. According to the Tunis Gazette, officials in Tunis warned that they would close the
border if the ships sailed. Talks between the two countries broke down after Tunisia arrested nine Italian sailors.
"""


def a_reading() -> Reading:
    reading = read_page(Page("report.txt", REPORT))
    assert isinstance(reading, Reading)
    return reading


def test_a_page_becomes_a_reading_that_keeps_every_promise() -> None:
    reading = a_reading()
    check_reading(reading)
    assert reading.article.headline == "Talks fail"
    assert len(reading.attributions) >= 3
    assert reading.events
    assert reading.positions
    assert reading.made_by.engine.startswith("onrecord")


def test_reading_twice_gives_the_same_bytes() -> None:
    assert encode(a_reading()) == encode(a_reading())


def test_the_public_verb_streams_readings_and_problems(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(REPORT)
    (tmp_path / "b.txt").write_bytes(b"")
    first, second = onrecord.read(str(tmp_path))
    assert isinstance(first, Reading)
    assert isinstance(second, Problem)
    assert second.where.endswith("b.txt")


def test_what_is_not_english_is_not_coded_and_says_so() -> None:
    german = (
        "Der Minister sagte am Freitag, die Gespräche mit Tunesien seien gescheitert. Man werde nicht nachgeben.\n" * 5
    )
    reading = read_page(Page("bericht.txt", german.encode()))
    assert isinstance(reading, Reading)
    assert not reading.attributions
    assert not reading.events
    assert any("English" in problem.what for problem in reading.problems)


class Stumbling:
    """A third party's coder that breaks."""

    name, order = "stumbling", 15

    def code(self, case: Case) -> list[Claim]:
        raise RuntimeError("a fault in the plugin")


def test_a_coder_that_breaks_costs_its_own_claims_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = a_reading()
    ours = coders()
    monkeypatch.setattr(READ, "coders", lambda: (*ours, Stumbling()))
    reading = a_reading()
    assert reading.attributions == whole.attributions
    assert reading.events == whole.events
    assert [problem.where for problem in reading.problems] == ["coder stumbling"]
    assert "a fault in the plugin" in reading.problems[0].what


@pytest.mark.parametrize("coder", coders(), ids=lambda coder: coder.name)
def test_every_family_keeps_its_contract_on_hostile_text(coder: object) -> None:
    check_coder(coder)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", HOSTILE_TEXTS, ids=range(len(HOSTILE_TEXTS)))
def test_no_text_breaks_the_way_from_article_to_reading(text: str) -> None:
    reading = read_article(article_of(text))
    check_reading(reading)
    assert not reading.problems


def test_a_text_beyond_all_measure_is_read_from_its_beginning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(READ, "LONGEST_TEXT", 2_000)
    reading = read_article(article_of("Rome told Tunis on Friday that talks were over. " * 100))
    check_reading(reading)
    assert any("only the beginning" in problem.what for problem in reading.problems)
    assert all(span.end <= 2_000 for claim in reading.attributions for span in claim.content)


@pytest.mark.skipif(not SEED.exists(), reason="the seed report is not at hand")
def test_the_seed_report_in_under_three_seconds() -> None:
    shipped_engine()
    started = time.perf_counter()
    reading = read_page(Page("report.txt", SEED.read_bytes()))
    assert time.perf_counter() - started < 3
    assert isinstance(reading, Reading)
    check_reading(reading)
    article = reading.article
    assert article.outlet == "i24NEWS"
    assert article.section == ("International", "Ukraine-Russia War")
    assert [(e.platform, e.id, e.posted, e.shown) for e in article.embeds] == [
        ("x", "1858270265618096452", "2024-11-17T22:05:30Z", False)
    ]
    chains = [tuple(hop.name for hop in claim.chain[1:]) for claim in reading.attributions]
    assert ("TASS", "Vladimir Dzhabarov") in chains
    assert any("Andrei Klishas" in chain for chain in chains)
    assert any("Axios" in chain for chain in chains)
    assert not reading.problems


def test_words_shuffled_at_random_break_nothing() -> None:
    dice = random.Random(7)
    words = REPORT.decode().split(" ")
    for _ in range(5):
        dice.shuffle(words)
        check_reading(read_article(article_of(" ".join(words))))


def test_every_stopped_family_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(READ, "coders", lambda: (Stumbling(),))
    from onrecord.read import case_of

    claims, problems = code(case_of(article_of("Rome said so."), shipped_engine()))
    assert claims == []
    assert len(problems) == 1
