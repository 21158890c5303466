"""What can be asked: one frozen struct a question, with the bounds of every argument.

The JSON API, the MCP server and the desk all fill these in; their JSON Schema is what both doors publish.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

# As many rows as one answer may have, and as many as it has where nobody says. A thousand statements of the Helsinki
# readings with their words come to 0.9 MB of JSON, fifty events to 30 KB.
MOST_ROWS = 1_000
ROWS = 50
# Longer than any name, phrase or id that a record can hold something under.
LONGEST_WORDS = 2_000
# A page: seven times the largest of 137 saved news pages (2.2 MB), and as much as the desk takes.
LONGEST_PAGE = 16_000_000
LONGEST_SQL = 20_000

Text = Annotated[str, Meta(min_length=1, max_length=LONGEST_PAGE)]
Words = Annotated[str, Meta(min_length=1, max_length=LONGEST_WORDS)]
Day = Annotated[
    str, Meta(pattern=r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$", max_length=10, description="2026, 2026-03 or 2026-03-14")
]
Id = Annotated[
    str,
    Meta(
        pattern=r"^[aepqr]-[0-9a-f]{0,20}$", description="the id of a claim or report, or as much of it as is its own"
    ),
]
Limit = Annotated[int, Meta(ge=1, le=MOST_ROWS, description="rows at most")]


class Asked(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A question. What it does not know, it refuses, so that a filter that is misspelt never widens an answer."""


class Narrowed(Asked, frozen=True, kw_only=True):
    """A question that can be narrowed as the record's own can.

    Attributes:
        since, until: the first and the last day.
        place, actor: a part of a name; or a country, three capital letters.
        outlet: a part of the name of who publishes the report.
        type, status: what the question's rows have as such.
        limit: rows at most.
    """

    since: Annotated[Day | None, Meta(description="the first day: 2026, 2026-03 or 2026-03-14")] = None
    until: Annotated[Day | None, Meta(description="the last day")] = None
    place: Annotated[Words | None, Meta(description="a part of a place's name; or a country, three letters")] = None
    actor: Annotated[Words | None, Meta(description="a part of an actor's name; or a country, three letters")] = None
    outlet: Annotated[Words | None, Meta(description="a part of the name of who publishes the report")] = None
    type: Annotated[Words | None, Meta(description="the rows' type: PLOVER type, act, stance or kind of source")] = None
    status: Annotated[Words | None, Meta(description="the rows' status, e.g. actual, planned, denied")] = None
    limit: Limit = ROWS

    def filters(self) -> dict[str, str]:
        """Those that are given, by the record's names."""
        names = ("since", "until", "place", "actor", "outlet", "type", "status")
        return {name: value for name in names if (value := getattr(self, name)) is not None}


class Read(Asked, frozen=True, kw_only=True):
    """Read one report: a text, a page's HTML, or an address. Nothing is kept.

    Attributes:
        text: the report's text or the HTML of its page.
        address: where it stands; only where the server was told that it may fetch.
        outlet, published, url: what is known of it that it does not say itself.
    """

    text: Annotated[Text | None, Meta(description="the report's text, or its page's HTML")] = None
    address: Annotated[Words | None, Meta(description="an http or https address; needs a server that may fetch")] = None
    outlet: Annotated[Words | None, Meta(description="who publishes it, if it does not say")] = None
    published: Annotated[Words | None, Meta(description="when, if it does not say: 2026-03-14")] = None
    url: Annotated[Words | None, Meta(description="where it stood, if it does not say; it is not fetched")] = None


class Find(Narrowed, frozen=True, kw_only=True):
    """Find reports by their words, the best first. Words in double quotes stand together."""

    words: Annotated[Words, Meta(description='words that all stand in the report; "a phrase" in double quotes')]


class Reports(Narrowed, frozen=True, kw_only=True):
    """List reports of the record, the last published first."""


class Report(Asked, frozen=True, kw_only=True):
    """Give one report: its text, every claim with its words, what people decided, and the story it tells."""

    id: Id


