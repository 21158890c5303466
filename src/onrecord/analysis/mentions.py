"""Whom and what a text names, and what it says they are: roles, countries, forms of address.

``coref`` decides with this what a pronoun or a description stands for. Only what the text itself says is kept.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from onrecord.analysis.clauses import children, subjects

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

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
OFFICES = frozenset(
    {
        "defence", "defense", "deputy", "finance", "foreign", "home", "interior", "press", "prime", "security",
        "shadow", "state", "treasury", "vice",
    }
)  # fmt: skip
"""Words of an office's title that name no country."""
PAST = frozenset({"former", "ex", "ex-", "late", "then", "previous", "outgoing", "incoming", "acting"})
NEWSROOM_NAMES = frozenset(
    {
        "ABC", "AFP", "Agency", "Anadolu", "AP", "Axios", "BBC", "Bild", "Bloomberg", "Broadcasting", "CBS",
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


@dataclass(eq=False, slots=True)
class Person:
    """Someone named in the text. ``name`` is the fullest name given; ``roles`` the nouns it calls them, lower-cased."""

    name: Span
    roles: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    gender: Gender | None = None
    past: bool = False
    """The text calls them a former or acting holder of their role."""


def country(word: str) -> str:
    """A key under which a country and its demonym are one.

    >>> country("Russian") == country("Russia"), country("French") == country("France")
    (True, True)
    """
    word = DEMONYMS.get(word.lower(), word.lower())
    return word[:4]


def people(doc: Doc) -> list[tuple[Span, Person]]:
    """Each name of a person in text order, with whom it names: "Putin" is "Vladimir Putin" where the text has him."""
    names = [entity for entity in doc.ents if entity.label_ == "PERSON" and not is_outlet(entity)]
    full: dict[str, list[Person]] = {}
    known: dict[tuple[str, str], Person] = {}
    for name in names:
        words = _words(name)
        if len(words) > 1 and (words[0], words[-1]) not in known:
            person = Person(name)
            known[words[0], words[-1]] = person
            full.setdefault(words[-1], []).append(person)
    found: list[tuple[Span, Person]] = []
    alone: dict[str, Person] = {}
    for name in names:
        words = _words(name)
        if not words:
            continue
        if len(words) > 1:
            person = known[words[0], words[-1]]
        else:
            person = _bearer(name, full.get(words[0], [])) or alone.setdefault(words[0], Person(name))
        _describe(name, person)
        found.append((name, person))
    return found


def _words(name: Span) -> list[str]:
    words = [t.lower_ for t in name if t.tag_ != "POS" and (t.is_alpha or "-" in t.text)]
    return [word for word in words if word not in ADDRESS and word not in ROLES] or words


def _bearer(name: Span, candidates: list[Person]) -> Person | None:
    """The last bearer of a surname named before; the only one in the text if the full name comes later."""
    before = [person for person in candidates if person.name.start < name.start]
    if before:
        return before[-1]
    return candidates[0] if len(candidates) == 1 else None


def _describe(name: Span, person: Person) -> None:
    """Read the titles, appositions and predicates around a name."""
    head = name.root
    around = ("nmod:desc", "compound", "appos", "flat")
    nouns = [child for child in children(head, *around) if not name.start <= child.i < name.end]
    if head.dep_ in ("appos", "nmod:desc", "flat"):
        nouns.append(head.head)
    if head.dep_ == "nsubj" and children(head.head, "cop"):
        nouns.append(head.head)
    for noun in nouns:
        for part in [noun, *children(noun, "conj")]:
            person.gender = ADDRESS.get(part.lower_, person.gender)
            if part.lemma_.lower() in ROLES:
                person.roles.add(part.lemma_.lower())
                person.countries |= countries(part)
                person.past = person.past or is_past(part)
    for token in name.doc[max(0, name.start - 1) : name.end]:
        person.gender = ADDRESS.get(token.lower_, person.gender)


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


def is_past(noun: Token) -> bool:
    """Whether a role is one no longer or not yet held: "the **former** president"."""
    return any(child.lower_ in PAST for child in noun.children)


def is_outlet(name: Span) -> bool:
    """Whether an organisation is named as a newsroom, or acts as one: "Axios", "Le Monde", "X reported"."""
    if name.label_ == "PERSON" and len(name) > 1:
        return False
    if any(token.text in NEWSROOM_NAMES or token.lower_.endswith("news") for token in name):
        return True
    head = name.root
    if name.label_ != "ORG":
        return False
    return head.dep_ == "nsubj" and head.head.lemma_ in REPORTING_MEDIA and head in subjects(head.head)
