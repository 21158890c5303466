"""What speaks of two told together: "the former", "the latter", "the two countries", "both sides".

Only a pair that the text coordinates by name is taken up ("Norlund and Estavia signed ..."), and only where no other
pair stands as near; for "the former" and "the latter" also the only two names of one kind in the sentence before.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.analysis.clauses import children
from onrecord.analysis.nouns import LANDS, is_plural

if TYPE_CHECKING:
    from spacy.tokens import Token

    from onrecord.analysis.discourse import Discourse
    from onrecord.analysis.entities import Entity

PLACE = {"former": 0, "latter": 1}
SIDES = frozenset({"side"})
WHERE = frozenset({"in", "at", "near", "outside"})
REACH = 3
"""Sentences that "the two countries" looks back over; a choice, not a measurement: pairs are rare in the gold."""
EXAMINED = 60
"""Entities looked at, and words of a sentence on either side: bounds on time."""


def place_in_pair(token: Token) -> int | None:
    """Which of two a token speaks of: 0 for "the former", 1 for "the latter"; ``None`` for "the former president".

    The word must stand alone behind its article.
    """
    place = PLACE.get(token.lower_)
    if place is None or token.i == 0 or token.nbor(-1).lower_ != "the" or token.dep_ in ("amod", "compound"):
        return None
    after = token.doc[token.i + 1 : token.i + 2]
    return place if not any(word.pos_ in ("NOUN", "PROPN", "ADJ", "NUM") for word in after) else None


def speaks_of_two(noun: Token) -> bool:
    """Whether a noun speaks of two sides or countries, told by nothing else: "the two countries", "both sides"."""
    if noun.lemma_.lower() not in LANDS | SIDES or not is_plural(noun):
        return False
    told = {child.lower_ for child in children(noun, "det", "nummod", "det:predet")}
    if not (told == {"both"} or told in ({"the", "two"}, {"these", "two"})):
        return False
    return not children(noun, "amod", "nmod", "nmod:poss", "compound", "acl", "acl:relcl", "appos")


def pair_for(noun: Token, discourse: Discourse) -> Entity | None:
    """The pair that "the two countries" takes up: the only one of two named lands within reach; sides may be bodies."""
    sorts = {"place"} if noun.lemma_.lower() in LANDS else {"place", "body"}
    fitting = [pair for pair in _pairs(noun, discourse, REACH) if {member.sort for member in pair.members} <= sorts]
    return fitting[0] if len({frozenset(pair.members) for pair in fitting}) == 1 else None


def one_of_two(token: Token, place: int, discourse: Discourse) -> Entity | None:
    """Whom "the former" or "the latter" takes up: one of the only two in its own sentence so far.

    Of the two in the sentence before only where its own has spoken of nobody and nothing yet.
    """
    own, before = _sentences(token)
    here = any(word.i in discourse.at for word in own)
    pairs = list(_pairs(token, discourse, 0 if here else 1))
    if pairs:
        return pairs[0].members[place] if len({pair.members for pair in pairs}) == 1 else None
    told = ((word, discourse.at.get(word.i)) for word in (own if here else before))
    names = dict.fromkeys(e for word, e in told if e is not None and e.name is not None and not _is_where(word, e))
    two = len(names) == 2 and len({entity.sort for entity in names}) == 1
    return list(names)[place] if two else None


def _is_where(word: Token, entity: Entity) -> bool:
    """Whether a place is told as where something happens: "met in **Beijing**"."""
    return entity.sort == "place" and any(case.lower_ in WHERE for case in children(word, "case"))


def _pairs(token: Token, discourse: Discourse, reach: int) -> Iterator[Entity]:
    """Groups of two named ones, the latest first."""
    here = discourse.mention(token, "noun").sentence
    for seen, entity in enumerate(reversed(discourse.tracks)):
        if seen == EXAMINED:
            return
        if len(entity.members) == 2 and here - discourse.tracks[entity].last.sentence <= reach:
            yield entity


def _sentences(token: Token) -> tuple[list[Token], list[Token]]:
    """The words of a token's sentence before it and before any "former", then those of the sentence before."""
    start = token.sent.start
    own = list(token.doc[max(start, token.i - EXAMINED) : token.i])
    first = next((number for number, word in enumerate(own) if place_in_pair(word) is not None), len(own))
    if not start:
        return own[:first], []
    before = token.doc[start - 1].sent
    return own[:first], list(token.doc[max(before.start, start - EXAMINED) : start])
