"""Wishes: "the palace wants to buy tanks", told by the reporter, is no attribution; in another's words it is."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.coders.attributions.lexicon import base_forms
from onrecord.model.claims import Attribution

WANTING = frozenset({"want", "wish"})
"""Cues whose plan the reporter may have gathered from what somebody does; hoping and fearing are told by oneself."""


def is_own_telling(claim: Attribution) -> bool:
    """Whether a placed claim is a wish that the reporter tells: nobody else tells it, and no word of it is quoted."""
    if claim.cue is None or claim.act != "believe" or claim.quote != "indirect":
        return False
    cue = claim.cue.text.lower()
    if not claim.content[0].text.startswith("to "):
        return False  # "wants the army to leave" asks it of somebody, and was told to somebody
    return claim.inside is None and len(claim.chain) == 2 and not WANTING.isdisjoint((cue, *base_forms(cue)))


def without_own_telling(placed: Sequence[Attribution], found: Sequence[Attribution]) -> list[Attribution]:
    """The claims as they were found, less the wishes that turned out, once ``placed``, to be the reporter's telling."""
    dropped = {claim.id for claim in placed if is_own_telling(claim)}
    return [claim for claim in found if claim.id not in dropped]
