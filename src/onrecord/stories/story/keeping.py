"""What a story needs to know of each report, small enough to read hundreds of them at once; and which text it tells.

Copies are folded as they come in: each report knows the report that stands for its text. Two texts that a later report
shows to be one become one then; nothing is compared twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from onrecord.model.claims import Attribution, Event
from onrecord.model.days import first_day
from onrecord.model.gist import gist
from onrecord.model.reading import Reading
from onrecord.model.stories import Word
from onrecord.model.text import Span
from onrecord.stories import timeline
from onrecord.stories.shelf import Shelf

_ROOM = "story reports"
_TEXTS = "story texts"
_WRITERS = "story writers"


class Line(msgspec.Struct, frozen=True, gc=False):
    """An event in a line: its id, it for a person, the words that name it, and when it was (empty where unknown)."""

    id: str
    told: str
    words: Span
    at: str
    status: str


class Heard(msgspec.Struct, frozen=True, gc=False):
    """A statement in a line, and whose words it is.

    Attributes:
        id: of the attribution.
        source: the last hop of its chain, by name or description; ``unnamed`` where the report keeps the name back.
        kind: what sort of source.
        number: how many unnamed persons the report says it is, or ``None``.
        told: what is said, in the report's words.
        source_words: where the source is named, or the cue where no words name it.
        words: where what is said begins.
        through: the hops between the outlet and the source.
    """

    id: str
    source: str
    unnamed: bool
    kind: str
    number: int | None
    told: str
    source_words: Span
    words: Span
    through: tuple[str, ...] = ()


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A report as its story keeps it.

    Attributes:
        report, outlet, headline, url: the report's.
        at: when it was published, as the page says it; empty where unknown.
        day: the same as a day from 1 January 1; 0 where unknown.
        number: in which order it came in, from 0.
        events, heard, positions: its claims, in the order of the text.
    """

    report: str
    outlet: str | None
    headline: str | None
    url: str | None
    at: str
    day: int
    number: int
    events: tuple[Line, ...]
    heard: tuple[Heard, ...]
    positions: tuple[Word, ...]


_TOLD = msgspec.msgpack.Decoder(Told)


def put(shelf: Shelf, reading: Reading, number: int) -> Told:
    """Keeps what a story needs of a report."""
    article = reading.article
    at = article.published.value if article.published else ""
    told = Told(
        report=article.id,
        outlet=article.outlet,
        headline=article.headline,
        url=article.url,
        at=at,
        day=first_day(at) or 0,
        number=number,
        events=tuple(_line(event) for event in reading.events),
        heard=tuple(_heard(said) for said in reading.attributions if len(said.chain) > 1),
        positions=tuple(timeline.words(reading)),
    )
    shelf.put(_ROOM, article.id, msgspec.msgpack.encode(told))
    return told


def get(shelf: Shelf, report: str) -> Told | None:
    """What is kept of a report, or ``None``."""
    told = shelf.get(_ROOM, report)
    return _TOLD.decode(told) if told else None


def drop(shelf: Shelf, report: str) -> None:
    """Forgets a report. The text that it stood for goes on under its id for as long as others tell it."""
    shelf.drop(_ROOM, report)
    shelf.drop(_WRITERS, report)


def every(shelf: Shelf) -> Iterator[Told]:
    """Everything that is kept, by report."""
    return (_TOLD.decode(told) for _, told in shelf.all(_ROOM))


def text_of(shelf: Shelf, report: str) -> str:
    """The id of the report that stands for the text of this one: itself where it is nobody's copy."""
    while (above := shelf.get(_TEXTS, report)) is not None:
        report = above.decode()
    return report


def fold(shelf: Shelf, report: str, copies: Iterable[str]) -> None:
    """Makes one text of a report and its copies; the id that sorts first stands for it, whatever came first."""
    tops = sorted({text_of(shelf, one) for one in (report, *copies)})
    for top in tops[1:]:
        shelf.put(_TEXTS, top, tops[0].encode())


def put_writer(shelf: Shelf, report: str, name: str | None) -> None:
    """Keeps whose words a report mainly is, so that a story of hundreds need not lay its copies beside each other."""
    shelf.put(_WRITERS, report, (name or "").encode())


def writer(shelf: Shelf, report: str) -> str | None:
    """The newsroom whose words a report mainly is, or ``None`` where nothing tells or the report is not kept."""
    return (shelf.get(_WRITERS, report) or b"").decode() or None


def _line(event: Event) -> Line:
    return Line(event.id, gist(event), event.trigger, event.when.value if event.when else "", event.status)


def _heard(said: Attribution) -> Heard:
    source = said.chain[-1]
    words = source.words or said.cue or said.content[0]
    return Heard(
        said.id, source.name, source.anonymous, source.kind, source.number,
        " … ".join(span.text for span in said.content), words, said.content[0],
        tuple(hop.name for hop in said.chain[1:-1]),
    )  # fmt: skip
