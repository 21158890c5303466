"""The child process that reads a large page, with an end to both its time and its memory.

It is started by ``bounded.py`` and killed by it; were the parent killed first, the alarm ends the child all the same.
"""

from __future__ import annotations

import sys

import msgspec

from onrecord.model.article import Article, Page
from onrecord.model.problems import Problem

# A tree takes about ten times the size of its page, and a page may have 20 MB; interpreter and libraries map 1 GB
MEMORY = 3_000_000_000


class Order(msgspec.Struct, frozen=True):
    """What the child is asked: which page, how, and for how long."""

    page: Page
    fast: bool
    seconds: int


class Answer(msgspec.Struct, frozen=True):
    """What the child found."""

    article: Article | None
    problems: tuple[Problem, ...]


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
    """Reads an Order from standard input and writes an Answer to standard output, both as MessagePack."""
    order = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=Order)
    limit(order.seconds)
    from onrecord.pages.decode import decode
    from onrecord.pages.extract import extract

    source = decode(order.page.content, order.page.charset).text
    sys.stdout.buffer.write(msgspec.msgpack.encode(Answer(*extract(order.page, source, order.fast))))
