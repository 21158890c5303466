"""Which reports tell one story: each joins the story that it is nearest to, as it comes in, or begins one.

A story is known by its weighted words (``keys``), added up over its texts, and by the days on which it was told. A new
report is compared with the stories that were told near its day in its most telling words, and with those of the reports
that share a text or a happening with it; what that costs does not depend on how many stories there are. Where a report
is near two stories that are near each other, they become one.

Order matters a little: a report that comes before those that lead from it to a story begins one of its own, and the two
become one when a report in between comes. What stays apart so is measured (docs/benchmarks/stories.md).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

import msgspec

from onrecord.model.reading import Reading
from onrecord.stories.happenings import words as wording
from onrecord.stories.shelf import Shelf
from onrecord.stories.story import keys
from onrecord.stories.story.keys import Weights

ROOM = "story"
# How alike a report and a story must be (cosine). Chosen on ECB+ topics 1 to 35, two stories each that differ in little
# but time and place, with 102 Helsinki reports, in two random orders without dates: B-cubed F1 .84 at .20, .85 at .25,
# .86 at .30, .86 at .35, .84 at .40.
NEAR = 0.30
# A report that shares a text or happenings with a story's reports belongs to it with so much less in common.
LINKED = 0.12
# Two stories are one where both are near a report that came in, and so near each other.
ONE = 0.45
# Days before and after which a story is not looked for any more; a story goes on as long as no gap is longer.
WINDOW = 4
# Words of a report that lead to stories, words that a story keeps, and stories that a report is compared with.
_LEADING = 10
_KEPT = 200
_LOOKED_AT = 60
# What is left of a weight by rounding where all of it was taken away.
_NOTHING = 1e-9


class Member(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a report brings to its story.

    Attributes:
        story: id of the story.
        day: when it was published, from 1 January 1; 0 where unknown.
        words: its weighted words; empty where its text is a copy of one that the story has.
        leading: the words by which the story is found.
    """

    story: str
    day: int
    words: dict[int, float]
    leading: tuple[int, ...] = ()


class Gathered(msgspec.Struct, frozen=True):
    """A story as it is kept.

    Attributes:
        words: the weights of its texts, added up; the heaviest.
        reports: how many reports it has.
        first, last: the days between which it was told; 0 where none of its reports has a date.
    """

    words: dict[int, float]
    reports: int
    first: int
    last: int


_MEMBER = msgspec.msgpack.Decoder(Member)
_STORY = msgspec.msgpack.Decoder(Gathered)
_ENCODER = msgspec.msgpack.Encoder()


def add(shelf: Shelf, reading: Reading, day: int, copies: Iterable[str], linked: Mapping[str, int]) -> str:
    """Puts a report into its story; the id of the story. The same report again changes nothing.

    Args:
        shelf: where stories are kept.
        reading: the report.
        day: when it was published, from 1 January 1; 0 where unknown.
        copies: ids of reports that it shares a text with.
        linked: ids of reports that tell happenings or statements that it tells, with how many.
    """
    report = reading.article.id
    known = member(shelf, report)
    if known:
        return known.story
    weights = keys.keys(reading.article)
    leading = tuple(weights)[:_LEADING]
    told_in = {story_of(shelf, copy) for copy in copies} - {None}
    ties = Counter[str]()
    for other, count in linked.items():
        if story := story_of(shelf, other):
            ties[story] += count
    near = _near(shelf, weights, leading, day, ties, {story for story in told_in if story})
    story = near[0] if near else _id(report)
    for other in near[1:]:
        story = _merged(shelf, story, other)
    copied = bool(told_in)
    _put_member(shelf, report, Member(story, day, {} if copied else weights, leading))
    shelf.put_keys(ROOM, day, leading, story)
    held = get(shelf, story)
    _put(shelf, story, _with(held, day, {} if copied and held else weights))
    return story


def drop(shelf: Shelf, report: str) -> None:
    """Takes a report out of its story; a story without reports is none."""
    known = member(shelf, report)
    if known is None:
        return
    shelf.drop(ROOM, f"of/{report}")
    shelf.drop(ROOM, f"in/{known.story}/{report}")
    held = get(shelf, known.story)
    if held is None:
        return
    if held.reports <= 1:
        shelf.drop(ROOM, f"is/{known.story}")
        return
    left = {key: weight - known.words.get(key, 0) for key, weight in held.words.items()}
    left = {key: weight for key, weight in left.items() if weight > _NOTHING}
    _put(shelf, known.story, Gathered(left, held.reports - 1, held.first, held.last))


