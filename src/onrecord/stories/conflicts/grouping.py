"""Which facts speak of the same thing, so that they can be compared at all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.stories.conflicts import wording
from onrecord.stories.conflicts.facts import Fact

# Two figures of one sort that no happening links count the same thing where their sentences share so many names, which
# are so much of the fewer ones, and their reports lie so many days apart at most. Chosen on the Helsinki reports, dev
# half, where a bombing, an airliner shot down and a riot each have tolls.
_NAMES = 2
_NAMES_PART = 0.5
_DAYS = 3
# Names on so many facts of a group say nothing of which one is meant.
_COMMON = 0.6
# What two positions, or a denial and an assertion, must share of their words to be about one matter.
ONE_MATTER = 0.6
LEAST_WORDS = 3
# Parties that must be told: of an event whose places are compared both sides, of a deed the one it was done to.
_PARTIES_TOLD = {"place": 2, "who": 1}
_SPEAKS_OF = 0.75
_LITTLE_ELSE = 0.35


@dataclass(frozen=True, slots=True)
class Group:
    """Facts that speak of one thing.

    Attributes:
        about: the thing, in words.
        happening: id of the happening, or ``None``.
        rule: which comparison is theirs.
        facts: at least two, of at least two reports.
    """

    about: str
    happening: str | None
    rule: str
    facts: tuple[Fact, ...]


def groups(facts: Sequence[Fact], happenings: Mapping[str, str]) -> Iterator[Group]:
    """All groups of facts. ``happenings``: id of the event -> id of its happening."""
    by_key: dict[tuple[str, str, str], list[Fact]] = defaultdict(list)
    alike: dict[tuple[str, ...], list[Fact]] = defaultdict(list)
    counted: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        matter = fact.account.matter
        happening = happenings.get(fact.event or "")
        if matter == "quantity" and not (fact.sort.startswith("other") and happening is None):
            counted[fact.sort].append(fact)
        elif happening and fact.event and matter in ("place", "time", "who", "status"):
            by_key[(happening, matter, fact.sort)].append(fact)
        if rest := _all_but_one(fact):
            alike[rest].append(fact)
    for (rule, *_), told in alike.items():
        yield from _group(told[0].sort, happenings.get(told[0].event or ""), rule, told)
    for (of, rule, sort), same in by_key.items():
        yield from _group(sort, of, rule, same)
    for sort, figures in counted.items():
        for one in same_count(figures, happenings):
            yield from _group(sort, happenings.get(one[0].event or ""), "quantity", one)


def _all_but_one(fact: Fact) -> tuple[str, ...] | None:
    """What is told of an event except where it was, or except who did it; ``None`` where too little is told.

    Events that differ in a place or a doer are rarely taken for one happening, so that those who agree on all the rest
    (deed, other parties, day) are looked for here. A day is not left out so: the same two men do telephone twice.
    """
    matter = fact.account.matter
    if fact.low is None or fact.high != fact.low or len(fact.parties) < _PARTIES_TOLD.get(matter, 99):
        return None
    return (matter, fact.sort, fact.trigger, f"{fact.low:.0f}", *sorted(fact.parties))


def _group(about: str, happening: str | None, rule: str, told: Sequence[Fact]) -> Iterator[Group]:
    if len({fact.account.report for fact in told}) > 1 and len({fact.account.value for fact in told}) > 1:
        yield Group(about, happening, rule, tuple(told))


def same_count(told: Sequence[Fact], happenings: Mapping[str, str]) -> list[list[Fact]]:
    """Figures of one sort, parted by what they count: one happening, or sentences with the same names."""
    lead = list(range(len(told)))

    def find(place: int) -> int:
        while lead[place] != place:
            lead[place] = lead[lead[place]]
            place = lead[place]
        return place

    for one, other in _near(told, happenings):
        lead[find(one)] = find(other)
    parted: dict[int, list[Fact]] = defaultdict(list)
    for place, fact in enumerate(told):
        parted[find(place)].append(fact)
    return list(parted.values())


def _near(told: Sequence[Fact], happenings: Mapping[str, str]) -> Iterator[tuple[int, int]]:
    """Pairs of places in ``told`` whose figures count one thing."""
    first: dict[str, int] = {}
    for place, fact in enumerate(told):
        happening = happenings.get(fact.event or "")
        if happening is not None:
            other = first.setdefault(happening, place)
            if _same_names(fact.names, told[other].names) and _one_sort(fact, told[other]):
                yield other, place
    names = _telling_names(told)
    by_name: dict[str, list[int]] = defaultdict(list)
    for place, own in enumerate(names):
        seen: set[int] = set()
        for name in own:
            seen.update(by_name[name])
            by_name[name].append(place)
        for other in seen:
            shared = own & names[other]
            if (
                len(shared) >= _NAMES
                and len(shared) >= _NAMES_PART * min(len(own), len(names[other]))
                and abs(told[place].day - told[other].day) <= _DAYS
                and _one_sort(told[place], told[other])
            ):
                yield other, place


def _one_sort(a: Fact, b: Fact) -> bool:
    """Whether figures of a sort that has no name of its own (spies, votes) count the same: so the sentences say."""
    if not a.sort.startswith("other"):
        return True
    return a.words == b.words and wording.overlap(a.context, b.context) >= ONE_MATTER


def _same_names(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether the names around two figures of one happening let it be one: two blasts of one day have other names."""
    return not (a and b) or wording.overlap(a, b) > _NAMES_PART


def _telling_names(told: Sequence[Fact]) -> list[frozenset[str]]:
    """The names around each fact, without those that stand around most of many."""
    counts: dict[str, int] = defaultdict(int)
    for fact in told:
        for name in fact.names:
            counts[name] += 1
    common = {name for name, count in counts.items() if len(told) >= 10 and count > _COMMON * len(told)}
    return [fact.names - common for fact in told]


def same_matter(facts: Iterable[Fact]) -> list[list[Fact]]:
    """Positions of one holder on one axis, parted by matter: each joins the first group whose first words it shares."""
    parted: list[list[Fact]] = []
    for fact in sorted(facts, key=lambda one: (one.day, one.account.report, one.account.words)):
        for group in parted:
            if one_matter(fact.words, group[0].words):
                group.append(fact)
                break
        else:
            parted.append([fact])
    return parted


def one_matter(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two sets of content words are about one matter."""
    return len(a & b) >= min(LEAST_WORDS, len(a), len(b)) and wording.likeness(a, b) >= ONE_MATTER


def answers(asserted: Fact, denied: Fact) -> bool:
    """Whether one source asserts what another denies: most words of what is denied, and little else."""
    shared = asserted.words & denied.words
    return (
        len(shared) >= LEAST_WORDS
        and len(shared) >= _SPEAKS_OF * len(denied.words)
        and wording.likeness(asserted.words, denied.words) >= _LITTLE_ELSE
        and asserted.party.isdisjoint(denied.party)
        and asserted.account.said_by != denied.account.said_by
        and not (
            asserted.account.report == denied.account.report
            and asserted.account.sentence.overlaps(denied.account.words)
        )
    )
