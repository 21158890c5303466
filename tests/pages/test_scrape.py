from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.model.article import Article
from onrecord.model.problems import Problem

HEADLINE = "Truce talks drag on as Morren asks for prisoners"
STANDFIRST = "Third day without a result, and mediators place their hope in a meeting on Sunday"
ID = "1858270265618096452"


def text_of(paragraphs: tuple[str, ...], *above: str) -> str:
    return "\n".join([*above, *paragraphs])


SHAPES: dict[str, tuple[tuple[str, ...], dict[str, object]]] = {
    "bulleted trail, headline twice": (
        ("- TelnWire", "- International", "- Aldavia-Morren War", f"- {HEADLINE}", HEADLINE, STANDFIRST),
        {"outlet": "TelnWire", "section": ("International", "Aldavia-Morren War"), "standfirst": STANDFIRST},
    ),
    "arrows": (
        (f"The Teln Courier > World > Aldavia > {HEADLINE}", HEADLINE),
        {"outlet": "The Teln Courier", "section": ("World", "Aldavia")},
    ),
    "home and slashes": (("Home / World / Aldavia", HEADLINE), {"outlet": None, "section": ("World", "Aldavia")}),
    "angle quotes": (
        ("Home » News » World", HEADLINE, STANDFIRST),
        {"section": ("News", "World"), "standfirst": STANDFIRST},
    ),
    "stacked": (("Home", "World", "Middle East", HEADLINE), {"outlet": None, "section": ("World", "Middle East")}),
    "stars": (("* Home", "* Politics", HEADLINE, HEADLINE), {"section": ("Politics",)}),
    "byline and date below": (
        (HEADLINE, STANDFIRST + ".", "By Ida Brandt and Jan Holm | Nov 17, 2024, 22:14"),
        {"standfirst": STANDFIRST + ".", "byline": ("Ida Brandt", "Jan Holm"), "published": "2024-11-17T22:14"},
    ),
    "byline, then dates on lines of their own": (
        (HEADLINE, "By Ida Brandt", "Published: 17 November 2024 22:14 GMT", "Updated: 18 November 2024 06:00 GMT"),
        {"byline": ("Ida Brandt",), "published": "2024-11-17T22:14Z", "modified": "2024-11-18T06:00Z"},
    ),
    "outlet behind the title": (
        (f"{HEADLINE} | The Teln Courier", HEADLINE),
        {"outlet": "The Teln Courier", "section": ()},
    ),
    "labels": (
        (
            f"Title: {HEADLINE}",
            "By: Ida Brandt",
            "Date: 2024-11-17",
            "Source: The Teln Courier",
            "URL: https://telncourier.example/a",
        ),
        {
            "outlet": "The Teln Courier",
            "byline": ("Ida Brandt",),
            "published": "2024-11-17",
            "url": "https://telncourier.example/a",
        },
    ),
    "markdown": (
        (f"# {HEADLINE}", "", f"**{STANDFIRST}**", "", "*By Ida Brandt*".strip("*")),
        {"standfirst": STANDFIRST, "byline": ("Ida Brandt",)},
    ),
    "headline alone": ((HEADLINE,), {"outlet": None, "section": (), "standfirst": None, "byline": ()}),
    "question for a headline": (
        ("Will Morren get its prisoners back before a truce?",),
        {"headline": "Will Morren get its prisoners back before a truce?"},
    ),
    "label above the headline": (("Ask The Envoy", HEADLINE, STANDFIRST), {"section": ("Ask The Envoy",)}),
    "name of an empty field": (("published", HEADLINE), {"section": ()}),
    "outlet on a line": (("The Teln Courier", HEADLINE), {"outlet": "The Teln Courier"}),
    "furniture between": (
        (
            "- TelnWire",
            "- World",
            f"- {HEADLINE}",
            "Share",
            "Facebook Twitter Email",
            HEADLINE,
            "Photo: Jan Holm",
            "We use cookies to improve this site.",
        ),
        {"outlet": "TelnWire", "section": ("World",)},
    ),
    "date above the headline": (
        ("Sunday, 17 November 2024", HEADLINE, "By Ida Brandt"),
        {"published": "2024-11-17", "byline": ("Ida Brandt",)},
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_shapes_of_scraped_text(shape: str, article: Callable[..., Article], paragraphs: tuple[str, ...]) -> None:
    above, expected = SHAPES[shape]
    found = article(text_of(paragraphs, *above))
    if "headline" not in expected:
        assert found.headline == HEADLINE
    for name, value in expected.items():
        got = getattr(found, name)
        assert (got.value if name in ("published", "modified") else got) == value, name
    body = [found.standfirst, *paragraphs] if found.standfirst else list(paragraphs)
    assert found.text.split("\n") == body


def test_a_text_without_a_headline_is_all_body(article: Callable[..., Article], paragraphs: tuple[str, ...]) -> None:
    found = article("\n\n".join(paragraphs))
    assert (found.headline, found.outlet, found.section) == (None, None, ())
    assert found.text.split("\n") == list(paragraphs)


def test_a_dateline_opens_a_report_and_is_no_standfirst(
    article: Callable[..., Article], paragraphs: tuple[str, ...]
) -> None:
    first = "TELN, Aldavia (TW) — Negotiators met for a third day on Thursday and parted without a result"
    found = article(text_of(paragraphs, HEADLINE, first))
    assert found.standfirst is None
    assert found.text.startswith(first)


def test_bare_addresses_of_posts_and_their_notice_go(
    article: Callable[..., Article], paragraphs: tuple[str, ...]
) -> None:
    notice = "This post can't be displayed because social networks cookies have been deactivated. You can activate them by clicking ."
    body = [
        HEADLINE,
        *paragraphs[:2],
        f"https://x.com/i/web/status/{ID}",
        notice,
        "https://t.me/teln_news/12",
        *paragraphs[2:],
    ]
    found = article("\n".join(body))
    assert [(e.platform, e.id, e.posted, e.shown) for e in found.embeds] == [
        ("x", ID, "2024-11-17T22:05:30Z", False),
        ("telegram", "teln_news/12", None, False),
    ]
    assert found.text.split("\n") == list(paragraphs)


def test_a_pasted_post_without_an_address_is_told(
    reading: Callable[..., tuple[Article | None, list[Problem]]], paragraphs: tuple[str, ...]
) -> None:
    pasted = "Our forces have left the bridge. — Morren Army (@morrenarmy) November 17, 2024"
    found, problems = reading(text_of((*paragraphs, pasted), HEADLINE))
    assert found is not None
    assert "left the bridge" not in found.text
    assert "a post without an address" in problems[0].what


def test_wrapped_paragraphs_are_joined(article: Callable[..., Article]) -> None:
    text = (
        f"{HEADLINE}\n\n"
        "Negotiators from Aldavia and Morren met for a third day on Thursday,\nand neither side said that a truce was close.\n\n"
        "The river crossing at Teln has been shut since March, when shells fired\nfrom the southern bank hit the customs house and burned it to the ground\nwithin an hour.\n"
    )
    assert article(text).text.split("\n") == [
        "Negotiators from Aldavia and Morren met for a third day on Thursday, and neither side said that a truce was close.",
        "The river crossing at Teln has been shut since March, when shells fired from the southern bank hit the customs house and burned it to the ground within an hour.",
    ]


@pytest.mark.parametrize(
    "first",
    [
        "“We will not move,” she said",
        "- item one of a list that is long enough to be no crumb.",
        "1 2 3",
        "By the river",
    ],
)
def test_odd_first_lines_lose_no_paragraph(
    first: str, article: Callable[..., Article], paragraphs: tuple[str, ...]
) -> None:
    assert article(text_of(paragraphs, first)).text.endswith("\n".join(paragraphs))


def test_a_country_that_begins_a_trail_is_no_outlet(
    article: Callable[..., Article], paragraphs: tuple[str, ...]
) -> None:
    found = article(text_of(paragraphs, f"Ukraine > War > {HEADLINE}", HEADLINE))
    assert (found.outlet, found.section) == (None, ("Ukraine", "War"))
