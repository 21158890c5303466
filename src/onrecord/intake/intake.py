"""Everything a person can name, to pages: each source goes to the first way in that takes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from inspect import signature
from typing import Any

from onrecord.extend import Intake, load
from onrecord.intake.columns import Columns
from onrecord.intake.given import shown
from onrecord.model.article import Hints, Page
from onrecord.model.problems import BadExtension, Problem

# Ours are asked last, and files at the very end: a way in that came from elsewhere knows a narrower sort of source
# (a feed among addresses, a WARC among files) and would never be reached behind the general ones.
_GENERAL = ("stdin", "address", "files")


def pages(
    sources: Iterable[str],
    hints: Hints | None = None,
    allow_private: bool = False,
    columns: Columns | None = None,
) -> Iterator[Page | Problem]:
    """The pages behind ``sources``, one at a time, in their order; a Problem for what could not be had.

    ``hints`` is what a person says of every page; ``allow_private`` lets addresses lead into private networks and to
    this machine; ``columns`` says which columns of tables hold what (``columns.Columns.read``).

    Raises BadExtension where a way in cannot be loaded, and nothing for what the sources hold.
    """
    ways = _ways({"allow_private": allow_private, "columns": columns})
    for source in sources:
        way = _way(ways, source)
        if way is None:
            yield Problem(shown(source), "no way in knows what to do with it")
        else:
            yield from way.pages(source, hints or Hints())


def count(sources: Iterable[str]) -> int | None:
    """How many pages will be tried, for a progress bar; ``None`` where that cannot be told before they are read.

    A way in may tell by a method ``count(source) -> int | None``. Folders are listed, and none of their files opened.
    """
    ways = _ways({})
    total = 0
    for source in sources:
        way = _way(ways, source)
        tell = getattr(way, "count", None) if way else lambda _: 1
        told = tell(source) if tell else None
        if told is None:
            return None
        total += told
    return total


def _ways(settings: Mapping[str, Any]) -> list[Intake]:
    found = load("intakes")
    order = sorted(found, key=lambda name: (_GENERAL.index(name) if name in _GENERAL else -1, name))
    return [_made(name, found[name], settings) for name in order]


def _made(name: str, loaded: Any, settings: Mapping[str, Any]) -> Intake:
    """A way in from what its entry point loads; it is given those of the settings that it takes by name."""
    made = loaded
    if isinstance(loaded, type):
        known = signature(loaded).parameters
        made = loaded(**{setting: value for setting, value in settings.items() if setting in known})
    if not isinstance(made, Intake):
        raise BadExtension(f"onrecord.intakes {name!r} is no Intake: it needs name, takes and pages")
    return made


def _way(ways: Iterable[Intake], source: str) -> Intake | None:
    return next((way for way in ways if way.takes(source)), None)
