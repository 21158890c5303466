"""Places in a report's text.

Offsets count Unicode code points of ``Article.text``; a browser, which counts UTF-16 units, converts at its edge.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec


class Span(msgspec.Struct, frozen=True, order=True):
    """Words of a report, and where they stand.

    Attributes:
        start: first code point in ``Article.text``.
        end: one past the last code point.
        text: exactly ``article.text[start:end]``, so that evidence can be checked without the report at hand.
    """

    start: int
    end: int
    text: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """The span of ``text`` from ``start`` to ``end``, outer white space left out.

        Raises ValueError where the offsets lie outside the text or nothing but white space is left: a value without
        words to point at is never made.
        """
        if not 0 <= start < end <= len(text):
            raise ValueError(f"no words at {start}:{end} of a text of {len(text)} characters")
        words = text[start:end]
        start += len(words) - len(words.lstrip())
        end -= len(words) - len(words.rstrip())
        if start >= end:
            raise ValueError(f"only white space at {start}:{end}")
        return cls(start, end, text[start:end])

    def covers(self, other: Span) -> bool:
        """Whether ``other`` lies inside this span (or is the same)."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


def spans_of(value: Any) -> Iterator[Span]:
    """Every span inside a value of the model."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, msgspec.Struct):
        for field in value.__struct_fields__:
            yield from spans_of(getattr(value, field))
    elif isinstance(value, tuple):
        for item in value:
            yield from spans_of(item)
