"""Lines that are no part of what a report tells: menus, notices, captions; and those an outlet prints again and again.

What no outlet tells is known by its shape (``furniture.tsv``). What one outlet prints under each of its reports is
learnt from its reports as they come: a small count of lines for each outlet, of fixed size, so that it costs the same
after a million reports.
"""

from __future__ import annotations

import re
from collections.abc import Set
from functools import cache
from importlib.resources import files
from typing import Literal
from zlib import crc32

import msgspec

Part = Literal["telling", "caption", "furniture"]
SHORT = 8
"""Words of a line that is furniture from its second report on; a title, a button, a slogan has no more."""
OFTEN = 3
"""Reports that a longer line must stand in, and a quarter of the outlet's, before it is furniture: three states of one
running story share whole paragraphs."""
KNOWN_LINES = 400
"""Lines kept of one outlet; the rarest go when there are twice as many. An outlet has some tens that recur."""
LONGEST = 700
"""Characters beyond which no line is taken for furniture or a caption by its shape: too much would be lost by an error."""


class Seen(msgspec.Struct, frozen=True, array_like=True):
    """How many reports of one outlet there were, and in how many each of its lines stood (by checksum)."""

    reports: int = 0
    lines: dict[int, int] = {}


@cache
def patterns() -> tuple[tuple[Part, re.Pattern[str]], ...]:
    """What lines of furniture and captions look like, in the order of the table."""
    table = files(__package__).joinpath("furniture.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in table if line and not line.startswith("#")][1:]
    by_kind: dict[Part, list[str]] = {"furniture": [], "caption": []}
    for kind, pattern in rows:
        by_kind["caption" if kind == "caption" else "furniture"].append(pattern)
    return tuple((kind, re.compile("|".join(map(_scoped, told)))) for kind, told in by_kind.items())


def part(line: str) -> Part:
    """What a line is by its shape alone."""
    if len(line) > LONGEST:
        return "telling"
    return next((kind for kind, pattern in patterns() if pattern.search(line)), "telling")


def line_key(line: str) -> int:
    """What stands for a line in the counts: its words without case and figures."""
    return crc32(re.sub(r"[\d\W]+", " ", line).lower().encode("utf-8", "surrogatepass"))


def is_recurring(words: int, key: int, seen: Seen) -> bool:
    """Whether a line of that many words is its outlet's furniture by how often the outlet printed it."""
    count = seen.lines.get(key, 0)
    return count >= 2 if words <= SHORT else count >= OFTEN and count * 4 >= seen.reports


def counted(seen: Seen, keys: Set[int]) -> Seen:
    """The counts with one more report of the outlet, whose lines have these keys."""
    lines = dict(seen.lines)
    for key in keys:
        lines[key] = lines.get(key, 0) + 1
    if len(lines) > 2 * KNOWN_LINES:
        kept = sorted(lines.items(), key=lambda item: (-item[1], item[0]))[:KNOWN_LINES]
        lines = dict(kept)
    return Seen(seen.reports + 1, lines)


def _scoped(pattern: str) -> str:
    """A pattern whose ``(?i)`` holds for itself alone, so that it can stand beside others."""
    return f"(?i:{pattern[4:]})" if pattern.startswith("(?i)") else f"(?:{pattern})"
