"""A cue set off by commas at the end or in the middle of what it reports, however the parser built the sentence:
"The port is closed, officials in the capital said late on Monday", "The plan, he noted, was old"."""

from __future__ import annotations

import re
from typing import Any

from onrecord.coders.attributions.extent import Spot, tidy
from onrecord.coders.attributions.quoting import Marks

BEFORE = re.compile(r"[,—–][”\"’']?\s*$")
ADJUNCT = re.compile(
    r"(?i)\s*(?:(?:on|in|at|to|during|after|before|from|through|by|late|early|this|last|earlier|later|over|via|about|monday|"
    r"tuesday|wednesday|thursday|friday|saturday|sunday|yesterday|today)\b[^,.;:!?\n“”\"]{0,80})?"
)
"""What may follow the cue in its own clause: when, where and how it was said."""
CLOSES = re.compile(r"[.;!?]|$|\n|,\s+(?:citing|quoting|adding|noting|without|according)\b")
GOES_ON = re.compile(
    r"(?i),\s+(?!(?:who|which|whose|where|when|while|and|but|as|citing|quoting|adding|noting|saying)\b)\S+\s+\S+"
)
"""The statement taken up again behind the cue."""
LEAST_WORDS = 3


def around(marks: Marks, verb: Any, source: Spot, cue: Spot) -> list[Spot]:
    """What stands before a cue between commas, and behind it where it goes on; empty where the cue stands otherwise."""
    text = marks.text
    start, end = min(source[0], cue[0]), max(source[1], cue[1])
    sentence = verb.sent
    first, last = sentence.start_char, sentence.end_char
    first = max(first, text.rfind("\n", first, start) + 1)
    if start - first < 8 or end - start > 160 or not BEFORE.search(text, first, start):
        return []
    before = tidy(text, first, start)
    if before is None or len(text[slice(*before)].split()) < LEAST_WORDS or not _is_clause(verb.doc, before):
        return []
    adjunct = ADJUNCT.match(text, end)
    behind = adjunct.end() if adjunct else end
    if CLOSES.match(text, behind):
        return [before]
    goes_on = GOES_ON.match(text, behind)
    rest = tidy(text, behind + 1, last) if goes_on and goes_on.end() <= last else None
    return [before, rest] if rest is not None else []


def _is_clause(doc: Any, spot: Spot) -> bool:
    """Whether some words are a clause, with a subject."""
    span = doc.char_span(*spot, alignment_mode="contract")
    if span is None or span[0].lower_ == "according":
        return False
    return any(token.dep_.startswith(("nsubj", "expl", "csubj")) for token in span)
