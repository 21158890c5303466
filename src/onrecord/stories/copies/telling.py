"""A report as words that can be laid beside another's: numbers for words, and which of them are its own telling."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from zlib import crc32

import numpy as np
import numpy.typing as npt

from onrecord.model.article import Article
from onrecord.stories.copies import furniture, quoted
from onrecord.stories.copies.furniture import Part, Seen

Numbers = npt.NDArray[np.uint32]
Marks = npt.NDArray[np.bool_]

LONGEST = 20_000
"""Words that are looked at of one report (60 pages of print): time for a pair stays bounded."""
ENOUGH = 60
"""Own words that make an article. A page with fewer beside its captions is a page of captions, and they are its text."""
_WORD = re.compile(r"\w+(?:['’]\w+)?")


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph that is no furniture by its shape.

    Attributes:
        start, end: where it stands, code points of ``Article.text``.
        key: what stands for it in its outlet's counts.
        first: the number of its first word among those of the telling.
    """

    start: int
    end: int
    key: int
    first: int


@dataclass(frozen=True, slots=True)
class Telling:
    """The words of a report without its furniture, in their order.

    Attributes:
        words: a number for each word, the same for the same word in any case (CRC-32 of it).
        own: whether a word is the report's own telling: neither in a quotation nor in a post nor in a line that its
            outlet prints again and again.
        breaks: whether something was left out before the word (a caption, a notice): no passage runs over it.
        lines: the paragraphs that the words are from.
    """

    words: Numbers
    own: Marks
    breaks: Marks
    lines: tuple[Line, ...]

    def size_of(self, number: int) -> int:
        """How many words a paragraph has."""
        after = self.lines[number + 1].first if number + 1 < len(self.lines) else len(self.words)
        return after - self.lines[number].first


def tell(article: Article) -> Telling:
    """The words of a report, without what is furniture by its shape."""
    found = [(start, line, furniture.part(line)) for start, line in _paragraphs(article.text)]
    kept: tuple[Part, ...] = ("telling",)
    if sum(line.count(" ") + 1 for _, line, part in found if part == "telling") < ENOUGH:
        kept = ("telling", "caption")
    posts = [(embed.words.start, embed.words.end) for embed in article.embeds if embed.words]
    return _of_lines([(start, line, part in kept) for start, line, part in found], posts)


def masked(telling: Telling, seen: Seen) -> Telling:
    """The same without the lines that its outlet is known to print again and again."""
    own = None
    for number, line in enumerate(telling.lines):
        if line.key in seen.lines and furniture.is_recurring(telling.size_of(number), line.key, seen):
            own = telling.own.copy() if own is None else own
            own[line.first : line.first + telling.size_of(number)] = False
    return telling if own is None else replace(telling, own=own)


def places(text: str, lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Where each word of the telling stands in the text."""
    found = (word.span() for line in lines for word in _WORD.finditer(text, line.start, line.end))
    return [place for place, _ in zip(found, range(LONGEST), strict=False)]


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for line in text.split("\n"):
        yield at, line
        at += len(line) + 1


def _of_lines(paragraphs: list[tuple[int, str, bool]], posts: list[tuple[int, int]]) -> Telling:
    words: list[int] = []
    own: list[bool] = []
    breaks: list[int] = []
    lines: list[Line] = []
    left_out = False
    for start, line, kept in paragraphs:
        if not kept:
            left_out = True
            continue
        if len(words) >= LONGEST:
            break
        if left_out:
            breaks.append(len(words))
        left_out = False
        lines.append(Line(start, start + len(line), furniture.line_key(line), len(words)))
        told = line.lower().replace("’", "'")
        said = [*quoted.quotations(line), *((low - start, high - start) for low, high in posts)]
        for found in _WORD.finditer(told):
            at = found.start()
            words.append(crc32(found.group().encode("utf-8", "surrogatepass")))
            own.append(not any(low <= at < high for low, high in said))
    numbers = np.array(words[:LONGEST], np.uint32)
    marks = np.zeros(len(numbers) + 1, np.bool_)
    marks[[place for place in breaks if place <= len(numbers)]] = True
    return Telling(numbers, np.array(own[:LONGEST], np.bool_), marks[:-1], tuple(lines))
