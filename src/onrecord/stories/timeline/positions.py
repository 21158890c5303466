"""Who held what, since when: positions of one holder on one matter, in the order in which they came on record.

A state and those who speak for it are told apart: what a minister says never reverses what the state is told to hold,
though both bear the state's country. What a report says of change stands beside (``Word.told``); the turn is derived.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from onrecord.model.stories import Held, Level, Turn, Word
from onrecord.stories.conflicts import wording

# Which stances speak of one question, and on which side of it they stand.
_AXES = {
    "permit": ("policy", 1), "promise": ("policy", 1), "offer": ("policy", 1), "support": ("policy", 1),
    "forbid": ("policy", -1), "refuse": ("policy", -1), "oppose": ("policy", -1),
    "confirm": ("fact", 1), "deny": ("fact", -1), "no_comment": ("fact", 0),
    "demand": ("demand", 1), "threaten": ("threat", 1), "warn": ("threat", 1),
}  # fmt: skip
# Stances that are more than a shade of another on the same side: to let it be done is more than to promise it.
_STRONG = frozenset({"permit", "forbid", "threaten"})
# Two positions are about one matter where they share so many content words, so much of the fewer and so much of all.
# A single shared word ("guards") is enough only where it is all that both say. A turn needs more in common than telling
# again does: that somebody reversed himself is the graver claim. Chosen on the Helsinki reports, dev half (of 47 turns
# that a mere overlap of .6 found there, two were turns), and on the examples of the tests.
_SHARED = 2
_PART = 0.6
_ALIKE = 0.3
_ALIKE_IN_TURN = 0.5
# A word in so many of a holder's positions, where there are so many, tells no matter apart: the other side's name.
_COMMON = 0.15
_MANY = 12


def held(words: Iterable[Word]) -> list[Held]:
    """The positions that these tellings amount to, by holder, then by day."""
    by_holder: dict[tuple[str, str, str], list[Word]] = defaultdict(list)
    for word in words:
        by_holder[(*holder_key(word), _AXES[word.stance][0])].append(word)
    found = [one for told in by_holder.values() for one in _of_holder(sorted(told, key=_order))]
    return sorted(found, key=lambda one: (one.country or "~", one.level != "state", one.holder, one.since))


def standing(held_: Iterable[Held]) -> list[Held]:
    """Those that no other has taken the place of."""
    return [one for one in held_ if one.until is None]


def level(word: Word) -> Level:
    """Whether a holder is a state, an official of one (a person or a body), or neither."""
    if not word.country:
        return "other"
    if word.kind == "country" or (word.kind == "organisation" and word.code == f"{word.country}GOV"):
        return "state"
    return "official" if word.code or word.role else "other"


def holder_key(word: Word) -> tuple[str, str]:
    """Who holds it: a state by its country, a person by the last name and country, any other by its name."""
    if level(word) == "state":
        return word.country or "", ""
    name = word.holder.casefold().removeprefix("the ")
    return (name.split()[-1] if word.kind == "person" else name, word.country or "")


def _of_holder(told: Sequence[Word]) -> Iterator[Held]:
    """Positions of one holder on one axis; each word joins the matter that it is nearest to."""
    common = _common(told)
    matters: list[list[Word]] = []
    by_word: dict[str, set[int]] = defaultdict(set)
    for word in told:
        content = wording.content(word.about) - common
        places = sorted({place for one in content for place in by_word[one]})
        scored = [(_nearness(matters[place], word, common), -place) for place in places]
        score, place = max(scored, default=(0.0, 0))
        if score > 0:
            matters[-place].append(word)
        else:
            place = -len(matters)
            matters.append([word])
        for one in content:
            by_word[one].add(-place)
    for matter in matters:
        yield from _turns(matter)


def _common(told: Sequence[Word]) -> frozenset[str]:
    """Words that say nothing of what a position of this holder is about."""
    counts: dict[str, int] = defaultdict(int)
    for about in {word.about for word in told}:
        for one in wording.content(about):
            counts[one] += 1
    return frozenset(one for one, count in counts.items() if len(told) >= _MANY and count > _COMMON * len(told))


def _nearness(matter: Sequence[Word], word: Word, common: frozenset[str]) -> float:
    """How near a word is to a matter, 0 where it is another: to what was told first of it, or last."""
    return max(likeness(one, word, common) for one in (matter[0], matter[-1]))


def likeness(a: Word, b: Word, common: frozenset[str] = frozenset()) -> float:
    """How alike two positions are in what they are about, 0 to 1; 0 where they are about two things.

    Also 0 where they are addressed to two countries, and where one turns what the other says and they have less in
    common than a turn needs.
    """
    if a.toward_country and b.toward_country and a.toward_country != b.toward_country:
        return 0.0
    first, second = wording.content(a.about) - common, wording.content(b.about) - common
    alike, shared = wording.likeness(first, second), len(first & second)
    turned = _AXES[a.stance][1] != _AXES[b.stance][1]
    enough = shared >= _SHARED and shared >= _PART * min(len(first), len(second))
    if first == second and first:
        enough = not turned or shared >= _SHARED
    return alike if enough and alike >= (_ALIKE_IN_TURN if turned else _ALIKE) else 0.0


def _turns(matter: Sequence[Word]) -> Iterator[Held]:
    """The positions on one matter, one after the other."""
    run: list[Word] = [matter[0]]
    turn: Turn = "first"
    before: Word | None = None
    for word in matter[1:]:
        new = _turned(run, word)
        if new is None:
            run.append(word)
            continue
        yield _held(run, turn, before, until=word.day or None)
        run, turn, before = [word], new, run[-1]
    yield _held(run, turn, before, until=None)


def _turned(run: Sequence[Word], word: Word) -> Turn | None:
    """How a word turns the position told so far; ``None`` where it tells it again.

    One report that tells two sides tells no turn of its own, nor do two reports of one day.
    """
    last = run[-1]
    if word.quoted.report in {one.quoted.report for one in run} or not word.day or word.day == last.day:
        return None
    side, was = _AXES[word.stance][1], _AXES[last.stance][1]
    if side != was:
        return "reversed" if side * was < 0 else "changed"
    if word.stance != last.stance and {word.stance, last.stance} & _STRONG:
        return "changed"
    if _other(last.limits, word.limits) or _other(last.condition, word.condition):
        return "changed"
    return None


def _other(was: str | None, now: str | None) -> bool:
    """Whether bounds that both tell differ; bounds that one report leaves out are not taken back by that.

    A single word ("in Helsinki") is mostly where it was said, and bounds nothing.
    """
    first, second = wording.content(was or ""), wording.content(now or "")
    return min(len(first), len(second)) >= _SHARED and wording.overlap(first, second) < _PART


def _held(run: Sequence[Word], turn: Turn, before: Word | None, until: str | None) -> Held:
    first = run[0]
    days = {word.day for word in run if word.day}
    names = Counter(word.holder for word in run)
    return Held(
        holder=max(names, key=lambda name: (names[name], len(name), name)),
        country=first.country,
        role=next((word.role for word in run if word.role), None),
        level=level(first),
        stance=run[-1].stance,
        turn=turn,
        since=first.day,
        until=until,
        restated=max(0, len(days) - 1),
        last=max(days, default=""),
        words=tuple(run),
        before=before,
    )


def _order(word: Word) -> tuple[str, str, str, int]:
    return (word.day or "9999", word.reported or "9999", word.quoted.report, word.quoted.words.start)
