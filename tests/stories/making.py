"""Reports written for the tests of stories, and what they say, as readings; no language engine is loaded."""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32

from onrecord.model.article import Article, article_id
from onrecord.model.claims import Attribution, Event, Position, Quantity, claim_id
from onrecord.model.grounds import When, Where, Who
from onrecord.model.provenance import Hop, Maker
from onrecord.model.reading import MadeBy, Reading
from onrecord.model.text import Span

MAKER = Maker("tests/written", "1")


class Report:
    """A report that is put together claim by claim; every value points to words of its text."""

    def __init__(self, text: str, outlet: str = "Gazette", published: str | None = "2026-03-10T09:00:00Z",
                 headline: str = "Report", url: str | None = None) -> None:  # fmt: skip
        self.text = text
        self.outlet = outlet
        when = When(published, "second" if "T" in published else "day", "published") if published else None
        url = url or f"https://{outlet.lower().replace(' ', '')}.example/{crc32(text.encode())}"
        self.article = Article(
            id=article_id(url, outlet, headline, when, text), url=url, outlet=outlet, section=(), headline=headline,
            standfirst=None, byline=(), published=when, modified=None, language="en", text=text,
        )  # fmt: skip
        self.attributions: list[Attribution] = []
        self.events: list[Event] = []
        self.positions: list[Position] = []
        self.quantities: list[Quantity] = []

    def span(self, words: str) -> Span:
        start = self.text.index(words)
        return Span(start, start + len(words), words)

    def who(self, name: str, country: str | None = None, kind: str = "person", code: str | None = None) -> Who:
        return Who(name, kind, country, None, code, self.span(name))  # type: ignore[arg-type]

    def said(self, source: str, content: str, *, act: str = "say", unnamed: bool = False, number: int | None = None,
             kind: str = "person") -> str:  # fmt: skip
        hop = Hop(source, kind, anonymous=unnamed, words=self.span(source), number=number)  # type: ignore[arg-type]
        words = self.span(content)
        made = Attribution(
            id=claim_id("a", self.article.id, words, source), chain=(Hop(self.outlet, "outlet"), hop), cue=None,
            content=(words,), quote="indirect", act=act, channel=None, when=None, inside=None, maker=MAKER,  # type: ignore[arg-type]
        )  # fmt: skip
        self.attributions.append(made)
        return made.id

    def event(self, trigger: str, type: str, actor: Sequence[Who] = (), recipient: Sequence[Who] = (), *,
              where: Where | None = None, when: tuple[str, str] | None = None, status: str = "actual",
              said: str | None = None, about: str | None = None) -> str:  # fmt: skip
        words = self.span(trigger)
        made = Event(
            id=claim_id("e", self.article.id, words, type), type=type, mode=None, cameo=None, trigger=words,
            actor=tuple(actor), recipient=tuple(recipient), about=(self.span(about),) if about else (),
            where=(where,) if where else (), status=status, attribution=said, maker=MAKER,  # type: ignore[arg-type]
            when=When(when[0], "day", "text+published", self.span(when[1])) if when else None,
        )  # fmt: skip
        self.events.append(made)
        return made.id

    def place(self, name: str, country: str, lat: float | None = None, lon: float | None = None,
              precision: str = "city", geonames: int | None = None) -> Where:  # fmt: skip
        return Where(name, country, lat, lon, precision, geonames, self.span(name))  # type: ignore[arg-type]

    def counts(self, words: str, low: float | None, high: float | None, kind: str = "killed", *, unit: str = "person",
               event: str | None = None, said: str | None = None) -> str:  # fmt: skip
        span = self.span(words)
        made = Quantity(
            id=claim_id("q", self.article.id, span, kind), low=low, high=high, unit=unit, of=None, kind=kind,  # type: ignore[arg-type]
            event=event, attribution=said, words=span, maker=MAKER,
        )  # fmt: skip
        self.quantities.append(made)
        return made.id

    def holds(self, holder: Who, stance: str, about: str, *, condition: str | None = None, limits: str | None = None,
              said: str | None = None, change: str = "unknown") -> str:  # fmt: skip
        span = self.span(about)
        made = Position(
            id=claim_id("p", self.article.id, span, stance, holder.name), holder=holder, stance=stance, toward=(),  # type: ignore[arg-type]
            about=span, limits=(self.span(limits),) if limits else (), since=None, change=change,  # type: ignore[arg-type]
            condition=self.span(condition) if condition else None, attribution=said, maker=MAKER,
        )  # fmt: skip
        self.positions.append(made)
        return made.id

    def reading(self) -> Reading:
        return Reading(
            made_by=MadeBy("0.1.0", "none/1"), article=self.article, attributions=tuple(self.attributions),
            events=tuple(self.events), positions=tuple(self.positions), quantities=tuple(self.quantities),
        )  # fmt: skip


def toll(outlet: str, published: str, words: str, low: float | None, high: float | None, more: str = "") -> Reading:
    """A report on a strike in Varna Port with a toll; ``more`` is a sentence behind it."""
    report = Report(
        f"On Monday a missile struck the Varna Port grain hall and killed {words}, said Governor Ilia Dobrev. {more}",
        outlet, published,
    )  # fmt: skip
    report.counts(words, low, high)
    return report.reading()
