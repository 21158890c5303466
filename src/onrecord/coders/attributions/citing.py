"""Statements told as somebody's quotation by another: "TASS quoted Lavrov as saying that ...", "was quoted as
saying"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onrecord.analysis import clauses
from onrecord.coders.attributions import frames, quoting
from onrecord.coders.attributions.draft import Draft, attribution
from onrecord.coders.attributions.extent import Spot, set_off, spots, subtree
from onrecord.coders.attributions.hops import UNKNOWN, hop
from onrecord.coders.attributions.lexicon import cue_verb
from onrecord.coders.attributions.quoting import Marks
from onrecord.coders.attributions.seen import Seen, alone
from onrecord.coders.attributions.speaker import extent
from onrecord.coders.rule import Rule
from onrecord.extend import Case
from onrecord.model.claims import Attribution

QUOTES = frozenset({"quote", "cite"})


def find(seen: Seen) -> Iterator[Attribution]:
    """The statements told as a quotation by another."""
    case, marks = seen.case, seen.marks
    for verb in case.doc:
        if verb.lemma_.lower() not in QUOTES or verb.pos_ != "VERB":
            continue
        said = _said(verb)
        cue = cue_verb(said) if said is not None else None
        if said is None or cue is None:
            continue
        passive = clauses.is_passive(verb)
        speaker = next(iter(clauses.subjects(verb) if passive else clauses.objects(verb)), None)
        carrier = next(iter(_quoters(verb, said) if passive else clauses.subjects(verb)), None)
        source = extent(speaker, case.article.text) if speaker is not None else None
        content = _content(case, marks, said, cue, speaker if passive else carrier)
        if source is None or not content:
            continue
        words = (said.idx, said.idx + len(said))
        behind = extent(carrier, case.article.text) if carrier is not None else None
        carriers = (hop(case, behind),) if behind is not None else (UNKNOWN,) if passive else ()
        made = attribution(case, Draft(cue.act, words, tuple(content), source, said, carriers), marks, RULE.maker)
        if made is not None:
            yield made


def _quoters(verb: Any, said: Any) -> list[Any]:
    """Who quotes: "was quoted **by Interfax** as saying", "was quoted as saying **by Interfax**"."""
    behind = [c for c in said.children if c.i > said.i and any(w.lower_ == "by" for w in clauses.children(c, "case"))]
    return clauses.agents(verb) or behind


def _said(verb: Any) -> Any | None:
    """The verb behind "as": "quoted him **as saying**"."""
    for child in clauses.children(verb, "advcl", "xcomp", "obl", "ccomp"):
        if child.i > verb.i and child.tag_ == "VBG" and any(c.lower_ == "as" for c in child.children):
            return child
    return None


def _content(case: Case, marks: Marks, said: Any, cue: Any, opener: Any | None) -> list[Spot]:
    """The content; ``opener`` is whom the clause of the quoting begins with."""
    end = said.idx + len(said)
    first = min(_first(opener, marks), said.idx) if opener is not None else said.head.idx
    before = quoting.beside(marks, (first, end))
    kept = frames.content(said, cue)
    if kept and before is not None and quoting.is_closed(marks.text, before):
        before = None
    if before is not None and before.outer[1] <= first and quoting.is_statement(marks.text, before):
        # '"...," the newspaper quoted an official as saying'
        return quoting.merge(marks.text, [before.inner], (said.idx, end))
    if kept:
        return quoting.complete(marks, spots(case.doc, kept, case.article.text), (said.idx, said.idx + len(said)))
    beside = quoting.beside(marks, (said.idx, said.idx + len(said)))
    if beside is not None:
        return quoting.merge(marks.text, [beside.inner], (said.idx, end))
    return _host(case, marks, said)


def _first(noun: Any, marks: Marks) -> int:
    """Where the phrase of a noun begins, outside any quotation that the parser counts to it."""
    at = min((t.idx for t in noun.subtree if marks.around(t.idx) is None and not t.is_punct), default=noun.idx)
    return int(at)


def _host(case: Case, marks: Marks, said: Any) -> list[Spot]:
    """The clause before "..., TASS quoted him as saying" when nothing stands behind it."""
    quote = said.head
    before = [c for c in clauses.children(quote, "ccomp", "parataxis") if c.i < quote.i]
    below = quote.dep_ == "parataxis" or (quote.dep_ == "conj" and not clauses.children(quote, "cc") and set_off(quote))
    if not below and not before:
        return []
    kept = subtree(quote.head, quote) if below else subtree(before[0])
    return quoting.complete(marks, spots(case.doc, kept, case.article.text), (said.idx, said.idx + len(said)))


RULE: Rule[Attribution] = Rule(
    name="attributions/citing",
    why="Who quotes another is a pair of hands; the statement is the quoted one's.",
    find=alone(find),
    says=(
        (
            "Interfax quoted Minister Pavel Orlov as saying that the line would reopen.",
            "Interfax <- Pavel Orlov | saying | the line would reopen",
        ),
        (
            "The minister was quoted by Interfax as saying the line would reopen.",
            "Interfax <- minister | saying | the line would reopen",
        ),
        (
            '"The line will reopen," Pavel Orlov was quoted as saying by Interfax.',
            "Interfax <- Pavel Orlov | saying | The line will reopen",
        ),
    ),
    says_not=(
        "The broker quoted a price of forty dollars.",
        "The pilot was cited for bravery.",
    ),
)
