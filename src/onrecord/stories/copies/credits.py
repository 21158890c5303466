"""Which newsrooms a report itself names as where its words are from.

A dateline's tag, a byline, a copyright line, a line at the end: each is a shape, tried on the lines where it stands. A
newsroom that the text only speaks of ("told CNN", "the Times reported") is none: what it is the source of is a matter
of single claims.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from onrecord.model.article import Article
from onrecord.model.sharing import Credit, CreditKind
from onrecord.model.text import Span
from onrecord.stories.copies import furniture, newsrooms

STRENGTH: tuple[CreditKind, ...] = ("dateline", "byline", "staff", "tail", "copyright", "text", "photo", "copy")
"""Kinds of credit, the strongest first."""
HEAD = 14
"""Lines from the top that may be a byline: sites put menus, a caption, dates and shares before it."""
TAIL = 14
"""Lines from the end that may be a tail: lists of other stories follow it."""
BYLINE_WORDS = 16
"""Words that a line with a byline has at most: names of several writers, their newsroom, a date."""
LOOKED_AT = 400
"""Characters of a line that are looked at."""
_PERSON = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){1,3}"
_PEOPLE = rf"{_PERSON}(?:(?:,? (?:and|AND|&) |, ){_PERSON})*"


@dataclass(frozen=True, slots=True)
class Shape:
    """What stands before and after a newsroom's name where it is a credit of one kind.

    Attributes:
        where: which lines: any, the head's short ones, the head, the tail.
        before, after: what the line must be up to the name and from its end on.
    """

    kind: CreditKind
    where: Literal["any", "byline", "head", "tail", "end"]
    before: re.Pattern[str]
    after: re.Pattern[str]


def _shape(kind: CreditKind, where: Literal["any", "byline", "head", "tail", "end"], before: str, after: str) -> Shape:
    return Shape(kind, where, re.compile(rf"(?:{before})$"), re.compile(after))


_WRITERS = r"(?:[Ww]riters?|[Rr]eporters?|[Cc]orrespondents?|[Jj]ournalists?|[Ss]taff|[Ee]ditors?|diplomatic|national|White House)"
SHAPES = (
    # KYIV (AP) - | WASHINGTON, July 16 (Reuters) - | (CNN) - | (The Gazette) The minister
    _shape("dateline", "any", r"^[^“\"(]{0,70}\( ?(?:via )?(?:[Tt]he )?", r"^ ?\)\** ?[-–—:]"),
    _shape("dateline", "any", r"^\((?:[Tt]he )?", r"^\) (?=[A-Z“\"])"),
    _shape("dateline", "any", r"^[A-Z][A-Z .,'’-]{2,40}, ", r"^ ?[-–—] "),
    # Associated Press | By Ann Lee, Associated Press | ANN LEE Associated Press | Source: Reuters | Defense One•
    _shape("byline", "byline", r"^(?:(?:By|BY|From|Source:?|Via:?|Author:?) )?(?:[Tt]he )?",
           r"^(?: ?[•*|].*| ?[—–-] (?:By|BY) .*| (?:[Ww]riters?|[Ss]taff).*| News Service|\W*)$"),
    _shape("byline", "byline", rf"^(?:(?:By|BY|From|Authored by) )?{_PEOPLE}(?: ?[|•,–—/-] ?|, | (?:of|for|with) | )(?:[Tt]he )?",
           r"^(?: ?[•*|].*| (?:[Ww]riters?|[Ss]taff).*| News Service|\W*)$"),
    _shape("byline", "byline", r"^(?:From|By) ", rf"^['’]s {_PERSON}(?:(?:,? and |, ){_PERSON})*$"),
    # Ann Lee is an Associated Press writer. | The Gazette's Ann Lee contributed | Gazette reporter Ann Lee contributed
    _shape("tail", "tail", rf"^{_PEOPLE} (?:is|are) (?:an? |the )?", rf"^['’]?s? (?:\w+ ){{0,3}}{_WRITERS}\b.{{0,80}}$"),
    _shape("tail", "tail", rf"^{_PEOPLE} (?:is|are) .{{1,60}}(?:for|with|at|of) (?:[Tt]he )?", r"^\W{0,2}(?:$| ?Follow)"),
    _shape("tail", "tail", r"^(?:[Tt]he )?", rf"^['’]s? {_PERSON}.{{0,200}}\b(?:contributed|reported)\b"),
    _shape("tail", "tail", r"^(?:[Tt]he )?", rf"^ {_WRITERS}\b.{{0,200}}\b(?:contributed|reported)\b"),
    # The Gazette Posted at 2:40 pm | ... he said. (Reuters) | - Reuters
    _shape("tail", "tail", r"^", r"^ [Pp]osted (?:at|on)\b"),
    _shape("tail", "end", r"(?:^|[.”\"] )\((?:[Tt]he )?", r"^\)$"),
    _shape("tail", "end", r"^[-–—] ?(?:[Tt]he )?", r"^$"),
    # Copyright 2018 The Associated Press. | (c) 2018 Reuters
    _shape("copyright", "any", r"(?i:copyright|©|\(c\))(?: ?(?:©|\(c\)))?,? ?(?:\d{4})?,?(?: by)? ?(?:[Tt]he )?", r""),
    _shape("copyright", "tail", r"^(?:This (?:story|article|report) (?:is|was|has been) )?(?:[Pp]rovided|[Dd]istributed|[Pp]ublished with permission) (?:by|from) (?:[Tt]he )?", r""),
    # first reported by the Gazette | The Gazette first reported
    _shape("text", "head", r"(?i:first|originally) (?:reported|published|disclosed) (?:by|in|on) (?:[Tt]he )?", r""),
    _shape("text", "head", r"", r"^ (?:was (?:the )?first to (?:report|disclose)|first (?:reported|disclosed))"),
)  # fmt: skip
MATERIAL = re.compile(
    r"(?i)\b(?:contains? material from|compiled from|with (?:files|reporting|material) (?:from|by)|source: ?|"
    r"originally (?:published|appeared) (?:by|in|on|at)|first appeared (?:in|on|at)|republished from)"
)
"""What stands before a list of newsrooms whose texts were put together."""
EDITING = re.compile(r"^\(?(?:Additional )?[Rr]eporting by .{3,200}; ?.{0,40}[Ee]diting by ")
"""The agency that names its editors at the end: Reuters."""
ADDRESS = re.compile(r"\b[\w.+-]+@(?P<site>[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|co\.uk))\b")
"""An address of a newsroom's staff or of its letters page."""
NO_BYLINE = re.compile(r"[.!?]$|\b(?:told|says?|said|is|was|are|on|to|in)\b")
STAFF = re.compile(
    rf"^(?:By|BY) {_PEOPLE}(?: ?[|,•].*)?$|^{_PEOPLE} (?:is|are) (?:an?|the|our) .{{0,80}}\b(?:reporter|correspondent|editor|columnist|writer|contributor)s?\b"
    r"|\b[\w.]+@[\w-]+\.(?:com|org|net|co\.uk)\b|^[A-Z]\w+ [A-Z][\w'’-]+ ?\| ?.{3,40}\bReporter\b|\bFollow (?:him|her|them) (?:on|@)"
)
"""A writer without a newsroom: a byline, a note on the author, an address."""


