"""From a head to the words around it: where a phrase or a clause begins and ends. Import these from ``clauses``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onrecord.analysis.verbs import REPORTING, children

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

NOMINAL = frozenset(
    {
        "det", "det:predet", "amod", "nummod", "nmod", "nmod:poss", "nmod:unmarked", "nmod:desc", "compound", "flat",
        "fixed", "appos", "acl", "acl:relcl", "goeswith", "dep",
    }
)  # fmt: skip
"""The relations that build a noun phrase; subjects, copulas and adverbs of a predicate noun are the clause's."""
EXTRAS = frozenset({"acl", "acl:relcl", "appos"})
CLOSERS = {")": "(", "]": "[", "”": "“", "’": "‘", "»": "«", '"': '"', "'": "'"}


def phrase(token: Token, bare: bool = False) -> tuple[int, int]:
    """Start and end of the noun phrase of a head, without its preposition, coordinated heads and outer punctuation.

    With ``bare``, also without relative clauses, participles and appositions.

    >>> phrase(president)  # "with the Russian president, who called, ..." -> "the Russian president, who called"
    >>> phrase(president, bare=True)  # -> "the Russian president"
    """
    kept = {token.i}
    for child in token.children:
        if child.dep_ in NOMINAL and not (bare and child.dep_ in EXTRAS):
            kept.update(t.i for t in child.subtree)
    return _block(token, kept)


def clause(token: Token) -> tuple[int, int]:
    """Start and end of a clause, without "that", a leading "and" or "but", outer punctuation, a reporting insertion,
    and an "according to" at its end.

    >>> clause(win)  # '"We will win," said Zelenskyy.' -> "We will win"
    >>> clause(fired)  # "He said that Russia had fired 90 missiles." -> "Russia had fired 90 missiles"
    """
    kept = {t.i for t in token.subtree}
    for child in token.children:
        opens = (child.dep_ == "mark" and child.lower_ == "that") or child.dep_ == "cc"
        if (opens and child.i < token.i) or is_insertion(child):
            kept.difference_update(t.i for t in child.subtree)
    last = max(kept)
    for inner in token.subtree:
        if any(child.dep_ == "case" and child.lower_ == "according" for child in inner.children):
            carrier = {t.i for t in inner.subtree}
            if last in carrier and token.i not in carrier:
                # "..., according to two officials" carries the whole sentence, whatever the parser hung it on
                kept -= carrier
    return _block(token, kept)


def is_insertion(token: Token) -> bool:
    """Whether a clause only says who speaks the clause around it: '"...," **said** Putin', "this, he **added**, is"."""
    if token.dep_ != "parataxis" or token.lemma_.lower() not in REPORTING or children(token, "ccomp"):
        return False
    return bool(children(token, "nsubj", "nsubj:pass"))


def _block(token: Token, kept: set[int]) -> tuple[int, int]:
    """The unbroken run of kept tokens around a token, trimmed of punctuation."""
    doc = token.doc
    first = last = token.i
    while first > 0 and (first - 1 in kept or (doc[first - 1].is_space and first - 2 in kept)):
        first -= 1
    while last + 1 < len(doc) and (last + 1 in kept or (doc[last + 1].is_space and last + 2 in kept)):
        last += 1
    while first < token.i and (doc[first].is_space or _loose(doc[first : last + 1], 0)):
        first += 1
    while last > token.i and (doc[last].is_space or _loose(doc[first : last + 1], -1)):
        last -= 1
    return doc[first].idx, doc[last].idx + len(doc[last])


def _loose(span: Span, place: int) -> bool:
    """Whether the punctuation mark at this end of a span has no partner within it."""
    mark = span[place]
    if not mark.is_punct and mark.dep_ != "punct":
        return False
    inside = [t.text for t in span]
    if place == -1 and mark.text in CLOSERS:
        opener = CLOSERS[mark.text]
        count = inside[:-1].count(opener)
        return count % 2 == 0 if opener == mark.text else count <= inside[:-1].count(mark.text)
    closer = next((c for c, o in CLOSERS.items() if o == mark.text), None)
    if place == 0 and closer is not None:
        count = inside[1:].count(closer)
        # a quotation that fills the whole span loses both its marks
        return count == 0 or inside[-1] == closer or (closer == mark.text and count % 2 == 0)
    return True


def appositions(token: Token) -> list[Token]:
    """The names or descriptions set beside a head: "Sergei Lavrov, the Russian foreign **minister**"."""
    return children(token, "appos")


def root_of(sentence: Span | Token) -> Token:
    """The root of a sentence, or of the sentence a token stands in."""
    given: Any = sentence
    start: Token = given if hasattr(given, "head") else given.root
    seen = 0
    while start.head.i != start.i and seen <= len(start.doc):
        start, seen = start.head, seen + 1
    return start
