"""From bytes to text, and what kind of thing the bytes are."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, replace
from typing import Literal

Kind = Literal["html", "text", "feed"]

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Labels that pages use for a smaller encoding than the one they are written in; after the WHATWG Encoding Standard.
_WIDER = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "latin-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874",
    "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949", "tis-620": "cp874", "big5":
    "big5hkscs",
}  # fmt: skip
# Encodings in which plain ASCII bytes may stand for something else: only a declaration can tell them.
_STATEFUL = {"iso2022_jp", "iso2022_jp_2", "iso2022_kr", "hz"}
_REFUSED = {"utf-7", "idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem"}
_LATIN = frozenset(
    {"cp1250", "cp1254", "cp1257", "cp1258", "iso8859-1", "iso8859-2", "iso8859-3", "iso8859-4", "iso8859-9"}
    | {"iso8859-10", "iso8859-13", "iso8859-14", "iso8859-15", "iso8859-16", "mac-roman"}
)
_META = re.compile(rb"<meta[^<>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_MAGIC = (
    (b"%PDF-", "a PDF"), (b"\x89PNG", "a PNG image"), (b"\xff\xd8\xff", "a JPEG image"), (b"GIF8", "a GIF image"),
    (b"RIFF", "a media file"), (b"\x1f\x8b", "gzip data"), (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"), (b"\x7fELF", "a program"), (b"MZ\x90", "a program"),
    (b"SQLite format", "a database"), (b"\x28\xb5\x2f\xfd", "Zstandard data"), (b"BZh", "bzip2 data"),
)  # fmt: skip

_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_MARKUP = re.compile(
    r"</?(?:p|div|article|main|section|span|h[1-6]|ul|li|table|meta|script|title|br|a|figure|time)\b[^<>]*>",
    re.IGNORECASE,
)
_FEED = re.compile(
    r"\s*(?:<\?xml[^<>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:rss|feed|rdf:RDF|urlset|sitemapindex)\b", re.DOTALL
)

# Tags that make a text HTML where no <html>, <head> or <body> says so: a text that quotes one tag is still a text.
ENOUGH_MARKUP = 4
HEAD_BYTES = 4096
LOOKED_AT = 100_000


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text out of bytes.

    Attributes:
        text: the text; U+FFFD stands where bytes made no character.
        charset: Python's name of the encoding it was read in.
        lost: how many U+FFFD the decoding put in.
        guessed: whether the encoding was told from the bytes alone, against what was declared or where nothing was.
    """

    text: str
    charset: str
    lost: int
    guessed: bool = False


def decode(content: bytes, charset: str | None = None) -> Decoded:
    """The text of ``content``: byte-order mark, valid UTF-8, the transport's charset, the page's own, detection; in
    this order.

    Bytes that are valid UTF-8 beyond ASCII are UTF-8 whatever a declaration says: by chance that hardly happens, while
    wrong declarations are common. Nothing raises; what cannot be decoded is counted in ``lost``.
    """
    for mark, name in _BOMS:
        if content.startswith(mark):
            return _lossy(content[len(mark) :], name)
    declared = [c for c in (_codec(charset), _codec(_declared(content))) if c]
    if declared and declared[0] in _STATEFUL:
        return _lossy(content, declared[0])
    if (wide := _wide(content)) is not None:
        return _lossy(content, wide)
    for name in ("utf-8", *declared):
        try:
            return Decoded(content.decode(name), name, 0)
        except (UnicodeDecodeError, LookupError):
            continue
    told = [_lossy(content, name) for name in ("utf-8", *declared)]
    return min((*told, replace(_lossy(content, _detected(content)), guessed=True)), key=lambda d: d.lost)


def not_a_text(content: bytes) -> str | None:
    """What the bytes are where they are no text at all (``a PDF``, ``binary data``); ``None`` where they may be one."""
    for magic, what in _MAGIC:
        if content.startswith(magic):
            return what
    if content.startswith(tuple(mark for mark, _ in _BOMS)) or _wide(content):
        return None
    head = content[:HEAD_BYTES]
    odd = sum(byte < 9 or 13 < byte < 27 or 27 < byte < 32 for byte in head)
    # a text has no control characters to speak of; .05 leaves room for a few stray ones
    return "binary data" if odd > 0.05 * len(head) else None


def kind(text: str) -> Kind:
    """Whether a text is HTML, a feed, or plain."""
    head = text[:LOOKED_AT]
    if _FEED.match(head):
        return "feed"
    if _PAGE.search(head[:5000]) or _PAGE.match(head.lstrip()):
        return "html"
    return "html" if sum(1 for _ in _MARKUP.finditer(head)) >= ENOUGH_MARKUP else "text"


def _declared(content: bytes) -> str | None:
    found = _META.search(content[:HEAD_BYTES])
    return found.group(1).decode("ascii") if found else None


def _codec(label: str | None) -> str | None:
    if not label:
        return None
    try:
        name = codecs.lookup(label.strip().strip("\"'")).name
    except (LookupError, ValueError):
        return None
    if name in _REFUSED or not codecs.lookup(name)._is_text_encoding:
        return None
    # a page that could say so in ASCII is not UTF-16
    return "utf-8" if name.startswith(("utf-16", "utf-32")) else _WIDER.get(name, name)


def _wide(content: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of a Latin text is zero."""
    head = content[:1000]
    if len(head) < 8 or b"\0" not in head:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if odd > 0.6 * half and even < 0.1 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 * half and odd < 0.1 * half else None


def _detected(content: bytes) -> str:
    from resiliparse.parse.encoding import detect_encoding

    found = _codec(detect_encoding(content[:LOOKED_AT], html5_compatible=True)) or "cp1252"
    # a handful of accents cannot tell one Latin code page from another; what is read here is English, and English pages
    # that are not UTF-8 are windows-1252
    return "cp1252" if found in _LATIN else found


def _lossy(content: bytes, name: str) -> Decoded:
    text = content.decode(name, "replace")
    already = content.count("\ufffd".encode(name)) if name.startswith("utf") else 0
    return Decoded(text, name, max(0, text.count("\ufffd") - already))
