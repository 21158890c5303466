"""From tokens to the characters of a content or a source: where the words begin and end.

A content leaves out what only packs it: the quotation marks around it, "that", the clause that says who speaks, the
comma before that clause and the stop at the end.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

Spot = tuple[int, int]
"""Start and end of some words, in code points of ``Article.text``."""

PARTNER = {"”": "“", "’": "‘", "»": "«", ")": "(", "]": "[", '"': '"', "''": "``"}
OPENERS = frozenset("“‘«([\"'‹„")
CLOSERS = frozenset("”’»)]\"'›“")
LEADING = frozenset(",;:.–—-…•*")
TRAILING = frozenset(",;:–—-…(")


def spots(doc: Any, kept: Iterable[int], text: str) -> list[Spot]:
    """The unbroken runs of some tokens as characters, each tidied; marks and blanks alone do not part two runs.

    ``text`` is the text of the Doc, which spaCy would put together anew for each call.
    """
    found: list[Spot] = []
    start = last = -1
    for i in sorted(set(kept)):
        if last >= 0 and any(not _packs(doc[k]) for k in range(last + 1, i)):
            found.append((doc[start].idx, doc[last].idx + len(doc[last])))
            start = i
        start = i if start < 0 else start
        last = i
    if last >= 0:
        found.append((doc[start].idx, doc[last].idx + len(doc[last])))
    tidied = (tidy(text, *spot) for spot in found)
    return [spot for spot in tidied if spot is not None]


def _packs(token: Any) -> bool:
    return bool(token.is_space or token.is_punct)


def tidy(text: str, start: int, end: int) -> Spot | None:
    """The words between two offsets without what packs them; ``None`` where no letter or digit is left.

    >>> text = '"We will win," he said.'
    >>> text[slice(*tidy(text, 0, 14))]
    'We will win'
    """
    before = (-1, -1)
    while (start, end) != before and start < end:
        before = (start, end)
        if text[start].isspace() or (text[start] in LEADING and not text[start + 1 : start + 2].isdigit()):
            start += 1
        elif text[end - 1].isspace() or text[end - 1] in TRAILING or _full_stop(text, start, end):
            end -= 1
        else:
            start, end = _unquote(text, start, end)
    return (start, end) if any(c.isalnum() for c in text[start:end]) else None


def _full_stop(text: str, start: int, end: int) -> bool:
    """Whether the last character is a stop of the sentence and not of a word ("U.S.", "Col.")."""
    if text[end - 1] != ".":
        return False
    word = text[max(start, text.rfind(" ", start, end) + 1) : end - 1]
    return not ("." in word or (len(word) == 1 and word.isupper()) or word in ("Jr", "Sr", "Inc", "Co", "Ltd", "Corp"))


def _unquote(text: str, start: int, end: int) -> Spot:
    """The words without a pair of marks around all of them, or without a mark whose partner lies outside."""
    first, last, inner = text[start], text[end - 1], text[start + 1 : end - 1]
    if first in OPENERS:
        closes = _closing(first)
        if closes == last and end - start > 1 and inner.count(first) == inner.count(last):
            if first in "([":
                return start, end
            return start + 1, end - 1
        if closes not in text[start + 1 : end] or (first == closes and text[start + 1 : end].count(first) % 2 == 0):
            return start + 1, end
    if last in PARTNER:
        opens = PARTNER[last]
        body = text[start : end - 1]
        if opens == last:
            if body.count(last) % 2 == 0:
                return start, end - 1
        elif last != "’" and body.count(opens) <= body.count(last):
            return start, end - 1
    return start, end


def _closing(mark: str) -> str:
    return next((closer for closer, opener in PARTNER.items() if opener == mark), mark)


def subtree(token: Any, *without: Any) -> set[int]:
    """The places of a token and all below it, minus the subtrees of ``without``."""
    kept = {t.i for t in token.subtree}
    for other in without:
        kept.difference_update(t.i for t in other.subtree)
    return kept


ASIDE_MARKS = frozenset({",", "—", "–", "--", "-", "("})


def set_off(token: Any) -> bool:
    """Whether the words of a head begin behind a comma, a dash or a bracket, which the parser may count among them."""
    first = token.left_edge
    if first.text in ASIDE_MARKS:
        return True
    return bool(first.i > 0 and first.doc[first.i - 1].text in ASIDE_MARKS)
