"""Words that are nobody's telling: quotations, posts, transcripts.

Two reporters in one room write down the same words, so these never make a copy. Told by marks alone: no language model
is loaded here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

POST = re.compile(r"pic\.twitter\.com|https?://t\.co/|— .{2,60}\(@\w+\)|^\s*@\w+\b.{0,40}$")
"""A line that shows a post of a social network."""
TURN = re.compile(r"^(?:[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3}|Q|A|(?:[A-Z]\w+ ){1,2})(?: \([^)]{1,40}\))?: ")
"""The start of a turn in a transcript: "HORBAN: We will see."""
OPEN = {"“": "”", "„": "“", "«": "»", '"': '"', "‘‘": "’’", "``": "''", "‘": "’"}
_MARK = re.compile(r"“|„|«|\"|‘‘|``|(?<![\w])‘(?=\S)")
_APOSTROPHE = re.compile(r"’(?!\w)")
_SINGLE = re.compile(r"(?<![\w])'(?=\w)(?P<said>[^']{0,40}(?:'\w[^']{0,400})*?)(?<=[\w.,!?])'(?!\w)")


def quotations(line: str) -> Iterator[tuple[int, int]]:
    """Start and end of what is quoted in one paragraph, marks included; to its end where no mark closes it."""
    if (("@" in line or "t.co/" in line or "pic.tw" in line) and POST.search(line)) or TURN.match(line):
        yield 0, len(line)
        return
    at = 0
    while opened := _MARK.search(line, at):
        end = _closed(line, opened)
        yield opened.start(), end
        at = end
    if at == 0 and "'" in line:
        for single in _SINGLE.finditer(line):
            yield single.span()


def _closed(line: str, opened: re.Match[str]) -> int:
    mark = opened.group()
    if mark == "‘":
        closing = _APOSTROPHE.search(line, opened.end())
        return closing.end() if closing else opened.end()
    found = line.find(OPEN[mark], opened.end())
    return found + len(OPEN[mark]) if found >= 0 else len(line)
