"""Who does what in a clause: pure functions over spaCy tokens that carry Universal Dependencies labels.

Each takes the head of a clause (a verb, or the noun or adjective of a copular clause) or of a noun phrase and
returns heads; ``phrase`` and ``clause`` turn a head into characters. A list without members means that the words do
not say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.analysis.extents import appositions, clause, is_insertion, phrase, root_of
from onrecord.analysis.verbs import (
    REPORTING,
    children,
    conditions,
    copula,
    is_conditional,
    is_negated,
    is_passive,
    marks,
    modals,
    tense,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = [
    "agents", "appositions", "children", "clause", "complements", "conditions", "conjuncts", "copula",
    "indirect_objects", "is_conditional", "is_insertion", "is_negated", "is_passive", "marks", "modals", "nmods",
    "objects", "obliques", "phrase", "root_of", "subjects", "tense",
]  # fmt: skip

SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer")
SUBJECT_CONTROL = frozenset({"promise", "pledge", "swear", "threaten", "vow", "guarantee"})
"""Verbs whose subject does what their infinitive says even beside an object: "promised her to leave"."""
LIGHT = frozenset({"have", "make", "take", "reserve", "get", "reach", "express", "hold", "use"})
"""Verbs whose subject does what their object's infinitive says: "took the decision to withdraw"."""
GIVING = frozenset({"give", "grant", "offer", "deny", "issue", "hand"})
"""Verbs whose recipient does what their object's infinitive says: "granted Kyiv permission to strike"."""
SENDING = frozenset(
    {"send", "deploy", "dispatch", "invite", "move", "lead", "bring", "summon", "recruit", "hire", "train"}
)
"""Verbs whose object does what a following infinitive says: "sent troops to fight"."""
TELLING = frozenset(
    {
        "advise", "alert", "ask", "assure", "brief", "caution", "convince", "inform", "instruct", "notify", "order",
        "persuade", "promise", "reassure", "remind", "show", "teach", "tell", "urge", "warn",
    }
)  # fmt: skip
TIMES = frozenset(
    {
        "day", "week", "month", "year", "time", "moment", "hour", "night", "morning", "evening", "reason", "way",
        "place",
    }
)  # fmt: skip


def subjects(verb: Token) -> list[Token]:
    """Who or what the verb is said of; a coordinated subject is given by its first head (see ``conjuncts``).

    A subject is shared where the words share it: "Putin met Xi and **left**", "ordered troops to **leave**" (the
    object), "promised her to **leave**" (the subject), "officials **speaking** anonymously", "the man who **fired**".

    >>> subjects(killed)  # "three people who were killed"
    [people]
    """
    own = [_antecedent(child, verb) for child in children(verb, *SUBJECTS)]
    if own:
        return own
    if children(verb, "csubj", "csubj:pass", "expl") or verb.head.i == verb.i:
        return []
    governor = verb.head
    if verb.dep_ == "conj":
        return subjects(governor)
    if verb.dep_ == "xcomp":
        controlled = children(governor, "obj") or children(governor, "iobj")
        if controlled and governor.lemma_.lower() not in SUBJECT_CONTROL:
            return [_antecedent(controlled[0], governor)]
        return subjects(governor)
    if verb.dep_ == "acl:relcl":
        return [governor] if is_passive(verb) or verb.tag_ == "VBG" else []
    if verb.dep_ == "acl":
        return [governor] if verb.tag_ in ("VBG", "VBN") else _holders(governor)
    if verb.dep_ == "advcl" and verb.tag_ in ("VB", "VBG", "VBN"):
        sent = objects(governor) if verb.tag_ == "VB" and governor.lemma_.lower() in SENDING else []
        return sent or subjects(governor)
    if verb.dep_ == "ccomp" and verb.tag_ == "VBG" and not children(verb, "aux", "mark"):
        return subjects(governor)
    return []


def _antecedent(token: Token, verb: Token) -> Token:
    """What a relative pronoun stands for: the noun that the relative clause belongs to."""
    if token.tag_ not in ("WDT", "WP") and token.lower_ not in ("who", "whom", "which", "that"):
        return token
    top = verb
    while top.dep_ in ("conj", "xcomp") and top.head.i != top.i:
        top = top.head
    if top.dep_ != "acl:relcl" or (token.lower_ == "that" and token.tag_ == "DT"):
        return token
    return top.head


