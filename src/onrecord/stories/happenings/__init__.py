"""Which events of different reports are the same happening.

``add`` takes in a reading and costs the same however large the record is; ``of`` and ``in_reports`` ask; ``judge`` lets
a person's decision win; ``why`` tells on what grounds two events are one happening or two. docs.md tells how it works.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from onrecord.model.happenings import Happening, Verdict
from onrecord.model.reading import Reading
from onrecord.record.decisions import Decision
from onrecord.stories.happenings import joining, placing
from onrecord.stories.happenings.describing import described, profile
from onrecord.stories.happenings.kept import Group, Judgement, Kept
from onrecord.stories.shelf import Shelf


def add(shelf: Shelf, reading: Reading) -> list[Happening]:
    """Takes in the events of a report; the happenings that it tells of, as they are now.

    A report that is on the shelf already is left as it is; ``drop`` it first where it was read anew.
    """
    kept = Kept(shelf)
    if kept.report(reading.article.id) is None:
        events = described(reading)
        report = profile(reading.article, (event.mention.event for event in events))
        kept.put_report(report)
        changed = placing.place(kept, report, events)
        for event in events:
            kept.put_event(event)
            joining.join(kept, event)
        for other in changed:
            joining.rethink(kept, other)
    return in_reports(shelf, [reading.article.id])


def drop(shelf: Shelf, report_id: str) -> list[Happening]:
    """Forgets a report; the happenings that it told of and that others still tell of."""
    kept = Kept(shelf)
    report = kept.report(report_id)
    if report is None:
        return []
    touched = {group.name: group for group in map(kept.group_of, report.events) if group}
    others = [event for event in joining.scatter(kept, touched.values()) if event.mention.report != report_id]
    for event_id in report.events:
        kept.drop_event(event_id)
    placing.displace(kept, report)
    kept.drop_report(report_id)
    for event in others:
        joining.join(kept, event)
    return _of(kept, [event.mention.event for event in others])


def of(shelf: Shelf, event_id: str) -> Happening | None:
    """The happening that an event tells of, or ``None`` where the event is not on the shelf."""
    return next(iter(_of(Kept(shelf), [event_id])), None)


def in_reports(shelf: Shelf, report_ids: Iterable[str]) -> list[Happening]:
    """The happenings that any of these reports tell of, each once, by id; whole, with mentions in other reports too."""
    kept = Kept(shelf)
    reports = [report for report in map(kept.report, report_ids) if report]
    return _of(kept, [event_id for report in reports for event_id in report.events])


def judge(shelf: Shelf, decision: Decision) -> list[Happening]:
    """Lets a decision ``same``, ``different`` or ``withdraw`` hold from now on; the happenings that it touched.

    The later of two decisions on one pair holds. Events that are not on the shelf yet are judged when they come. A
    decision on anything but two events changes nothing.
    """
    kept = Kept(shelf)
    if decision.verdict == "withdraw":
        pair = kept.drop_judgement(decision.subject)
    elif decision.verdict in ("same", "different") and decision.subject.startswith("e-") and decision.other:
        pair = decision.subject, decision.other
        before = dict(kept.judgements(pair[0])).get(pair[1])
        if before and before.decided > decision.decided:
            return []
        kept.put_judgement(*pair, Judgement(decision.id, decision.verdict == "same", decision.decided))
    else:
        return []
    return _again(kept, pair) if pair else []


def why(shelf: Shelf, event_a: str, event_b: str) -> Verdict | None:
    """Whether two events are one happening by themselves, with the evidence; ``None`` where one is not on the shelf.

    A judgement on the two goes before the weights: ``ground`` and ``decision`` say so; the evidence is still shown.
    """
    kept = Kept(shelf)
    a, b = kept.event(event_a), kept.event(event_b)
    if a is None or b is None:
        return None
    found = joining.told(kept, a, b)
    judged = dict(kept.judgements(event_a)).get(event_b)
    if judged is None:
        return found
    by = {"same": judged.same, "score": float(judged.same), "ground": "judgement", "decision": judged.decision}
    return msgspec.structs.replace(found, **by)


def _again(kept: Kept, events: tuple[str, str]) -> list[Happening]:
    """Puts the groups of these events together anew."""
    touched: dict[str, Group] = {group.name: group for group in map(kept.group_of, events) if group}
    again = joining.scatter(kept, touched.values())
    for event in again:
        joining.join(kept, event)
    return _of(kept, [event.mention.event for event in again])


def _of(kept: Kept, event_ids: Iterable[str]) -> list[Happening]:
    groups = {group.name: group for group in map(kept.group_of, event_ids) if group}
    return sorted((kept.happening(group) for group in groups.values()), key=lambda happening: happening.id)
