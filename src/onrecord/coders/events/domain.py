"""Which findings are affairs between, by or against states, armed or political bodies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.analysis import clauses
from onrecord.coders import parties
from onrecord.coders.events import mentions, targets
from onrecord.coders.events.finding import Finding

if TYPE_CHECKING:
    from spacy.tokens import Token

SURE = frozenset({"state", "armed"})


def concerns(found: Finding) -> bool:
    """Whether a finding is an affair between, by or against states, armed or political bodies, as far as its words
    tell.

    A violent or coercive deed needs a doer who is one, or somebody named on both sides; any other deed needs a name.
    """
    if found.rule == mentions.NAME:
        return True
    if found.frame.owner_suffers and found.rule == "events/nominal" and not found.actors:
        return bool(_kinds(found.recipients) & {"name", "person", "pronoun"})
    if not found.actors and (found.frame.type == "ASSAULT" or found.frame.mode == "arrest"):
        return bool(_kinds(found.recipients) & {"name", "person", "pronoun"}) or targets.is_public(found)
    doers = _kinds(found.actors)
    others = _kinds(found.recipients)
    if not doers and not others:
        return False
    if found.frame.type == "ASSAULT" and not found.recipients and not doers & (SURE | {"place"}):
        return False
    if found.frame.type == "PROTEST" and "civil" in doers:
        return True
    return bool((doers | others) & {"name", "place", "person", "state", "armed", "people", "pronoun"})


def _kinds(tokens: tuple[Token, ...]) -> set[str]:
    found = {kind for token in tokens for kind in parties.kinds(token)}
    if any(
        parties.is_people(word) for token in tokens for word in (token, *clauses.children(token, "amod", "compound"))
    ):
        found.add("name")  # "a Saudi dissident", "US companies": somebody of a country
    return found
