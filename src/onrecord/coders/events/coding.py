"""The family of events: every word that can name one is asked, in the order of the text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.coders import parties
from onrecord.coders.events import domain, implied, making, mentions, nominals, speech, verbs
from onrecord.coders.events.finding import Finding
from onrecord.coders.foreign import concerns
from onrecord.extend import Case
from onrecord.model.claims import Event

if TYPE_CHECKING:
    from spacy.tokens import Span

WORDS = frozenset({"REQUEST", "THREATEN", "AGREE"})
"""Types whose nouns tell a deed of their own also where another deed answers it."""
OWN = frozenset({"events/nominal", mentions.NAME})
"""The rules of nouns that name a deed by themselves."""
ENOUGH = 3
"""Sure events that make of a report one of affairs."""
NEAR = 1
"""Sentences on either side of a sure event in which people without a name are those it is about. Of 0, 1, 2 and
4 the one with the best mean of event F1 over the train and the dev reports of our gold."""
UNNAMED = parties.PRONOUNS | parties.FOR_THINGS
"""Names of actors that nothing in the report resolves: an event among these alone is nobody's affair."""


def code(case: Case) -> list[Event]:
    """The events of a report, in the order of its text."""
    events: dict[str, Event] = {}
    told = implied.Told(case)
    for found in findings(case):
        if found.rule == mentions.NAME and mentions.is_repeated(found, told.has(found.frame.type)):
            continue
        made = making.event(told, found)
        if any(who.name.casefold() not in UNNAMED for who in (*made.actor, *made.recipient)):
            told.keep(found, made)
            events.setdefault(made.id, made)
    return sorted(events.values(), key=lambda e: (e.trigger.start, e.type))


def findings(case: Case) -> Iterator[Finding]:
    """What the rules find, sentence by sentence, each trigger once.

    A finding that no name makes an affair counts too where affairs are told right beside it: "22 people were evacuated"
    after a battle, but not in a report on the weather.
    """
    found: list[tuple[int, Finding, bool]] = []
    for number, sentence in enumerate(case.doc.sents):
        if len(sentence) > 1 and concerns(sentence):
            found += [(number, finding, domain.concerns(finding)) for finding in _in_sentence(sentence)]
    sure = [number for number, _, is_sure in found if is_sure]
    for number, finding, is_sure in found:
        if is_sure or (len(sure) >= ENOUGH and _beside(number, sure) and domain.may_concern(finding)):
            yield finding


def _beside(number: int, sure: list[int]) -> bool:
    """Whether a sure finding stands within reach of a sentence; ``sure`` is in the order of the text."""
    place = bisect_left(sure, number - NEAR)
    return place < len(sure) and sure[place] <= number + NEAR


def _in_sentence(sentence: Span) -> Iterator[Finding]:
    found: list[Finding] = []
    for token in sentence:
        found += [speech.refusal(f) for f in verbs.find(token)]
        found += speech.obligation(token)
    used = {i for f in found for i in f.uses}
    for token in sentence:
        told = [speech.refusal(f) for f in nominals.find(token)]
        # "rejected Togo's *request*": two deeds, of two parties; "launched an *attack*": one
        found += told if token.i not in used else [f for f in told if f.frame.type in WORDS and f.rule in OWN]
    held = {f.head.i for f in found if f.rule == "events/light-verb"}
    seen: set[int] = set()
    for finding in sorted(found, key=lambda f: (f.trigger.i, not domain.concerns(f))):
        told_by_noun = finding.rule in ("events/verb", "events/control") and finding.trigger.i in held
        if told_by_noun or finding.trigger.i in seen:
            continue
        seen.add(finding.trigger.i)
        yield finding
