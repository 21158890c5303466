"""A case without the grounding room: what words stand for is the words themselves, or the name a referent carries."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import pytest

from onrecord.analysis import coref
from onrecord.extend import Case, Grounds
from onrecord.model.article import Article
from onrecord.model.grounds import When, Who
from onrecord.model.problems import OnrecordError
from onrecord.model.text import Span

MakeCase = Callable[..., Case]


@cache
def engine() -> Any:
    from onrecord.analysis import pipeline

    return pipeline.load()


def plain_grounds(text: str, times: tuple[str, ...] = ()) -> Grounds:
    def who(start: int, end: int) -> Who:
        return Who(text[start:end], "unknown", None, None, None, Span.of(text, start, end))

    def when(start: int, end: int) -> list[When]:
        places = [(text.find(words, start, end), words) for words in times]
        return [When(w, "day", "text", Span.of(text, at, at + len(w))) for at, w in places if at >= 0]

    return Grounds(who, lambda start, end: [], when)


def article(text: str, outlet: str | None = "Gazette", headline: str | None = None) -> Article:
    return Article(
        id="r-test", url=None, outlet=outlet, section=(), headline=headline, standfirst=None, byline=(), published=None,
        modified=None, language="en", text=text,
    )  # fmt: skip


@pytest.fixture(scope="session")
def make_case() -> MakeCase:
    """Text -> Case, with the shipped engine; skips where the engine's weights are not in this copy."""
    try:
        load = engine()
    except OnrecordError as error:
        pytest.skip(str(error))

    def make(
        text: str, outlet: str | None = "Gazette", headline: str | None = None, times: tuple[str, ...] = ()
    ) -> Case:
        doc = load(text)
        return Case(article(text, outlet, headline), doc, coref.referents(doc), plain_grounds(text, times), None)

    return make
