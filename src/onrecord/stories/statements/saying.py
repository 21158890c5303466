"""What an attribution is compared by: its speaker, its telling words, its day. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from itertools import pairwise

import msgspec

from onrecord.model.claims import Attribution
from onrecord.model.origins import Likeness
from onrecord.stories.statements.kept import Kept
from onrecord.stories.statements.words import Word, couples, quoted_couples, within

# Telling words that are compared at most: two minutes of speech.
LONGEST = 200
# Days between two tellings of one statement at most; what is repeated later is a statement of its own.
NEAR = 2
# A statement with less to it ("yes", "he will raise the issue") is never held to be another's: three plain words.
LEAST = 3.0
# Neighbouring quoted words that both quote; where the speakers have different names, so that one of the two readings
# must be wrong, more.
RUN, RUN_OF_TWO = 3, 5
# The part of both that must be shared (twice the shared weight over the sum of both). What a long statement shares with
# a short one is not enough: short ones would tie all that a man said on one day into one.
PART = 0.6
# All chosen on pairs of the Helsinki reports read by eye (docs/benchmarks/stories.md).


class Saying(msgspec.Struct, frozen=True, dict=True):
    """The words of a statement in one form, as any number of reports of one day may have it.

    Attributes:
        speaker: the last part of a person's name, an organisation's words; empty where nobody is named.
        day: of publication; 0 where unknown.
        words: stem, whether it is quoted, and weight of each telling word.
    """

    speaker: str
    day: int
    words: tuple[tuple[str, bool, float], ...]

    @property
    def id(self) -> str:
        """The same for the same words of the same speaker on one day."""
        told = [self.speaker, str(self.day), *(f"{stem}{'”' if quoted else ''}" for stem, quoted, _ in self.words)]
        return blake2b("\x1f".join(told).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()

    @cached_property
    def told(self) -> list[Word]:
        """The words as words of a text, without places."""
        return [Word(stem, 0, 0, quoted, weight) for stem, quoted, weight in self.words]

    @cached_property
    def quoted(self) -> set[int]:
        """The keys of its neighbouring quoted words."""
        return quoted_couples(self.told)

    @cached_property
    def weights(self) -> dict[str, float]:
        """How much each of its stems tells."""
        return {stem: weight for stem, _, weight in self.words}

    @cached_property
    def total(self) -> float:
        """How much all of it tells."""
        return sum(self.weights.values())


@dataclass(frozen=True, slots=True)
class Alike:
    """Why two sayings are one statement, and how much of both is shared, 0 to 1."""

    how: Likeness
    score: float


def sayings(kept: Kept) -> Iterator[tuple[Attribution, Saying]]:
    """The attributions of a report that say enough to be known again."""
    for said in kept.attributions:
        words = within(kept.words, said.content)[:LONGEST]
        if _weight(words) >= LEAST:
            told = tuple((word.stem, word.quoted, word.weight) for word in words)
            yield said, Saying(speaker(said), kept.day, told)


def speaker(said: Attribution) -> str:
    """By what a speaker is known in any report: readings give more or less of a name."""
    hop = said.chain[-1]
    words = hop.name.casefold().replace("’", "'").split()
    if len(said.chain) < 2 or hop.anonymous or hop.name == "unknown" or not words:
        return ""
    if hop.kind in ("person", "unknown"):
        return words[-1].removesuffix("'s")
    return " ".join(word for word in words if word not in ("the", "a", "an"))


def keys(saying: Saying) -> set[int]:
    """The keys under which another telling of it is found."""
    return {
        key
        for pair in pairwise(saying.told)
        if max(pair[0].weight, pair[1].weight) == 1.0 or (pair[0].quoted and pair[1].quoted)
        for key in couples(pair)
    }


def alike(a: Saying, b: Saying) -> Alike | None:
    """Whether two sayings are one statement; ``None`` where they are not shown to be. Symmetric."""
    if abs(a.day - b.day) > NEAR and a.day and b.day:
        return None
    part = _part(a, b)
    known = bool(a.speaker and b.speaker)
    one = known and a.speaker == b.speaker
    run = len(a.quoted & b.quoted)
    if run >= (RUN_OF_TWO if known and not one else RUN):
        quoted = 2 * run / (len(a.quoted) + len(b.quoted))
        if max(part, quoted) >= PART and (one or part >= PART):
            return Alike("quotation", max(part, quoted))
    return Alike("words", part) if one and part >= PART else None


def _part(a: Saying, b: Saying) -> float:
    """Twice the weight of the shared words over the weight of both, 0 to 1."""
    shared = sum(min(weight, b.weights[stem]) for stem, weight in a.weights.items() if stem in b.weights)
    return 2 * shared / (a.total + b.total) if shared else 0.0


def _weight(words: Sequence[Word]) -> float:
    return sum({word.stem: word.weight for word in words}.values())
