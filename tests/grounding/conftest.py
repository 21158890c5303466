"""Docs built by hand, so that the tests of grounding need no engine."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import spacy
from spacy.tokens import Doc, Span

from onrecord.model.article import Article
from onrecord.model.grounds import When

VOCAB = spacy.blank("en").vocab


def parsed(rows: str, names: tuple[tuple[str, str], ...] = ()) -> Doc:
    """A Doc from lines of ``word|pos|lemma|head|relation`` (``head`` counts words from 1, 0 is the root), and names."""
    cells = [line.strip().split("|") for line in rows.strip().splitlines()]
    words = [cell[0] for cell in cells]
    closing = {".", ",", "'s", "’s", ";"}
    spaces = [index + 1 < len(words) and words[index + 1] not in closing for index in range(len(words))]
    doc = Doc(
        VOCAB,
        words=words,
        spaces=spaces,
        pos=[cell[1] for cell in cells],
        tags=["NNS" if cell[0].endswith("s") and cell[1] == "NOUN" else "NN" for cell in cells],
        lemmas=[cell[2] or cell[0].lower() for cell in cells],
        heads=[int(cell[3]) - 1 if int(cell[3]) else index for index, cell in enumerate(cells)],
        deps=[cell[4] for cell in cells],
    )
    spans = []
    for name, label in names:
        at = doc.text.index(name)
        span = doc.char_span(at, at + len(name), label=label)
        assert isinstance(span, Span)
        spans.append(span)
    doc.ents = tuple(spans)
    return doc


@pytest.fixture(name="parsed")
def parsed_fixture() -> Callable[..., Doc]:
    return parsed


@pytest.fixture
def article() -> Callable[..., Article]:
    def make(text: str, day: str | None = "2024-11-18") -> Article:
        published = When(day, "day", "published") if day else None
        return Article(
            id="r-0", url=None, outlet=None, section=(), headline=None, standfirst=None, byline=(),
            published=published, modified=None, language="en", text=text,
        )  # fmt: skip

    return make
