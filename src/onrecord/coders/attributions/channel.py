"""How a statement was made: on Telegram, in a speech to a named body, in an interview with a named outlet, through an
agency."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from onrecord.analysis import clauses
from onrecord.coders.attributions import placed
from onrecord.coders.attributions.lexicon import Medium, cue_verb, medium_in
from onrecord.coders.attributions.newsrooms import KINDS, is_nameless, newsroom
from onrecord.coders.attributions.speaker import is_network, joined_above
from onrecord.extend import Case
from onrecord.model.provenance import Channel, ChannelKind, Hop

NOUNS: dict[str, ChannelKind] = {
    **dict.fromkeys(("statement", "communique", "communiqué", "declaration", "readout", "announcement"), "statement"),
    **dict.fromkeys(("reply", "release"), "statement"),
    **dict.fromkeys(("speech", "address", "sermon", "remark", "rally", "briefing", "conference", "debate"), "speech"),
    **dict.fromkeys(("committee", "chamber", "parliament", "congress", "senate", "summit", "panel"), "speech"),
    **dict.fromkeys(("interview", "conversation", "podcast"), "interview"),
    **dict.fromkeys(("call", "phone", "telephone"), "call"),
    **dict.fromkeys(("report", "letter", "document", "memo", "email", "e-mail", "essay", "book"), "document"),
    **dict.fromkeys(("paper", "note", "notice", "memorandum", "cable", "writing", "bulletin"), "document"),
    **dict.fromkeys(("memoir", "study", "article", "column", "editorial", "op-ed", "filing", "resolution"), "document"),
    **dict.fromkeys(("figure", "survey", "analysis", "petition", "commentary", "dossier", "assessment"), "document"),
    **dict.fromkeys(("court", "trial", "hearing", "testimony", "lawsuit", "indictment", "affidavit"), "court"),
    **dict.fromkeys(("tweet",), "x"),
    **dict.fromkeys(("post", "video", "message", "blog"), "social"),
    **dict.fromkeys(("television", "tv", "radio", "broadcast"), "broadcast"),
}
ONLY_IN = frozenset({"committee", "chamber", "parliament", "congress", "senate", "summit", "panel"})
"""Places of a speech, which are the speaker's hearers or whereabouts: "told **the committee**", "in **parliament**"."""
VERBS: dict[str, ChannelKind] = {"tweet": "x", "retweet": "x", "post": "social", "testify": "court"}
SPEAKING = frozenset(
    {"speak", "talk", "write", "address", "appear", "quote", "testify", "respond", "reply", "answer", "comment"}
)
"""Verbs that name the channel beside a cue: "**speaking** in a speech to parliament, she said"."""
CARRYING = frozenset({"carry", "broadcast", "publish", "air", "release", "quote", "report", "print", "distribute"})
HEARD = frozenset({"speak", "talk"})
"""Those of them whose "to" names who hears it."""
PLACES = frozenset({"in", "on", "at", "during", "via", "through", "by", "over", "to", "before"})
VENUE = frozenset({"to", "before", "at", "with", "on", "for"})
"""Prepositions before the body spoken to, the outlet interviewed by, the network posted on."""
NETWORKS = frozenset({"x", "telegram", "social"})
BY_PHONE = re.compile(
    r"(?i)\b(?:reached|contacted|interviewed|speaking|spoke|said|quoted)\b[^.,;\n]{0,25}? "
    r"(?P<phone>(?:by|over|on) (?:the )?(?:mobile |satellite )?(?:tele)?phone)\b"
)
CALLED = re.compile(
    r"(?i)^(?:the|that|this) (?:paper|newspaper|daily|agency|broadcaster|channel|station|network|magazine|website|"
    r"outlet|tabloid|weekly)$"
)
"""A newsroom that is told something, taken up without its name."""
NEAR = 160
"""Characters from a source to its cue in which its being reached by phone is looked for: one long clause."""
WEAK = frozenset({"press", "agency", "broadcast"})
"""Channels that are but the medium: a narrower means in the same clause wins."""


@dataclass(frozen=True, slots=True)
class Way:
    """A channel, and the newsroom whose hands the statement came through with it, if it names one."""

    channel: Channel
    carrier: Hop | None = None


def channel(case: Case, verb: Any, taken: frozenset[int]) -> Way | None:
    """The channel that the clause of a cue verb names outside the words in ``taken`` (source and content).

    Of several the narrowest stays, with the newsroom that another names: "told Reuters by phone".
    """
    found = [way for way in _ways(case, verb, taken) if way is not None]
    best = next((way for way in found if way.channel.kind not in WEAK), found[0] if found else None)
    if best is None:
        kind = VERBS.get(verb.lemma_.lower())
        return Way(Channel(kind, None, case.span(verb.idx, verb.idx + len(verb)))) if kind else None
    carrier = best.carrier or next((way.carrier for way in found if way.carrier), None)
    return Way(best.channel, carrier)


