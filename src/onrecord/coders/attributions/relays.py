"""Hands between the outlet and the origin that the words of a source name themselves.

"multiple reports citing officials", "a statement from the ministry", "a Reuters report", "X reported, quoting Y".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from onrecord.analysis import clauses
from onrecord.analysis.nouns import sort_of_word
from onrecord.coders.attributions import channel
from onrecord.coders.attributions.extent import Spot, set_off, tidy
from onrecord.coders.attributions.hops import hop
from onrecord.coders.attributions.lexicon import cue_verb
from onrecord.coders.attributions.newsrooms import newsroom
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
        "story", "editorial", "column", "brief", "filing", "lawsuit", "complaint", "readout", "commentary", "figure",
        "notice", "memorandum", "cable", "bulletin", "assessment", "dossier", "petition", "communication",
    }
)  # fmt: skip
"""Documents that speak for whoever issued them."""
PUBLISHING = frozenset(
    {"publish", "issue", "release", "write", "author", "compile", "produce", "prepare", "sign", "carry"}
)
GIVING = PUBLISHING | frozenset({"give", "send", "make", "post", "circulate", "distribute", "deliver", "file", "leave"})
"""What one does with a document that speaks for oneself."""
SITES = frozenset({"website", "site", "page", "account", "channel", "homepage", "blog", "feed"})
RECORDS = frozenset(
    {
        "document", "paper", "record", "file", "data", "statistic", "footage", "recording", "image", "log", "database",
        "court", "manifest", "intelligence", "tape", "diary", "minute",
    }
)  # fmt: skip
SEEING = frozenset({"obtain", "see", "review", "view", "read", "verify"})


@dataclass(frozen=True, slots=True)
class Origin:
    """Whose statement it is in the end, and whose hands it came through.

    Attributes:
        spot: where the text names the origin.
        carriers: hops between the outlet and the origin, the outermost first.
        way: the document that speaks, where one does.
    """

    spot: Spot
    carriers: tuple[Hop, ...] = ()
    way: channel.Way | None = None


def origin(case: Case, source: Spot, verb: Any) -> Origin:
    """The origin behind the words of a source."""
    cited = _cited_within(case, source)
    if cited is None and verb is not None:
        cited = _cited_by(case, source, verb)
    if cited is not None:
        carrier, behind = cited
        issued = _issued(case, carrier)
        return Origin(behind, (*issued.carriers, hop(case, issued.spot)), issued.way)
    quoted = _quoted_by(case, source)
    if quoted is not None:
        return Origin(source, (hop(case, quoted),))
    return _issued(case, source)


def head_of(case: Case, spot: Spot) -> Any:
    """The head of the words at a spot."""
    return case.doc.char_span(*spot, alignment_mode="expand").root


def _cited_within(case: Case, source: Spot) -> tuple[Spot, Spot] | None:
    """ "Reports citing officials": who carries, and who is cited."""
    found = CITING.search(case.article.text, source[0], source[1])
    if found is None:
        return None
    carrier = tidy(case.article.text, source[0], found.start())
    behind = tidy(case.article.text, found.end(), source[1])
    return (carrier, behind) if carrier and behind else None


def _cited_by(case: Case, source: Spot, verb: Any) -> tuple[Spot, Spot] | None:
    """ "TASS reported, citing the ministry": a participle of citing beside the cue or behind its source."""
    beside = [*verb.subtree, *head_of(case, source).subtree]
    if verb.dep_ == "parataxis":  # "..., the Star reported, quoting an aide", hung on the statement
        beside += [child for child in verb.head.children if child.i > verb.i]
    for child in beside:
        near = child.head.i == verb.i or set_off(child)
        if child.lower_ in ("citing", "quoting") and near and not _cue_between(verb, child):
            for noun in clauses.objects(child):
                behind = extent(noun, case.article.text)
                if behind is not None and behind != source and can_speak(case, behind):
                    return source, behind
    return None


def _cue_between(verb: Any, child: Any) -> bool:
    """Whether another's cue stands nearer: "Haider said so, the Star **reported**, quoting an aide"."""
    between = verb.doc[verb.i + 1 : child.i] if verb.i < child.i else ()
    return any(t.pos_ == "VERB" and cue_verb(t) and clauses.children(t, "nsubj") for t in between)


def _quoted_by(case: Case, source: Spot) -> Spot | None:
    """ "One of them, **quoted by the news agency Shafaq**, said ..."."""
    head = head_of(case, source)
    for clause in clauses.children(head, "acl", "acl:relcl"):
        if clause.lemma_.lower() in ("quote", "cite") and clause.tag_ == "VBN":
            for agent in clauses.agents(clause) or [n for p, n in clauses.obliques(clause) if p in ("by", "in")]:
                return extent(agent, case.article.text)
    return None


