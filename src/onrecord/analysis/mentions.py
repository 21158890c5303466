"""Whom and what a text names, and what it says they are: roles, countries, forms of address.

``coref`` decides with this what a pronoun or a description stands for. Only what the text itself says is kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from onrecord.analysis.clauses import children, subjects
from onrecord.analysis.nouns import BODIES, DOCUMENTS, NEWSROOMS, OFFICIAL, PERSONS, PLACES, sort_of_word

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from onrecord.analysis.entities import Entity

Gender = Literal["he", "she"]

LEADERS = frozenset({"president", "premier", "chancellor", "king", "queen", "emir", "leader", "minister", "ruler"})
ROLES = LEADERS | frozenset(
    {
        "ambassador", "admiral", "analyst", "candidate", "chairman", "chairwoman", "chief", "colonel", "commander",
        "commissioner", "congressman", "congresswoman", "coordinator", "diplomat", "director", "envoy", "general",
        "governor", "head", "judge", "lawmaker", "mayor", "mp", "nominee", "pope", "prosecutor", "secretary", "senator",
        "speaker", "spokesman", "spokesperson", "spokeswoman", "prince", "princess", "correspondent", "journalist",
        "billionaire", "tycoon", "lawyer", "professor", "expert", "adviser", "advisor", "representative", "officer",
    }
)  # fmt: skip
ADDRESS: dict[str, Gender] = {
    "mr": "he", "mr.": "he", "sir": "he", "lord": "he", "king": "he", "prince": "he", "spokesman": "he",
    "chairman": "he", "congressman": "he", "mrs": "she", "mrs.": "she", "ms": "she", "ms.": "she", "lady": "she",
    "queen": "she", "princess": "she", "spokeswoman": "she", "chairwoman": "she", "congresswoman": "she",
}  # fmt: skip
TITLES = frozenset(
    """
    mr mrs ms miss dr dr. doctor prof prof. sen sen. rep rep. gov gov. gen gen. col col. lt lt. sgt sgt. capt capt. adm
    adm. rev rev. sir lord lady president prime minister vice deputy foreign hon hon. saint st st. sheikh professor
    justice brigadier major captain sergeant lieutenant inspector superintendent detective constable bishop archbishop
    cardinal rabbi imam father councillor councilman attorney chief executive representative
    """.split()
)
"""Words before a name that name nobody; ``ROLES`` are such words too."""
OFFICES = frozenset(
    {
        "agriculture", "defence", "defense", "deputy", "economy", "education", "energy", "environment", "finance",
        "foreign", "health", "home", "interior", "justice", "labor", "labour", "press", "prime", "security",
        "trade", "transport",
        "shadow", "state", "treasury", "vice",
    }
)  # fmt: skip
"""Words of an office's title that name no country."""
PAST = frozenset({"former", "ex", "ex-", "late", "then", "previous", "outgoing", "incoming", "acting"})
NEWSROOM_NAMES = frozenset(
    {
        "ABC", "AFP", "Anadolu", "Channel", "AP", "Axios", "BBC", "Bild", "Bloomberg", "Broadcasting", "CBS",
        "CNN", "DPA", "Economist", "Euronews", "Figaro", "Fox", "Gazette", "Globe", "Guardian", "Haaretz",
        "Herald", "i24NEWS", "Independent", "Interfax", "IRNA", "Izvestia", "Jazeera", "Journal", "Kommersant",
        "Kyodo", "Magazine", "Mail", "Mirror", "Monde", "MSNBC", "NBC", "Network", "News", "Newsweek",
        "Novosti", "NPR", "Observer", "PBS", "Politico", "Post", "Pravda", "Press", "Radio", "Reuters", "RIA",
        "SANA", "Sky", "Spiegel", "Standard", "Sun", "TASS", "Tass", "Telegraph", "Television",
        "Times", "Tribune", "TV", "Ukrinform", "Unian", "Wafa", "Xinhua", "Yonhap",
    }
)  # fmt: skip
"""Words that mark the name of a newsroom."""
REPORTING_MEDIA = frozenset({"report", "publish", "quote", "cite", "broadcast", "reveal", "write"})
DEMONYMS = {
    "american": "us", "british": "uk", "britain": "uk", "england": "uk", "english": "uk", "french": "france",
    "dutch": "netherlands", "german": "germany", "spanish": "spain", "polish": "poland", "greek": "greece",
    "swiss": "switzerland", "danish": "denmark", "welsh": "wales", "chinese": "china", "states": "us", "u.s.": "us",
    "kingdom": "uk", "u.k.": "uk", "turkish": "turkey", "türkiye": "turkey", "iraqi": "iraq", "finnish": "finland",
    "swedish": "sweden", "philippine": "philippines", "filipino": "philippines",
}  # fmt: skip
"""Demonyms that do not begin with the first four letters of their country."""


