"""A story laid out for a person at a terminal, and as JSON for a script."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec
from rich.table import Table
from rich.text import Text

from onrecord.model.conflicts import Conflict, Side
from onrecord.model.stories import Brief, Entry, News, Source, Story
from onrecord.views.console import console

# Differences that contradict what was told before; the others tell it anew, or more exactly.
_AGAINST = ("contradiction", "retraction", "correction")
_LONGEST = 150


def give_json(value: object) -> None:
    """Prints a value of the model as JSON."""
    console().out(msgspec.json.format(msgspec.json.encode(value), indent=1).decode())


def give_briefs(briefs: Sequence[Brief], form: str) -> None:
    """Prints a list of stories."""
    if form == "json":
        give_json(list(briefs))
        return
    table = _table("story", "reports", "texts", "newsrooms", "since", "last new", "id")
    for one in briefs:
        counts = (str(one.reports), str(one.texts), str(one.newsrooms))
        table.add_row(Text(_cut(one.name, 70)), *counts, _time(one.since), _time(one.last), one.id)
    console().print(table if briefs else Text("no stories yet: every report stands alone"))


def give_news(news: Sequence[News], form: str) -> None:
    """Prints what is new in a story."""
    if form == "json":
        give_json(list(news))
        return
    table = _table("when", "new", "what")
    for one in news:
        table.add_row(_time(one.at), one.kind, Text(_cut(one.what)))
    console().print(table if news else Text("nothing new"))


def show(story: Story, lane: str | None, least: int, limit: int | None) -> None:
    """Prints a story: counts, whose words it is, what was contradicted, what most texts tell, and when."""
    screen = console()
    brief = story.brief
    unknown = brief.texts - sum(count for _, count in story.newsrooms)
    screen.print(Text(brief.name, style="bold"))
    screen.print(Text(
        f"{_count(brief.reports, 'report')}, {_count(brief.texts, 'text')}, {_count(brief.newsrooms, 'newsroom')}"
        + (f", {_count(unknown, 'text')} of unknown origin" if unknown else "")
        + f"; {_time(brief.since) or 'time unknown'} to {_time(brief.last) or 'unknown'}  ·  {brief.id}"
    ))  # fmt: skip
    screen.print(Text(" · ".join(brief.keys), style="dim"))
    for title, count, part in _parts(story, lane, least, limit):
        if count:
            screen.print(Text(f"\n{title}", style="bold"))
            screen.print(part)


def _parts(story: Story, lane: str | None, least: int, limit: int | None) -> Iterator[tuple[str, int, Table]]:
    unnamed = [one for one in story.sources if one.unnamed]
    named = [one for one in story.sources if not one.unnamed]
    against = [one for one in story.conflicts if one.difference in _AGAINST]
    other = [one for one in story.conflicts if one.difference not in _AGAINST]
    yield _title("Newsrooms", len(story.newsrooms), limit), len(story.newsrooms), _rooms(story.newsrooms[:limit])
    yield (
        _title("Unnamed sources", len(unnamed), limit, "how many persons, nobody can tell; they may be the same"),
        len(unnamed),
        _sources(unnamed[:limit]),
    )
    yield _title("Named sources", len(named), limit), len(named), _sources(named[:limit])
    yield _title("Contradicted", len(against), limit), len(against), _conflicts(against, limit)
    yield _title("Told anew or more exactly", len(other), limit), len(other), _conflicts(other, limit)
    yield _title("Key passages", len(story.passages), limit), len(story.passages), _entries(story.passages[:limit])
    lines = [one for one in story.timeline if lane in (None, one.lane) and one.texts >= least]
    shown = lines if limit is None else _weightiest(lines, limit)
    yield _title("Timeline", len(lines), limit, "the lines of most texts"), len(lines), _entries(shown)


def _weightiest(lines: Sequence[Entry], limit: int) -> list[Entry]:
    """Of each lane the lines that most texts tell, as many at most, in the order of time."""
    kept: set[int] = set()
    for name in ("report", "event", "statement", "position"):
        places = [place for place, one in enumerate(lines) if one.lane == name]
        kept.update(sorted(places, key=lambda place: (-lines[place].texts, -lines[place].reports, place))[:limit])
    return [one for place, one in enumerate(lines) if place in kept]


def _rooms(rooms: Iterable[tuple[str, int]]) -> Table:
    table = _table("texts", "newsroom")
    for name, count in rooms:
        table.add_row(f"{count:,}", Text(name))
    return table


def _sources(sources: Iterable[Source]) -> Table:
    table = _table("texts", "reports", "who", "first-hand with")
    for one in sources:
        who = one.name + (f" (up to {one.number})" if one.number and one.number > 1 else "")
        rooms = ", ".join(one.newsrooms[:4]) + (f" and {len(one.newsrooms) - 4} more" if len(one.newsrooms) > 4 else "")
        table.add_row(f"{one.texts:,}", f"{one.reports:,}", Text(_cut(who, 60)), Text(rooms or "unknown"))
    return table


def _conflicts(conflicts: Sequence[Conflict], limit: int | None) -> Table:
    table = _table("", "told", "by", "texts", "words")
    ranked = sorted(conflicts, key=lambda one: (-min(len(one.a.accounts), len(one.b.accounts)), one.since, one.id))
    for one in ranked[:limit]:
        head = Text(f"{one.difference}\n{one.matter}", style="bold")
        for place, side in enumerate((one.a, one.b)):
            first = side.accounts[0]
            table.add_row(
                head if place == 0 else Text(),
                Text(f"{side.value}\n{_time(first.told)}"),
                Text(f"{first.said_by}\n{first.outlet or ''}"),
                _texts(side),
                Text(_cut(first.sentence.text)),
            )
    return table


def _texts(side: Side) -> str:
    return f"{len(side.accounts):,}" + (f" (+{side.copies:,} copies)" if side.copies else "")


def _entries(entries: Iterable[Entry]) -> Table:
    table = _table("when", "lane", "texts", "reports", "what")
    for one in entries:
        table.add_row(_time(one.at), one.lane, f"{one.texts:,}", f"{one.reports:,}", Text(_cut(one.what)))
    return table


def _table(*columns: str) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", pad_edge=False)
    for column in columns:
        number = column in ("texts", "reports", "newsrooms")
        table.add_column(column, overflow="fold", justify="right" if number else "left")
    return table


def _title(name: str, count: int, limit: int | None, more: str = "") -> str:
    notes = [f"the first {limit} of {count:,}" if limit is not None and count > limit else f"{count:,}"]
    return f"{name} ({'; '.join([*notes, *([more] if more else [])])})"


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _time(value: str) -> str:
    """A time to the minute at most."""
    return value[:16].replace("T", " ")


def _cut(words: str, longest: int = _LONGEST) -> str:
    told = " ".join(words.split())
    return told if len(told) <= longest else told[: longest - 1].rstrip() + "…"
