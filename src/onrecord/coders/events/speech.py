"""Events made by how a thing is said: a refusal ("will not lift"), an obligation laid on another ("said Israel must
end")."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.analysis import clauses
from onrecord.coders import parties
from onrecord.coders.events import lexicon
from onrecord.coders.events.finding import Finding
from onrecord.coders.events.lexicon import lemma_of
from onrecord.coders.events.status import REPORTS
from onrecord.coders.places import resolve

if TYPE_CHECKING:
    from spacy.tokens import Token

REFUSABLE = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
"""Types of good will: to say that one will not is to refuse."""
WILL = frozenset({"will", "would", "shall"})
OBLIGED = frozenset({"must", "should", "ought"})
DEMANDING = REPORTS | frozenset("warn demand insist urge stress tweet post".split())


def refusal(found: Finding) -> Finding:
    """The refusal that a negated promise of good will is; any other finding unchanged."""
    head = found.head
    if (
        not found.actors
        or found.frame.type not in REFUSABLE
        or not clauses.is_negated(head)
        or not set(clauses.modals(head)) & WILL
    ):
        return found
    return Finding(
        "events/refusal", found.frame, found.trigger, head, found.actors, found.recipients,
        found.about or (clauses.clause(head),), status="actual", type="REJECT", mode=_mode(found.frame.type),
        cameo="120", uses=found.uses,
    )  # fmt: skip


def _mode(kind: str) -> str | None:
    return {"CONSULT": "meet", "AID": "assist", "COOPERATE": "assist", "RETREAT": "yield", "CONCEDE": "yield"}.get(kind)


def obligation(verb: Token) -> Iterator[Finding]:
    """Somebody says that another must do something: a demand on the other."""
    if lemma_of(verb) not in DEMANDING or verb.pos_ != "VERB":
        return
    for said in clauses.complements(verb):
        if not set(clauses.modals(said)) & OBLIGED and not _needed(said):
            continue
        speakers = resolve(clauses.subjects(verb))
        own = clauses.children(said, "nsubj", "nsubj:pass")
        others = [t for t in resolve(own) if t.lower_ not in ("he", "she", "they", "we", "i", "it")]
        if speakers and others and {t.i for t in speakers}.isdisjoint(t.i for t in others):
            frame = lexicon.load().frames["demand"]
            yield Finding(
                "events/obligation",
                frame,
                said,
                said,
                tuple(speakers),
                tuple(others),
                (clauses.clause(said),),
                status="actual",
            )
            return


def _needed(said: Token) -> bool:
    return (
        lemma_of(said) in ("need", "have")
        and bool(clauses.children(said, "xcomp"))
        and any(parties.names_somebody(t) for t in clauses.children(said, "nsubj"))
    )
