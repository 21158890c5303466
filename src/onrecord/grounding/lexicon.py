"""Sets of words as a rule writes them down: on a line, parted by blanks."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of ``text``.

    >>> sorted(words("talk deal accord"))
    ['accord', 'deal', 'talk']
    """
    return frozenset(text.split())
