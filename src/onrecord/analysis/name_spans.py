"""Where a text names something, and what sort of thing: the engine's names mended, and those it left unmarked.

The engine marks "Municipality" and "Livorno" where the text names the Municipality of Livorno, and now a person and
now a place under one word; here each name is whole, none lies within another, and one word has one sort.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from onrecord.analysis.acronyms import expansions, is_acronym
from onrecord.analysis.clauses import children
from onrecord.analysis.genders import is_given_name
from onrecord.analysis.mentions import ADDRESS, ROLES, TITLES, is_outlet
from onrecord.analysis.nouns import BODIES, TIMES, Sort, sort_of_label, sort_of_word

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

Found = tuple["Span", "Sort | None"]
LANDS_AND_TOWNS = frozenset(
    """
    chad charlotte chelsea elizabeth farah florence george helena israel kara mara mary milan nancy orlando regina
    salvador santiago sofia victoria virginia vladimir
    """.split()
)
"""Given names of the table that are a country, a province or a larger city as well: the engine's word stands."""
WITHIN = frozenset({"in", "at", "near", "across", "into", "inside", "outside", "throughout"})
MUNICIPAL = frozenset({"municipality", "university", "bank", "house", "bishop", "diocese"})
"""Words that open a name which goes on with "of", beside those for bodies."""


def name_spans(doc: Doc) -> list[Found]:
    """The names in text order: spelt out before an acronym, marked by the engine, or capitalised words in a row."""
    found: list[Found] = []
    taken: set[int] = set()
    for span, _ in expansions(doc):
        if taken.isdisjoint(range(span.start, span.end)):
            taken.update(range(span.start, span.end))
            sort = _sort(span)
            found.append((span, sort if sort not in (None, "place", "person") else "body"))
    for entity in doc.ents:
        marked = _marked(entity)
        free = marked is not None and taken.isdisjoint(range(marked[0].start, marked[0].end))
        taken.update(range(entity.start, entity.end))
        if marked is not None and free:
            taken.update(range(marked[0].start, marked[0].end))
            found.append(marked)
    found += _unmarked(doc, taken)
    return sorted(_of_one_sort(_of_the_named(found)), key=lambda item: item[0].start)


def _marked(entity: Span) -> Found | None:
    """A name that the engine marked, whole; ``None`` for dates, amounts and mere titles."""
    sort, whole = sort_of_label(entity.label_), _whole(entity)
    if sort is None or whole is None:
        return None
    if sort == "person":
        if is_outlet(entity) or (len(whole) == 1 and is_acronym(whole.text)):
            sort = "body"
        elif all(_is_title(token) for token in whole):
            return None
    return whole, "body" if sort == "place" and whole.end > entity.end else sort


def _of_the_named(found: Sequence[Found]) -> list[Found]:
    """A given name alone is a person's where the text names one in full by it: "Isabel", taken for a town.

    Not where it is a country's or a town's name as well, or the text puts something in it: "in Isabel".
    """
    given = {span[0].text for span, sort in found if sort == "person" and len(span) > 1}
    given = {word for word in given if is_given_name(word) and word.lower() not in LANDS_AND_TOWNS}
    alone = [span for span, _ in found if len(span) == 1 and span.text in given]
    given -= {span.text for span in alone if any(word.lower_ in WITHIN for word in children(span[0], "case"))}
    return [(span, "person" if len(span) == 1 and span.text in given else sort) for span, sort in found]


def _of_one_sort(found: Sequence[Found]) -> Iterator[Found]:
    """One word has one sort in one text: that which it is given most often, a place before a person."""
    votes: dict[str, Counter[Sort]] = {}
    for span, sort in found:
        if len(span) == 1 and sort is not None:
            votes.setdefault(span.text, Counter())[sort] += 1
    for span, sort in found:
        counts = votes.get(span.text) if len(span) == 1 and sort is not None else None
        yield span, _most(counts) if counts else sort


def _most(votes: Counter[Sort]) -> Sort:
    return max(votes, key=lambda sort: (votes[sort], sort != "person"))


def _unmarked(doc: Doc, taken: set[int]) -> Iterator[Found]:
    """Proper nouns in a row that the engine left unmarked, headlines in title case apart."""
    for _, run in groupby(doc, key=lambda token: _is_proper(token) and token.i not in taken):
        tokens = list(run)
        if _is_proper(tokens[0]) and tokens[0].i not in taken and not _in_title_case(tokens[0]):
            name = _run(tokens)
            if name is not None:
                yield name


def _is_proper(token: Token) -> bool:
    return (token.pos_ == "PROPN" or _is_written_big(token)) and token.lower_ not in TIMES


