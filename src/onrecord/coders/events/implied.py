"""Parties that an event's own clause leaves open and the report makes sure: "He was arrested" in Algiers: by Algeria.

Three ways, each tried only where a place of the event stands empty:

- law: an arrest, a trial, a sentence is the deed of the state on whose soil it happens, where the sentence, the
  paragraph or the whole report knows one state alone;
- the other side: what one of two states or bodies does that deal with each other in the sentences before ("Togo asked
  Burkina Faso ... Ouagadougou *refused*") is done to the other, where nobody else stands in question;
- the same violence: "gunmen attacked the post ... Six soldiers were *killed*": by whoever attacked right before.

Who is filled in so keeps the words at which the report names him. How often each is right stands in
``docs/benchmarks/events.md``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from onrecord.analysis import clauses
from onrecord.coders.events import mentions
from onrecord.coders.events.finding import Finding
from onrecord.coders.states import States, side
from onrecord.extend import Case
from onrecord.model.claims import Event
from onrecord.model.grounds import Who

if TYPE_CHECKING:
    from spacy.tokens import Span

NAME = "events/implied"
"""The rule that an event with such a party is signed by."""
LAW = frozenset({"arrest", "convict", "release"})
"""Modes whose doer is a state's court, police or prison."""
COURTS = frozenset({"court-case", "hold-captive", "warrant"})
"""Classes of the same."""
ANSWERS = frozenset({"REJECT", "AGREE", "CONCEDE", "RETREAT", "SANCTION", "THREATEN", "REQUEST", "SUPPORT", "COERCE"})
"""Types by which one side deals with the other, so that a report of two leaves the other unsaid."""
FAR = 60
"""Sentences within which one who was arrested is still in the same state's hands: a bound on time."""
AGAIN = 3
"""Sentences within which a noun that names a deed alone is taken for the last one of its type."""
MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
"""Types that two states do together."""


SIDES = frozenset({"sides", "countries", "governments", "states", "parties", "delegations", "nations", "neighbours"})
"""What two states are called together."""


class Told:
    """The events of a report so far, and the states that it names."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.events: list[tuple[int, str, Event]] = []
        self._numbers = {sentence.start: number for number, sentence in enumerate(case.doc.sents)}
        self.states = States(case)

    def number(self, found: Finding) -> int:
        """The number of the sentence an event stands in."""
        return self._numbers[found.trigger.sent.start]

    def keep(self, found: Finding, event: Event) -> None:
        """Let later events look back on this one."""
        self.events.append((self.number(found), found.frame.name, event))

    def before(self, found: Finding, reach: int, same: bool = False) -> Iterator[Event]:
        """The events of the sentence and of those before it within reach, the latest first.

        ``same`` keeps those of the finding's own class alone.
        """
        here = self.number(found)
        for number, name, event in reversed(self.events):
            if number < here - reach:
                return
            if not same or name == found.frame.name:
                yield event

    def has(self, kind: str) -> bool:
        """Whether an event of this type was told."""
        return any(event.type == kind for _, _, event in self.events)


def parties_of(
    told: Told, found: Finding, actor: tuple[Who, ...], recipient: tuple[Who, ...]
) -> tuple[tuple[Who, ...], tuple[Who, ...]]:
    """Actor and recipient of an event, those that its clause leaves open filled where the report makes them sure."""
    actor, recipient = _one_by_one(told, actor, recipient), _one_by_one(told, recipient, actor)
    kind = found.type or found.frame.type
    if found.rule == mentions.NAME:
        actor, recipient = _as_told(told, found, actor, recipient)
    if not actor and recipient and (found.frame.mode in LAW or found.frame.name in COURTS):
        return _state_of_law(told, found, recipient), recipient
    if not actor and recipient and kind == "ASSAULT":
        return _same_hand(told, found, recipient), recipient
    if actor and not recipient and kind in ANSWERS and not found.frame.reciprocal:
        return actor, told.states.other({side(who) for who in actor}, found.trigger.sent)
    return actor, recipient


def _one_by_one(told: Told, whos: tuple[Who, ...], others: tuple[Who, ...]) -> tuple[Who, ...]:
    """The two states that the report is about, where "both sides" or "the two countries" are told.

    Who deals with both sides is neither: where one of the two is the other party, two others are meant.
    """
    both = next((who for who in whos if len(whos) == 1 and _are_both(who)), None)
    pair = told.states.pair() if both else {}
    if both is None or not pair or {side(who) for who in others} & {side(who) for who in pair.values()}:
        return whos
    return tuple(replace(who, words=both.words) for who in pair.values())


def _are_both(who: Who) -> bool:
    words = who.words.text.casefold().split()
    return who.country is None and words[-1] in SIDES and (words[0] == "both" or "two" in words[:2])


def signed(found: Finding, filled: bool) -> str:
    """The rule that answers for an event: this one where it filled in a party of a finding that had others."""
    return NAME if filled and found.rule != mentions.NAME else found.rule


def _as_told(
    told: Told, found: Finding, actor: tuple[Who, ...], recipient: tuple[Who, ...]
) -> tuple[tuple[Who, ...], tuple[Who, ...]]:
    """The parties of a noun that names a deed alone: those of the last event of its type; of talks, the two states."""
    kind = found.frame.type
    for event in (*told.before(found, AGAIN, same=True), *told.before(found, AGAIN)):
        if event.type == kind:
            clash = {side(w) for w in recipient} & {side(w) for w in event.actor}
            return (actor or (() if clash else event.actor)), (recipient or (() if actor else event.recipient))
    if kind in MUTUAL and not actor and not recipient:
        return tuple(told.states.pair().values()), ()
    if kind in ("REQUEST", "AGREE") and recipient and not actor:
        return told.states.other({side(who) for who in recipient}, found.trigger.sent), recipient
    return actor, recipient


def _state_of_law(told: Told, found: Finding, recipient: Sequence[Who]) -> tuple[Who, ...]:
    """The state whose law it is: by what was done to the same one before, by where it happens, by the only state of
    the report."""
    names = {who.name for who in recipient}
    for event in told.before(found, FAR):
        if event.mode in LAW and event.actor and names & {who.name for who in event.recipient}:
            return event.actor
    sentence = found.trigger.sent
    for start, end in ((sentence.start_char, sentence.end_char), _paragraph(sentence)):
        lands = {place.country for place in told.case.grounds.where(start, end)} - {None}
        if len(lands) == 1:
            state = told.states.all().get(next(iter(lands)) or "")
            return (state,) if state and state.name not in names else ()
    states = list(told.states.all().values())
    return (states[0],) if len(states) == 1 and states[0].name not in names else ()


def _paragraph(sentence: Span) -> tuple[int, int]:
    text = sentence.doc.text
    end = text.find("\n", sentence.start_char)
    return text.rfind("\n", 0, sentence.start_char) + 1, end if end >= 0 else len(text)


def _same_hand(told: Told, found: Finding, recipient: Sequence[Who]) -> tuple[Who, ...]:
    """Who attacked right before; nobody where something is shot or brought *down*, which is the other side's answer."""
    if any(part.lower_ == "down" for part in clauses.children(found.trigger, "compound:prt")):
        return ()
    suffering = {side(who) for who in recipient}
    for event in told.before(found, 1):
        if event.type == "ASSAULT" and event.actor and event.status == "actual":
            return () if suffering & {side(who) for who in event.actor} else event.actor
    return ()
