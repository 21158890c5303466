"""What a given name says of its bearer's pronoun: evidence, no knowledge of the person.

A text that says "he" or "Ms" of someone overrules it; most names are not in the table, and then nothing is assumed.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from spacy.tokens import Span

Gender = Literal["he", "she"]
FEMALE_ENDINGS = ("ova", "eva", "skaya", "ska", "ovna", "yeva", "ovská", "ová", "dóttir", "dottir", "tskaya", "szka")
"""Endings of Slavic and Icelandic surnames and patronymics that women bear; "-ina" is left out ("Medina")."""
MALE_ENDINGS = ("ovich", "evich", "ski", "skiy", "skyi", "ský", "sson")


@cache
def _table() -> Mapping[str, Gender]:
    found: dict[str, Gender] = {}
    for line in files("onrecord.analysis").joinpath("given_names.tsv").read_text("utf-8").splitlines():
        gender, _, names = line.partition("\t")
        found |= dict.fromkeys(names.split(), "she" if gender == "she" else "he")
    return found


def is_given_name(word: str) -> bool:
    """Whether a word is in the table of given names."""
    return word.lower() in _table()


def likely(name: Span) -> Gender | None:
    """The pronoun that bearers of this name mostly go by; ``None`` where the name does not tell."""
    words = [token.lower_ for token in name if token.is_alpha or "-" in token.text]
    if len(words) < 2:
        return _table().get(words[0]) if words else None
    told = _table().get(words[0])
    if told is None and words[-1].endswith(FEMALE_ENDINGS):
        return "she"
    if told is None and words[-1].endswith(MALE_ENDINGS):
        return "he"
    return told
