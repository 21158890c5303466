"""What a folder holds, and what a name says of a page."""

from __future__ import annotations

import math
import os
import re
from collections import Counter
from dataclasses import dataclass, field

# What the end of a name says of the page; "" is a name without one. In a folder, files of other names are not read.
MEDIA: dict[str, str | None] = {
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".txt": "text",
    ".md": "text",
    "": None,
}
# Ends of names of files that hold articles and are known by their bytes, too; in a folder they are read like pages.
PACKAGES = frozenset(".warc .wacz .jsonl .ndjson .json .csv .tsv .parquet .rss .atom .xml .opml".split())
# gzip and Zstandard are known by their bytes, whatever the name: a browser may have undone them and kept the name.
PACKED = (".gz", ".zst", ".br")
_EXTENSION = re.compile(r"\.[A-Za-z0-9]{1,8}$")


class TooManyError(Exception):
    """More entries than are worth counting first."""


@dataclass
class Listing:
    """What one folder holds: names to read, folders to enter, and what is left out, by its kind."""

    names: list[str] = field(default_factory=list)
    folders: list[str] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    entries: int = 0


def list_folder(folder: str, limit: float = math.inf) -> Listing:
    """What ``folder`` holds, sorted; raises TooManyError past ``limit`` entries, OSError where it cannot be listed."""
    listing = Listing()
    with os.scandir(folder) as entries:
        for entry in entries:
            listing.entries += 1
            if listing.entries > limit:
                raise TooManyError
            if not entry.name.startswith("."):
                _sort_in(entry, listing)
    listing.names.sort()
    listing.folders.sort()
    _leave_out_parts(listing)
    return listing


def _leave_out_parts(listing: Listing) -> None:
    """A browser saves the parts of ``report.html`` (scripts, styles, frames of advertisements) in ``report_files``."""
    parts = {name for name in listing.folders if name.endswith("_files")}
    if parts:
        parts &= {f"{os.path.splitext(name)[0]}_files" for name in listing.names}
    if parts:
        listing.left_out["folders with the parts of a saved page"] = len(parts)
        listing.folders = [name for name in listing.folders if name not in parts]


def _sort_in(entry: os.DirEntry[str], listing: Listing) -> None:
    if entry.is_dir(follow_symlinks=False):
        listing.folders.append(entry.name)
    elif entry.is_symlink() and os.path.isdir(entry.path):
        # A link may lead back up (a loop), out to the whole disk, or to pages that are read already.
        listing.left_out["links to folders"] += 1
    elif (ending := name_says(entry.name)[0]) in MEDIA or ending in PACKAGES:
        listing.names.append(entry.name)
    else:
        listing.left_out[ending] += 1


def name_says(path: str) -> tuple[str, str | None]:
    """What the end of a name says of the page, and of Brotli, which no byte gives away: ``a.HTML.br`` is
    (``.html``, ``br``), and ``harbour-post.com.br`` is not compressed.
    """
    name = os.path.basename(path)
    found, packed = _EXTENSION.search(name), ""
    if found and found[0].lower() in PACKED:
        packed = found[0].lower()
        found = _EXTENSION.search(name[: found.start()])
    ending = found[0].lower() if found else ""
    return ending, "br" if packed == ".br" and ending and ending in MEDIA else None


def left_out_words(kinds: Counter[str]) -> str:
    """``3 entries were left out (.jpg 2, .pdf 1); ...``: the five commonest kinds by name."""
    ranked = sorted(kinds.items(), key=lambda item: (-item[1], item[0]))
    most = ", ".join(f"{kind} {count}" for kind, count in ranked[:5])
    more = ", ..." if len(kinds) > 5 else ""
    total = sum(kinds.values())
    what = "1 entry was" if total == 1 else f"{total:,} entries were"
    return f"{what} left out ({most}{more}); name one itself to have it tried"
