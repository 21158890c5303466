"""What the lines around a report's paragraphs are: its headline again, its byline, its date, or a list of names."""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.model.grounds import When
from onrecord.pages.byline import names_in
from onrecord.pages.dates import english_dates, read_when

_STAMP = re.compile(
    r"(?:\b(?:last\s+)?(?:published|updated|posted|modified|issued|created|first published|date"
    r"|on|at|edited|upd|stand|veröffentlicht|aktualisiert|publié|mis à jour)\b\W*)+",
    re.IGNORECASE,
)
_BY = re.compile(r"^(?:(?:written|reported|posted|published|story|text|words)\s+)?by\s+(?=\S)", re.IGNORECASE)
_NAME = r"(?:[A-ZÀ-ÞŠŽЁА-Я][\w.’'\-]*|de|van|von|der|den|al|el|bin|da|di|la|le)"
_NAMES = re.compile(rf"{_NAME}(?: {_NAME}){{1,4}}(?:(?:,| and| &) {_NAME}(?: {_NAME}){{0,4}})*")
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d{2}(?:\s*[ap]\.?m\.?)?(?:\s*\(?[A-Z]{2,4}\)?)?\b", re.IGNORECASE)
_AGO = re.compile(r"\b(?:\d+|an?) (?:sec(?:ond)?|min(?:ute)?|hour|hr|day|week|month)s? ago\b", re.IGNORECASE)
_WEEKDAY = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b,?|\b(?:mon|tue|wed|thu|fri|sat|sun)\b,?", re.IGNORECASE
)
# A day whose year the page leaves to the reader: no date, and no part of a name.
_DAY = re.compile(
    r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.? \d{1,2}\b(?!,? \d{4}),?", re.IGNORECASE
)
# A line of names and dates; a paragraph is longer
MAX_BYLINE = 200


def letters(line: str | None) -> str:
    """The letters and digits of a line, for comparing what differs in marks and case alone."""
    return re.sub(r"\W+", "", line or "").casefold()


def alike(one: str | None, other: str | None) -> bool:
    """Whether two lines are the same words, or one is the other cut off."""
    short, long = sorted((letters(one), letters(other)), key=len)
    return short == long if len(short) < 20 else long.startswith(short) and len(short) > 0.6 * len(long)


def stamp(line: str) -> When | None:
    """The time in a line that holds a time and hardly anything else."""
    if len(line) > MAX_BYLINE:
        return None
    rest = line
    for match in english_dates(line):
        rest = rest.replace(match.group(), " ", 1)
    if rest == line:
        bare = _STAMP.sub("", line).strip(" |•·-–—()")
        found = read_when(bare) if re.match(r"\d", bare) else None
        return found if found and len(bare) < 40 else None
    rest = _WEEKDAY.sub(" ", _CLOCK.sub(" ", _AGO.sub(" ", _STAMP.sub(" ", rest))))
    return read_when(line) if len(letters(rest)) <= 4 else None


def split_byline(line: str, outlet: str | None = None) -> tuple[tuple[str, ...], When | None] | None:
    """Names and time of a line that is a byline, a date line, or both; ``None`` where it is neither.

    ``By A and B | Nov 17, 2024, 22:14``, ``A B, correspondent``, ``Published: 17 November 2024``.
    """
    if len(line) > MAX_BYLINE or not line:
        return None
    when: When | None = None
    names: list[str] = []
    spoken = bool(_BY.match(line))
    for piece in re.split(r"\s*(?:\||•|·|–|—|\s-\s|\n)\s*", _without_dates(line)[0]):
        bare = _STAMP.sub(" ", _CLOCK.sub(" ", _AGO.sub(" ", _DAY.sub(" ", piece)))).strip(" ,;:()")
        if not letters(bare):
            continue
        if _BY.match(piece) or (_NAMES.fullmatch(bare) and (spoken or _without_dates(line)[1])):
            names.extend(names_in([bare], outlet))
        elif letters(bare) != letters(outlet) and not _short_label(bare):
            return None
    found = _without_dates(line)[1]
    when = found[0] if found else None
    if not names and when is None and not _AGO.search(line) and not (_CLOCK.search(line) and len(line) < 30):
        return None
    if line.endswith((".", "!", "?", "”", '"')) and not spoken and len(line.split()) > 8:
        return None
    return tuple(names), when


def _short_label(text: str) -> bool:
    """Whether what is left of a line is a word or two of a label (a place, a zone), not speech."""
    return len(text.split()) <= 2 and len(text) < 20


def _without_dates(line: str) -> tuple[str, list[When]]:
    """A line without its dates, and the dates."""
    found = []
    rest = line
    for match in sorted(english_dates(line), key=lambda m: m.start()):
        if match.group() in rest and (when := read_when(match.group())):
            rest = rest.replace(match.group(), " | ", 1)
            found.append(when)
    iso = None if found else re.search(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}\S*)?", line)
    if iso and (when := read_when(iso.group())):
        return line.replace(iso.group(), " | "), [when]
    return _WEEKDAY.sub(" ", rest) if found else rest, found


def without_openers(
    lines: list[str], headline: str | None, standfirst: str | None, named: Iterable[str], outlet: str | None
) -> list[str]:
    """The lines of a report without what repeats its fields at the top: headline, standfirst, names (``named``:
    authors and sections), dates."""
    known = {letters(name) for name in (*named, outlet or "")} - {""}
    kept: list[str] = []
    for at, line in enumerate(lines):
        if at < 6 and len(kept) < 3:
            if alike(line, headline) or (standfirst and letters(line) == letters(standfirst)) or letters(line) in known:
                continue
            if split_byline(line, outlet) is not None or stamp(line):
                continue
        kept.append(line)
    if standfirst and kept and letters(standfirst) and letters(kept[0]).startswith(letters(standfirst)):
        kept = _cut_prefix(kept, standfirst)
    return kept


def _cut_prefix(lines: list[str], standfirst: str) -> list[str]:
    """Takes the standfirst off a first line that runs on from it."""
    if lines[0].startswith(standfirst) and len(lines[0]) > len(standfirst):
        return [lines[0][len(standfirst) :].strip(), *lines[1:]]
    return lines[1:] if letters(lines[0]) == letters(standfirst) else lines
