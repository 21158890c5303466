"""Where a claim comes from: who carries it, through whose hands it came, and how many stand behind it.

Two counts that are never mixed: *newsrooms* that have a claim first-hand, and *ultimate sources* whose word it is. Ten
outlets with one agency's text are one newsroom; three newsrooms that quote one minister are one source.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from onrecord.model.grounds import Kind
from onrecord.model.sharing import Passage
from onrecord.model.text import Span

How = Literal["own words", "copied from", "credited to", "said by", "seen by"]
Likeness = Literal["quotation", "words", "copy", "judged"]


class Evidence(msgspec.Struct, frozen=True, order=True):
    """The words behind an edge, and whose they are.

    Attributes:
        report: id of the report in which they stand.
        outlet: who publishes it, or ``None``.
        words: where they stand; ``None`` where a field of the page (outlet, byline) tells it and no word of the text.
    """

    report: str
    outlet: str | None
    words: Span | None = None


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """One report's words for a claim.

    Attributes:
        report, outlet: the report and who publishes it.
        day: when it was published, counted from 1 January 1; 0 where the report does not say.
        words: the sentence, or the few sentences, that tell the claim.
        claim: id of the attribution, event, position or quantity that was found there; ``None`` where the words alone
            were recognised.
        speaker: whose words they are, by the fullest name that the report gives; ``None`` where it tells nobody's.
    """

    report: str
    outlet: str | None
    day: int
    words: Span
    claim: str | None = None
    speaker: str | None = None


class Match(msgspec.Struct, frozen=True, kw_only=True):
    """Two attributions that are one statement, and the words that show it.

    Attributes:
        a, b: ids of the attributions; ``a`` sorts first.
        reports: ids of the report of ``a`` and of that of ``b``.
        how: shared quotation, shared words of a speaker, or what a person decided.
        score: how much of both is shared, 0 to 1; 1 where a person decided.
        shared: the words in each that show it; empty where a person decided.
    """

    a: str
    b: str
    reports: tuple[str, str]
    how: Likeness
    score: float
    shared: tuple[Passage, ...] = ()


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody said once, however many reports tell it.

    Attributes:
        id: the id of its attribution that sorts first, with ``s-`` before it.
        speaker: the fullest name that its tellings give.
        tellings: each attribution that is this statement, by report and place.
        matches: why they are one; each telling but a lone one is in at least one of them.
    """

    id: str
    speaker: str | None
    tellings: tuple[Telling, ...]
    matches: tuple[Match, ...] = ()


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One step back from a carrier towards the source.

    Attributes:
        how: ``copied from`` another newsroom's text, ``credited to`` a newsroom that the words name, told in the
            newsroom's ``own words``, ``said by`` the source, or ``seen by`` the newsroom itself.
        name: who stands there; ``None`` where nobody can be named (a text of unknown origin).
        evidence: the words that say so; for a copy, the shared words in both reports.
        sure: whether the report itself shows this step. ``False`` where another carrier's words tell it: the interview
            that one names and the other does not.
    """

    how: How
    name: str | None
    evidence: tuple[Evidence, ...] = ()
    sure: bool = True


class Path(msgspec.Struct, frozen=True, kw_only=True):
    """The way back from one carrier.

    Attributes:
        telling: the carrier and its words.
        steps: from the carrier's outlet to the ultimate source; empty where nothing could be told.
    """

    telling: Telling
    steps: tuple[Step, ...]


class Newsroom(msgspec.Struct, frozen=True, kw_only=True):
    """A newsroom that has the claim first-hand.

    Attributes:
        name: its usual short name; ``None`` for a text whose newsroom is not known.
        reports: ids of the carriers whose way back ends with it.
        apart: whether it is shown to be another than the rest; ``False`` where its text may be theirs.
        counted: whether the figure to quote counts it: it is shown, or a newsroom that is known or whose writer signs.
        because: in a sentence, what makes it count, or not.
    """

    name: str | None
    reports: tuple[str, ...]
    apart: bool
    counted: bool
    because: str


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """An ultimate source: whose word the claim is.

    Attributes:
        name: its fullest name, or the description of an unnamed one as the reports give it.
        kind: what sort of source.
        anonymous: whether the reports keep its name back.
        number: how many unnamed persons a report tells of ("two officials"); ``None`` where none says.
        reports: ids of the carriers that lead to it.
        newsrooms: which newsrooms lead to it.
        apart: whether it is shown to be another than the rest; ``False`` for an unnamed one that may be one of them.
        evidence: the words that name or describe it.
    """

    name: str
    kind: Kind
    anonymous: bool
    number: int | None
    reports: tuple[str, ...]
    newsrooms: tuple[str, ...]
    apart: bool
    evidence: tuple[Evidence, ...]


class Count(msgspec.Struct, frozen=True, order=True):
    """A count that says how sure it is.

    Attributes:
        least: those shown to be independent.
        likely: the figure to quote: it leaves out what may be the same.
        most: every one that is not shown to be the same.
    """

    least: int
    likely: int
    most: int

    def __str__(self) -> str:
        if self.least == self.most:
            return str(self.likely)
        return f"{self.likely} (at least {self.least}, at most {self.most})"


class Origins(msgspec.Struct, frozen=True, kw_only=True):
    """A claim and all the ways back from its carriers.

    Attributes:
        claim: id of the claim that was asked about, or the words.
        told: the claim in a line.
        paths: one for each carrier.
        newsrooms: who has it first-hand; those shown to be apart first.
        sources: whose word it is; the named first.
        first_hand: how many newsrooms have it first-hand.
        ultimate: how many ultimate sources there are.
    """

    claim: str
    told: str
    paths: tuple[Path, ...]
    newsrooms: tuple[Newsroom, ...]
    sources: tuple[Source, ...]
    first_hand: Count
    ultimate: Count