def _ways(case: Case, verb: Any, taken: frozenset[int]) -> list[Way | None]:
    places = clauses.obliques(verb)
    for child in clauses.children(verb, "advcl"):
        if child.lemma_.lower() in SPEAKING:
            heard = child.lemma_.lower() in HEARD
            places += [("with" if heard and word == "to" else word, noun) for word, noun in clauses.obliques(child)]
    for clause in clauses.children(verb, "ccomp"):
        places += [(preposition, noun) for preposition, noun in clauses.obliques(clause) if verb.i < noun.i < clause.i]
    free = [(preposition, noun) for preposition, noun in places if noun.i not in taken]
    found = [named(case, noun, preposition) for preposition, noun in free if preposition in PLACES]
    found += [_hearer(case, noun) for preposition, noun in free if preposition == "with"]
    found += [named(case, token, "on") for token in verb.subtree if token.i not in taken and is_network(token)]
    if placed.is_infinitive(verb):  # "used a speech to parliament to repeat ..."
        found += [named(case, noun) for noun in clauses.objects(verb.head)]
    for thing in clauses.objects(verb):
        found += [
            named(case, noun, word)
            for word, noun in clauses.nmods(thing)
            if noun.i not in taken and word in ("in", "at")
        ]
    hearers = [*clauses.objects(verb), *clauses.indirect_objects(verb)]
    hearers += [child for child in clauses.children(verb, "nsubj") if child.i > verb.i and verb.lemma_ == "tell"]
    told = [noun for noun in hearers if noun.i not in taken]
    return found + [named(case, noun, "tell") for noun in told]


def _hearer(case: Case, noun: Any) -> Way | None:
    """The newsroom that is spoken to: "speaking to **Reuters**", "talking with **the BBC**"; else what it is as a
    place."""
    if newsroom(case, clauses.phrase(noun)) is not None:
        return named(case, noun, "tell")
    if noun.lemma_.lower() in ONLY_IN and not is_title(noun):
        return Way(Channel("speech", bare(case.article.text[slice(*_phrase(noun))]), case.span(*_phrase(noun))))
    return named(case, noun, "to")


def heard_by(case: Case, source: Any) -> Way | None:
    """The newsroom that a source spoke to, told beside it: "an official, **who spoke to Reuters**, said"."""
    for clause in clauses.children(source, "acl", "acl:relcl"):
        if clause.lemma_.lower() in HEARD:
            for word, noun in clauses.obliques(clause):
                if word in ("to", "with") and newsroom(case, clauses.phrase(noun)) is not None:
                    return named(case, noun, "tell")
    return None


def by_phone(case: Case, spot: tuple[int, int]) -> Way | None:
    """How a source was reached, told between it and its cue: "residents **reached by phone** said"."""
    found = BY_PHONE.search(case.article.text, *spot) if spot[1] - spot[0] < NEAR else None
    return Way(Channel("call", None, case.span(*found.span("phone")))) if found else None


def shared(case: Case, verb: Any, taken: frozenset[int]) -> Way | None:
    """The channel of the cue that a verb goes on from: "wrote **on Facebook** that ... and **said** that ..."."""
    if verb is None or clauses.children(verb, "nsubj"):
        return None
    joined = verb.dep_ == "conj" or (verb.dep_ == "advcl" and verb.tag_ == "VBG")
    above = joined_above(verb) or verb.head
    if not joined or above.pos_ != "VERB" or above.i > verb.i or cue_verb(above) is None:
        return None
    return channel(case, above, taken)


