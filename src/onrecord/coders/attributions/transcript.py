"""Transcripts: lines that open with a speaker's name and a colon."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.coders.attributions.draft import Draft, attribution
from onrecord.coders.attributions.extent import Spot, tidy
from onrecord.coders.attributions.seen import Seen, alone
from onrecord.coders.rule import Rule
from onrecord.model.claims import Attribution

LABEL = re.compile(
    r"(?m)^[\"“']?(?P<name>[A-Z][A-Z.'’\-]+(?: [A-Z][A-Z.'’\-]*){0,5}|(?:Q|A)(?=:)"
    r"|(?:[A-Z][\w.'’\-]+ ){1,3}[A-Z][\w'’\-]+)"
    r"(?: ?\([^)\n]{1,60}\))?: +(?=\S)"
)
"""A name in capitals, or two to four words with capitals, at the start of a line."""
LEAST_LINES = 2
"""One such line is a heading or a dateline ("WASHINGTON: ..."); two of them are a conversation."""


def find(seen: Seen) -> Iterator[Attribution]:
    """What each speaker of a transcript says, up to the next label or the end of its paragraph."""
    case, marks, text = seen.case, seen.marks, seen.case.article.text
    labels = list(LABEL.finditer(text))
    if len(labels) < LEAST_LINES or len({found["name"] for found in labels}) < LEAST_LINES:
        return
    for found in labels:
        stop = text.find("\n", found.end())
        content = tidy(text, found.end(), len(text) if stop < 0 else stop)
        source: Spot = found.span("name")
        if content is not None:
            made = attribution(case, Draft("say", None, (content,), source, verbatim=True), marks, RULE.maker)
            if made is not None:
                yield made


RULE: Rule[Attribution] = Rule(
    name="attributions/transcript",
    why="In a transcript the name before the colon is the speaker of the line.",
    find=alone(find),
    says=(
        ("HOST: Will you sign the treaty?\nMINISTER: We will sign it in May.", "MINISTER | - | We will sign it in May"),
        (
            "Anna Lund: Are the roads open?\nTom Berg: Two of them are, since noon.",
            "Tom Berg | - | Two of them are, since noon",
        ),
    ),
    says_not=(
        "KYIV: The city woke to sirens.\nThe mayor toured the harbour.",
        "The plan has two parts: a road and a bridge.",
    ),
)