def credits(article: Article) -> tuple[Credit, ...]:
    """The newsrooms that a report itself names as where its words are from, the strongest first; each once a kind."""
    found: dict[tuple[str, CreditKind], Credit] = {}
    for credit in (*_of_fields(article), *_of_text(article), *_staff(article)):
        found.setdefault((credit.newsroom, credit.kind), credit)
    return tuple(sorted(found.values(), key=_rank))


def _rank(credit: Credit) -> tuple[int, int]:
    return STRENGTH.index(credit.kind), credit.words.start if credit.words else -1


def _of_fields(article: Article) -> Iterator[Credit]:
    """What the page's own fields say: authors that are newsrooms, or carry one's name."""
    for author in article.byline:
        for room, _, end in newsrooms.mentioned(author):
            if end == len(author):
                yield Credit(room.name, "byline", None)
    site, label = newsrooms.of_site(article.url or ""), newsrooms.named(article.outlet or "")
    if site and label and label.name != site.name and site.kind == "aggregator":
        yield Credit(label.name, "byline", None)


def _of_text(article: Article) -> Iterator[Credit]:
    lines = list(_lines(article.text))
    for number, (start, line) in enumerate(lines):
        where = _where(number, len(lines))
        looked_at = line[: LOOKED_AT if len(where) > 1 else 120]
        for name, kind, low, high in _in_line(looked_at, where):
            yield Credit(name, kind, Span.of(article.text, start + low, start + high))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for line in text.split("\n"):
        if line:
            yield at, line
        at += len(line) + 1


def _where(number: int, lines: int) -> set[str]:
    where = {"any"}
    if number < HEAD:
        where.add("head")
    if number >= lines - TAIL:
        where |= {"tail", "end"} if number * 2 > lines else {"tail"}
    if number < 3:
        where.add("tail")
    return where


def _in_line(line: str, where: set[str]) -> Iterator[tuple[str, CreditKind, int, int]]:
    mentions = list(newsrooms.mentioned(line))
    if "tail" in where and EDITING.match(line):
        yield "Reuters", "tail", 0, len(line)
    for address in ADDRESS.finditer(line) if "tail" in where else ():
        if room := newsrooms.of_site(address["site"]):
            yield room.name, "tail", *address.span()
    if not mentions:
        return
    is_short = line.count(" ") < BYLINE_WORDS and not NO_BYLINE.search(line)
    if furniture.part(line) == "caption":
        yield from ((room.name, "photo", start, end) for room, start, end in mentions)
        return
    if "head" in where and is_short:
        where = where | {"byline"}
    material = MATERIAL.search(line) if "tail" in where else None
    for room, start, end in mentions:
        kind = "tail" if material and material.end() <= start else _kind(line[:start], line[end:], where)
        if kind:
            yield room.name, kind, start, end


def _kind(before: str, after: str, where: set[str]) -> CreditKind | None:
    for shape in SHAPES:
        if shape.where in where and shape.before.search(before) and shape.after.search(after):
            return shape.kind
    return None


def _staff(article: Article) -> Iterator[Credit]:
    """The outlet's own staff, where a writer is named without a newsroom, or an address or a note on the author is."""
    own, name = newsrooms.of_article(article), newsrooms.outlet_name(article)
    if name is None or (own and own.kind == "aggregator"):
        return
    if any(not list(newsrooms.mentioned(author)) for author in article.byline):
        yield Credit(name, "staff", None)
    lines = list(_lines(article.text))
    for number, (start, line) in enumerate(lines):
        near_edge = number < HEAD or number >= len(lines) - TAIL
        match = STAFF.search(line[:LOOKED_AT]) if near_edge else None
        if match and not list(newsrooms.mentioned(line[:LOOKED_AT])):
            yield Credit(name, "staff", Span.of(article.text, start + match.start(), start + match.end()))
            return
