"""Which reports carry a claim: those that its words lead to, on near days."""

from __future__ import annotations

from collections import Counter
from itertools import islice

from onrecord.stories.shelf import Shelf
from onrecord.stories.statements import kept as keeping
from onrecord.stories.statements.kept import Kept
from onrecord.stories.statements.sought import FOUND, Place, Sought, place, tells
from onrecord.stories.statements.words import couples

ROOM = "told words"
# Days before and after: news of a statement is told within two days; what is told later is told of it as of the past.
NEAR = 2
# Reports read at most under one key, and looked at for one claim: the most alike come first, the cost stays bounded.
UNDER_ONE_KEY, LOOKED_AT = 2000, 1000


def put(shelf: Shelf, kept: Kept) -> None:
    """Lets a report be found by the neighbouring words of its sentences."""
    shelf.put_keys(ROOM, kept.day, _keys(kept), kept.report)


def drop(shelf: Shelf, kept: Kept) -> None:
    """Takes a report out."""
    shelf.drop_keys(ROOM, kept.day, _keys(kept), kept.report)


def near(day: int) -> range:
    """The days on which a claim of that day is looked for; only among the undated where it has none."""
    return range(day - NEAR, day + NEAR + 1) if day else range(1)


def found(shelf: Shelf, sought: Sought, least: float = FOUND) -> list[tuple[Kept, Place]]:
    """The reports that tell at least ``least`` of what is sought, and where; the most alike first."""
    shared: Counter[str] = Counter()
    for key in sought.keys:
        under = {member for _, member in islice(shelf.found(ROOM, near(sought.day), [key]), UNDER_ONE_KEY)}
        shared.update(under)
    told: list[tuple[Kept, Place]] = []
    for report, _ in sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:LOOKED_AT]:
        kept = keeping.get(shelf, report)
        where = place(sought, kept, least) if kept else None
        if kept and where and tells(sought, where.told(kept)):
            told.append((kept, where))
    return sorted(told, key=lambda pair: (-pair[1].score, pair[0].report))


def _keys(kept: Kept) -> set[int]:
    return {key for sentence in kept.by_sentence for key in couples(sentence)}
