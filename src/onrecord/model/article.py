"""A page as it came, and the article that was read from it."""

from __future__ import annotations

import re
import unicodedata
from hashlib import blake2b

import msgspec

from onrecord.model.grounds import When
from onrecord.model.text import Span

# Marks that a reader never sees but that break words in two for a parser: soft hyphen, zero-width space and joiners,
# word joiner, byte-order mark, directional marks, isolates and overrides (which could also disguise a text).
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\u206a-\u206f\ufeff\u202a-\u202e\u2066-\u2069]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_LINE_END = re.compile("\r\n?|[\x0c\x85\u2028\u2029]")
_BLANK = re.compile("[^\\S\n]+")
_EMPTY_LINES = re.compile(" *\n[ \n]*")


def normalise(text: str) -> str:
    """``text`` in NFC, unseen marks and control characters gone, one paragraph a line, single blanks.

    This is the one normalisation of the house: it is done when an Article is made and never again, so that every
    offset counts from the same text. Idempotent.
    """
    seen = _CONTROL.sub("", _UNSEEN.sub("", _LINE_END.sub("\n", text)))
    return _EMPTY_LINES.sub("\n", _BLANK.sub(" ", unicodedata.normalize("NFC", seen))).strip()


class Hints(msgspec.Struct, frozen=True):
    """What a person says of a page that the page itself does not say (``--published``, ``--outlet``, ``--url``)."""

    published: str | None = None
    outlet: str | None = None
    url: str | None = None


class Page(msgspec.Struct, frozen=True):
    """A page as it came, before anything was read from it.

    Attributes:
        where: the file or address it came from, as it stands in a Problem.
        content: its bytes, not inflated further and not decoded.
        url: its address, where known.
        charset: what the transport said of its encoding, or ``None``.
        media: ``html``, ``text``, or ``None`` where it is to be told from the bytes.
        hints: what a person says of it.
    """

    where: str
    content: bytes
    url: str | None = None
    charset: str | None = None
    media: str | None = None
    hints: Hints = Hints()


class Embed(msgspec.Struct, frozen=True):
    """A post of a social network inside a page.

    Attributes:
        platform: ``x``, ``telegram``, ``facebook``, ``instagram``, ``tiktok``, ``youtube``, ...
        id: the platform's id of the post.
        url: its address.
        posted: when it was posted, UTC, ``2024-11-17T22:05:30Z``, from the page or out of the id; ``None`` if unknown.
        shown: whether the page shows its words; ``False`` where only the address is left.
        words: where its words stand in ``Article.text``, or ``None``.
    """

    platform: str
    id: str
    url: str
    posted: str | None
    shown: bool
    words: Span | None = None


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """What a page tells, without its furniture.

    Attributes:
        id: hash of address, outlet, headline, date and text.
        url: its address (the page's own canonical one where it names one), or ``None``.
        outlet: who publishes it, or ``None``.
        section: the path of sections from the broadest to the narrowest.
        headline, standfirst: as printed, or ``None``.
        byline: the authors, one name each.
        published, modified: to the grain and with the zone that the page gives.
        language: ISO 639-1, or ``None``.
        text: standfirst (where there is one) and body, one paragraph a line, normalised once.
        embeds: posts in the page, in the order they stand there.
    """

    id: str
    url: str | None
    outlet: str | None
    section: tuple[str, ...]
    headline: str | None
    standfirst: str | None
    byline: tuple[str, ...]
    published: When | None
    modified: When | None
    language: str | None
    text: str
    embeds: tuple[Embed, ...] = ()

    @property
    def standfirst_end(self) -> int:
        """How many code points of ``text`` are the standfirst and its line end; 0 where there is none."""
        if self.standfirst and self.text.startswith(self.standfirst + "\n"):
            return len(self.standfirst) + 1
        return 0


def article_id(url: str | None, outlet: str | None, headline: str | None, published: When | None, text: str) -> str:
    """The id of an article: a hash of what identifies it and of its words: a corrected text is a new article."""
    told = "\x1f".join([url or "", outlet or "", headline or "", published.value if published else "", text])
    return f"r-{blake2b(told.encode('utf-8', 'surrogatepass'), digest_size=10).hexdigest()}"
