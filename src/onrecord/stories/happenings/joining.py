"""An event finds its happening: the group that it is likest to on the mean, or a new one; groups that it shows to be
one become one. A person's judgement goes before any score.

Only a bounded number of events is looked at, however large the record is: those under the same keys on near days, and
of each group those few that stand for it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from onrecord.model.happenings import Verdict
from onrecord.stories.happenings.describing import Described, Profile
from onrecord.stories.happenings.kept import STANDS_FOR, Group, Kept, Member
from onrecord.stories.happenings.keys import near_days
from onrecord.stories.happenings.weighing import copied, verdict, weights

CANDIDATES = 6
"""Groups that an event is compared with: those that share most keys with it."""

UNITED = 3
"""Groups, the likeliest first, that are tried for being one with the group that the event went into."""

PUT_ANEW = 30
"""Mentions of a group up to which it is put together anew when what surrounds its reports changes."""


def join(kept: Kept, event: Described) -> Group:
    """Puts an event that is kept, and in no group, into its group."""
    judged = dict(kept.judgements(event.mention.event))
    barred = frozenset(other for other, judgement in judged.items() if not judgement.same)
    told = [(other, j.decision) for other, j in sorted(judged.items()) if j.same and kept.group_of(other)]
    likely = sorted(_likely(kept, event, barred), key=lambda pair: (-pair[0], pair[1].name))
    if told:
        other, decision = told[0]
        group = kept.group_of(other)
        assert group is not None  # those without a group were left out above
        joined = _judged(kept, event, other, decision)
    elif likely:
        group = likely[0][1]
        joined = _best(kept, event, group)
    else:
        return _found(kept, event, barred)
    group = _enter(kept, group, event, joined, barred)
    for other, decision in told[1:]:
        second = kept.group_of(other)
        if second is not None and second.name != group.name:
            group = unite(kept, group, second, _judged(kept, event, other, decision))
    for _, second in likely[:UNITED]:
        if second.name != group.name and _are_one(kept, group, second):
            group = unite(kept, group, second, _best(kept, event, second))
    return group


def rethink(kept: Kept, report: Profile) -> None:
    """Looks again at the events of a report whose surroundings are others than when they were compared.

    One that has no company looks for some; where one no longer belongs to its group, the group is put together anew.
    """
    for event_id in report.events:
        group, event = kept.group_of(event_id), kept.event(event_id)
        if group is None or event is None or group.size > PUT_ANEW:
            continue
        others = [other for other in map(kept.event, group.first) if other and other is not event]
        if group.size == 1 or _mean(kept, [event], others) < weights().join:
            for one in scatter(kept, [group]):
                join(kept, one)


def scatter(kept: Kept, groups: Iterable[Group]) -> list[Described]:
    """Takes all events out of these groups, and gives them in the order in which they join again: by id."""
    found: dict[str, Described] = {}
    for group in groups:
        for member in list(kept.members(group)):
            kept.drop_member(group.name, member.mention.event)
            event = kept.event(member.mention.event)
            if event is not None:
                found[member.mention.event] = event
        kept.drop_group(group)
    return [found[event_id] for event_id in sorted(found)]


def unite(kept: Kept, a: Group, b: Group, by: Verdict) -> Group:
    """Moves the members of the smaller group into the larger one; ``by`` is the verdict that shows them to be one, and
    stays with the event that founded the smaller one."""
    large, small = (a, b) if (a.size, b.name) >= (b.size, a.name) else (b, a)
    for member in list(kept.members(small)):
        kept.drop_member(small.name, member.mention.event)
        kept.put_member(large.name, member if member.joined else Member(member.mention, by))
    kept.drop_group(small)
    first = tuple(sorted({*large.first, *small.first})[:STANDS_FOR])
    barred = tuple(sorted({*large.barred, *small.barred}))
    united = Group(large.name, first, large.size + small.size, barred)
    kept.put_group(united, large.first)
    return united


def _likely(kept: Kept, event: Described, barred: frozenset[str]) -> Iterable[tuple[float, Group]]:
    """(mean probability, group) of the groups that the event may belong to."""
    shared: Counter[str] = Counter()
    groups: dict[str, Group] = {}
    own = event.mention.event
    for event_id in kept.found(event, list(near_days(event))):
        group = kept.group_of(event_id)
        if group is not None and event_id != own:
            groups[group.name] = group
            shared[group.name] += 1
    out = {group.name for group in map(kept.group_of, barred) if group}
    out |= {name for name, group in groups.items() if own in group.barred}
    ranked = sorted((-count, name) for name, count in shared.items() if name not in out)
    for _, name in ranked[:CANDIDATES]:
        mean = _mean(kept, [event], [e for e in map(kept.event, groups[name].first) if e])
        if mean >= weights().join:
            yield mean, groups[name]


def _mean(kept: Kept, some: list[Described], others: list[Described]) -> float:
    """The mean probability over all pairs; where a sentence is shared as it is, nothing more is asked.

    Nought where it cannot reach ``join`` any more: the rest of the pairs are not weighed then.
    """
    pairs = [(a, b) for a in some for b in others]
    lost, bound = 0.0, len(pairs) * (1 - weights().join)
    for a, b in pairs:
        value = kept.chance(a, b)
        if value == 1.0 and len(some) == 1:
            return 1.0
        lost += 1 - value
        if lost > bound and (len(some) > 1 or not any(copied(a, b) for a, b in pairs)):
            return 0.0
    return 1 - lost / len(pairs)


def _are_one(kept: Kept, a: Group, b: Group) -> bool:
    """Whether two groups are one happening by themselves, and nobody has told otherwise."""
    for one, other in ((a, b), (b, a)):
        if any((group := kept.group_of(event)) and group.name == other.name for event in one.barred):
            return False
    some, others = ([e for e in map(kept.event, group.first) if e] for group in (a, b))
    return _mean(kept, some, others) >= weights().join


def _best(kept: Kept, event: Described, group: Group) -> Verdict:
    """The verdict on the event and the one of the group that is likest to it."""
    ranked = [(kept.chance(event, other), other) for other in map(kept.event, group.first) if other]
    _, other = max(ranked, key=lambda pair: (pair[0], pair[1].mention.event))
    return told(kept, event, other)


def told(kept: Kept, a: Described, b: Described) -> Verdict:
    """The verdict of the weights on two kept events."""
    report_a, report_b = kept.report(a.mention.report), kept.report(b.mention.report)
    if report_a is None or report_b is None:
        raise LookupError(f"{a.mention.event} or {b.mention.event} is kept without its report")
    return verdict(a, b, report_a, report_b, kept.likeness(report_a, report_b))


def _judged(kept: Kept, event: Described, other: str, decision: str) -> Verdict:
    second = kept.event(other)
    a, b = sorted([event.mention.event, other])
    reports = {event.mention.event: event.mention.report, other: second.mention.report if second else ""}
    return Verdict(
        a=a, b=b, report_a=reports[a], report_b=reports[b], same=True, score=1.0, ground="judgement", decision=decision
    )


def _found(kept: Kept, event: Described, barred: frozenset[str]) -> Group:
    """A group of its own."""
    own = event.mention.event
    group = Group(own, (own,), 1, tuple(sorted(barred)))
    kept.put_group(group)
    kept.put_member(own, Member(event.mention, None))
    return group


def _enter(kept: Kept, group: Group, event: Described, joined: Verdict, barred: frozenset[str]) -> Group:
    own = event.mention.event
    first = tuple(sorted({*group.first, own})[:STANDS_FOR])
    grown = Group(group.name, first, group.size + 1, tuple(sorted({*group.barred, *barred})))
    kept.put_group(grown, group.first)
    kept.put_member(group.name, Member(event.mention, joined))
    return grown
