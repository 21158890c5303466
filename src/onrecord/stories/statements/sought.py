"""Where a report tells a claim: the sentences that share its rare words, its quotation, its figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from onrecord.model.claims import Attribution
from onrecord.model.text import Span
from onrecord.stories.statements.kept import Kept
from onrecord.stories.statements.words import Word, couples, quoted_couples, within, words

# Shares of a claim's weight. Chosen on the development half of eval/gold/copies/claims.tsv (python -m eval.origins).
FOUND = 0.6  # enough for a report of which nothing else is known
LOCATED = 0.25  # enough where the report is known to carry the claim
# Neighbouring quoted words that both quote: three are four words of one quotation.
QUOTED_RUN = 3
# The least weight that must be shared where it is the telling that is short, and its part of the claim.
LEAST, LEAST_PART = 2.0, 0.3
# The part of a claim's plain words (no names, no common ones) that a report must share to be found by it.
PLAIN = 0.4
# A second sentence belongs to a telling where it brings at least this much more of the claim.
SECOND = 0.15
# Tellings that must agree before their words help to find the rest, and how much a word of theirs weighs.
ENOUGH, MORE = 3, 0.25
# Words of a claim that are looked for: a long statement is known by its beginning.
LONGEST = 60


@dataclass(frozen=True, slots=True)
class Sought:
    """What a claim is known by.

    Attributes:
        weights: its telling words and how much each tells.
        total: the sum of the weights.
        quoted: keys of neighbouring words inside its quotations.
        keys: keys of all neighbouring words, under which the shelf finds reports.
        day: about when; 0 where unknown.
        more: words that other tellings of the claim have in common; they help to choose a place, and no more.
    """

    weights: Mapping[str, float]
    total: float
    quoted: frozenset[int]
    keys: frozenset[int]
    day: int
    more: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Place:
    """The sentences of a report that tell a claim: the numbers of the first and last, and the likeness, 0 to 1."""

    first: int
    last: int
    score: float

    def words(self, kept: Kept) -> Span:
        """The words of these sentences."""
        return Span.of(kept.text, kept.sentences[self.first].start, kept.sentences[self.last].end)

    def told(self, kept: Kept) -> list[Word]:
        """The telling words of these sentences."""
        return [word for number in range(self.first, self.last + 1) for word in kept.by_sentence[number]]


def of_words(found: Sequence[Word], day: int) -> Sought:
    """What is sought for words of a report."""
    found = found[:LONGEST]
    weights = {word.stem: word.weight for word in reversed(found)}
    return Sought(weights, sum(weights.values()), frozenset(quoted_couples(found)), frozenset(couples(found)), day)


def of_text(text: str, day: int = 0) -> Sought:
    """What is sought for words that a person typed."""
    return of_words(words(text), day)


def with_more(sought: Sought, tellings: Sequence[Sequence[Word]]) -> Sought:
    """The same, with the words that at least half of the tellings found so far have in common.

    A person's short words for a claim become the words that reports use for it.
    """
    if len(tellings) < ENOUGH:
        return sought
    words: Counter[str] = Counter()
    pairs: Counter[int] = Counter()
    weights: dict[str, float] = {}
    for telling in tellings:
        words.update({word.stem for word in telling})
        pairs.update(quoted_couples(telling))
        weights |= {word.stem: word.weight for word in telling}
    common = {stem for stem, times in words.items() if 2 * times >= len(tellings)} - sought.weights.keys()
    quoted = {pair for pair, times in pairs.items() if 3 * times >= len(tellings)}
    more = {stem: MORE * weights[stem] for stem in common}
    return replace(sought, quoted=sought.quoted | quoted, more=more)


def likeness(sought: Sought, found: Sequence[Word]) -> float:
    """How much of a claim these words tell: 0 to 1, more where they are what other tellings say, too."""
    stems = {word.stem: word.weight for word in found}
    shared = sum(weight for stem, weight in sought.weights.items() if stem in stems)
    if not shared or not sought.total:
        return 0.0
    whole = shared / sought.total
    part = shared / sum(stems.values()) if shared >= LEAST and whole >= LEAST_PART else 0.0
    if whole >= LOCATED:
        whole += sum(weight for stem, weight in sought.more.items() if stem in stems) / sought.total
    run = len(sought.quoted & quoted_couples(found)) if sought.quoted else 0
    return max(whole, 0.9 * part, 0.9 if run >= QUOTED_RUN else 0.0)


def tells(sought: Sought, found: Sequence[Word]) -> bool:
    """Whether words are about a claim, beyond the names and common words that its whole story shares."""
    plain = {stem for stem, weight in sought.weights.items() if weight == 1.0}
    return len(plain & {word.stem for word in found}) >= PLAIN * len(plain) or (
        len(sought.quoted & quoted_couples(found)) >= QUOTED_RUN
    )


def place(sought: Sought, kept: Kept, least: float = FOUND) -> Place | None:
    """The sentence, or two in a row, that tell most of a claim; ``None`` where none tells ``least`` of it."""
    scores = [likeness(sought, found) for found in kept.by_sentence]
    if not scores:
        return None
    best = max(range(len(scores)), key=lambda number: (scores[number], -number))
    first = last = best
    score = scores[best]
    for before, after in ((best - 1, best), (best, best + 1)):
        if before < 0 or after >= len(scores):
            continue
        both = likeness(sought, [*kept.by_sentence[before], *kept.by_sentence[after]])
        if both >= score + SECOND:
            first, last, score = before, after, both
    return Place(first, last, score) if score >= least else None


def covering(kept: Kept, spans: Iterable[Span]) -> Place | None:
    """The sentences in which these words stand; ``None`` where there are no words."""
    places = list(spans)
    numbers = [
        number for number, sentence in enumerate(kept.sentences) if any(sentence.overlaps(span) for span in places)
    ]
    return Place(numbers[0], numbers[-1], 1.0) if numbers else None


def inside(kept: Kept, said: Attribution) -> list[Word]:
    """The telling words of what an attribution says."""
    return within(kept.words, said.content)
