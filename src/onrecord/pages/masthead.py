"""What stands above a report in plain text, read off line by line: trail, headline, standfirst, names, times."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from onrecord.model.grounds import When
from onrecord.pages.byline import names_in
from onrecord.pages.crumbs import is_section, read_trail, split_outlet, strong_outlet
from onrecord.pages.dates import read_when
from onrecord.pages.lines import alike, split_byline, stamp

_STOP = re.compile(r"[.…:;,][\"'”’)\]]*$|[.!?][\"”]$")
_LABEL = re.compile(
    r"^(?P<name>title|headline|by|authors?|byline|date|published|pubdate|updated|modified|source"
    r"|outlet|publisher|site|url|link|section|category|summary|description"
    r"|standfirst|subtitle|dek|lead)\s*:\s+(?P<value>\S.*)$",
    re.IGNORECASE,
)
_RULE = re.compile(r"^[=\-_*#~+]{3,}$")
_MARKDOWN = re.compile(r"^#{1,6}\s+|^\*\*(?=\S.*\*\*$)|(?<=\S)\*\*$|^>\s+")
_DATELINE = re.compile(
    r"^[A-Z][A-Z .’'-]{2,30}(?:,[^—–-]{2,40})?(?: \([A-Za-z0-9 ]+\))?\s*(?:—|–|--|-)\s|^[A-Z]{4,},\s"
)
_UPDATED = re.compile(r"\b(?:updated|modified|edited|aktualisiert|upd)\b", re.IGNORECASE)
# The longest of 137 measured headlines has 25 words, the longest standfirst 110
MAX_HEADLINE = 28
MAX_STANDFIRST = 110
# A headline of fewer words than a sentence needs, above a longer line without a stop, is a label
MAX_LABEL = 3
# Lines below the headline among which bylines and dates are looked for
DEPTH = 8


@dataclass
class Masthead:
    """The fields above a report."""

    outlet: str | None = None
    crumbs: list[str] = field(default_factory=list)
    headline: str | None = None
    standfirst: str | None = None
    names: list[str] = field(default_factory=list)
    published: When | None = None
    modified: When | None = None
    told: dict[str, str] = field(default_factory=dict)


def read_masthead(lines: list[str], known: str | None = None) -> tuple[Masthead, list[str]]:
    """The masthead of a text and the lines of its report; ``known`` is the outlet where somebody says it."""
    top = Masthead()
    rest = _labels([line for raw in lines if (line := _MARKDOWN.sub("", raw).strip()) and not _RULE.match(line)], top)
    rest = _openers(rest, top)
    crumbs, taken = read_trail(rest)
    rest = rest[taken:]
    crumbs = _take_headline(crumbs, rest, top)
    outlet, sections = split_outlet(crumbs, known or top.outlet)
    top.outlet, top.crumbs = top.outlet or outlet, [*sections, *top.crumbs]
    rest = _openers(rest, top)
    rest = _headline(rest, top)
    return top, _below(rest, top)


def _labels(lines: list[str], top: Masthead) -> list[str]:
    """Takes ``Title: ...``, ``By: ...``, ``Date: ...`` off the top; one alone may be how a sentence begins."""
    labels = next((n for n, line in enumerate(lines) if not _LABEL.match(line)), len(lines))
    if labels < 2 and not (labels and lines[0].lower().startswith(("title:", "headline:", "by:"))):
        return lines
    at = 0
    while at < len(lines) and (match := _LABEL.match(lines[at])):
        name, value = match["name"].lower(), match["value"].strip().strip('"')
        top.told[name] = value
        match name:
            case "title" | "headline":
                top.headline = value
            case "by" | "author" | "authors" | "byline":
                top.names.extend(names_in([value]))
            case "date" | "published" | "pubdate":
                top.published = read_when(value)
            case "updated" | "modified":
                top.modified = read_when(value)
            case "source" | "outlet" | "publisher" | "site":
                top.outlet = None if "://" in value else value
            case "section" | "category":
                top.crumbs.append(value)
            case "summary" | "description" | "standfirst" | "subtitle" | "dek" | "lead":
                top.standfirst = value
        at += 1
    return lines[at:]


def _openers(lines: list[str], top: Masthead) -> list[str]:
    """Takes lines of names and times off the top."""
    at = 0
    while at < min(len(lines) - 1, DEPTH) and _note(lines[at], top):
        at += 1
    return lines[at:]


def _note(line: str, top: Masthead) -> bool:
    """Writes down a line of names or times; whether it was one."""
    found = split_byline(line, top.outlet)
    when = stamp(line) if found is None else found[1]
    if found is None and when is None:
        return False
    if found:
        top.names.extend(name for name in found[0] if name not in top.names)
    if when is not None:
        late = _UPDATED.search(line) and not re.search(r"\b(?:published|posted)\b", line, re.IGNORECASE)
        if late and top.published is not None:
            top.modified = top.modified or when
        elif top.published is None:
            top.published = when
        elif when != top.published:
            top.modified = top.modified or when
    return True


def _take_headline(crumbs: list[str], rest: list[str], top: Masthead) -> list[str]:
    """The crumbs without the headline, where the last of them is the headline."""
    if not crumbs:
        return crumbs
    last = crumbs[-1]
    if any(alike(last, line) for line in rest[:3]) or (len(last.split()) > 5 and len(crumbs) > 1):
        top.headline = top.headline or last
        return crumbs[:-1]
    return crumbs


def _headline(lines: list[str], top: Masthead) -> list[str]:
    """Takes the headline off the top, as often as it is repeated; the printed one wins over a crumb that was cut
    off."""
    if not lines:
        return lines
    if top.headline is None and _labelled(lines):
        top.crumbs = top.crumbs or (
            [lines[0]] if is_section(lines[0]) or (" " in lines[0] and lines[0][0].isupper()) else []
        )
        lines = lines[1:]
    if top.headline is None and _titled(lines):
        title, name = _own_title(lines[0])
        top.headline, top.outlet = title, top.outlet or name
        lines = lines[1:]
    at = 0
    while at < len(lines) and at < 3 and alike(lines[at], top.headline):
        top.headline = max(top.headline or "", lines[at], key=len)
        at += 1
    return lines[at:]


def _titled(lines: list[str]) -> bool:
    """Whether the first line is a headline: short, no full stop at its end, and longer lines below."""
    first = lines[0]
    if (
        len(lines) < 2
        or len(first.split()) > MAX_HEADLINE
        or _STOP.search(first)
        or (first[:1] in '"“' and first[-1:] in '"”')
    ):
        return False
    below = [line for line in lines[1:DEPTH] if split_byline(line) is None]
    return any(alike(first, line) for line in below) or max(map(len, below), default=0) > len(first)


def _labelled(lines: list[str]) -> bool:
    """Whether a label of a word or three stands above the headline: a rubric, or the name of a field left empty."""
    if len(lines) < 3 or len(lines[0].split()) > MAX_LABEL or not 5 <= len(lines[1].split()) <= MAX_HEADLINE:
        return False
    return not _STOP.search(lines[0]) and split_byline(lines[1]) is None and _titled(lines[1:])


def _own_title(line: str) -> tuple[str, str | None]:
    """A headline and the outlet's name behind it, where one stands there (``... | The Gazette``)."""
    for bar in (" | ", " - ", " – ", " — "):
        title, found, name = line.rpartition(bar)
        if found and len(title.split()) > 3 and len(name.split()) <= 4 and strong_outlet(name.strip()):
            return title.strip(), name.strip()
    return line, None


