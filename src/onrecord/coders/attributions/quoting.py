"""Quotations and the statements they belong to: words inside marks are the speaker's own, however the parser cut
them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.analysis import quotes
from onrecord.coders.attributions.extent import Spot, tidy
from onrecord.model.claims import Quote

WORDS = re.compile(r"\w+")
BETWEEN = re.compile(r"[\s,;:.!?…—–\-“”\"'‘’]*")
DASH = re.compile(r"(?:^|\n) ?[–—-] ?[“\"]?$")
"""A dash that opens a paragraph opens a quotation, as in much of the European press."""
DATELINE = re.compile(
    r"(?m)^(?:[A-Z][A-Z.'’\-]+ ?){1,4}(?:[,/] ?[A-Z][\w. ]{1,25}){0,2}(?: ?\([A-Z][\w .&]{1,25}\))? ?[—–-]{1,2} "
    r"|^\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?(?: ?(?:GMT|UTC|[A-Z]{2,4}T))?:? "
    r"|\A(?:[A-Z][\w.'’\-]+ ?){1,3}: (?=[A-Z][a-z])"
)
"""What opens a paragraph and is no part of its sentence: "KYIV, Nov 17 (Reuters) - ", "18:10 ", "New Delhi: "."""
LEADS_IN = re.compile(r"[\s,:—–\-]*")
RESUMES = re.compile(r",? ?[,—–-] ?")
SENTENCE_END = re.compile(r"[.!?…][”\"'’)\s]*$")


@dataclass(frozen=True, slots=True)
class Mark:
    """A quotation: its outer places with the marks, its inner places without."""

    outer: Spot
    inner: Spot


@dataclass(frozen=True)
class Marks:
    """The quotations of a report, in the order of the text, and the datelines of its paragraphs."""

    text: str
    found: tuple[Mark, ...]
    datelines: tuple[Spot, ...] = ()

    @classmethod
    def of(cls, text: str) -> Marks:
        """The quotations of a text."""
        found = [Mark((q.start, q.end), (q.inner_start, q.inner_end)) for q in quotes.quotations(text)]
        return cls(text, tuple(sorted(found, key=lambda m: m.outer)), tuple(d.span() for d in DATELINE.finditer(text)))

    def in_dateline(self, at: int) -> bool:
        """Whether a character stands in a dateline, "KYIV (Reuters) - ", which neither speaks nor is said."""
        return any(start <= at < end for start, end in self.datelines)

    def around(self, at: int) -> Mark | None:
        """The quotation that a character stands in."""
        return next((m for m in self.found if m.inner[0] <= at < m.inner[1]), None)

    def reaches(self, one: int, other: int) -> bool:
        """Whether no statement in marks stands between two characters, nor around the first."""
        low, high = min(one, other), max(one, other)
        if self.around(one) is not None:
            return False
        between = (m for m in self.found if low < m.outer[0] and m.outer[1] <= high)
        return all(len(self.text[slice(*m.inner)].split()) <= 3 for m in between)

    def speech(self) -> list[Mark]:
        """The quotations long enough to be a statement, not a name or a single word in marks."""
        return [m for m in self.found if is_sentence(self.text, m)]


def is_sentence(text: str, mark: Mark) -> bool:
    """Whether a quotation can stand alone: it opens with a capital (or three dots) and has more words than a title."""
    words = text[slice(*mark.inner)].strip()
    opens = words[:1].isupper() or not words[:1].isalpha()
    return opens and (len(WORDS.findall(words)) >= 4 or words[-1:] in ".?!") and len(WORDS.findall(words)) >= 2


def is_statement(text: str, mark: Mark) -> bool:
    """Whether a quotation beside a cue is what was said: a sentence, or a word with the comma or stop of one ("No,"
    ...)."""
    words = text[slice(*mark.inner)].strip()
    opens = text[: mark.outer[0]].rstrip(" ")[-1:] in ("", "\n", ".", "?", "!", ":", ",", "”", '"')
    return is_sentence(text, mark) or (opens and words[:1].isupper() and words[-1:] in ",.?!")


def complete(marks: Marks, content: Sequence[Spot], cue: Spot) -> list[Spot]:
    """A content with the whole of each quotation that it only has a part of, because the parser ended a sentence in
    it."""
    grown = list(content)
    for mark in marks.found:
        if mark.outer[0] <= cue[0] < mark.outer[1]:
            continue
        for at, (start, end) in enumerate(grown):
            if start < mark.inner[1] and mark.inner[0] < end and not (start <= mark.inner[0] and mark.inner[1] <= end):
                grown[at] = (min(start, mark.inner[0]), max(end, mark.inner[1]))
    return merge(marks.text, grown, cue)


def only_quoted(marks: Marks, content: Sequence[Spot], beside: Mark, clear: bool = False) -> list[Spot]:
    """A content cut to the quotation beside its cue, where a sentence ends before that begins or where it is not in it.

    The parser may take the sentence before a quotation, or a clause behind the cue, for a part of what is said; not so
    where the clause is ``clear``, opened by "that".
    """
    cut: list[Spot] = []
    for start, end in content:
        if start < beside.inner[0] < end and SENTENCE_END.search(marks.text[start : beside.outer[0]]):
            start = beside.inner[0]
        cut.append((start, end))
    if not any(start < beside.inner[1] and beside.inner[0] < end for start, end in cut):
        return list(content) if clear else [beside.inner]
    return [spot for spot in cut if any(m.outer[0] < spot[1] and spot[0] < m.outer[1] for m in marks.found)]


def merge(text: str, content: Iterable[Spot], cue: Spot) -> list[Spot]:
    """Spots in order, those that overlap made one, each tidied, none reaching over the cue."""
    found: list[Spot] = []
    for start, end in sorted(content):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    tidied = []
    for start, end in found:
        if start <= cue[0] < end and start < cue[0]:
            continue
        spot = tidy(text, start, end)
        if spot is not None:
            tidied.append(spot)
    return tidied


def beside(marks: Marks, clause: Spot) -> Mark | None:
    """The quotation that ends right before a cue's clause or begins right after it, in the same paragraph."""
    for mark in marks.found:
        gap = marks.text[mark.outer[1] : clause[0]]
        if mark.outer[1] <= clause[0] and "\n" not in gap and BETWEEN.fullmatch(gap) and len(gap) < 4:
            return mark
    for mark in marks.found:
        gap = marks.text[clause[1] : mark.outer[0]]
        near = clause[1] <= mark.outer[0] and len(gap) < 5 and ("\n" not in gap or ":" in gap)
        if near and LEADS_IN.fullmatch(gap):
            return mark
    return None


