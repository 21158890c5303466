"""Where a parser may hang the clause of a cue, and what packs a content: insertions, strays, a reporter's asides."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from onrecord.analysis import clauses
from onrecord.coders.attributions.extent import set_off, subtree
from onrecord.coders.attributions.lexicon import cue_noun, cue_verb


def is_inserted(verb: Any) -> bool:
    """Whether the verb's clause only says who speaks the clause around it: '"...," said Putin', "this, he said, is"."""
    if verb.dep_ != "parataxis" or clauses.children(verb, "ccomp") or verb.head.pos_ == "NUM":
        return False
    if _begins_behind(verb, ";") or any(c.lower_ in ("this", "that", "it") for c in clauses.children(verb, "obj")):
        return False
    named = clauses.children(verb, "nsubj", "nsubj:pass") or clauses.agents(verb)
    return bool(named) and (verb.i > verb.head.left_edge.i)


def _begins_behind(verb: Any, mark: str) -> bool:
    first = verb.left_edge
    return bool(first.text == mark or (first.i > 0 and first.doc[first.i - 1].text == mark))


def is_wedged(verb: Any) -> bool:
    """Whether a cue with its subject stands between commas and the parser hung it on a noun: "The fleet, he added,
    left"."""
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


def confirms(verb: Any) -> bool:
    """Whether a cue behind "as" reports the clause that it hangs on: "As Reuters **reported**, the port is closed",
    "forty have died, as **reported** by the ministry"."""
    if verb.dep_ != "advcl" or "as" not in clauses.marks(verb):
        return False
    if not clauses.children(verb, "nsubj") and not (verb.tag_ == "VBN" and clauses.agents(verb)):
        return False
    objects = [c for c in clauses.children(verb, "obj") if not (verb.lemma_ == "put" and c.lower_ == "it")]
    if objects or clauses.children(verb, "ccomp", "xcomp", "obl", "aux:pass", "csubj"):
        return False
    ends = verb.right_edge.nbor() if verb.right_edge.i + 1 < len(verb.doc) else verb.right_edge
    return set_off(verb) or ends.text == "," or verb.right_edge.text == ","


def clause_of(token: Any) -> Any:
    """The verb of the clause a noun stands in."""
    steps = 0
    while token.head.i != token.i and steps < 50 and not clauses.children(token, "nsubj", "nsubj:pass", "cop"):
        if token.pos_ == "VERB":
            break
        token, steps = token.head, steps + 1
    return token


def strayed(verb: Any) -> set[int]:
    """A "that" clause that the parser hung on a noun between: "said in a statement **that ...**", "told reporters
    that"."""
    own = [c for c in clauses.children(verb, "mark") if c.lower_ == "that" and c.i > verb.i]
    if own:  # the clause behind "that" has no verb of its own: "indicated that the first ships, which ..."
        return {t.i for t in verb.subtree if t.i > own[0].i}
    for preposition, noun in clauses.obliques(verb):
        if noun.i > verb.i and noun.head.i == verb.i and (preposition != "of"):
            inner = [t for t in noun.subtree if t.dep_ in ("acl", "acl:relcl") and t.head.pos_ in ("NOUN", "PROPN")]
            for clause in inner:  # "said in response to the attack that ...", however low it was hung
                if opens_with_that(clause) and (clause.head.i == noun.i or cue_noun(clause.head) is None):
                    return subtree(clause) - opener(clause)
    for child in clauses.children(verb, "obj", "iobj", "advcl"):
        nouns = [child] if child.dep_ != "advcl" else clauses.children(child, "obj")
        for clause in (c for noun in nouns for c in clauses.children(noun, "acl", "acl:relcl", "ccomp")):
            if child.i > verb.i and opens_with_that(clause) and (child.dep_ == "advcl" or cue_noun(child) is None):
                return subtree(clause) - opener(clause)
    return set()


def opens_with_that(clause: Any) -> bool:
    """Whether a clause begins with the conjunction "that"."""
    return any(c.dep_ == "mark" and c.lower_ == "that" and c.i < clause.i for c in clause.children)


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


def without_asides(doc: Any, kept: set[int], quoted: Callable[[int], bool]) -> set[int]:
    """A content without what the reporter adds at its end behind a comma: a relative clause, another cue's clause.

    "She said the bill would fail, **which pleased her rivals**"; "..., **noting that** the vote was close". What
    stands in quotation marks (``quoted`` tells it of a character) is the speaker's own.
    """
    kept = _without_tail(doc, kept, quoted)
    while kept:
        last = max(kept)
        while last in kept and (doc[last].is_punct or doc[last].is_space) and last - 1 in kept:
            last -= 1
        aside = next((t for t in _above(doc[last], kept) if _is_aside(t)), None)
        if aside is None or aside.left_edge.i <= min(kept) or quoted(aside.left_edge.idx):
            return kept
        kept = {i for i in kept if i < aside.left_edge.i}
    return kept


def _without_tail(doc: Any, kept: set[int], quoted: Callable[[int], bool]) -> set[int]:
    """A content without a relative clause at its end some of whose words the parser hung higher: "the attacks, **which
    hit offices in the capital, and members of the press**"."""
    heads = [i for i in kept if doc[i].head.i not in kept]
    for i in sorted(kept):
        aside = doc[i]
        first = aside.left_edge.i
        if aside.dep_ != "acl:relcl" or not set_off(aside) or first <= max(heads, default=0) or quoted(doc[first].idx):
            continue
        within = {t.i for t in aside.subtree}
        behind = [doc[k] for k in kept if k > first and k not in within]
        if all(t.pos_ not in ("VERB", "AUX") for t in behind) and first > min(kept):
            return {k for k in kept if k < first}
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
    if token.dep_ == "advcl" and {"while", "as"} & set(clauses.marks(token)) and clauses.children(token, "nsubj"):
        return True
    return token.dep_ in ("advcl", "acl") and token.tag_ == "VBG" and cue_verb(token) is not None


def until_semicolon(kept: set[int], verb: Any) -> set[int]:
    """A content without the next statement behind a semicolon: "Norland says it left; **Ostland denies this**"."""
    for token in verb.subtree:
        if token.i in kept and token.i > verb.i and token.dep_ in ("parataxis", "conj") and _begins_behind(token, ";"):
            told = token.pos_ == "VERB" and cue_verb(token) is not None and clauses.children(token, "nsubj")
            kept = kept - subtree(token) if told else kept
    return kept


def until_next_cue(kept: set[int], verb: Any) -> set[int]:
    """A content without what the same speaker did next: "said that it had left **and declined to say more**"."""
    for token in verb.subtree:
        said = token.head
        if token.dep_ != "conj" or token.i not in kept or token.tag_ != verb.tag_ or said.tag_ == verb.tag_:
            continue
        if token.pos_ == "VERB" and cue_verb(token) is not None and not clauses.children(token, "nsubj", "aux"):
            kept = kept - subtree(token)
    return kept
