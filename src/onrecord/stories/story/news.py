"""What is new in a story since a time: a new origin, a new contradiction, a reversal."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.model.days import first_day
from onrecord.model.stories import News, Quoted, Story
from onrecord.stories import timeline
from onrecord.stories.conflicts.comparing import instant
from onrecord.stories.shelf import Shelf
from onrecord.stories.story import gathering, keeping

_TURNING = ("contradiction", "retraction", "correction")


def news(shelf: Shelf, story: Story, since: str) -> list[News]:
    """What reports published after ``since`` (ISO 8601) brought that those before had not, the earliest first."""
    found = [*_newsrooms(story, since), *_sources(shelf, story, since), *_conflicts(story, since)]
    found += _reversals(shelf, story, since)
    return sorted(found, key=lambda one: (one.at, one.kind, one.what))


def after(told: str, since: str) -> bool:
    """Whether a time of publication lies after another; a day lies after every day before it."""
    one, other = instant(told), instant(since)
    if one is not None and other is not None:
        return one > other
    return (first_day(told) or 0) > (first_day(since) or 0)


def _newsrooms(story: Story, since: str) -> Iterator[News]:
    first: dict[str, tuple[str, str]] = {}
    for report in story.reports:
        if report.newsroom and report.newsroom not in first:
            first[report.newsroom] = (report.told, report.outlet or "")
    for name, (told, outlet) in first.items():
        if after(told, since):
            yield News(kind="origin", at=told, what=f"a text of {name}, first seen at {outlet}", quoted=())


def _sources(shelf: Shelf, story: Story, since: str) -> Iterator[News]:
    told = {report.id: report.told for report in story.reports}
    for source in story.sources:
        at = told.get(source.quoted.report, "")
        if after(at, since):
            what = f"{'unnamed: ' if source.unnamed else ''}{source.name} speaks for the first time"
            yield News(kind="origin", at=at, what=what, quoted=(source.quoted,))


def _conflicts(story: Story, since: str) -> Iterator[News]:
    for one in story.conflicts:
        if one.difference in _TURNING and after(one.since, since):
            a, b = one.a.accounts[0], one.b.accounts[0]
            what = f"{one.difference} over {one.matter}, {one.about}: {one.a.value} / {one.b.value}"
            quoted = (Quoted(a.report, a.words, a.claim), Quoted(b.report, b.words, b.claim))
            yield News(kind="contradiction", at=one.since, what=what, quoted=quoted)


def _reversals(shelf: Shelf, story: Story, since: str) -> Iterator[News]:
    kept = (keeping.get(shelf, report) for report in gathering.reports(shelf, story.brief.id))
    for one in timeline.held(word for report in kept if report for word in report.positions):
        first = one.words[0]
        if one.turn == "reversed" and one.before and after(first.reported, since):
            what = f"{one.holder}: {one.before.stance} → {first.stance}: {first.about}"
            yield News(kind="reversal", at=first.reported, what=what, quoted=(first.quoted, one.before.quoted))
