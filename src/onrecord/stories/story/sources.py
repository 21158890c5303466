"""Whose words a story stands on: the newsrooms whose texts it has, and the sources that they name or keep unnamed."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from onrecord.model.sharing import Origin
from onrecord.model.stories import Quoted, Source
from onrecord.stories.story.keeping import Heard, Told

# Sources that stand for nobody: the report's own words for itself, pronouns that nothing resolved.
_NOBODY = frozenset("unknown i he she it they we who you this that those these one his her their".split())
_ARTICLE = re.compile(r"^(?:the|a|an|some|several|two|three|four|multiple|many) ", re.IGNORECASE)


def room(origin: Origin, outlet: str | None) -> str | None:
    """The newsroom whose words a text is: its outlet where that one's staff wrote it; ``None`` where nothing tells."""
    return origin.newsroom or (outlet if origin.own else None)


def newsrooms(rooms: Iterable[str | None]) -> tuple[tuple[str, int], ...]:
    """The newsrooms with how many texts each has, the most first; a text of unknown origin is counted for nobody."""
    counts = Counter(name for name in rooms if name)
    return tuple(sorted(counts.items(), key=lambda one: (-one[1], one[0])))


def sources(told: Sequence[Told], texts: Mapping[str, str], rooms: Mapping[str, str | None]) -> tuple[Source, ...]:
    """Whose words the reports carry, those of most texts first.

    Unnamed sources count under what they are called: how many persons that is cannot be told, and two names for one
    ("officials", "an official") may be the same.

    Args:
        told: the reports, the earliest first.
        texts: id of a report -> id of its text.
        rooms: id of a text -> the newsroom whose words it is, or ``None``.
    """
    by_name: dict[tuple[str, bool], list[tuple[Told, Heard]]] = defaultdict(list)
    for report in told:
        for heard in report.heard:
            key = _key(heard)
            if key not in _NOBODY:
                by_name[(key, heard.unnamed)].append((report, heard))
    found = [_source(carried, texts, rooms) for carried in by_name.values()]
    return tuple(sorted(found, key=lambda one: (-one.texts, -one.reports, one.name)))


def _source(carried: Sequence[tuple[Told, Heard]], texts: Mapping[str, str], rooms: Mapping[str, str | None]) -> Source:
    first, heard = carried[0]
    reports = {report.report for report, _ in carried}
    told_in = {texts[report] for report in reports}
    names = Counter(one.source for _, one in carried)
    return Source(
        name=max(names, key=lambda name: (names[name], len(name), name)),
        unnamed=heard.unnamed,
        number=max((one.number for _, one in carried if one.number), default=None),
        reports=len(reports),
        texts=len(told_in),
        newsrooms=tuple(sorted({room for text in told_in if (room := rooms.get(text))})),
        quoted=Quoted(first.report, heard.source_words, heard.id),
    )


def _key(heard: Heard) -> str:
    """One name for one source: small, without an article or a count; a person by the last two words of the name."""
    name = _ARTICLE.sub("", heard.source.casefold().strip())
    if heard.kind == "person" and not heard.unnamed:
        return name.split()[-1] if name.split() else name
    return name.removesuffix("s") if heard.unnamed else name
