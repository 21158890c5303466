"""Who speaks: from a cue to the noun phrase of its source, and how far that phrase reaches."""

from __future__ import annotations

from typing import Any

from onrecord.analysis import clauses
from onrecord.analysis.nouns import sort_of_word
from onrecord.coders.attributions.extent import Spot, set_off, spots
from onrecord.coders.attributions.lexicon import cue_verb, medium
from onrecord.coders.attributions.quoting import Marks

PHRASE = frozenset(
    {
        "det", "det:predet", "amod", "nummod", "nmod", "nmod:poss", "nmod:unmarked", "nmod:desc", "compound", "flat",
        "fixed", "appos", "acl", "acl:relcl", "goeswith", "dep", "advmod", "punct",
    }
)  # fmt: skip
"""The relations that build a source's phrase; a coordination ("Putin and Xi said") is one source of two names."""


DAYS = frozenset(
    {
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday", "tonight",
    }
)  # fmt: skip
"""Days that a parser takes for a part of the source: "the ministry **on Wednesday** said"."""
REACHED = frozenset({"reach", "contact", "interview", "quote", "cite"})
"""Participles that the parser may take for the verb of a clause: "residents **reached** by phone said"."""
LONGEST_NAME = 5
DEEPEST = 3
"""How many verbs up a shared subject is looked for."""
NOMINALS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X", "SYM", "VERB"})


def speakers(verb: Any, marks: Marks | None = None, depth: int = 0) -> list[Any]:
    """The heads of the source of a cue verb: its subject, or the agent of a passive; empty where nobody is named.

    A cue outside quotation marks has its source outside them, and no quotation stands between the two; where the parser
    took a noun of the content for the subject, the nouns beside the cue are tried.
    """
    if clauses.is_passive(verb):
        return clauses.agents(verb)
    above = _outer_cue(verb) or joined_above(verb)
    if above is not None and depth < DEEPEST:
        return speakers(above, marks, depth + 1)
    told = (_who(s, verb) for s in clauses.subjects(verb) if s.pos_ in NOMINALS and s.lower_ not in DAYS)
    found = sorted(told, key=lambda s: abs(s.i - verb.i))
    if marks is not None:
        found = [s for s in found if not marks.in_dateline(s.idx)]
    if marks is None or marks.around(verb.idx) is not None:
        return found
    outside = [s for s in found if marks.reaches(s.idx, verb.idx)]
    if outside:
        return outside
    joined = verb.dep_ == "conj" or (verb.dep_ == "advcl" and verb.tag_ == "VBG")
    if joined and verb.head.pos_ == "VERB" and depth < DEEPEST and not clauses.children(verb, "nsubj"):
        return speakers(verb.head, marks, depth + 1)  # "..., said Lopez, **adding** that": Lopez is found by her place
    behind = _behind_quotation(verb, marks)
    if not found and not behind and verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return []
    beside = _beside(verb, marks, both=bool(found) or behind)
    return [s for s in beside if marks.reaches(s.idx, verb.idx)]


def _who(subject: Any, verb: Any) -> Any:
    """The subject; of a "who" that the parser hung on a thing nearby, whom the clause is about: "four men were found
    in the garage **who** said that"."""
    if subject.pos_ == "VERB":  # "a diplomat **briefed** on the talks said", the participle taken for a clause
        return next(iter(clauses.children(subject, "nsubj", "nsubj:pass")), subject)
    who = any(c.lower_ == "who" for c in clauses.children(verb, "nsubj"))
    if not who or subject.pos_ != "NOUN" or sort_of_word(subject.lemma_.lower()) not in ("thing", "place"):
        return subject
    above = subject
    while above.pos_ not in ("VERB", "AUX") and above.head.i != above.i:
        above = above.head
    return next(iter(clauses.subjects(above)), subject)


def _outer_cue(verb: Any) -> Any | None:
    """The verb whose speaker a participle behind a comma shares, however low the parser hung it.

    "Weber said that the dam would hold, **noting that** it was new": Weber notes it, not the dam.
    """
    if verb.tag_ != "VBG" or verb.dep_ not in ("advcl", "acl") or not set_off(verb) or clauses.children(verb, "nsubj"):
        return None
    above, steps = verb.head, 0
    while above.pos_ != "VERB" and above.head.i != above.i and steps < 10:
        above, steps = above.head, steps + 1
    while not clauses.children(above, "ccomp") and above.dep_ in ("ccomp", "xcomp", "conj", "advcl") and steps < 10:
        above, steps = above.head, steps + 1
    if above.pos_ != "VERB" or above.i > verb.i or cue_verb(above) is None:
        return None
    return above


def joined_above(verb: Any) -> Any | None:
    """The cue that a verb goes on from where the parser hung it within what that says: "said it would stay but
    **warned** that"."""
    said = verb.head
    if verb.dep_ != "conj" or verb.tag_ not in ("VBD", "VBZ") or said.tag_ == verb.tag_ or said.dep_ != "ccomp":
        return None
    shares = said.head.tag_ == verb.tag_ and cue_verb(said.head) is not None and said.head.i < said.i
    free = not clauses.children(verb, "nsubj", "nsubj:pass", "aux", "aux:pass", "expl")
    return said.head if shares and free and said.tag_ == "VB" else None


