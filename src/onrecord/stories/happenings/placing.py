"""Which kept reports surround a new one: found by the keys of its events, weighed by its words, told both ways.

What surrounds two reports is the same whichever came first, as far as each was found by the other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from onrecord.stories.happenings.describing import Described, Profile
from onrecord.stories.happenings.kept import Kept
from onrecord.stories.happenings.keys import near_days
from onrecord.stories.happenings.surroundings import Near, cosine, nearest, surroundings

LOOKED_FOR = 8
"""Events of a report, from its beginning, by which reports like it are looked for."""
COMPARED_ANEW = 4
"""Reports whose events are compared anew when a report comes that surrounds them: those most like it."""
TRIED = 12
"""Reports that are weighed: those that share most keys with it."""


def place(kept: Kept, report: Profile, events: Iterable[Described]) -> list[Profile]:
    """Finds what surrounds a report that is kept, and puts it into the surroundings of those that it surrounds.

    Those of them come back whose surroundings it changed, the likest first and ``COMPARED_ANEW`` at most.
    """
    shared: Counter[str] = Counter()
    for event in list(events)[:LOOKED_FOR]:
        shared.update(filter(None, map(kept.report_of, kept.found(event, list(near_days(event))))))
    shared.pop(report.report, None)
    ranked = sorted(shared, key=lambda name: (-shared[name], name))[:TRIED]
    tried = [other for other in map(kept.report, ranked) if other]
    like = {other.report: round(cosine(report.words, other.words), 4) for other in tried}
    _surround(kept, report, nearest(like.items()))
    changed = []
    for other in tried:
        before = _near(kept, other.report)
        now = nearest((*before, (report.report, like[other.report])))
        if now != before:
            _surround(kept, other, now)
            changed.append(other)
    return sorted(changed, key=lambda other: (-like[other.report], other.report))[:COMPARED_ANEW]


def displace(kept: Kept, report: Profile) -> None:
    """Takes a report out of the surroundings of those that surround it; call it before the report is forgotten.

    Others that it surrounds keep its words until their surroundings change for another reason.
    """
    for name, _ in _near(kept, report.report):
        other = kept.report(name)
        if other:
            _surround(kept, other, tuple(one for one in _near(kept, name) if one[0] != report.report))


def _near(kept: Kept, report_id: str) -> Near:
    around = kept.around(report_id)
    return around.near if around else ()


def _surround(kept: Kept, report: Profile, near: Near) -> None:
    known = [(one, other) for one in near if (other := kept.report(one[0]))]
    around = surroundings(report, tuple(one for one, _ in known), [other for _, other in known])
    kept.put_around(report.report, around)
