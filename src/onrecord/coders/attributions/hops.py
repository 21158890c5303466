"""The pairs of hands a statement came through: each a Hop, from the outlet to the origin."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from onrecord.analysis import clauses
from onrecord.analysis.antecedents import governing_subjects
from onrecord.coders.attributions.extent import Spot
from onrecord.coders.attributions.kept_back import reason
from onrecord.coders.attributions.newsrooms import KINDS, is_nameless, newsroom
from onrecord.coders.attributions.unnamed import FORCES, TAIL, is_unnamed, number
from onrecord.extend import Case
from onrecord.model.grounds import Kind, Who
from onrecord.model.provenance import Hop
from onrecord.model.text import Span

UNKNOWN = Hop("unknown", "unknown")
"""The hop of "reportedly" and "it was reported": nobody is named, and that is kept."""
PARTITIVE = frozenset("one two three four five six both some many several most others another each all none".split())
DETERMINER = re.compile(
    r"(?i)^(?:(?:the|an?|one|another|some|several|many|most|all|both|two|three|four|five|six|seven|eight|nine|ten|\d+|"
    r"other|unnamed|unidentified|anonymous|his|her|its|their|our|my|those|these|few|dozens of|hundreds of|"
    r"a number of)\s+)+(?=\w)"
)
"""What stands before the name of the unnamed and is no part of it."""
OURS = re.compile(
    r"(?i)^(?:this (?:newspaper|paper|website|magazine|agency|programme)"
    r"|(?:our|this \w+[’']s) (?:\w+ )?(?:correspondent|reporter|editor)s?)\b"
)
"""The outlet, speaking of itself."""
EXAMPLES = re.compile(r",?\s+(?:among them|including|such as|like)\b")
"""What opens the names of some of a group."""
DEEPEST = 3
"""A pronoun stands for a description that stands for a name; longer chains are a fault of the parse."""


def outlet_hop(case: Case) -> Hop:
    """The first hop of every chain: the outlet that prints the report, ``unknown`` where the page does not say."""
    return Hop(case.article.outlet or "unknown", "outlet")


def is_own(case: Case, hand: Hop) -> bool:
    """Whether a hand is the reporting outlet itself: by name, as "this newspaper", or as "our correspondent"."""
    if hand.words is not None and OURS.match(hand.words.text):
        return True
    outlet = (case.article.outlet or "").removeprefix("The ").casefold()
    name = hand.name.removeprefix("The ").casefold()
    newsroom = hand.kind in ("outlet", "agency")
    return bool(outlet) and (name == outlet or (newsroom and outlet.endswith(f" {name}")))


def hop(case: Case, spot: Spot) -> Hop:
    """The hop that some words name or refer to; pronouns and descriptions carry the name they stand for."""
    words = case.span(*spot)
    spot = _without_examples(case, spot)
    span = case.doc.char_span(*spot, alignment_mode="expand")
    if span is None:
        return Hop(words.text, "unknown", words=words)
    one = _picked_name(span)
    if one is not None:
        who = case.grounds.who(*one)
        return Hop(who.name, "person", False, who.role, who.country, words)
    picked = _picked_from(span)
    mention = _mention(case, picked if picked is not None else span)
    known = newsroom(case, spot) or newsroom(case, (mention.start_char, mention.end_char))
    if known is not None:
        return Hop(known.name, KINDS[known.kind], is_nameless(known), words=words)
    who = _who(case, spot, mention, picked is not None)
    if mention is span and who.kind == "unknown":
        who = _governing(case, span) or who
    if not _is_hidden(who, mention):
        kind: Kind = "organisation" if who.kind == "person" and FORCES.search(mention.text) else who.kind
        return Hop(_named(case, who, mention), kind, False, who.role, who.country, words)
    count = number(span) or (number(mention) if picked is None else None)
    return Hop(
        unnamed_name(mention.text),
        _kind(mention, count) if who.kind != "document" else who.kind,
        True,
        who.role,
        who.country,
        words,
        count,
        _reason(case, span, mention),
    )


def _without_examples(case: Case, spot: Spot) -> Spot:
    """The words of a group without those of its members that they name: "many countries, **among them China**"."""
    found = EXAMPLES.search(case.article.text, *spot)
    head = case.doc.char_span(*spot, alignment_mode="expand") if found else None
    if found is None or head is None or head.root.tag_ != "NNS" or head.root.idx > found.start():
        return spot
    return spot[0], found.start()


def _governing(case: Case, span: Any) -> Who | None:
    """The body behind an "it" that nothing else resolves and that speaks in a clause below it: "**The channel** is
    showing pictures which it says prove that"."""
    token = span.root
    if token.lower_ != "it" or len(span) > 1 or not token.dep_.startswith("nsubj"):
        return None
    for subject in governing_subjects(token):
        start, end = clauses.phrase(subject)
        who = newsroom(case, (start, end))
        found = case.grounds.who(start, end)
        if who is not None:
            return msgspec.structs.replace(found, name=who.name, kind=KINDS[who.kind])
        if found.kind in ("organisation", "country", "outlet", "agency") and subject.pos_ != "PRON":
            return found
    return None