def member(shelf: Shelf, report: str) -> Member | None:
    """What is kept of a report, or ``None``."""
    told = shelf.get(ROOM, f"of/{report}")
    return _MEMBER.decode(told) if told else None


def story_of(shelf: Shelf, report: str) -> str | None:
    """The id of the story that a report tells, or ``None`` where it is not on the shelf."""
    found = member(shelf, report)
    return found.story if found else None


def get(shelf: Shelf, story: str) -> Gathered | None:
    """A story by its id, or ``None``."""
    told = shelf.get(ROOM, f"is/{story}")
    return _STORY.decode(told) if told else None


def reports(shelf: Shelf, story: str) -> list[str]:
    """The ids of a story's reports, sorted."""
    start = f"in/{story}/"
    return [name.removeprefix(start) for name, _ in shelf.all(ROOM, start)]


def every(shelf: Shelf) -> Iterable[tuple[str, Gathered]]:
    """All stories, by id."""
    return ((name.removeprefix("is/"), _STORY.decode(told)) for name, told in shelf.all(ROOM, "is/"))


def _near(
    shelf: Shelf, weights: Weights, leading: Iterable[int], day: int, ties: Counter[str], told_in: set[str]
) -> list[str]:
    """The stories that a report belongs to, the nearest first: none, one, or several that are one from now on."""
    days = range(day - WINDOW, day + WINDOW + 1) if day else [0]
    found = Counter[str]()
    for _, story in shelf.found(ROOM, days, list(leading)):
        found[story] += 1
    looked_at = {story for story, _ in found.most_common(_LOOKED_AT)} | set(ties) | told_in
    scored: list[tuple[float, str, Weights]] = []
    for story in looked_at:
        held = get(shelf, story)
        if held is None:
            continue
        own = keys.scaled(held.words)
        score = keys.alike(weights, own)
        least = 0.0 if story in told_in else LINKED if ties[story] else NEAR
        if score >= least:
            scored.append((score + (1 if story in told_in else 0) + min(ties[story], 4) / 10, story, own))
    scored.sort(key=lambda one: (-one[0], one[1]))
    return [story for _, story, own in scored[:3] if keys.alike(own, scored[0][2]) >= ONE or own is scored[0][2]]


def _merged(shelf: Shelf, one: str, other: str) -> str:
    """Two stories as one, under the id of the larger; the smaller one's reports move."""
    a, b = get(shelf, one), get(shelf, other)
    if a is None or b is None:
        return one
    if (b.reports, other) > (a.reports, one):
        one, other, a, b = other, one, b, a
    words = Counter(a.words)
    words.update(b.words)
    for report in reports(shelf, other):
        known = member(shelf, report)
        if known:
            shelf.drop(ROOM, f"in/{other}/{report}")
            shelf.put_keys(ROOM, known.day, known.leading, one)
            _put_member(shelf, report, msgspec.structs.replace(known, story=one))
    first = min((day for day in (a.first, b.first) if day), default=0)
    merged = Gathered(keys.strongest(words, _KEPT), a.reports + b.reports, first, max(a.last, b.last))
    shelf.drop(ROOM, f"is/{other}")
    _put(shelf, one, merged)
    return one


def _with(held: Gathered | None, day: int, weights: Weights) -> Gathered:
    if held is None:
        return Gathered(dict(weights), 1, day, day)
    words = Counter(held.words)
    words.update(weights)
    first = min(one for one in (held.first, day) if one) if held.first or day else 0
    return Gathered(keys.strongest(words, _KEPT), held.reports + 1, first, max(held.last, day))


def _id(report: str) -> str:
    return f"t-{report.partition('-')[2] or report}"


def _put(shelf: Shelf, story: str, held: Gathered) -> None:
    shelf.put(ROOM, f"is/{story}", _ENCODER.encode(held))


def _put_member(shelf: Shelf, report: str, known: Member) -> None:
    shelf.put(ROOM, f"in/{known.story}/{report}", b"")
    shelf.put(ROOM, f"of/{report}", _ENCODER.encode(known))


def numbers(words: str) -> frozenset[int]:
    """The words that a person types, by number."""
    return frozenset(wording.stems(words))
