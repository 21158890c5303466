"""What is answered: plain frozen structs, each with the words behind it, where they stand, and ids to ask on with."""

from __future__ import annotations

from typing import Generic, TypeVar

import msgspec

from onrecord.model.claims import Attribution, Event, Position, Quantity
from onrecord.model.conflicts import Conflict
from onrecord.model.grounds import Rival
from onrecord.model.origins import Origins
from onrecord.model.provenance import Hop
from onrecord.model.reading import MadeBy, Reading
from onrecord.model.stories import Brief, News, Story
from onrecord.model.text import Span
from onrecord.views.questions.standing import HealthTold, ReadTold, SqlTold, Trouble, Unresolved

__all__ = [
    "Alternative",
    "Cited",
    "ConflictsTold",
    "Counts",
    "Decided",
    "DyadRow",
    "EventRow",
    "Evidence",
    "FoundRow",
    "HealthTold",
    "NewsTold",
    "OriginsTold",
    "Overlapping",
    "PositionRow",
    "ReadTold",
    "ReportRow",
    "ReportTold",
    "Rows",
    "RuleTold",
    "SaidRow",
    "SourceRow",
    "SqlTold",
    "StandingRow",
    "StoriesTold",
    "StoryTold",
    "Trouble",
    "Unresolved",
    "WhyTold",
]

Row = TypeVar("Row")


class Cited(msgspec.Struct, frozen=True, kw_only=True):
    """A report that an answer stands on.

    Attributes:
        report: its id.
        outlet, url, headline, published: as the page has them, or ``None``.
    """

    report: str
    outlet: str | None
    url: str | None
    headline: str | None
    published: str | None


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """Words of a report that say so.

    Attributes:
        report: id of the report.
        claim: id of the claim that they are read from, or ``None``.
        start, end: code points of the report's text, end one past the last.
        words: exactly what stands there.
        outlet, url, published: the report's, or ``None``.
    """

    report: str
    claim: str | None
    start: int
    end: int
    words: str
    outlet: str | None
    url: str | None
    published: str | None


class Rows(msgspec.Struct, Generic[Row], frozen=True, kw_only=True):
    """Rows that answer a question.

    Attributes:
        rows: in the question's order.
        count: how many there are here.
        more: whether the record has more than the limit let through: ask for more, or narrow the question.
    """

    rows: tuple[Row, ...]
    count: int
    more: bool


class FoundRow(msgspec.Struct, frozen=True, kw_only=True):
    """A report that was found; ``words`` are those around the first word that was looked for."""

    report: str
    score: float
    day: str | None
    outlet: str | None
    headline: str | None
    url: str | None
    words: str


class ReportRow(msgspec.Struct, frozen=True, kw_only=True):
    """A report in a list, with the number of claims of each family that hold now."""

    report: str
    day: str | None
    published: str | None
    outlet: str | None
    headline: str | None
    url: str | None
    language: str | None
    attributions: int
    events: int
    positions: int
    quantities: int


class EventRow(msgspec.Struct, frozen=True, kw_only=True):
    """An event: names of one side are joined by '; '; ``judged`` is accepted or fixed where a person decided."""

    id: str
    report: str
    day: str | None
    time: str | None
    type: str | None
    mode: str | None
    status: str | None
    actor: str | None
    recipient: str | None
    trigger: str
    about: str | None
    place: str | None
    country: str | None
    outlet: str | None
    reported: str | None
    judged: str | None
    evidence: tuple[Evidence, ...]


class SaidRow(msgspec.Struct, frozen=True, kw_only=True):
    """A statement: ``chain`` runs from the outlet to the speaker, ' <- ' between two hops."""

    id: str
    report: str
    day: str | None
    chain: str | None
    act: str | None
    quote: str | None
    cue: str | None
    content: str
    channel: str | None
    channel_name: str | None
    anonymous: bool
    outlet: str | None
    judged: str | None
    evidence: tuple[Evidence, ...]


class PositionRow(msgspec.Struct, frozen=True, kw_only=True):
    """A position as one report tells it; ``change`` is what that report says of change."""

    id: str
    report: str
    day: str | None
    holder: str | None
    stance: str | None
    toward: str | None
    about: str
    limits: str | None
    condition: str | None
    change: str | None
    since: str | None
    outlet: str | None
    reported: str | None
    judged: str | None
    evidence: tuple[Evidence, ...]


class StandingRow(msgspec.Struct, frozen=True, kw_only=True):
    """A position that stood on a day; ``turn`` is derived from the record: first, changed or reversed (``before``)."""

    id: str
    report: str
    holder: str
    level: str
    state: str | None
    stance: str
    toward: str | None
    about: str
    limits: str | None
    condition: str | None
    since: str | None
    last: str | None
    restated: int
    turn: str
    before: str | None
    said_by: str | None
    outlet: str | None
    told: str | None
    reports: int
    evidence: tuple[Evidence, ...]


