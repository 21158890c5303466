"""What was held and told over time: positions by the day, and stories that many reports tell."""

from __future__ import annotations

from typing import Literal

import msgspec

from onrecord.model.claims import Stance
from onrecord.model.conflicts import Conflict
from onrecord.model.text import Span

Lane = Literal["report", "event", "statement", "position"]
Turn = Literal["first", "changed", "reversed"]
Level = Literal["state", "official", "other"]
Novelty = Literal["origin", "contradiction", "reversal"]


class Quoted(msgspec.Struct, frozen=True, gc=False):
    """Words of a report, and which report: what every line of a story stands on.

    Attributes:
        report: id of the report.
        words: where it says so.
        claim: id of the claim that they are read from, or ``None``.
    """

    report: str
    words: Span
    claim: str | None = None


class Word(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A position as one report tells it.

    Attributes:
        day: since when it is held, else when it was published, ISO 8601; empty where unknown.
        reported: when the report was published; empty where unknown.
        stance: which one.
        holder, kind, country, role, code: whose position it is, as told.
        toward: whom it addresses, and ``toward_country`` the country of the first of them that has one.
        about, limits, condition: what about, within which bounds, on which condition, in the report's words.
        said_by: on whose word: the last hop of the chain that carries it, or the outlet.
        told: what the report itself says of change (``new``, ``restated`` ...).
        outlet: who publishes the report, or ``None``.
        quoted: the words behind it.
    """

    day: str
    reported: str
    stance: Stance
    holder: str
    kind: str
    country: str | None
    role: str | None
    code: str | None
    toward: str | None
    toward_country: str | None
    about: str
    limits: str | None
    condition: str | None
    said_by: str | None
    told: str
    outlet: str | None
    quoted: Quoted


class Held(msgspec.Struct, frozen=True, kw_only=True):
    """One position of one holder on one matter, from when it was first told until another took its place.

    Attributes:
        holder, country, role: whose, by the name that most reports give.
        level: a state (or its government) that speaks for itself, an official (a person or body of a state), or other.
        stance: which one.
        turn: how it stands to the one before on the same matter, derived from the record alone: the ``first`` on
            record, ``changed`` (another strength, other bounds, another condition), or ``reversed``.
        since: the first day on which it is on record as held; empty where unknown.
        until: the day on which another took its place; ``None`` while it stands.
        restated: on how many later days it was told anew.
        last: the last day on which a report told it.
        words: every telling, the first first; its ``about``, ``said_by`` and ``quoted`` are those of the position.
        before: the last telling of the position that it changed or reversed, or ``None``.
    """

    holder: str
    country: str | None
    role: str | None
    level: Level
    stance: Stance
    turn: Turn
    since: str
    until: str | None
    restated: int
    last: str
    words: tuple[Word, ...]
    before: Word | None = None


class StoryReport(msgspec.Struct, frozen=True, kw_only=True):
    """A report of a story.

    Attributes:
        id, outlet, headline, url: the report's.
        told: when it was published, as the page says it; empty where unknown.
        text: id of the report that stands for its text: the same for all copies.
        newsroom: whose words it mainly is, or ``None`` where nothing tells.
        own: whether the outlet's own staff wrote it; ``None`` where unknown.
    """

    id: str
    outlet: str | None
    headline: str | None
    url: str | None
    told: str
    text: str
    newsroom: str | None = None
    own: bool | None = None


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a timeline.

    Attributes:
        at: when, ISO 8601 cut at what is known; empty where unknown.
        lane: a report, an event, a statement, or a position.
        what: the line for a person.
        report: id of the report that tells it first.
        reports: how many reports tell it, and ``texts``: how many texts.
        quoted: the words behind it, the earliest telling first; empty for a report, which is its own words.
    """

    at: str
    lane: Lane
    what: str
    report: str
    reports: int
    texts: int
    quoted: tuple[Quoted, ...]


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """Whose words a story stands on.

    Attributes:
        name: as the reports call it; for one whose name is kept back, the description.
        unnamed: whether the name is kept back. How many such sources there are is never told: they may be the same.
        number: how many persons the words say it is, or ``None``.
        reports, texts: how many carry it.
        newsrooms: who has it first-hand, as far as is known.
        quoted: where it is named first.
    """

    name: str
    unnamed: bool
    number: int | None
    reports: int
    texts: int
    newsrooms: tuple[str, ...]
    quoted: Quoted


class Brief(msgspec.Struct, frozen=True, kw_only=True):
    """A story in one line.

    Attributes:
        id: of the story; the id of the report that it began with.
        name: its headline: that of the report which is nearest to all.
        keys: the names and rare words that hold it together, the strongest first.
        reports, texts, newsrooms: how many.
        since, last: when it was first told, and when something new was last told.
    """

    id: str
    name: str
    keys: tuple[str, ...]
    reports: int
    texts: int
    newsrooms: int
    since: str
    last: str


class Story(msgspec.Struct, frozen=True, kw_only=True):
    """What many reports tell of one thing.

    Attributes:
        brief: it in one line.
        reports: its reports, in the order of their time.
        newsrooms: whose words they are, with the number of their own texts, the most first.
        sources: whose words they stand on, the most told first.
        timeline: lanes of reports, events, statements and positions in the order of time.
        conflicts: where texts that are no copies differ.
        passages: the words that most texts tell, the most told first.
    """

    brief: Brief
    reports: tuple[StoryReport, ...]
    newsrooms: tuple[tuple[str, int], ...]
    sources: tuple[Source, ...]
    timeline: tuple[Entry, ...]
    conflicts: tuple[Conflict, ...]
    passages: tuple[Entry, ...]


class News(msgspec.Struct, frozen=True, kw_only=True):
    """What is new in a story since a time.

    Attributes:
        kind: a new origin (a newsroom or a source that was not there), a new contradiction, a reversal.
        at: when it was told.
        what: in a line.
        quoted: the words behind it.
    """

    kind: Novelty
    at: str
    what: str
    quoted: tuple[Quoted, ...]
