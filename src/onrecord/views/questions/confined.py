"""A process of its own for SQL of anybody's: it may be stopped at any moment, and has so much memory and no more.

DuckDB heeds a memory limit for tables and an interrupt between blocks of rows; within one value it heeds neither
(``repeat('x', 3000000000)`` took 5.8 GB and 14 s under a limit of 1 GB and 3 s). What confines a process is the system.

The parent writes one :class:`Ask` to the child's standard input and reads one :class:`Reply` from its output.
"""

from __future__ import annotations

import subprocess
import sys
from typing import Any, Literal

import msgspec

from onrecord.model.problems import OnrecordError, UsageError

# Address space of the child over what DuckDB may take: Python, the libraries and their threads map 1.0 GB.
_ROOM = 3_000_000_000
# Seconds over those of the question, for the child to start (0.7 s on a machine at load 7) and to say why it stopped.
_STARTING = 5.0


class Ask(msgspec.Struct, frozen=True):
    """The record's folder, the question, rows at most, and the limits (characters, seconds, DuckDB's memory)."""

    path: str
    question: str
    rows: int
    characters: int
    seconds: float
    memory: str


class Reply(msgspec.Struct, frozen=True):
    """The answer as a table of JSON values; or why there is none (``kind`` other than ``told``)."""

    kind: Literal["told", "usage", "costly", "failed"]
    what: str = ""
    columns: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    rows: tuple[tuple[Any, ...], ...] = ()
    more: bool = False


def run(ask: Ask) -> Reply:
    """The child's reply; ``costly`` where it took more time or memory than it may."""
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-m", "onrecord.views.questions.confined"],
            input=msgspec.json.encode(ask), capture_output=True, timeout=ask.seconds + _STARTING, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return Reply("costly", f"no answer within {ask.seconds:g} s; ask for less")
    try:
        return msgspec.json.decode(done.stdout, type=Reply)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return Reply("costly", "the answer needs more memory than a question may take; ask for less")


def main() -> None:
    """The child: limits itself, asks, replies."""
    ask = msgspec.json.decode(sys.stdin.buffer.read(), type=Ask)
    _confine()
    try:
        reply = _asked(ask)
    except MemoryError:
        reply = Reply("costly", "the answer needs more memory than a question may take; ask for less")
    sys.stdout.buffer.write(msgspec.json.encode(reply))


def _confine() -> None:
    """Takes from this process the right to more memory, where the system has such limits (Linux; Windows has none)."""
    try:
        import resource
    except ImportError:
        return
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    room = _ROOM if most == resource.RLIM_INFINITY else min(_ROOM, most)
    try:
        resource.setrlimit(resource.RLIMIT_AS, (room, room))
    except (ValueError, OSError):  # a system that knows the limit and does not let it be set (macOS)
        return


def _asked(ask: Ask) -> Reply:
    from onrecord.record.opened import open_record
    from onrecord.record.session import AnswerTooCostly
    from onrecord.views.questions.cells import cell, size

    try:
        with open_record(ask.path, seconds=ask.seconds, memory=ask.memory) as record:
            table = record.sql(ask.question, ask.rows)
    except AnswerTooCostly as error:
        return Reply("costly", str(error))
    except UsageError as error:
        return Reply("usage", str(error))
    except OnrecordError as error:
        return Reply("failed", str(error))
    rows = tuple(tuple(cell(value) for value in row) for row in table.values)
    if size(rows) > ask.characters:
        return Reply("costly", f"the answer has more than {ask.characters:,} characters; ask for less")
    return Reply("told", columns=table.columns, types=table.types, rows=rows, more=table.more)


if __name__ == "__main__":
    main()
