"""What a cue verb brings: from the verb and its frames to the tokens of its content."""

from __future__ import annotations

from typing import Any

from onrecord.analysis import clauses
from onrecord.coders.attributions.extent import set_off, subtree
from onrecord.coders.attributions.gaps import FIGURES, answered, called_what, lost_subject
from onrecord.coders.attributions.lexicon import Cue, cue_verb
from onrecord.coders.attributions.placed import (
    clause_of,
    confirms,
    is_infinitive,
    is_inserted,
    is_wedged,
    opener,
    opens_with_that,
    strayed,
)
from onrecord.coders.attributions.speaker import REACHED, is_network
from onrecord.model.claims import Act

CLAIMED = {
    "claim": frozenset("responsibility victory credit innocence".split()),
    "maintain": frozenset("innocence".split()),
    "deny": frozenset("responsibility".split()),
}
HELD: frozenset[Act] = frozenset({"praise", "criticise", "deny", "agree"})
"""Acts upon a thing: an infinitive right behind it says more of it ("welcomed the plan **to sell gas**")."""
URGING: frozenset[Act] = frozenset({"demand", "order", "ask", "suggest"})
"""Acts whose object is to do what the infinitive says: "urged **both sides to stop**"."""
COMPLETES = frozenset(
    {
        "as",
        "for",
        "of",
        "over",
        "about",
        "against",
        "with",
        "on",
        "to",
        "because of",
        "from",
        "between",
        "among",
        "toward",
        "towards",
    }
)
"""Prepositions that complete an object: "accused him **of** lying", "praised the army **for** its ..."."""
SCENE = frozenset(
    {
        "statement", "interview", "speech", "address", "tweet", "post", "letter", "email", "video", "rally",
        "conference", "debate", "television", "twitter", "telegram", "facebook", "monday", "tuesday", "wednesday",
        "thursday", "friday", "saturday", "sunday", "week", "month", "year", "day", "morning", "evening", "night",
        "afternoon", "time", "weekend", "today", "yesterday", "january", "february", "march", "april", "may", "june",
        "july", "august", "september", "october", "november", "december", "briefing", "call", "event", "meeting",
        "remarks", "appearance",
    }
)  # fmt: skip
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
        host = clause_of(verb.head)
        return _behind_colon(subtree(host, verb) - opener(host), verb)
    if is_wedged(verb):
        host = clause_of(verb.head)
        return subtree(host, verb) - opener(host)
    if confirms(verb):
        host = clause_of(verb.head)
        return subtree(host, verb) - opener(host)
    kept: set[int] = set()
    for clause in said_clauses(verb, cue):
        said = subtree(clause, *clauses.children(clause, "discourse")) - opener(clause)
        said |= lost_subject(clause, verb, cue)
        said -= _scene_before(clause, verb)
        kept |= {i for i in said if not verb.i < i < opening(clause, verb)}
    return kept or strayed(verb)


def _behind_colon(kept: set[int], verb: Any) -> set[int]:
    """A content without the clause before the colon that brings it: "Sokol sees no way out: **the pass**, she says,
    **is closed**"."""
    colon = max((i for i in kept if i < verb.i and verb.doc[i].text == ":"), default=-1)
    behind = {i for i in kept if i > colon}
    return behind if sum(i < verb.i for i in behind) > 2 else kept


def _scene_before(clause: Any, verb: Any) -> set[int]:
    """Where it was said, between the cue and its clause: "said **on X** it struck", "said **in a statement** it"."""
    for child in clauses.children(clause, "obl"):
        here = child.left_edge.i == verb.i + 1 and (sets_scene(child) or is_network(child) or child.text == "X")
        if here and any(c.lower_ in ("on", "in", "at") for c in clauses.children(child, "case")):
            return subtree(child)
    return set()


def opening(clause: Any, verb: Any) -> int:
    """The place of the "that" which opens a clause behind its cue: what stands between is the cue's, wherever the
    parser hung it ("said **in an interview** that ..."). The cue's own place where no "that" opens it."""
    that = [c.i for c in clause.children if c.dep_ == "mark" and c.lower_ == "that" and verb.i < c.i < clause.i]
    return that[0] if that else int(verb.i)


def said_clauses(verb: Any, cue: Cue) -> list[Any]:
    """The heads of the finite clauses and quotations that depend on the verb."""
    found = [c for c in clauses.children(verb, "ccomp") if not is_infinitive(c) or "to" in cue.frames]
    found = [c for c in found if c.i > verb.i or c.lemma_.lower() not in REACHED]
    found = [c for c in found if c is found[0] or not _is_tail(c)]
    found += [c for c in clauses.children(verb, "parataxis") if c.i > verb.i and not is_inserted(c)]
    named = [c for c in clauses.children(verb, "xcomp") if clauses.children(c, "cop", "nsubj")]
    more = clauses.children(verb, "conj") if found else []
    found += [c for c in more if opens_with_that(c) or _goes_on(c, found[0])]
    return found + [c for c in named if not is_infinitive(c)]


