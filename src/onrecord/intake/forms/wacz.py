"""WACZ: a web archive packed in a ZIP with its index, as browsers' recorders write it."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO, cast

from onrecord.extend import Head
from onrecord.intake.containers import seekable
from onrecord.intake.forms.warc import WarcFile
from onrecord.intake.given import shown
from onrecord.model.article import Hints, Page
from onrecord.model.problems import Problem

_ARCHIVE = re.compile(r"archive/.*\.warc(\.gz)?$", re.IGNORECASE)
MARK = b"PK\x03\x04"
# Archives in one package: recorders write one or a few.
MOST = 10_000


class WaczFile:
    """The pages of every WARC in a WACZ."""

    name = "wacz"
    order = 5

    def recognises(self, head: Head) -> bool:
        """A ZIP file whose name, or whose first entries, are those of a WACZ."""
        named = any(
            mark in head.start for mark in (b"datapackage.json", b"archive/", b"indexes/", b"pages/pages.jsonl")
        )
        return head.start.startswith(MARK) and (head.name.endswith(".wacz") or named)

    def unpack(self, stream: BinaryIO, where: str, hints: Hints) -> Iterator[Page | Problem]:
        """The pages, each named by package, archive, offset and address."""
        file = seekable(stream)
        if isinstance(file, Problem):
            yield Problem(where, file.what)
            return
        try:
            with zipfile.ZipFile(file) as package:
                yield from _archives(package, where, hints)
        except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, ValueError) as error:
            yield Problem(where, f"its ZIP is damaged: {shown(str(error))[:120]}")


def _archives(package: zipfile.ZipFile, where: str, hints: Hints) -> Iterator[Page | Problem]:
    names = [name for name in package.namelist() if _ARCHIVE.search(name)]
    if not names:
        yield Problem(where, "no archive is in this package: no name in it is archive/*.warc.gz")
    for name in names[:MOST]:
        named = f"{where}/{shown(name)}"
        try:
            with package.open(name) as member:
                yield from WarcFile().unpack(cast(BinaryIO, _Onward(member)), named, hints)
        except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError, zlib.error) as error:
            yield Problem(named, f"it cannot be unpacked: {shown(str(error))[:120]}")
    if len(names) > MOST:
        yield Problem(where, f"it holds {len(names):,} archives; the first {MOST:,} were read")


class _Onward:
    """A member of a ZIP, read onward only: ``zipfile`` can go back in it, but inflates all of it again each time."""

    def __init__(self, member: object) -> None:
        self._member = member

    def seekable(self) -> bool:
        """No."""
        return False

    def read(self, count: int = -1) -> bytes:
        """As the member has it."""
        return cast(BinaryIO, self._member).read(count)
