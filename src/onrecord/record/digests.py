"""Digests: what names a file, what tells two readings apart, and what a whole record comes to."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path

_WIDTH = 16
_ROUND = 1 << (8 * _WIDTH)


def digest(content: bytes) -> str:
    """32 hexadecimal digits that stand for these bytes."""
    return blake2b(content, digest_size=_WIDTH).hexdigest()


def total(digests: Iterable[str]) -> str:
    """What a set of things comes to, in any order: the sum of their digests, as a digest.

    It guards against loss and damage, not against somebody who makes readings up to fit: sums can be aimed at.
    """
    return f"{sum(int(one, 16) for one in digests) % _ROUND:0{2 * _WIDTH}x}"


def file_digest(path: Path) -> str:
    """The digest of a file's content."""
    told = blake2b(digest_size=_WIDTH)
    with open(path, "rb") as content:
        while piece := content.read(1 << 20):
            told.update(piece)
    return told.hexdigest()