def _is_tail(clause: Any) -> bool:
    """Whether a clause is but another's cue behind a comma: "he said it had left, **the paper wrote**"."""
    bare = not clauses.children(clause, "ccomp", "xcomp", "obj", "mark", "advcl")
    return bare and set_off(clause) and bool(clauses.children(clause, "nsubj")) and cue_verb(clause) is not None


def _goes_on(clause: Any, said: Any) -> bool:
    """Whether a clause hung on the cue is of what was said: "said it had sent troops but **had seen** none"."""
    shares = clause.tag_ == said.tag_ != clause.head.tag_ and bool(clauses.children(clause, "aux"))
    return shares and not clauses.children(clause, "nsubj", "nsubj:pass") and clause.i > said.i > clause.head.i


def infinitive_content(verb: Any, cue: Cue) -> set[int]:
    """``to``: an infinitive; with ``obj`` also the one who is urged ("urged **both sides to stop**")."""
    found = [c for c in clauses.children(verb, "xcomp", "ccomp", "advcl") if is_infinitive(c) and c.i > verb.i]
    urged = cue.act in URGING
    found = [c for c in found if c.dep_ != "advcl" or urged or not clauses.children(verb, "obj")][:1]
    if not found and "to" in cue.frames:  # "vowed in a speech **to crush the gangs**", hung on the speech
        scenes = [noun for _, noun in clauses.obliques(verb) if sets_scene(noun) and noun.i > verb.i]
        found = [c for noun in scenes for c in clauses.children(noun, "acl") if is_infinitive(c)][:1]
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
    if ("as" in cue.frames and not _seen_as(verb)) or ("at" in cue.frames and not _put_at(verb)):
        return set()
    if not cue.frames & {"obj", "as", "at"} and not _abstract(verb, cue):
        return set()
    if clauses.is_passive(verb):
        return _undergone(verb)
    clause = answered(verb, cue)
    if clause:
        return clause
    found = [c for c in clauses.children(verb, "obj", "iobj") if c.i > verb.i]
    found += [c for c in clauses.children(verb, "xcomp", "ccomp") if c.tag_ == "VBG" and c.i > verb.i and not found]
    if not found:
        return called_what(verb) or _dismissed_as(verb, cue)
    kept: set[int] = set()
    for child in found:
        kept |= subtree(
            child, *(noun for word, noun in clauses.nmods(child) if word in ("in", "at") and sets_scene(noun))
        )
    for child in clauses.children(verb, "xcomp", "ccomp"):
        if child.i > verb.i:
            kept |= subtree(child)
    for preposition, noun in clauses.obliques(verb):
        if (
            noun.head.i == verb.i
            and noun.i > verb.i
            and (preposition in COMPLETES or preposition in cue.frames)
            and not sets_scene(noun)
        ):
            kept |= subtree(noun)
    for child in clauses.children(verb, "advcl"):
        if is_infinitive(child) and child.left_edge.i == max(kept) + 1 and cue.act in HELD:
            kept |= subtree(child)
        if child.i > verb.i and {"for", "as", "of", "because", "on", "about", "over"} & set(clauses.marks(child)):
            kept |= subtree(child)
    return kept


def _put_at(verb: Any) -> bool:
    """Whether an object is followed by a number: "put the toll **at 34**"."""
    figures = [child for child in clauses.children(verb, "obj") if child.lemma_.lower() in FIGURES]
    within = [token for child in figures for token in child.subtree if token.i > child.i]
    put = [noun for preposition, noun in clauses.obliques(verb) if preposition == "at" and noun.pos_ in ("NUM", "NOUN")]
    put += [token for token in within if token.pos_ == "NUM" and any(c.lower_ == "at" for c in token.children)]
    return bool(figures and put)


def _abstract(verb: Any, cue: Cue) -> bool:
    """Whether the object of a cue that takes clauses says what is claimed: "claimed **responsibility**"."""
    wanted = CLAIMED.get(cue.lemma, frozenset())
    return any(child.lemma_.lower() in wanted for child in clauses.children(verb, "obj"))


def _dismissed_as(verb: Any, cue: Cue) -> set[int]:
    """ "Dismissed **as baseless the reports that ...**", where the parser took all of it for the phrase of "as"."""
    if "obj" not in cue.frames or verb.pos_ != "VERB":
        return set()
    found = [noun for word, noun in clauses.obliques(verb) if word == "as" and noun.i > verb.i]
    return subtree(found[0]) if found and clauses.children(found[0], "acl", "acl:relcl", "nmod") else set()


def _seen_as(verb: Any) -> bool:
    """Whether an object is followed by "as": "sees the vote **as** a test"."""
    if any(preposition == "as" and noun.i > verb.i for preposition, noun in clauses.obliques(verb)):
        return True
    return any("as" in clauses.marks(c) for c in clauses.children(verb, "advcl", "xcomp"))


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
        known = preposition.partition(" ")[0] in cue.frames or preposition in cue.frames
        if known and noun.head.i == verb.i and noun.i > verb.i and not sets_scene(noun):
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
