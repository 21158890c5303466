"""From a claim back to where it comes from: its carriers, their ways, the newsrooms and the sources behind them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from onrecord.model.origins import Origins, Path
from onrecord.stories import happenings, statements
from onrecord.stories.origins import newsrooms, sources
from onrecord.stories.origins.carrier import Carrier, carrier
from onrecord.stories.origins.newsrooms import Way
from onrecord.stories.shelf import Shelf
from onrecord.stories.statements import Sought
from onrecord.stories.statements.kept import Kept
from onrecord.stories.statements.sought import Place, covering


def trace(shelf: Shelf, claim: str) -> Origins | None:
    """All ways back from a claim of a report; ``None`` where the shelf does not hold it.

    Its carriers are the reports that tell it on near days, by shared statements, happenings, passages and words.
    """
    found = statements.carriers(shelf, claim)
    if found is None:
        return None
    places = {kept.report: (kept, place) for kept, place in found.places}
    for kept, place in _same_happening(shelf, claim):
        places.setdefault(kept.report, (kept, place))
    return _traced(shelf, claim, found.told, found.sought, list(places.values()))


def _same_happening(shelf: Shelf, claim: str) -> Iterator[tuple[Kept, Place]]:
    """The reports that tell the happening of an event, and the sentence of each that does; nothing for other claims."""
    happening = happenings.of(shelf, claim) if claim.startswith("e-") else None
    for mention in happening.mentions if happening else ():
        for kept in statements.kept_of(shelf, [mention.report]):
            where = covering(kept, [mention.trigger])
            if where:
                yield kept, where


def trace_words(shelf: Shelf, words: str, reports: Iterable[str] | None = None, day: int = 0) -> Origins:
    """The same for words that a person typed.

    ``reports`` are the ids of the reports that carry the claim, where that is known; otherwise they are looked for on
    the days around ``day``.
    """
    sought, places = statements.telling(shelf, words, reports, day)
    return _traced(shelf, words, words, sought, places)


def _traced(shelf: Shelf, claim: str, told: str, sought: Sought, places: Sequence[tuple[Kept, Place]]) -> Origins:
    carriers: list[Carrier] = [carrier(shelf, kept, place, sought) for kept, place in places]
    ways = newsrooms.ways(sorted(carriers, key=lambda one: (one.kept.day, one.report)))
    rooms, first_hand = newsrooms.first_hand(ways)
    behind, ultimate = sources.ultimate(ways)
    return Origins(
        claim=claim,
        told=told,
        paths=tuple(_path(way) for way in ways),
        newsrooms=rooms,
        sources=behind,
        first_hand=first_hand,
        ultimate=ultimate,
    )


def _path(way: Way) -> Path:
    last = sources.step(way)
    return Path(telling=way.carrier.telling(), steps=(*way.steps, *([last] if last else [])))
