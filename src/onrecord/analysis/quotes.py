"""Where a text quotes: the spans between quotation marks, of any type, whatever is odd about them.

Newspapers set quotations in double or (in Britain) single marks, curly or straight; a quotation that runs over several
paragraphs opens each of them and closes only the last. Marks that never close are bounded by their paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal["double", "single", "guillemets"]

OPENERS: dict[str, Kind] = {"“": "double", "„": "double", "``": "double", "«": "guillemets", "‹": "guillemets"}
CLOSERS: dict[str, Kind] = {"”": "double", "''": "double", "»": "guillemets", "›": "guillemets"}
_DOUBLE = re.compile("[“”„«»‹›\"]|``|''")
_SINGLE = re.compile("['‘’]")
_PARAGRAPH = re.compile(r"[^\n]+")
_ELISION = re.compile(r"['’‘](?:\d0s\b|(?:em|til|tis|twas|cause|n|round|bout)\b)", re.IGNORECASE)
_BEFORE_OPENING = frozenset("([{—–-/:,“„\"«‘'")


@dataclass(frozen=True, slots=True, order=True)
class Quotation:
    """A quotation: ``start`` to ``end`` with its marks, ``inner_start`` to ``inner_end`` without.

    ``closed`` is false where no mark closes it: it then ends with its paragraph.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    kind: Kind
    closed: bool = True


def quotations(text: str) -> list[Quotation]:
    """All quotations in text order, a nested one after that which holds it. Empty ones are left out.

    >>> text = 'He said: "We won." They called it ‘a victory’.'
    >>> [text[q.inner_start : q.inner_end] for q in quotations(text)]
    ['We won.', 'a victory']
    """
    doubles = list(_doubles(text))
    found = [*doubles, *_singles(text, sorted(doubles, key=_outer_first))]
    return sorted((q for q in found if text[q.inner_start : q.inner_end].strip()), key=_outer_first)


def _outer_first(quotation: Quotation) -> tuple[int, int]:
    return quotation.start, -quotation.end


def _doubles(text: str) -> Iterator[Quotation]:
    carried: tuple[int, int, Kind] | None = None  # a quotation that may go on in the next paragraph
    for paragraph in _PARAGRAPH.finditer(text):
        first, last = paragraph.span()
        end = first + len(paragraph[0].rstrip())
        stack: list[tuple[int, int, Kind]] = []
        for mark in _DOUBLE.finditer(text, first, last):
            start, after = mark.span()
            opens = _opens(text, mark[0], start, after, stack)
            if carried is not None:
                same = _kind(mark[0]) == carried[2]
                goes_on = opens and not text[first:start].strip() and same
                closes = not opens and same and paragraph.start() == text.find("\n", carried[0]) + 1
                if goes_on or closes:  # a paragraph is taken up, or only the next one has the closing mark
                    stack.append(carried)
                else:
                    yield _unclosed(carried, text)
                carried = None
                if goes_on:
                    continue
            if opens:
                stack.append((start, after, _kind(mark[0])))
            elif any(kind == _kind(mark[0]) for _, _, kind in stack):
                while stack:
                    began, inner, kind = stack.pop()
                    yield Quotation(began, after, inner, start, kind)
                    if kind == _kind(mark[0]):
                        break
        if carried is not None and text[first:end].strip():
            yield _unclosed(carried, text)
            carried = None
        if stack:
            carried = stack[0]
            for began, inner, kind in stack[1:]:
                yield Quotation(began, end, inner, end, kind, closed=False)
    if carried is not None:
        yield _unclosed(carried, text)


def _unclosed(begun: tuple[int, int, Kind], text: str) -> Quotation:
    """A quotation that nothing closes and no paragraph takes up: it ends with the paragraph it began in."""
    start, inner, kind = begun
    line_end = text.find("\n", inner)
    line = text[: line_end if line_end >= 0 else len(text)]
    end = max(inner, len(line.rstrip()))
    return Quotation(start, end, inner, end, kind, closed=False)


def _kind(mark: str) -> Kind:
    return OPENERS.get(mark) or CLOSERS.get(mark) or "double"


def _opens(text: str, mark: str, start: int, after: int, stack: list[tuple[int, int, Kind]]) -> bool:
    before, following = text[start - 1 : start], text[after : after + 1]
    free = not before or before.isspace() or before in _BEFORE_OPENING
    looks_open = free and bool(following) and not following.isspace()
    open_ = any(kind == _kind(mark) for _, _, kind in stack)
    if mark == "“" and open_ and not looks_open:  # „so in German“
        return False
    if mark in OPENERS:
        return True
    if mark in CLOSERS:
        return looks_open and not open_
    return (looks_open or _glued(text, before, following, after)) and not open_


def _glued(text: str, before: str, following: str, after: int) -> bool:
    """Whether a straight mark between two letters opens: 'adding that"today is better."' with its blank lost."""
    if not (before.isalpha() and following.isalpha()):
        return False
    closes, line = text.find('"', after), text.find("\n", after)
    return closes >= 0 and (line < 0 or closes < line)


def _singles(text: str, doubles: list[Quotation]) -> Iterator[Quotation]:
    limits = _Limits(doubles)
    for paragraph in _PARAGRAPH.finditer(text):
        marks = [m.start() for m in _SINGLE.finditer(text, *paragraph.span()) if not _doubled(text, m.start())]
        begun: int | None = None
        limit = paragraph.end()
        candidates: list[int] = []
        for place in marks:
            if begun is not None and (place >= limit or _opens_single(text, place)):
                yield from _close(text, begun, candidates)
                begun = None
            if begun is None:
                if _opens_single(text, place):
                    begun, candidates = place, []
                    limit = min(paragraph.end(), limits.at(place))
            elif _closes_single(text, place):
                candidates.append(place)
        if begun is not None:
            yield from _close(text, begun, candidates)


def _close(text: str, begun: int, candidates: list[int]) -> Iterator[Quotation]:
    """From an opening mark to the first mark that is hardly a plural's apostrophe ("the soldiers' guns")."""
    if candidates:
        end = next((place for place in candidates if not _possessive(text, place)), candidates[0])
        yield Quotation(begun, end + 1, begun + 1, end, "single")


class _Limits:
    """Asked in text order: where the innermost double quotation around a place ends."""

    def __init__(self, doubles: list[Quotation]) -> None:
        self._rest = iter(doubles)
        self._next = next(self._rest, None)
        self._around: list[Quotation] = []

    def at(self, place: int) -> int:
        while self._next is not None and self._next.start < place:
            self._around.append(self._next)
            self._next = next(self._rest, None)
        while self._around and self._around[-1].inner_end <= place:
            self._around.pop()
        return self._around[-1].inner_end if self._around else 1 << 60


def _doubled(text: str, place: int) -> bool:
    return text[place] == "'" and "'" in (text[place - 1 : place], text[place + 1 : place + 2])


def _opens_single(text: str, place: int) -> bool:
    before, following = text[place - 1 : place] if place else "", text[place + 1 : place + 2]
    free = not before or before.isspace() or before in _BEFORE_OPENING
    if not free or not following or following.isspace() or _ELISION.match(text, place):
        return False
    return text[place] != "’" and (following.isalnum() or following in '“"„[(…$£€.-')


def _closes_single(text: str, place: int) -> bool:
    before, following = text[place - 1 : place], text[place + 1 : place + 2]
    return text[place] != "‘" and bool(before) and not before.isspace() and not following.isalnum()


def _possessive(text: str, place: int) -> bool:
    return text[place - 1] in "sS" and text[place + 1 : place + 2] == " " and text[place + 2 : place + 3].isalpha()
