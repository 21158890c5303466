"""A page read within bounded time, whatever the page.

trafilatura takes time that grows faster than the page (10,000 paragraphs 1 s, 50,000 paragraphs 21 s, 200,000 links
more than 60 s), and other libraries have such pages too. So the page's marks ``<`` are counted first:

==========================  =========================================================
up to 12,000                in this process (137 real pages have 2,100 in the median, 6,800 at most)
up to 120,000               in a child with a wall-clock limit, then once more in fast mode
more, or all that fails     by linear means (``extract.extract_plain``), and a Problem says so
==========================  =========================================================

The child is a plain subprocess: it needs no ``__main__`` guard in a user's script and may be started from a daemonic
worker.
"""

from __future__ import annotations

import os
import subprocess
import sys

import msgspec

from onrecord.model.article import Article, Page
from onrecord.model.problems import Problem
from onrecord.pages.decode import decode
from onrecord.pages.worker import Answer, Order

SMALL = 12_000
SMALL_CHARACTERS = 4_000_000
LARGE = 120_000
LARGE_CHARACTERS = 8_000_000
# default mode, then fast mode: with start-up and the linear means behind them a page stays under 20 s
SECONDS = (8, 4)

_CHILD = "import sys, json; sys.path[:] = json.loads(sys.argv[1]); from onrecord.pages.worker import main; main()"


def bounded_article(page: Page) -> tuple[Article | None, tuple[Problem, ...]]:
    """The article on an HTML page, and what was lost on the way."""
    from onrecord.pages.extract import DEGRADED, extract, extract_plain

    source = decode(page.content, page.charset).text
    marks = source.count("<")
    if marks <= SMALL and len(source) <= SMALL_CHARACTERS:
        try:
            return extract(page, source)
        except Exception as fault:  # a page that breaks one of our passes is still read, and the fault is told
            return extract_plain(page, source, f"a fault in reading it ({type(fault).__name__}: {fault}): {DEGRADED}")
    if marks > LARGE or len(source) > LARGE_CHARACTERS:
        return extract_plain(
            page,
            source,
            f"the page is too large to be taken apart ({len(source):,} characters, {marks:,} marks): {DEGRADED}",
        )
    for fast, seconds in zip((False, True), SECONDS, strict=True):
        if (answer := _in_child(page, fast, seconds)) is not None:
            loss = (Problem(page.where, "the page is very large: its text was extracted in fast mode"),) if fast else ()
            return answer.article, (*answer.problems, *loss)
    return extract_plain(page, source, f"the page could not be taken apart within {sum(SECONDS)} s: {DEGRADED}")


def _in_child(page: Page, fast: bool, seconds: int) -> Answer | None:
    """What a child process finds on the page; ``None`` where it fails or does not finish in time."""
    order = msgspec.msgpack.encode(Order(page, fast, seconds + 1))
    command = [sys.executable, "-P", "-c", _CHILD, msgspec.json.encode([p or os.getcwd() for p in sys.path]).decode()]
    try:
        done = subprocess.run(command, input=order, capture_output=True, timeout=seconds, check=False)
        return msgspec.msgpack.decode(done.stdout, type=Answer) if done.returncode == 0 else None
    except (subprocess.TimeoutExpired, OSError, msgspec.DecodeError):
        return None
