"""How a statement was made: on Telegram, in a speech to a named body, in an interview with a named outlet, through an
agency."""

from __future__ import annotations

from typing import Any

from onrecord.analysis import clauses
from onrecord.coders.attributions import placed
from onrecord.coders.attributions.lexicon import medium_in
from onrecord.coders.attributions.speaker import is_network
from onrecord.extend import Case
from onrecord.model.provenance import Channel, ChannelKind

NOUNS: dict[str, ChannelKind] = {
    **dict.fromkeys(("statement", "communique", "communiqué", "declaration", "readout", "announcement"), "statement"),
    **dict.fromkeys(("speech", "address", "sermon", "remarks", "rally", "briefing", "conference", "debate"), "speech"),
    **dict.fromkeys(("interview", "conversation", "podcast"), "interview"),
    **dict.fromkeys(("call", "phone", "telephone"), "call"),
    **dict.fromkeys(("report", "letter", "document", "memo", "email", "e-mail", "essay", "book"), "document"),
    **dict.fromkeys(("paper", "note"), "document"),
    **dict.fromkeys(("memoir", "study", "article", "column", "editorial", "op-ed", "filing", "resolution"), "document"),
    **dict.fromkeys(("court", "trial", "hearing", "testimony", "lawsuit", "indictment", "affidavit"), "court"),
    **dict.fromkeys(("tweet",), "x"),
    **dict.fromkeys(("post", "video", "message", "blog"), "social"),
    **dict.fromkeys(("television", "tv", "radio", "broadcast"), "broadcast"),
    **dict.fromkeys(("reporter", "journalist", "newspaper", "magazine", "press"), "press"),
}
VERBS: dict[str, ChannelKind] = {"tweet": "x", "retweet": "x", "post": "social", "testify": "court"}
SPEAKING = frozenset({"speak", "talk", "write", "address", "appear"})
"""Verbs that name the channel beside a cue: "**speaking** in a speech to parliament, she said"."""
VENUE = frozenset({"to", "before", "at", "with", "on", "for"})
"""Prepositions before the body spoken to, the outlet interviewed by, the network posted on."""


def channel(case: Case, verb: Any, taken: frozenset[int]) -> Channel | None:
    """The channel that the clause of a cue verb names outside the words in ``taken`` (source and content)."""
    places = clauses.obliques(verb)
    for child in clauses.children(verb, "advcl"):
        if child.lemma_.lower() in SPEAKING:
            places += clauses.obliques(child)
    for preposition, noun in places:
        if noun.i not in taken and preposition in ("in", "on", "at", "during", "via", "through", "by", "over", "to"):
            found = named(case, noun, preposition)
            if found is not None:
                return found
    for noun in (token for token in verb.subtree if token.i not in taken and is_network(token)):
        return named(case, noun, "on")
    if placed.is_infinitive(verb):  # "used a speech to parliament to repeat ..."
        for noun in clauses.objects(verb.head):
            found = named(case, noun)
            if found is not None:
                return found
    for noun in (*clauses.objects(verb), *clauses.indirect_objects(verb)):
        if noun.i not in taken:
            found = named(case, noun, "tell")
            if found is not None:
                return found
    kind = VERBS.get(verb.lemma_.lower())
    return Channel(kind, None, case.span(verb.idx, verb.idx + len(verb))) if kind else None


def named(case: Case, noun: Any, preposition: str = "") -> Channel | None:
    """The channel that a noun phrase names, or ``None``."""
    spot = clauses.phrase(noun, bare=True)
    words = case.article.text[slice(*spot)]
    newsroom = medium_in(words)
    kind = _kind(noun) or next((_kind(t) for t in noun.children if t.dep_ == "compound" and _kind(t)), None)
    if kind is None:
        if newsroom is None or preposition == "to":
            return None
        return Channel(newsroom.kind, newsroom.name, case.span(*spot))
    if noun.lemma_.lower() == "report" and noun.tag_ == "NNS":  # "reports" are the press, "a report" is a document
        return Channel("press", None, case.span(*spot)) if preposition == "according to" else None
    if kind == "press" and preposition not in ("tell", "to"):
        return None
    if newsroom is None:
        return Channel(kind, _venue(case, noun, spot[1]), case.span(*spot))
    direct = newsroom.kind in ("x", "telegram", "social") or kind in ("social", "press", "broadcast")
    return Channel(newsroom.kind if direct else kind, newsroom.name, case.span(*spot))


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


def _venue(case: Case, noun: Any, end: int) -> str | None:
    """The body or outlet that a channel's noun names: "a speech to **the Bundestag**", wherever the parser hung it."""
    for preposition, other in clauses.nmods(noun):
        if preposition in VENUE and _is_body(case, other):
            return bare(case.article.text[slice(*clauses.phrase(other, bare=True))])
    for token in noun.doc[noun.i + 1 : noun.i + 8]:
        if token.idx < end:
            continue
        if token.dep_ != "case" or token.lower_ not in VENUE:
            return None
        spot = clauses.phrase(token.head, bare=True)
        return bare(case.article.text[slice(*spot)]) if _is_body(case, token.head) else None
    return None


def _is_body(case: Case, name: Any) -> bool:
    """Whether a proper noun can be spoken to: "on **Saturday**" is a day."""
    return name.pos_ == "PROPN" and not case.grounds.when(name.idx, name.idx + len(name))


def bare(words: str) -> str:
    """A name without its article."""
    for article in ("the ", "The "):
        words = words.removeprefix(article)
    return words
