"""From what a person types to a story: the id of a story, a report or a claim, or words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from onrecord.model.problems import UsageError
from onrecord.stories.happenings import words as wording
from onrecord.stories.shelf import Shelf
from onrecord.stories.statements.kept import report_of
from onrecord.stories.story import gathering, keeping

# Stories that are named where words fit several.
_SHOWN = 5


def by_id(shelf: Shelf, start: str) -> str | None:
    """The story whose id, or that of a report or claim of it, begins with ``start``; ``None`` where it is no id.

    Raises UsageError where it is one that nothing here has, or that several have.
    """
    kind, dash, rest = start.partition("-")
    if not dash or kind not in ("t", "r", "a", "e", "p", "q") or not rest or set(rest) - set("0123456789abcdef"):
        return None
    found = _begun(shelf, kind, start)
    if not found:
        raise UsageError(f"no story here has anything whose id begins with {start}")
    if len(found) > 1:
        raise UsageError(f"{start} begins ids of several stories: {', '.join(sorted(found)[:_SHOWN])}; type more of it")
    return found.pop()


def by_reports(shelf: Shelf, reports: Iterable[str]) -> list[str]:
    """The stories that these reports tell, those of most of them first."""
    counts = Counter(story for report in reports if (story := gathering.story_of(shelf, report)))
    return [story for story, _ in sorted(counts.items(), key=lambda one: (-one[1], one[0]))]


def by_words(shelf: Shelf, words: str) -> list[str]:
    """The stories in whose headlines and telling words all of these stand, those of most reports first.

    Looks through every story: for readings at hand. A record has a full-text index, which is faster.
    """
    wanted = set(wording.stems(words))
    found: list[tuple[int, str]] = []
    for story, held in gathering.every(shelf):
        if wanted and wanted <= held.words.keys():
            found.append((held.reports, story))
    return [story for _, story in sorted(found, key=lambda one: (-one[0], one[1]))]


def _begun(shelf: Shelf, kind: str, start: str) -> set[str]:
    if kind == "t":
        return {story for story, _ in gathering.every(shelf) if story.startswith(start)}
    if kind == "r":
        return {story for told in keeping.every(shelf) if told.report.startswith(start)
                and (story := gathering.story_of(shelf, told.report))}  # fmt: skip
    report = report_of(shelf, start)
    found = gathering.story_of(shelf, report) if report else None
    return {found} if found else set()
