"""Breadcrumbs in plain text: lists of short lines, or one line with arrows, above the headline."""

from __future__ import annotations

import re

from onrecord.pages.lines import alike
from onrecord.pages.sections import is_home

BULLET = re.compile(r"^(?:[-*•·–—›»>]|\d{1,2}[.)])\s+")
_ARROWS = re.compile(r"\s*[›»→❯⟩]\s*|\s+>\s+|\s*>\s*(?=[A-Z])")
_BARS = re.compile(r"\s+[/|]\s+")
_STOP = re.compile(r"[.!?…:;,][\"'”’)\]]*$")
# Sections that a trail may begin with where it names no outlet, besides the names of countries
_SECTIONS = frozenset(
    (
        "world", "news", "international", "politics", "business", "economy", "opinion", "culture", "sport", "sports",
        "technology", "tech", "science", "health", "climate", "environment", "national", "local", "latest", "topics",
        "regions", "conflict", "war", "security", "defense", "defence", "analysis", "breaking", "breaking news",
        "world news", "latest news", "top stories", "global", "nation", "foreign", "diplomacy", "military",
        "geopolitics", "markets", "finance", "energy", "society", "life", "lifestyle", "travel", "video", "live",
        "investigations", "features", "reports", "articles", "stories", "archive", "press releases", "interviews",
        "explainers", "europe", "asia", "africa", "america", "americas", "latin america", "north america",
        "south america",
        "middle east", "mideast", "asia-pacific", "asia pacific", "central asia", "south asia", "oceania",
        "caucasus", "balkans", "the balkans", "gulf", "arctic", "us", "u.s.", "usa", "us news", "u.s. news", "uk",
        "uk news", "eu", "un", "nato", "united states", "united kingdom", "russia", "ukraine", "israel", "gaza",
        "palestine", "lebanon", "syria", "iraq", "iran", "yemen", "turkey", "türkiye", "egypt", "libya", "sudan",
        "ethiopia", "somalia", "kenya", "nigeria", "south africa", "congo", "drc", "mali", "china", "taiwan",
        "japan", "north korea", "south korea", "korea", "india", "pakistan", "afghanistan", "bangladesh", "myanmar",
        "philippines", "indonesia", "vietnam", "thailand", "australia", "france", "germany", "italy", "spain",
        "poland", "hungary", "romania", "serbia", "kosovo", "georgia", "armenia", "azerbaijan", "moldova", "belarus",
        "kazakhstan", "greece", "cyprus", "sweden", "finland", "norway", "canada", "mexico", "brazil", "argentina",
        "venezuela", "colombia", "cuba", "haiti", "saudi arabia", "qatar", "jordan", "uae", "united arab emirates",
        "kuwait", "bahrain",
    )
)  # fmt: skip
_SECTION_WORD = re.compile(
    r"\b(?:war|crisis|conflict|election|elections|affairs|politics|policy|economy|invasion|summit|talks)\b",
    re.IGNORECASE,
)
_OUTLET_WORD = re.compile(
    r"\b(?:times|post|herald|gazette|daily|journal|tribune|guardian|press|agency|tv|radio|observer"
    r"|independent|chronicle|telegraph|courier|mail"
    r"|globe|insider|monitor|wire|reporter|broadcasting|network|magazine|weekly|bulletin|dispatch"
    r"|examiner|register|sentinel|mercury|ledger|today|24)\b"
    r"|news$|\bnews\b.+|\w\.(?:com|org|net|tv|news|info|[a-z]{2})$|[a-z]\d|\d[A-Z]|^[A-Z]{3,6}$",
    re.IGNORECASE,
)
_WORDY = re.compile(r"^[A-Z]{3,6}$")
MAX_CRUMB = 60
MAX_TRAIL = 8


def read_trail(lines: list[str]) -> tuple[list[str], int]:
    """The crumbs above a report, the headline among them where it is the last, and how many lines they take."""
    for shape in (_listed, _arrowed, _stacked):
        crumbs, taken = shape(lines)
        if crumbs:
            return crumbs, taken
    return [], 0


