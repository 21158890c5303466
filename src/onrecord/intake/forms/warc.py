"""WARC archives: Common Crawl's CC-NEWS, what ``onrecord fetch`` stores, WET; gzipped, zstd, lz4 or plain.

No record is lost in silence: what is damaged, clipped or over a limit is named with its offset in the file and the
reason; what is a page of no sort (images, redirects, answers other than 200) is counted by its kind.
"""

from __future__ import annotations

import base64
import hashlib
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from typing import Any, BinaryIO, cast

from onrecord.extend import Head
from onrecord.intake.containers import head_of, seekable
from onrecord.intake.fetch import MEDIA
from onrecord.intake.folders import left_out_words
from onrecord.intake.forms.http_message import MAX_BODY, Message, plain_body, read_message
from onrecord.intake.given import kind, shown
from onrecord.intake.inflate import MIB, size, whole_page
from onrecord.model.article import Hints, Page
from onrecord.model.problems import Problem

_START = re.compile(rb"WARC/\d\.\d")
# What a record may hold as it stands in the archive: the body and its head.
MAX_RECORD = MAX_BODY + MIB
STEP = MIB
# Damaged places in one archive before the rest is given up: real damage is one clipped end or one bad block.
MOST_FAULTS = 1000
HELD = MEDIA | {"application/octet-stream": None}
# Records that speak of others and never hold a page.
_BESIDE = frozenset({"warcinfo", "request", "metadata", "continuation"})
_GZIP, _ZSTD, _LZ4 = b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd", b"\x04\x22\x4d\x18"


class WarcFile:
    """The pages in a WARC file, in their order."""

    name = "warc"
    order = 5

    def recognises(self, head: Head) -> bool:
        """By the first line of the first record, or by name where the bytes are damaged or packed with lz4 or zstd."""
        if _START.match(head.start):
            return True
        return bool(re.search(r"\.w?arc(\.(gz|zst|lz4|bad)){0,2}$", head.name))

    def unpack(self, stream: BinaryIO, where: str, hints: Hints) -> Iterator[Page | Problem]:
        """The pages, each named by the archive, its offset and its address."""
        file = seekable(stream)
        if isinstance(file, Problem):
            yield Problem(where, file.what)
            return
        if is_arc(file):
            yield Problem(
                where, "it is an ARC, the form before WARC; turn it into one: warcio recompress OLD NEW.warc.gz"
            )
            return
        left_out: Counter[str] = Counter()
        for at, record in _records(file):
            named = f"{where} at {at}"
            if isinstance(record, str):
                yield Problem(named, record)
                continue
            yield from _read(record, named, hints, left_out)
        if left_out:
            words = left_out_words(left_out).partition(";")[0].replace("entries were", "records were")
            yield Problem(where, f"{words.replace('entry was', 'record was')}: they hold no page of their own")


def is_arc(file: BinaryIO) -> bool:
    """Whether a file is an ARC, gzipped or not; the file is left at its start."""
    start = head_of(file.read(1 << 12), "").start
    file.seek(0)
    return start.startswith(b"filedesc://")


def _records(file: BinaryIO) -> Iterator[tuple[int, Any]]:
    """Offset and record, or offset and what is the matter there; after a fault it goes on at the next mark."""
    mark, start, gap = _mark(file), 0, None
    for _ in range(MOST_FAULTS):
        last = None
        try:
            for at, record in _run(file, start):
                if gap is not None:
                    yield gap[0], f"what stands between it and {at} cannot be read ({gap[1]})"
                    gap = None
                last = at
                yield at, record
            if (lost := _unfinished(file, start if last is None else last + 1, mark)) is not None:
                yield lost, "a record begins there, and the file ends within its head"
            return
        except BaseException as error:
            told = _told(error)
        following = _find(file, (start if last is None else last) + 1, mark)
        if last is None:
            gap = None
            goes_on = "nothing behind it could be read" if following is None else f"reading goes on at {following}"
            yield start, f"no record can be read there ({told}); {goes_on}"
        elif following is None:
            yield last, f"what stands behind it to the end cannot be read ({told})"
        else:
            gap = (last, told)
        if following is None:
            return
        start = following
    yield start, f"more than {MOST_FAULTS:,} places in it are damaged: the rest was not read"


def _run(file: BinaryIO, start: int) -> Iterator[tuple[int, Any]]:
    """Offset and record from ``start`` on, to the end or the first fault, which it raises."""
    from fastwarc.warc import ArchiveIterator

    # decoding by the library breaks the record after a body that was read in part (2.0.0 and 2.0.1)
    for record in ArchiveIterator(cast(Any, _From(file, start)), parse_http=False, auto_decode="none"):
        yield start + record.stream_pos, record


class _From:
    """A file from an offset on, as a stream that cannot be sought in: offsets then count from there."""

    def __init__(self, file: BinaryIO, start: int) -> None:
        file.seek(start)
        self._file = file
        self._start = start

    def read(self, count: int = -1) -> bytes:
        return self._file.read(count)

    def tell(self) -> int:
        return self._file.tell() - self._start


