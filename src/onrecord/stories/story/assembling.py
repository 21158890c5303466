"""A story put together from what the shelf keeps of its reports; nothing is read or compared again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from onrecord.model.conflicts import Conflict
from onrecord.model.happenings import Happening
from onrecord.model.stories import Brief, Entry, Story, StoryReport
from onrecord.stories import conflicts, happenings, statements, timeline
from onrecord.stories.happenings import words as wording
from onrecord.stories.shelf import Shelf
from onrecord.stories.story import gathering, keeping, lanes, sources
from onrecord.stories.story.keeping import Told

# Key passages, and names in a story's line.
_PASSAGES = 12
_KEYS = 8


def assemble(shelf: Shelf, story: str) -> Story | None:
    """The story of this id, or ``None`` where there is none."""
    told, texts = _told(shelf, story)
    if not told:
        return None
    reports = [one.report for one in told]
    rooms = _rooms(shelf, told, texts)
    happened = happenings.in_reports(shelf, reports)
    timeline_ = lanes.in_time(_entries(shelf, told, texts, happened))
    return Story(
        brief=_brief(shelf, story, told, texts, rooms),
        reports=tuple(
            StoryReport(
                id=one.report, outlet=one.outlet, headline=one.headline, url=one.url, told=one.at,
                text=texts[one.report], newsroom=rooms[texts[one.report]],
            )
            for one in told
        ),
        newsrooms=sources.newsrooms(rooms.values()),
        sources=sources.sources(told, texts, rooms),
        timeline=timeline_,
        conflicts=tuple(_differences(shelf, told, texts, happened)),
        passages=lanes.passages(timeline_, _PASSAGES),
    )  # fmt: skip


def differences(shelf: Shelf, reports: Iterable[str]) -> list[Conflict]:
    """Where these reports differ, whatever stories they tell."""
    told = [one for report in sorted(set(reports)) if (one := keeping.get(shelf, report))]
    texts = {one.report: keeping.text_of(shelf, one.report) for one in told}
    return _differences(shelf, told, texts, happenings.in_reports(shelf, [one.report for one in told]))


def _differences(
    shelf: Shelf, told: Sequence[Told], texts: Mapping[str, str], happened: Sequence[Happening]
) -> list[Conflict]:
    of_event = {mention.event: one.id for one in happened for mention in one.mentions}
    return conflicts.between(shelf, [one.report for one in told], of_event, texts, _names(happened, told))


def brief(shelf: Shelf, story: str) -> Brief | None:
    """A story in one line, or ``None`` where there is none of this id."""
    told, texts = _told(shelf, story)
    return _brief(shelf, story, told, texts, _rooms(shelf, told, texts)) if told else None


def _told(shelf: Shelf, story: str) -> tuple[list[Told], dict[str, str]]:
    """What is kept of a story's reports, the earliest first, and the text of each."""
    kept = (keeping.get(shelf, report) for report in gathering.reports(shelf, story))
    told = sorted((one for one in kept if one), key=lambda one: (one.at or "9999", one.report))
    return told, {one.report: keeping.text_of(shelf, one.report) for one in told}


def _rooms(shelf: Shelf, told: Sequence[Told], texts: Mapping[str, str]) -> dict[str, str | None]:
    """The newsroom of each text: the one that its reports' words mostly are."""
    found: dict[str, Counter[str | None]] = {}
    for one in told:
        found.setdefault(texts[one.report], Counter())[keeping.writer(shelf, one.report)] += 1
    return {text: _most(counts) for text, counts in found.items()}


def _most(counts: Counter[str | None]) -> str | None:
    known = [(count, name) for name, count in counts.items() if name]
    return min(known, key=lambda one: (-one[0], one[1]))[1] if known else None


def _entries(
    shelf: Shelf, told: Sequence[Told], texts: Mapping[str, str], happened: Iterable[Happening]
) -> Iterator[Entry]:
    by_id = {one.report: one for one in told}
    yield from lanes.reports(told, texts)
    yield from lanes.events(happened, by_id, texts)
    yield from lanes.statements(statements.in_reports(shelf, list(by_id)), by_id, texts)
    yield from lanes.positions(timeline.held(word for one in told for word in one.positions), texts)


def _names(happened: Iterable[Happening], told: Iterable[Told]) -> dict[str, str]:
    """What each happening is, in a line."""
    lines = {line.id: line.told for one in told for line in one.events}
    names = {}
    for happening in happened:
        counts = Counter(lines[one.event] for one in happening.mentions if one.event in lines)
        if counts:
            names[happening.id] = min(counts, key=lambda line: (line.count("unknown"), -counts[line], line))
    return names


def _brief(
    shelf: Shelf, story: str, told: Sequence[Told], texts: Mapping[str, str], rooms: Mapping[str, str | None]
) -> Brief:
    held = gathering.get(shelf, story)
    weights = held.words if held else {}
    times = [one.at for one in told if one.at]
    return Brief(
        id=story,
        name=_headline(told, weights),
        keys=_keys(told, weights),
        reports=len(told),
        texts=len(set(texts.values())),
        newsrooms=len({room for room in rooms.values() if room}),
        since=min(times, default=""),
        last=max(times, default=""),
    )


def _headline(told: Sequence[Told], weights: Mapping[int, float]) -> str:
    """The headline that says most of what the story is about, a word each."""

    def says(headline: str) -> float:
        stems = wording.stems(headline)
        return sum(weights.get(key, 0) for key in set(stems)) / (len(stems) + 2)

    headlines = Counter(one.headline for one in told if one.headline)
    return max(headlines, key=lambda one: (says(one), headlines[one], one), default=told[0].outlet or told[0].report)


def _keys(told: Sequence[Told], weights: Mapping[int, float]) -> tuple[str, ...]:
    """The words that hold the story together, as its headlines write them."""
    forms: dict[int, Counter[str]] = {}
    for one in told:
        for _, _, word in wording.tokens(one.headline or ""):
            key = wording.number(wording.stem(word))
            if key in weights:
                forms.setdefault(key, Counter())[word] += 1
    heaviest = sorted(forms, key=lambda key: (-weights[key], key))[:_KEYS]
    return tuple(max(forms[key], key=lambda form: (forms[key][form], form)) for key in heaviest)
