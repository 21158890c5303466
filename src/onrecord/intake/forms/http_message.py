"""An HTTP response as an archive keeps it: status, headers and a body that may still be chunked and compressed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.intake.inflate import MIB, Inflated, coding_of, inflate

# As the fetcher's own limit for a page.
MAX_BODY = 20 * MIB
_STATUS = re.compile(rb"(?:HTTP|ICY)(?:/\d(?:\.\d)?)? +(\d{3})")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:+-]{1,40})", re.IGNORECASE | re.ASCII)
_SIZE = re.compile(rb"([0-9a-fA-F]{1,8})[^\r\n]{0,200}\r?\n")
_HEAD_END = re.compile(rb"\r?\n\r?\n")


@dataclass(frozen=True, slots=True)
class Message:
    """A response.

    Attributes:
        status: its number, or ``None`` where the first line is none of HTTP.
        headers: by name in lower case; the last of each name.
        body: as it stands in the archive.
    """

    status: int | None
    headers: Mapping[str, str]
    body: bytes

    @property
    def media(self) -> str:
        """The media type without parameters, in lower case; empty where none is told."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def charset(self) -> str | None:
        """The encoding that the headers tell."""
        found = _CHARSET.search(self.headers.get("content-type", ""))
        return found[1] if found else None


def read_message(raw: bytes) -> Message:
    """The response in ``raw``; where there is no head, all of it is the body."""
    status = _STATUS.match(raw)
    if status is None:
        return Message(None, {}, raw)
    end = _HEAD_END.search(raw)
    head, body = (raw[: end.start()], raw[end.end() :]) if end else (raw, b"")
    pairs = (line.partition(b":") for line in head.splitlines()[1:])
    headers = {
        name.strip().decode("latin-1").lower(): value.strip().decode("latin-1") for name, colon, value in pairs if colon
    }
    return Message(int(status[1]), headers, body)


def plain_body(message: Message, cap: int = MAX_BODY) -> Inflated:
    """The body without chunks and compression, ``cap`` bytes at the most.

    Crawlers undo chunks and compression and keep the headers that speak of them (CC-NEWS does), so both are undone
    only where the bytes themselves show them; Brotli, which has no mark, where what comes out is sound.
    """
    body = message.body
    if "chunked" in message.headers.get("transfer-encoding", "").lower():
        body = dechunked(body) or body
    told = message.headers.get("content-encoding", "").lower().strip().replace("x-gzip", "gzip")
    coding = coding_of(body)
    if coding is None and told in ("br", "deflate"):
        came = inflate(body, told, cap)
        return came if came.usable else Inflated(body)
    return inflate(body, coding, cap) if coding else Inflated(body)


def dechunked(body: bytes) -> bytes | None:
    """The body of chunks; ``None`` where it is no such body. A last chunk that was cut off is taken as far as it is."""
    out, at = bytearray(), 0
    while found := _SIZE.match(body, at):
        length = int(found[1], 16)
        if length == 0:
            return bytes(out)
        piece = body[found.end() : found.end() + length]
        out += piece
        at = found.end() + length
        if at >= len(body):
            return bytes(out)
        if body[at : at + 2] == b"\r\n":
            at += 2
        elif body[at : at + 1] == b"\n":
            at += 1
        else:
            return None
    return None
