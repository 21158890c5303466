"""Quotations without a cue: a sentence about somebody, then that somebody's words; a paragraph that is a quotation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from onrecord.analysis import clauses
from onrecord.coders.attributions import quoting
from onrecord.coders.attributions.draft import Draft, attribution
from onrecord.coders.attributions.extent import Spot, tidy
from onrecord.coders.attributions.quoting import Mark, Marks
from onrecord.coders.attributions.seen import Seen, alone
from onrecord.coders.attributions.speaker import extent
from onrecord.coders.rule import Rule
from onrecord.extend import Case
from onrecord.model.claims import Attribution

LEAST_WORDS = 6
"""A quotation that stands alone as a sentence has at least so many words; shorter ones are titles, slogans and
asides."""
BREAK = re.compile(r"[”\"’']?[.!?]?[”\"’']? +")
"""What parts a statement from the quotation that goes on from it in the same paragraph."""
SIGNED = re.compile(r"[\s\"”.]*\n?[—–-]{1,2}\s*([A-Z][\w.’' -]{1,60}?)\s*(?:,[^\n]*)?\.?\s*(?=\n|$)")
"""A name on a line or behind a dash of its own, under the quotation that it signs."""


def find(seen: Seen) -> Iterator[Attribution]:
    """The quotations that are whole sentences and belong to no cue."""
    case, marks = seen.case, seen.marks
    drafts = [d for d in seen.drafts if d.cue is None or marks.around(d.cue[0]) is None]
    taken = [spot for draft in drafts for spot in draft.content]
    endings = {end: draft.source for draft in drafts for end in _endings(marks, draft)}
    for mark in marks.speech():
        if not _alone(marks, mark) or any(s < mark.inner[1] and mark.inner[0] < e for s, e in taken):
            continue
        speaker = _signed(marks, mark) or _before(marks, mark, endings)
        speaker = speaker or _told_before(marks, mark, drafts) or _speaker(case, marks, mark)
        endings[_line_end(marks.text, mark.outer[1] - 1)] = speaker
        spot = tidy(marks.text, *mark.inner)
        if spot is not None and (speaker is not None or quoting.fills(marks.text, mark)):
            made = attribution(case, Draft("say", None, (spot,), speaker), marks, RULE.maker)
            if made is not None:
                yield made


def _endings(marks: Marks, draft: Draft) -> list[int]:
    """The ends of the paragraphs in which a statement closes with a quotation or with its cue."""
    quotes = [m for m in marks.found if any(s < m.inner[1] and m.inner[0] < e for s, e in draft.content)]
    if not quotes or draft.cue is None:
        return []
    last = max(draft.cue[1], *(end for _, end in draft.content))
    return [_line_end(marks.text, last - 1)]


def _line_end(text: str, at: int) -> int:
    found = text.find("\n", at)
    return len(text) if found < 0 else found


def _before(marks: Marks, mark: Mark, endings: Mapping[int, Spot | None]) -> Spot | None:
    """Who was quoted last in the paragraph before, where this quotation fills its own."""
    start = marks.text.rfind("\n", 0, mark.outer[0])
    if start < 0 or not quoting.fills(marks.text, mark):
        return None
    return endings.get(start)


def _told_before(marks: Marks, mark: Mark, drafts: Sequence[Draft]) -> Spot | None:
    """Whose statement ends right before a quotation in the same paragraph: "They jumped, Rodel said. 'We had no
    choice.'"."""
    for draft in reversed(drafts):
        spots = (*draft.content, draft.cue, draft.source)
        end = max(spot[1] for spot in spots if spot is not None)
        if end <= mark.outer[0] and draft.source is not None:
            return draft.source if BREAK.fullmatch(marks.text, end, mark.outer[0]) else None
    return None


def _alone(marks: Marks, mark: Mark) -> bool:
    """Whether a quotation stands as whole sentences: nothing of another sentence before it or behind it."""
    before = marks.text[max(0, mark.outer[0] - 3) : mark.outer[0]].rstrip(" ")
    begins = not before or before[-1] in '\n.?!:”"'
    return begins and quoting.ends(marks.text, mark) and len(marks.text[slice(*mark.inner)].split()) >= LEAST_WORDS


def _signed(marks: Marks, mark: Mark) -> Spot | None:
    """The name that signs a quotation: "- Clinton" on the next line."""
    found = SIGNED.match(marks.text, mark.inner[1])
    return found.span(1) if found else None


def _speaker(case: Case, marks: Marks, mark: Mark) -> Spot | None:
    """Whom the sentence before the quotation, in the same paragraph or before a colon, is about."""
    before = marks.text[: mark.outer[0]].rstrip()
    leads_in = before.endswith(":")
    start = marks.text.rfind("\n", 0, len(before)) + 1
    if start >= mark.outer[0] or (not leads_in and "\n" in marks.text[len(before) : mark.outer[0]]):
        return None
    span = case.doc.char_span(start, len(before), alignment_mode="contract")
    roots = [t for t in span if t.head.i == t.i or t.head.i < span.start] if span is not None else []
    for root in reversed(roots):
        for subject in clauses.subjects(root):
            if (leads_in or _person(subject)) and marks.around(subject.idx) is None:
                return extent(subject, case.article.text)
    names = [t for t in span if t.pos_ == "PROPN"] if leads_in and span is not None else []
    return extent(_name(names[-1]), case.article.text) if names else None


def _name(token: Any) -> Any:
    """The head of the name that a word is a part of."""
    while token.dep_ in ("flat", "compound", "nmod:desc") and token.head.pos_ == "PROPN" and token.head.i != token.i:
        token = token.head
    return token


def _person(token: Any) -> bool:
    return token.lower_ in ("he", "she", "they") or token.pos_ == "PROPN"


RULE: Rule[Attribution] = Rule(
    name="attributions/quoted",
    why=(
        "A quotation of whole sentences has a speaker even where no verb says so: whom the sentence before it is about."
    ),
    find=alone(find),
    says=(
        (
            'Lopez was furious. "They promised us water, and nobody came for a week."',
            "Lopez | - | They promised us water, and nobody came for a week",
        ),
        (
            'The order came by telephone, the sergeant said. "Nobody would ever write such a thing down."',
            "sergeant | - | Nobody would ever write such a thing down",
        ),
        (
            '"The harvest is lost and nobody will pay us for it."\n- Maria Lopez',
            "Maria Lopez | - | The harvest is lost and nobody will pay us for it",
        ),
    ),
    says_not=(
        'The novel "The Long Way Home" sold two million copies.',
        'Lopez called it a "black day" for the valley.',
    ),
)
