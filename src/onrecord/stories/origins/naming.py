"""Newsrooms as claims credit them: the table of copies, and the programmes in which people are interviewed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from onrecord.stories.copies import newsrooms

# A reporter who writes for all is a newsroom of its own, whoever employs the reporter that day.
_POOL = re.compile(r"(?:White House |press |Downing Street |travel(?:ling|ing) )?pool report(?:er|s)?", re.IGNORECASE)
POOL = "press pool"


@cache
def _programmes() -> MappingProxyType[str, str]:
    lines = files(__package__).joinpath("programmes.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")][1:]
    return MappingProxyType({programme: room for room, programmes in rows for programme in programmes.split("|")})


@cache
def _programme() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in sorted(_programmes(), key=len, reverse=True))
    return re.compile(rf"[“\"'‘]\s?(?P<name>{names})[,.]?\s?[”\"'’]")


def named(words: str | None) -> str | None:
    """The short name of the newsroom that exactly these words name, or whose programme or site they name."""
    if not words:
        return None
    if _POOL.search(words):
        return POOL
    found = newsrooms.named(words) or newsrooms.of_site(words)
    return found.name if found else _programmes().get(words.strip(" “”\"'‘’.,"))


def mentioned(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and short name of every newsroom that a text names, by its own name or by a programme's."""
    found = [(start, end, room.name) for room, start, end in newsrooms.mentioned(text)]
    found += [(m.start("name"), m.end("name"), _programmes()[m["name"]]) for m in _programme().finditer(text)]
    found += [(*match.span(), POOL) for match in _POOL.finditer(text)]
    yield from sorted(found)
