"""Names of places that stand for a government: "Washington said", "Kyiv's missiles", "talks with Moscow" are actors.

Read off the parse (Universal Dependencies), by the word that the name depends on; "in Washington" stays a place.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from onrecord.grounding.countries import bare, countries
from onrecord.grounding.lexicon import words
from onrecord.grounding.tables import read, ship
from onrecord.grounding.where.gazetteer import Gazetteer

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# Verbs whose subject is where or what a place is, not who acts: "Syria lies", "Kyiv was hit" is passive and apart.
_STATES = words("be lie border experience remain contain sit stretch suffer wake")
# Verbs whose object is dealt with; the object of any other ("visited Kyiv", "bombed Gaza") is ground.
_DEALT = words(
    "accuse urge warn tell ask blame criticise criticize condemn help support back arm supply sanction threaten "
    "invite force persuade pressure thank fight defeat deter push inform lobby isolate permit allow enable press "
    "assure remind advise aid assist fund punish provoke convince anger embolden call_on defy challenge sue "
    "represent trust rebuke praise betray recognise recognize allege suspect expect let make want consult give "
    "order see view regard join owe offer send sell lend grant engage involve name label brand declare"
)
# Prepositions behind which one deals with somebody; behind the others one is somewhere.
_SOCIAL = words("against with by")
# Nouns of a stance, behind which "towards" deals with somebody: "hostility towards Latvia".
_STANCE = words(
    "resentment hostility policy stance attitude obligation commitment goodwill animosity enmity loyalty duty "
    "approach posture friendship gesture"
)
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
    "consent permission approval reaction reluctance refusal willingness readiness ability position stance "
    "success independence image dignity reputation prestige dream dreams recognition isolation defeat victory betrayal "
    "pride honour honor identity ally allies enemy enemies friend friends rival rivals partner partners weakness"
)
# Verbs and nouns whose "to" gives or tells: "aid to Ukraine", "questions to Britain".
_GIVEN = words(
    "give sell supply provide offer pledge grant lend belong aid assistance support message question letter "
    "threat warning ambassador envoy weapon concession commitment loyal sale explain request speak talk write "
    "appeal subsidy export"
)
_BLAME = words("blame sanction sanctions tariff tariffs pressure ban restriction restrictions impose attack")
_RECEIVED = words(
    "support backing aid help pressure reaction response concession threat permission approval weapon weapons "
    "request demand condemnation assurance guarantee apology independence invitation offer protection consent"
)
_MINDED = words(
    "ready willing unwilling able unable prepared eager keen reluctant opposed responsible determined committed "
    "concerned worried convinced interested guilty due likely angry furious engaged active alone vulnerable "
    "silent reliant dependent wary loyal friendly hostile grateful isolated complicit"
)
# What is good or bad "for" a government, as for a person: "a setback for Hungary".
_FORTUNE = words(
    "role victory defeat setback blow win loss threat problem challenge embarrassment success triumph humiliation "
    "issue concern headache disaster boost relief warning lesson consequence consequences support sympathy"
)
# Done to who plays, sues or owns under a name, be it a village's.
_MATCHED = words("beat defeat outlast outplay charge sue accuse fine cost coach captain relegate thrash")
# "NATO ally Latvia": who is called so is dealt with.
_SIDES = words("ally partner neighbour neighbor rival enemy victim foe adversary aggressor sponsor patron")
# Games are lost to a side, not to a town.
_LOST = words("loss defeat victory win draw")
# Seats of power: places that nearly always stand for who sits there.
_SEATS = frozenset(
    {
        "West",
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
_NATIVES = words("native resident teacher teachers man woman mother father fan fans player players artist")
_TYPES = words(
    "City State Province County Region Republic Kingdom Gulf Strait Bay Sea Isle Islands Emirate District "
    "Territory University Airport Port Town Village Municipality Commonwealth"
)
_TALK = words(
    "talk talks deal agreement war relation relations tie ties dialogue conflict accord treaty pact comparison "
    "negotiation negotiations border tension tensions relationship relationships cooperation partnership friendship "
    "summit rivalry alliance dispute feud rift détente detente understanding"
)


def is_metonym(doc: Doc, start: int, end: int) -> bool:
    """Whether the name at these characters acts, owns an act or is dealt with, rather than being where something is.

    Asked of a country, a state or a capital, dealing and owning count too ("talks with Moscow", "Kyiv's missiles"); a
    village or a region has no government that a paper would mean, and only the clearest cases count.
    """
    span = doc.char_span(start, end, alignment_mode="expand")
    if not span:
        return False
    name = bare(span.text[max(0, start - span.start_char) : end - span.start_char])  # doc.text is put together anew
    return _acts(span.root) if _governed(name) else _does(span.root)


def _governed(name: str) -> bool:
    """A country, a capital, a seat of power, or a state that shares its name with no large town."""
    known = countries()
    if name in known.by_name or name in known.by_capital or name in _SEATS or name == "Europe":
        return True
    rows = Gazetteer.load().lookup(name)
    large = any(place.kind == "town" and place.population >= 100_000 for place in rows)
    return not large and any(place.kind == "admin1" and place.population >= 1_000_000 for place in rows)


def _does(token: Token) -> bool:
    """The clearest cases: the subject or agent of a verb of doing, an opponent, an owner of people."""
    relation = token.dep_.split(":")[0]
    if token.dep_ == "nsubj" and token.head.pos_ == "VERB":
        return token.head.lemma_ not in _STATES
    if token.dep_ == "obl:agent" or (relation in ("obl", "nmod") and _preposition(token) == "against"):
        return True
    if relation == "obj":
        return token.head.lemma_ in _MATCHED
    if relation == "nmod" and _preposition(token) in ("to", "over"):
        return token.head.lemma_.lower() in _LOST
    if relation in ("compound", "amod", "nmod") and _preposition(token) in ("", "of"):
        return _of_people(token, token.head)
    return False


def _of_people(token: Token, head: Token) -> bool:
    """Whether a name tells whose somebody is: "Oklahoma lawmakers"; residents are on the ground."""
    if _preposition(token) == "of" and head.pos_ == "PROPN" and head.i < token.i:
        # "the Bank of Malta" is no place in Malta
        return head.text not in _TYPES and head.ent_type_ not in ("GPE", "LOC", "FAC", "PERSON")
    return head.lemma_.lower() in _staff() or head.lower_ in _staff()


@lru_cache(maxsize=1)
def _staff() -> frozenset[str]:
    """Nouns for people and forces in an office or a trade, out of the table of sectors."""
    rows = read(ship("sectors.tsv"), ("word", "kind", "sector", "strength"))
    return (
        frozenset(row["word"] for row in rows if row["kind"] in ("person", "group") and row["sector"] != "CVL")
        | _NATIVES
    )


def _acts(token: Token, depth: int = 0) -> bool:
    relation, head = token.dep_.split(":")[0], token.head
    if depth > 6 or head is token:
        return False
    if token.dep_ == "obl:agent":
        return True
    if relation == "nsubj" and token.dep_ != "nsubj:pass":
        return _predicated(head)
    if token.dep_ == "nsubj:pass":
        # A verb without a passive is one that the parse took for one: "and Ghana quickly retaliated".
        return head.lemma_ in _DEALT or not any(child.dep_ == "aux:pass" for child in head.children)
    if relation == "iobj" or (relation == "obj" and _led(head)):
        return True
    if relation == "obj":
        return head.lemma_ in _DEALT or (head.dep_ == "xcomp" and head.i > token.i)  # "will see Oman buy"
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
    if relation == "appos" and head.lemma_.lower() in _SIDES:
        return True
    if relation in ("compound", "amod", "nmod") and not _preposition(token):
        return head.lemma_.lower() not in _SPOTS
    if relation in ("obl", "nmod"):
        return _after(_preposition(token), token, head)
    return relation == "vocative"


def _led(verb: Token) -> bool:
    """Whether the object of a verb goes on to do or be something: "prompting Japan to act", "call Peru a friend"."""
    return any(child.dep_ == "xcomp" and child.pos_ in ("VERB", "NOUN") for child in verb.children)


def _predicated(head: Token) -> bool:
    """Whether what is said of a subject makes it an actor: a verb of doing, "is the provider", "is ready"."""
    if head.pos_ in ("VERB", "AUX"):
        return head.lemma_ not in _STATES
    return head.lemma_.lower() not in _SPOTS if head.pos_ == "NOUN" else head.lemma_.lower() in _MINDED


def _after(preposition: str, token: Token, head: Token) -> bool:
    """Whether a name behind a preposition is dealt with: "sanctions against Russia", "talks between A and B"."""
    if preposition == "between":
        return head.lemma_.lower() in _TALK or head.pos_ == "VERB"
    if preposition == "of":
        return head.lemma_.lower() in _HELD or _of_people(token, head)
    above = head.head.lemma_ if head.pos_ == "NOUN" and head.dep_ == "obj" else ""
    if preposition == "to":
        return head.lemma_.lower() in _GIVEN or above in _GIVEN
    if preposition == "on":
        burdens = {head.lemma_.lower(), *(child.lemma_.lower() for child in head.children if child.dep_ == "obj")}
        return bool(burdens & _BLAME)
    if preposition in ("including", "like", "than"):
        return _acts(head, 1)
    if preposition == "from":
        return head.lemma_.lower() in _RECEIVED or _object(head) in _RECEIVED
    if preposition == "for":
        return head.lemma_.lower() in _FORTUNE
    if preposition in ("towards", "toward"):
        return head.lemma_.lower() in _STANCE
    if preposition == "about":
        return head.lemma_ in ("worry", "complain", "warn", "concern", "concerned", "worried", "care")
    return preposition in _SOCIAL


def _object(verb: Token) -> str:
    """The lemma of what a verb is done to: "received **backing** from"."""
    return next((child.lemma_.lower() for child in verb.children if child.dep_ == "obj"), "")


def _preposition(token: Token) -> str:
    return next((child.lower_ for child in token.children if child.dep_ == "case" and child.i < token.i), "")
