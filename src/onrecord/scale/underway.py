"""Which page a worker has in hand, on the disk, so that its successor knows what it died of.

A line a page: its number when it is begun, ``-`` when it is done, ``? number`` for a page that some worker died over.
Nothing is synced: after a power cut there is nobody to blame.
"""

from __future__ import annotations

from pathlib import Path

FOLDER = "underway"


class Underway:
    """The pages of one shard that are, and were, in hand."""

    def __init__(self, folder: Path, shard: str) -> None:
        """Takes up what an earlier worker left. Raises OSError."""
        self._path = folder / FOLDER / shard
        self._path.parent.mkdir(exist_ok=True)
        self.suspects = _suspects(self._path)
        self._file = open(self._path, "wb", buffering=0)  # noqa: SIM115 - closed when the shard is over
        for number in sorted(self.suspects):
            self._file.write(b"? %d\n" % number)

    def begun(self, number: int) -> None:
        """Page ``number`` is in hand."""
        self._file.write(b"%d\n" % number)

    def done(self) -> None:
        """The page in hand is done."""
        self._file.write(b"-\n")

    def over(self) -> None:
        """The shard is done."""
        self._file.close()
        self._path.unlink(missing_ok=True)


def _suspects(path: Path) -> frozenset[int]:
    try:
        lines = path.read_bytes().split()
    except FileNotFoundError:
        return frozenset()
    known = {int(lines[at + 1]) for at, told in enumerate(lines[:-1]) if told == b"?" and lines[at + 1].isdigit()}
    return frozenset(known | {int(told) for told in lines[-1:] if told.isdigit()})
