"""Readers of reports whose names are marked by the project's own rules (``eval/gold/GUIDELINES-entities.md``).

Two forms: a text with a table of spans beside it (``.txt`` and ``.tsv``), and a text with its names in brackets.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from spacy.lang.en import English

from onrecord.analysis.tokens import tokenise
from onrecord.analysis.treebank_tokens import TreebankTokenizer
from training.treebank import Document, Sentence, Word

Span = tuple[int, int, str]
_BRACKET = re.compile(r"\[([A-Z]+) ([^\[\]]+)\]")
_ENDS = re.compile("[.!?][\"'”’)]*$")
_TOKENIZER = TreebankTokenizer(English().tokenizer)


def spans(folder: Path) -> Iterator[Document]:
    """The reports of a folder that have a table of spans: start, end, type, words."""
    for table in sorted(folder.glob("*.tsv")):
        text = table.with_suffix(".txt")
        if text.exists():
            rows = [line.split("\t") for line in table.read_text().splitlines()]
            yield document(table.stem, text.read_text(), [(int(r[0]), int(r[1]), r[2]) for r in rows if len(r) > 2])


def brackets(folder: Path) -> Iterator[Document]:
    """The reports of a folder with ``[ORG Foreign Ministry]`` in the text."""
    for path in sorted(folder.glob("*.txt")):
        text, found = plain(path.read_text())
        yield document(path.stem, text, found)


def plain(text: str) -> tuple[str, list[Span]]:
    """The text without its brackets, and the spans.

    >>> plain("[GPE Kyiv] said")
    ('Kyiv said', [(0, 4, 'GPE')])
    """
    parts: list[str] = []
    found: list[Span] = []
    size = last = 0
    for match in _BRACKET.finditer(text):
        parts += [text[last : match.start()], match[2]]
        start = size + match.start() - last
        size = start + len(match[2])
        found.append((start, size, match[1]))
        last = match.end()
    return "".join([*parts, text[last:]]), found


def document(name: str, text: str, marked: list[Span]) -> Document:
    """The text in words and sentences. A mention that cuts through a word takes the whole word."""
    tokens = tokenise(text, _TOKENIZER)
    starts, place = [], 0
    for token, space in zip(tokens.texts, tokens.spaces, strict=True):
        starts.append(place)
        place += len(token) + space
    offsets = [starts[index] for index in tokens.words]
    words = [Word(tokens.texts[index], tokens.spaces[index]) for index in tokens.words]
    answers = ["O"] * len(words)
    for start, end, kind in marked:
        first = max(0, bisect_right(offsets, start) - 1)
        last = bisect_right(offsets, end - 1)
        answers[first:last] = ["B-" + kind] + ["I-" + kind] * (last - first - 1)
    bounds = [0, *(i for i in range(1, len(words)) if tokens.opens[i] or _breaks(words, answers, i)), len(words)]
    return Document(
        name, [Sentence(words[a:b], entities=answers[a:b], paragraph=tokens.opens[a]) for a, b in pairwise(bounds)]
    )


def _breaks(words: list[Word], answers: list[str], index: int) -> bool:
    """Whether a sentence seems to begin here; it only decides where windows are cut."""
    before, here = words[index - 1].form, words[index].form
    quoted = before in ("”", '"') and index > 1 and _ENDS.search(words[index - 2].form) is not None
    return (_ENDS.search(before) is not None or quoted) and here[:1].isupper() and answers[index][:1] != "I"
