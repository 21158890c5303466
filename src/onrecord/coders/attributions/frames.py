"""What a cue verb brings: from the verb and its frames to the tokens of its content."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from onrecord.analysis import clauses
from onrecord.coders.attributions.extent import set_off, subtree
from onrecord.coders.attributions.lexicon import Cue, cue_noun, cue_verb

COMPLETES = frozenset({"as", "for", "of", "over", "about", "against", "with", "on", "to", "because of"})
"""Prepositions that complete an object: "accused him **of** lying", "praised the army **for** its ..."."""
SCENE = frozenset(
    ["statement", "interview", "speech", "address", "tweet", "post", "letter", "email", "video", "rally", "conference", "debate", "television", "twitter", "telegram", "facebook", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "week", "month", "year", "day", "morning", "evening", "night", "afternoon", "time", "weekend", "today", "yesterday", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "briefing", "call", "event", "meeting", "remarks", "appearance"]
)
"""Heads of phrases that tell when and how something was said; they are no part of what was said."""


def content(verb: Any, cue: Cue) -> set[int]:
    """The tokens of what is said, thought or wanted; empty where the verb's dependents hold none.

    A clause outranks an infinitive, which outranks an object, which outranks a preposition.
    """
    for frame in (clause_content, infinitive_content, object_content, prepositional_content):
        kept = frame(verb, cue)
        if kept:
            return kept
    return set()


def clause_content(verb: Any, cue: Cue) -> set[int]:
    """``that``: finite clauses and quotations behind the verb, or the clause that the verb is inserted in."""
    if not cue.frames & {"that", "quote"}:
        return set()
    if is_inserted(verb):
        return subtree(verb.head, verb) - before_host(verb)
    if is_wedged(verb):
        host = _clause_of(verb.head)
        return subtree(host, verb) - opener(host)
    kept: set[int] = set()
    for clause in said_clauses(verb, cue):
        kept |= subtree(clause, *clauses.children(clause, "discourse")) - opener(clause)
    return kept or _strayed(verb)


def without_asides(doc: Any, kept: set[int], quoted: Callable[[int], bool]) -> set[int]:
    """A content without what the reporter adds at its end behind a comma: a relative clause, another cue's clause.

    "She said the bill would fail, **which pleased her rivals**"; "..., **noting that** the vote was close". What stands in
    quotation marks (``quoted`` tells it of a character) is the speaker's own.
    """
    while kept:
        last = max(kept)
        while last in kept and (doc[last].is_punct or doc[last].is_space) and last - 1 in kept:
            last -= 1
        aside = next((t for t in _above(doc[last], kept) if _is_aside(t)), None)
        if aside is None or aside.left_edge.i <= min(kept) or quoted(aside.left_edge.idx):
            return kept
        kept = {i for i in kept if i < aside.left_edge.i}
    return kept


def _above(token: Any, kept: set[int]) -> list[Any]:
    """A token and those above it within the content, the innermost first."""
    found = [token]
    while token.head.i != token.i and token.head.i in kept and len(found) < 100:
        token = token.head
        found.append(token)
    return found


def _is_aside(token: Any) -> bool:
    """Whether a clause or apposition that the reporter could have left out begins behind a comma."""
    if not set_off(token):
        return False
    if token.dep_ == "acl:relcl":
        return True
    if token.dep_ in ("appos", "parataxis") and clauses.children(token, "acl:relcl", "acl"):
        return True
    return token.dep_ in ("advcl", "acl") and token.tag_ == "VBG" and cue_verb(token) is not None


def said_clauses(verb: Any, cue: Cue) -> list[Any]:
    """The heads of the finite clauses and quotations that depend on the verb."""
    found = [c for c in clauses.children(verb, "ccomp") if not is_infinitive(c) or "to" in cue.frames]
    found += [c for c in clauses.children(verb, "parataxis") if c.i > verb.i and not is_inserted(c)]
    found += [c for c in clauses.children(verb, "xcomp") if clauses.children(c, "cop", "nsubj") and not is_infinitive(c)]
    return found


def is_inserted(verb: Any) -> bool:
    """Whether the verb's clause only says who speaks the clause around it: '"...," said Putin', "this, he said, is"."""
    if verb.dep_ != "parataxis" or clauses.children(verb, "ccomp"):
        return False
    if _begins_behind(verb, ";") or any(c.lower_ in ("this", "that", "it") for c in clauses.children(verb, "obj")):
        return False
    named = clauses.children(verb, "nsubj", "nsubj:pass") or clauses.agents(verb)
    return bool(named) and (verb.i > verb.head.left_edge.i)


