"""A report comes to the shelf: found near it are those it may share text with, and each is laid beside it once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from onrecord.model.article import Article
from onrecord.model.days import first_day
from onrecord.stories.copies import furniture, keeping, newsrooms
from onrecord.stories.copies.alignment import Laid, grams, passages
from onrecord.stories.copies.credits import credits
from onrecord.stories.copies.fingerprints import fingerprints, own_runs
from onrecord.stories.copies.furniture import Seen
from onrecord.stories.copies.keeping import Kept, Pair
from onrecord.stories.copies.telling import Telling, masked, tell
from onrecord.stories.copies.verdict import relation, shared
from onrecord.stories.shelf import Shelf

PERIOD = 7
"""Days that share one set of keys. A report is looked for in its own period and the two beside it: seven days at least
on either side, which is as late as a weekly prints an agency's text."""
MOST_MEMBERS = 40
"""Reports under one key in one period; one more is not put there. What so many share is a background sentence, and the
reports that have nothing else in common are no copies."""
FEWEST = 6
"""Seeds of own telling that two reports must share to be laid beside each other: a run of ten words."""
MOST_COMPARED = 48
"""Reports that one is laid beside, those with the most keys in common. Copies that are the same word for word stand
behind one of them, so that a text in a thousand papers costs one comparison."""


def add(shelf: Shelf, article: Article) -> list[tuple[str, Pair]]:
    """Takes a report in; returns the others it shares text with. Nothing where it is there already."""
    if keeping.report(shelf, article.id) is not None:
        return []
    told = tell(article)
    own, outlet = newsrooms.of_article(article), newsrooms.outlet_name(article)
    seen = furniture.counted(keeping.seen(shelf, outlet), told.lines[:, 2])
    if outlet:
        keeping.keep_seen(shelf, outlet, seen)
    day, laid = day_of(article), Laid(masked(told, seen))
    keys = fingerprints(laid.telling, laid.seeds)
    found, crowded = _found(shelf, day, keys)
    pairs = list(_pairs(shelf, article.id, laid, _likely(found)))
    followed = next((other for other, pair in pairs if pair.relation == "same"), None)
    words, marks, breaks, lines = keeping.packed(told)
    kept = Kept(
        outlet=outlet,
        newsroom=own.name if own and own.kind != "aggregator" else None,
        aggregator=bool(own and own.kind == "aggregator"),
        day=day,
        credits=credits(article),
        words=words,
        own=marks,
        breaks=breaks,
        lines=lines,
        captions=told.captions,
        follows=followed,
    )
    keeping.keep(shelf, article.id, kept)
    keeping.keep_text(shelf, article.id, article.text)
    if followed is None:
        shelf.put_keys(keeping.ROOM, period_of(day), (key for key in keys if key not in crowded), article.id)
    else:
        keeping.keep_follower(shelf, followed, article.id)
    for other, pair in pairs:
        a, b = sorted((article.id, other))
        keeping.keep_pair(shelf, a, b, pair)
    return pairs


def day_of(article: Article) -> int:
    """The day of a report as ``date.toordinal``; 0 where it has no date."""
    return (first_day(article.published.value) if article.published else None) or 0


def period_of(day: int) -> int:
    """The first day of the period that a day is in; 0 for no date."""
    return day - day % PERIOD


def pair_of(laid: Laid, name: str, theirs: Telling, other: str) -> Pair | None:
    """What a report shares with another; ``None`` where there is no sentence of telling in it.

    The passages are looked for from the report whose id sorts first, so that either may come first.
    """
    seeds = grams(theirs.words)
    mine, common = laid.common(seeds)
    if not min((mine & own_runs(laid.telling)).sum(), (common & own_runs(theirs)).sum()) >= FEWEST:
        return None
    if name < other:
        a, b, found = laid.telling, theirs, passages(laid.telling, theirs, (laid.seeds, seeds), (mine, common))
    else:
        a, b, found = theirs, laid.telling, passages(theirs, laid.telling, (seeds, laid.seeds), (common, mine))
    what = shared(a, b, found)
    spans = tuple(
        (runs[0].a, runs[-1].a + runs[-1].size, runs[0].b, runs[-1].b + runs[-1].size) for runs in found.passages
    )
    return Pair(relation(what), what.part_a, what.part_b, spans) if spans else None


def _found(shelf: Shelf, day: int, keys: list[int]) -> tuple[Counter[str], set[int]]:
    """Reports by how many keys they share, and the keys of this period that are full."""
    here = period_of(day)
    periods = [here] if here == 0 else [here, here - PERIOD, here + PERIOD, 0]
    found: Counter[str] = Counter()
    held: Counter[int] = Counter()
    for period in periods:
        for key, member in shelf.found(keeping.ROOM, [period], keys):
            found[member] += 1
            if period == here:
                held[key] += 1
    return found, {key for key, count in held.items() if count >= MOST_MEMBERS}


def _likely(found: Counter[str]) -> list[str]:
    ranked = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    return [member for member, _ in ranked[:MOST_COMPARED]]


def _pairs(shelf: Shelf, name: str, laid: Laid, others: list[str]) -> Iterator[tuple[str, Pair]]:
    """The pairs with the reports found."""
    known: dict[str | None, Seen] = {}
    for other in others:
        kept = keeping.report(shelf, other)
        if kept is None:
            continue
        if kept.outlet not in known:
            known[kept.outlet] = keeping.seen(shelf, kept.outlet)
        pair = pair_of(laid, name, masked(kept.telling(), known[kept.outlet]), other)
        if pair:
            yield other, pair
