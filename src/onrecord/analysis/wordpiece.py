"""Words -> word pieces of an uncased BERT vocabulary (Devlin et al. 2019; Wu et al. 2016), without a tokenizer library.

The encoder was trained on words cut this way: control marks out, lower case, accents off, each punctuation mark and
each CJK character by itself, then the longest piece of the vocabulary that fits, again and again.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator, Mapping

UNKNOWN = "[UNK]"
LONGEST_WORD = 100
"""Characters; a longer word is one unknown piece, as in the vocabulary's own definition."""


class WordPieces:
    """A vocabulary of pieces; ``tokenizer`` is the ``tokenizer.json`` that comes with an uncased BERT model."""

    def __init__(self, tokenizer: bytes) -> None:
        self._ids: Mapping[str, int] = json.loads(tokenizer)["model"]["vocab"]

    def __call__(self, word: str) -> list[int]:
        """The ids of a word's pieces; empty where nothing of it is seen (a zero-width mark)."""
        return [number for part in _parts(word) for number in self._cut(part)]

    def _cut(self, part: str) -> list[int]:
        """The longest pieces from the left; one unknown piece where they do not reach the end."""
        if len(part) > LONGEST_WORD:
            return [self._ids[UNKNOWN]]
        found: list[int] = []
        start = 0
        while start < len(part):
            for end in range(len(part), start, -1):
                number = self._ids.get(part[start:end] if start == 0 else f"##{part[start:end]}")
                if number is not None:
                    found.append(number)
                    start = end
                    break
            else:
                return [self._ids[UNKNOWN]]
        return found


def _parts(word: str) -> Iterator[str]:
    """The runs between punctuation, in lower case and without accents; each mark and CJK character by itself."""
    plain = "".join(
        mark
        for mark in unicodedata.normalize("NFD", "".join(_seen(mark) for mark in word))
        if unicodedata.category(mark) != "Mn"
    ).lower()
    run = ""
    for mark in plain:
        if mark.isspace() or _stands_alone(mark):
            if run:
                yield run
            run = ""
            if not mark.isspace():
                yield mark
        else:
            run += mark
    if run:
        yield run


def _seen(mark: str) -> str:
    """The mark; a blank for any white space, nothing for what is not seen."""
    if mark in "\t\n\r":
        return " "
    if mark in "\0\ufffd" or unicodedata.category(mark) in ("Cc", "Cf", "Co", "Cs"):
        return ""
    return " " if mark.isspace() else mark


def _stands_alone(mark: str) -> bool:
    """Punctuation (every ASCII mark that is neither letter nor digit counts) and CJK ideographs."""
    code = ord(mark)
    if code < 128:
        return not mark.isalnum() and not mark.isspace()
    ideograph = (
        0x4E00 <= code <= 0x9FFF or 0x3400 <= code <= 0x4DBF or 0x20000 <= code <= 0x2A6DF or 0x2A700 <= code <= 0x2CEAF
        or 0xF900 <= code <= 0xFAFF or 0x2F800 <= code <= 0x2FA1F
    )  # fmt: skip
    return ideograph or unicodedata.category(mark).startswith("P")