def _begins_behind(verb: Any, mark: str) -> bool:
    first = verb.left_edge
    return bool(first.text == mark or (first.i > 0 and first.doc[first.i - 1].text == mark))


def is_wedged(verb: Any) -> bool:
    """Whether a cue with its subject stands between commas and the parser hung it on a noun: "The fleet, he added, left"."""
    if verb.dep_ not in ("acl", "acl:relcl", "advcl") or not clauses.children(verb, "nsubj"):
        return False
    if clauses.children(verb, "ccomp", "obj", "xcomp", "mark", "obl", "advmod", "parataxis"):
        return False
    first, last = verb.left_edge, verb.right_edge
    first = first if not first.is_punct else first.nbor()
    last = last if not last.is_punct else last.nbor(-1)
    doc = verb.doc
    if first.i == 0 or last.i + 1 >= len(doc) or first.tag_ in ("WDT", "WP", "WRB"):
        return False
    return bool(doc[first.i - 1].text == "," and doc[last.i + 1].text == ",")


def _clause_of(token: Any) -> Any:
    """The verb of the clause a noun stands in."""
    steps = 0
    while token.pos_ not in ("VERB", "AUX") and token.head.i != token.i and steps < 50:
        token, steps = token.head, steps + 1
    return token


def _strayed(verb: Any) -> set[int]:
    """A "that" clause that the parser hung on a noun between: "said in a statement **that ...**", "told reporters that"."""
    for preposition, noun in clauses.obliques(verb):
        if noun.i > verb.i and noun.head.i == verb.i and (preposition != "of"):
            for clause in clauses.children(noun, "acl", "acl:relcl"):
                if _opens_with_that(clause):
                    return subtree(clause) - opener(clause)
    for child in clauses.children(verb, "obj", "iobj", "advcl"):
        nouns = [child] if child.dep_ != "advcl" else clauses.children(child, "obj")
        for clause in (c for noun in nouns for c in clauses.children(noun, "acl", "acl:relcl", "ccomp")):
            if child.i > verb.i and _opens_with_that(clause) and (child.dep_ == "advcl" or cue_noun(child) is None):
                return subtree(clause) - opener(clause)
    return set()


def _opens_with_that(clause: Any) -> bool:
    return any(c.dep_ == "mark" and c.lower_ == "that" and c.i < clause.i for c in clause.children)


def before_host(verb: Any) -> set[int]:
    """Leading words of the host that belong to neither ("And", "But"): a conjunction that opens the sentence."""
    return opener(verb.head)


def opener(clause: Any) -> set[int]:
    """ "that" and a leading "and" or "but", which pack the clause."""
    kept: set[int] = set()
    for child in clause.children:
        if child.i < clause.i and (child.dep_ == "cc" or (child.dep_ == "mark" and child.lower_ == "that")):
            kept |= {t.i for t in child.subtree}
    return kept


def is_infinitive(clause: Any) -> bool:
    """Whether a clause is headed by "to" and a bare verb."""
    return clause.tag_ == "VB" and any(c.lower_ == "to" and c.dep_ in ("mark", "aux") for c in clause.children)


