"""Statements whose cue is a verb: "X said ...", "..., he added", "told Reuters that ...", "critics doubt that ..."."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from onrecord.analysis import clauses
from onrecord.coders.attributions import around, frames, placed, quoting, relays
from onrecord.coders.attributions.draft import Draft
from onrecord.coders.attributions.evidence import can_show
from onrecord.coders.attributions.extent import Spot, set_off, spots, subtree
from onrecord.coders.attributions.lexicon import Cue, cue_noun, cue_verb
from onrecord.coders.attributions.quoting import Marks
from onrecord.coders.attributions.speaker import extent, is_network, speakers
from onrecord.coders.attributions.told import is_told
from onrecord.extend import Case
from onrecord.model.claims import Act

FIRST = frozenset({"i", "we", "you"})
SILENT: frozenset[Act] = frozenset({"say", "confirm", "reveal"})
DONE_BY_SAYING: frozenset[Act] = frozenset(
    {"criticise", "praise", "demand", "order", "ask", "promise", "threaten", "warn"}
)
"""Acts of which a "not" leaves nothing: who "has never condemned the attack" has said nothing, denied nothing."""
SIDING = frozenset({"back", "endorse", "favor", "favour", "support"})
"""Cues that hold on to their matter under a "not": "does not support the bill"."""
LENDING = frozenset({"express", "voice"})
"""Cues that leave it to a noun what is said: "voiced **doubts** that"."""
KNOWING = frozenset({"know", "learn", "find", "understand", "realise", "realize", "notice"})
"""Cues of which a "not" leaves no statement: "does not know who fired"."""
DECIDING = frozenset({"decide", "determine", "resolve"})
IMPERSONAL = frozenset({"it", "this", "that", "what", "which", "there", "one", "something", "nothing"})
"""Subjects of which an adjective tells no mind: "it is certain that"."""
ONLY = frozenset({"just", "merely", "only", "simply"})
"""Words before "that" which bound the cue: "stated **only** that"."""


def drafts(case: Case, marks: Marks) -> list[Draft]:
    """The statements that the verbs of a report mark, in the order of their cues; quotations that run on are added."""
    found = [draft for token in case.doc if _may_tell(token) for draft in _draft(case, marks, token)]
    found = [_until_the_next(marks, draft, found) for draft in found]
    claimed = frozenset(m.outer for m in marks.speech() for d in found if _holds(d, m) and not _within_mark(d, m))
    return [_run_on(case, marks, draft, claimed) for draft in found]


def _may_tell(token: Any) -> bool:
    """Whether a word may be the cue of a clause: a verb, or an adjective that "be" makes one of somebody's mind."""
    if token.pos_ != "ADJ":
        return bool(token.pos_ == "VERB")
    minds = [c for c in clauses.children(token, "nsubj") if c.lower_ not in IMPERSONAL]
    return bool(minds) and bool(clauses.children(token, "cop"))


def _draft(case: Case, marks: Marks, verb: Any) -> Iterator[Draft]:
    cue = cue_verb(verb)
    if cue is None or not is_told(verb, marks):
        return
    if clauses.is_passive(verb) and not clauses.agents(verb):
        return
    heads = speakers(verb, marks)
    source = extent(heads[0], case.article.text, verb) if heads else None
    act = _act(verb, cue)
    if act is None or (cue.lemma in DECIDING and _is_deed(marks, verb)):
        return
    if cue.lemma in LENDING and any(cue_noun(thing) and thing.n_rights for thing in clauses.objects(verb)):
        return  # "expressed the hope that": the noun is the cue
    if source is None or _is_nobody(heads[0], marks.around(verb.idx) is not None) or not can_show(cue, verb, heads[0]):
        return
    if verb.dep_ in ("acl", "acl:relcl") and verb.head.i == heads[0].i and not _tells(verb, heads[0]):
        return
    words = cue_spot(verb)
    content = _content(case, marks, verb, cue, source, words)
    cites = verb.lower_ in ("citing", "quoting", "cites", "quotes") and verb.dep_ in ("advcl", "acl", "acl:relcl")
    if cites and any(relays.can_speak(case, spot) for spot in content):
        return  # who is cited is a hop of the statement beside it
    if content:
        yield Draft(act, words, tuple(content), source, verb)


def _is_nobody(subject: Any, quoted: bool) -> bool:
    """Whether a subject is no source: a question, or a speaker in their own quotation."""
    return subject.lower_ == "what" or (subject.lower_ in FIRST and quoted)


