""" "According to X, ..." and its kin: what stands around the phrase is the content."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onrecord.analysis import clauses
from onrecord.coders.attributions import channel, quoting, relays
from onrecord.coders.attributions.draft import Draft, attribution
from onrecord.coders.attributions.extent import Spot, set_off, spots, subtree
from onrecord.coders.attributions.hops import hop
from onrecord.coders.attributions.quoting import Marks
from onrecord.coders.attributions.seen import Seen, alone
from onrecord.coders.attributions.speaker import extent
from onrecord.coders.rule import Rule
from onrecord.extend import Case
from onrecord.model.claims import Attribution

MEASURES = frozenset(
    {
        "plan", "schedule", "custom", "taste", "need", "ability", "size", "age", "rank", "type", "height", "weight",
        "order", "length", "date", "price",
    }
)  # fmt: skip
"""What things are done or sorted by: "went according to plan"."""


WORDINGS = frozenset({"word", "count", "account", "reckoning", "estimate", "tally"})
"""What somebody's statement is called behind "in" or "by": "in the **words** of Lopez"."""
CITING = frozenset({"citing", "quoting", "cites", "quotes", "cited", "quoted"})
PARTS = frozenset(
    {
        "case", "fixed", "advmod", "nmod", "nmod:poss", "nmod:desc", "appos", "obl", "obl:agent", "obj", "iobj",
        "nsubj", "nsubj:pass", "flat",
    }
)  # fmt: skip
"""Relations under which a parser hangs the phrase on a noun of the clause that it covers."""


def find(seen: Seen) -> Iterator[Attribution]:
    """The statements whose cue is "according to"."""
    case, marks = seen.case, seen.marks
    for token in case.doc:
        words = _phrase(token)
        if words is None:
            continue
        made = _made(case, marks, token, words)
        if made is not None:
            yield made


def _phrase(token: Any) -> Spot | None:
    """The characters of "according to" before a noun, however the parser built the phrase."""
    if token.pos_ not in ("NOUN", "PROPN", "PRON", "NUM", "X", "ADJ", "DET"):
        return None
    if token.lemma_.lower() in MEASURES and not clauses.children(token, "det", "nmod:poss", "amod", "compound"):
        return None
    own = _own_words(token)
    if own is not None:
        return own
    for case_word in clauses.children(token, "case", "fixed", "mark"):
        if case_word.lower_ == "according" and case_word.i < token.i:
            end = case_word.nbor() if case_word.i + 1 < len(token.doc) else case_word
            return case_word.idx, end.idx + len(end)
        if case_word.lower_ == "per" and token.pos_ in ("PROPN", "NOUN") and token.dep_.startswith("obl"):
            return (case_word.idx, case_word.idx + 3) if _newsroom(token) else None
    return None


def _own_words(token: Any) -> Spot | None:
    """ "In the words of Lopez", "by the count of the mission": the characters before the source."""
    above = token.head
    if token.dep_ == "nmod:poss" and above.lemma_.lower() == "word" and above.dep_.startswith("obl"):
        said = above.left_edge.lower_ == "in"  # "in his words": the cue holds the source
        return (above.left_edge.idx, above.idx + len(above)) if said else None
    if token.dep_ != "nmod" or above.lemma_.lower() not in WORDINGS or not above.dep_.startswith("obl"):
        return None
    if not any(c.lower_ == "of" for c in clauses.children(token, "case")):
        return None
    first = above.left_edge
    of = next(c for c in clauses.children(token, "case") if c.lower_ == "of")
    return (first.idx, of.idx + len(of)) if first.lower_ in ("in", "by") else None


def _newsroom(token: Any) -> bool:
    """Whether "per" stands before a source ("per Reuters") and not a unit ("per hour")."""
    return bool(token.pos_ == "PROPN")


