"""How events, reports and happenings lie on the shelf, each by its name.

==================  ========================================================================
``e/EVENT``         the event as it is compared
``r/REPORT``        the report as a whole, and ids of its events
``n/REPORT``        the report among those that tell most nearly the same
``m/EVENT``         the report of the event, and the group that it is in, named by the event that founded it
``h/GROUP``         a group: which of its events stand for it, which events it must not hold
``g/GROUP/EVENT``   a member, and the verdict that brought it in
``j/EVENT/EVENT``   a judgement on the two, under both orders
``d/DECISION``      the two events of a judgement
==================  ========================================================================
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar

import msgspec

from onrecord.model.happenings import Happening, Mention, Verdict, happening_id
from onrecord.stories.happenings.describing import Described, Profile
from onrecord.stories.happenings.keys import keys, shelf_day
from onrecord.stories.happenings.surroundings import Likeness, Surroundings, likeness
from onrecord.stories.happenings.weighing import chance
from onrecord.stories.shelf import Shelf

ROOM = "happenings"
STANDS_FOR = 8
"""Events that stand for a group when another is compared with it: those whose ids sort first, so that it does not
depend on the order of coming in. On ECB+ dev 8 and 16 give CoNLL F1 of 75.7 and 75.9; the cost grows with it."""

Value = TypeVar("Value")


class Group(msgspec.Struct, frozen=True, array_like=True):
    """A happening without its members.

    Attributes:
        name: id of the event that founded it; stays when others come.
        first: the events that stand for it, those whose ids sort first.
        size: how many members it has.
        barred: events that a person has told to be different from one of its members.
    """

    name: str
    first: tuple[str, ...]
    size: int
    barred: tuple[str, ...] = ()


class Member(msgspec.Struct, frozen=True, array_like=True):
    """An event in a group, and what brought it in."""

    mention: Mention
    joined: Verdict | None


class Judgement(msgspec.Struct, frozen=True, array_like=True):
    """A person's word on two events."""

    decision: str
    same: bool
    decided: str


