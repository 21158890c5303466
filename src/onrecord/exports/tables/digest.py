"""A file that counts and digests what is written to it, so that nothing is read twice."""

from __future__ import annotations

from hashlib import sha256
from typing import BinaryIO


class DigestingFile:
    """Passes bytes on to ``out``; ``size`` is how many there were."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._digest = sha256()
        self.size = 0

    def write(self, words: bytes) -> int:
        """Writes ``words``."""
        self._digest.update(words)
        self.size += len(words)
        return self._out.write(words)

    def sha256(self) -> str:
        """The SHA-256 of all that was written, in hexadecimal digits."""
        return self._digest.hexdigest()
