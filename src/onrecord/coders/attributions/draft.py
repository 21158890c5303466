"""A statement as a rule sees it, and the claim that is made of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from onrecord.coders.attributions import channel, relays
from onrecord.coders.attributions.extent import Spot
from onrecord.coders.attributions.hops import UNKNOWN, hop, is_own, outlet_hop
from onrecord.coders.attributions.newsrooms import KINDS, named_newsroom, newsroom
from onrecord.coders.attributions.quoting import Marks, quote_type
from onrecord.coders.attributions.speaker import DAYS
from onrecord.extend import Case
from onrecord.model.claims import Act, Attribution, claim_id
from onrecord.model.grounds import When
from onrecord.model.provenance import Channel, ChannelKind, Hop, Maker


@dataclass(frozen=True, slots=True)
class Draft:
    """Somebody says something, as places in the text.

    Attributes:
        act: the class of the cue.
        cue: the words that mark the statement, or ``None``.
        content: what is said, in the order of the text.
        source: where the text names the origin; ``None`` where it names nobody.
        verb: the head of the cue's clause, or ``None``; channel and time are looked for in its clause.
        carriers: hops between the outlet and the origin, the outermost first.
        way: the channel where the rule knows it; else it is looked for.
        verbatim: whether the content is in the speaker's words though no marks say so (a transcript).
    """

    act: Act
    cue: Spot | None
    content: tuple[Spot, ...]
    source: Spot | None
    verb: Any = None
    carriers: tuple[Hop, ...] = ()
    way: channel.Way | None = None
    verbatim: bool = False


def attribution(case: Case, draft: Draft, marks: Marks, maker: Maker) -> Attribution | None:
    """The claim that a draft makes; ``None`` where its content is empty."""
    spans = tuple(case.span(*spot) for spot in sorted(draft.content) if case.article.text[slice(*spot)].strip())
    if not spans:
        return None
    cue = case.span(*draft.cue) if draft.cue else None
    behind = relays.origin(case, draft.source, draft.verb) if draft.source else None
    origin = hop(case, behind.spot) if behind else UNKNOWN
    taken = _taken(case, [spot for spot in (*draft.content, draft.source, draft.cue) if spot is not None])
    way = draft.way or (behind.way if behind else None)
    if way is None and draft.verb is not None:
        way = channel.channel(case, draft.verb, taken)
    if way is None and behind is not None and cue is not None:
        way = channel.by_phone(case, (behind.spot[0], cue.end)) or channel.shared(case, draft.verb, taken)
        way = way or channel.heard_by(case, relays.head_of(case, behind.spot))
    told = way.carrier if way else None
    if is_own(case, origin):
        return None  # what the outlet itself says is no attribution
    quoting = () if told is not None and draft.carriers == (UNKNOWN,) else draft.carriers
    hands = (*quoting, *(behind.carriers if behind else ()), told)
    chain = _chain(outlet_hop(case), [hand for hand in hands if hand is None or not is_own(case, hand)], origin)
    return Attribution(
        id=claim_id("a", case.article.id, cue or "", *spans, origin.name),
        chain=chain,
        cue=cue,
        content=spans,
        quote="direct" if draft.verbatim else quote_type(marks, [(s.start, s.end) for s in spans], case.article.text),
        act=draft.act,
        channel=_medium(case, chain, way.channel if way else None),
        when=_when(case, draft.verb, taken) if draft.verb is not None else None,
        inside=None,
        maker=maker,
    )


def _chain(outlet: Hop, carriers: Iterable[Hop | None], origin: Hop) -> tuple[Hop, ...]:
    """Outlet, carriers and origin, each newsroom once."""
    chain = [outlet]
    for carrier in carriers:
        if carrier is not None and all(carrier.name != hop.name or carrier is UNKNOWN for hop in (*chain[1:], origin)):
            chain.append(carrier)
    return (*chain, origin)


def _medium(case: Case, chain: tuple[Hop, ...], way: Channel | None) -> Channel | None:
    """The channel; where no clause names one, the newsroom of the chain, and "the report" is that of its newsroom."""
    if way is not None and (way.kind != "document" or way.name is not None):
        return way
    for hand in chain[-1:] if way else reversed(chain[1:]):
        known = None
        if hand.words and hand.kind in KINDS.values():
            known = newsroom(case, (hand.words.start, hand.words.end)) or named_newsroom(hand.name)
        if hand.kind in KINDS.values() and hand.words is not None:
            kind: ChannelKind = known.kind if known else "agency" if hand.kind == "agency" else "press"
            return Channel(kind, hand.name, way.words if way else hand.words)
    return way


def _taken(case: Case, places: Iterable[Spot]) -> frozenset[int]:
    """The tokens that stand within some places."""
    found: set[int] = set()
    for start, end in places:
        span = case.doc.char_span(start, end, alignment_mode="expand")
        if span is not None:
            found.update(range(span.start, span.end))
    return frozenset(found)


def _when(case: Case, verb: Any, taken: frozenset[int]) -> When | None:
    """The time that the clause of the cue names outside source and content: "said **on Friday**"."""
    roots = [child for child in verb.children if child.dep_.startswith(("obl", "advmod", "nmod:unmarked"))]
    roots += [token for token in verb.subtree if token.lemma_.lower() in DAYS]
    for root in roots:
        words = [token for token in root.subtree if token.i not in taken]
        if not words or root.i in taken:
            continue
        times = case.grounds.when(words[0].idx, words[-1].idx + len(words[-1]))
        if times:
            return times[0]
    return None
