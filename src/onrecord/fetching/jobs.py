"""What a person names to be fetched: addresses, and files that list some."""

from __future__ import annotations

import os
from collections.abc import Iterator

from onrecord.fetching.crawl import is_list, listed
from onrecord.fetching.hosts import Job
from onrecord.intake.given import MAX_FILE, is_address, read_capped, shown
from onrecord.intake.inflate import coding_of, inflate
from onrecord.model.problems import Problem


def jobs_of(source: str) -> Iterator[Job | Problem]:
    """The jobs behind an address, or behind a file: a saved feed, an OPML, a sitemap, or addresses one a line."""
    if is_address(source):
        yield Job(source.strip())
        return
    named = shown(source)
    try:
        with open(source, "rb") as file:
            raw = read_capped(file, MAX_FILE) if os.path.isfile(source) else b""
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        yield Problem(named, f"it is no address (https://...), and no file that can be read: {why}")
        return
    if coding := coding_of(raw):
        raw = inflate(raw, coding, MAX_FILE).content
    found = False
    for job in _in_list(raw) if is_list(raw) else _in_lines(raw):
        found = True
        yield job
    if not found:
        yield Problem(named, "no address is in this file: it is no feed, OPML or sitemap, and no line is an address")


def _in_list(raw: bytes) -> Iterator[Job]:
    for url, kind, _ in listed(raw, ""):
        if is_address(url):
            yield Job(url, kind, 1)


def _in_lines(raw: bytes) -> Iterator[Job]:
    for line in raw.decode("utf-8", "replace").splitlines():
        told = line.split("#", 1)[0].strip() if line.lstrip().startswith("#") else line.strip()
        if told.startswith(("http://", "https://")):
            yield Job(told.split()[0])