def _who(case: Case, spot: Spot, mention: Any, picked: bool) -> Who:
    """The actor, asked for by the words at this spot and, where these lead nowhere, by those they take up."""
    who = case.grounds.who(*spot)
    if picked or who.name == case.article.text[slice(*spot)]:
        return case.grounds.who(mention.start_char, mention.end_char)
    return who


def _picked_name(span: Any) -> Spot | None:
    """The name of the one that a phrase picks of a group: "one of them, **Rodel**"."""
    if span.root.lower_ != "one":
        return None
    names = [t for t in span if t.dep_ == "appos" and t.pos_ == "PROPN" and t.ent_type_ in ("PERSON", "")]
    return clauses.phrase(names[0]) if names else None


def _picked_from(span: Any) -> Any | None:
    """The group that a phrase picks some of: "one of **the officials**", "two of **them**"."""
    if span.root.lower_ not in PARTITIVE:
        return None
    for preposition, noun in clauses.nmods(span.root):
        if preposition == "of" and span.start <= noun.i < span.end:
            start = noun.left_edge.i + (noun.left_edge.lower_ == "of")
            return span.doc[start : span.end] if start < span.end else None
    return None


def _mention(case: Case, span: Any) -> Any:
    """The words a phrase stands for: what its pronoun or description takes up, else itself."""
    for _ in range(DEEPEST):
        other = case.referents.of(span.root) if case.referents is not None else None
        if other is None or other.start <= span.root.i < other.end:
            break
        span = other
    return span


def _is_hidden(who: Who, mention: Any) -> bool:
    """Whether the source is people without a name, by the words that speak of them first."""
    if who.kind in ("country", "outlet", "agency"):
        return False
    root = mention.root
    if who.kind == "person" and who.name[:1].isupper() and who.name.split()[-1] not in mention.text:
        return False  # the office is known: "the Kremlin spokesman" is somebody
    named = [
        c
        for c in clauses.children(root, "appos", "flat", "nmod:desc", "compound")
        if c.pos_ == "PROPN" and c.i > root.i
    ]
    if root.pos_ == "PROPN":
        return is_unnamed(who.name)
    if [c for c in named if mention.start <= c.i < mention.end]:
        return False
    bare = root.tag_ == "NNS" and any(c.dep_ == "acl:relcl" and c.i > root.i for c in root.children)
    return is_unnamed(mention.text) or (bare and is_unnamed(mention.doc[mention.start : root.i + 1].text))


def unnamed_name(words: str) -> str:
    """What the unnamed are called, without article and number.

    >>> unnamed_name("two U.S. officials familiar with the plan")
    'U.S. officials'
    """
    bare = DETERMINER.sub("", words)
    head = TAIL.split(bare, maxsplit=1)[0].strip(" ,")
    return head or bare or words


def _kind(mention: Any, count: int | None) -> Kind:
    """One person or a group, by the number of the noun and of what counts it."""
    if count is not None:
        return "person" if count == 1 else "group"
    return "group" if mention.root.tag_ in ("NNS", "NNPS") or mention.root.lower_ in PARTITIVE else "person"


def _named(case: Case, who: Who, mention: Any) -> str:
    """The fullest name that the report gives: of an organisation not the usual one that it never uses."""
    if who.kind == "country" and who.country:
        return _state(case, who)
    if who.kind == "organisation" and who.name not in case.article.text and mention.root.pos_ != "PRON":
        bare = DETERMINER.sub("", mention.text)
        return bare if len(bare) <= 60 else who.name
    return who.name


def _state(case: Case, who: Who) -> str:
    """The state behind a capital that speaks for it, where the report names both: "Moscow" is Russia."""
    if who.code == who.country:
        return who.name
    for name in case.doc.ents:
        other = case.grounds.who(name.start_char, name.end_char)
        if other.kind == "country" and other.country == who.country == other.code:
            return other.name
    return who.name


def _reason(case: Case, span: Any, mention: Any) -> Span | None:
    """Why the name is kept back: said beside the source here, or where the report first spoke of it."""
    for place in (span, mention):
        sentence = place.root.sent
        end = sentence.end
        following = case.doc[end].sent if end < len(case.doc) else None
        found = reason(
            case.article.text,
            (sentence.start_char, sentence.end_char),
            (following.start_char, following.end_char) if following is not None else None,
        )
        if found is not None:
            return case.span(*found)
    return None
