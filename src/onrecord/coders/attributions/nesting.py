"""Statements within statements: which stands in which, and the chain that grows from it."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from onrecord.coders.attributions.follow import NEWSROOM
from onrecord.coders.attributions.hops import UNKNOWN
from onrecord.model.claims import Act, Attribution
from onrecord.model.provenance import Hop
from onrecord.model.text import Span

CARRIES_ALONE = 5
"""How many words a carrier's content may hold beside the one statement in it, and still be no statement of its own: "on
Telegram", "in a speech on Monday". Set by reading forty such sentences of the development texts."""


NOUNS = "attributions/nominal"
LONGEST_BEFORE = 4
"""Words before the noun of a statement in its own phrase: "the army's earlier **claim**"."""
DEEDS: frozenset[Act] = frozenset({"promise", "threaten", "demand", "order", "agree", "refuse_comment"})
"""Acts that are done by saying: that they were done is itself what the carrier tells."""
FIRST = frozenset({"i", "we", "you"})


def nest(found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions in the order of the text, each with ``inside`` and the outer hops of its chain.

    An attribution stands in the smallest content that covers its cue and, where the text names one, its source.
    """
    ordered = sorted(found, key=lambda claim: (-_size(claim), _place(claim)))
    placed: list[Attribution] = []
    for claim in ordered:
        own = claim.chain[-1].words
        homes = [home for home in placed if home is not claim and _stands_in(claim, home) and not _rejects(home, claim)]
        if homes and own is not None and own.text.lower() in FIRST:
            continue  # "I think", quoted: the speaker's own thought is in the statement already
        if homes:
            home = min(homes, key=_size)
            held = {hop.name for hop in home.chain if hop.name != UNKNOWN.name}
            chain = (*home.chain, *(hop for hop in claim.chain[1:] if hop.name not in held))
            claim = msgspec.structs.replace(claim, inside=home.id, chain=chain)
        placed.append(claim)
    return sorted(placed, key=_place)


def _rejects(home: Attribution, claim: Attribution) -> bool:
    """Whether a denial is of a statement that it names by a noun, which nobody tells through it: "rejects a **report**
    by the agency that ..."."""
    noun = claim.cue is not None and claim.maker.name == NOUNS and home.act == "deny" and claim.quote != "direct"
    return bool(noun and claim.cue and _opens(home, claim.cue)) or _puts_in(home, claim)


def _puts_in(home: Attribution, claim: Attribution) -> bool:
    """Whether the reporter puts another's word for a thing into somebody's statement: "said that six had died in **what
    the envoy called** a murder"."""
    source, around = claim.chain[-1].words, next((s for s in home.content if claim.cue and s.covers(claim.cue)), None)
    if source is None or around is None or home.quote == "direct" or not around.covers(source):
        return False
    return around.text[: source.start - around.start].rstrip().lower().endswith("what")


def _opens(home: Attribution, cue: Span) -> bool:
    """Whether a cue heads what a statement is of: no verb's words stand before it, only a few of its own phrase."""
    first = home.content[0]
    return first.covers(cue) and len(first.text[: cue.start - first.start].split()) <= LONGEST_BEFORE


def closes(claim: Attribution) -> bool:
    """Whether a newsroom's cue stands behind what it carries: "..., he said, **the paper wrote**"."""
    carried = any(hop.kind in ("outlet", "agency") or _is_newsroom(hop) for hop in claim.chain[1:])
    behind = claim.cue is not None and claim.cue.start > max(span.end for span in claim.content)
    return carried and behind and claim.act in ("say", "reveal") and claim.quote != "direct"


def _is_newsroom(hop: Hop) -> bool:
    return hop.words is not None and NEWSROOM.match(hop.words.text) is not None


def fold(carriers: Sequence[Attribution], found: Sequence[Attribution]) -> list[Attribution]:
    """``found`` and ``carriers`` ("according to TASS"), a carrier of nothing but one statement made a hop of its
    chain."""
    kept = list(found)
    for carrier in carriers:
        inner = [at for at, claim in enumerate(kept) if _stands_in(claim, carrier) or _shares(claim, carrier)]
        outer = max(inner, key=lambda at: _size(kept[at]), default=None)
        if outer is None or kept[outer].act in DEEDS or _spare(carrier, kept[outer]) > CARRIES_ALONE:
            kept.append(carrier)
            continue
        claim = kept[outer]
        hops = tuple(hop for hop in carrier.chain[1:] if all(hop.name != h.name for h in claim.chain))
        kept[outer] = msgspec.structs.replace(
            claim,
            chain=(claim.chain[0], *hops, *claim.chain[1:]),
            channel=claim.channel or carrier.channel,
        )
    return kept


def _stands_in(claim: Attribution, home: Attribution) -> bool:
    mark = claim.cue or claim.content[0]
    if not any(span.covers(mark) for span in home.content):
        return False
    return _size(home) > _size(claim) or (home.cue is not None and not _covers(claim.content, home.cue))


def _shares(claim: Attribution, carrier: Attribution) -> bool:
    """Whether a carrier was read as saying just what another says: "'...,' said X, according to Y"."""
    return claim.content == carrier.content and claim.cue is not None and carrier.cue is not None


def _covers(content: Sequence[Span], mark: Span) -> bool:
    return any(span.covers(mark) for span in content)


def _spare(carrier: Attribution, claim: Attribution) -> int:
    """How many words of a carrier's content are none of a claim's."""
    own = [*claim.content, *([claim.cue] if claim.cue else []), *([h.words for h in claim.chain if h.words])]
    own += [claim.channel.words] if claim.channel else []
    own += [claim.when.words] if claim.when and claim.when.words else []
    spare, at = 0, 0
    for span in carrier.content:
        for word in span.text.split():
            at = span.text.index(word, at)
            place = span.start + at
            spare += any(c.isalnum() for c in word) and not any(s.start <= place < s.end for s in own)
            at += len(word)
        at = 0
    return spare


def _size(claim: Attribution) -> int:
    return sum(len(span.text) for span in claim.content)


def _place(claim: Attribution) -> tuple[int, int]:
    places = [span.start for span in (*claim.content, *([claim.cue] if claim.cue else []))]
    return min(places), claim.cue.start if claim.cue else -1