def _mark(file: BinaryIO) -> bytes:
    """What each record of this file begins with."""
    file.seek(0)
    start = file.read(4)
    return next((mark for mark in (_GZIP, _ZSTD, _LZ4) if start.startswith(mark)), b"WARC/1.")


def _unfinished(file: BinaryIO, start: int, mark: bytes) -> int | None:
    """Where a record begins that the library passed over: one whose head the end of the file cuts off.

    The mark may also stand within the last record; bytes that are no beginning of a record behind it do not count.
    """
    at = _find(file, start, mark)
    for _ in range(MOST_FAULTS):
        if at is None:
            break
        file.seek(at)
        if _begins_record(file.read(1 << 12), mark):
            return at
        at = _find(file, at + 1, mark)
    return None


def _begins_record(piece: bytes, mark: bytes) -> bool:
    if mark != _GZIP:
        return mark in (_ZSTD, _LZ4) or b"\r\n\r\n" not in piece
    try:
        begun = zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(piece, 64)
    except zlib.error:
        return False
    return _START.match(begun) is not None or b"WARC/1.".startswith(begun[:7])


def _find(file: BinaryIO, start: int, mark: bytes) -> int | None:
    file.seek(start)
    at, kept = start, b""
    while piece := file.read(STEP):
        joined = kept + piece
        place = joined.find(mark)
        if place >= 0:
            return at - len(kept) + place
        at += len(piece)
        kept = joined[-(len(mark) - 1) :]
    return None


def _told(error: BaseException) -> str:
    """The words of a fault of the library, which raises OSError, and panics that are no Exception, for what bytes hold;
    whatever else was raised goes on its way.
    """
    if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
        raise error
    return shown(str(error) or type(error).__name__)[:120]


def _read(record: Any, named: str, hints: Hints, left_out: Counter[str]) -> Iterator[Page | Problem]:
    headers = record.headers
    sort = (headers.get("WARC-Type") or "a record without a type").lower()
    if sort in _BESIDE:
        return
    if sort not in ("response", "resource", "conversion"):
        left_out[sort] += 1
        return
    url = shown((headers.get("WARC-Target-URI") or "").strip().strip("<>"))
    named = f"{named} ({url})" if url else named
    if record.content_length > MAX_RECORD:
        yield Problem(named, f"it holds {size(record.content_length)}, over the limit of {size(MAX_RECORD)}")
        return
    try:
        raw = record.reader.read(MAX_RECORD + 1)
    except BaseException as error:
        yield Problem(named, f"its bytes cannot be read ({_told(error)})")
        return
    message = read_message(raw) if sort == "response" else Message(200, {"content-type": _type(headers)}, raw)
    if no_page := _no_page(message, sort, url):
        left_out[no_page] += 1
        return
    yield from _page(message, named, url, hints, _amiss(record, headers, raw))


def _type(headers: Any) -> str:
    return headers.get("Content-Type") or ""


def _no_page(message: Message, sort: str, url: str) -> str | None:
    """What a record is that holds no page, in words to count by."""
    if sort == "response" and message.status is None:
        return "responses of another protocol"
    if message.status not in (200, 203):
        return f"status {message.status}"
    if url.endswith("/robots.txt"):
        return "robots.txt"
    return None if message.media in HELD else message.media[:60]


def _amiss(record: Any, headers: Any, raw: bytes) -> str | None:
    """What speaks against the bytes of a record; ``None`` where nothing does."""
    if len(raw) < record.content_length:
        return f"it is clipped: {size(len(raw))} of {size(record.content_length)} are there"
    if told := headers.get("WARC-Truncated"):
        return f"the crawler cut it off (WARC-Truncated: {shown(told)[:40]})"
    digest = (headers.get("WARC-Block-Digest") or "").strip()
    if digest.lower().startswith("sha1:"):
        found = hashlib.sha1(raw, usedforsecurity=False).digest()
        if digest[5:].lower() not in (base64.b32encode(found).decode().lower(), found.hex()):
            return "its bytes are not those that its digest was taken of"
    return None


def _page(message: Message, named: str, url: str, hints: Hints, amiss: str | None) -> Iterator[Page | Problem]:
    came = plain_body(message)
    usable = came.usable and (amiss is None or whole_page(came.content))
    if usable and not came.content.strip():
        yield Problem(named, "its page is empty")
        return
    if usable:
        yield Page(
            where=named,
            content=came.content,
            url=url if url.startswith(("http://", "https://")) else None,
            charset=message.charset,
            media=kind(HELD[message.media], came.content),
            hints=hints,
        )
    if amiss:
        yield Problem(named, f"{amiss}, though its page came whole" if usable else amiss)
    if came.fault:
        yield Problem(named, came.fault)
