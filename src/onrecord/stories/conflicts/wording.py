"""Words that can be compared: content words without endings, names, the sentence around a span, signs of change."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from typing import Literal

from onrecord.model.text import Span

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_NAME = re.compile(r"(?<![.!?:“\"] )(?<!^)\b[A-Z][\w’'-]+", re.MULTILINE)
_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december".split()
)
_END = re.compile(r"[.!?][\"”’')]*\s|\n")
# Words that say nothing of what a report is about: articles, prepositions, pronouns, auxiliaries, words of saying.
_EMPTY = frozenset(
    "a about above after again against all also am an and any are as at be because been before being below between "
    "both but by can could did do does doing down during each else even ever every few for from further get go "
    "going had has have having he her here hers him his how i if in into is it its itself just let like made make "
    "many may me might more most much must my no nor not now of off on once one only or other our out over own per "
    "s same say said says she should so some such t take than that the their them then there these they thing this "
    "those through to told too under until up us use very was way we well were what when where which while who whom "
    "why will with would you your mr mrs ms according".split()
)
_ENDINGS = ("ization", "ations", "ation", "ings", "ing", "edly", "ied", "ies", "ed", "es", "s", "ly")
_CORRECTS = re.compile(
    r"\b(correct(?:s|ed|ion)|an earlier (?:version|report)|misstated|revis(?:es|ed)|previously (?:said|reported|put)|"
    r"earlier (?:figure|toll|count)|lower(?:s|ed) (?:its|the|their) (?:toll|figure|count)|was wrong|in error|"
    r"erroneous(?:ly)?)\b",
    re.IGNORECASE,
)
_DENIES = re.compile(
    r"\b(den(?:y|ies|ied|ying|ials?)|rebut(?:s|ted)?|refut(?:e|es|ed)|disput(?:e|es|ed)|reject(?:s|ed)? (?:the |any )?"
    r"(?:claim|accusation|allegation|charge|report|suggestion)s?|dismiss(?:es|ed)?)\b",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(would|will|shall|should|could|can|may|might|if|whether|not|never|no|none|neither|hoax|claims?|accus\w+|alleg\w+|"
    r"suspect\w*|witch hunt)\b|n['’]t\b",
    re.I,
)
_RETRACTS = re.compile(
    r"\b(retract(?:s|ed|ion)?|with(?:drew|drawn|draws) (?:its|the|their|his|her) (?:report|claim|statement|account)|"
    r"took back|takes back|taken back|no longer stands by|deleted (?:its|the|their) (?:report|post|story))\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """A word without its ending, small: strikes, striking, strike -> strik. Too short ones stay as they are."""
    small = word.lower().replace("’", "'").removesuffix("'s").replace("'", "")
    for ending in _ENDINGS:
        if small.endswith(ending) and len(small) - len(ending) >= 4:
            return small[: -len(ending)].rstrip("ei")
    return small.rstrip("e") if len(small) > 4 else small


@lru_cache(maxsize=65_536)
def content(text: str) -> frozenset[str]:
    """The content words of a text, without endings; figures stand for themselves."""
    return frozenset(stem(word) for word in _WORD.findall(text) if word.lower() not in _EMPTY)


def names(text: str) -> frozenset[str]:
    """Words with a capital inside a sentence, small: what sets one happening apart from another of its sort."""
    found = frozenset(name.lower().removesuffix("'s").removesuffix("’s") for name in _NAME.findall(text))
    return found - _CALENDAR


def overlap(a: Collection[str], b: Collection[str]) -> float:
    """How much of the smaller of two sets of words the other one has, 0 to 1; 0 where either is empty."""
    first, second = set(a), set(b)
    return len(first & second) / min(len(first), len(second)) if first and second else 0.0


def likeness(a: Collection[str], b: Collection[str]) -> float:
    """Words that two sets share over those that either has (Jaccard), 0 to 1; 0 where both are empty."""
    first, second = set(a), set(b)
    return len(first & second) / len(first | second) if first or second else 0.0


def sentence(text: str, span: Span, longest: int = 600) -> Span:
    """The sentence around a span, cut at ``longest`` characters on either side where no end of one is near."""
    before = text[max(0, span.start - longest) : span.start]
    start = span.start - len(before)
    for end in _END.finditer(before):
        start = span.start - len(before) + end.end()
    after = _END.search(text, span.end, span.end + longest)
    return Span.of(text, start, after.end() if after else min(len(text), span.end + longest))


def takes_back(text: str) -> Literal["correction", "retraction"] | None:
    """Whether words say that something told before was wrong, or take it back."""
    if _RETRACTS.search(text):
        return "retraction"
    return "correction" if _CORRECTS.search(text) else None


def denies(text: str) -> bool:
    """Whether words deny something that somebody else says, which is more than telling what is not so."""
    return _DENIES.search(text) is not None


def left_open(text: str) -> bool:
    """Whether words tell what may be, will be or is not: such ones are no assertion that a denial could answer."""
    return _OPEN.search(text) is not None or denies(text)
