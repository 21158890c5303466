"""What a verb's small words say: voice, polarity, modality, tense, condition. Import these from ``clauses``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from spacy.tokens import Token

Tense = Literal["past", "present", "future", "none"]

MODALS = {
    "ca": "can", "can": "can", "could": "could", "may": "may", "might": "might", "must": "must", "ought": "ought",
    "sha": "shall", "shall": "shall", "should": "should", "will": "will", "wo": "will", "'ll": "will", "’ll": "will",
    "would": "would", "'d": "would", "’d": "would",
}  # fmt: skip
NEGATORS = frozenset({"not", "n't", "n’t", "never", "neither", "nor"})
NOBODY = frozenset({"no", "nobody", "none", "nothing", "neither"})
CONDITIONS = frozenset(
    {
        "if",
        "unless",
        "provided",
        "providing",
        "provided that",
        "as long as",
        "so long as",
        "only if",
        "even if",
        "in case",
    }
)
RELATIVE_ADVERBS = frozenset({"when", "where", "why", "whenever", "wherever", "how"})
REPORTING = frozenset(
    {
        "acknowledge", "add", "admit", "affirm", "allege", "announce", "argue", "ask", "assert", "believe", "boast",
        "claim", "clarify", "comment", "complain", "concede", "conclude", "confess", "confirm", "continue",
        "declare", "deny", "disclose", "emphasise", "emphasize", "estimate", "explain", "feel", "insist", "inform",
        "joke", "maintain", "mention", "note", "observe", "point", "post", "promise", "protest", "quip", "quote",
        "read", "recall", "reckon", "reiterate", "remark", "remind", "repeat", "reply", "report", "respond",
        "reveal", "say", "state", "stress", "suggest", "suppose", "tell", "think", "threaten", "tweet", "urge",
        "vow", "warn", "wonder", "write",
    }
)  # fmt: skip
"""Verbs that can stand beside or inside the words they report."""


def children(token: Token, *labels: str) -> list[Token]:
    """The dependents under one of these relations, in text order.

    >>> children(said, "nsubj")  # "Putin said ..."
    [Putin]
    """
    return [child for child in token.children if child.dep_ in labels]


def _auxiliaries(verb: Token) -> list[Token]:
    """Its auxiliaries, or those of the verb it is coordinated with ("will strike and destroy": will, for destroy)."""
    own = children(verb, "aux", "aux:pass")
    if own or verb.dep_ != "conj" or children(verb, "nsubj", "nsubj:pass", "mark", "cop"):
        return own
    if verb.tag_ in ("VB", "VBN", "VBG") and verb.tag_ == verb.head.tag_:
        return _auxiliaries(verb.head)
    return own


def is_passive(verb: Token) -> bool:
    """Whether the verb's subject undergoes it: "was struck", "the depot hit on Sunday", "struck and destroyed"."""
    if children(verb, "aux:pass", "nsubj:pass", "csubj:pass"):
        return True
    if verb.tag_ != "VBN" or any(aux.lemma_ == "have" for aux in _auxiliaries(verb)):
        return False
    if verb.dep_ == "conj" and not children(verb, "nsubj"):
        return is_passive(verb.head)
    return verb.dep_ == "acl" or "Voice=Pass" in str(verb.morph)


def is_negated(token: Token) -> bool:
    """Whether the words deny it: "did not say", "no longer supports", "without saying", "has no plans", "nobody died".

    >>> is_negated(plans), is_negated(has)  # "Kyiv has no plans"
    (True, True)
    """
    for child in token.children:
        word = child.lower_
        if child.dep_ in ("advmod", "aux", "cc:preconj") and word in NEGATORS:
            return True
        if child.dep_ == "advmod" and any(c.lower_ == "no" for c in child.children):  # no longer, no more
            return True
        if child.dep_ in ("det", "advmod") and word == "no":
            return True
        if child.dep_ == "mark" and word == "without":
            return True
        if child.dep_ in ("nsubj", "nsubj:pass", "obj") and (
            child.lower_ in NOBODY or any(c.dep_ == "det" and c.lower_ in NOBODY for c in child.children)
        ):
            return True
    return token.dep_ == "conj" and any(c.dep_ == "cc" and c.lower_ == "nor" for c in token.children)


def modals(verb: Token) -> list[str]:
    """Its modal auxiliaries, spelled out: "won't" gives "will", "'d" gives "would".

    >>> modals(strike)  # "Ukraine could strike"
    ['could']
    """
    return [MODALS[a.lower_] for a in _auxiliaries(verb) if a.lower_ in MODALS and a.tag_ in ("MD", "")]


def copula(token: Token) -> Token | None:
    """The form of "be" that makes this word the predicate: "Putin **is** president"."""
    return next(iter(children(token, "cop")), None)


def marks(clause: Token) -> list[str]:
    """The words that subordinate a clause, in lower case: "that", "if", "as long as", "to", "when"."""
    return [
        " ".join([child.lower_, *(c.lower_ for c in child.children if c.dep_ == "fixed")])
        for child in clause.children
        if child.dep_ == "mark" or (child.dep_ == "advmod" and child.lower_ in RELATIVE_ADVERBS)
    ]


def is_conditional(clause: Token) -> bool:
    """Whether the clause states a condition: "if it is attacked", "unless Kyiv agrees", "provided (that) they leave".

    >>> is_conditional(attacked), is_conditional(respond)  # "Russia will respond if it is attacked"
    (True, False)
    """
    if clause.dep_ in ("ccomp", "xcomp"):  # "asked if": a question, no condition
        return False
    if any(mark in CONDITIONS for mark in marks(clause)):
        return True
    if clause.lower_ in ("provided", "providing") and children(clause, "ccomp"):
        return True
    first = next((c for c in clause.children if c.dep_ in ("aux", "nsubj")), None)
    return clause.dep_ == "advcl" and first is not None and first.lower_ in ("should", "had", "were")


def conditions(verb: Token) -> list[Token]:
    """The heads of the conditions a clause stands under.

    >>> conditions(respond)  # "Russia will respond if it is attacked"
    [attacked]
    """
    return [child for child in children(verb, "advcl") if is_conditional(child)]


def tense(verb: Token) -> Tense:
    """When the words place it: "struck", "has struck": past; "will strike": future; "could strike": none."""
    auxiliaries = _auxiliaries(verb)
    be = copula(verb)
    modal = modals(verb)
    if modal:
        return "future" if modal[0] in ("will", "shall") else "none"
    if any(a.lemma_ == "have" for a in auxiliaries):
        return "past"
    finite = [t for t in (*auxiliaries, be, verb) if t is not None]
    for word in finite:
        if word.tag_ == "VBD":
            return "past"
        if word.tag_ in ("VBZ", "VBP"):
            return "present"
    if verb.tag_ == "VBN" and verb.dep_ == "conj" and not auxiliaries:  # "two were killed and six wounded"
        return tense(verb.head)
    if verb.tag_ == "VBN" and verb.dep_ in ("acl", "amod"):
        return "past"
    return "none"
