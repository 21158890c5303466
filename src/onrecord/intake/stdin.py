"""Standard input, written ``-``: one page from a pipe, or a file of many articles, told from its first bytes."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import BinaryIO

from onrecord.intake.columns import Columns
from onrecord.intake.containers import HEAD, container_of, head_of, rejoined
from onrecord.intake.given import MAX_FILE, given, read_capped
from onrecord.model.article import Hints, Page
from onrecord.model.problems import Problem

WHERE = "standard input"


class StandardInput:
    """Reads one page from standard input (or ``stream``), also gzipped, to its end or the limit of a file; of a feed,
    an archive or a table every article, as it comes.
    """

    name = "stdin"

    def __init__(self, stream: BinaryIO | None = None, cap: int = MAX_FILE, columns: Columns | None = None) -> None:
        self._stream = stream
        self._cap = cap
        self._columns = columns

    def takes(self, source: str) -> bool:
        """Whether ``source`` is ``-``; a file of that name is ``./-``."""
        return source == "-"

    def count(self, source: str) -> int:
        """One pipe, whatever it holds."""
        return 1

    def pages(self, source: str, hints: Hints) -> Iterator[Page | Problem]:
        """The page on standard input; a second ``-`` finds it empty, and a Problem says so."""
        # a program started without standard input has None there, whatever its type says
        stream: BinaryIO | None = self._stream or getattr(sys.stdin, "buffer", None)
        if stream is None:
            yield Problem(WHERE, "there is none: onrecord was started without it")
            return
        try:
            start = read_capped(stream, HEAD - 1)
            form = container_of(head_of(start, ""), self._columns) if start else None
            if form is not None:
                yield from form.unpack(rejoined(start, stream), WHERE, hints)
                return
            raw = start + read_capped(stream, max(self._cap - len(start), 0))
        except (OSError, ValueError) as error:
            yield Problem(WHERE, f"it cannot be read: {error}")
            return
        yield from given(WHERE, raw, hints, cap=self._cap)
