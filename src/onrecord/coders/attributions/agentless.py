"""Statements on nobody's authority: "it was reported that", "reportedly", "is said to". The origin is kept as
unknown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onrecord.analysis import clauses
from onrecord.coders.attributions import placed, quoting
from onrecord.coders.attributions.draft import Draft, attribution
from onrecord.coders.attributions.extent import Spot, spots, subtree
from onrecord.coders.attributions.lexicon import cue_verb
from onrecord.coders.attributions.seen import Seen, alone
from onrecord.coders.attributions.told import relays
from onrecord.coders.rule import Rule
from onrecord.extend import Case
from onrecord.model.claims import Act, Attribution

ADVERBS: dict[str, Act] = {
    "reportedly": "say", "allegedly": "claim", "purportedly": "claim", "supposedly": "claim", "ostensibly": "claim",
    "rumoredly": "claim", "avowedly": "claim", "admittedly": "confirm",
}  # fmt: skip
RAISED = frozenset(
    {
        "say", "believe", "think", "expect", "report", "allege", "rumor", "rumour", "understand", "suppose", "suspect",
        "fear", "hope", "assume", "estimate", "project", "predict", "deem", "see", "view", "quote", "accuse",
        "criticise", "criticize", "announce", "declare", "urge", "advise", "ask", "recommend", "warn",
    }
)  # fmt: skip
"""Passives whose subject belongs to the content: "he **is said** to have left"."""
TAKEN_AS = frozenset({"describe", "portray", "view", "see", "depict", "label", "brand", "regard"})
"""Passives that tell how somebody is seen: "is **viewed** as a traitor"."""
BLAMED = {
    "accuse": "of", "suspect": "of", "criticise": "for", "criticize": "for", "condemn": "for", "praise": "for",
    "blame": "for", "credit": "with", "charge": "with",
}  # fmt: skip
"""Passives that tell what somebody is held to have done, and the preposition before it: "is **accused of** lying"."""
NOT_CUES = frozenset(
    {
        "show", "find", "hear", "learn", "hold", "call", "name", "push", "press", "want", "support", "put", "list",
    }
)  # fmt: skip


def find(seen: Seen) -> Iterator[Attribution]:
    """The statements that name nobody."""
    case, marks = seen.case, seen.marks
    for token in case.doc:
        found = _adverb(token) if token.pos_ == "ADV" else _passive(case, token) if token.pos_ == "VERB" else None
        if found is None:
            continue
        act, cue, kept = found
        content = quoting.complete(marks, spots(case.doc, kept, case.article.text), cue)
        if content:
            draft = Draft(act, cue, tuple(content), None, token if token.pos_ == "VERB" else None)
            made = attribution(case, draft, marks, RULE.maker)
            if made is not None:
                yield made


Told = tuple[Act, Spot, set[int]]
"""The act of a cue, its words, and the tokens of what is told."""


def _adverb(token: Any) -> Told | None:
    """ "Reportedly": the content is the clause it stands in."""
    act = ADVERBS.get(token.lower_)
    if act is None or token.dep_ != "advmod":
        return None
    host = token.head
    without = [token, *(c for c in clauses.children(host, "cc", "mark") if c.i < host.i)]
    behind = [c for c in clauses.children(host, "conj") if c.left_edge.i > host.i]
    without += [c for c in behind if not clauses.children(c, "advmod")]
    kept = subtree(host, *without)
    if host.dep_ == "conj" and not clauses.children(host, "nsubj", "nsubj:pass"):
        for subject in clauses.subjects(host)[:1]:
            kept |= subtree(subject)
    return act, (token.idx, token.idx + len(token)), kept


def _passive(case: Case, verb: Any) -> Told | None:
    """ "It is noted that ...", "he is said to ...": a passive of a cue verb without an agent."""
    cue = cue_verb(verb)
    if cue is None or verb.dep_ == "amod" or relays(verb):
        return None
    if verb.dep_ == "acl" and verb.tag_ == "VBN" and cue.lemma in RAISED and not clauses.agents(verb):
        return _raised_noun(case, verb, cue.act)
    if not clauses.children(verb, "aux:pass", "nsubj:pass", "expl"):
        return None
    if not clauses.is_passive(verb) or set(clauses.modals(verb)) - {"will"}:
        return None
    if clauses.agents(verb):
        return None
    said = [c for c in clauses.children(verb, "ccomp", "csubj", "csubj:pass") if not placed.is_infinitive(c)]
    raised = [c for c in clauses.children(verb, "xcomp", "ccomp") if placed.is_infinitive(c) or c not in said]
    act: Act = "deny" if clauses.is_negated(verb) and cue.act in ("believe", "confirm") else cue.act
    first = min((c.i for c in clauses.children(verb, "aux:pass", "aux") if c.i == verb.i - 1), default=verb.i)
    spot = (case.doc[first].idx, verb.idx + len(verb))
    if said and cue.lemma not in NOT_CUES:
        kept: set[int] = set()
        for clause in said:
            kept |= subtree(clause) - placed.opener(clause)
        return act, spot, kept
    if cue.lemma in TAKEN_AS:
        views = [noun for preposition, noun in clauses.obliques(verb) if preposition == "as"]
        views += [c for c in clauses.children(verb, "xcomp", "advcl") if "as" in clauses.marks(c)]
        if views:
            kept = subtree(views[0])
            for held in clauses.subjects(verb)[:1]:
                kept |= subtree(held, *([verb] if held.head.i != verb.i else []))
            return act, spot, kept
    held_against = _held_against(verb, BLAMED[cue.lemma]) if cue.lemma in BLAMED else None
    if held_against:
        return act, spot, held_against
    if raised and cue.lemma in RAISED:
        kept = subtree(raised[0])
        for subject in clauses.subjects(verb)[:1]:
            if subject.pos_ == "PRON" and subject.lower_ in ("it", "there") and clauses.children(verb, "expl"):
                continue
            kept |= subtree(subject, *([verb] if subject.head.i != verb.i else []))
        return act, spot, kept
    return None


def _held_against(verb: Any, preposition: str) -> set[int]:
    """ "The government **is accused of** doing too little": who, and of what; a court's charge is no report."""
    found = [noun for word, noun in clauses.obliques(verb) if word == preposition and noun.i > verb.i]
    found += [c for c in clauses.children(verb, "advcl", "xcomp", "ccomp") if preposition in clauses.marks(c)]
    blamed = clauses.children(verb, "nsubj:pass")
    if not found or not blamed or (preposition == "with" and verb.lemma_.lower() == "charge"):
        return set()
    return subtree(blamed[0]) | subtree(found[0])


