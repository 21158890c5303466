"""Refusals to speak: "declined to comment", "would not say who had signed". The phrase itself is the content.

Who "did not respond" has said nothing at all, and that is no statement: the family of positions keeps it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onrecord.analysis import clauses
from onrecord.coders.attributions import placed
from onrecord.coders.attributions.draft import Draft, attribution
from onrecord.coders.attributions.extent import Spot, spots, subtree
from onrecord.coders.attributions.seen import Seen, alone
from onrecord.coders.attributions.speaker import extent, speakers
from onrecord.coders.rule import Rule
from onrecord.model.claims import Attribution

DECLINES = frozenset({"decline", "refuse"})
SPEAKING = frozenset(
    {
        "comment", "say", "answer", "discuss", "elaborate", "confirm", "deny", "respond", "name", "identify", "specify",
        "disclose", "reveal", "explain", "speculate", "talk", "speak", "provide", "give", "address", "reply", "offer",
        "draw",
    }
)  # fmt: skip
WORDS = frozenset(
    {
        "answer", "detail", "information", "comment", "reason", "name", "explanation", "figure", "number", "statement",
        "specific", "interview", "account", "evidence", "date", "example", "timeline", "timetable", "question", "issue",
    }
)  # fmt: skip
"""What one gives who speaks."""
TELLS = frozenset({"comment", "say", "elaborate", "specify", "confirm", "provide"})
"""What one does not do who speaks of something else."""


def find(seen: Seen) -> Iterator[Attribution]:
    """The refusals to speak."""
    case, marks = seen.case, seen.marks
    for verb in case.doc:
        if verb.pos_ != "VERB" or clauses.is_passive(verb):
            continue
        found = _declined(verb) or _neither(verb) or _untold(verb)
        heads = speakers(verb) if found else []
        source = extent(heads[0], case.article.text) if heads else None
        if not found or source is None:
            continue
        cue, kept = found
        content = spots(case.doc, kept, case.article.text)
        if content:
            made = attribution(case, Draft("refuse_comment", cue, tuple(content), source, verb), marks, RULE.maker)
            if made is not None:
                yield made


def _declined(verb: Any) -> tuple[Spot, set[int]] | None:
    """ "Declined to ...": the cue is the verb, the content what is refused."""
    if verb.lemma_.lower() not in DECLINES or clauses.is_negated(verb):
        return None
    refused = [c for c in clauses.children(verb, "xcomp", "ccomp", "advcl") if _infinitive(c)]
    if not refused or refused[0].lemma_.lower() not in SPEAKING or _gives_a_thing(refused[0]):
        return None
    if clauses.children(refused[0], "aux:pass") and refused[0].lemma_.lower() in ("name", "identify", "quote"):
        return None  # "declining to be named" keeps a name back
    went_on = [c for c in clauses.children(refused[0], "conj") if c.tag_ in ("VBD", "VBZ", "VBP")]
    return (verb.idx, verb.idx + len(verb)), subtree(refused[0], *went_on)


def _gives_a_thing(verb: Any) -> bool:
    """Whether what was not given is no word: "declined to give **the phone a rating**"."""
    if verb.lemma_.lower() not in ("give", "provide", "offer", "address", "draw"):
        return False
    return not any(noun.lemma_.lower() in WORDS for noun in clauses.objects(verb)) and not clauses.is_passive(verb)


def _infinitive(clause: Any) -> bool:
    """Whether a clause is an infinitive, passive ones too: "refused **to be drawn**"."""
    passive = bool(clauses.children(clause, "aux:pass")) and any(
        c.lower_ == "to" for c in clauses.children(clause, "mark")
    )
    return placed.is_infinitive(clause) or passive


def _neither(verb: Any) -> tuple[Spot, set[int]] | None:
    """ "Neither confirmed nor denied ...": the cue runs from the first to the second verb."""
    other = next((c for c in clauses.children(verb, "conj") if c.lemma_.lower() == "deny"), None)
    if verb.lemma_.lower() != "confirm" or other is None:
        return None
    before = [t for t in verb.doc[max(0, verb.i - 3) : verb.i] if t.lower_ in ("neither", "not")]
    if not before:
        return None
    kept: set[int] = set()
    for child in (*clauses.children(other, "obj", "ccomp"), *clauses.children(verb, "obj", "ccomp")):
        if child.i > other.i:
            kept |= subtree(child) - placed.opener(child)
    return ((before[0].idx, other.idx + len(other)), kept) if kept else None


def _untold(verb: Any) -> tuple[Spot, set[int]] | None:
    """ "Did not comment on ...", "would not say ...": the cue runs from "did" to the verb, the content is what was not
    told."""
    if verb.lemma_.lower() not in TELLS or not clauses.is_negated(verb) or set(clauses.modals(verb)) - {"would"}:
        return None
    if verb.tag_ == "VBG":
        return None  # "left without saying how"
    kept: set[int] = set()
    for preposition, noun in clauses.obliques(verb):
        if preposition in ("to", "on") and noun.i > verb.i and verb.lemma_.lower() == "comment":
            kept |= subtree(noun)
    for child in clauses.children(verb, "obj", "xcomp", "ccomp"):
        if child.i > verb.i:
            kept |= subtree(child)
    first = min((c.i for c in clauses.children(verb, "aux", "advmod") if c.i < verb.i), default=verb.i)
    if not kept:
        return None
    return (verb.doc[first].idx, verb.idx + len(verb)), kept


RULE: Rule[Attribution] = Rule(
    name="attributions/comment",
    why="That somebody was asked and would not say is on record too; it is no denial and no confirmation.",
    find=alone(find),
    says=(
        ("The ministry declined to comment on the report.", "ministry | declined | to comment on the report"),
        ("The ministry would not say who had signed.", "ministry | would not say | who had signed"),
        ("Norland declined to give details of the plan.", "Norland | declined | to give details of the plan"),
    ),
    says_not=(
        "The army declined in number after the war.",
        "The garrison did not respond to the attack.",
        "The company did not respond to a request for comment.",
        "The magazine declined to give the phone a good mark.",
    ),
)
