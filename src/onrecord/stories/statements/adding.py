"""A reading comes in, or leaves."""

from __future__ import annotations

from onrecord.model.claims import Attribution
from onrecord.model.origins import Telling
from onrecord.model.reading import Reading
from onrecord.model.text import Span
from onrecord.stories.shelf import Shelf
from onrecord.stories.statements import carriers, groups, kept
from onrecord.stories.statements.kept import Kept
from onrecord.stories.statements.saying import sayings


def add(shelf: Shelf, reading: Reading) -> list[tuple[str, str]]:
    """Takes a reading in and returns the pairs of attributions that are now known to be one statement.

    Of many that say the same words one stands for all; ``match`` says of a pair why. The same reading twice is once; a
    newer reading of a report takes the place of the older. The caller commits.
    """
    new = kept.of_reading(reading)
    old = kept.get(shelf, new.report)
    if old == new:
        return []
    if old is not None:
        drop(shelf, new.report)
    kept.put(shelf, new)
    carriers.put(shelf, new)
    pairs = []
    for said, saying in sayings(new):
        pairs += groups.put(shelf, said.id, _telling(new, said), saying)
    return pairs


def drop(shelf: Shelf, report: str) -> None:
    """Takes a report out: its reading was superseded or withdrawn."""
    old = kept.get(shelf, report)
    if old is not None:
        for said in old.attributions:
            groups.drop(shelf, said.id)
        carriers.drop(shelf, old)
        kept.drop(shelf, old)


def _telling(held: Kept, said: Attribution) -> Telling:
    return Telling(
        report=held.report,
        outlet=held.outlet,
        day=held.day,
        words=Span.of(held.text, said.content[0].start, max(span.end for span in said.content)),
        claim=said.id,
        speaker=said.chain[-1].name if len(said.chain) > 1 else None,
    )
