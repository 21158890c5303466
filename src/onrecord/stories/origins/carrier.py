"""A carrier with all that tells whose words its telling is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.model.claims import Attribution
from onrecord.model.origins import Evidence, Telling
from onrecord.model.sharing import Copy, Origin, Passage
from onrecord.model.text import Span
from onrecord.stories import copies
from onrecord.stories.origins import credits
from onrecord.stories.origins.credits import Credit
from onrecord.stories.shelf import Shelf
from onrecord.stories.statements.kept import Kept
from onrecord.stories.statements.sought import Place, Sought
from onrecord.stories.statements.words import Word


@dataclass(frozen=True, slots=True)
class Carrier:
    """One report that carries the claim.

    Attributes:
        kept: the report.
        words: the sentences that tell the claim.
        told: their telling words.
        said: the attributions that tell it there, the most alike first.
        credit: the newsroom that the telling credits, or ``None``.
        to_all: whether the telling says that it was said to everybody.
        copies: the reports that share text with this one.
        origin: whose words this report mainly is.
    """

    kept: Kept
    words: Span
    told: tuple[Word, ...]
    said: tuple[Attribution, ...]
    credit: Credit | None
    to_all: bool
    copies: tuple[Copy, ...]
    origin: Origin

    @property
    def report(self) -> str:
        """Id of the report."""
        return self.kept.report

    def evidence(self, words: Span | None = None) -> Evidence:
        """Words of this report as evidence; none where a field of the page tells it."""
        return Evidence(self.report, self.kept.outlet, words)

    def telling(self) -> Telling:
        """This carrier as it is answered."""
        said = self.said[0] if self.said else None
        return Telling(
            report=self.report,
            outlet=self.kept.outlet,
            day=self.kept.day,
            words=self.words,
            claim=said.id if said else None,
            speaker=said.chain[-1].name if said and len(said.chain) > 1 else None,
        )

    def shared(self) -> Iterator[tuple[Copy, str, Passage]]:
        """The copies whose shared passage holds this telling: the copy, the other report, the passage."""
        for copy in self.copies:
            if not copy.copied:
                continue
            first = copy.a == self.report
            for passage in copy.passages:
                if (passage.a if first else passage.b).overlaps(self.words):
                    yield copy, copy.b if first else copy.a, passage
                    break


def carrier(shelf: Shelf, kept: Kept, place: Place, sought: Sought) -> Carrier:
    """A report that carries the claim at that place, with all that tells whose words these are."""
    said = tuple(credits.said_there(kept, place, sought))
    return Carrier(
        kept=kept,
        words=place.words(kept),
        told=tuple(place.told(kept)),
        said=said,
        credit=credits.credit(kept, place, said),
        to_all=credits.to_all(kept, place, said),
        copies=tuple(copies.of(shelf, kept.report)),
        origin=copies.origin(shelf, kept.report),
    )
