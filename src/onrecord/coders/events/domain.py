"""Which findings are affairs between, by or against states, armed or political bodies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.analysis import clauses
from onrecord.coders import parties
from onrecord.coders.events import mentions, targets
from onrecord.coders.events.finding import Finding
from onrecord.coders.events.lexicon import lemma_of

if TYPE_CHECKING:
    from spacy.tokens import Token

PUBLIC = frozenset(
    "activist journalist dissident protester demonstrator opposition lawmaker soldier officer official general editor "
    "reporter blogger critic opponent lawyer separatist militant rebel insurgent diplomat envoy minister politician "
    "campaigner unionist deputy senator peacekeeper supporter".split()
)
"""People whose arrest or trial is an affair of the state also where they are not named."""
OPEN = frozenset({"ASSAULT", "COERCE", "SANCTION", "AID", "RETREAT", "CONCEDE", "REJECT", "AGREE", "MOBILIZE"})
"""Types of deeds that are done to people without a name."""
NAMED = frozenset({"name", "place", "person", "state", "armed", "people", "pronoun"})
"""Kinds of party that make a deed an affair."""
SURE = frozenset({"state", "armed"})


def concerns(found: Finding) -> bool:
    """Whether a finding is an affair between, by or against states, armed or political bodies, as far as its words
    tell.

    A violent or coercive deed needs a doer who is one, or somebody named on both sides; any other deed needs a name.
    """
    if found.frame.name == "warn-of-harm" and {lemma_of(t) for t in found.trigger.sent} & targets.MISHAPS:
        return False
    if found.rule == mentions.NAME:  # "the company rejected the *offer*" is business
        private = found.frame.type in ("REQUEST", "AGREE") and not _kinds((*found.actors, *found.recipients)) & NAMED
        return not private
    if found.frame.owner_suffers and found.rule == "events/nominal" and not found.actors:
        return bool(_kinds(found.recipients) & {"name", "person", "pronoun"})
    if not found.actors and (found.frame.type == "ASSAULT" or found.frame.mode == "arrest"):
        told = bool(_kinds(found.recipients) & {"name", "person", "pronoun"})
        return told or targets.is_public(found) or _are_public(found.recipients)
    if found.frame.mode == "convict" and not found.actors and found.recipients:
        return bool(_kinds(found.recipients) & {"name", "person", "pronoun"}) or _are_public(found.recipients)
    doers = _kinds(found.actors)
    others = _kinds(found.recipients)
    if not doers and not others:
        return False
    if found.frame.type == "ASSAULT" and not found.recipients and not doers & (SURE | {"place"}):
        return False
    if found.frame.type == "PROTEST" and "civil" in doers:
        return True
    return bool((doers | others) & NAMED)


def may_concern(found: Finding) -> bool:
    """Whether a finding among people without a name is an affair where affairs are told beside it."""
    somebody = _kinds((*found.actors, *found.recipients)) - {"means", "pronoun"}
    return (
        bool(somebody) and found.frame.type in OPEN and not {lemma_of(t) for t in found.trigger.sent} & targets.MISHAPS
    )


def _are_public(tokens: tuple[Token, ...]) -> bool:
    """Whether those who are arrested or tried without a name are people of public life, or foreigners."""
    return any(
        lemma_of(token) in PUBLIC or any(child.lower_ == "foreign" for child in token.children) for token in tokens
    )


def _kinds(tokens: tuple[Token, ...]) -> set[str]:
    found = {kind for token in tokens for kind in parties.kinds(token)}
    if any(
        parties.is_people(word) for token in tokens for word in (token, *clauses.children(token, "amod", "compound"))
    ):
        found.add("name")  # "a Saudi dissident", "US companies": somebody of a country
    return found
