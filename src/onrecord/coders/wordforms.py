"""The lemma under which a word is looked up in a word list.

The engine's lemma is asked first. Where the list does not know it, the regular endings of English are taken off the
form, and
a result that the list knows is believed: a lemma that lost or kept an "e" ("impos", "rejecte") then costs no event.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

ENDINGS = {
    "VERB": (("ied", "y"), ("ed", ""), ("ed", "e"), ("ies", "y"), ("es", ""), ("es", "e"), ("s", ""), ("ing", ""),
             ("ing", "e")),
    "NOUN": (("ies", "y"), ("es", ""), ("es", "e"), ("s", ""), ("men", "man")),
}  # fmt: skip
ENDINGS["AUX"] = ENDINGS["VERB"]
ENDINGS["PROPN"] = ENDINGS["NOUN"]


def lemma(token: Token, known: Container[str]) -> str:
    """The lemma of a word, as far as possible one that ``known`` holds."""
    own = token.lemma_.lower()
    if token.i > 1 and token.doc[token.i - 1].text == "-" and token.pos_ == "NOUN":
        joined = f"{token.doc[token.i - 2].lower_}-{own}"
        if joined in known:
            return joined
    if own in known:
        return own
    return next((made for made in regular(token.lower_, token.pos_) if made in known), own)


def is_verbal(token: Token) -> bool:
    """Whether a word is a verb, also one of a headline that was taken for a noun: "Biden **greenlights** strikes"."""
    if token.pos_ in ("VERB", "AUX"):
        return True
    if token.pos_ != "NOUN" or not token.lower_.endswith("s"):
        return False
    relations = {child.dep_ for child in token.children}
    return {"nsubj", "obj"} <= relations and not relations & {"det", "cop", "case", "nmod:poss"}


@lru_cache(maxsize=20_000)
def regular(form: str, pos: str) -> tuple[str, ...]:
    """The lemmas that a regular form could have.

    >>> regular("imposed", "VERB"), regular("cities", "NOUN"), regular("banned", "VERB")
    (('impos', 'impose'), ('city', 'citi', 'citie'), ('bann', 'banne', 'ban'))
    """
    return tuple(dict.fromkeys(_regular(form, pos)))


def _regular(form: str, pos: str) -> Iterator[str]:
    bare = ""
    for ending, base in ENDINGS.get(pos, ()):
        if form.endswith(ending) and len(form) > len(ending) + 1:
            made = form[: len(form) - len(ending)] + base
            if ending in ("ed", "ing") and not base:
                bare = made
            if not (ending == "s" and form.endswith(("ss", "us", "is"))):
                yield made
    if len(bare) > 2 and bare[-1] == bare[-2]:
        yield bare[:-1]