class Why(Asked, frozen=True, kw_only=True):
    """Say why a claim stands: its words, the rule that saw it, its chain, what else its words may mean, decisions."""

    id: Id


class Events(Narrowed, frozen=True, kw_only=True):
    """List events: who did what to whom, when, where, and whether it happened, the newest first."""


class Said(Narrowed, frozen=True, kw_only=True):
    """List statements: who said what, in which words, through whose hands, the newest first."""

    who: Annotated[Words | None, Meta(description="a part of a source's name; or a country, three letters")] = None


class Positions(Narrowed, frozen=True, kw_only=True):
    """List positions as reports tell them: who permits, refuses, demands, threatens what, the newest first."""

    of: Annotated[Words | None, Meta(description="whose: a part of the name; or a country, three letters")] = None
    about: Annotated[Words | None, Meta(description="words that all stand in what it is about")] = None


class PositionsOn(Positions, frozen=True, kw_only=True):
    """List the positions that stood at the end of a day: who held what, since when, on whose word."""

    on: Annotated[Day, Meta(description="the day: 2026-03-14; of a month or a year the last one")]


class Sources(Narrowed, frozen=True, kw_only=True):
    """List whose words the record holds, the most heard first."""


class Dyads(Narrowed, frozen=True, kw_only=True):
    """Count the events that one country did to another, by month."""


class Stories(Asked, frozen=True, kw_only=True):
    """List the stories that several reports tell, the last told first."""

    since: Annotated[Day | None, Meta(description="told on that day or later")] = None
    least: Annotated[int, Meta(ge=1, le=1_000_000, description="stories of at least so many reports")] = 2
    limit: Limit = ROWS


class Story(Asked, frozen=True, kw_only=True):
    """Tell one story: reports, texts, newsrooms, sources, what was contradicted, what happened when."""

    what: Annotated[Words, Meta(description="the id of a story (t-), a report or a claim; or words")]
    lane: Annotated[
        Literal["report", "event", "statement", "position"] | None, Meta(description="only this lane of the timeline")
    ] = None
    limit: Annotated[int, Meta(ge=1, le=MOST_ROWS, description="lines of each part at most")] = ROWS


class News(Asked, frozen=True, kw_only=True):
    """Say what is new in a story since a time: new origins, contradictions, reversals."""

    what: Annotated[Words, Meta(description="the id of a story (t-), a report or a claim; or words")]
    since: Annotated[str, Meta(max_length=40, pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}", description="a day, or a time")]
    limit: Limit = ROWS


class Origins(Asked, frozen=True, kw_only=True):
    """Follow a claim back: who carries it, through whose hands it came, newsrooms and ultimate sources behind it.

    Attributes:
        id: of a claim; or
        words, on: its words, and the day around which they are looked for.
        limit: paths and reports at most.
    """

    id: Annotated[Id | None, Meta(description="id of a claim")] = None
    words: Annotated[Words | None, Meta(description="the claim's words, where no id is known; needs `on`")] = None
    on: Annotated[Day | None, Meta(description="the day around which words are looked for")] = None
    limit: Limit = ROWS


class Conflicts(Asked, frozen=True, kw_only=True):
    """Show where reports that are no copies of each other differ, both texts side by side.

    Attributes:
        story: the id of a story, a report or a claim, or words: the conflicts of that story; or
        reports: ids of two reports or more: those between them.
        limit: conflicts at most.
    """

    story: Annotated[Words | None, Meta(description="id of a story, report or claim; or words")] = None
    reports: Annotated[tuple[Id, ...], Meta(max_length=100, description="ids of two reports or more")] = ()
    limit: Limit = ROWS


class Sql(Asked, frozen=True, kw_only=True):
    """Ask the record's tables one SQL statement that reads; it reaches nothing else, and ends in time."""

    question: Annotated[str, Meta(min_length=1, max_length=LONGEST_SQL, description="one statement that reads")]
    limit: Limit = ROWS


class Health(Asked, frozen=True, kw_only=True):
    """Say what the record holds and what could not be resolved: problems, dates, places, unknown holders."""

    limit: Limit = ROWS
