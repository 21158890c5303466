"""What two reports share, and whose words a report is made of."""

from __future__ import annotations

from typing import Literal

import msgspec

from onrecord.model.text import Span

Relation = Literal["same", "abridged", "edited", "merged", "paraphrase", "quotes"]
CreditKind = Literal["dateline", "byline", "staff", "tail", "copyright", "label", "text", "photo", "copy"]


class Passage(msgspec.Struct, frozen=True, order=True):
    """Words that stand in both of two reports.

    Attributes:
        a: where they stand in the first report.
        b: where they stand in the second one; small differences within (a word changed, a comma) are allowed.
    """

    a: Span
    b: Span


class Credit(msgspec.Struct, frozen=True):
    """A newsroom that a report itself names as where its words are from.

    Attributes:
        newsroom: by its usual short name (``AP``, ``Reuters``, ``CNN``).
        kind: where the credit stands; the order of the list is falling strength. ``copy`` is none of the report's own:
            it was taken over from a copy that is tagged. ``label`` is where an aggregator says that it found the text.
        words: where the text says so; ``None`` where a field of the page does (byline, outlet).
    """

    newsroom: str
    kind: CreditKind
    words: Span | None


class Copy(msgspec.Struct, frozen=True, kw_only=True):
    """One text behind two reports.

    Attributes:
        a, b: ids of the reports; ``a`` sorts first.
        relation: what was done to it; ``quotes`` is no copy: only a quotation, a post or a background line is shared.
        passages: the shared words, in the order of the first report.
        part_a, part_b: how much of each report's own telling (without furniture and quotations) is shared, 0 to 1.
        newsroom: whose text it is, where one of the two says so or a tagged sibling does; ``None`` if nothing tells.
        credit: what tells it, or ``None``.
        source: id of the one of the two whose text it is: the newsroom's own page of it; ``None`` where both are from a
            third or nothing tells. Time alone never does: a client is often seen before the agency's own page.
    """

    a: str
    b: str
    relation: Relation
    passages: tuple[Passage, ...]
    part_a: float
    part_b: float
    newsroom: str | None = None
    credit: Credit | None = None
    source: str | None = None

    @property
    def copied(self) -> bool:
        """Whether one of the two adds no independent telling of what they share."""
        return self.relation != "quotes"


class Share(msgspec.Struct, frozen=True):
    """How much of a report is one newsroom's.

    Attributes:
        newsroom: by its short name.
        part: of the report's own telling (without furniture and quotations), 0 to 1.
    """

    newsroom: str
    part: float


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """Whose words a report mainly is.

    Attributes:
        report: id of the report.
        newsroom: the newsroom, the outlet's own name where its own staff wrote it; ``None`` where nothing tells or no
            newsroom has two thirds of it.
        own: whether the outlet's own staff wrote it; ``None`` where that is not known.
        credit: what tells it, or ``None``.
        through: id of the tagged copy that tells it, where the report itself does not.
        shares: the newsrooms that have a part of it, the largest first; two or more, none with two thirds, is a report
            of mixed origin.
    """

    report: str
    newsroom: str | None
    own: bool | None
    credit: Credit | None = None
    through: str | None = None
    shares: tuple[Share, ...] = ()