class Kept:
    """The shelf, with values in place of bytes. What was read in one step is not read again."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._seen: dict[str, Any] = {}
        self._chances: dict[tuple[str, str], float] = {}
        self._likeness: dict[tuple[str, str], Likeness] = {}

    def event(self, event_id: str) -> Described | None:
        """The event as it is compared."""
        return self._get(f"e/{event_id}", Described)

    def report(self, report_id: str) -> Profile | None:
        """The report as a whole."""
        return self._get(f"r/{report_id}", Profile)

    def group_of(self, event_id: str) -> Group | None:
        """The group that the event is in."""
        place = self._get(f"m/{event_id}", tuple[str, str])
        return None if place is None else self._get(f"h/{place[1]}", Group)

    def report_of(self, event_id: str) -> str | None:
        """Id of the report that tells an event that is in a group."""
        place = self._get(f"m/{event_id}", tuple[str, str])
        return None if place is None else place[0]

    def around(self, report_id: str) -> Surroundings | None:
        """The report among those nearest to it."""
        return self._get(f"n/{report_id}", Surroundings)

    def members(self, group: Group) -> Iterator[Member]:
        """The members of a group, by id."""
        for _, value in self._shelf.all(ROOM, f"g/{group.name}/"):
            yield msgspec.msgpack.decode(value, type=Member)

    def judgements(self, event_id: str) -> Iterator[tuple[str, Judgement]]:
        """The other event and the judgement, for each judgement on this one."""
        start = f"j/{event_id}/"
        for name, value in self._shelf.all(ROOM, start):
            yield name.removeprefix(start), msgspec.msgpack.decode(value, type=Judgement)

    def chance(self, a: Described, b: Described) -> float:
        """The probability that two kept events are one happening; each pair is weighed once a step."""
        first, second = sorted((a, b), key=lambda event: event.mention.event)
        pair = first.mention.event, second.mention.event
        if pair not in self._chances:
            one, other = self.report(first.mention.report), self.report(second.mention.report)
            if one is None or other is None:
                return 0.0
            self._chances[pair] = chance(first, second, one, other, self.likeness(one, other))
        return self._chances[pair]

    def likeness(self, a: Profile, b: Profile) -> Likeness:
        """How alike two kept reports are; reckoned once a step."""
        pair = a.report, b.report
        if pair not in self._likeness:
            self._likeness[pair] = likeness(a, b, self.around(a.report), self.around(b.report))
        return self._likeness[pair]

    def found(self, event: Described, days: Iterator[int] | list[int]) -> Iterator[str]:
        """Events under any of its keys on these days; one may come several times."""
        for _, member in self._shelf.found(ROOM, days, keys(event)):
            yield member

    def happening(self, group: Group) -> Happening:
        """The happening that a group is."""
        members = list(self.members(group))
        members.sort(key=lambda member: (member.mention.report, member.mention.trigger.start, member.mention.event))
        return Happening(
            id=happening_id([member.mention.event for member in members]),
            mentions=tuple(member.mention for member in members),
            joined=tuple(member.joined for member in members if member.joined),
        )

    def put_report(self, report: Profile) -> None:
        """Keeps a report."""
        self._put(f"r/{report.report}", report)

    def put_around(self, report_id: str, around: Surroundings) -> None:
        """Keeps what surrounds a report."""
        self._put(f"n/{report_id}", around)
        for pair in [pair for pair in self._likeness if report_id in pair]:
            del self._likeness[pair]

    def drop_report(self, report_id: str) -> None:
        """Forgets a report; its events are dropped one by one."""
        self._drop(f"r/{report_id}")
        self._drop(f"n/{report_id}")

    def put_event(self, event: Described) -> None:
        """Keeps an event."""
        self._put(f"e/{event.mention.event}", event)

    def drop_event(self, event_id: str) -> None:
        """Forgets an event that is in no group."""
        self._drop(f"e/{event_id}")

    def put_judgement(self, a: str, b: str, judgement: Judgement) -> None:
        """Keeps a judgement under both events."""
        for one, other in ((a, b), (b, a)):
            self._put(f"j/{one}/{other}", judgement)
        self._put(f"d/{judgement.decision}", (a, b))

    def drop_judgement(self, decision: str) -> tuple[str, str] | None:
        """Forgets a judgement; the two events that it was about, or ``None`` where it is not known."""
        told = self._get(f"d/{decision}", tuple[str, str])
        if told is None:
            return None
        self._drop(f"d/{decision}")
        a, b = told
        kept = self._get(f"j/{a}/{b}", Judgement)
        if kept is None or kept.decision != decision:
            return None
        self._drop(f"j/{a}/{b}")
        self._drop(f"j/{b}/{a}")
        return a, b

    def put_group(self, group: Group, before: tuple[str, ...] = ()) -> None:
        """Keeps a group; the events that stand for it, and no others, are found by their keys."""
        for event_id in set(before) - set(group.first):
            self._index(event_id, put=False)
        for event_id in set(group.first) - set(before):
            self._index(event_id, put=True)
        self._put(f"h/{group.name}", group)

    def drop_group(self, group: Group) -> None:
        """Forgets a group; its members have left it."""
        for event_id in group.first:
            self._index(event_id, put=False)
        self._drop(f"h/{group.name}")

    def put_member(self, group: str, member: Member) -> None:
        """Puts a member into a group."""
        self._put(f"g/{group}/{member.mention.event}", member)
        self._put(f"m/{member.mention.event}", (member.mention.report, group))

    def drop_member(self, group: str, event_id: str) -> None:
        """Takes a member out of a group."""
        self._drop(f"g/{group}/{event_id}")
        self._drop(f"m/{event_id}")

    def _index(self, event_id: str, *, put: bool) -> None:
        event = self.event(event_id)
        if event is not None:
            change = self._shelf.put_keys if put else self._shelf.drop_keys
            change(ROOM, shelf_day(event), keys(event), event_id)

    def _get(self, name: str, sort: type[Value]) -> Value | None:
        if name not in self._seen:
            value = self._shelf.get(ROOM, name)
            self._seen[name] = None if value is None else msgspec.msgpack.decode(value, type=sort)
        found: Value | None = self._seen[name]
        return found

    def _put(self, name: str, value: Any) -> None:
        self._shelf.put(ROOM, name, msgspec.msgpack.encode(value))
        self._seen[name] = value

    def _drop(self, name: str) -> None:
        self._shelf.drop(ROOM, name)
        self._seen[name] = None