def _made(case: Case, marks: Marks, noun: Any, words: Spot) -> Attribution | None:
    source = extent(noun, case.article.text)
    if source is None:
        return None
    host = noun.head
    while host.dep_ in PARTS and host.head.i != host.i:
        host = host.head
    cited = _citing(case, noun, host)
    whole = noun.head if noun.head.lemma_.lower() in WORDINGS and noun.dep_ in ("nmod", "nmod:poss") else noun
    found = content(case, marks, whole, host, words, cited)
    if not found:
        return None
    way = channel.named(case, noun, "according to")
    behind = extent(clauses.objects(cited)[0], case.article.text) if cited is not None else None
    if behind is None:
        return attribution(case, Draft("say", words, tuple(found), source, None, (), way), marks, RULE.maker)
    return attribution(
        case, Draft("say", words, tuple(found), behind, None, (hop(case, source),), way), marks, RULE.maker
    )


def _citing(case: Case, noun: Any, host: Any) -> Any | None:
    """The clause in which a source cites another right behind it: "according to Ambrel, **citing** the ship's log"."""
    for clause in (*host.children, *noun.children):
        near = clause.dep_ in ("advcl", "acl", "acl:relcl") and noun.i < clause.i <= noun.right_edge.i + 6
        if near and set_off(clause) and clause.lower_ in CITING and clauses.objects(clause):
            thing = extent(clauses.objects(clause)[0], case.article.text)
            if thing is not None and relays.can_speak(case, thing):
                return clause
    return None


def content(case: Case, marks: Marks, noun: Any, host: Any, words: Spot, cited: Any = None) -> list[Spot]:
    """The clause around the phrase.

    Where the phrase closes the sentence behind a comma, it covers the whole sentence, whatever the parser hung it on;
    where it stands within, what is coordinated behind it is no longer its.
    """
    if _closes(noun, words):
        host = _top(host)
    kept = subtree(host, noun, *([cited] if cited is not None else []))
    starts = min((case.doc[i].idx for i in kept), default=words[0])
    if words[0] > starts:
        for child in host.children:
            if child.dep_ in ("conj", "parataxis") and child.left_edge.idx > words[0] and child.i > host.i:
                kept -= subtree(child)
    if host.dep_ in ("acl:relcl", "advcl", "ccomp", "conj", "root", "ROOT"):
        openers = [c for c in clauses.children(host, "mark", "cc") if c.i < host.i and c.lower_ != "if"]
        kept -= {t.i for c in openers for t in c.subtree}
    return quoting.complete(marks, spots(case.doc, kept, case.article.text), words)


def _closes(noun: Any, words: Spot) -> bool:
    """Whether the phrase stands behind a comma and ends its sentence."""
    doc = noun.doc
    before = next((c.i for c in noun.children if c.idx == words[0]), noun.i) - 1
    behind = noun.right_edge.i + 1
    while before >= 0 and doc[before].text in ("”", '"', "''", "’"):
        before -= 1
    comma = before >= 0 and doc[before].text in (",", "—", "–", "-", "--")
    return comma and (behind >= len(doc) or doc[behind].text in (".", "!", "?", ";") or doc[behind].is_space)


def _top(host: Any) -> Any:
    """The clause that a host is a part of, up to its sentence."""
    steps = 0
    while host.head.i != host.i and steps < 50:
        host, steps = host.head, steps + 1
    return host


RULE: Rule[Attribution] = Rule(
    name="attributions/according-to",
    why="'According to' names a source for the clause it stands in, before, within or behind it.",
    find=alone(find),
    says=(
        (
            "According to Axios, the cabinet seeks a new round of talks.",
            "Axios | According to | the cabinet seeks a new round of talks",
        ),
        (
            "The convoy was hit near the river, according to two officials familiar with the matter.",
            "officials | according to | The convoy was hit near the river",
        ),
        (
            "Three soldiers died in the raid, according to multiple reports citing officials.",
            "multiple reports <- officials | according to | Three soldiers died in the raid",
        ),
    ),
    says_not=(
        "The work went on according to plan.",
        "The clerks sorted the letters by date.",
    ),
)
