"""One writer at a time; the others queue.

The lock is the system's own lock on a file, so that it ends with the process that holds it, however that one dies. The
file's content (process id, since when) is for people and for the message that a waiting writer shows.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from onrecord.model.problems import OnrecordError

# How long a writer waits for its turn before it gives up, in seconds: longer than any batch takes (a large merge of the
# index takes some ten seconds), short enough that a script which will never get its turn says so the same hour.
PATIENCE = 600.0
_POLL = 0.05


class Busy(OnrecordError):
    """Somebody else writes, and did not finish in time."""


@contextmanager
def writing(path: Path, *, patience: float = PATIENCE, waiting: Callable[[str], None] | None = None) -> Iterator[None]:
    """Holds the lock at ``path`` while the block runs.

    ``waiting`` is told once, in a sentence, where another writer is at work. Raises Busy after ``patience`` seconds.
    """
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        _wait(handle, path, patience, waiting)
        os.ftruncate(handle, 0)
        os.pwrite(handle, f"{os.getpid()} since {datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}\n".encode(), 0)
        yield
    finally:
        os.close(handle)


def _wait(handle: int, path: Path, patience: float, waiting: Callable[[str], None] | None) -> None:
    began = time.monotonic()
    told = False
    while not _taken(handle):
        holder = path.read_text("utf-8", errors="replace").strip() or "unknown"
        if time.monotonic() - began > patience:
            raise Busy(f"another process (id {holder}) writes to {path.parent}; try again when it is done")
        if waiting and not told:
            waiting(f"waiting for another process (id {holder}) that writes to {path.parent}")
            told = True
        time.sleep(_POLL)


if sys.platform == "win32":

    def _taken(handle: int) -> bool:
        """Whether the lock is ours now."""
        import msvcrt

        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:

    def _taken(handle: int) -> bool:
        """Whether the lock is ours now."""
        import fcntl

        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
