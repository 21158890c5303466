"""The main text of a page within bounded time, whatever the page.

trafilatura takes time that grows faster than the page (10,000 paragraphs 1 s, 50,000 paragraphs 21 s), its parser drops what
is nested deeper than 256, and resiliparse is quadratic in depth. So the tree is measured first:

==============================  =========================================================
up to 6,000 elements                in this process (99% of 137 real pages have fewer than 3,000)
up to 60,000 elements               in a child with a wall-clock limit; then once more in fast mode
more, or nested deeper than 200 the linear extractor
==============================  =========================================================

The child is a plain subprocess: it needs no ``__main__`` guard in a user's script and may be started from a daemonic worker.
"""

from __future__ import annotations

import os
import subprocess
import sys

import msgspec
from lxml import etree
from lxml.html import HtmlElement

from onrecord.pages.body import Block, main_blocks
from onrecord.pages.dom import MAX_DEPTH, Shape
from onrecord.pages.linear import plain_blocks

SMALL = 6_000
SMALL_CHARACTERS = 1_500_000
LARGE = 60_000
# default mode, then fast mode: with start-up and our own passes a page stays under 20 s
SECONDS = (8, 5)

_CHILD = "import sys, json; sys.path[:] = json.loads(sys.argv[1]); from onrecord.pages.worker import main; main()"


def bounded_blocks(tree: HtmlElement | None, source: str, shape: Shape) -> tuple[list[Block], str | None]:
    """The blocks of the main text, and what was lost on the way, if anything, in a sentence.

    ``tree`` is the cleaned page (it is used up), ``source`` the page as it came.
    """
    if tree is None or shape.depth > MAX_DEPTH:
        return _plain(source), f"its elements are nested {shape.depth} deep: {_DEGRADED}"
    if shape.elements > LARGE:
        return _plain(source), f"it has {shape.elements:,} elements: {_DEGRADED}"
    cleaned = etree.tostring(tree, encoding="unicode", method="html")
    if shape.elements <= SMALL and len(cleaned) <= SMALL_CHARACTERS:
        return main_blocks(tree), None
    for fast, seconds in zip((False, True), SECONDS, strict=True):
        if (found := _in_child(cleaned, fast, seconds)) is not None:
            return found, "the page is very large: its text was extracted in fast mode" if fast else None
    return _plain(source), f"no extractor finished within {sum(SECONDS)} s: {_DEGRADED}"


_DEGRADED = "its text was read by a plain extractor, and furniture of the page may stand in it"


def _plain(source: str) -> list[Block]:
    return [Block("p", text) for text in plain_blocks(source)]


def _in_child(source: str, fast: bool, seconds: int) -> list[Block] | None:
    """The blocks as a child process reads them; ``None`` where it fails or does not finish in time."""
    order = msgspec.json.encode({"source": source, "fast": fast, "seconds": seconds + 1})
    command = [sys.executable, "-P", "-c", _CHILD, msgspec.json.encode([p or os.getcwd() for p in sys.path]).decode()]
    try:
        done = subprocess.run(command, input=order, capture_output=True, timeout=seconds, check=False)
    except (subprocess.TimeoutExpired, OSError):
        return None
    if done.returncode != 0:
        return None
    try:
        return msgspec.json.decode(done.stdout, type=list[Block])
    except msgspec.DecodeError:
        return None
