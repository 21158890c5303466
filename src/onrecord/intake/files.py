"""Files and folders."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from typing import BinaryIO

from onrecord.intake.columns import Columns
from onrecord.intake.containers import HEAD, container_of, head_of
from onrecord.intake.folders import MEDIA, PACKAGES, TooManyError, left_out_words, list_folder, name_says
from onrecord.intake.given import MAX_FILE, given, is_address, read_capped, shown
from onrecord.intake.inflate import size
from onrecord.model.article import Hints, Page
from onrecord.model.problems import Problem

# Counting is for a progress bar: past so many entries it would be felt before anything is read.
COUNT_UP_TO = 50_000

_LOOKS_LIKE_A_HOST = re.compile(r"(www\.)?[\w-]+(\.[\w-]+)*\.[a-z]{2,}/", re.IGNORECASE)


class FileIntake:
    """Reads a file, or every file of pages or articles in a folder and the folders below it.

    ``columns`` is what a person says of the columns of tables.
    """

    name = "files"

    def __init__(self, cap: int = MAX_FILE, columns: Columns | None = None) -> None:
        self._cap = cap
        self._columns = columns

    def takes(self, source: str) -> bool:
        """Whether ``source`` names a file or folder, which is whatever is no address and not ``-``."""
        return source != "-" and not is_address(source)

    def count(self, source: str) -> int | None:
        """How many files would be tried; ``None`` for a folder too large to count first, and for what may hold many
        articles.
        """
        if not os.path.isdir(source):
            return None if name_says(source)[0] in PACKAGES else 1
        total, left, folders = 0, COUNT_UP_TO, [source]
        while folders:
            folder = folders.pop()
            try:
                listing = list_folder(folder, left)
            except TooManyError:
                return None
            except OSError:
                continue
            if any(name_says(name)[0] in PACKAGES for name in listing.names):
                return None
            total += len(listing.names)
            left -= listing.entries
            folders += (os.path.join(folder, name) for name in listing.folders)
        return total

    def pages(self, source: str, hints: Hints) -> Iterator[Page | Problem]:
        """The page in a file; of a folder its files in the order of their names, then its folders in theirs."""
        try:
            is_folder = stat.S_ISDIR(os.stat(source).st_mode)
        except (OSError, ValueError) as error:
            yield Problem(shown(source) or "an empty name", _why_not(error, source))
            return
        if not is_folder:
            yield from self._file(source, hints)
            return
        yield from self._folder(source, hints)

    def _folder(self, top: str, hints: Hints) -> Iterator[Page | Problem]:
        # The names of one folder are held and sorted at a time, and of the others only the folders still to come.
        waiting, something = [top], False
        while waiting:
            folder = waiting.pop()
            try:
                listing = list_folder(folder)
            except OSError as error:
                yield Problem(shown(folder), _why_not(error, folder))
                something = True
                continue
            something = something or bool(listing.names)
            for name in listing.names:
                yield from self._file(os.path.join(folder, name), hints)
            if listing.left_out:
                yield Problem(shown(folder), left_out_words(listing.left_out))
            waiting += (os.path.join(folder, name) for name in reversed(listing.folders))
        if not something:
            yield Problem(shown(top), f"no page is in this folder: none of its names ends in {_endings()}")

    def _file(self, path: str, hints: Hints) -> Iterator[Page | Problem]:
        where = shown(path)
        try:
            # without O_NONBLOCK, opening a pipe nobody writes to would wait for ever
            handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
            with open(handle, "rb") as file:
                yield from self._opened(file, path, where, hints)
        except OSError as error:
            yield Problem(where, _why_not(error, path))

    def _opened(self, file: BinaryIO, path: str, where: str, hints: Hints) -> Iterator[Page | Problem]:
        state = os.fstat(file.fileno())
        if not stat.S_ISREG(state.st_mode):
            yield Problem(where, "it is a pipe or a device, not a file; to read from a pipe, give - for it")
            return
        start = file.read(HEAD)
        form = container_of(head_of(start, os.path.basename(path)), self._columns) if start else None
        if form is not None:
            file.seek(0)
            yield from form.unpack(file, where, hints)
            return
        if state.st_size > self._cap:
            held, limit = size(state.st_size), size(self._cap)
            yield Problem(where, f"it holds {held}, over the limit of {limit}; cut it into parts")
            return
        raw = start[: self._cap + 1] + read_capped(file, max(self._cap - len(start), 0))
        ending, coding = name_says(path)
        yield from given(where, raw, hints, cap=self._cap, coding=coding, media=MEDIA.get(ending))


def _endings() -> str:
    return ", ".join(ending for ending in MEDIA if ending) + " (also with .gz) or has no ending"


def _why_not(error: OSError | ValueError, path: str) -> str:
    if not path:
        return "it names no file, no folder and no address"
    match error:
        case FileNotFoundError() if _LOOKS_LIKE_A_HOST.match(path):
            return "there is no such file; an address begins with https://"
        case FileNotFoundError():
            return "there is no such file or folder"
        case PermissionError():
            return "it cannot be opened: you have no permission to read it"
        case OSError():
            return f"it cannot be read: {error.strerror or error}"
        case _:
            return f"it cannot be the name of a file: {error}"
