"""Pages of an outlet that does not exist, written for these tests."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from onrecord.model.article import Article, Hints, Page
from onrecord.model.problems import Problem
from onrecord.pages import read

PARAGRAPHS = (
    "Negotiators from Aldavia and Morren met for a third day on Thursday, and neither side said that a truce was close.",
    "“We have not moved a single metre,” Aldavia's chief envoy, Ilse Varga, told reporters after the session had ended.",
    "According to two officials briefed on the talks, Morren has asked for its prisoners before anything else is discussed.",
    "The river crossing at Teln has been shut since March, when shells fired from the southern bank hit the customs house.",
    "A spokesman for the mediators said that the delegations would meet again on Sunday, if both of them still wished to.",
)


def make_page(
    *,
    head: str = "",
    before: str = "",
    title: str = "Truce talks drag on as Morren asks for prisoners",
    below: str = "",
    body: tuple[str, ...] = PARAGRAPHS,
    after: str = "",
    data: object = None,
) -> str:
    """A page: ``head`` and JSON-LD in its head, ``before`` and ``below`` around its headline, ``after`` behind its paragraphs."""
    script = "" if data is None else f'<script type="application/ld+json">{json.dumps(data)}</script>'
    text = "".join(p if p.startswith("<") else f"<p>{p}</p>" for p in body)
    return (
        f"<!doctype html><html lang='en'><head><meta charset='utf-8'><title>{title} | The Teln Courier</title>{head}{script}</head>"
        f"<body><nav><a href='/'>Home</a><a href='/world'>World</a></nav>{before}<main><article><h1>{title}</h1>{below}"
        f"<div class='story'>{text}</div></article></main>{after}<footer><p>All rights reserved by The Teln Courier.</p></footer></body></html>"
    )


@pytest.fixture
def paragraphs() -> tuple[str, ...]:
    return PARAGRAPHS


@pytest.fixture
def page_source() -> Callable[..., str]:
    return make_page


@pytest.fixture
def reading() -> Callable[..., tuple[Article | None, list[Problem]]]:
    """Reads a source, text or bytes."""

    def read_source(
        source: str | bytes, url: str | None = None, charset: str | None = None, hints: Hints | None = None
    ) -> tuple[Article | None, list[Problem]]:
        content = source.encode() if isinstance(source, str) else source
        return read(Page("a page", content, url=url, charset=charset, hints=hints or Hints()))

    return read_source


@pytest.fixture
def article(reading: Callable[..., tuple[Article | None, list[Problem]]]) -> Callable[..., Article]:
    """Reads a source that must give an article and no problem."""

    def read_article(source: str | bytes, **given: object) -> Article:
        found, problems = reading(source, **given)
        assert found is not None, problems
        assert problems == []
        return found

    return read_article
