"""Newsrooms by the names that bylines, datelines and labels write, and by their sites (``newsrooms.tsv``)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Literal, get_args

from onrecord.model.article import Article

Kind = Literal["agency", "network", "paper", "aggregator"]
_HOST = re.compile(
    r"^(?:[a-z]+://)?(?:www\d?\.|m\.|amp\.|edition\.)?(?P<host>[\w.-]+\.[a-z]{2,})(?P<path>/[\w-]+)?", re.I
)

_WORD = re.compile(r"(?<![\w@.-])(?:[A-Z]\w*|dpa\b)")
_GOES_ON = re.compile(r"\w|-\w|\.\w")


@dataclass(frozen=True, slots=True)
class Newsroom:
    """One newsroom.

    Attributes:
        name: the short name that people use.
        kind: ``agency`` (sends texts to others), ``network``, ``paper`` (anything else with a staff), ``aggregator``
            (shows others' texts and has no telling of its own).
        sites: its own domains.
        forms: how it is written.
    """

    name: str
    kind: Kind
    sites: tuple[str, ...]
    forms: tuple[str, ...]


@cache
def table() -> tuple[Newsroom, ...]:
    """The newsrooms that ship with onrecord."""
    lines = files(__package__).joinpath("newsrooms.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")][1:]
    kinds: dict[str, Kind] = {kind: kind for kind in get_args(Kind)}
    return tuple(
        Newsroom(name, kinds[kind], tuple(filter(None, sites.split("|"))), tuple(filter(None, forms.split("|"))))
        for name, kind, sites, forms in rows
    )


@cache
def _by_form() -> MappingProxyType[str, Newsroom]:
    return MappingProxyType({form: room for room in table() for form in (*room.forms, room.name)})


@cache
def _by_site() -> MappingProxyType[str, Newsroom]:
    return MappingProxyType({site: room for room in table() for site in room.sites})


@cache
def _by_first_word() -> MappingProxyType[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for form in sorted(_by_form(), key=lambda form: (-len(form), form)):
        found.setdefault(_WORD.match(form).group(), []).append(form)  # type: ignore[union-attr]
    return MappingProxyType({first: tuple(forms) for first, forms in found.items()})


def named(words: str) -> Newsroom | None:
    """The newsroom that exactly these words name ("The Associated Press"), with or without an article before."""
    words = words.strip(" .,•*|:;\t")
    return _by_form().get(words) or _by_form().get(re.sub(r"^[Tt]he ", "", words))


def mentioned(words: str) -> Iterator[tuple[Newsroom, int, int]]:
    """The newsrooms named anywhere in these words, with start and end; case counts, since names are short."""
    at = 0
    for found in _WORD.finditer(words):
        if found.start() < at or found.group() not in _by_first_word():
            continue
        for form in _by_first_word()[found.group()]:
            end = found.start() + len(form)
            if words.startswith(form, found.start()) and not _GOES_ON.match(words, end):
                yield _by_form()[form], found.start(), end
                at = end
                break


def of_site(address: str) -> Newsroom | None:
    """The newsroom whose site an address or a bare domain is; a path names a part of it (``yahoo.com/news``)."""
    found = _HOST.match(address.strip())
    if found is None:
        return None
    host = found["host"].lower()
    if found["path"] and (part := _by_site().get(host + found["path"].lower())):
        return part
    while "." in host:
        if host in _by_site():
            return _by_site()[host]
        host = host.partition(".")[2]
    return None


def of_article(article: Article) -> Newsroom | None:
    """The newsroom that publishes an article, where the table has it: by its address, else by its outlet's name."""
    by_site = of_site(article.url) if article.url else None
    if by_site or not article.outlet:
        return by_site
    return named(article.outlet) or of_site(article.outlet)


def outlet_name(article: Article) -> str | None:
    """The name by which the publisher counts: the table's, else its domain, which stays the same on pages that name
    their outlet in several ways, else the outlet's own."""
    known = of_article(article)
    if known:
        return known.name
    host = _HOST.match(article.url) if article.url else None
    return host["host"].lower() if host else article.outlet
