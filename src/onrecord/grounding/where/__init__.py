"""Where: names of places in running text, each with the place it means in this report.

The table is cut from GeoNames (CC BY 4.0, see GAZETTEER.md beside it); regions, seas and theatres were added by hand.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from onrecord.grounding.where.choose import Choice, Mention, choose, container
from onrecord.grounding.where.gazetteer import Gazetteer, Place, distance
from onrecord.grounding.where.mentions import collect, is_adjective
from onrecord.grounding.where.metonyms import is_metonym
from onrecord.grounding.where.within import Holders
from onrecord.model.grounds import Rival, Where
from onrecord.model.text import Span

__all__ = ["Choice", "Gazetteer", "Mention", "Place", "distance", "find", "is_metonym", "places", "where"]


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

    A name that the engine marked as a place and the table does not know is kept with the precision ``unknown``, and
    with a country where the text says in which it lies.

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
        where(mention, choice, text) if choice else _unknown(mention, text, gazetteer)
        for mention, choice in places(spans, text, gazetteer, in_play=in_play, home=home)
        if _literal(mention, text, gazetteer, acts)
    ]


# What an adjective may stand before and be a place: "the Iraqi border", "a British city".
_SPOT = re.compile(
    r" (?:\w+ )?(?:border|capital|city|town|village|coast|province|region|territory|soil|airspace|"
    r"waters|port|enclave|side of)\b"
)


# What follows a name at the head of a paragraph where it says from where the report was sent.
_DATELINE = re.compile(r",? ?(?:\(|[-–—] ?|[A-Z][a-z]{2,8}\.? \d{1,2}\b|[A-Z][\w.]+(?: \w+)? \()")


def _literal(mention: Mention, text: str, gazetteer: Gazetteer, acts: Callable[[int, int], bool] | None) -> bool:
    if is_adjective(mention.name, gazetteer):
        return bool(_SPOT.match(text, mention.end))
    heads = mention.start == 0 or text[mention.start - 1] == "\n"
    if acts is None or text.startswith("-based", mention.end):
        return True
    if heads and _DATELINE.match(text, mention.end):
        return True
    return not acts(mention.start, mention.end)


def places(
    spans: Sequence[tuple[int, int, str]],
    text: str,
    gazetteer: Gazetteer,
    *,
    in_play: Mapping[str, int] | None = None,
    home: str | None = None,
) -> list[tuple[Mention, Choice | None]]:
    """Every name of a place with the place chosen for it, those that stand for governments among them.

    ``None`` for a name that the engine marked as a place, that the table does not know and the report does not locate.
    """
    mentions = collect(spans, text, gazetteer)
    if in_play is None:
        in_play = Counter(code for _, _, code in gazetteer.known.named(text))
    known = [mention for mention in mentions if mention.candidates]
    chosen = iter(choose(known, text, gazetteer, Counter(dict(in_play)), home))
    rows = [(mention, next(chosen) if mention.candidates else None) for mention in mentions]
    holders = Holders([(mention, choice.place) for mention, choice in rows if choice], text)
    return [(mention, choice or _held(mention, holders)) for mention, choice in rows]


def _held(mention: Mention, holders: Holders) -> Choice | None:
    place = holders.located(mention)
    return Choice(place) if place else None


def where(mention: Mention, choice: Choice, text: str) -> Where:
    """A place as the record keeps it: a country or a region has no point."""
    place = choice.place
    point = place.precision in ("point", "city", "admin2", "admin1")
    return Where(
        name=place.name,
        country=place.country,
        lat=place.lat if point else None,
        lon=place.lon if point else None,
        precision=place.precision,
        geonames=place.geonames,
        words=Span.of(text, mention.start, mention.end),
        rivals=tuple(Rival(rival.name, rival.country, None, rival.geonames) for rival in choice.rivals),
    )


def _unknown(mention: Mention, text: str, gazetteer: Gazetteer) -> Where:
    """A place that no table knows, in the country that the words after it name."""
    lands = {place.country for place in container(mention, text, gazetteer)}
    country = lands.pop() if len(lands) == 1 else None
    return Where(mention.name, country, None, None, "unknown", None, Span.of(text, mention.start, mention.end))