def _raised_noun(case: Case, verb: Any, act: Act) -> Told | None:
    """ "A vote **expected** to be close": a participle behind its noun."""
    raised = [c for c in clauses.children(verb, "xcomp") if placed.is_infinitive(c)]
    if not raised or verb.head.pos_ not in ("NOUN", "PROPN"):
        return None
    return act, (verb.idx, verb.idx + len(verb)), subtree(raised[0]) | {t.i for t in verb.head.lefts} | {verb.head.i}


RULE: Rule[Attribution] = Rule(
    name="attributions/agentless",
    why=(
        "'It was reported', 'reportedly', 'is said to' put a statement on somebody the report does not name; "
        "the hop stays, unknown."
    ),
    find=alone(find),
    says=(
        ("It was reported that the ship had sunk.", "unknown | was reported | the ship had sunk"),
        ("The mayor is accused of hiding the plans.", "unknown | is accused | The mayor ... of hiding the plans"),
        (
            "It is noted that the move could help the city before the talks.",
            "unknown | is noted | the move could help the city before the talks",
        ),
        ("The general has reportedly left the country.", "unknown | reportedly | The general has ... left the country"),
        (
            "The rebels are believed to have crossed the river.",
            "unknown | are believed | The rebels ... to have crossed the river",
        ),
    ),
    says_not=(
        "The general was wounded at the bridge.",
        "The bill was passed by parliament.",
    ),
)
