"""Every response as it came, in a WARC file: a reading can be made again from it, by this program or another."""

from __future__ import annotations

import io
import os
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any
from urllib.parse import urlsplit

from onrecord.fetching.exchange import Answer
from onrecord.model.version import VERSION

# What speaks of a body that is stored without it: kept under another name, as crawlers do.
_HOP = frozenset({"transfer-encoding"})


class Archive:
    """One WARC file a run, in a folder; each record is on disk before the next request is made."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file: Any = None
        self._writer: Any = None
        self.path: Path | None = None

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        if self._file is not None:
            self._file.close()

    def store(self, answer: Answer) -> None:
        """Writes the response and the request that it answers."""
        writer = self._opened()
        response = self._record(
            writer, answer.url, "response", f"{answer.status} {answer.reason}".strip(), _kept(answer), answer.body
        )
        if answer.cut_short:
            response.rec_headers.add_header("WARC-Truncated", "disconnect")
        parts = urlsplit(answer.url)
        line = f"GET {parts.path or '/'}{f'?{parts.query}' if parts.query else ''}"
        request = self._record(
            writer, answer.url, "request", f"{line} HTTP/1.1", [("Host", parts.netloc), *answer.asked], b""
        )
        writer.write_request_response_pair(request, response)
        self._file.flush()

    def _record(self, writer: Any, url: str, kind: str, line: str, headers: list[tuple[str, str]], body: bytes) -> Any:
        from warcio.statusandheaders import StatusAndHeaders

        is_request = kind == "request"
        told = StatusAndHeaders(line, headers, protocol="" if is_request else "HTTP/1.1", is_http_request=is_request)
        return writer.create_warc_record(url, kind, payload=io.BytesIO(body), length=len(body), http_headers=told)

    def _opened(self) -> Any:
        if self._writer is None:
            from warcio.warcwriter import WARCWriter

            self._folder.mkdir(parents=True, exist_ok=True)
            name = f"onrecord-{datetime.now(UTC):%Y%m%dT%H%M%S}-{os.getpid()}.warc.gz"
            self.path = self._folder / name
            # a second crawl within the second adds to the file of the first
            self._file = open(self.path, "ab")  # noqa: SIM115
            self._writer = WARCWriter(self._file, gzip=True)
            info = {"software": f"onrecord/{VERSION}", "format": "WARC File Format 1.0", "robots": "obey"}
            self._writer.write_record(self._writer.create_warcinfo_record(name, info))
        return self._writer


def _kept(answer: Answer) -> list[tuple[str, str]]:
    return [(f"X-Crawl-{name}" if name.lower() in _HOP else name, value) for name, value in answer.headers]