def named(case: Case, noun: Any, preposition: str = "") -> Way | None:
    """The channel that a noun phrase names, or ``None``."""
    spot = _phrase(noun)
    words = case.span(*spot)
    network = medium_in(words.text)
    if network is None or network.kind not in NETWORKS:
        network = _network_behind(noun)
    if network is not None and network.kind in NETWORKS and preposition != "tell":
        return Way(Channel(network.kind, network.name, words))
    if preposition == "tell" and CALLED.match(words.text) and newsroom(case, clauses.phrase(noun)) is None:
        return Way(Channel("press", None, words), Hop(bare(words.text), "outlet", words=words))
    kind = _kind(noun) or next((_kind(t) for t in noun.children if t.dep_ == "compound" and _kind(t)), None)
    medium = newsroom(case, spot) or newsroom(case, clauses.phrase(noun))
    if kind is None or (
        medium is not None and kind in ("broadcast", "document") and preposition in ("tell", "according to")
    ):
        return _medium(case, medium, words.start, words.end) if medium is not None and preposition != "to" else None
    if noun.lemma_.lower() in ONLY_IN and preposition in ("to", "by", "over", "on") and kind == "speech":
        return None
    if noun.lemma_.lower() == "report" and noun.tag_ == "NNS":  # "reports" are the press, "a report" is a document
        return Way(Channel("press", None, words)) if preposition == "according to" else None
    if medium is not None and kind in WEAK:
        return _medium(case, medium, words.start, words.end)
    venue = _venue(case, noun, spot[1])
    if venue is None:
        return Way(Channel(kind, medium.name if medium else None, words), _carried_by(case, noun))
    known = newsroom(case, venue)
    name = known.name if known else bare(case.article.text[slice(*venue)])
    carries = known is not None and kind in ("interview", "call")
    return Way(Channel(kind, name, words), _carrier(case, known, *venue) if carries and known else None)


def _carried_by(case: Case, noun: Any) -> Hop | None:
    """The newsroom that carried what was said: "in remarks **broadcast by state television**"."""
    for clause in clauses.children(noun, "acl", "acl:relcl"):
        if clause.lemma_.lower() in CARRYING:
            for agent in clauses.agents(clause):
                spot = clauses.phrase(agent)
                known = newsroom(case, spot)
                if known is not None:
                    return _carrier(case, known, *spot)
    return None


def _phrase(noun: Any) -> tuple[int, int]:
    """The noun with what stands before it, over the hyphens of a name: "Agence **France**-Presse", "al-**Jazeera**"."""
    start, end = clauses.phrase(noun, bare=True)
    parts = [child for child in noun.children if child.dep_ in ("compound", "flat")]
    if parts:
        first, last = min(parts[0].i, noun.i), max(parts[-1].i, noun.i)
        joined = (t.i == noun.i or t.head.i == noun.i or t.head in parts for t in noun.doc[first : last + 1])
        if all(joined):
            start, end = min(start, noun.doc[first].idx), max(end, noun.doc[last].idx + len(noun.doc[last]))
    return start, end


def _medium(case: Case, medium: Medium, start: int, end: int) -> Way:
    carrier = _carrier(case, medium, start, end)
    return Way(Channel(medium.kind, medium.name, case.span(start, end)), carrier)


def _carrier(case: Case, medium: Medium, start: int, end: int) -> Hop:
    return Hop(medium.name, KINDS[medium.kind], is_nameless(medium), words=case.span(start, end))


def _network_behind(noun: Any) -> Medium | None:
    """The network that a post stands on: "in a post **on X**"."""
    if NOUNS.get(noun.lemma_.lower()) not in ("social", "statement", "x"):
        return None
    for preposition, other in clauses.nmods(noun):
        found = medium_in(other.text) if preposition in ("on", "to", "via") else None
        if found is not None and found.kind in NETWORKS:
            return found
    return None


def _kind(noun: Any) -> ChannelKind | None:
    """The kind of channel that a common noun names."""
    return None if is_title(noun) else NOUNS.get(noun.lemma_.lower())


def is_title(noun: Any) -> bool:
    """Whether a word for a channel is the end of somebody's name: "The Harbour **Post**", "the Kyiv **Press**"."""
    return (
        noun.text[:1].isupper()
        and noun.pos_ == "PROPN"
        and any(child.dep_ == "compound" and child.text[:1].isupper() for child in noun.children)
    )


def _venue(case: Case, noun: Any, end: int) -> tuple[int, int] | None:
    """The body or outlet that a channel's noun names: "a speech to **the Bundestag**", wherever the parser hung it."""
    for preposition, other in clauses.nmods(noun):
        if preposition in VENUE and _is_body(case, other):
            return clauses.phrase(other, bare=True)
    for token in noun.doc[noun.i + 1 : noun.i + 8]:
        if token.idx < end:
            continue
        if token.dep_ != "case" or token.lower_ not in VENUE:
            return None
        spot = clauses.phrase(token.head, bare=True)
        return spot if _is_body(case, token.head) else None
    return None


def _is_body(case: Case, name: Any) -> bool:
    """Whether a noun can be spoken to: "on **Saturday**" is a day."""
    if newsroom(case, clauses.phrase(name, bare=True)) is not None:
        return True
    return name.pos_ == "PROPN" and not case.grounds.when(name.idx, name.idx + len(name))


def bare(words: str) -> str:
    """A name without its article."""
    for article in ("the ", "The "):
        words = words.removeprefix(article)
    return words
