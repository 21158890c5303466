"""Compressed bytes, inflated in bounded steps, so that a small bomb never becomes a large one.

gzip and deflate are in the standard library; Brotli and Zstandard are undone where the interpreter or an installed
package can. One layer is undone, never two.
"""

from __future__ import annotations

import importlib
import re
import zlib
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

MIB = 1 << 20
# How much is put in and taken out at a time: what lies in memory beyond the cap is at most a few of these.
STEP = 1 << 16
# Concatenated gzip files are lawful (bgzip cuts into blocks of 64 KiB: 64 MiB make about 1,000 of them), but a file of
# nothing but empty members would cost a decoder each: ten times what a lawful file needs.
MAX_MEMBERS = 10_000
# RFC 9659: a decoder of the content coding "zstd" need not accept a window over 8 MiB (2 ** 23).
ZSTD_WINDOW_LOG = 23

GZIP_MARK = b"\x1f\x8b"
ZSTD_MARK = b"\x28\xb5\x2f\xfd"
_CLOSED = re.compile(rb"</html\s*>\s*(<!--.*)?", re.IGNORECASE | re.DOTALL)
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Inflated:
    """What came out of compressed bytes.

    Attributes:
        content: the bytes that came out before the end or the fault.
        fault: what is the matter, in words, or ``None``.
        usable: whether the content can be read as a page; with a fault only where nothing of the page is missing.
    """

    content: bytes
    fault: str | None = None
    usable: bool = True


class _CutShortError(Exception):
    """The bytes end before the coding does."""


class _DamagedError(Exception):
    """The bytes break the rules of the coding."""


class _LeftOverError(Exception):
    """So many bytes follow the end of the coding."""


def coding_of(content: bytes) -> str | None:
    """The coding that the first bytes give away: ``gzip`` or ``zstd``; Brotli and deflate carry no mark."""
    if content.startswith(GZIP_MARK):
        return "gzip"
    return "zstd" if content.startswith(ZSTD_MARK) else None


def codings() -> tuple[str, ...]:
    """The codings that can be undone here, as ``Accept-Encoding`` names them."""
    return ("gzip", "deflate", *(name for name, found in (("br", _brotli()), ("zstd", _zstd())) if found))


def whole_page(content: bytes) -> bool:
    """Whether HTML is there up to its end tag; white space and comments may follow it."""
    tail = content[-4096:]
    start = tail.lower().rfind(b"</html")
    return start >= 0 and _CLOSED.fullmatch(_COMMENT.sub(b"", tail[start:])) is not None


def inflate(raw: bytes, coding: str, cap: int) -> Inflated:
    """``raw`` without its ``coding`` (``gzip``, ``deflate``, ``br``, ``zstd``), ``cap`` bytes at the most.

    Past the cap, and where the bytes are damaged, nothing is usable: half a page would be read as a whole one. Bytes
    that end too early are usable where the page's own end tag came out.
    """
    pieces = _PIECES.get(coding)
    if pieces is None or coding not in codings():
        return Inflated(b"", f"it is compressed with {coding[:40]!a}, which cannot be undone here", usable=False)
    content = bytearray()
    name = _NAMES[coding]
    try:
        for piece in pieces(raw):
            content += piece
            if len(content) > cap:
                return Inflated(b"", f"it inflates past the limit of {size(cap)} and was not read", usable=False)
    except _CutShortError:
        whole = whole_page(bytes(content))
        kept = ", though the page in it came out whole" if whole else f"; {size(len(content))} came out"
        return Inflated(bytes(content), f"its {name} is cut short{kept}", usable=whole)
    except _DamagedError as error:
        return Inflated(b"", f"its {name} is damaged and cannot be trusted ({error})", usable=False)
    except _LeftOverError as error:
        left = size(int(str(error)))
        return Inflated(bytes(content), f"{left} behind its {name} belong to no page and were left out")
    return Inflated(bytes(content))


def size(count: int) -> str:
    """A number of bytes as people write it: ``64 MiB``, ``1.5 KiB``, ``12 bytes``."""
    for unit, name in ((MIB, "MiB"), (1024, "KiB")):
        if count >= unit:
            return f"{count / unit:.1f}".removesuffix(".0") + f" {name}"
    return f"{count} bytes" if count != 1 else "1 byte"


