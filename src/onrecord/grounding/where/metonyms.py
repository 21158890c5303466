"""Names of places that stand for a government: "Washington said", "Kyiv's missiles", "talks with Moscow" are actors.

Read off the parse (Universal Dependencies), by the word that the name depends on; "in Washington" stays a place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# Verbs whose subject is where or what a place is, not who acts: "Syria lies", "Kyiv was hit" is passive and apart.
_STATES = frozenset("be have lie border see experience remain become contain sit stand stretch face suffer wake feature boast".split())
# Verbs whose object is gone to, held or struck: the ground is meant.
_GROUND = frozenset(
    "visit leave enter reach invade bomb shell attack hit strike occupy capture seize retake besiege tour cross flee govern control "
    "rule liberate recapture annex surround encircle storm raid pound batter devastate destroy damage sweep lash flood close evacuate "
    "overrun take hold lose defend target bombard call include love see exit depart".split()
)
# Prepositions that set a thing in space.
_SPATIAL = frozenset(
    "in at near inside within into across through throughout around outside over above off beyond along onto on toward towards "
    "via from of to out amid north south east west between".split()
)
_SOCIAL = frozenset("against with by for".split())
# Nouns that a country or town owns as ground: "Russia's western city", "the Syria border".
_SPOTS = frozenset(
    "city town village capital region province coast border north south east west centre center area airport street district "
    "suburb port island river mountain desert territory soil interior outskirts neighbourhood neighborhood airspace waters sky "
    "square university hospital hotel museum park station bridge road highway school stadium church mosque prison suburbs "
    "residents people population mountains valley frontier shore shores countryside".split()
)  # fmt: skip
_TALK = frozenset("talk talks deal agreement war relation relations tie ties dialogue conflict accord treaty pact negotiation negotiations border tension tensions".split())  # fmt: skip


def is_metonym(doc: Doc, start: int, end: int) -> bool:
    """Whether the name at these characters acts, owns an act or is dealt with, rather than being where something is."""
    span = doc.char_span(start, end, alignment_mode="expand")
    return bool(span) and _acts(span.root)


def _acts(token: Token, depth: int = 0) -> bool:
    relation, head = token.dep_.split(":")[0], token.head
    if depth > 6 or head is token:
        return False
    if token.dep_ == "obl:agent":
        return True
    if relation == "nsubj" and token.dep_ != "nsubj:pass":
        return head.pos_ in ("VERB", "AUX") and head.lemma_ not in _STATES
    if relation in ("obj", "iobj"):
        return head.lemma_ not in _GROUND
    if token.dep_ == "nmod:poss":
        return head.lemma_.lower() not in _SPOTS
    if relation in ("conj", "appos", "flat"):
        return _acts(head, depth + 1) if relation == "conj" else False
    if relation in ("compound", "amod", "nmod") and not _preposition(token):
        return head.lemma_.lower() not in _SPOTS
    if relation in ("obl", "nmod"):
        return _after(_preposition(token), head)
    return relation == "vocative"


def _after(preposition: str, head: Token) -> bool:
    """Whether a name behind a preposition is dealt with: "sanctions against Russia", "talks between Kyiv and Moscow"."""
    if preposition in _SOCIAL:
        return True
    if preposition == "between":
        return head.lemma_.lower() in _TALK or head.pos_ == "VERB"
    return preposition not in _SPATIAL


def _preposition(token: Token) -> str:
    return next((child.lower_ for child in token.children if child.dep_ == "case" and child.i < token.i), "")
