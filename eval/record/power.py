"""Power cuts: what the disk may hold when it loses all that was not synced, at any moment of an ``add``.

Every write, sync and rename that a record makes is written down while readings are added. Then the disk is made as it
could be after a cut behind any of them: of a file that was written and not synced, all, a part or nothing is there; of
names that were given and whose folder was not synced, any may be missing.
"""

from __future__ import annotations

import builtins
import os
import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest import mock

from eval.record.faults import EACH, Outcome, add_in_steps, compare, marks, somewhere
from onrecord.record import durable

FOLDERS = ("segments", "index", "quarantine")


@dataclass
class Log:
    """What happened to the disk, in order: ``(what, path, content or other path)``."""

    root: Path
    events: list[tuple[str, str, Any]] = field(default_factory=list)

    def note(self, what: str, path: Path | str, more: Any = None) -> None:
        """Writes one step down."""
        self.events.append((what, os.path.relpath(path, self.root), more))


class _File:
    """An open file that writes down what is written to it."""

    def __init__(self, inner: Any, log: Log, path: str) -> None:
        self._inner, self._log, self._path = inner, log, path

    def __enter__(self) -> _File:
        return self

    def __exit__(self, *_: object) -> None:
        self._inner.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)

    def flush(self) -> None:
        self._inner.flush()
        self._log.note("write", self._path, Path(self._path).read_bytes())


class _System:
    """``os``, as ``durable`` uses it, with syncs and renames written down."""

    def __init__(self, log: Log) -> None:
        self._log = log

    def __getattr__(self, name: str) -> Any:
        return getattr(os, name)

    def fsync(self, handle: int) -> None:
        path = Path(os.readlink(f"/proc/self/fd/{handle}"))
        if path.is_dir():
            self._log.note("names", path)
        else:
            self._log.note("sync", path, path.read_bytes())

    def replace(self, old: Path, new: Path) -> None:
        os.replace(old, new)
        self._log.note("rename", old, os.path.relpath(new, self._log.root))


@contextmanager
def logged(root: Path) -> Iterator[Log]:
    """Writes down what ``durable`` does while the block runs."""
    log = Log(root)

    def opened(path: Any, mode: str = "r", *more: Any, **named: Any) -> Any:
        inner = builtins.open(path, mode, *more, **named)  # noqa: SIM115  (whoever asked for it closes it)
        return _File(inner, log, str(path)) if "r" not in mode else inner

    with mock.patch.object(durable, "os", _System(log)), mock.patch.object(durable, "open", opened, create=True):
        yield log


def state(log: Log, upto: int, chance: random.Random) -> dict[str, bytes]:
    """The files that may be there after a cut behind the first ``upto`` events."""
    files: dict[str, int] = {}
    kept: dict[str, int] = {}
    safe: dict[int, bytes] = {}
    new: dict[int, bytes] = {}
    pending: list[tuple[str, tuple[str, str, int]]] = []
    for what, path, more in log.events[:upto]:
        folder = os.path.dirname(path) or "."
        if what in ("write", "sync"):
            if path not in files:
                files[path] = len(new) + 1
                pending.append((folder, ("link", path, files[path])))
            new[files[path]] = more
            if what == "sync":
                safe[files[path]] = more
        elif what == "rename":
            files[more] = files.pop(path)
            pending.append((folder, ("rename", path, files[more])))
            pending.append((folder, ("as", more, files[more])))
        elif what == "names":
            for _, step in (one for one in pending if one[0] == path):
                _named(kept, step)
            pending = [one for one in pending if one[0] != path]
    for _, step in pending:
        if chance.random() < 0.5:
            _named(kept, step)
    return {path: _content(safe.get(mark), new[mark], chance) for path, mark in kept.items()}


def _named(kept: dict[str, int], step: tuple[str, str, int]) -> None:
    what, path, mark = step
    if what == "rename":
        kept.pop(path, None)
    else:
        kept[path] = mark


def _content(safe: bytes | None, new: bytes, chance: random.Random) -> bytes:
    if safe == new:
        return new
    start = safe or b""
    choice = chance.randrange(4)
    if choice == 0:
        return start
    if choice == 1:
        return new
    length = chance.randint(len(start), len(new)) if len(new) > len(start) else len(new)
    return new[:length] if choice == 2 else start + b"\0" * max(length - len(start), 0)


def power_cut(tries: int, seed: int = 4) -> Outcome:
    """A power cut at a random moment of an ``add``, on a disk that keeps only what it must."""
    outcome = Outcome("power cut, nothing kept that was not synced")
    chance = random.Random(seed)
    known = marks(0, EACH)
    with somewhere() as original:
        original.mkdir()
        with logged(original) as log:
            add_in_steps(original, 0, EACH, lambda kept: log.note("acknowledged", original, kept))
    for _ in range(tries):
        upto = chance.randrange(len(log.events) + 1)
        promised = max((more for what, _, more in log.events[:upto] if what == "acknowledged"), default=0)
        files = state(log, upto, chance)
        with somewhere() as folder:
            for name in FOLDERS:
                (folder / name).mkdir(parents=True)
            for path, content in files.items():
                (folder / path).write_bytes(content)
            outcome.tries += 1
            if not (folder / "record.json").exists():
                outcome.lost += promised
                continue
            compare(folder, set(list(known.values())[:promised]), set(known.values()), outcome)
    return outcome
