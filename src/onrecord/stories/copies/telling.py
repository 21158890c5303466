"""A report as words that can be laid beside another's: numbers for words, and which of them are its own telling."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from onrecord.model.article import Article
from onrecord.stories.copies import furniture, quoted
from onrecord.stories.copies.furniture import Part, Seen
from onrecord.stories.copies.words import Marks, Numbers, Places, numbered

LONGEST = 20_000
"""Words that are looked at of one report (60 pages of print): time for a pair stays bounded."""
LONGEST_TEXT = 300_000
"""Characters that are looked at, which the reading wing holds to as well."""
ENOUGH = 60
"""Own words that make an article; a page with fewer beside its captions is one of captions, and they are its text."""

Table = npt.NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class Telling:
    """The words of a report without its furniture, in their order.

    Attributes:
        words: a number for each word, the same for the same word in any case.
        own: whether a word is the report's own telling: neither in a quotation nor in a post nor in a line that its
            outlet prints again and again.
        breaks: whether something was left out before the word (a caption, a notice): no passage runs over it.
        lines: the paragraphs that the words are from, a row each: where it starts and ends in ``Article.text``, what
            stands for it in its outlet's counts, and the number of its first word.
        captions: whether it is a page of captions alone, which are its telling.
    """

    words: Numbers
    own: Marks
    breaks: Marks
    lines: Table
    captions: bool = False


def tell(article: Article) -> Telling:
    """The words of a report, without what is furniture by its shape."""
    text = article.text[:LONGEST_TEXT]
    found = [(start, line, furniture.part(line)) for start, line in _paragraphs(text)]
    kept: tuple[Part, ...] = ("telling",)
    if sum(line.count(" ") + 1 for _, line, part in found if part == "telling") < ENOUGH:
        kept = ("telling", "caption")
    told = [(start, line) for start, line, part in found if part in kept]
    posts = [(embed.words.start, embed.words.end) for embed in article.embeds if embed.words]
    return replace(
        _of_lines(text, told, posts), captions=len(kept) > 1 and any(part == "caption" for *_, part in found)
    )


def masked(telling: Telling, seen: Seen) -> Telling:
    """The same without the lines that its outlet is known to print again and again."""
    if not len(telling.lines) or not seen.reports:
        return telling
    firsts = telling.lines[:, 3].astype(np.int64)
    sizes = np.diff(firsts, append=len(telling.words))
    recurs = furniture.recurring(telling.lines[:, 2], sizes, seen)
    if not recurs.any():
        return telling
    return replace(telling, own=telling.own & ~np.repeat(recurs, sizes))


def places(text: str, telling: Telling) -> tuple[Places, Places]:
    """Where each word of the telling starts and ends in the text."""
    _, starts, ends = numbered(text[:LONGEST_TEXT])
    if not len(telling.lines) or not len(starts):
        return starts[:0], ends[:0]
    begins, stops = telling.lines[:, 0].astype(np.int64), telling.lines[:, 1].astype(np.int64)
    line = np.searchsorted(begins, starts, side="right") - 1
    kept = np.flatnonzero((line >= 0) & (starts < stops[line]))[:LONGEST]
    return starts[kept], ends[kept]


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for line in text.split("\n"):
        if line:
            yield at, line
        at += len(line) + 1


def _of_lines(text: str, told: list[tuple[int, str]], posts: list[tuple[int, int]]) -> Telling:
    words, starts, _ = numbered(text)
    is_told, is_said = np.zeros(len(text) + 1, np.bool_), np.zeros(len(text) + 1, np.bool_)
    for start, line in told:
        is_told[start : start + len(line)] = True
        for low, high in quoted.quotations(line):
            is_said[start + low : start + high] = True
    for low, high in posts:
        is_said[low:high] = True
    kept = np.flatnonzero(is_told[starts])[:LONGEST]
    starts = starts[kept]
    breaks = np.zeros(len(kept), np.bool_)
    breaks[1:] = np.diff(kept) > 1
    if len(kept):
        breaks[0] = bool(kept[0])
    begins = np.array([start for start, _ in told], np.int64)
    rows = np.zeros((len(told), 4), np.uint32)
    if told:
        rows[:, 0] = begins
        rows[:, 1] = begins + np.array([len(line) for _, line in told])
        rows[:, 2] = [furniture.line_key(line) for _, line in told]
        rows[:, 3] = np.searchsorted(starts, begins)
    return Telling(words[kept], ~is_said[starts], breaks, rows)
