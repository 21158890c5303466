"""Under which keys, on which days, an event is found by those that may be the same happening.

A key joins what names the deed (its root, a kind of deed, a type of the ontology) with what is rare around it (a name,
what it is about): the deed alone would find every strike of the week. Days go by fours, so that a look-up of a few
neighbours covers all that is near.
"""

from __future__ import annotations

from collections.abc import Iterable
from zlib import crc32

from onrecord.stories.happenings.describing import Described
from onrecord.stories.happenings.words import number, rarity

STEP = 4
"""Days that share a place on the shelf."""
NEAR = 4
"""Days before and after its own in which an event looks for others."""
LONGEST = 31
"""Days that a dated event may span to be looked up by its own days; a vaguer one is looked up by its report's day."""
RARE = 6
"""Rarest words of the sentence that make keys with the root; half as many with each kind."""


def keys(event: Described) -> list[int]:
    """The keys of an event, each once, in order."""
    weigh = rarity().of
    parties = {name for party in (*event.actors, *event.recipients) for name in party.names}
    around = event.words | event.about | parties
    rare = sorted(around, key=lambda key: (-weigh(key) - 2 * (key in event.names or key in parties), key))[:RARE]
    found = [_key("root", event.root, word) for word in rare]
    found += [_key("kind", kind, word) for kind in sorted(event.kinds) for word in rare[: RARE // 2]]
    found += [_key("type", event.mention.type, word) for word in rare[: RARE // 2] if event.mention.type != "OTHER"]
    found.append(_key("place", "", event.place_in_text))
    return list(dict.fromkeys(found))


def _key(sort: str, deed: str, word: int) -> int:
    """A 64-bit number, so that two keys are one by chance once in many records."""
    return (crc32(f"{sort} {deed}".encode()) << 31) ^ (word << 1) ^ (number(f"{deed}{word}") >> 3)


def shelf_day(event: Described) -> int:
    """Where an event is put: by its own day where its words tell one, else by its report's; 0 where nothing tells."""
    return _own(event) // STEP


def near_days(event: Described) -> Iterable[int]:
    """Where others that may be the same are looked for."""
    days, published = event.days, event.published
    found: set[int] = set()
    if days.known and days.last - days.first <= LONGEST:
        found.update(range((days.first - NEAR) // STEP, (days.last + NEAR) // STEP + 1))
    if published:
        found.update(range((published - NEAR) // STEP, (published + NEAR) // STEP + 1))
    return sorted(found) or [0]


def _own(event: Described) -> int:
    if event.days.known and event.days.last - event.days.first <= LONGEST:
        return event.days.last
    return event.published
