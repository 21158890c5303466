"""What later statements owe to earlier ones: "the newspaper" is the one named before, "the officials" are those it
cited, and why their names are kept back was said once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import msgspec

from onrecord.coders.attributions import unnamed
from onrecord.coders.attributions.newsrooms import DESCRIBES
from onrecord.model.claims import Attribution
from onrecord.model.grounds import Kind
from onrecord.model.provenance import Channel, ChannelKind, Hop
from onrecord.model.text import Span

NEWSROOM = re.compile(
    r"(?i)^(?:the|that|this|same)\s+(?:same\s+)?(?:[\w'’-]+\s+){0,2}(?P<noun>report|newspaper|paper|daily|tabloid|weekly|magazine|"
    r"broadcaster|channel|network|station|website|site|portal|outlet|agency|newswire|story|article|publication|investigation)$"
)
"""A newsroom taken up without its name."""
PAPERS = frozenset({"report", "investigation", "story", "article"})
"""Of these a body's may be meant too: whichever was named last."""
MEDIA = frozenset({"document", "press", "agency", "broadcast"})
GOES_ON = frozenset({"added", "adds", "adding", "continued", "continues", "went on", "noted", "stressed"})
OF_THEM = re.compile(r"(?i)^(?P<how_many>one|two|three|some|many|most|several|both|another)(?: of them)?$")
"""Some of the unnamed that were spoken of last."""
SOME_OF = re.compile(r"(?i)^(?:one|two|three|some|several|most|both|another) of (?:the|its|his|her|their|those)\b")
TAKEN_UP = re.compile(r"(?i)^(?:the|that|this|these|those|both|one of|two of|some of|he|she|they|his|her)\b")
"""A source that has been spoken of before."""

PAPER_NOUN = re.compile(
    r"(?i)\b(?:statement|letter|tweet|post|message|memo|memorandum|release|note|email|filing|indictment|notice|speech)\b"
)
PAPER = re.compile(
    rf"(?i)^(?:the|that|this|an?)\s+(?:(?:earlier|later|second|same|\w+ed)\s+)?(?P<noun>{PAPER_NOUN.pattern[4:]})$"
)
"""A document taken up without who wrote it."""
BODIES: frozenset[Kind] = frozenset({"organisation", "country", "outlet", "agency", "document"})
PRONOUNS: dict[str, frozenset[Kind]] = {
    "he": frozenset({"person"}),
    "she": frozenset({"person"}),
    "it": BODIES,
    "they": BODIES - {"document"} | {"group"},
    "both": frozenset({"group"}),
}
"""What a pronoun may stand for whose noun no other evidence tells."""
REACH = 300
"""Characters from the statement before to one whose pronoun takes up its source: about two sentences."""


@dataclass
class Memory:
    """What the statements up to here have told of their sources."""

    newsroom: Hop | None = None
    channel: ChannelKind = "press"
    paper: Hop | None = None
    carriers: dict[str, tuple[Hop, ...]] = field(default_factory=dict)
    hidden: dict[str, Hop] = field(default_factory=dict)
    papers: dict[str, tuple[Hop, Channel]] = field(default_factory=dict)
    group: Hop | None = None
    last: Attribution | None = None


def follow(found: Sequence[Attribution]) -> list[Attribution]:
    """The statements in the order of the text, their chains filled from those before them."""
    memory = Memory()
    told = []
    for claim in sorted(found, key=_place):
        claim = _named(memory, _papers(memory, _taken_up(memory, claim)))
        claim = _carried(memory, _continued(memory, claim))
        _remember(memory, claim)
        told.append(claim)
    return told


def _place(claim: Attribution) -> int:
    return min(span.start for span in (*claim.content, *([claim.cue] if claim.cue else [])))


def _taken_up(memory: Memory, claim: Attribution) -> Attribution:
    """The claim with a pronoun that nothing else resolves taken for whose words were told just before: "The mission has
    left. **It** says that ..." after what the mission said."""
    origin = claim.chain[-1]
    fits = PRONOUNS.get(origin.name.lower()) if origin.words is not None else None
    last = memory.last
    if fits is None or last is None or origin.words is None or _place(claim) - _end(last) > REACH:
        return claim
    spoke = last.chain[-1]
    if spoke.words is None or spoke.kind not in fits or spoke.name.lower() in PRONOUNS:
        return claim
    return msgspec.structs.replace(claim, chain=(*claim.chain[:-1], msgspec.structs.replace(spoke, words=origin.words)))


def _papers(memory: Memory, claim: Attribution) -> Attribution:
    """The claim with "the statement", "the letter" taken for whose statement or letter was told before."""
    origin = claim.chain[-1]
    found = PAPER.match(origin.words.text) if origin.words is not None else None
    known = memory.papers.get(found["noun"].lower()) if found is not None else None
    if known is None or origin.words is None:
        return claim
    hand, way = known
    own = claim.channel or msgspec.structs.replace(way, words=origin.words)
    chain = (*claim.chain[:-1], msgspec.structs.replace(hand, words=origin.words))
    return msgspec.structs.replace(claim, chain=chain, channel=own)


def _end(claim: Attribution) -> int:
    return max(span.end for span in (*claim.content, *([claim.cue] if claim.cue else [])))


