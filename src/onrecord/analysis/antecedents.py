"""What the grammar lets a mention refer back to: whose subject governs it, what takes up a body or newsroom.

Helps ``coref`` and knows no names.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.analysis.clauses import phrase, subjects
from onrecord.analysis.mentions import countries

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

PARTS = frozenset({"compound", "flat", "fixed", "goeswith", "obl:unmarked", "nmod:unmarked", "discourse", "dep"})
"""Relations under which a noun tells of nothing on its own."""


def is_subject(token: Token) -> bool:
    """Whether a token is the subject of its clause, active or passive."""
    return token.dep_.startswith("nsubj")


def is_definite(noun: Token) -> bool:
    """Whether a role is taken up, not ascribed: "the president", no name beside it, no predicate."""
    if any(
        c.dep_ in ("appos", "flat", "cop") or (c.dep_ == "nmod:desc" and c.ent_type_ == "PERSON") for c in noun.children
    ):
        return False
    if noun.dep_ in ("appos", "nmod:desc", "compound", "flat", "xcomp"):
        return False
    articles = [c.lower_ for c in noun.children if c.dep_ == "det"]
    return articles == ["the"] or (not articles and is_subject(noun) and bool(countries(noun)))


def is_bare(noun: Token) -> bool:
    """ "the ministry": no modifier tells it from others of its kind."""
    inner = [
        c for c in noun.children if c.dep_ in ("amod", "compound", "nmod", "nmod:poss", "acl:relcl", "flat", "appos")
    ]
    return is_definite(noun) and not inner


def is_mention(noun: Token) -> bool:
    """Whether a noun heads a phrase that speaks of something, not a part of another noun or a time."""
    return noun.dep_ not in PARTS


def governing_subjects(token: Token) -> Iterator[Token]:
    """The subjects above a pronoun, nearest first: of its own clause only where it is a possessive or "himself"."""
    own_clause = token.dep_ == "nmod:poss" or token.lower_.endswith("self")
    barred = {token.i}
    now = token
    while now.head.i != now.i:
        above = now.head
        found = [s for s in subjects(above) if s.i not in barred]
        # a pronoun within a subject ("his army left") is not that subject; within a relative clause it may be
        found = [s for s in found if token not in s.subtree or above in s.subtree]
        if not own_clause and (found or token.head.i == above.i) and above.pos_ in ("VERB", "ADJ", "AUX"):
            barred |= {s.i for s in found}
            own_clause = True
        else:
            yield from found
        now = above


def span_of(token: Token) -> Span:
    """The phrase of a head, without what only tells more of it."""
    start, end = phrase(token, bare=True)
    found: Span | None = token.doc.char_span(start, end)
    return found if found is not None else token.doc[token.i : token.i + 1]


def names_in(noun: Token) -> list[Token]:
    """The named heads that a noun depends on: "a report by **Amnesty**", "**Axios**'s report"."""
    found = [c for c in noun.children if c.dep_ in ("nmod", "nmod:poss", "compound", "appos") and c.ent_type_]
    return sorted(found, key=lambda c: c.dep_ != "nmod")
