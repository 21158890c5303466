"""Whether a cue verb tells of something said, and not of what might be, should be or was not done."""

from __future__ import annotations

from typing import Any

from onrecord.analysis import clauses
from onrecord.coders.attributions import placed
from onrecord.coders.attributions.quoting import Marks

UNREAL = frozenset({"may", "might", "could", "should", "must", "would", "can"})
"""Modals under which nothing has been said yet: "could announce". "Will" stays: a plan to say is told as such
elsewhere."""
GOES_ON = frozenset(
    {
        "go", "continue", "begin", "start", "proceed", "keep", "dare", "hasten", "rush", "return", "pause",
    }
)  # fmt: skip
"""Verbs whose infinitive has happened too: "went on to say"."""
USES = frozenset(
    {
        "use", "take", "hold", "issue", "write", "release", "give", "deliver", "make", "call", "seize", "send",
    }
)  # fmt: skip
OCCASIONS = frozenset(
    {
        "speech", "address", "interview", "statement", "letter", "conference", "platform", "appearance", "visit",
        "occasion", "opportunity", "moment", "stage", "podium", "debate", "floor", "briefing", "broadcast", "post",
        "message", "remark",
    }
)  # fmt: skip
"""What somebody uses to say a thing: "used **a speech** to repeat ..."."""
SPEAKING = frozenset({"say", "comment", "confirm", "discuss", "answer", "elaborate"})
QUOTES = frozenset({"quote", "cite"})


def is_told(verb: Any, marks: Marks) -> bool:
    """Whether the verb tells of something said: no participle before a noun, no command, no mere possibility."""
    if verb.dep_ in ("amod", "compound", "flat", "fixed", "case", "aux") or relays(verb) or is_asked(verb):
        return False
    if _leads_on(verb):
        return False
    if "would" in clauses.modals(verb) and _holds_back(verb):
        return verb.lemma_.lower() in SPEAKING
    own = [aux for aux in clauses.children(verb, "aux") if marks.around(aux.idx) is marks.around(verb.idx)]
    if (own and UNREAL & set(clauses.modals(verb))) or clauses.is_conditional(verb):
        return False
    if placed.is_infinitive(verb):
        return _happened(verb)
    return verb.tag_ != "VB" or bool(clauses.children(verb, "aux", "nsubj")) or verb.dep_ == "conj"


def _leads_on(verb: Any) -> bool:
    """Whether a verb only brings the next, which may be a cue: "**went on** to say", "**continued** to insist"."""
    return verb.lemma_.lower() in GOES_ON and any(
        placed.is_infinitive(c) for c in clauses.children(verb, "xcomp", "advcl") if c.i > verb.i
    )


def _happened(verb: Any) -> bool:
    """Whether an infinitive tells what was done: "went on to say", "used **the speech** to repeat"."""
    governor = verb.head.lemma_.lower()
    if verb.dep_ == "xcomp" or (verb.dep_ == "advcl" and any(c.lower_ == "on" for c in verb.head.children)):
        return governor in GOES_ON
    told_by = any(child.lemma_.lower() in OCCASIONS for child in clauses.objects(verb.head))
    return verb.dep_ in ("advcl", "ccomp", "acl") and told_by and governor in USES


def is_asked(verb: Any) -> bool:
    """ "**Asked** whether it would leave, the army said ...": who asks is not named."""
    if verb.lemma_.lower() != "ask" or verb.dep_ not in ("advcl", "acl") or verb.tag_ not in ("VBN", "VBD"):
        return False
    return not clauses.children(verb, "nsubj", "nsubj:pass", "aux")


def _holds_back(verb: Any) -> bool:
    """ "Would not say", "would only say", "would say only that": reporters' words for what was, and was not, said."""
    behind = verb.doc[verb.i + 1] if verb.i + 1 < len(verb.doc) else verb
    only = behind.lower_ == "only" or any(child.lower_ == "only" for child in verb.children)
    return clauses.is_negated(verb) or only


def relays(verb: Any) -> bool:
    """Whether the verb and "as saying" belong together ("quoted him as saying"): that statement is another rule's."""
    if verb.tag_ == "VBG" and verb.head.i != verb.i and verb.head.lemma_.lower() in QUOTES:
        return _behind_as(verb)
    return verb.lemma_.lower() in QUOTES and any(child.tag_ == "VBG" and _behind_as(child) for child in verb.children)


def _behind_as(verb: Any) -> bool:
    return any(child.lower_ == "as" for child in verb.children)
