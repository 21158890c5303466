"""Which names of bodies in a text are short for which: "WHO", "the Center", "Northrop" for "Northrop Grumman"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Literal

from onrecord.analysis.acronyms import SMALL, is_acronym, spellings
from onrecord.analysis.nouns import BODIES, DOCUMENTS, OFFICIAL, Sort

if TYPE_CHECKING:
    from spacy.tokens import Span

Key = tuple[str, ...]
Link = Literal["", "acronym", "short form"]
COUNTRIES = frozenset({"US", "USA", "UK", "UAE", "USSR", "DRC", "DPRK", "PRC"})
"""Acronyms of countries, whatever the engine takes them for."""
FEW = 100
"""Longer names under one word or acronym that are looked at: a bound on time in a text that is nothing but names."""


def key_of(span: Span) -> Key:
    """The words by which two mentions of one name are one: no dots, no case unless it is an acronym."""
    words = [t.text.replace(".", "") for t in span if not t.is_punct and t.tag_ != "POS" and not t.is_space]
    if len(words) > 1 or not is_acronym("".join(words)):
        words = [word.lower().replace("isation", "ization") for word in words]
    return tuple(words) or (span.text,)


class ShortForms:
    """The names of a text by their words and by what their initials spell.

    ``first`` gives where each name stands first, ``sorts`` what it names. A place's name is neither short for a body's
    nor the other way round ("US" for "University of Sheffield").
    """

    def __init__(self, first: Mapping[Key, int], sorts: Mapping[Key, Sort | None]) -> None:
        self._first = first
        self._sorts = sorts
        self._by_word: dict[str, list[Key]] = {}
        self._by_initials: dict[str, list[Key]] = {}
        for key in first:
            if sorts[key] == "place" or len(key) < 2:
                continue
            for word in set(key):
                self._file(self._by_word, word, key)
            for spelt in spellings(key):
                self._file(self._by_initials, spelt, key)

    @staticmethod
    def _file(index: dict[str, list[Key]], entry: str, key: Key) -> None:
        kept = index.setdefault(entry, [])
        if len(kept) < FEW:
            kept.append(key)

    def of(self, key: Key) -> tuple[Key, Link] | None:
        """The fullest name that this one is short for, and how it is; ``None`` where it is short for none."""
        link: Link = ""
        seen = {key}
        while (found := self._step(key)) is not None and found[0] not in seen:
            key, link = found[0], link or found[1]
            seen.add(key)
        return (key, link) if link else None

    def _step(self, key: Key) -> tuple[Key, Link] | None:
        if self._sorts[key] == "place" or key[0] in COUNTRIES:
            return None
        if len(key) == 1 and is_acronym(key[0]):
            fits = self._by_initials.get(key[0].replace("&", "").upper(), [])
            nearest = min(fits, key=lambda k: (self._first[k] > self._first[key], -self._first[k]), default=None)
            return (nearest, "acronym") if nearest is not None else None
        one = self._only(key, list(self._parts(key)))
        return (one, "short form") if one is not None else None

    def _parts(self, key: Key) -> Iterator[Key]:
        """The longer names that the words are a part of."""
        if len(key) == 1 and (key[0] in DOCUMENTS or len(key[0]) < 4):
            return
        for longer in self._by_word.get(key[0], []):
            generic = len(key) == 1 and key[0] in BODIES  # "the Center": any name with that word, told before
            if (
                longer != key
                and self._sorts[longer] == "body"
                and (self._first[longer] < self._first[key] if generic else _opens(key, longer))
            ):
                yield longer

    def _only(self, key: Key, fits: Sequence[Key]) -> Key | None:
        """The one told before, else the only one in the text."""
        before = [longer for longer in fits if self._first[longer] <= self._first[key]]
        return before[0] if len(before) == 1 else fits[0] if len(fits) == 1 else None


def _opens(few: Key, many: Key) -> bool:
    """Whether the shorter name opens the longer one, or is all of it but a country's name in front.

    >>> _opens(("northrop",), ("northrop", "grumman")), _opens(("european", "union"), ("european", "union", "force"))
    (True, False)
    """
    if len(few) > 1 and any(many[start:] == few for start in (1, 2)):
        return True
    rest = many[len(few) :]
    if many[: len(few)] != few or not 0 < len(rest) <= 2 or SMALL & set(rest):
        return False
    return few[-1] not in OFFICIAL or (len(rest) == 1 and rest[0] in ("department", "ministry"))
