"""From the bytes of one file, pipe or response to its page, or to what is the matter with them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from onrecord.intake.inflate import MIB, coding_of, inflate, size
from onrecord.model.article import Hints, Page
from onrecord.model.problems import Problem

# The largest of 137 saved news pages of 60 outlets held 2.2 MB of HTML (median 0.3 MB): 64 MiB is no report, but may
# be a book or a log that somebody wants tried; it is also what one page may cost in memory, twice over.
MAX_FILE = 64 * MIB

_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_ADDRESS = re.compile(r"\s*([a-z][a-z0-9+.-]+)://|\s*(about|data|file|ftp|https?|javascript|mailto):", re.IGNORECASE)
_CREDENTIALS = re.compile(r"(//)[^/?#]*@")


def shown(name: str) -> str:
    """``name`` as it can stand in a message: control characters, marks that turn the line, and bytes that are no
    UTF-8 are written ``\\x1b``, so that a file name can neither paint a terminal nor break a line of JSON.
    """
    return _UNPRINTABLE.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), name)


def read_capped(stream: BinaryIO, cap: int) -> bytes:
    """All of ``stream``, or ``cap`` + 1 bytes where it holds more."""
    content = bytearray()
    while len(content) <= cap and (piece := stream.read(min(MIB, cap + 1 - len(content)))):
        content += piece
    return bytes(content)


def kind(media: str | None, content: bytes) -> str | None:
    """``media``, but ``None`` (to be told from the bytes) for "text" that opens with a tag: pages are saved as .txt,
    and served as text/plain, often enough.
    """
    return None if media == "text" and content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") else media


def given(
    where: str, raw: bytes, hints: Hints, *, cap: int, coding: str | None = None, media: str | None = None
) -> Iterator[Page | Problem]:
    """The page in ``raw``, which holds more than ``cap`` bytes only where it was cut off there.

    ``coding`` is what a name says of compression; what the first bytes say goes before it.
    """
    if not raw:
        yield Problem(where, "it is empty: there is nothing to read")
        return
    if len(raw) > cap:
        yield Problem(where, f"it holds more than the limit of {size(cap)} and was not read; cut it into parts")
        return
    coding = coding_of(raw) or coding
    if coding is None:
        yield Page(where=where, content=raw, media=kind(media, raw), hints=hints)
        return
    came = inflate(raw, coding, cap)
    if came.usable and not came.content:
        yield Problem(where, "it is empty once inflated: there is nothing to read")
    elif came.usable:
        yield Page(where=where, content=came.content, media=kind(media, came.content), hints=hints)
    if came.fault:
        yield Problem(where, came.fault)


def is_address(source: str) -> bool:
    """Whether ``source`` begins with a scheme, of whatever sort; ``C:\\news`` does not."""
    return _ADDRESS.match(source) is not None


def where(source: str) -> str:
    """An address as it stands in a Problem: without a user name and password, and printable."""
    return shown(_CREDENTIALS.sub(r"\1", source.strip(), count=1))
