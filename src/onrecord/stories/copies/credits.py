"""Which newsrooms a report itself names as where its words are from.

A dateline's tag, a byline, a copyright line, a line at the end: each is a shape, tried on the lines where it stands. A
newsroom that the text only speaks of ("told CNN", "the Times reported") is none: what it is the source of is a matter
of single claims.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.model.article import Article
from onrecord.model.sharing import Credit, CreditKind
from onrecord.model.text import Span
from onrecord.stories.copies import furniture, newsrooms, shapes
from onrecord.stories.copies.shapes import Where

STRENGTH: tuple[CreditKind, ...] = (
    "dateline", "byline", "staff", "tail", "copyright", "label", "text", "photo", "copy",
)  # fmt: skip
"""Kinds of credit, the strongest first."""
HEAD = 14
"""Lines from the top that may be a byline: sites put menus, a caption, dates and shares before it."""
TAIL = 14
"""Lines from the end that may be a tail: lists of other stories follow it."""
BYLINE_WORDS = 16
"""Words that a line with a byline has at most: names of several writers, their newsroom, a date."""
EDGES: frozenset[Where] = frozenset({"head", "tail"})
LOOKED_AT = 400
"""Characters of a line that are looked at."""


def credits(article: Article) -> tuple[Credit, ...]:
    """The newsrooms that a report itself names as where its words are from, the strongest first; each once a kind."""
    staff = list(_staff(article))
    found: dict[tuple[str, CreditKind], Credit] = {}
    for credit in (*_of_fields(article), *_of_text(article), *staff):
        if staff and credit.kind == "byline" and credit.words and _is_alone(article.text, credit.words):
            credit = Credit(credit.newsroom, "photo", credit.words)
        found.setdefault((credit.newsroom, credit.kind), credit)
    return tuple(sorted(found.values(), key=_rank))


def _is_alone(text: str, words: Span) -> bool:
    """Whether a name is a line of its own: beside a writer's name it is the photograph's."""
    return text[words.start - 1 : words.start] in ("", "\n") and text[words.end : words.end + 1] in ("", "\n")


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
        yield Credit(label.name, "label", None)


def _of_text(article: Article) -> Iterator[Credit]:
    lines = list(_lines(article.text))
    for number, (start, line) in enumerate(lines):
        where = _where(number, len(lines))
        if not where & EDGES and not _may_credit(line):
            continue
        looked_at = line[: LOOKED_AT if where & EDGES else 120]
        for name, kind, low, high in _in_line(looked_at, where):
            yield Credit(name, kind, Span.of(article.text, start + low, start + high))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for line in text.split("\n"):
        if line:
            yield at, line
        at += len(line) + 1


def _may_credit(line: str) -> bool:
    """Whether a line in the middle can be a dateline or a copyright line at all."""
    return "(" in line[:90] or line[:3].isupper() or "©" in line or "opyright" in line


def _where(number: int, lines: int) -> set[Where]:
    where: set[Where] = {"any"}
    if number < HEAD:
        where.add("head")
    if number < HEAD or number * 2 <= lines:
        where.add("upper")
    if number >= lines - TAIL:
        where |= {"tail", "end"} if number * 2 > lines else {"tail"}
    if number < 3:
        where.add("tail")
    return where


def _in_line(line: str, where: set[Where]) -> Iterator[tuple[str, CreditKind, int, int]]:
    mentions = list(newsrooms.mentioned(line))
    if "tail" in where and shapes.EDITING.match(line):
        yield "Reuters", "tail", 0, len(line)
    for address in shapes.ADDRESS.finditer(line) if "tail" in where else ():
        if room := newsrooms.of_site(address["site"]):
            yield room.name, "tail", *address.span()
    link = shapes.LINK.match(line) if "head" in where else None
    if link and (room := newsrooms.of_site(link["site"])) and room.kind != "aggregator":
        yield room.name, "tail", *link.span("site")
    label = shapes.LABEL.match(line) if "head" in where else None
    if label:
        room = newsrooms.named(label["label"]) or newsrooms.of_site(label["label"])
        name = room.name if room else label["label"]
        yield name, "label", *label.span("label")
        return
    via = shapes.VIA.match(line) if "head" in where else None
    if via:
        room = newsrooms.named(via["room"]) or newsrooms.of_site(via["room"])
        yield room.name if room else via["room"], "byline", *via.span("room")
        return
    if not mentions:
        return
    is_short = line.count(" ") < BYLINE_WORDS and not shapes.NO_BYLINE.search(line)
    if furniture.part(line) == "caption":
        yield from ((room.name, "photo", start, end) for room, start, end in mentions)
        return
    if "head" in where and is_short:
        where = where | {"byline"}
    material = shapes.MATERIAL.search(line) if "tail" in where else None
    for room, start, end in mentions:
        kind = "tail" if material and material.end() <= start else shapes.kind(line[:start], line[end:], where)
        if kind:
            yield room.name, kind, start, end


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
        match = shapes.STAFF.search(line[:LOOKED_AT]) if near_edge else None
        if match and not list(newsrooms.mentioned(line[:LOOKED_AT])):
            yield Credit(name, "staff", Span.of(article.text, start + match.start(), start + match.end()))
            return
