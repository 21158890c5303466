"""Short forms of names: "WHO" for "World Health Organization", in brackets behind it or left to the reader."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

SMALL = frozenset("of for and the on in to de des du la le at against by &".split())
LONGEST = 12
"""Words of a name that an acronym in brackets looks back over."""


def is_acronym(word: str) -> bool:
    """Whether a word is written as initials are.

    >>> is_acronym("WHO"), is_acronym("UNHCR"), is_acronym("Who"), is_acronym("F-16")
    (True, True, False, False)
    """
    letters = word.replace(".", "").replace("&", "")
    capitals = sum(map(str.isupper, letters))
    written = 2 <= len(letters) <= 8 and letters.isalpha() and letters.isascii()
    return written and capitals >= 2 and capitals > len(letters) / 2  # "UoE", "MoD"


def spellings(words: Sequence[str]) -> set[str]:
    """What a name's initials spell, with its small words and without; a country's in front may be left out: "FDA".

    >>> sorted(spellings(["United", "States", "Food", "and", "Drug", "Administration"]))
    ['FADA', 'FDA', 'SFADA', 'SFDA', 'USFADA', 'USFDA']
    """
    parts = [part for word in words for part in word.replace(".", "").split("-") if part[:1].isalpha()]
    found = set()
    for few in (parts, [part for part in parts if part.lower() not in SMALL]):
        spelt = "".join(part[0] for part in few).upper()
        found |= {spelt[start:] for start in range(3) if len(spelt) - start > (1 if start == 0 else 2)}
    return found


def expansions(doc: Doc) -> Iterator[tuple[Span, int]]:
    """Each name with its acronym in brackets right behind it: the name, and where the acronym stands."""
    for token in doc[1:-1]:
        if not is_acronym(token.text) or doc[token.i - 1].text != "(":
            continue
        end = token.i - 1
        while end > 0 and (doc[end - 1].tag_ == "POS" or doc[end - 1].is_quote):
            end -= 1
        start = _beginning(doc, end, token.text.replace(".", "").upper())
        if start is not None:
            yield doc[start:end], token.i


def _beginning(doc: Doc, end: int, letters: str) -> int | None:
    """Where the name that ends before ``end`` begins, if its initials spell the letters."""
    for start in range(end - 2, max(-1, end - LONGEST), -1):
        word = doc[start]
        if word.is_punct and word.text not in "-&,./":
            return None
        if not word.text[:1].isupper() or word.text[:1].upper() != letters[:1]:
            continue
        parts = [p for t in doc[start:end] if not t.is_punct for p in t.text.split("-") if p[:1].isalpha()]
        for few in (parts, [part for part in parts if part.lower() not in SMALL]):
            if "".join(part[0] for part in few).upper() == letters:
                return start
    return None
