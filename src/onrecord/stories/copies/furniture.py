"""Lines that are no part of what a report tells: menus, notices, captions; and those an outlet prints again and again.

What no outlet tells is known by its shape (``furniture.tsv``). What one outlet prints under each of its reports is
learnt from its reports as they come: a small count of lines for each outlet, of fixed size, so that it costs the same
after a million reports.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Literal
from zlib import crc32

import msgspec
import numpy as np
import numpy.typing as npt

from onrecord.stories.copies.words import Marks, Numbers

Part = Literal["telling", "caption", "furniture"]
SHORT = 8
"""Words of a line that is furniture from its second report on; a title, a button, a slogan has no more."""
OFTEN = 3
"""Reports that a longer line must stand in, and a quarter of the outlet's, before it is furniture: three states of one
running story share whole paragraphs."""
KNOWN_LINES = 400
"""Lines kept of one outlet; the rarest go when there are twice as many. An outlet has some tens that recur."""
LONGEST_FURNITURE, LONGEST_CAPTION = 220, 700
"""Characters beyond which no line is taken for either by its shape: too much would be lost by an error."""
_FIGURES = re.compile(r"\d+")
_SCRIPT = re.compile(r"\bfunction ?\(")
"""Code of the page that came with its text."""


class Seen(msgspec.Struct, frozen=True, array_like=True):
    """How many reports of one outlet there were, and in how many each of its lines stood.

    Attributes:
        reports: how many there were.
        lines: what stands for each line, unsigned 32-bit numbers in rising order.
        counts: in how many reports each stood, unsigned 32-bit numbers.
    """

    reports: int = 0
    lines: bytes = b""
    counts: bytes = b""


@cache
def patterns() -> dict[tuple[str, str], re.Pattern[str]]:
    """What lines look like by kind (``furniture``, ``caption``) and by whether they begin so or hold it anywhere."""
    table = files(__package__).joinpath("furniture.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in table if line and not line.startswith("#")][1:]
    shapes: dict[tuple[str, str], list[str]] = {}
    for kind, where, shape in rows:
        shapes.setdefault((kind, where), []).append(_scoped(shape) if where == "begins" else shape)
    return {key: re.compile("|".join(told)) for key, told in shapes.items()}


def part(line: str) -> Part:
    """What a line is by its shape alone."""
    if len(line) > LONGEST_CAPTION:
        return "furniture" if _is_script(line) else "telling"
    known = patterns()
    if len(line) > LONGEST_FURNITURE:
        if _is_script(line):
            return "furniture"
    elif known["furniture", "begins"].match(line) or _holds(known["furniture", "holds"], line.lower()):
        return "furniture"
    is_caption = known["caption", "begins"].match(line) or _holds(known["caption", "holds"], line)
    return "caption" if is_caption else "telling"


def _is_script(line: str) -> bool:
    """Whether a line is code: something with a colon or a semicolon between braces, or a function."""
    low, high = line.find("{"), line.rfind("}")
    return (0 <= low < high and (":" in line[low:high] or ";" in line[low:high])) or bool(_SCRIPT.search(line))


def _holds(pattern: re.Pattern[str], line: str) -> bool:
    """Whether a line holds what begins a word. The patterns begin with letters, so that the search skips to them."""
    return any(
        found.start() == 0 or not (line[found.start()].isalnum() and line[found.start() - 1].isalnum())
        for found in pattern.finditer(line)
    )


def line_key(line: str) -> int:
    """What stands for a line in the counts: its words without figures."""
    return crc32(_FIGURES.sub("", line).encode("utf-8", "surrogatepass"))


def recurring(keys: Numbers, sizes: npt.NDArray[np.int64], seen: Seen) -> Marks:
    """Which lines are their outlet's furniture by how often it printed them; ``sizes`` are their words."""
    lines, counts = np.frombuffer(seen.lines, np.uint32), np.frombuffer(seen.counts, np.uint32)
    if not len(lines):
        return np.zeros(len(keys), np.bool_)
    at = np.minimum(np.searchsorted(lines, keys), len(lines) - 1)
    count = np.where(lines[at] == keys, counts[at], 0)
    often = (count >= OFTEN) & (count * 4 >= seen.reports)
    return np.where(sizes <= SHORT, count >= 2, often)


def counted(seen: Seen, keys: Numbers) -> Seen:
    """The counts with one more report of the outlet, whose lines have these keys."""
    lines, where = np.unique(
        np.concatenate([np.frombuffer(seen.lines, np.uint32), np.unique(keys)]), return_inverse=True
    )
    counts = np.zeros(len(lines), np.uint32)
    old = len(seen.lines) // 4
    counts[where[:old]] = np.frombuffer(seen.counts, np.uint32)
    counts[where[old:]] += 1
    if len(lines) > 2 * KNOWN_LINES:
        kept = np.sort(np.lexsort((lines, -counts.astype(np.int64)))[:KNOWN_LINES])
        lines, counts = lines[kept], counts[kept]
    return Seen(seen.reports + 1, lines.tobytes(), counts.tobytes())


def _scoped(pattern: str) -> str:
    """A pattern whose ``(?i)`` holds for itself alone, so that it can stand beside others."""
    return f"(?i:{pattern[4:]})" if pattern.startswith("(?i)") else f"(?:{pattern})"
