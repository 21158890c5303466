"""The names in a byline: one each, without "By", without job titles, addresses and the outlet's own name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from lxml.html import HtmlElement

from onrecord.pages.dom import words
from onrecord.pages.linked_data import LinkedData, clean, text_of, types

_BY = re.compile(
    r"^(?:(?:written|reported|posted|published|story|analysis|opinion|text|words|article|report"
    r"|exclusive)\s+)?(?:by|von|par|por|di|door|av|af|autor(?:in)?|author|auteur|text)\b\s*:?\s+",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"\s*(?:;|\||\s&\s|•|·|\band\b|\bund\b|\bet\b|\s/\s|\n)\s*")
_COMMA = re.compile(r"\s*,\s*")
_ROLE = re.compile(
    r"\b(?:correspondents?|reporters?|editors?|writers?|columnists?|journalists?|contributors?"
    r"|producers?|analysts?|bureau|chief|director|fellow"
    r"|professor|staff|desk|senior|special to|associated with|political|redakteur(?:in)?|korrespondent(?:in)?"
    r"|redaktion|reporterin|chefredakteur|author|autor(?:in)?"
    r"|journaliste|rédact(?:eur|rice)|envoyé|grand reporter|editorial board|newsroom|photographer)\b",
    re.IGNORECASE,
)
_NOISE = re.compile(
    r"https?://|www\.|@\w|\.(?:com|org|net|de|tv|co\.uk)\b|\d{3,}|^(?:updated|published|posted"
    r"|last|on|in|and|the|for|from|admin|null|undefined|unknown|none|n/a|default|guest)$",
    re.IGNORECASE,
)
_HOST_END = re.compile(r"\.(?:com|org|net|de|co\.uk|fr|tv|news|info)$", re.IGNORECASE)
_AGENCY_BEHIND = re.compile(
    r"(?<=\w) (?:the associated press|the canadian press|reuters|agence france-presse|afp)$", re.IGNORECASE
)
_TAIL = re.compile(r"\s*(?:\(.*?\)|\[.*?\]|\bfor the\b.*|\bin [A-Z]\w+$|,?\s+(?:updated|published|posted)\b.*)\s*$")
_BOXES = (
    ".//*[@rel='author' or @itemprop='author'][not(self::meta or self::link)]",
    ".//*[contains(@class,'byline') or contains(@class,'Byline') or contains(@data-testid,'yline')]"
    "//a[contains(@href,'author') or contains(@href,'staff') or contains(@href,'profile') or contains(@href,'people')]",
    ".//*[contains(concat(' ',@class,' '),' author ') or contains(@class,'author-name')"
    " or contains(@class,'byline__name') or contains(@class,'byline-name') or contains(@class,'author__name')]",
)  # fmt: skip
META = (
    "author",
    "parsely-author",
    "article:author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "byl",
    "dcsext.author",
    "cxenseparse:author",
)
_WORD = r"[A-ZÀ-ÞŠŽŁĆČА-Я][\w.’'-]+"
_PRINTED = re.compile(
    rf"(?:[Bb]y|BY|[Vv]on|VON|[Pp]ar|[Pp]or|[Dd]i):?\s+(?P<names>{_WORD}(?: (?:{_WORD}|de|van|von"
    rf"|der|al|el|bin|da|di|la|le)){{1,4}}"
    rf"(?:(?:,| and| und| et| y| &) {_WORD}(?: {_WORD}){{1,3}})*),?(?:\s*[|•,(–-].*)?$"
)
# A name has at most this many words; longer is a sentence
MAX_WORDS = 6


def byline(
    tree: HtmlElement, data: LinkedData, meta: dict[str, str], near: list[str], outlet: str | None
) -> tuple[str, ...]:
    """The authors: persons in JSON-LD, then meta, then what is marked as author on the page or printed as "By ..."
    near the headline (``near``); an organisation where no person is named."""
    persons, organisations = _told(data)
    sources: list[Iterable[str | None]] = [persons]
    sources += [[meta.get(name)] for name in META]
    sources += [[words(e) for e in tree.xpath(query)[:6]] for query in _BOXES]
    sources += [[m["names"] for line in near if (m := _PRINTED.match(line))][:2], organisations]
    fallback: tuple[str, ...] = ()
    for source in sources:
        names = names_in(source, outlet)
        if names and not all(is_outlet(name, outlet) for name in names):
            return names
        fallback = fallback or names
    return fallback


def names_in(lines: Iterable[str | None], outlet: str | None = None) -> tuple[str, ...]:
    """The names in lines of a byline; the outlet's own name only where no other is left."""
    found: dict[str, str] = {}
    for raw in lines:
        for name in _names(clean(raw or "") or ""):
            found.setdefault(_letters(name), name)
    others = [name for name in found.values() if not is_outlet(name, outlet)]
    return tuple(others or found.values())


def _names(line: str) -> list[str]:
    line = _BY.sub("", line.strip(" -–—|•"))
    names = []
    for piece in _SPLIT.split(line):
        parts = [p for p in _COMMA.split(piece) if p]
        for at, part in enumerate(parts):
            part = _AGENCY_BEHIND.sub("", part)
            name = _TAIL.sub("", _BY.sub("", part)).strip(" .,:;-–—|•*")
            if at and _ROLE.search(name):
                continue
            if not at and _NOISE.search(name) and not name[-1:].isdigit():
                break
            if name and _fits(name):
                names.append(name)
    return names


def _fits(name: str) -> bool:
    count = len(name.split())
    if _NOISE.search(name) or count > MAX_WORDS or len(name) < 2:
        return False
    return not (count > 1 and name.islower() and len(name) > 20)


def is_outlet(name: str, outlet: str | None) -> bool:
    """Whether a name in a byline is the outlet's own: its name, its host, its initials."""
    mine, own = _letters(_HOST_END.sub("", name)), _letters(_HOST_END.sub("", outlet or ""))
    if not own:
        return False
    return mine in (own, _initials(outlet or "")) or own == _initials(name)


def _initials(name: str) -> str:
    parts = name.split()
    return "".join(part[0] for part in parts).casefold() if len(parts) > 1 else ""


def _told(data: LinkedData) -> tuple[list[str | None], list[str | None]]:
    """The names in JSON-LD: persons, and organisations, which are often the outlet under another name."""
    value: Any = data.article.get("author") or data.article.get("creator")
    entries = [data.resolve(e) for e in (value if isinstance(value, list) else [value])]
    groups = [e for e in entries if isinstance(e, dict) and any("Organization" in t for t in types(e))]
    return [text_of(e) for e in entries if e not in groups], [text_of(e) for e in groups]


def _letters(name: str) -> str:
    return re.sub(r"\W+", "", name).casefold()
