"""The 612 Helsinki reports as pages, articles and readings. Their text stays where it is and is never shipped.

    python -m eval.copies.reports FILE [FIRST LAST]     reads them (some minutes) into FILE, one reading a line

A page is what was scraped: a headline and paragraphs, " ### " between two. The scrape time stands for the time of
publication, which the collection does not keep.
"""

from __future__ import annotations

import csv
import gzip
import sys
from collections.abc import Iterator
from pathlib import Path

from eval.copies.gold import REPORTS
from onrecord import pages
from onrecord.model.article import Article, Hints, Page
from onrecord.model.problems import Problem
from onrecord.model.reading import Reading, decode, encode

csv.field_size_limit(1 << 24)


def scraped(path: Path = REPORTS) -> Iterator[tuple[int, Page]]:
    """Number and page of every report, in the order of the collection; the address ends in the number."""
    with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            number, outlet = int(row["id"]), row["publisher"]
            url = f"https://{outlet}{'' if '/' in outlet else '/'}#{number}"
            hints = Hints(published=row["scrape_time"], outlet=outlet, url=url)
            text = row["text"].replace(" ### ", "\n\n")
            yield number, Page(where=f"helsinki/{number}", content=text.encode(), url=url, media="text", hints=hints)


def articles(path: Path = REPORTS) -> dict[int, Article]:
    """The article of every report by its number; takes seconds (no language engine)."""
    found = {}
    for number, page in scraped(path):
        article, _ = pages.read(page)
        if article is not None:
            found[number] = article
    return found


def number_of(article: Article) -> int:
    """The number of a report in the collection."""
    return int((article.url or "").rpartition("#")[2])


def stored(path: Path) -> dict[int, Reading]:
    """The readings in a file that the command wrote, by number."""
    with gzip.open(path, "rb") as lines:
        return {number_of(reading.article): reading for reading in map(decode, lines)}


def write(path: Path, first: int = 0, last: int = 1 << 30) -> None:
    """Reads the reports with numbers from ``first`` to ``last`` into ``path``."""
    from onrecord.read import read_page

    with gzip.open(path, "wb") as out:
        for number, page in scraped():
            reading = read_page(page) if first <= number <= last else None
            if isinstance(reading, Problem):
                print(reading.where, reading.what, file=sys.stderr)
            elif reading is not None:
                out.write(encode(reading) + b"\n")


if __name__ == "__main__":
    write(Path(sys.argv[1]), *map(int, sys.argv[2:]))
