"""Cue verbs of saying: "X said that ...", "..., said X", "X, he added, is ...", "X urged both sides to ...", "X blamed Y for ..."."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.coders.attributions import verbal
from onrecord.coders.attributions.draft import attribution
from onrecord.coders.attributions.quoting import Marks
from onrecord.coders.rule import Rule
from onrecord.extend import Case
from onrecord.model.claims import Attribution

OTHERS = frozenset({"believe", "refuse_comment"})
"""Acts that have a rule of their own."""


def find(case: Case) -> Iterator[Attribution]:
    """The statements whose cue is a verb of saying."""
    marks = Marks.of(case.article.text)
    for draft in verbal.drafts(case, marks):
        if draft.act not in OTHERS:
            made = attribution(case, draft, marks, RULE.maker)
            if made is not None:
                yield made


RULE: Rule[Attribution] = Rule(
    name="attributions/said",
    why="A verb of saying with its subject names the source; its clause, its object or the quotation beside it is the content.",
    find=find,
    says=(),
    says_not=(),
)