def _tells(verb: Any, noun: Any) -> bool:
    """Whether a clause of a noun tells what is said: "critics **saying that** ...", "a letter **accusing** ...", "men
    **who say** that ..."; "groups **opposing** the war", "voters **who back** it" tells what they are."""
    if noun.lemma_.lower() in relays.PAPERS or set_off(verb):
        return True
    return any(not placed.is_infinitive(c) for c in clauses.children(verb, "ccomp"))


def _until_the_next(marks: Marks, draft: Draft, others: Sequence[Draft]) -> Draft:
    """A draft without the quotation behind its sentence that has a cue of its own."""
    if draft.cue is None:
        return draft
    cut = list(draft.content)
    for other in others:
        start = other.content[0][0]
        mark = marks.around(start) if other.cue is not None and other.cue[0] > start else None
        if mark is None or mark.inner[0] != start or other is draft or not quoting.parted(marks.text, mark):
            continue
        cut = [(s, mark.outer[0] if s < mark.outer[0] < e and draft.cue[0] < s else e) for s, e in cut]
    if cut == list(draft.content):
        return draft
    return replace(draft, content=tuple(quoting.merge(marks.text, cut, draft.cue)))


def _act(verb: Any, cue: Cue) -> Act | None:
    """The class of the cue, turned by "not": "did not confirm" is no confirmation, "never condemned" is nothing."""
    if cue.act == "believe" and set(clauses.modals(verb)) & {"will", "shall"}:
        return None  # "customers will understand that": nobody has thought it yet
    if not clauses.is_negated(verb):
        return cue.act
    if cue.lemma in KNOWING:
        return None
    if cue.act in DONE_BY_SAYING and cue.lemma not in SIDING:
        return None
    if cue.act == "deny":
        return "say"  # "did not rule out"
    return "refuse_comment" if cue.act in SILENT else "deny"


def _is_deed(marks: Marks, verb: Any) -> bool:
    """Whether a decision is what somebody else tells that was done, or its "that" brings an outcome: "decided on
    **such** a course that ..."."""
    below = [t for t in verb.subtree if t.i > verb.i and t.lower_ == "such"]
    return marks.around(verb.idx) is not None or bool(below and below[0].i < verb.i + 4)


def cue_spot(verb: Any) -> Spot:
    """The characters of a cue: the verb with its particle and its "not"."""
    first = last = verb
    for child in verb.children:
        if child.dep_ == "compound:prt" and child.i == last.i + 1:
            last = child
    return first.idx, last.idx + len(last)


def _content(case: Case, marks: Marks, verb: Any, cue: Cue, source: Spot, words: Spot) -> list[Spot]:
    """The content that the syntax gives, made whole by the quotations; else the quotation beside the clause."""
    beside = None
    if cue.frames & {"that", "quote"} and marks.around(verb.idx) is None:
        beside = quoting.beside(marks, clause_spot(case, marks, verb, source, words))
        if beside is not None and not quoting.is_statement(marks.text, beside):
            beside = None
    kept = frames.clause_content(verb, cue)
    if beside is not None and kept and min(kept) > verb.i and beside.outer[1] <= min(source[0], words[0]):
        beside = None if quoting.is_closed(marks.text, beside) else beside
    if not kept and beside is not None:
        return quoting.merge(marks.text, [beside.inner], words)
    kept = kept or frames.content(verb, cue)
    if not kept and "that" in cue.frames and marks.around(verb.idx) is None:
        found = around.around(marks, verb, source, words)
        return quoting.merge(marks.text, quoting.complete(marks, found, words), words)
    kept = _without_that(case, placed.until_next_cue(placed.until_semicolon(kept, verb), verb))
    kept |= _parted(verb, cue, source) if kept else set()
    kept = placed.without_asides(case.doc, kept, lambda at: marks.around(at) is not None)
    kept = {i for i in kept if not _within(case.doc[i], source) and not marks.in_dateline(case.doc[i].idx)}
    kept -= _posted(case, kept)
    found = spots(case.doc, kept, case.article.text)
    found = [spot for spot in quoting.complete(marks, found, words) if not _nearer_cue(case, verb, spot)]
    if beside is not None:
        clear = any(placed.opens_with_that(c) for c in clauses.children(verb, "ccomp") if c.i > verb.i)
        return quoting.merge(marks.text, quoting.only_quoted(marks, found, beside, clear), words)
    return found


def _posted(case: Case, kept: set[int]) -> set[int]:
    """The network at the end of a content that says where it stands: "called the vote a farce **on Telegram**"."""
    last = case.doc[max(kept)] if kept else None
    if last is None or not is_network(last) or last.left_edge.i <= min(kept):
        return set()
    return subtree(last)


