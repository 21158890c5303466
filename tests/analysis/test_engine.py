"""The shipped engine: any string in, a Doc with the same text out; and what its trees answer on plain sentences."""

import doctest
import time
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.analysis import clauses, coref, known, lemmas, mentions, quotes, shapes
from onrecord.analysis.pipeline import Engine

PIECES = st.sampled_from(
    [
        "Putin",
        " said",
        "\n",
        " ",
        "\n\n",
        "  ",
        "“",
        "”",
        "'s",
        ".",
        "U.S.",
        "\u00a0",
        "\u2028",
        "\t",
        "é",
        "俄",
        "🇺🇦",
        "(",
        "\x00",
    ]
)


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=80) | st.lists(PIECES, max_size=25).map("".join))
def test_any_text_comes_back_word_for_word(engine: Engine, text: str) -> None:
    doc = engine(text)
    assert doc.text == text
    roots = [token for token in doc if token.dep_ == "ROOT"]
    assert len(roots) == len(list(doc.sents))
    for token in doc:
        assert token.is_space == (token.pos_ == "SPACE")
        assert token.sent.start <= token.head.i < token.sent.end
    for sentence in doc.sents:
        assert "\n" not in sentence.text.strip()


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n", ".", "a" * 100_000, "(" * 3_000, "'s" * 2_000, "word and " * 3_000, "\n" * 10_000, "x\ud800y", "\x00\x01\x02",
     "RUSSIA STRIKES KYIV\n" * 100, "http://a.b/" * 500, "俄罗斯总统普京" * 200, "👩‍👩‍👧" * 200],
    ids=lambda text: f"{text[:6]!r}x{len(text)}",
)  # fmt: skip
def test_hostile_texts_are_read_in_bounded_time(engine: Engine, text: str) -> None:
    began = time.monotonic()
    doc = engine(text)
    assert len(doc.text) == len(text)
    assert time.monotonic() - began < 60
    coref.referents(doc)


def test_several_texts_read_together_are_read_alike(engine: Engine) -> None:
    texts = ["Putin said no.", "", "Biden met Xi in Lima.\nThey talked.", "Kyiv was hit."]
    for one, together in zip(map(engine, texts), engine.pipe(texts), strict=True):
        assert [(t.text, t.dep_, t.head.i) for t in one] == [(t.text, t.dep_, t.head.i) for t in together]


def test_an_engine_signs_with_its_weights(engine: Engine) -> None:
    assert engine.name == "onrecord-en"
    assert len(engine.version) == 12


def test_a_line_end_is_a_sentence_end(engine: Engine) -> None:
    doc = engine("Biden lets Ukraine strike Russia\nThe president made the decision on Sunday")
    assert [s.text.strip() for s in doc.sents] == doc.text.split("\n")


def head(doc: Any, word: str) -> Any:
    return next(token for token in doc if token.text == word)


def test_a_report_is_read_as_people_read_it(engine: Engine) -> None:
    doc = engine(
        "President Joe Biden has authorised Ukraine to use long-range missiles to strike Russia, a US official told CBS."
    )
    authorised, told = head(doc, "authorised"), head(doc, "told")
    assert [t.text for t in clauses.subjects(head(doc, "use"))] == ["Ukraine"]
    assert [t.text for t in clauses.subjects(told)] == ["official"]
    assert clauses.complements(told) == [authorised]
    start, end = clauses.clause(authorised)
    assert doc.text[start:end].startswith("President Joe Biden has authorised")
    assert {e.text for e in doc.ents} >= {"Joe Biden", "Ukraine", "Russia", "US"}


def test_a_passive_relative_clause_is_read(engine: Engine) -> None:
    doc = engine("The missiles that Ukraine fired were destroyed by air defences, the ministry said.")
    assert [t.text for t in clauses.objects(head(doc, "fired"))] == ["missiles"]
    assert [t.text for t in clauses.agents(head(doc, "destroyed"))] == ["defences"]
    assert [t.lemma_ for t in doc if t.text in ("fired", "destroyed", "said")] == ["fire", "destroy", "say"]


def test_capitals_do_not_hide_the_verb(engine: Engine) -> None:
    doc = engine("RUSSIA ATTACKED KYIV WITH MISSILES")
    assert [t.lemma_.lower() for t in doc if t.dep_ == "ROOT"] == ["attack"]


@pytest.mark.parametrize("module", [known, lemmas, mentions, quotes, shapes])
def test_the_examples_in_the_documentation_hold(module: Any) -> None:
    assert doctest.testmod(module).failed == 0
