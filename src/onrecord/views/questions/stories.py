"""What many reports tell: stories, what is new in one, where a claim comes from, where reports differ."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from msgspec.structs import replace

from onrecord.model.conflicts import Conflict
from onrecord.model.origins import Origins
from onrecord.model.problems import UsageError
from onrecord.model.stories import Entry, Story
from onrecord.record.asking import day
from onrecord.record.opened import Record
from onrecord.stories.shelf import Shelf
from onrecord.views.questions import asked, evidence
from onrecord.views.questions.access import Access, Kept, NotFound
from onrecord.views.questions.told import ConflictsTold, Counts, NewsTold, OriginsTold, StoriesTold, StoryTold

Part = TypeVar("Part")

# Other stories that are named where words fit several, and reports among which they are looked for.
_OTHERS = 10
_LOOKED_AT = 1_000
# Tellings that are quoted with each line: enough to cite; how many there are is said beside them. All tellings of fifty
# lines of a story of 533 reports come to 1.2 MB of JSON, which no assistant reads.
_QUOTED = 3


def stories(access: Access, question: asked.Stories) -> StoriesTold:
    """The stories that are developing, the last told first."""
    from onrecord.stories.story import developing

    first = _ordinal(question.since) if question.since else 0
    with access.stories() as (shelf, _):
        found = developing(shelf, question.limit + 1, least=question.least, since=first)
    rows = tuple(found[: question.limit])
    return StoriesTold(rows=rows, count=len(rows), more=len(found) > len(rows))


def story(access: Access, question: asked.Story) -> StoryTold:
    """A story, each part cut to the limit. Raises NotFound."""
    with access.stories() as (shelf, record):
        whole, others = _assembled(shelf, record, question.what, access.kept)
        lines = tuple(line for line in whole.timeline if question.lane in (None, line.lane))
        shown = _cut(whole, lines, question.limit)
        counts = Counts(
            reports=len(whole.reports), newsrooms=len(whole.newsrooms), sources=len(whole.sources),
            timeline=len(lines), conflicts=len(whole.conflicts), passages=len(whole.passages),
        )  # fmt: skip
        cited = evidence.cited(record, evidence.reports_in(shown))
    more = any(getattr(counts, name) > question.limit for name in counts.__struct_fields__)
    return StoryTold(story=shown, counts=counts, more=more, cited=cited, others=tuple(others[:_OTHERS]))


def news(access: Access, question: asked.News) -> NewsTold:
    """What is new in a story since a time. Raises NotFound."""
    from onrecord.stories import story as room

    with access.stories() as (shelf, record):
        whole, _ = _assembled(shelf, record, question.what, access.kept)
        found = room.news(shelf, whole, question.since)
        rows = tuple(found[: question.limit])
        cited = evidence.cited(record, evidence.reports_in(rows))
    return NewsTold(story=whole.brief.id, rows=rows, count=len(rows), more=len(found) > len(rows), cited=cited)


def origins(access: Access, question: asked.Origins) -> OriginsTold:
    """All ways back from a claim, or from words. Raises NotFound, and UsageError where neither or both are given."""
    with access.stories() as (shelf, record):
        found = _traced(shelf, question)
        limit = question.limit
        shown = replace(
            found,
            paths=found.paths[:limit],
            newsrooms=tuple(replace(one, reports=one.reports[:limit]) for one in found.newsrooms[:limit]),
            sources=tuple(replace(one, reports=one.reports[:limit]) for one in found.sources[:limit]),
        )
        cited = evidence.cited(record, evidence.reports_in(shown))
    return OriginsTold(origins=shown, count=len(found.paths), more=shown != found, cited=cited)


def conflicts(access: Access, question: asked.Conflicts) -> ConflictsTold:
    """Where the reports of a story, or some reports, differ. Raises NotFound, and UsageError where none is named."""
    with access.stories() as (shelf, record):
        found = _differences(shelf, record, question, access.kept)
        rows = tuple(found[: question.limit])
        cited = evidence.cited(record, evidence.reports_in(rows))
    return ConflictsTold(rows=rows, count=len(rows), more=len(found) > len(rows), cited=cited)


def _assembled(shelf: Shelf, record: Record, what: str, kept: Kept) -> tuple[Story, list[str]]:
    """The story that is meant, and ids of others that the words fit."""
    from onrecord.stories import story as room

    first, *others = _sought(shelf, record, what)
    state = (first, record.session().snapshot)
    found = kept.get(state)
    if found is None:
        found = room.assemble(shelf, first)
        if found is None:
            raise NotFound("the story is gone; `stories` lists those that are there")
        kept.put(state, found)
    return found, others


def _sought(shelf: Shelf, record: Record, what: str) -> list[str]:
    from onrecord.stories import story as room

    try:
        found = room.by_id(shelf, what.strip())
    except UsageError as error:
        raise NotFound(f"{error}; `stories` and `find` give ids") from error
    if found:
        return [found]
    near = room.by_reports(shelf, record.find(what, _LOOKED_AT).column("report"))
    if not near:
        raise NotFound(f"no story is about {what!r}; `stories` lists those that are there")
    return near


def _cut(whole: Story, lines: Sequence[Entry], limit: int) -> Story:
    return replace(
        whole,
        reports=whole.reports[:limit],
        newsrooms=whole.newsrooms[:limit],
        sources=whole.sources[:limit],
        timeline=_quoting(_weightiest(lines, limit)),
        conflicts=whole.conflicts[:limit],
        passages=_quoting(whole.passages[:limit]),
    )


def _quoting(lines: Sequence[Entry]) -> tuple[Entry, ...]:
    return tuple(replace(line, quoted=line.quoted[:_QUOTED]) for line in lines)


def _weightiest(lines: Sequence[Entry], limit: int) -> tuple[Entry, ...]:
    """The lines that most texts tell, in the order of time."""
    ranked = sorted(range(len(lines)), key=lambda place: (-lines[place].texts, -lines[place].reports, place))
    return tuple(lines[place] for place in sorted(ranked[:limit]))


def _traced(shelf: Shelf, question: asked.Origins) -> Origins:
    from onrecord.stories import statements
    from onrecord.stories.origins import trace, trace_words

    if question.words is not None and question.id is None:
        if question.on is None:
            raise UsageError("words are looked for around a day; say which: on=2026-03-14")
        return trace_words(shelf, question.words, day=_ordinal(question.on))
    if question.id is None or question.words is not None:
        raise UsageError("ask for the origins of a claim by its id, or by words and on, a day; and not by both")
    ids = statements.named(shelf, question.id)
    if not ids:
        raise NotFound(f"no claim has an id that begins with {question.id}; `events` and `said` give ids")
    if len(ids) > 1 and question.id not in ids:
        raise UsageError(f"{question.id} begins several ids: {', '.join(ids[:5])}; give more of it")
    found = trace(shelf, question.id if question.id in ids else ids[0])
    if found is None:
        raise NotFound(f"{ids[0]} has no words in its report that could be followed")
    return found


def _differences(shelf: Shelf, record: Record, question: asked.Conflicts, kept: Kept) -> Sequence[Conflict]:
    from onrecord.stories import story as room

    if question.story is not None and not question.reports:
        return _assembled(shelf, record, question.story, kept)[0].conflicts
    if question.story is not None or len(question.reports) < 2:
        raise UsageError("ask for the conflicts of a story, or between two reports or more by their ids; not both")
    return room.differences(shelf, [_report(record, one) for one in question.reports])


def _report(record: Record, mark: str) -> str:
    if not mark.startswith("r-"):
        raise UsageError(f"{mark} is no id of a report; those begin with r-")
    try:
        return record.resolve(mark)
    except UsageError as error:
        raise NotFound(f"{error}; `find` and `reports` give ids") from error


def _ordinal(told: str) -> int:
    """A day, counted from 1 January 1."""
    return date.fromisoformat(day(told, last=False)).toordinal()