def can_speak(case: Case, spot: Spot) -> bool:
    """Whether what is cited is somebody, not something ("citing privacy rules")."""
    if hop(case, spot).anonymous or holds_words(head_of(case, spot)):
        return True
    who = case.grounds.who(*spot)
    return who.kind in ("person", "organisation", "outlet", "agency", "group", "country")


def holds_words(noun: Any) -> bool:
    """Whether a noun is a document or a record that can be cited: "citing **a leaked memo**", "citing **data**"."""
    word = noun.lemma_.lower()
    return noun.pos_ == "NOUN" and (word in PAPERS or word in RECORDS or sort_of_word(word) == "document")


def _issued(case: Case, source: Spot) -> Origin:
    """ "The ministry's statement", "a Reuters report": who issued the document that speaks."""
    head = head_of(case, source)
    if head.lemma_.lower() not in PAPERS or channel.is_title(head):
        return Origin(source)
    way = channel.named(case, head, "according to")
    seen = _seen_by(case, head)
    for noun in _issuers(head):
        spot = extent(noun, case.article.text)
        if spot is not None:
            return Origin(spot, seen, _by_newsroom(case, spot, way))
    for child in clauses.children(head, "compound"):
        spot = (child.left_edge.idx, child.idx + len(child))
        known = newsroom(case, spot) or case.grounds.who(*spot).kind in ISSUERS
        if child.pos_ == "PROPN" and known:
            return Origin(spot, seen, way)
    return Origin(source, seen, way if way and way.carrier is None and way.channel.name else None)


def _by_newsroom(case: Case, spot: Spot, way: channel.Way | None) -> channel.Way | None:
    """The channel of a document: a newsroom's report or commentary is the newsroom's own kind."""
    known = newsroom(case, spot)
    if known is None or way is None or way.channel.kind != "document":
        return way
    return channel.Way(Channel(known.kind, known.name, way.channel.words))


def _givers(head: Any) -> list[Any]:
    """Who gives out a document by the verb that it stands with: "**the ministry** issued a statement saying that",
    "a letter saying that ... was sent by **the mayor**", "**he** resigned in a letter accusing"."""
    verb = head.head
    if verb.pos_ != "VERB" or not any(c.tag_ == "VBG" and c.i > head.i for c in clauses.children(head, "acl")):
        return []
    if head.dep_ == "obj" and verb.lemma_.lower() in GIVING:
        return clauses.subjects(verb)[:1]
    if head.dep_ == "nsubj:pass" and verb.lemma_.lower() in GIVING:
        return clauses.agents(verb)[:1]
    within = head.dep_ == "obl" and any(c.lower_ in ("in", "with", "by") for c in clauses.children(head, "case"))
    return clauses.subjects(verb)[:1] if within and not clauses.is_passive(verb) else []


def _issuers(head: Any) -> list[Any]:
    """Who issued a document, as it says: its owner, who it is by or from, who published it, whose site it stands
    on."""
    given = _givers(head)
    if given:
        return given
    found = [
        noun
        for preposition, noun in clauses.nmods(head)
        if preposition in ISSUED
        and noun.pos_ in ("PROPN", "NOUN", "PRON")
        and noun.lemma_.lower() not in PAPERS
        and (preposition != "of" or noun.pos_ == "PROPN")
    ]
    for clause in clauses.children(head, "acl", "acl:relcl"):
        if clause.lemma_.lower() in PUBLISHING:
            found += clauses.agents(clause)[-1:]
    sites = [noun for word, noun in clauses.nmods(head) if word in ("on", "at") and noun.lemma_.lower() in SITES]
    return found or [owner for site in sites for word, owner in clauses.nmods(site) if word in ("'s", "of")]


def _seen_by(case: Case, head: Any) -> tuple[Hop, ...]:
    """The newsrooms that had sight of a document: "a report **obtained by Reuters**"."""
    found: list[Hop] = []
    copies = [c for c in clauses.children(head, "appos") if c.lemma_.lower() in ("copy", "excerpt", "draft", "text")]
    for clause in (c for noun in (head, *copies) for c in clauses.children(noun, "acl", "acl:relcl")):
        if clause.lemma_.lower() in SEEING:
            spots = [extent(agent, case.article.text) for agent in clauses.agents(clause)]
            hops = [hop(case, spot) for spot in spots if spot is not None]
            found += [hand for hand in hops if hand.kind in ("agency", "outlet") and hand.name != case.article.outlet]
    return tuple(found)
