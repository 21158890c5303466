"""What a report is about, as weighted words: the names and rare words of its headline and opening.

The weights say how telling a word is: its rarity (``happenings.words``), more for a name and for a word of the
headline, and less with every time that it comes again. Squared they add up to one, so that two reports are as alike as
the sum of the products of their weights says (cosine).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from math import log, sqrt

from onrecord.model.article import Article
from onrecord.stories.happenings import words as wording

# Characters of the text that count as its opening: what a report is about stands there, what it digresses to below.
_OPENING = 1_800
# Words that a report is kept by.
MOST = 60
# A name tells one and a half times as much as another word, one of the headline counts as if it came twice more.
_NAME = 1.5
_HEADLINE = 2

Weights = dict[int, float]


def keys(article: Article) -> Weights:
    """The most telling words of a report, by number (``happenings.words.number``)."""
    counts: dict[int, float] = defaultdict(float)
    named: set[int] = set()
    small: set[int] = set()
    for text, weight in ((article.headline or "", 1 + _HEADLINE), (article.text[:_OPENING], 1)):
        for start, _, word in wording.tokens(text):
            if word.casefold() in wording.GRAMMAR or len(word) < 2:
                continue
            key = wording.number(wording.stem(word))
            counts[key] += weight
            inside = start > 1 and text[start - 1] == " " and text[start - 2] not in ".!?:\n"
            if weight == 1:
                (named if word[0].isupper() and inside else small).add(key)
    rarity = wording.rarity()
    raw = {
        key: (1 + log(count)) * rarity.of(key) * (_NAME if key in named and key not in small else 1)
        for key, count in counts.items()
    }
    return scaled(strongest(raw, MOST))


def strongest(weights: Mapping[int, float], most: int) -> Weights:
    """The words that weigh most, the heaviest first."""
    return dict(sorted(weights.items(), key=lambda one: (-one[1], one[0]))[:most])


def scaled(weights: Mapping[int, float]) -> Weights:
    """The same words with weights whose squares add up to one."""
    length = sqrt(sum(weight * weight for weight in weights.values()))
    return {key: weight / length for key, weight in weights.items()} if length else {}


def alike(a: Mapping[int, float], b: Mapping[int, float]) -> float:
    """The cosine of two sets of weighted words, each scaled: 0 where they share none, 1 where they are the same."""
    few, many = (a, b) if len(a) <= len(b) else (b, a)
    return sum(weight * many[key] for key, weight in few.items() if key in many)
