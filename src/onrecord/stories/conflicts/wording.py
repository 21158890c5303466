"""Words that can be compared: content words without endings, names, signs of change."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from typing import Literal

from onrecord.stories.statements.words import FUNCTION, stemmed

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_NAME = re.compile(r"(?<![.!?:“\"] )(?<!^)\b[A-Z][\w’'-]+", re.MULTILINE)
_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december".split()
)
# Words of saying and of address say nothing of what a report is about.
_SAYING = frozenset("say says said tell tells told according make made makes thing use mr mrs ms".split())
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
def content(text: str) -> frozenset[str]:
    """The content words of a text, without endings; figures stand for themselves."""
    small = (word.lower() for word in _WORD.findall(text))
    return frozenset(stemmed(word) for word in small if word not in _SAYING) - FUNCTION


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
