"""What the words of a sentence are evidence of between two parties that somebody names.

The rules of this family ask that a word stand with its parties in the places that its class tells; where a sentence is
built otherwise they are silent. This asks less: of the words of the lexicon, those that stand nearest to both parties,
on the way from the one to the other through the tree, decide. It makes no event; it answers who asks about a pair.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from onrecord.coders.events import lexicon
from onrecord.coders.events.lexicon import Frame, lemma_of
from onrecord.coders.events.status import status_of
from onrecord.coders.events.verbs import fits
from onrecord.extend import Case
from onrecord.model.claims import Status

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

ON_THE_WAY, OF_THE_CLAUSE, ELSEWHERE = 4.0, 3.0, 1.0
"""Weights of a word on the way between the parties, of one that hangs on that way, of any other of the sentence. Of
2, 4, 8 and 1, 2, 3, 4 for the first two those with most right classes on the odd rows of ``plv_train.tsv``."""
FIRST, SECOND = 1.0, 0.4
"""Weights of a word's class that asks most and fits, and of its other classes."""


def likely(case: Case, source: tuple[int, int], target: tuple[int, int]) -> tuple[str, Status] | None:
    """The likeliest type and status of what ``source`` (characters) does to ``target``; ``None`` without evidence."""
    one, other = (case.doc.char_span(*place, alignment_mode="expand") for place in (source, target))
    if one is None or other is None or not len(one) or not len(other):
        return None
    way = _way(one.root, other.root)
    scores: dict[str, float] = defaultdict(float)
    carriers: dict[str, Token] = {}
    sentences = {token.sent.start: token.sent for token in (one.root, other.root)}
    for sentence in sentences.values():
        for token in sentence:
            if not (one.start <= token.i < one.end or other.start <= token.i < other.end):
                _vote(token, way, (one, other), scores, carriers)
    if not scores:
        return None
    best = max(scores, key=lambda kind: (scores[kind], kind))
    carrier = carriers[best]
    return best, status_of(carrier, carrier)


def _way(one: Token, other: Token) -> set[int]:
    """The words from one head up to the common head and down to the other."""
    ups = [one, *one.ancestors]
    downs = [other, *other.ancestors]
    common = {t.i for t in ups} & {t.i for t in downs}
    return {t.i for t in (*ups, *downs) if t.i not in common} | {next((t.i for t in ups if t.i in common), one.i)}


def _vote(
    token: Token, way: set[int], parties: tuple[Span, Span], scores: dict[str, float], carriers: dict[str, Token]
) -> None:
    weight = ON_THE_WAY if token.i in way else OF_THE_CLAUSE if token.head.i in way else ELSEWHERE
    low, high = sorted((parties[0].start, parties[1].start))
    weight *= 1.5 if low <= token.i <= high else 1.0
    for number, (frame, sure) in enumerate(_classes(token)):
        scores[frame.type] += weight * (FIRST if number == 0 else SECOND) * (1.0 if sure else 0.5)
        if number == 0:
            carriers.setdefault(frame.type, token)
        carriers.setdefault(frame.type, token)


def _classes(token: Token) -> list[tuple[Frame, bool]]:
    """The classes a word may be of, those whose tests its surroundings pass first, and whether they do."""
    known = lexicon.load()
    if token.pos_ == "VERB":
        entries = known.verbs.get(lemma_of(token), ())
        fitting = [(e.frame, True) for e in entries if fits(e, token)]
        others = [(e.frame, False) for e in entries if not e.beside]
        return (fitting + [o for o in others if o[0] not in {f for f, _ in fitting}])[:3]
    if token.pos_ == "NOUN":
        return [(frame, not frame.noun_with and not frame.noun_of) for frame in known.nouns.get(lemma_of(token), ())][
            :2
        ]
    if token.pos_ == "ADJ":
        return [(frame, True) for frame in known.adjectives.get(lemma_of(token), ())][:1]
    return []
