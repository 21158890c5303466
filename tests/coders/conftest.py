"""Cases for the families of events, positions and quantities: the shipped engine, and grounds that know only the words."""

from collections.abc import Callable

import pytest

from onrecord.extend import Case, Grounds
from onrecord.model.grounds import When, Where, Who
from onrecord.model.text import Span
from onrecord.ontologies import load
from onrecord.read import shipped_engine
from onrecord.testing import article_of


def plain_case(text: str) -> Case:
    """A case in which a party's name is its words, a place is a name the engine takes for one, and a time is a weekday."""
    article = article_of(text)
    doc = shipped_engine()(article.text)

    def who(start: int, end: int) -> Who:
        words = Span.of(article.text, start, end)
        return Who(words.text, "unknown", None, None, None, words)

    def where(start: int, end: int) -> list[Where]:
        found = [
            e for e in doc.ents if e.label_ in ("GPE", "LOC", "FAC") and start <= e.start_char and e.end_char <= end
        ]
        return [
            Where(e.text, None, None, None, "unknown", None, Span.of(article.text, e.start_char, e.end_char))
            for e in found
        ]

    def when(start: int, end: int) -> list[When]:
        found = [t for t in doc if start <= t.idx < end and t.lower_ in ("monday", "friday", "september")]
        return [When(t.text, "day", "text", Span.of(article.text, t.idx, t.idx + len(t))) for t in found]

    return Case(article, doc, None, Grounds(who, where, when), load(), ())


@pytest.fixture(scope="session")
def read() -> Callable[[str], Case]:
    """Text -> Case, quickly and without grounding."""
    return plain_case
