"""Nouns that name a deed where nobody stands beside them: "the **talks** ended", "after the **attack** in Gaya", "her
**trial**".

Whose deed it is, other sentences tell (``implied``); where none does, the noun makes no event. Only classes that the
lexicon marks ``alone`` are asked: of their nouns without a party our gold counts every second as an event, of all
others one in ten.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.analysis import clauses
from onrecord.coders import parties
from onrecord.coders.events import targets
from onrecord.coders.events.finding import Finding
from onrecord.coders.events.lexicon import Frame, lemma_of
from onrecord.coders.places import resolve
from onrecord.model.claims import Status

if TYPE_CHECKING:
    from spacy.tokens import Token

NAME = "events/mention"
"""The rule that signs what is found here."""
TAKEN_UP = frozenset({"the", "this", "that", "these", "those"})
"""Determiners that point back at what was told before."""
IDIOMS = frozenset({("in", "charge"), ("on", "appeal"), ("on", "trial"), ("in", "return"), ("in", "exchange")})
"""Preposition and noun that name no deed together."""
ANSWERED = frozenset(
    "reject drop accept receive refuse decline ignore consider withdraw repeat renew meet rebuff dismiss spurn answer "
    "grant turn get".split()
)
"""Verbs over a request or an offer whose subject is the one to whom it was made, or who made it."""
GETTING = frozenset({"receive", "get"})
"""Those that with "not" say that there was none."""
MAKERS = frozenset({"drop", "withdraw", "repeat", "renew"})
"""Those of them whose subject made it."""


def find(frame: Frame, noun: Token, actors: list[Token], recipients: list[Token]) -> Finding | None:
    """The event that a noun of a class names by itself, its parties perhaps still open.

    ``actors`` and ``recipients`` are those that stand in its own phrase after all.
    """
    if not frame.alone or noun.dep_ in ("compound", "flat", "nmod:desc") or _is_idiom(noun):
        return None
    sentence = {lemma_of(t) for t in noun.sent}
    if frame.type == "ASSAULT" and sentence & targets.MISHAPS:
        return None
    status: Status | None = None
    if frame.type in ("REQUEST", "AGREE"):
        verb = noun.head
        if noun.dep_ != "obj" or lemma_of(verb) not in ANSWERED:
            return None
        subject = resolve(clauses.subjects(verb))
        if lemma_of(verb) in MAKERS:
            actors = actors or subject
        else:
            recipients = recipients or subject
        # to reject an offer is to say that it was made; never to have got one, that it was not
        status = "denied" if lemma_of(verb) in GETTING and clauses.is_negated(verb) else "actual"
    if frame.name == "meeting" and len(actors) == 1 and not recipients:
        return None  # a body's own sitting
    return Finding(NAME, frame, noun, noun, tuple(actors), tuple(recipients), status=status)


def _is_idiom(noun: Token) -> bool:
    cases = [c.lower_ for c in clauses.children(noun, "case")]
    if any(case in ("through", "via") for case in cases):
        return True  # "to settle it through *talks*": none that is held
    bare = not any(c.dep_ in ("det", "nmod:poss", "amod") for c in noun.children)
    return bare and any((case, lemma_of(noun)) in IDIOMS for case in cases)


def is_repeated(found: Finding, before: bool) -> bool:
    """Whether a noun only takes up what was told ``before``: "the attack", with no party, place or time of its own."""
    noun = found.trigger
    if not before or found.actors or found.recipients:
        return False
    opening = {c.lower_ for c in clauses.children(noun, "det")}
    own = [t for prep, t in clauses.nmods(noun) if parties.kinds(t) & {"place", "name"}]
    happens = noun.dep_ in ("nsubj", "nsubj:pass") and any(
        t.ent_type_ in ("DATE", "TIME", "GPE", "LOC", "FAC") for t in noun.head.subtree
    )
    return bool(opening & TAKEN_UP) and not own and not happens