def split_outlet(crumbs: list[str], known: str | None = None) -> tuple[str | None, list[str]]:
    """The outlet at the head of a trail, and the sections behind it.

    A trail of a news site begins with its name or with "Home"; where it begins with a section no outlet is named.
    """
    if not crumbs:
        return None, []
    first = crumbs[0]
    if is_home(first):
        if len(crumbs) > 1 and strong_outlet(crumbs[1]) and not is_section(crumbs[1]):
            return crumbs[1], crumbs[2:]
        return None, crumbs[1:]
    if known and alike(first, known):
        return first, crumbs[1:]
    if is_section(first) or len(first.split()) > 5 or (len(crumbs) == 1 and not strong_outlet(first)):
        return None, crumbs
    return first, crumbs[1:]


def is_section(name: str) -> bool:
    """Whether a crumb is a section or a country, and so no outlet."""
    return name.casefold() in _SECTIONS or bool(_SECTION_WORD.search(name))


def strong_outlet(name: str) -> bool:
    """Whether a short line has the marks of an outlet's name: Times, Herald, 24, .com, three capitals."""
    if is_section(name) or len(name.split()) > 5 or (len(name) <= 6 and name.isupper() and not _WORDY.match(name)):
        return False
    return bool(_OUTLET_WORD.search(name)) and (not name.islower() or "." in name) and not _STOP.search(name)


def _crumb(line: str) -> bool:
    return 0 < len(line) <= MAX_CRUMB and not _STOP.search(line)


def _listed(lines: list[str]) -> tuple[list[str], int]:
    """``- Outlet``, ``- Section``, ``- Headline``: bulleted lines, the last of which may be a long one."""
    crumbs: list[str] = []
    for line in lines[: MAX_TRAIL + 1]:
        if not BULLET.match(line):
            break
        crumbs.append(BULLET.sub("", line).strip())
    taken = len(crumbs)
    if taken < 2 or taken == len(lines) or taken > MAX_TRAIL:
        return [], 0
    if not all(_crumb(c) for c in crumbs[:-1]):
        return [], 0
    return crumbs, taken


def _arrowed(lines: list[str]) -> tuple[list[str], int]:
    """``Home > World > Headline`` in one of the first lines; bars and slashes count only between short names."""
    for at, line in enumerate(lines[:3]):
        for separator, least in ((_ARROWS, 2), (_BARS, 3)):
            pieces = [p.strip() for p in separator.split(line) if p and p.strip()]
            if (
                least <= len(pieces) <= MAX_TRAIL
                and all(_crumb(p) for p in pieces[:-1])
                and all(len(p.split()) <= 6 for p in pieces[:-1])
            ):
                if separator is _BARS and not (is_home(pieces[0]) or is_section(pieces[0]) or strong_outlet(pieces[0])):
                    continue
                if at and not all(_crumb(above) for above in lines[:at]):
                    continue
                return pieces, at + 1
    return [], 0


def _stacked(lines: list[str]) -> tuple[list[str], int]:
    """``Home``, ``World``, ``Europe`` on lines of their own, above a longer line: at least one must be known for a
    crumb."""
    crumbs: list[str] = []
    for line in lines[:MAX_TRAIL]:
        if not _crumb(line) or len(line.split()) > 4 or len(line) > 40:
            break
        crumbs.append(line)
    taken = len(crumbs)
    if not taken or taken >= len(lines) or len(lines[taken].split()) <= 4:
        return [], 0
    if _STOP.search(lines[taken]):
        # the report begins right here: the last short line is its headline ("Talks fail"), not a section
        crumbs = crumbs[:-1]
        taken -= 1
    if not taken:
        return [], 0
    known = sum(is_home(c) or is_section(c) or strong_outlet(c) for c in crumbs)
    return (crumbs, taken) if known and known * 2 >= taken - 1 else ([], 0)
