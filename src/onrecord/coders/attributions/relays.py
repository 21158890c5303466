"""Hands between the outlet and the origin that the words of a source name themselves.

"multiple reports citing officials", "a statement from the ministry", "a Reuters report", "X reported, quoting Y".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from onrecord.analysis import clauses
from onrecord.coders.attributions import channel
from onrecord.coders.attributions.extent import Spot, set_off, tidy
from onrecord.coders.attributions.hops import hop
from onrecord.coders.attributions.lexicon import medium_in
from onrecord.coders.attributions.speaker import extent
from onrecord.extend import Case
from onrecord.model.provenance import Channel, Hop

CITING = re.compile(r",?\s+(?:which\s+|who\s+|that\s+)?(?:citing|quoting|cited|quoted|citing from)\s+")
ISSUED = frozenset({"'s", "by", "from", "of"})
"""How a document names who issued it: "the ministry's statement", "a letter from the mayor"."""
ISSUERS = frozenset({"organisation", "country", "outlet", "agency"})
PAPERS = frozenset(
    {
        "statement", "letter", "tweet", "post", "message", "memo", "release", "note", "email", "e-mail", "transcript",
        "video", "communique", "communiqué", "declaration", "report", "study", "survey", "poll", "analysis", "article",
        "story", "editorial", "column", "brief", "filing", "lawsuit", "complaint", "readout",
    }
)  # fmt: skip
"""Documents that speak for whoever issued them."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Whose statement it is in the end, and whose hands it came through.

    Attributes:
        spot: where the text names the origin.
        carriers: hops between the outlet and the origin, the outermost first.
        channel: the document that speaks, where one does.
    """

    spot: Spot
    carriers: tuple[Hop, ...] = ()
    channel: Channel | None = None


def origin(case: Case, source: Spot, verb: Any) -> Origin:
    """The origin behind the words of a source."""
    cited = _cited_within(case, source)
    if cited is None and verb is not None:
        cited = _cited_by(case, source, verb)
    if cited is not None:
        carrier, behind = cited
        return Origin(behind, (hop(case, carrier),))
    return _issued(case, source)


def _cited_within(case: Case, source: Spot) -> tuple[Spot, Spot] | None:
    """ "Reports citing officials": who carries, and who is cited."""
    found = CITING.search(case.article.text, source[0], source[1])
    if found is None:
        return None
    carrier = tidy(case.article.text, source[0], found.start())
    behind = tidy(case.article.text, found.end(), source[1])
    return (carrier, behind) if carrier and behind else None


def _cited_by(case: Case, source: Spot, verb: Any) -> tuple[Spot, Spot] | None:
    """ "TASS reported, citing the ministry": a participle of citing beside the cue."""
    for child in verb.subtree:
        if child.lower_ in ("citing", "quoting") and child.i > verb.i and (child.head.i == verb.i or set_off(child)):
            for noun in clauses.objects(child):
                behind = extent(noun, case.article.text)
                if behind is not None and can_speak(case, behind):
                    return source, behind
    return None


def can_speak(case: Case, spot: Spot) -> bool:
    """Whether what is cited is somebody, not something ("citing privacy rules")."""
    who = case.grounds.who(*spot)
    return who.kind in ("person", "organisation", "outlet", "agency", "group", "country") or hop(case, spot).anonymous


def _issued(case: Case, source: Spot) -> Origin:
    """ "The ministry's statement", "a Reuters report": who issued the document that speaks."""
    span = case.doc.char_span(*source, alignment_mode="expand")
    head = span.root if span is not None else None
    if head is None or head.lemma_.lower() not in PAPERS or channel.is_title(head):
        return Origin(source)
    way = channel.named(case, head, "according to")
    for preposition, noun in clauses.nmods(head):
        if preposition in ISSUED and noun.pos_ in ("PROPN", "NOUN", "PRON") and noun.lemma_.lower() not in PAPERS:
            spot = extent(noun, case.article.text)
            if spot is not None and (preposition != "of" or noun.pos_ == "PROPN"):
                return Origin(spot, (), way)
    for child in clauses.children(head, "compound"):
        spot = (child.left_edge.idx, child.idx + len(child))
        known = medium_in(case.article.text[slice(*spot)]) or case.grounds.who(*spot).kind in ISSUERS
        if child.pos_ == "PROPN" and known:
            return Origin(spot, (), way)
    return Origin(source, (), way)
