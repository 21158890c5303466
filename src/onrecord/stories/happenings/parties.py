"""What actors and recipients tell of two events being one: who is shared, who is another, who does it to whom."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.stories.happenings.describing import Described, Party
from onrecord.stories.happenings.evidence import Feature, overlap

OTHER = "OTHER"
"""The type of an event that the ontology has no type for."""
MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
"""Types whose deeds are as much the one's as the other's."""

Match = tuple[float, Party, Party]


def parties(a: Described, b: Described) -> Iterable[Feature]:
    """What the parties of two events tell; what a report does not tell gives no value."""
    actor, recipient = _match(a.actors, b.actors), _match(a.recipients, b.recipients)
    found = [*_told("actor", actor, a.actors, b.actors), *_told("recipient", recipient, a.recipients, b.recipients)]
    if actor is None and recipient is None:
        crossed = _match(a.actors, b.recipients) or _match(a.recipients, b.actors)
        if crossed:
            found.append(Feature("party_crossed", crossed[0], crossed[1].words, crossed[2].words))
    found += _names(a, b)
    typed = OTHER not in (a.mention.type, b.mention.type)
    if typed and not actor and not recipient and not found_shared(found):
        found.append(Feature("no_party_shared", 1.0, a.sentence, b.sentence))
    yield from found
    named = _named(a, b)
    if named:
        yield named
    if typed:
        yield from _others(a, b, actor, recipient)


def found_shared(found: Iterable[Feature]) -> bool:
    """Whether any party of the one is in the other, in whatever part."""
    return any(feature.name in ("actor_same", "recipient_same", "party_crossed", "named_same") for feature in found)


def _told(role: str, match: Match | None, a: tuple[Party, ...], b: tuple[Party, ...]) -> Iterable[Feature]:
    if match:
        yield Feature(f"{role}_same", match[0], match[1].words, match[2].words)
    elif a and b:
        yield Feature(f"{role}_other", 1.0, a[0].words, b[0].words)


def _match(a: Iterable[Party], b: Iterable[Party]) -> Match | None:
    """The two parties that are most likely one, and how likely; ``None`` where none are."""
    best: Match | None = None
    for one in a:
        for other in b:
            value = same_party(one, other)
            if value and (best is None or value > best[0]):
                best = value, one, other
    return best


def same_party(a: Party, b: Party) -> float:
    """1 where the names share a good part, by rarity, or are one country; a half where both belong to one country and
    are not two persons (Moscow, Putin; the Russian army, Russian drones)."""
    if a.country and b.country and a.country != b.country:
        return 0.0
    if not a.names.isdisjoint(b.names) and overlap(a.names, b.names) >= 0.3:
        return 1.0
    if a.country and a.country == b.country and not (a.person and b.person and a.named and b.named):
        return 1.0 if a.state and b.state else 0.5
    return 0.0


def _named(a: Described, b: Described) -> Feature | None:
    for one, other in ((a, b), (b, a)):
        for party in (*one.actors, *one.recipients):
            if not party.names.isdisjoint(other.names):
                words = (party.words, b.sentence) if one is a else (a.sentence, party.words)
                return Feature("party_named", 1.0, *words)
    return None


def _names(a: Described, b: Described) -> Iterable[Feature]:
    """What the named parties tell when their parts are left aside."""
    here, there = ([p for p in (*e.actors, *e.recipients) if p.proper] for e in (a, b))
    if not here or not there:
        return
    match = _match(here, there)
    if match:
        yield Feature("named_same", match[0], match[1].words, match[2].words)
    elif _unnamed(here, b) and _unnamed(there, a):
        yield Feature("named_other", 1.0, here[0].words, there[0].words)


def _unnamed(some: Iterable[Party], event: Described) -> bool:
    """Whether the event's sentence names none of them."""
    return all(party.proper.isdisjoint(event.words) for party in some)


def _others(a: Described, b: Described, actor: Match | None, recipient: Match | None) -> Iterable[Feature]:
    """Whether the parties are surely others, part by part; asked of events of the ontology alone, whose parties stand
    in the places that their type has for them."""
    parts = (
        ("actor_is_other", actor, a.actors, b.actors),
        ("recipient_is_other", recipient, a.recipients, b.recipients),
    )
    for name, match, here, there in parts:
        if match:
            continue
        mine, others = [p for p in here if p.proper or p.country], [p for p in there if p.proper or p.country]
        if mine and others and _unnamed(mine, b) and _unnamed(others, a):
            yield Feature(name, 1.0, mine[0].words, others[0].words)
    if actor or recipient or {a.mention.type, b.mention.type} & MUTUAL:
        return
    crossed, back = _match(a.actors, b.recipients), _match(a.recipients, b.actors)
    if crossed and back:
        yield Feature("swapped", 1.0, crossed[1].words, crossed[2].words)
