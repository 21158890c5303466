"""Which of the places of one name a report means: by its document, not by population alone.

Each candidate is scored; the weights were set by hand and checked on GeoWebNews and LGL (docs/benchmarks/grounding.md):
they say in which order evidence counts, not how probable it is.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.grounding.where.gazetteer import Gazetteer, Place, distance
from onrecord.grounding.where.names import fold
from onrecord.grounding.where.states import state

# Words after or before a name that tell its level.
_UNIT_AFTER = re.compile(
    r"^ (?:region|oblast|province|governorate|state|krai|prefecture|county|district|raion|"
    r"department|republic|territory|provinces)\b",
    re.I,
)
_UNIT_BEFORE = re.compile(r"\b(?:region|province|state|oblast|governorate|republic|district|county) of $", re.I)
_TOWN = re.compile(
    r"\b(?:city|town|village|capital|port|suburb|settlement|municipality)(?: city)? of $|^ (?:city|"
    r"airport|international airport)\b|^, (?:the |a |an )?(?:[\w’'-]+ ){0,4}(?:city|town|village|"
    r"capital|port)\b",
    re.I,
)
_APPOSED = re.compile(r"^, (?:the |a |an )?(?:(?P<owner>[A-Z][\w.’' -]{1,30}?)[’']s )")
_COMMA = re.compile(
    r"^,? (?:in |near |, )?(?:(?:north|south|east|west|central)\w* )?(?P<in>(?:[A-Z]\.){1,3}|"
    r"[A-Z][\w’'.-]*(?: (?:[A-Z][\w’'.-]*|of|and|the)){0,3})"
)

COUNTRY, REGION = 10.5, 9.0  # a country is nearly always meant before a town of its name; log10 of people for towns
CAPITAL = 2.0
CONTAINER = 6.0  # "Paris, Texas" beats every population
LEVEL = 3.0  # "Kursk region" is no town
IN_PLAY = 3.0  # all of it where the report speaks of one country only
OTHER_NAME = 1.5  # "Franklin" is also an old name of Columbus; few papers use such names
DOUBT = 1.0  # a lead under this is right in 4 of 10 on GeoWebNews and 5 of 10 on LGL; above it in 9 and in 7.5
SAME = 161.0  # km: rows of one place (a town and its district) are no rivals
NEARBY = 2.0  # a place of the same first-level unit, or within 300 km, stands in the report


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text and the places it may mean."""

    start: int
    end: int
    name: str
    candidates: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """The place that a mention means, and those that came so near that the report does not decide."""

    place: Place
    rivals: tuple[Place, ...] = ()


def choose(
    mentions: Sequence[Mention], text: str, gazetteer: Gazetteer, in_play: Counter[str], home: str | None
) -> list[Choice]:
    """One place a mention, in their order, with its rivals.

    Args:
        mentions: each with at least one candidate.
        text: the report.
        gazetteer: to read what stands after a comma.
        in_play: how often the report speaks of a country (alpha-3), by name or by its people.
        home: the outlet's country, or ``None``.
    """
    boxes = [container(mention, text, gazetteer) for mention in mentions]
    votes = Counter(in_play)
    for box in boxes:
        votes.update({place.country: 1 for place in box if place.country})
    first = [_best(m, box, text, votes, home, {}, gazetteer) for m, box in zip(mentions, boxes, strict=True)]
    picked = [choice.place for choice in first]
    # Second round: with the places of the first as neighbours, those of one name having one vote.
    for place in dict.fromkeys(picked):
        if place.country and place.kind != "country":
            votes[place.country] += 1
    around = tuple(
        dict.fromkeys(
            p for p in picked if p.lat is not None and p.kind in ("town", "admin1", "admin2", "area", "facility")
        )
    )
    near: dict[tuple[Place, ...], dict[Place, float]] = {}
    for mention in mentions:
        if mention.candidates not in near:
            others = [place for place in around if place not in mention.candidates]
            near[mention.candidates] = {place: _near(place, others) for place in mention.candidates}
    rows = [
        _best(m, box, text, votes, home, near[m.candidates], gazetteer) for m, box in zip(mentions, boxes, strict=True)
    ]
    return _one_sense(mentions, boxes, rows)


