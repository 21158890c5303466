"""Where: names of places in running text, each with the place it means in this report.

The table is cut from GeoNames (CC BY 4.0, see GAZETTEER.md beside it); regions, seas and theatres were added by hand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from onrecord.grounding.where.choose import Mention, choose
from onrecord.grounding.where.gazetteer import Gazetteer, Place, distance
from onrecord.grounding.where.mentions import collect, is_adjective
from onrecord.grounding.where.metonyms import is_metonym
from onrecord.model.grounds import Where
from onrecord.model.text import Span

__all__ = ["Gazetteer", "Mention", "Place", "distance", "find", "is_metonym", "places", "where"]


def find(
    spans: Sequence[tuple[int, int, str]],
    text: str,
    gazetteer: Gazetteer,
    *,
    acts: Callable[[int, int], bool] | None = None,
    in_play: Mapping[str, int] | None = None,
    home: str | None = None,
) -> list[Where]:
    """The literal places that ``text`` names, in its order.

    Args:
        spans: (start, end, label) of the names that the engine marked; ``LOC``, ``GPE`` and ``FAC`` are places, what
            has another label (persons, organisations) is not looked into.
        text: the report.
        gazetteer: the table.
        acts: whether the name at these characters stands for a government (:func:`is_metonym` over the parse); such
            names are left out, since they are actors. ``None``: every name is taken literally.
        in_play: how often the report speaks of a country (alpha-3); counted from the text where absent.
        home: the outlet's country (alpha-3), or ``None``.
    """
    return [
        where(mention, place, text)
        for mention, place in places(spans, text, gazetteer, in_play=in_play, home=home)
        if not (acts and acts(mention.start, mention.end)) and not is_adjective(mention.name, gazetteer)
    ]


def places(
    spans: Sequence[tuple[int, int, str]],
    text: str,
    gazetteer: Gazetteer,
    *,
    in_play: Mapping[str, int] | None = None,
    home: str | None = None,
) -> list[tuple[Mention, Place]]:
    """Every name of a place with the place chosen for it, those that stand for governments among them."""
    mentions = collect(spans, text, gazetteer)
    if in_play is None:
        in_play = Counter(code for _, _, code in gazetteer.known.named(text))
    return list(zip(mentions, choose(mentions, text, gazetteer, Counter(dict(in_play)), home), strict=True))


def where(mention: Mention, place: Place, text: str) -> Where:
    """A place as the record keeps it: a country or a region has no point."""
    point = place.precision in ("point", "city", "admin2", "admin1")
    return Where(
        name=place.name,
        country=place.country,
        lat=place.lat if point else None,
        lon=place.lon if point else None,
        precision=place.precision,
        geonames=place.geonames,
        words=Span.of(text, mention.start, mention.end),
    )