def country(word: str) -> str:
    """A key under which a country and its demonym are one.

    >>> country("Russian") == country("Russia"), country("French") == country("France")
    (True, True)
    """
    word = DEMONYMS.get(word.lower(), word.lower())
    return word[:4]


def describe(name: Span, entity: Entity) -> None:
    """Read the titles, appositions and predicates around a name: "X, a market research **firm**", "**Senator** X"."""
    head = name.root
    nouns = [child for child in children(head, "nmod:desc", "compound", "appos", "flat") if not _inside(child, name)]
    if head.dep_ in ("appos", "nmod:desc", "flat") and not _inside(head.head, name):
        nouns.append(head.head)
    if head.dep_ == "compound" and head.head.lemma_.lower() in NEWSROOMS - {
        "website",
        "report",
        "publication",
    }:  # "the Volga news agency"
        nouns.append(head.head)
    if head.dep_.startswith("nsubj") and children(head.head, "cop") and head.head.pos_ == "NOUN":
        nouns.append(head.head)
    for noun in nouns:
        for part in [noun, *children(noun, "conj")]:
            _call(entity, part)
    if entity.sort == "person":
        for token in name.doc[max(0, name.start - 1) : name.end]:
            entity.gender = entity.gender or ADDRESS.get(token.lower_)
            if token.text[:1].isupper() and token.lower_ in ROLES | PERSONS:
                entity.roles.add(token.lower_)
        entity.offices |= {t.lower_ for t in name.doc[max(0, name.start - 3) : name.end] if t.lower_ in OFFICES}
    else:
        told = BODIES | PLACES | DOCUMENTS  # of its own words only those that say what it is: "Norwegian ... Authority"
        heads = (name.root, name[-1])
        entity.roles |= {t.lower_.replace("isation", "ization") for t in heads if t.lower_ in told}


def _call(entity: Entity, noun: Token) -> None:
    """Take down what a noun calls somebody."""
    lemma = noun.lemma_.lower()
    if entity.sort == "person":
        entity.gender = entity.gender or ADDRESS.get(noun.lower_)
        if lemma not in ROLES and sort_of_word(lemma) != "person":
            return
        entity.roles.add(lemma)
        entity.offices |= offices(noun)
        entity.countries |= countries(noun)
        entity.past = entity.past or is_past(noun)
    elif sort_of_word(lemma) not in (None, "person"):
        entity.roles.add(lemma)
        entity.countries |= countries(noun)


def _inside(token: Token, name: Span) -> bool:
    return name.start <= token.i < name.end


def countries(noun: Token) -> set[str]:
    """The countries of a role: "the **Russian** president", "president of **Ukraine**", "**Israel**'s premier"."""
    found = set()
    for child in noun.children:
        tied = child.dep_ in ("amod", "nmod", "nmod:poss", "compound", "nmod:desc") and child.text[:1].isupper()
        if tied and child.lemma_.lower() not in ROLES and child.lower_ not in OFFICES:
            found.add(country(child.text))
        found |= {
            country(c.text) for c in children(child, "compound") if c.text[:1].isupper() and child.dep_ == "compound"
        }
    return found


def offices(noun: Token) -> set[str]:
    """The words that tell one office from others of its kind: "the **foreign** minister", "**vice** president"."""
    return {child.lower_ for child in children(noun, "amod", "compound") if child.lower_ in OFFICES}


def is_past(noun: Token) -> bool:
    """Whether a role is one no longer or not yet held: "the **former** president"."""
    return any(child.lower_ in PAST for child in noun.children)


def is_outlet(name: Span) -> bool:
    """Whether a name is a newsroom's, or acts as one: "Axios", "Le Monde", "X reported"."""
    label = name.root.ent_type_
    if label == "PERSON" and len(name) > 1:
        return False
    if any(token.text in NEWSROOM_NAMES or token.lower_.endswith("news") for token in name):
        return True
    head = name.root
    if label != "ORG" or any(token.lower_ in OFFICIAL for token in name):
        return False
    return head.dep_ == "nsubj" and head.head.lemma_ in REPORTING_MEDIA and head in subjects(head.head)
