"""Reports written for these tests, and what they say, as readings; no language engine is loaded."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.model.article import Article, article_id
from onrecord.model.claims import Attribution, Event, Position, Quantity, claim_id
from onrecord.model.grounds import When, Where, Who
from onrecord.model.provenance import Hop, Maker
from onrecord.model.reading import MadeBy, Reading
from onrecord.model.text import Span
from onrecord.record.opened import Record, open_record

TEXT = (
    "Norland opened the strait to Estrel's grain ships on Monday, its foreign minister Ida Brandt said in Port Vell.\n"
    "Estrel's envoy denied that two sailors had died, the Coast Wire reported. Ostrava will not pay for the escorts."
)


def spot(text: str, words: str) -> Span:
    """The words where they stand first."""
    start = text.index(words)
    return Span(start, start + len(words), words)


def made(
    text: str = TEXT,
    *,
    url: str | None = "https://gazette.example/strait",
    outlet: str = "The Gazette",
    headline: str = "Strait opens",
    published: str | None = "2026-03-10",
    modified: str | None = None,
    version: str = "0.1.0",
    status: str = "actual",
) -> Reading:
    """The reading of a report that holds the words of ``TEXT``."""
    when = When(published, "day", "published") if published else None
    later = When(modified, "second", "published") if modified else None
    mark = article_id(url, outlet, headline, when, text)
    article = Article(
        id=mark, url=url, outlet=outlet, section=("World", "Sea"), headline=headline, standfirst=None,
        byline=("A. Writer",), published=when, modified=later, language="en", text=text,
    )  # fmt: skip
    at = lambda words: spot(text, words)  # noqa: E731
    brandt = at("Ida Brandt")
    opened = at("Norland opened the strait to Estrel's grain ships on Monday")
    said = Attribution(
        id=claim_id("a", mark, at("said"), opened, brandt),
        chain=(Hop(outlet, "outlet"), Hop("Ida Brandt", "person", role="foreign minister", country="NLD", words=brandt)),
        cue=at("said"), content=(opened,), quote="indirect", act="say", channel=None, when=None, inside=None,
        maker=Maker("attributions/said", "1"),
    )  # fmt: skip
    relayed = Attribution(
        id=claim_id("a", mark, at("denied"), at("two sailors had died")),
        chain=(
            Hop(outlet, "outlet"), Hop("Coast Wire", "agency", words=at("Coast Wire")),
            Hop("envoy", "person", anonymous=True, country="EST", words=at("Estrel's envoy")),
        ),
        cue=at("denied"), content=(at("two sailors had died"),), quote="indirect", act="deny", channel=None, when=None,
        inside=None, maker=Maker("attributions/said", "1"),
    )  # fmt: skip
    norland = Who("Norland", "country", "NLD", None, "NLD", at("Norland"))
    estrel = Who("Estrel", "country", "EST", None, "EST", at("Estrel"))
    event = Event(
        id=claim_id("e", mark, at("opened"), "CONCEDE"), type="CONCEDE", mode="ease", cameo="080", trigger=at("opened"),
        actor=(norland,), recipient=(estrel,), about=(at("the strait"),),
        where=(Where("Port Vell", "NLD", 52.0, 4.5, "city", 99, at("Port Vell")),),
        when=When("2026-03-09", "day", "text+published", at("Monday")), status=status,  # type: ignore[arg-type]
        attribution=said.id, maker=Maker("events/verb", "1"),
    )  # fmt: skip
    position = Position(
        id=claim_id("p", mark, at("Ostrava"), "refuse"), holder=Who("Ostrava", "country", "CZE", None, None, at("Ostrava")),
        stance="refuse", toward=(), about=at("pay for the escorts"), limits=(), condition=None, since=None, change="new",
        attribution=None, maker=Maker("positions/verb", "1"),
    )  # fmt: skip
    quantity = Quantity(
        id=claim_id("q", mark, at("two sailors")), low=2, high=2, unit=None, of=at("sailors"), kind="killed", event=None,
        attribution=relayed.id, words=at("two sailors"), maker=Maker("quantities/figure", "1"),
    )  # fmt: skip
    return Reading(
        made_by=MadeBy(version, "none/1"), article=article, attributions=(said, relayed), events=(event,),
        positions=(position,), quantities=(quantity,),
    )  # fmt: skip


def several(count: int) -> list[Reading]:
    """Readings of different reports, from different days and outlets."""
    return [
        made(
            f"{TEXT}\nNumber {number}.",
            url=f"https://gazette.example/{number}",
            outlet=("The Gazette", "Harbour Post")[number % 2],
            published=f"2026-{1 + number % 12:02}-{1 + number % 28:02}",
        )
        for number in range(count)
    ]


@pytest.fixture
def make() -> Callable[..., Reading]:
    return made


@pytest.fixture
def many() -> Callable[[int], list[Reading]]:
    return several


@pytest.fixture
def record(tmp_path: Path) -> Record:
    return open_record(tmp_path / "record")
