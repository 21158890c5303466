"""The family of positions: verbs, nouns, adjectives and warnings, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.analysis import clauses
from onrecord.coders import parties
from onrecord.coders.foreign import concerns
from onrecord.coders.positions import bounds, nominals, said, verbs, warnings
from onrecord.coders.positions.change import change_of
from onrecord.coders.positions.cues import Cues, cues_of
from onrecord.coders.positions.finding import Stand
from onrecord.coders.rule import RULES_VERSION
from onrecord.coders.standing import attribution_at, attribution_id, hanging_time
from onrecord.coders.states import States, side
from onrecord.extend import Case
from onrecord.model.claims import Position, claim_id
from onrecord.model.grounds import When, Who
from onrecord.model.provenance import Maker

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

MOST_HOLDERS = 20
"""Holders of one position; a list of names that is longer is a roll, and its verb is seldom theirs."""
ADDRESSED = frozenset({"offer", "demand", "refuse", "threaten", "warn", "permit", "forbid"})
"""Stances that are taken toward somebody."""
BETWEEN = frozenset({"offer", "demand", "refuse", "threaten", "warn"})
"""Those by which one state deals with another, so that a report of two leaves the other unsaid."""
UNNAMED = parties.PRONOUNS | parties.FOR_THINGS
"""Names of holders that nothing in the report resolves: a position of nobody is none."""


def code(case: Case) -> list[Position]:
    """The positions of a report, in the order of its text."""
    cues = cues_of(case.ontology)
    made: dict[str, Position] = {}
    sentences = list(case.doc.sents)
    states = States(case)
    for sentence, following in pairwise([*sentences, None]):
        if sentence is None or len(sentence) == 1 or not concerns(sentence):
            continue
        for stand in _in_sentence(sentence, cues):
            for position in _positions(case, states, stand, following, cues):
                made.setdefault(position.id, position)
        for position in (*_warnings(case, states, sentence), *_quoted(case, states, sentence)):
            made.setdefault(position.id, position)
    return sorted(made.values(), key=lambda p: (p.about.start, p.stance))


def _in_sentence(sentence: Span, cues: Cues) -> Iterator[Stand]:
    seen: set[int] = set()
    for token in sentence:
        for stand in (*verbs.find(token, cues), *nominals.find(token, cues)):
            if stand.cue.i not in seen and len(stand.holders) <= MOST_HOLDERS:
                seen.add(stand.cue.i)
                yield stand


def _positions(case: Case, states: States, stand: Stand, following: Span | None, cues: Cues) -> Iterator[Position]:
    for token in parties.members(stand.holders):
        holder = parties.who_is(case, token)
        if token.lower_ in ("we", "i") and holder.name.casefold() in UNNAMED:
            holder = _origin(case, stand.head) or holder
        if parties.is_thing(token, holder) or holder.name.casefold() in UNNAMED:
            continue
        if stand.rule == "positions/noun" and stand.about[0] <= token.idx and stand.about[1] <= token.idx + len(token):
            continue  # "every request from Kyiv": the noun says who asks, not for what
        yield _made(case, states, stand, holder, change_of(stand, following, cues.change), _since(case, stand.head))


def _made(case: Case, states: States, stand: Stand, holder: Who, change: str, since: When | None) -> Position:
    about = case.span(*stand.about)
    told = [who for who in parties.people_of(case, stand.toward) if not _is_own(who, holder)]
    toward = tuple(told) or tuple(w for w in _dealt_with(case, states, stand, holder) if not _is_own(w, holder))
    return Position(
        id=claim_id("p", case.article.id, holder.name, stand.stance, about),
        holder=holder,
        stance=stand.stance,
        toward=toward,
        about=about,
        limits=bounds.limits(case, stand),
        condition=bounds.condition(case, stand),
        since=since,
        change=change,  # type: ignore[arg-type]
        attribution=attribution_id(case, stand.cue.idx, stand.cue.idx + len(stand.cue)),
        maker=Maker(stand.rule, RULES_VERSION),
    )


def _is_own(who: Who, holder: Who) -> bool:
    """Whether somebody named in a position is its holder, or the holder's own state."""
    return who.name.casefold() == holder.name.casefold() or (who.kind == "country" and side(who) == side(holder))


def _dealt_with(case: Case, states: States, stand: Stand, holder: Who) -> tuple[Who, ...]:
    """Whom a position addresses where its clause names nobody: whom the deed that the same word names is done to, or
    the other of the two states that the report is about."""
    if stand.stance not in ADDRESSED:
        return ()
    deeds = (event for event in case.events if event.trigger.start in (stand.cue.idx, stand.head.idx))
    done_to = next((event.recipient for event in deeds), ())
    if done_to:
        return tuple(who for who in done_to if who.country or who.kind == "organisation")
    return states.other({side(holder)}, stand.cue.sent) if stand.stance in BETWEEN else ()


def _since(case: Case, head: Token) -> When | None:
    """Since when it is held: the time that hangs on the verb that takes the stance."""
    return hanging_time(case, [head])


def _warnings(case: Case, states: States, sentence: Span) -> Iterator[Position]:
    for head, _harm in warnings.in_one(sentence):
        said = warnings.saying_verb(head)
        tokens = warnings.speakers(head)
        since = _since(case, said) if said is not None else None
        stand = warnings.stand(head, tuple(tokens))
        if tokens:
            for token in parties.members(tokens):
                yield _made(case, states, stand, parties.who_is(case, token), "unknown", since)
        elif (origin := _origin(case, head)) is not None:
            yield _made(case, states, stand, origin, "unknown", since)


def _quoted(case: Case, states: States, sentence: Span) -> Iterator[Position]:
    """What the speaker of a quotation promises, refuses or demands in a sentence that does not name him."""
    for token in sentence:
        if token.pos_ in ("VERB", "AUX") and token.dep_ in ("ROOT", "conj"):
            for stand in said.quoted(token):
                holder = _origin(case, stand.head)
                if holder is not None and holder.name.casefold() not in UNNAMED:
                    yield _made(case, states, stand, holder, "unknown", None)


def _origin(case: Case, head: Token) -> Who | None:
    """Who speaks by the attribution around a clause, where its own sentence does not tell."""
    start, end = clauses.clause(head)
    attribution = attribution_at(case, start, end) or attribution_at(case, head.idx, head.idx + len(head))
    if attribution is None or not attribution.chain[1:] or attribution.chain[-1].words is None:
        return None
    words = attribution.chain[-1].words
    return case.grounds.who(words.start, words.end)