def _is_written_big(token: Token) -> bool:
    """Whether a pronoun's letters are an acronym in a text that is not all capitals: "WHO said"."""
    if token.pos_ != "PRON" or len(token) < 3 or not is_acronym(token.text):
        return False
    around = [t for t in token.doc[max(0, token.i - 2) : token.i + 3] if t.i != token.i and t.is_alpha]
    return not all(t.is_upper for t in around)


def _in_title_case(token: Token) -> bool:
    """Whether a sentence capitalises its verbs and nouns alike, as headlines do: its capitals name nothing."""
    words = [t for t in token.sent if t.is_alpha and len(t) > 3 and t.pos_ in ("VERB", "NOUN", "ADJ", "ADV")]
    return len(words) >= 2 and sum(t.text[0].isupper() for t in words) > 0.6 * len(words)


def _run(run: Sequence[Token]) -> Found | None:
    doc = run[0].doc
    if all(_is_title(token) for token in run) or not any(t.text[:1].isupper() for t in run):
        return None
    span = doc[run[0].i : run[-1].i + 1]
    start, end = span.start, span.end
    if span.root.lower_ in BODIES:
        start = _widened(doc, start, span.root)
    if end < len(doc) and doc[end].like_num and doc[end].head.i in range(start, end) and doc[end].dep_ != "appos":
        end += 1  # "Channel 4", "Resolution 2803"
    span = doc[start:end]
    return span, _sort(span) or ("person" if _bears_a_given_name(span) else None)


def _is_title(token: Token) -> bool:
    word = token.lower_
    return word in TITLES or word.rstrip(".") in TITLES or word in ROLES or word in ADDRESS


def _bears_a_given_name(span: Span) -> bool:
    """Whether capitalised words that no engine marked look like a person's: "manager **Geoff Bowes**"."""
    return 2 <= len(span) <= 3 and all(t.is_alpha and t.is_title for t in span) and is_given_name(span[0].text)


def _sort(span: Span) -> Sort | None:
    return next((sort for t in (span[-1], span.root) if (sort := sort_of_word(t.text)) and sort != "person"), None)


def _whole(entity: Span) -> Span | None:
    """An engine's name without article and possessive ending, a body's with the words that belong to it."""
    doc, start, end = entity.doc, entity.start, entity.end
    while start < end and (doc[start].lower_ in ("the", "a", "an", "of", "in", "at") or doc[start].is_punct):
        start += 1
    while end > start and (doc[end - 1].tag_ == "POS" or (doc[end - 1].is_punct and doc[end - 1].text not in ".)!")):
        end -= 1
    if start >= end:
        return None
    head = doc[start:end].root
    while entity.label_ == "ORG" and end < len(doc) and _goes_on(doc[end], head):
        end, head = end + 1, doc[end]
    if entity.label_ == "ORG" and head.lower_ in BODIES | MUNICIPAL:
        return doc[_widened(doc, start, head) : _lengthened(doc, end, head)]
    return doc[start:end]


def _goes_on(token: Token, head: Token) -> bool:
    """Whether a proper noun behind a body's name is the head of it: "WIVB **Channel**"."""
    return token.pos_ == "PROPN" and token.ent_type_ == "" and head.dep_ == "compound" and head.head.i == token.i


def _widened(doc: Doc, start: int, head: Token) -> int:
    """Where a body's name begins: "**Russian Foreign** Ministry"."""
    while start > 0:
        token = doc[start - 1]
        same = head.i in (token.head.i, token.head.head.i) or (token.head.i == head.head.i and head.dep_ == "compound")
        capital = token.text[:1].isupper() and token.pos_ in ("ADJ", "PROPN") and not _is_sentence_start(token)
        if not (same and capital and token.dep_ in ("amod", "compound")):
            break
        start -= 1
    return start


def _is_sentence_start(token: Token) -> bool:
    """Whether a capital may be the sentence's alone: "**Local** police"."""
    return token.i == token.sent.start and token.pos_ == "ADJ" and "Degree" in str(token.morph)


def _lengthened(doc: Doc, end: int, head: Token) -> int:
    """Where a body's name ends: "Municipality **of Livorno**"."""
    if end >= len(doc) or doc[end].lower_ not in ("of", "for") or not head.text[:1].isupper():
        return end
    first = next((t for t in doc[end + 1 : end + 3] if t.lower_ != "the"), None)
    if first is None or first.pos_ != "PROPN" or head.i not in (first.head.i, first.head.head.i):
        return end
    end = first.i + 1
    while end < len(doc) and doc[end].pos_ == "PROPN" and doc[end].ent_iob_ == "I":
        end += 1
    return end