def _below(lines: list[str], top: Masthead) -> list[str]:
    """Takes standfirst, names and times from between headline and report."""
    kept = list(lines)
    if top.headline is None:
        return kept
    if top.standfirst is None and _is_standfirst(kept, top):
        top.standfirst = kept.pop(0)
    elif top.standfirst and kept and alike(kept[0], top.standfirst):
        kept.pop(0)
    kept = _openers(kept, top)
    if top.standfirst is None and (top.names or top.published) and len(kept) > 1 and _unstopped(kept[0]):
        top.standfirst = kept.pop(0)
        kept = _openers(kept, top)
    while kept and alike(kept[0], top.headline):
        kept.pop(0)
    return kept


def _is_standfirst(lines: list[str], top: Masthead) -> bool:
    """Whether the line below the headline is a standfirst: it has no full stop, or names and times follow it."""
    if len(lines) < 2 or split_byline(lines[0], top.outlet) is not None or _DATELINE.match(lines[0]):
        return False
    if _unstopped(lines[0]):
        return True
    return (
        4 < len(lines[0].split()) <= MAX_STANDFIRST // 2
        and split_byline(lines[1], top.outlet) is not None
        and len(lines) > 2
    )


def _unstopped(line: str) -> bool:
    return (
        5 <= len(line.split()) <= MAX_STANDFIRST
        and not _STOP.search(line)
        and not line.endswith(("!", "?"))
        and not _DATELINE.match(line)
    )