def _one_sense(mentions: Sequence[Mention], boxes: Sequence[tuple[Place, ...]], rows: list[Choice]) -> list[Choice]:
    """A name means one place in a report: what one mention is told by its container holds for the bare ones."""
    told = {m.name: row.place for m, box, row in zip(mentions, boxes, rows, strict=True) if _inside(row.place, box)}
    return [
        row if box or m.name not in told or row.place.kind.startswith("admin") else Choice(told[m.name])
        for m, box, row in zip(mentions, boxes, rows, strict=True)
    ]


def _best(
    mention: Mention,
    box: tuple[Place, ...],
    text: str,
    votes: Counter[str],
    home: str | None,
    near: Mapping[Place, float],
    gazetteer: Gazetteer,
) -> Choice:
    left, right = text[max(0, mention.start - 30) : mention.start], text[mention.end : mention.end + 60]
    unit = bool(_UNIT_AFTER.match(right) or _UNIT_BEFORE.search(left))
    town = bool(_TOWN.search(left[-16:]) or _TOWN.match(right))
    total = sum(votes.values()) or 1

    def score(place: Place) -> float:
        told = _prior(place, gazetteer) - (0 if fold(place.name).startswith(fold(mention.name)) else OTHER_NAME)
        if unit:
            told += LEVEL if place.kind.startswith("admin") else -LEVEL if place.kind == "town" else 0
        elif town:
            told += LEVEL if place.kind in ("town", "city") else -LEVEL
        if box:
            told += CONTAINER if _inside(place, box) else 0
        if place.country:
            told += IN_PLAY * math.sqrt(votes[place.country] / total) + 0.5 * (place.country == home)
        return told + near.get(place, 0.0)

    ranked = sorted(((score(place), place) for place in mention.candidates), key=lambda pair: -pair[0])
    top, best = ranked[0]
    rivals = [place for told, place in ranked[1:6] if top - told < DOUBT and distance(place, best) > SAME]
    return Choice(best, tuple(rivals))


def _prior(place: Place, gazetteer: Gazetteer) -> float:
    if place.kind == "country":
        return COUNTRY
    people = math.log10(max(place.population, 300))
    if place.kind in ("admin1", "admin2"):
        return people - (0.5 if place.kind == "admin1" else 1.5)
    if place.kind != "town":
        return REGION
    capital = (
        place.country and place.population > 30_000 and gazetteer.known.by_capital.get(place.name) == place.country
    )
    return people + (CAPITAL if capital else 0)


def _near(place: Place, around: Iterable[Place]) -> float:
    told = 0.0
    for other in around:
        if place.admin1 and other.admin1 == place.admin1:
            told = max(told, NEARBY)
        else:
            told = max(told, NEARBY * math.exp(-distance(place, other) / 300))
    return told


def container(mention: Mention, text: str, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """What the name is said to lie in: ``Paris, Texas``, ``Kursk, Russia's western city``, ``Alexandria, La.``."""
    right = text[mention.end : mention.end + 60]
    if found := _APPOSED.match(right):
        return _wide(gazetteer.lookup(found["owner"]))
    found = _COMMA.match(right) if right.startswith((",", " in ")) else None
    if not found:
        return ()
    words = found["in"].split()
    for length in range(len(words), 0, -1):
        told = " ".join(words[:length])
        told = state(told) or told.rstrip(".,")
        if rows := _wide(gazetteer.lookup(told)):
            # "Syria, Iraq and Iran" is a list: a container holds one of the candidates.
            held = not mention.candidates or any(_inside(place, rows) for place in mention.candidates)
            return rows if held else ()
    return ()


def _wide(places: Iterable[Place]) -> tuple[Place, ...]:
    return tuple(place for place in places if place.kind in ("country", "admin1", "admin", "admin2"))


def _inside(place: Place, box: Iterable[Place]) -> bool:
    """Whether a place lies in one of the wider ones."""
    for wide in box:
        if wide == place or wide.country != place.country:
            continue
        if wide.kind == "country" and place.kind != "country":
            return True
        if wide.admin1 and wide.admin1 == place.admin1 and (wide.kind == "admin1" or place.kind == "town"):
            return True
        if wide.kind == "admin" and distance(wide, place) < 300:
            return True
    return False