def _behind_quotation(verb: Any, marks: Marks) -> bool:
    """Whether a quotation or a clause ends right before a cue: '"...," said Lopez' with Lopez taken for an object."""
    before = marks.text[max(0, verb.idx - 4) : verb.idx].rstrip()
    return before.endswith(("”", '"', "''", "’", "'")) or (before.endswith(",") and verb.tag_ in ("VBD", "VBZ", "VBP"))


def _beside(verb: Any, marks: Marks, both: bool) -> list[Any]:
    """The nouns that stand right before or (``both``) right after a cue: "Lopez said", "said Lopez"."""
    found = []
    for step in (-1, 1) if both else (-1,):
        at = verb.i + step
        while step < 0 < at and (verb.doc[at].pos_ in ("AUX", "ADV") or _dated(verb.doc[at])):
            at += step
        if 0 <= at < len(verb.doc) and verb.doc[at].pos_ in ("DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM"):
            found.append(_head(verb.doc[at], verb, marks))
    return [token for token in found if token.lower_ not in DAYS]


def _dated(token: Any) -> bool:
    """Whether a word belongs to a day between a subject and its verb: "India **on Thursday** said"."""
    return token.lower_ in DAYS or (
        token.lower_ == "on" and token.nbor().lower_ in DAYS if token.i + 1 < len(token.doc) else False
    )


def _head(token: Any, verb: Any, marks: Marks) -> Any:
    """The head of the phrase a noun stands in, not beyond the cue, nor in the dateline that the parser hung it on."""
    steps = 0
    while token.dep_ in PHRASE and token.head.i != token.i and token.head.i != verb.i and steps < 20:
        if marks.in_dateline(token.head.idx) and not marks.in_dateline(token.idx):
            break
        token, steps = token.head, steps + 1
    if token.dep_.startswith("obl") and token.head.lemma_.lower() in REACHED and token.head.i < verb.i:
        return next(iter(clauses.children(token.head, "nsubj")), token)  # "residents reached by phone said"
    return token


def extent(head: Any, text: str, cue: Any = None) -> Spot | None:
    """The characters of the phrase of a source: with its role and apposition, without a clause set off by a comma.

    "Maria Lopez, the army's spokeswoman, who had been in Kyiv" ends before "who"; "a statement saying that ..." ends
    before its ``cue``.
    """
    kept = {head.i}
    said = {t.i for t in cue.subtree} if cue is not None and cue.head.i == head.i else set()
    for child in head.children:
        if child.dep_ == "conj" or (child.dep_ in PHRASE and not _aside(child)):
            kept.update(t.i for t in child.subtree if t.i not in said and not _inside_aside(t, head))
    if head.dep_.startswith("nsubj"):
        kept |= _torn_off(head, kept)
    run = [spot for spot in spots(head.doc, kept, text) if spot[0] <= head.idx < spot[1]]
    return run[0] if run else None


def _torn_off(head: Any, kept: set[int]) -> set[int]:
    """The rest of a role and a name that the parser gave two heads: "the ministry's spokeswoman **Ida Sokol**"."""
    doc, behind = head.doc, max(kept) + 1
    found: set[int] = set()
    for token in doc[behind : behind + LONGEST_NAME]:
        if token.pos_ != "PROPN" or token.dep_.startswith(("obj", "obl")):
            break
        found.add(token.i)
    before = doc[min(kept) - 1] if min(kept) > 0 else head
    shares_verb = before.dep_.startswith("nsubj") and before.head.i == head.head.i
    if head.pos_ == "PROPN" and before.tag_ in ("NN", "NNS") and shares_verb:
        found |= {t.i for t in before.subtree}
    return found


def _aside(token: Any) -> bool:
    """Whether the phrase is whole without it: a clause set off by a comma, another source ("..., according to
    TASS")."""
    if any(child.dep_ == "case" and child.lower_ == "according" for child in token.children):
        return True
    if is_network(token) or token.lemma_.lower() in DAYS:
        return True
    if token.dep_ == "appos" and token.lemma_.lower() in ("copy", "excerpt", "draft", "text") and set_off(token):
        return True  # "the letter, a copy of which was seen by AFP"
    return token.dep_ in ("acl:relcl", "acl") and set_off(token)


def _inside_aside(token: Any, head: Any) -> bool:
    """Whether a token stands in such a clause further down ("officials and Lopez, who had been ...")."""
    steps = 0
    while token.i != head.i and steps < 100:
        if _aside(token):
            return True
        token, steps = token.head, steps + 1
    return False


def is_network(token: Any) -> bool:
    """Whether a noun is a network that something was said on: "on Telegram", "via X"."""
    on = any(child.dep_ == "case" and child.lower_ in ("on", "via", "through", "over") for child in token.children)
    found = medium(token.text) if on and token.pos_ == "PROPN" else None
    return found is not None and found.kind in ("telegram", "x", "social")