def infinitive_content(verb: Any, cue: Cue) -> set[int]:
    """``to``: an infinitive; with ``obj`` also the one who is urged ("urged **both sides to stop**")."""
    found = [c for c in clauses.children(verb, "xcomp", "ccomp", "advcl") if is_infinitive(c) and c.i > verb.i]
    found = [c for c in found if c.dep_ != "advcl" or not clauses.children(verb, "obj")][:1]
    if not found:
        return set()
    kept = subtree(found[0])
    if "obj" in cue.frames and "whom" not in cue.frames:
        for child in clauses.children(verb, "obj", "iobj"):
            if child.i > verb.i:
                kept |= subtree(child)
    elif "to" not in cue.frames:
        return kept if _called_upon(verb, cue, found[0], kept) else set()
    _called_upon(verb, cue, found[0], kept)
    return kept


def _called_upon(verb: Any, cue: Cue, infinitive: Any, kept: set[int]) -> bool:
    """Adds who is called upon to do it ("called on **both sides** to stop"); whether anybody is."""
    for preposition, noun in clauses.obliques(verb):
        if preposition in cue.frames and noun.head.i == verb.i and verb.i < noun.i < infinitive.i:
            kept |= subtree(noun) - {t.i for c in noun.children if c.dep_ == "case" for t in c.subtree}
            return True
    return False


def object_content(verb: Any, cue: Cue) -> set[int]:
    """``obj``: the noun phrase with what completes it: a predicate, "as ...", "for ...", "of ..."."""
    if "obj" not in cue.frames:
        return set()
    if clauses.is_passive(verb):
        return _undergone(verb)
    found = [c for c in clauses.children(verb, "obj", "iobj") if c.i > verb.i]
    found += [c for c in clauses.children(verb, "xcomp", "ccomp") if c.tag_ == "VBG" and c.i > verb.i and not found]
    if not found:
        return set()
    kept: set[int] = set()
    for child in found:
        kept |= subtree(child)
    for child in clauses.children(verb, "xcomp", "ccomp"):
        if child.i > verb.i:
            kept |= subtree(child)
    for preposition, noun in clauses.obliques(verb):
        if noun.head.i == verb.i and noun.i > verb.i and preposition in COMPLETES and not sets_scene(noun):
            kept |= subtree(noun)
    for child in clauses.children(verb, "advcl"):
        if child.i > verb.i and {"for", "as", "of", "because", "on", "about", "over"} & set(clauses.marks(child)):
            kept |= subtree(child)
    return kept


def _undergone(verb: Any) -> set[int]:
    """What a passive with an agent is about: "the **plan to strike** was condemned by Moscow"."""
    kept: set[int] = set()
    for child in clauses.children(verb, "nsubj:pass"):
        kept |= subtree(child)
    for child in clauses.children(verb, "xcomp"):
        kept |= subtree(child)
    for preposition, noun in clauses.obliques(verb):
        if noun.head.i == verb.i and preposition in ("as", "for", "of"):
            kept |= subtree(noun)
    return kept


def sets_scene(noun: Any) -> bool:
    """Whether a phrase tells when, where or through which channel ("on Monday", "in a statement")."""
    return noun.lemma_.lower() in SCENE


def prepositional_content(verb: Any, cue: Cue) -> set[int]:
    """A preposition among the frames: what stands behind it ("called **for** an inquiry", "warned **of** a war")."""
    if clauses.is_passive(verb):
        return set()
    for preposition, noun in clauses.obliques(verb):
        if preposition in cue.frames and noun.head.i == verb.i and noun.i > verb.i and not sets_scene(noun):
            kept = subtree(noun) - {t.i for c in noun.children if c.dep_ == "case" for t in c.subtree}
            for child in clauses.children(verb, "xcomp"):  # "called for both sides to stop"
                if child.i > noun.i and is_infinitive(child):
                    kept |= subtree(child)
            return kept
    for child in clauses.children(verb, "advcl"):
        marks = [c for c in child.children if c.dep_ == "mark" and c.lower_ in cue.frames]
        if marks and child.i > verb.i:
            return subtree(child) - {m.i for m in marks}
    return set()