Pieces = Callable[[bytes], Iterator[bytes]]


def _zlib_pieces(raw: memoryview, wbits: int) -> Generator[bytes, None, int]:
    """Yields what comes out of one zlib stream; returns how many bytes of ``raw`` it took."""
    engine = zlib.decompressobj(wbits)
    at, waiting = 0, b""
    while not engine.eof:
        data = waiting or bytes(raw[at : at + STEP])
        at += 0 if waiting else len(data)
        try:
            piece = engine.decompress(data, STEP)
        except zlib.error as error:
            raise _DamagedError(_reason(error)) from error
        if piece:
            yield piece
        elif not data:
            raise _CutShortError
        waiting = engine.unconsumed_tail
    return at - len(engine.unused_data)


def _gzip_pieces(raw: bytes) -> Iterator[bytes]:
    rest = memoryview(raw)
    for _ in range(MAX_MEMBERS):
        taken = yield from _zlib_pieces(rest, 16 + zlib.MAX_WBITS)
        rest = rest[taken:]
        if rest[:2] != GZIP_MARK:
            # zeros are padding, as gzip itself takes them
            if left := len(bytes(rest).strip(b"\0")):
                raise _LeftOverError(left)
            return
    raise _DamagedError(f"over {MAX_MEMBERS:,} gzip members in one file")


def _deflate_pieces(raw: bytes) -> Iterator[bytes]:
    """``deflate`` means zlib (RFC 9110), but some servers send it bare; the two header bytes tell which."""
    zlib_header = len(raw) >= 2 and raw[0] & 0x0F == 8 and (raw[0] << 8 | raw[1]) % 31 == 0
    yield from _zlib_pieces(memoryview(raw), zlib.MAX_WBITS if zlib_header else -zlib.MAX_WBITS)


def _brotli_pieces(raw: bytes) -> Iterator[bytes]:
    brotli = _brotli()
    engine = brotli.Decompressor()
    at = 0
    while not engine.is_finished():
        data = raw[at : at + STEP] if engine.can_accept_more_data() else b""
        at += len(data)
        try:
            piece = engine.process(data, output_buffer_limit=STEP)
        except brotli.error as error:
            raise _DamagedError(_reason(error)) from error
        if piece:
            yield piece
        elif not data and at == len(raw) and not engine.is_finished():
            raise _CutShortError


def _zstd_pieces(raw: bytes) -> Iterator[bytes]:
    zstd = _zstd()
    options = {zstd.DecompressionParameter.window_log_max: ZSTD_WINDOW_LOG}
    rest = raw
    for _ in range(MAX_MEMBERS):
        engine, at = zstd.ZstdDecompressor(options=options), 0
        while not engine.eof:
            data = rest[at : at + STEP] if engine.needs_input else b""
            at += len(data)
            if engine.needs_input and not data:
                raise _CutShortError
            try:
                piece = engine.decompress(data, STEP)
            except zstd.ZstdError as error:
                raise _DamagedError(_reason(error)) from error
            yield piece
        rest = rest[at - len(engine.unused_data) :]
        if not rest.startswith(ZSTD_MARK):
            if rest:
                raise _LeftOverError(len(rest))
            return
    raise _DamagedError(f"over {MAX_MEMBERS:,} Zstandard frames in one file")


def _reason(error: Exception) -> str:
    return str(error).rpartition(": ")[2] or type(error).__name__


@cache
def _brotli() -> Any:
    """The ``brotli`` package, or ``None``; from 1.2 on it can bound what it puts out, and an older one is not used."""
    try:
        found = importlib.import_module("brotli")
    except ImportError:
        return None
    return found if hasattr(found.Decompressor, "can_accept_more_data") else None


@cache
def _zstd() -> Any:
    """Zstandard of the standard library (Python 3.14) or its backport, or ``None``."""
    for name in ("compression.zstd", "backports.zstd"):
        try:
            return importlib.import_module(name)
        except ImportError:
            continue
    return None


_PIECES: dict[str, Pieces] = {
    "gzip": _gzip_pieces,
    "deflate": _deflate_pieces,
    "br": _brotli_pieces,
    "zstd": _zstd_pieces,
}
_NAMES = {"gzip": "gzip data", "deflate": "deflate data", "br": "Brotli data", "zstd": "Zstandard data"}