def follows(marks: Marks, end: int, claimed: frozenset[Spot]) -> list[Mark]:
    """The quotations that run on after a statement that ends at ``end`` without a cue of their own.

    They resume the interrupted sentence or follow in the same paragraph; a quotation that fills the next one is a
    statement of its own.
    """
    found: list[Mark] = []
    for mark in marks.found:
        if mark.outer[0] < end or mark.outer in claimed:
            continue
        gap = marks.text[end : mark.outer[0]]
        if not found and RESUMES.fullmatch(gap):
            found.append(mark)
            end = mark.outer[1]
            continue
        if not is_sentence(marks.text, mark):
            break
        if not BETWEEN.fullmatch(gap) or "\n" in gap or not ends(marks.text, mark):
            break
        found.append(mark)
        end = mark.outer[1]
    return found


def ends(text: str, mark: Mark) -> bool:
    """Whether the sentence ends with the quotation, so that no cue of its own can follow."""
    after = text[mark.outer[1] : mark.outer[1] + 3]
    closes = bool(SENTENCE_END.search(text[mark.inner[0] : mark.outer[1]])) or after[:1] == "."
    return closes and (not after.strip() or after[:1] in "\n." or not after.strip()[:1].islower())


def is_closed(text: str, mark: Mark) -> bool:
    """Whether a quotation ends with the stop of its sentence, so that a cue with a clause of its own begins anew."""
    return text[mark.inner[0] : mark.inner[1]].rstrip()[-1:] in (".", "…")


def parted(text: str, mark: Mark) -> bool:
    """Whether a sentence, or its quotation, has ended before a quotation begins."""
    return bool(SENTENCE_END.search(text[max(0, mark.outer[0] - 4) : mark.outer[0]]))


def fills(text: str, mark: Mark) -> bool:
    """Whether a quotation fills its paragraph."""
    start = text.rfind("\n", 0, mark.outer[0]) + 1
    stop = text.find("\n", mark.outer[1] - 1)
    stop = len(text) if stop < 0 else stop
    return not text[start : mark.outer[0]].strip() and not text[mark.outer[1] : stop].strip(" .")


def quote_type(marks: Marks, content: Sequence[Spot], text: str) -> Quote:
    """Whose words the content is in: all inside marks, none, or some."""
    if content and DASH.search(text[max(0, content[0][0] - 4) : content[0][0]]):
        return "direct"
    inside = outside = 0
    for start, end in content:
        for word in WORDS.finditer(text, start, end):
            if any(m.outer[0] <= word.start() < m.outer[1] for m in marks.found):
                inside += 1
            else:
                outside += 1
    return "direct" if inside and not outside else "mixed" if inside else "indirect"
