"""Whether a clause says that something is not so, also where the word for "not" stands before its subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.analysis import clauses

if TYPE_CHECKING:
    from spacy.tokens import Token


def is_denied(verb: Token) -> bool:
    """Whether a clause is negated: "did not pay", "**neither** Spain nor France paid".

    >>> is_denied(paid)  # "Neither the E.U. nor France paid money to Libya."
    True
    """
    if clauses.is_negated(verb):
        return True
    for subject in clauses.children(verb, "nsubj", "nsubj:pass"):
        first = subject.left_edge
        if first.lower_ == "neither" or any(c.lower_ == "neither" for c in subject.children):
            return True
    return False
