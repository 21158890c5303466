"""A statement as a rule sees it, and the claim that is made of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from onrecord.coders.attributions import channel, relays
from onrecord.coders.attributions.extent import Spot
from onrecord.coders.attributions.hops import UNKNOWN, hop, outlet_hop
from onrecord.coders.attributions.lexicon import medium_in
from onrecord.coders.attributions.quoting import Marks, quote_type
from onrecord.coders.attributions.speaker import DAYS
from onrecord.extend import Case
from onrecord.model.claims import Act, Attribution, claim_id
from onrecord.model.grounds import When
from onrecord.model.provenance import Channel, Hop, Maker


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
        channel: the channel where the rule knows it; else it is looked for.
        verbatim: whether the content is in the speaker's words though no marks say so (a transcript).
    """

    act: Act
    cue: Spot | None
    content: tuple[Spot, ...]
    source: Spot | None
    verb: Any = None
    carriers: tuple[Hop, ...] = ()
    channel: Channel | None = None
    verbatim: bool = False


def attribution(case: Case, draft: Draft, marks: Marks, maker: Maker) -> Attribution | None:
    """The claim that a draft makes; ``None`` where its content is empty."""
    spans = tuple(case.span(*spot) for spot in sorted(draft.content) if case.article.text[slice(*spot)].strip())
    if not spans:
        return None
    cue = case.span(*draft.cue) if draft.cue else None
    behind = relays.origin(case, draft.source, draft.verb) if draft.source else None
    origin = hop(case, behind.spot) if behind else UNKNOWN
    chain = (outlet_hop(case), *draft.carriers, *(behind.carriers if behind else ()), origin)
    taken = _taken(case, (*draft.content, *([draft.source] if draft.source else ())))
    way = draft.channel or (behind.channel if behind else None)
    if way is None and draft.verb is not None:
        way = channel.channel(case, draft.verb, taken)
    if way is not None and way.kind == "document" and way.name is None:
        way = _newsroom(chain, way)
    newsroom = medium_in(origin.name) if origin.kind in ("outlet", "agency") else None
    if way is None and newsroom is not None and origin.words is not None:
        way = Channel(newsroom.kind, newsroom.name, origin.words)
    return Attribution(
        id=claim_id("a", case.article.id, cue or "", *spans, origin.name),
        chain=_told(case, chain, way),
        cue=cue,
        content=spans,
        quote="direct" if draft.verbatim else quote_type(marks, [(s.start, s.end) for s in spans], case.article.text),
        act=draft.act,
        channel=way,
        when=_when(case, draft.verb, taken) if draft.verb is not None else None,
        inside=None,
        maker=maker,
    )


def _newsroom(chain: tuple[Hop, ...], way: Channel) -> Channel:
    """ "The report" as a channel is the newsroom whose report it is, where the chain says so."""
    for carrier in chain[1:]:
        newsroom = medium_in(carrier.name) if carrier.kind in ("outlet", "agency") else None
        if newsroom is not None:
            return Channel(newsroom.kind, newsroom.name, way.words)
    return way


def _taken(case: Case, places: Iterable[Spot]) -> frozenset[int]:
    """The tokens that stand within some places."""
    found: set[int] = set()
    for start, end in places:
        span = case.doc.char_span(start, end, alignment_mode="expand")
        if span is not None:
            found.update(range(span.start, span.end))
    return frozenset(found)


def _told(case: Case, chain: tuple[Hop, ...], way: Channel | None) -> tuple[Hop, ...]:
    """The chain with the newsroom that was told ("told Reuters", "in an interview with the BBC") before the origin."""
    if way is None or way.name is None or way.kind in ("telegram", "x", "social", "speech", "court", "document"):
        return chain
    newsroom = medium_in(way.name)
    if newsroom is None or newsroom.kind not in ("agency", "broadcast", "press"):
        return chain
    if any(h.name == newsroom.name for h in chain):
        return chain
    carrier = Hop(newsroom.name, "agency" if newsroom.kind == "agency" else "outlet", words=way.words)
    return (*chain[:-1], carrier, chain[-1])


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