def _holders(noun: Token) -> list[Token]:
    """Whose decision, right or plan a noun with an infinitive is."""
    owners = children(noun, "nmod:poss")
    if owners:
        return owners
    above = noun.head.lemma_.lower()
    if noun.dep_ == "obj" and above in LIGHT:
        return subjects(noun.head)
    if noun.dep_ == "obj" and above in GIVING:
        return indirect_objects(noun.head) or [t for preposition, t in obliques(noun.head) if preposition == "to"]
    if noun.dep_ == "nmod" and _preposition(noun) == "of":
        return _holders(noun.head)
    return []


def agents(verb: Token) -> list[Token]:
    """Who does it in a passive: "was struck by **Ukraine**", "missiles fired by **Russia**"."""
    found = children(verb, "obl:agent")
    if found or not is_passive(verb):
        return found
    return [child for child in children(verb, "obl") if _preposition(child) == "by"]


def objects(verb: Token) -> list[Token]:
    """What an active verb acts on; in a relative clause the antecedent: "the **missiles** (that) Ukraine fired"."""
    found = [_antecedent(child, verb) for child in children(verb, "obj")]
    if len(found) > 1 and not children(verb, "iobj"):
        return found[1:]
    if found or verb.dep_ != "acl:relcl" or verb.pos_ != "VERB" or is_passive(verb):
        return found
    gap = children(verb, *SUBJECTS)
    filled = children(verb, "ccomp", "xcomp", "obl", "advmod", "cop")
    if gap and not filled and _antecedent(gap[0], verb) is gap[0] and verb.head.lemma_.lower() not in TIMES:
        return [verb.head]
    return []


def indirect_objects(verb: Token) -> list[Token]:
    """To whom: "gave **Kyiv** missiles"; beside a clause also the object of telling: "told **reporters** that"."""
    found = children(verb, "iobj") or children(verb, "obj")[:-1]
    if not found and verb.lemma_.lower() in TELLING and (children(verb, "ccomp", "xcomp") or is_insertion(verb)):
        found = children(verb, "obj")
    return [_antecedent(child, verb) for child in found]


def obliques(verb: Token) -> list[tuple[str, Token]]:
    """Its other dependents with their prepositions, lower-cased, "" where there is none; without a passive's agents.

    >>> obliques(struck)  # "struck a depot in Bryansk on Tuesday, according to Reuters"
    [('in', Bryansk), ('on', Tuesday), ('according to', Reuters)]
    """
    doers = {token.i for token in agents(verb)}
    found = [c for c in verb.children if c.dep_.partition(":")[0] == "obl" and c.i not in doers]
    return [(_preposition(child), _antecedent(child, verb)) for child in found]


def nmods(noun: Token) -> list[tuple[str, Token]]:
    """Its nominal dependents with their prepositions; owners carry "'s".

    >>> nmods(use)  # "Ukraine's use of missiles against Russia"
    [("'s", Ukraine), ('of', missiles), ('against', Russia)]
    """
    found = children(noun, "nmod", "nmod:poss", "nmod:unmarked")
    return [("'s" if child.dep_ == "nmod:poss" else _preposition(child), child) for child in found]


def _preposition(token: Token) -> str:
    words = []
    for case in children(token, "case"):
        words += [case.lower_, *(fixed.lower_ for fixed in children(case, "fixed"))]
    return " ".join(words)


def conjuncts(token: Token) -> list[Token]:
    """All members of the coordination a token belongs to, itself included, in text order.

    >>> conjuncts(France)  # "Britain, France and Germany"
    [Britain, France, Germany]
    """
    first = token
    while first.dep_ == "conj" and first.head.i != first.i:
        first = first.head
    found, ahead = [], [first]
    while ahead:
        now = ahead.pop()
        found.append(now)
        ahead += children(now, "conj")
    return sorted(found, key=lambda t: t.i)


def complements(verb: Token) -> list[Token]:
    """The heads of what is said or wanted: "said it **fired**", "wants to **leave**", '"We will **win**," he said'.

    A noun's clause counts too: "a report that Russia **fired**".
    """
    found = children(verb, "ccomp", "xcomp")
    if not found and verb.pos_ in ("NOUN", "PROPN"):
        found = [child for child in children(verb, "acl") if {"that", "to", "whether"} & set(marks(child))]
    if not found and verb.lemma_.lower() in REPORTING:
        if is_insertion(verb):
            return [verb.head]
        found = [c for c in children(verb, "parataxis") if c.i > verb.i and not is_insertion(c)]
    return found
