"""A story's timeline: reports, events, statements and positions in lanes, each line with the words behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from onrecord.model.happenings import Happening
from onrecord.model.origins import Statement
from onrecord.model.stories import Entry, Held, Quoted
from onrecord.stories.story.keeping import Line, Told

# Characters of a line for a person; the words behind it are whole.
_LONGEST = 160


def reports(told: Sequence[Told], texts: Mapping[str, str]) -> Iterator[Entry]:
    """One line a text, at the time of its first report."""
    by_text: dict[str, list[Told]] = {}
    for one in told:
        by_text.setdefault(texts[one.report], []).append(one)
    for group in by_text.values():
        first = group[0]
        what = f"{first.outlet or 'outlet unknown'}: {first.headline or '(no headline)'}"
        yield Entry(
            at=first.at, lane="report", what=_cut(what), report=first.report, reports=len(group), texts=1, quoted=()
        )


def events(happenings: Iterable[Happening], told: Mapping[str, Told], texts: Mapping[str, str]) -> Iterator[Entry]:
    """One line a happening, at its own time where a report gives one, else when it was first told."""
    lines = {line.id: line for report in told.values() for line in report.events}
    for happening in happenings:
        mentions = [one for one in happening.mentions if one.report in told and one.event in lines]
        if not mentions:
            continue
        mentions.sort(key=lambda one: (_at(told[one.report]), one.trigger.start))
        carried = {one.report for one in mentions}
        dated = [lines[one.event].at for one in mentions if lines[one.event].at]
        at = max(set(dated), key=lambda when: (dated.count(when), len(when), when)) if dated else ""
        best = _fullest([lines[one.event] for one in mentions])
        yield Entry(
            at=at or told[mentions[0].report].at,
            lane="event",
            what=_cut(f"{best.told} “{best.words.text}”"),
            reports=len(carried),
            texts=len({texts[report] for report in carried}),
            quoted=tuple(Quoted(one.report, one.trigger, one.event) for one in mentions),
            report=mentions[0].report,
        )


def statements(found: Iterable[Statement], told: Mapping[str, Told], texts: Mapping[str, str]) -> Iterator[Entry]:
    """One line a statement, when it was first told, in the words of that telling."""
    said = {one.id: one.told for report in told.values() for one in report.heard}
    for statement in found:
        tellings = [one for one in statement.tellings if one.report in told and one.claim]
        if not tellings or not statement.speaker:
            continue
        tellings.sort(key=lambda one: (_at(told[one.report]), one.words.start))
        carried = {one.report for one in tellings}
        yield Entry(
            at=told[tellings[0].report].at,
            lane="statement",
            what=_cut(f"{statement.speaker}: {said.get(tellings[0].claim or '', tellings[0].words.text)}"),
            reports=len(carried),
            texts=len({texts[report] for report in carried}),
            quoted=tuple(Quoted(one.report, one.words, one.claim) for one in tellings),
            report=tellings[0].report,
        )


def positions(held: Iterable[Held], texts: Mapping[str, str]) -> Iterator[Entry]:
    """One line a position, from the day on which it is held; turns say what they turned."""
    for one in held:
        carried = {word.quoted.report for word in one.words}
        turn = f" ({one.turn}; before: {one.before.stance}: {one.before.about})" if one.before else ""
        first = one.words[0]
        condition = f" on condition: {first.condition}" if first.condition else ""
        yield Entry(
            at=one.since,
            lane="position",
            what=_cut(f"{one.holder} {one.stance}: {first.about}{condition}{turn}"),
            reports=len(carried),
            texts=len({texts[report] for report in carried}),
            quoted=tuple(word.quoted for word in one.words),
            report=first.quoted.report,
        )


def in_time(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The lines in the order of time; those without a time last, those of one time by how many texts tell them."""
    return tuple(sorted(entries, key=lambda one: (one.at or "9999", -one.texts, one.lane, one.what)))


def passages(entries: Iterable[Entry], most: int) -> tuple[Entry, ...]:
    """The statements and events that most texts tell: what the story turns on."""
    told = [one for one in entries if one.lane in ("statement", "event") and one.texts > 1]
    return tuple(sorted(told, key=lambda one: (-one.texts, one.lane != "statement", one.at, one.what))[:most])


def _fullest(lines: Sequence[Line]) -> Line:
    """The line with the fewest unknown parties; of those the most told."""
    counts: dict[str, int] = {}
    for line in lines:
        counts[line.told] = counts.get(line.told, 0) + 1
    return min(lines, key=lambda line: (line.told.count("unknown"), -counts[line.told], len(line.told), line.told))


def _at(told: Told) -> str:
    return told.at or "9999"


def _cut(words: str) -> str:
    told = " ".join(words.split())
    return told if len(told) <= _LONGEST else told[: _LONGEST - 1].rstrip() + "…"