def _named(memory: Memory, claim: Attribution) -> Attribution:
    """The claim with "the newspaper" replaced by the newsroom that it stands for."""
    chain, way = [claim.chain[0]], claim.channel
    for hop in claim.chain[1:]:
        meant = _meant(memory, hop)
        if meant is not None and meant.kind in ("outlet", "agency") and hop.words is not None:
            way = _by(memory, meant, way, hop.words)
        told = hop if meant is None else msgspec.structs.replace(meant, words=hop.words)
        if told.name != chain[-1].name or told.kind not in ("outlet", "agency") or len(chain) == 1:
            chain.append(told)
    return msgspec.structs.replace(claim, chain=tuple(chain), channel=way)


def _by(memory: Memory, meant: Hop, way: Channel | None, words: Span) -> Channel:
    """The newsroom's channel, where no narrower one is named."""
    if way is not None and way.kind not in MEDIA:
        return way
    return Channel(memory.channel, meant.name, way.words if way else words)


def _meant(memory: Memory, hop: Hop) -> Hop | None:
    """Whom a description of a newsroom or its report takes up; ``None`` where it is no such thing."""
    found = NEWSROOM.match(hop.words.text) if hop.words is not None and not hop.anonymous else None
    if found is None or (memory.newsroom is not None and hop.name == memory.newsroom.name):
        return None
    noun = found["noun"].lower()
    if noun in PAPERS and memory.paper is not None:
        return memory.paper
    if memory.newsroom is None or (noun in ("agency", "newswire") and memory.newsroom.kind != "agency"):
        return None
    named = [word for word in hop.name.split() if word[:1].isupper() and not DESCRIBES.search(word)]
    return None if hop.kind in ("outlet", "agency") and named else memory.newsroom


def _carried(memory: Memory, claim: Attribution) -> Attribution:
    """The claim with the hands that brought the unnamed source before, and with why it is unnamed."""
    chain = [_of_them(memory, hop) for hop in claim.chain]
    for at, hop in enumerate(chain):
        known = memory.hidden.get(_key(hop)) if hop.anonymous and hop.words is not None else None
        if known is not None and hop.words is not None and TAKEN_UP.match(hop.words.text):
            chain[at] = msgspec.structs.replace(hop, reason=hop.reason or known.reason)
    first = chain[1]
    if first.anonymous and first.words is not None and TAKEN_UP.match(first.words.text):
        carriers = memory.carriers.get(_key(first), ())
        chain[1:1] = [msgspec.structs.replace(carrier, words=None) for carrier in carriers]
    return msgspec.structs.replace(claim, chain=tuple(chain))


def _continued(memory: Memory, claim: Attribution) -> Attribution:
    """ "He **added** that ...": the same speaker, in the same place and through the same hands as just before."""
    last = memory.last
    if last is None or claim.cue is None or claim.cue.text.lower() not in GOES_ON or claim.channel is not None:
        return claim
    if len(claim.chain) > 2 or claim.chain[-1].name != last.chain[-1].name:
        return claim
    carriers = tuple(msgspec.structs.replace(hop, words=None) for hop in last.chain[1:-1])
    return msgspec.structs.replace(
        claim, chain=(claim.chain[0], *carriers, claim.chain[-1]), channel=last.channel if carriers else None
    )


def _of_them(memory: Memory, hop: Hop) -> Hop:
    """ "One of them": of the group of the unnamed that spoke last, where nothing else tells who they are."""
    found = OF_THEM.match(hop.words.text) if hop.words is not None and memory.group is not None else None
    if found is None or memory.group is None or (hop.anonymous and hop.name.lower() not in ("them", "one", "both")):
        return hop
    number = unnamed.NUMBERS.get(found["how_many"].lower())
    kind: Kind = "person" if number == 1 else "group"
    group = memory.group
    return Hop(group.name, kind, True, group.role, group.country, hop.words, number, group.reason)


def _remember(memory: Memory, claim: Attribution) -> None:
    for at, hop in enumerate(claim.chain[1:], start=1):
        if hop.kind in ("outlet", "agency") and not hop.anonymous and hop.words is not None:
            memory.newsroom, memory.paper = hop, hop
            medium = claim.channel is not None and claim.channel.kind in ("agency", "broadcast", "press")
            default: ChannelKind = "agency" if hop.kind == "agency" else "press"
            memory.channel = claim.channel.kind if claim.channel is not None and medium else default
        elif hop.anonymous and hop.words is not None:
            memory.hidden.setdefault(_key(hop), hop)
            some = hop.kind == "group" or SOME_OF.match(hop.words.text) is not None
            memory.group = hop if some else memory.group
            if hop.reason is not None:
                memory.hidden[_key(hop)] = hop
            if at > 1 and claim.chain[at - 1].kind in ("outlet", "agency"):
                memory.carriers[_key(hop)] = claim.chain[1:at]
    memory.last = claim
    origin = claim.chain[-1]
    noun = PAPER_NOUN.search(claim.channel.words.text) if claim.channel is not None else None
    if noun is not None and claim.channel is not None and origin.words is not None:
        memory.papers[noun[0].lower()] = origin, claim.channel
    if claim.channel is not None and claim.channel.kind == "document" and origin.kind == "organisation":
        memory.paper = origin


def _key(hop: Hop) -> str:
    """The head of what the unnamed are called, so that "the officials" are the "three government officials"."""
    last = hop.name.split()[-1].lower() if hop.name.split() else ""
    return last.removesuffix("s")
