"""Names of places that stand for a government: "Washington said", "Kyiv's missiles", "talks with Moscow" are actors.

Read off the parse (Universal Dependencies), by the word that the name depends on; "in Washington" stays a place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.grounding.countries import bare, countries
from onrecord.grounding.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# Verbs whose subject is where or what a place is, not who acts: "Syria lies", "Kyiv was hit" is passive and apart.
_STATES = words("be lie border experience remain contain sit stretch suffer wake")
# Verbs whose object is dealt with; the object of any other ("visited Kyiv", "bombed Gaza") is ground.
_DEALT = words(
    "accuse urge warn tell ask blame criticise criticize condemn help support back arm supply sanction threaten "
    "invite force persuade pressure thank fight defeat deter push inform lobby isolate permit allow enable press "
    "assure remind advise aid assist fund punish provoke convince anger embolden call_on defy challenge sue "
    "represent trust rebuke praise betray recognise recognize let make want expect consult give order see view "
    "regard join owe offer send sell lend grant"
)
# Prepositions behind which one deals with somebody; behind the others one is somewhere.
_SOCIAL = words("against with by")
# Nouns that a country or town owns as ground: "Russia's western city", "the Syria border".
_SPOTS = words(
    "city town village capital region province coast border north south east west centre center area airport "
    "street district suburb port island river mountain desert territory soil interior outskirts neighbourhood "
    "neighborhood airspace waters sky square university hospital hotel museum park station bridge road highway "
    "school stadium church mosque prison suburbs residents people population mountains valley frontier shore "
    "shores countryside"
)
# Heads of "of": what a government or a people has, not what lies on its ground.
_HELD = words(
    "government president minister premier people king queen prince ruler emir sultan army military forces "
    "parliament state republic chancellor ambassador leader leadership citizens embassy kingdom behalf policy "
    "support sovereignty participation involvement role decision commitment interest interests part help blessing "
    "consent permission approval reaction reluctance refusal willingness readiness ability position stance"
)
# Verbs and nouns whose "to" gives or tells: "aid to Ukraine", "questions to Britain".
_GIVEN = words(
    "give sell supply provide offer pledge grant lend belong aid assistance support message question letter "
    "threat warning ambassador envoy weapon concession commitment loyal sale"
)
_BLAME = words("blame sanction sanctions tariff tariffs pressure ban restriction restrictions impose attack")
_RECEIVED = words(
    "support backing aid help pressure reaction response concession threat permission approval weapon weapons "
    "request demand condemnation assurance guarantee apology"
)
_MINDED = words(
    "ready willing unwilling able unable prepared eager keen reluctant opposed responsible determined committed "
    "concerned worried convinced interested guilty due likely angry furious"
)
# Seats of power: places that nearly always stand for who sits there.
_SEATS = frozenset(
    {
        "White House",
        "Kremlin",
        "Pentagon",
        "Downing Street",
        "Capitol",
        "Bundestag",
        "Knesset",
        "Élysée",
        "Elysee Palace",
        "Élysée Palace",
        "Capitol Hill",
        "Whitehall",
        "Westminster",
        "Buckingham Palace",
        "Vatican",
        "Blue House",
    }
)
_TALK = words(
    "talk talks deal agreement war relation relations tie ties dialogue conflict accord treaty pact negotiation "
    "negotiations border tension tensions"
)


def is_metonym(doc: Doc, start: int, end: int) -> bool:
    """Whether the name at these characters acts, owns an act or is dealt with, rather than being where something is.

    Asked of a country or a capital, dealing and owning count too ("talks with Moscow", "Kyiv's missiles"); a village or
    a region has no government that a paper would mean, and only the subject of a verb of doing counts.
    """
    span = doc.char_span(start, end, alignment_mode="expand")
    if not span:
        return False
    known, name = countries(), bare(doc.text[start:end])
    governed = name in known.by_name or name in known.by_capital or name in _SEATS
    return _acts(span.root) if governed else _does(span.root)


def _does(token: Token) -> bool:
    if token.dep_ == "nsubj" and token.head.pos_ == "VERB":
        return token.head.lemma_ not in _STATES
    return token.dep_ == "obl:agent"


def _acts(token: Token, depth: int = 0) -> bool:
    relation, head = token.dep_.split(":")[0], token.head
    if depth > 6 or head is token:
        return False
    if token.dep_ == "obl:agent":
        return True
    if relation == "nsubj" and token.dep_ != "nsubj:pass":
        return _predicated(head)
    if relation in ("obj", "iobj"):
        return head.lemma_ in _DEALT
    if token.dep_ == "nmod:poss":
        return head.lemma_.lower() not in _SPOTS
    if relation == "conj":
        return _acts(head, depth + 1)
    if (
        relation in ("nmod", "appos", "flat", "compound", "list", "parataxis")
        and head.pos_ == "PROPN"
        and head.i < token.i
        and not _preposition(token)
    ):
        return _acts(head, depth + 1)  # "Columbus, Ohio": the state stands as the town does
    if relation in ("compound", "amod", "nmod") and not _preposition(token):
        return head.lemma_.lower() not in _SPOTS
    if relation in ("obl", "nmod"):
        return _after(_preposition(token), head)
    return relation == "vocative"


def _predicated(head: Token) -> bool:
    """Whether what is said of a subject makes it an actor: a verb of doing, "is the provider", "is ready"."""
    if head.pos_ in ("VERB", "AUX"):
        return head.lemma_ not in _STATES
    return head.lemma_.lower() not in _SPOTS if head.pos_ == "NOUN" else head.lemma_.lower() in _MINDED


def _after(preposition: str, head: Token) -> bool:
    """Whether a name behind a preposition is dealt with: "sanctions against Russia", "talks between A and B"."""
    if preposition == "between":
        return head.lemma_.lower() in _TALK or head.pos_ == "VERB"
    if preposition == "of":
        return head.lemma_.lower() in _HELD
    if preposition == "to":
        return head.lemma_.lower() in _GIVEN
    if preposition == "on":
        return head.lemma_.lower() in _BLAME
    if preposition == "from":
        return head.lemma_.lower() in _RECEIVED
    return preposition in _SOCIAL


def _preposition(token: Token) -> str:
    return next((child.lower_ for child in token.children if child.dep_ == "case" and child.i < token.i), "")
