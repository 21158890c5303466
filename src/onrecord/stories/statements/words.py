"""The words of a text as statements are compared by: sentences, stems, what is quoted, what is a figure.

No language model is at hand in this wing, and none is needed: two tellings of one statement share its rare words, its
quoted words and its figures, whatever the grammar around them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache
from hashlib import blake2b
from itertools import pairwise
from typing import NamedTuple

from onrecord.model.text import Span
from onrecord.stories.copies import quoted

_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’](?:[a-z]{1,2})\b)?")
_END = re.compile(r"[.!?…]+[\"”’'»)\]]*(?=\s)|\n")
# what ends with a full stop and ends no sentence; single capitals ("J.") and "U.S." are told by their shape
_SHORT = frozenset(
    "mr mrs ms dr prof sen rep gov gen col maj capt lt sgt st jr sr inc corp co ltd no vs etc jan feb mar apr jun jul "
    "aug sept sep oct nov dec rev hon pres amb dept est fig approx".split()
)

FUNCTION = frozenset(
    "a about above after again against all also although am among an and another any are as at away back be because "
    "been before being below between both but by can cannot could did do does doing don down during each either else "
    "even ever every few for from further get go got had has have having he her here hers herself him himself his how "
    "however i if in into is it its itself just let like ll many may me might mine more most much must my myself "
    "neither no nor not now of off on once one only onto or other others our ours out over own per quite rather re s "
    "same shall she should since so some still such t than that the their theirs them themselves then there these "
    "they this those though through thus to too toward towards under until up upon us ve very via was we well were "
    "what when where whether which while who whom whose why will with within without would yet you your yours".split()
)
# Words of nearly every report: they tell statements apart hardly at all.
COMMON = frozenset(
    "say said tell told ask asked call called add added note report reporter accord speak spoke talk comment news "
    "interview statement tweet post write wrote answer reply respond remark president minister prime government "
    "official spokesman spokeswoman spokesperson leader country nation state world people man woman time year month "
    "week day today yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday january february "
    "march april june july august september october november december morning afternoon evening night hour minute "
    "go come make take give see know think want look way thing first last next new old good great lot part former "
    "meet meeting summit visit place end begin start set put two three week later earlier ago ahead early late".split()
)
_NUMBERS = {
    word: str(number)
    for number, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
} | {"dozen": "12", "fifteen": "15", "twenty": "20", "thirty": "30", "forty": "40", "fifty": "50", "hundred": "100"}
# A figure or a plain word counts whole, a name half (a story is full of the names of those it is about), a common
# word a quarter. Chosen on the development half of eval/gold/copies/claims.tsv.
NAME_WEIGHT, COMMON_WEIGHT = 0.5, 0.25


class Word(NamedTuple):
    """A word that tells something: its stem, where it stands, whether it is quoted, and how much it tells (0 to 1)."""

    stem: str
    start: int
    end: int
    quoted: bool
    weight: float


def words(text: str) -> list[Word]:
    """The telling words of ``text``, function words left out."""
    marks = quotations(text)
    found: list[Word] = []
    place = 0
    for match in _TOKEN.finditer(text):
        plain = match[0]
        stem = stemmed(plain)
        if not stem or stem in FUNCTION:
            continue
        start, end = match.span()
        while place < len(marks) and marks[place][1] <= start:
            place += 1
        said = place < len(marks) and marks[place][0] <= start
        found.append(Word(stem, start, end, said, _weight(stem, plain)))
    return found


def _weight(stem: str, plain: str) -> float:
    if stem in COMMON:
        return COMMON_WEIGHT
    return NAME_WEIGHT if plain[0].isupper() and not plain.isupper() else 1.0


@lru_cache(maxsize=65536)
def stemmed(word: str) -> str:
    """A word without its endings, in lower case; numbers in digits. Crude on purpose: both sides are cut alike."""
    word = word.lower().replace("’", "'")
    if word.endswith("n't"):
        word = word[:-3]
    word = word.partition("'")[0]
    if word in _NUMBERS:
        return _NUMBERS[word]
    if word in FUNCTION or word in COMMON:
        return word
    for ending, put, least in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= least and not word.endswith("ss"):
            word = word[: len(word) - len(ending)] + put
            break
    return word[:-1] if len(word) > 4 and word.endswith("e") else word


_ENDINGS = (
    ("ations", "", 4), ("ation", "", 4), ("itions", "", 4), ("ition", "", 4), ("ments", "", 4), ("ment", "", 4),
    ("ingly", "", 4), ("edly", "", 4), ("ings", "", 4), ("ing", "", 4), ("ies", "y", 3), ("ied", "y", 3),
    ("ly", "", 4), ("es", "", 4), ("ed", "", 4), ("s", "", 3),
)  # fmt: skip


def quotations(text: str) -> list[tuple[int, int]]:
    """Where words of ``text`` are quoted, marks included, in order."""
    found: list[tuple[int, int]] = []
    start = 0
    for line in text.split("\n"):
        found += [(start + low, start + high) for low, high in quoted.quotations(line)]
        start += len(line) + 1
    return found


def sentences(text: str) -> list[Span]:
    """The sentences of ``text`` in order; a paragraph's end is a sentence's end."""
    found: list[Span] = []
    start = 0
    for match in _END.finditer(text):
        end = match.end()
        if match[0] != "\n" and not _ends(text, match.start(), end):
            continue
        if text[start:end].strip():
            found.append(Span.of(text, start, end))
        start = end
    if text[start:].strip():
        found.append(Span.of(text, start, len(text)))
    return found


def _ends(text: str, stop: int, end: int) -> bool:
    """Whether a full stop ends a sentence: not behind a title or an initial, and a new beginning follows."""
    follows = text[end : end + 3].lstrip()
    if follows and not (follows[0].isupper() or follows[0].isdigit() or follows[0] in "“\"'‘«(—"):
        return False
    if text[stop] != "." or end - stop > 1:
        return True
    word = re.search(r"[\w.]+$", text[max(0, stop - 12) : stop])
    if word is None:
        return True
    return not (word[0].lower() in _SHORT or re.fullmatch(r"[A-Z]|(?:[A-Za-z]\.)+[A-Za-z]", word[0]))


@lru_cache(maxsize=1 << 18)
def key(*parts: str) -> int:
    """A signed 64-bit number for words, the same on every machine."""
    told = blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(told, "big", signed=True)


def couples(found: Sequence[Word]) -> set[int]:
    """The keys of neighbouring telling words, in either order; two common ones together tell nothing."""
    return {
        key(a.stem, b.stem) if a.stem < b.stem else key(b.stem, a.stem)
        for a, b in pairwise(found)
        if a.stem != b.stem and a.weight + b.weight > NAME_WEIGHT
    }


def quoted_couples(found: Sequence[Word]) -> set[int]:
    """The keys of neighbouring telling words that are both quoted."""
    pairs = (pair for pair in pairwise(found) if pair[0].quoted and pair[1].quoted)
    return {key for pair in pairs for key in couples(pair)}


def within(found: Sequence[Word], spans: Iterable[Span]) -> list[Word]:
    """Those words that stand inside any of the spans, each once; ``found`` in the order of the text."""
    chosen: set[int] = set()
    for span in spans:
        first = bisect_left(found, span.start, key=_start)
        last = bisect_left(found, span.end, first, key=_start)
        chosen.update(number for number in range(first, last) if found[number].end <= span.end)
    return [found[number] for number in sorted(chosen)]


def _start(word: Word) -> int:
    return word.start
