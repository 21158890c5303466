"""How English states a condition: "if", "unless", "as long as", "only after", "until he leaves".

Shared by events and positions, which do not import each other.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

TERMS = (
    "on condition ", "in exchange ", "in return ", "subject to ", "on the condition ", "conditional on ",
    "depending on ", "in case of ", "in the event ",
)  # fmt: skip
"""How a condition begins that is no clause."""
CLAUSES = (
    *TERMS, "if ", "unless ", "provided ", "providing ", "as long as ", "so long as ", "until ", "till ", "in case ",
    "on condition ", "once ", "assuming ", "after ", "long as ",
)  # fmt: skip
"""How a clause of condition begins; "after" is one only behind "only"."""
FIRM = (*TERMS, "if ", "unless ", "provided ", "as long as ", "so long as ", "long as ")
"""Those that a noun or adverb may open too: "until Friday" is a term, "as long as ..." always a condition."""

_NAMELESS = re.compile(
    r"on (?:the )?condition (?:of (?:\w+ )?anonymity\b|(?:that )?(?:\w+ ){0,4}not (?:to )?be \w+ed\b)", re.IGNORECASE
)
"""The terms on which a source speaks, which are none of what he says."""


def is_condition(token: Token) -> bool:
    """Whether a dependent states a condition: "if ...", "as long as ...", "provided that ...", "until he leaves".

    "He spoke on condition of anonymity" states none.
    """
    if token.dep_ in ("ccomp", "xcomp") and token.head.pos_ == "VERB" and not token.lower_.startswith("provid"):
        return False
    if token.dep_.partition(":")[0] not in ("advcl", "acl", "obl", "nmod", "advmod", "conj", "ccomp"):
        return False
    told = _opening(token)
    start = token.left_edge
    if _NAMELESS.match(token.doc[start.i : start.i + 10].text):
        return False
    if told.startswith("after "):
        return token.left_edge.lower_ == "only" or (token.left_edge.i > 0 and token.left_edge.nbor(-1).lower_ == "only")
    verbal = token.dep_ in ("advcl", "acl", "conj", "ccomp")
    return told.startswith(CLAUSES) if verbal else told.startswith(FIRM)


def _opening(token: Token) -> str:
    """The first words of what hangs on a word, without marks and "only"."""
    words = [t.lower_ for t in token.doc[token.left_edge.i : token.right_edge.i + 1][:8] if not t.is_punct]
    while words and words[0] in ("only", "and", "but", "even", "except", "so", "then"):
        if words[0] == "so" and words[1:2] == ["long"]:
            break
        words = words[1:]
    return " ".join(words) + " "
