"""Scores claims of whole reports against our own gold, or one annotator against another.

    python -m eval.claims [--split dev] [--errors N]        onrecord against the gold
    python -m eval.claims --agreement                       the second pass against the first

Figures are shares in per cent over all reports of a split, with 95% intervals of 1,000 bootstrap samples of the
reports.

Attributions. Two are one where their contents share half of their words (in common over in either); pairs are one to
one. ``said F1`` asks besides that the origins be one; a hop is one with another where both are unknown or one's name
holds all words of the other's. ``chain`` is the share of gold attributions that were found with every hop right, in
order, and none too many; ``chain, two hops or more`` the same of those. ``anonymity F1`` and ``channel F1`` count,
over gold attributions and ours, the anonymous hops and the kinds of channel. ``quote``, ``act``, ``inside``: right of
those found.

Events. Two are one where their triggers share a word. ``event F1`` asks for the type, and that the actors have one in
common or both have none, and the recipients too; ``status`` is right of those whose triggers and types are one.

Positions. ``position F1`` asks for the full tuple: holder, stance, the addressees (one in common or none), the matter
(half of the words), and the condition (there or not, and sharing a word). ``limits``, ``change``: right of those.

Quantities. Two are one where their words overlap; ``quantity F1`` asks for kind, low and high.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from eval.claims.marks import Deed, Figure, Hand, Marks, Saying, Stand, overlap, paired, same, touching

SAME_CONTENT = 0.5
DRAWS, SEED = 1000, 1
Counts = Counter[str]


@dataclass(frozen=True, slots=True)
class Figures:
    """One figure in per cent, its interval, and what it is a share of."""

    value: float
    low: float
    high: float
    of: int


def compare(gold: Marks, found: Marks) -> Counts:
    """What is right, there and wanted in one report, by name."""
    counts: Counts = Counter()
    _sayings(counts, gold.sayings, found.sayings)
    _deeds(counts, gold.deeds, found.deeds)
    _stands(counts, gold.stands, found.stands)
    _quantities(counts, gold.figures, found.figures)
    return counts


def chains_same(one: Sequence[Hand], other: Sequence[Hand]) -> bool:
    """Whether two chains have the same hands in the same order."""
    return len(one) == len(other) and all(same(a, b) for a, b in zip(one, other, strict=True))


def _sayings(counts: Counts, gold: Sequence[Saying], found: Sequence[Saying]) -> None:
    pairs = paired([s.content for s in gold], [s.content for s in found], SAME_CONTENT)
    counts["said gold"] += len(gold)
    counts["said found"] += len(found)
    counts["chain of"] += len(gold)
    counts["chain, two hops or more of"] += sum(len(s.chain) > 1 for s in gold)
    partner = dict(pairs)
    for number, mine in enumerate(gold):
        theirs = found[partner[number]] if number in partner else None
        _anonymous(counts, mine.chain, theirs.chain if theirs else ())
        counts["channel gold"] += mine.channel is not None
        if theirs is None:
            continue
        counts["content right"] += 1
        counts["said right"] += bool(mine.chain and theirs.chain and same(mine.chain[-1], theirs.chain[-1]))
        whole = chains_same(mine.chain, theirs.chain)
        counts["chain right"] += whole
        counts["chain, two hops or more right"] += whole and len(mine.chain) > 1
        counts["channel right"] += mine.channel is not None and mine.channel == theirs.channel
        for name in ("quote", "act"):
            counts[f"{name} of"] += 1
            counts[f"{name} right"] += getattr(mine, name) == getattr(theirs, name)
        counts["inside of"] += 1
        counts["inside right"] += touching(mine.outer, theirs.outer)
    matched = set(partner.values())
    for number, theirs in enumerate(found):
        counts["channel found"] += theirs.channel is not None
        if number not in matched:
            counts["anonymity found"] += sum(hand.anonymous for hand in theirs.chain)


def _anonymous(counts: Counts, gold: Sequence[Hand], found: Sequence[Hand]) -> None:
    wanted, told = ([hand for hand in chain if hand.anonymous] for chain in (gold, found))
    counts["anonymity gold"] += len(wanted)
    counts["anonymity found"] += len(told)
    hits = [(a, next((b for b in told if same(a, b) or a.words & b.words), None)) for a in wanted]
    counts["anonymity right"] += sum(b is not None for _, b in hits)
    for a, b in hits:
        if a.number is not None:
            counts["number of"] += 1
            counts["number right"] += b is not None and b.number == a.number
        if a.reason:
            counts["reason of"] += 1
            counts["reason right"] += b is not None and bool(b.reason & a.reason)


def shared(one: Sequence[Hand], other: Sequence[Hand]) -> bool:
    """Whether two lists of parties are both empty or have one in common, by name or by words."""
    if not one or not other:
        return not one and not other
    return any(same(a, b) or bool(a.words & b.words) for a in one for b in other)


def deeds_same(one: Deed, other: Deed) -> bool:
    """Whether two events have one type and parties in common."""
    return one.type == other.type and shared(one.actor, other.actor) and shared(one.recipient, other.recipient)


def _deeds(counts: Counts, gold: Sequence[Deed], found: Sequence[Deed]) -> None:
    pairs = paired([d.trigger for d in gold], [d.trigger for d in found], 0.0)
    counts["event gold"] += len(gold)
    counts["event found"] += len(found)
    for i, j in pairs:
        mine, theirs = gold[i], found[j]
        counts["trigger right"] += 1
        counts["type of"] += 1
        counts["type right"] += mine.type == theirs.type
        counts["event right"] += deeds_same(mine, theirs)
        if mine.type == theirs.type:
            for name in ("status", "where", "when", "told"):
                counts[f"{name} of"] += 1
            counts["status right"] += mine.status == theirs.status
            counts["where right"] += touching(mine.where, theirs.where)
            counts["when right"] += touching(mine.when, theirs.when)
            counts["told right"] += touching(mine.told, theirs.told)


def stands_same(one: Stand, other: Stand) -> bool:
    """Whether two positions are the same tuple."""
    return (
        one.stance == other.stance
        and shared((one.holder,), (other.holder,))
        and shared(one.toward, other.toward)
        and overlap(one.about, other.about) >= SAME_CONTENT
        and touching(one.condition, other.condition)
    )


def _stands(counts: Counts, gold: Sequence[Stand], found: Sequence[Stand]) -> None:
    counts["position gold"] += len(gold)
    counts["position found"] += len(found)
    left = list(range(len(found)))
    for mine in gold:
        near = [j for j in left if overlap(mine.about, found[j].about) >= SAME_CONTENT]
        counts["matter right"] += bool(near)
        counts["stance and holder right"] += any(
            found[j].stance == mine.stance and shared((mine.holder,), (found[j].holder,)) for j in near
        )
        whole = next((j for j in near if stands_same(mine, found[j])), None)
        if whole is not None:
            left.remove(whole)
            counts["position right"] += 1
            counts["limits of"] += 1
            counts["limits right"] += touching(mine.limits, found[whole].limits)
            counts["change of"] += 1
            counts["change right"] += mine.change == found[whole].change
    counts["condition of"] += sum(bool(mine.condition) for mine in gold)
    counts["condition right"] += sum(
        bool(mine.condition) and any(mine.condition & theirs.condition for theirs in found) for mine in gold
    )


def _quantities(counts: Counts, gold: Sequence[Figure], found: Sequence[Figure]) -> None:
    counts["quantity gold"] += len(gold)
    counts["quantity found"] += len(found)
    for i, j in paired([q.words for q in gold], [q.words for q in found], 0.0):
        mine, theirs = gold[i], found[j]
        counts["quantity right"] += (mine.kind, mine.low, mine.high) == (theirs.kind, theirs.low, theirs.high)
        counts["count right"] += (mine.low, mine.high) == (theirs.low, theirs.high)


F1 = {
    "content F1": ("content right", "said gold", "said found"),
    "said F1": ("said right", "said gold", "said found"),
    "anonymity F1": ("anonymity right", "anonymity gold", "anonymity found"),
    "channel F1": ("channel right", "channel gold", "channel found"),
    "trigger F1": ("trigger right", "event gold", "event found"),
    "event F1": ("event right", "event gold", "event found"),
    "matter F1": ("matter right", "position gold", "position found"),
    "stance and holder F1": ("stance and holder right", "position gold", "position found"),
    "position F1": ("position right", "position gold", "position found"),
    "quantity F1": ("quantity right", "quantity gold", "quantity found"),
}
SHARES = (
    "chain", "chain, two hops or more", "number", "reason", "quote", "act", "inside", "type", "status", "where", "when",
    "told", "limits", "change", "condition",
)  # fmt: skip


def table(reports: Sequence[Counts]) -> dict[str, Figures]:
    """Every figure of a set of reports with its interval."""
    dice = random.Random(SEED)
    draws = [_values(_sum(reports[dice.randrange(len(reports))] for _ in reports)) for _ in range(DRAWS)]
    whole = _sum(reports)
    found: dict[str, Figures] = {}
    for name, value in _values(whole).items():
        drawn = sorted(row[name] for row in draws if name in row)
        of = whole[F1[name][1]] if name in F1 else whole[f"{name} of"]
        found[name] = Figures(value, drawn[len(drawn) * 25 // 1000], drawn[max(0, len(drawn) * 975 // 1000 - 1)], of)
    return found


def _sum(reports: Iterable[Counts]) -> Counts:
    total: Counts = Counter()
    for counts in reports:
        total.update(counts)
    return total


def _values(counts: Counts) -> dict[str, float]:
    values = {
        name: 100 * 2 * counts[right] / (counts[gold] + counts[found])
        for name, (right, gold, found) in F1.items()
        if counts[gold]
    }
    return values | {
        name: 100 * counts[f"{name} right"] / counts[f"{name} of"] for name in SHARES if counts[f"{name} of"]
    }