def _without_that(case: Case, kept: set[int]) -> set[int]:
    """A content without the "that" before it, where the parser did not hang it on the clause's verb, nor the "only"
    before that."""
    first = min(kept, default=0)
    bound = first + 1 in kept and case.doc[first].lower_ in ONLY and case.doc[first + 1].lower_ == "that"
    that = first + 1 if bound else first
    opens = bool(kept) and case.doc[that].lower_ == "that" and (case.doc[that].tag_ == "IN" or bound)
    return kept - {first, that} if opens else kept


def _parted(verb: Any, cue: Cue, source: Spot) -> set[int]:
    """The subject of the content where the cue parts it from its verb: "**The editorial**, sources said, nailed it"."""
    said = frames.said_clauses(verb, cue)
    if not said or clauses.children(said[0], "nsubj", "nsubj:pass", "expl", "csubj"):
        return set()
    own = clauses.children(verb, "nsubj")
    before = verb.doc.char_span(source[0], source[0] + 1, alignment_mode="expand")
    if len(own) < 2 or not own[-1].idx < source[1] or before is None or before.start == 0:
        return set()
    if verb.doc[before.start - 1].text != ",":
        return set()
    return {i for child in own if child.idx + len(child) <= source[0] for i in subtree(child)}


def _nearer_cue(case: Case, verb: Any, spot: Spot) -> bool:
    """Whether another cue stands right before a content: "she said, adding, '...'" is what she added."""
    span = case.doc.char_span(*spot, alignment_mode="expand")
    at = span.start - 1
    while at > verb.i and (case.doc[at].is_punct or case.doc[at].is_space or case.doc[at].lower_ == "that"):
        at -= 1
    before = case.doc[at]
    if at <= verb.i or before.pos_ != "VERB":
        return False
    other = cue_verb(before)
    return other is not None and bool(other.frames & {"that", "quote"})


def clause_spot(case: Case, marks: Marks, verb: Any, source: Spot, words: Spot) -> Spot:
    """From the first to the last character of the clause of a cue: its source, itself, and what hangs on it."""
    apart = [c for c in clauses.children(verb, "advcl", "acl", "xcomp") if c.pos_ == "VERB" and cue_verb(c)]
    below = subtree(verb, *apart, *clauses.children(verb, "ccomp", "parataxis", "conj", "punct"))
    tokens = [case.doc[i] for i in below if not case.doc[i].is_punct and not case.doc[i].is_space]
    tokens = [t for t in tokens if marks.around(t.idx) is marks.around(verb.idx)]
    start = min([source[0], words[0], *(t.idx for t in tokens)])
    end = max([words[1], *(t.idx + len(t) for t in tokens)])
    if source[0] > words[0]:
        end = max(end, source[1])
    if source[1] < words[0] and "\n" in case.article.text[source[0] : words[0]]:
        start = words[0]
    return start, end


def _within(token: Any, spot: Spot) -> bool:
    return bool(spot[0] <= token.idx < spot[1])


def _holds(draft: Draft, mark: quoting.Mark) -> bool:
    return any(start < mark.inner[1] and mark.inner[0] < end for start, end in draft.content)


def _sentence_end(marks: Marks, verb: Any, end: int) -> int:
    """Where the sentence of a cue ends, if nothing in it is quoted behind ``end``: "he said, as the crowd cheered."."""
    stop = max(end, int(verb.sent.end_char))
    stop -= len(marks.text[end:stop]) - len(marks.text[end:stop].rstrip(" \n\"“'‘`"))
    return end if any(end <= mark.outer[0] < stop for mark in marks.found) else stop


def _within_mark(draft: Draft, mark: quoting.Mark) -> bool:
    """Whether the cue itself stands in the quotation: somebody quoted says that somebody says."""
    return draft.cue is not None and mark.inner[0] <= draft.cue[0] < mark.inner[1]


def _run_on(case: Case, marks: Marks, draft: Draft, claimed: frozenset[Spot]) -> Draft:
    """A draft with the quotations that follow it without a cue of their own, where it quotes itself."""
    if draft.cue is None or not any(_holds(draft, mark) for mark in marks.found):
        return draft
    clause = clause_spot(case, marks, draft.verb, draft.source or draft.cue, draft.cue)
    end = max(clause[1], *(spot[1] for spot in draft.content))
    more = quoting.follows(marks, end, claimed)
    more = more or quoting.follows(marks, _sentence_end(marks, draft.verb, end), claimed)
    if not more:
        return draft
    content = quoting.merge(marks.text, [*draft.content, *(mark.inner for mark in more)], draft.cue)
    return replace(draft, content=tuple(content))
