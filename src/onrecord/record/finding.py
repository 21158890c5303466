"""Full text: what is typed becomes words to look up, and what is found is shown with the words around it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass

from onrecord.model.problems import UsageError

_PHRASE = re.compile('["“”]([^"“”]+)["“”]')
_WORD = re.compile(r"[^\W_]+")
# Endings that an English word changes without becoming another word. Looked up, not cut off, in the index: nothing that
# was written is lost to a stemmer, and a word in double quotes is taken as it stands.
_ENDINGS = ("", "s", "es", "d", "ed", "ing")
_SHORTEST_STEM = 3
# Characters of the report that are shown around the first word that was looked for.
AROUND = 160


@dataclass(frozen=True, slots=True)
class Sought:
    """What to look up.

    Attributes:
        forms: forms of words, small and without accents, and ``places``: which of the words each belongs to.
        asked: how many words.
        phrase: words that must stand together, or ``None``.
    """

    forms: tuple[str, ...]
    places: tuple[int, ...]
    asked: int
    phrase: str | None


def sought(typed: str) -> Sought:
    """What a person typed, as words to look up. Raises UsageError where there is no word in it."""
    phrases = _PHRASE.findall(typed)
    exact = {word for phrase in phrases for word in words(phrase)}
    asked = list(dict.fromkeys(words(typed)))
    if not asked:
        raise UsageError("type at least one word to find")
    if len(phrases) > 1:
        raise UsageError("one phrase in quotes can be asked for at a time")
    pairs = [(form, place) for place, word in enumerate(asked) for form in ([word] if word in exact else _forms(word))]
    return Sought(
        tuple(form for form, _ in pairs),
        tuple(place for _, place in pairs),
        len(asked),
        phrases[0].strip() if phrases else None,
    )


def words(told: str) -> list[str]:
    """The words of a text as the index holds them."""
    return _WORD.findall(_folded(told))


def excerpt(text: str, forms: Collection[str]) -> str:
    """The words around the first of ``forms`` in ``text``, cut at blanks."""
    at = next((found.start() for found in _WORD.finditer(text) if _folded(found[0]) in forms), 0)
    start = max(0, at - AROUND // 3)
    start = 0 if start == 0 else text.find(" ", start) + 1
    end = min(len(text), start + AROUND)
    end = end if end == len(text) else max(text.rfind(" ", start, end), start + 1)
    told = " ".join(text[start:end].split())
    return ("… " if start else "") + told + (" …" if end < len(text) else "")


def _folded(told: str) -> str:
    apart = unicodedata.normalize("NFD", told)
    return "".join(mark for mark in apart if not unicodedata.combining(mark)).lower()


def _forms(word: str) -> list[str]:
    """The word and what else it may be written as: escort, escorts, escorted, escorting."""
    stems = {word}
    for ending in _ENDINGS[1:]:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            stems.add(word.removesuffix(ending))
    forms = {stem + ending for stem in stems for ending in _ENDINGS}
    forms |= {stem[:-1] + "ing" for stem in stems if stem.endswith("e")}
    forms |= {stem[:-1] + "ies" for stem in stems if stem.endswith("y")}
    forms |= {stem[:-3] + "y" for stem in stems if stem.endswith("ies")}
    return sorted(forms)
