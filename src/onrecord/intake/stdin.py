"""Standard input, written ``-``: one page from a pipe."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import BinaryIO

from onrecord.intake.given import MAX_FILE, given, read_capped
from onrecord.model.article import Hints, Page
from onrecord.model.problems import Problem

WHERE = "standard input"


class StandardInput:
    """Reads one page from standard input (or ``stream``), also gzipped, to its end or the limit of a file."""

    name = "stdin"

    def __init__(self, stream: BinaryIO | None = None, cap: int = MAX_FILE) -> None:
        self._stream = stream
        self._cap = cap

    def takes(self, source: str) -> bool:
        """Whether ``source`` is ``-``; a file of that name is ``./-``."""
        return source == "-"

    def count(self, source: str) -> int:
        """One."""
        return 1

    def pages(self, source: str, hints: Hints) -> Iterator[Page | Problem]:
        """The page on standard input; a second ``-`` finds it empty, and a Problem says so."""
        # a program started without standard input has None there, whatever its type says
        stream: BinaryIO | None = self._stream or getattr(sys.stdin, "buffer", None)
        if stream is None:
            yield Problem(WHERE, "there is none: onrecord was started without it")
            return
        try:
            raw = read_capped(stream, self._cap)
        except (OSError, ValueError) as error:
            yield Problem(WHERE, f"it cannot be read: {error}")
            return
        yield from given(WHERE, raw, hints, cap=self._cap)
