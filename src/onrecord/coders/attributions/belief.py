"""Cue verbs of thinking, hoping and fearing: "critics doubt that ...", "analysts expect ...", "Kyiv hopes to ...".

Trying and seeking are no cues: "the White House seeks to deter Pyongyang" tells what the White House does.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.coders.attributions.draft import attribution
from onrecord.coders.attributions.seen import Seen, alone
from onrecord.coders.rule import Rule
from onrecord.model.claims import Attribution


def find(seen: Seen) -> Iterator[Attribution]:
    """The statements whose cue is a verb of thinking."""
    case, marks = seen.case, seen.marks
    for draft in seen.drafts:
        if draft.act == "believe":
            made = attribution(case, draft, marks, RULE.maker)
            if made is not None:
                yield made


RULE: Rule[Attribution] = Rule(
    name="attributions/belief",
    why="What somebody is reported to think, expect, hope or fear is told on their authority, not on the outlet's.",
    find=alone(find),
    says=(
        ("Critics doubt that the sanctions will work.", "Critics | doubt | the sanctions will work"),
        ("Officials are confident that the dam will hold.", "Officials | confident | the dam will hold"),
        ("Analysts expect the central bank to raise rates.", "Analysts | expect | the central bank to raise rates"),
        (
            "According to the newspaper, residents fear that the dam will break.",
            "residents | fear | the dam will break",
        ),
    ),
    says_not=(
        "The White House seeks to calm its allies.",
        "The two sides met in Geneva.",
        "It is certain that the dam will hold.",
    ),
)
