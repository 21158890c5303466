"""Text -> tokens that add up to the text again, in bounded time for any string."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from spacy.tokens import Token

    from onrecord.analysis.treebank_tokens import Piece

LONGEST_RUN = 200
"""Characters without white space that the tokenizer sees at once: its time grows with their square ("((((...")."""

_LONG = re.compile(rf"\S{{{LONGEST_RUN}}}")
_BREAK = re.compile("[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(slots=True)
class Tokens:
    """What a ``Doc`` is made of. ``words`` are indices of the tokens that are no white space; ``opens`` says of each
    whether it opens a paragraph."""

    texts: list[str]
    spaces: list[bool]
    words: list[int]
    opens: list[bool]


def tokenise(text: str, tokenizer: Callable[[str], Iterable[Token | Piece]]) -> Tokens:
    """The tokens of a text. Lone surrogates, which no text encoding allows, are shown as U+FFFD."""
    texts: list[str] = []
    spaces: list[bool] = []
    for part in _parts(_SURROGATE.sub("\ufffd", text)):
        for token in tokenizer(part):
            texts.append(token.text)
            spaces.append(bool(token.whitespace_))
    words: list[int] = []
    opens: list[bool] = []
    fresh = True
    for index, token_text in enumerate(texts):
        if token_text.isspace():
            fresh = fresh or _BREAK.search(token_text) is not None
        else:
            words.append(index)
            opens.append(fresh)
            fresh = False
    return Tokens(texts, spaces, words, opens)


def _parts(text: str) -> list[str]:
    """The text, cut only where a run without white space is too long. A part never ends in the midst of white space."""
    cuts = [0]
    for run in _LONG.finditer(text):
        if run.start() > cuts[-1]:
            cuts.append(run.start())
        cuts.append(run.end())
    if cuts[-1] < len(text):
        cuts.append(len(text))
    return [text[start:end] for start, end in pairwise(cuts)]
