"""Bytes that must outlive a crash: every write of a record to the disk passes through here, and nowhere else.

Two ways, both safe at any moment: a whole new file (written beside, synced, then named), and one line more at the end
of a file (synced before anybody is told). A file is never changed in place.
"""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path

# What a file is called until it is whole; whatever bears this name after a crash was promised to nobody.
UNFINISHED = ".unfinished"


def create(path: Path, content: bytes) -> None:
    """A new file that is there whole or not at all, also after a power cut. Raises OSError, leaving nothing behind."""
    beside = unfinished(path)
    try:
        with open(beside, "xb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        publish(beside, path)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise


def unfinished(path: Path) -> Path:
    """A name beside ``path`` for what will become it."""
    return path.with_name(f"{path.name}.{secrets.token_hex(4)}{UNFINISHED}")


def finished(beside: Path) -> Path:
    """The name that the file beside is going to have."""
    return beside.with_name(beside.name.removesuffix(UNFINISHED).rsplit(".", 1)[0])


def publish(beside: Path, path: Path) -> None:
    """Gives a finished, synced file its name."""
    os.replace(beside, path)
    sync_folder(path.parent)


def sync_file(path: Path) -> None:
    """Brings a file that another library has written to the disk."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def append(path: Path, line: bytes) -> None:
    """One line at the end of a file: on the disk when this returns, not there when it raises OSError."""
    new = not path.exists()
    with open(path, "ab") as out:
        before = out.tell()
        try:
            out.write(line)
            out.flush()
            os.fsync(out.fileno())
        except BaseException:
            with contextlib.suppress(OSError):
                os.ftruncate(out.fileno(), before)
            raise
    if new:
        sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Brings the names in a folder to the disk, where the system lets a folder be synced."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sweep(folder: Path) -> int:
    """Removes what a crash left unfinished in ``folder``; only for who holds the lock. How many files there were."""
    left = [path for path in folder.glob(f"*{UNFINISHED}*") if path.is_file()]
    for path in left:
        path.unlink(missing_ok=True)
    return len(left)
