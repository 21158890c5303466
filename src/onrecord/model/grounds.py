"""What words stand for: times, places, actors.

Each keeps the words as written beside the value. What is not known is ``None`` or ``"unknown"``, never a guess.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from onrecord.model.text import Span

Grain = Literal[
    "second", "minute", "hour", "part_of_day", "day", "week", "month", "quarter", "season", "year", "decade", "unknown"
]
Basis = Literal["text", "text+published", "published", "embed", "unknown"]
Kind = Literal["person", "organisation", "outlet", "agency", "country", "group", "document", "unknown"]
Precision = Literal["point", "city", "admin2", "admin1", "country", "region", "unknown"]


class Rival(msgspec.Struct, frozen=True):
    """Another place or actor that the same words may mean, where the report does not decide.

    Attributes:
        name: its usual English name.
        country: ISO 3166-1 alpha-3, or ``None``.
        code: CAMEO actor code of an actor, or ``None``.
        geonames: GeoNames id of a place, or ``None``.
    """

    name: str
    country: str | None
    code: str | None = None
    geonames: int | None = None


class When(msgspec.Struct, frozen=True):
    """A time, cut at its grain.

    Attributes:
        value: ISO 8601 cut at the grain: ``2024``, ``2024-11``, ``2024-11-15``, ``2024-SU`` (a season),
            ``2024-11-17T22:05+02:00``; an interval is ``START/END``. Empty where nothing is known.
        grain: the unit that the words speak in.
        basis: what the value rests on: the words alone, the words and the publication date, the publication date
            alone, the time of an embedded post, or nothing.
        words: where the text says so; ``None`` where the value comes out of the page's metadata.
    """

    value: str
    grain: Grain
    basis: Basis
    words: Span | None = None


class Where(msgspec.Struct, frozen=True):
    """A place.

    Attributes:
        name: its usual English name.
        country: ISO 3166-1 alpha-3, or ``None``.
        lat, lon: WGS 84 degrees; ``None`` for a country or a region, which are no points.
        precision: how small the place is; a country is never a pin on a map.
        geonames: the GeoNames id, or ``None``.
        words: where the text names it.
        rivals: other places of that name, where the choice hangs by a thread; the likeliest first.
    """

    name: str
    country: str | None
    lat: float | None
    lon: float | None
    precision: Precision
    geonames: int | None
    words: Span
    rivals: tuple[Rival, ...] = ()


class Who(msgspec.Struct, frozen=True):
    """An actor.

    Attributes:
        name: the fullest name that the report gives for it (``Volodymyr Zelenskyy`` for "he").
        kind: what sort of actor.
        country: ISO 3166-1 alpha-3 of the country it belongs to, or ``None``.
        role: what the report says the actor is ("first deputy head of ..."), or ``None``.
        code: CAMEO actor code (``USAGOV``), or ``None``.
        words: where the text speaks of it: a name, a description or a pronoun.
        rivals: whom else the name may mean, where neither the report nor the day decides; country and role are left
            unknown then.
    """

    name: str
    kind: Kind
    country: str | None
    role: str | None
    code: str | None
    words: Span
    rivals: tuple[Rival, ...] = ()
