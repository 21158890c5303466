"""The child process that reads a large page: source in, blocks out, and an end to both time and memory.

It is started by ``bounded.py`` and killed by it; were the parent killed first, the alarm ends the child all the same.
"""

from __future__ import annotations

import sys

import msgspec

MEMORY = 3_000_000_000


def limit(seconds: int) -> None:
    """Ends this process after ``seconds`` of wall clock and refuses it more memory than a page can need."""
    try:
        import resource
        import signal
    except ImportError:  # no such limits on this system: the parent's clock still holds
        return
    signal.alarm(seconds)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def main() -> None:
    """Reads ``{source, fast, seconds}`` as JSON from standard input, writes the blocks as JSON to standard output."""
    asked = msgspec.json.decode(sys.stdin.buffer.read())
    limit(asked["seconds"])
    from onrecord.pages.body import main_blocks

    sys.stdout.buffer.write(msgspec.json.encode(main_blocks(asked["source"], fast=asked["fast"])))