class SourceRow(msgspec.Struct, frozen=True, kw_only=True):
    """A source and how often it is heard; ``evidence`` is the first statement that comes through it."""

    source: str
    kind: str
    country: str | None
    anonymous: bool
    statements: int
    as_speaker: int
    reports: int
    outlets: int
    first: str | None
    last: str | None
    evidence: tuple[Evidence, ...]


class DyadRow(msgspec.Struct, frozen=True, kw_only=True):
    """How many events one country did to another in a month; ``evidence`` shows the first of them."""

    month: str | None
    source: str
    target: str
    events: int
    evidence: tuple[Evidence, ...]


class Decided(msgspec.Struct, frozen=True, kw_only=True):
    """What a person decided: ``stands`` is false where it was withdrawn or a later one took its place."""

    id: str
    decided: str
    verdict: str
    field: str | None
    value: str | None
    other: str | None
    signed: str
    note: str | None
    stands: bool


class ReportTold(msgspec.Struct, frozen=True, kw_only=True):
    """One report: the newest reading of it, what people decided on it, and the story that it tells.

    ``story`` is ``None`` where it stands alone or the stories are not made yet.
    """

    reading: Reading
    decisions: tuple[Decided, ...]
    story: str | None


class RuleTold(msgspec.Struct, frozen=True, kw_only=True):
    """The rule or model that made a claim; ``why`` and the examples are its own, ``None`` where it is not installed."""

    name: str
    version: str
    why: str | None
    says: tuple[tuple[str, str], ...]
    says_not: tuple[str, ...]


class Alternative(msgspec.Struct, frozen=True, kw_only=True):
    """What else words of a claim may mean, where the report does not decide: the likeliest first."""

    words: Span
    taken: str
    rivals: tuple[Rival, ...]


class Overlapping(msgspec.Struct, frozen=True, kw_only=True):
    """Another claim of the report that is read from some of the same words."""

    id: str
    gist: str


class WhyTold(msgspec.Struct, frozen=True, kw_only=True):
    """A claim and why it stands. Exactly one of the four families is given.

    Attributes:
        id: of the claim, whole.
        gist: the claim in a line.
        cited: its report.
        evidence: every span that it rests on, in the order of the text.
        paragraphs: the paragraphs in which they stand.
        chain: through whose hands it came, from the outlet to the origin.
        carried_by: id of the attribution in whose content it stands; ``None`` where the outlet itself says it.
        rule: what made it, and ``made_by``: which onrecord and which language engine.
        alternatives: what else its words may mean.
        overlapping: other claims over some of the same words.
        decisions: what people decided on it.
    """

    id: str
    gist: str
    cited: Cited
    attribution: Attribution | None = None
    event: Event | None = None
    position: Position | None = None
    quantity: Quantity | None = None
    evidence: tuple[Evidence, ...]
    paragraphs: tuple[Span, ...]
    chain: tuple[Hop, ...]
    carried_by: str | None
    rule: RuleTold
    made_by: MadeBy
    alternatives: tuple[Alternative, ...]
    overlapping: tuple[Overlapping, ...]
    decisions: tuple[Decided, ...]


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """How many lines each part of a story has in whole; those shown may be fewer."""

    reports: int
    newsrooms: int
    sources: int
    timeline: int
    conflicts: int
    passages: int


class StoryTold(msgspec.Struct, frozen=True, kw_only=True):
    """A story, each part cut to the limit, each line of the timeline quoting the first tellings of its texts.

    Attributes:
        story: the parts; every line has its words (``quoted``) and their report.
        counts: how many lines each part has in whole.
        more: whether anything was cut.
        cited: the reports that the lines shown stand on.
        others: ids of other stories that the words fit.
    """

    story: Story
    counts: Counts
    more: bool
    cited: tuple[Cited, ...]
    others: tuple[str, ...]


class StoriesTold(msgspec.Struct, frozen=True, kw_only=True):
    """Stories, each in a line; the id of a story leads to its reports."""

    rows: tuple[Brief, ...]
    count: int
    more: bool


class NewsTold(msgspec.Struct, frozen=True, kw_only=True):
    """What is new in a story, the earliest first, with the reports that it stands on."""

    story: str
    rows: tuple[News, ...]
    count: int
    more: bool
    cited: tuple[Cited, ...]


class OriginsTold(msgspec.Struct, frozen=True, kw_only=True):
    """All ways back from a claim; ``count`` paths in whole, ``more`` where they were cut."""

    origins: Origins
    count: int
    more: bool
    cited: tuple[Cited, ...]


class ConflictsTold(msgspec.Struct, frozen=True, kw_only=True):
    """Where reports differ, the earliest first, with the reports that both sides stand on."""

    rows: tuple[Conflict, ...]
    count: int
    more: bool
    cited: tuple[Cited, ...]
