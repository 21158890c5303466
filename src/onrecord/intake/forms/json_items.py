"""JSON, one object, a list or one a line: each object told by its own keys.

Our own readings, schema.org articles, IPTC ninjs, a JSON Feed, and objects whose keys are columns of articles.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

import msgspec

from onrecord.extend import Head
from onrecord.intake.columns import Columns, fields_of, no_text
from onrecord.intake.containers import inflated
from onrecord.intake.fields import Fields, page_of, stored_page
from onrecord.intake.forms import jsonfeed, newsarticle, ninjs
from onrecord.intake.given import MAX_FILE, read_capped, shown
from onrecord.intake.inflate import size
from onrecord.model.article import Article, Hints, Page
from onrecord.model.problems import Problem
from onrecord.model.reading import FORMAT

_OBJECT = re.compile(rb"\{\s*(\"|\})")
_LIST = re.compile(rb"\[\s*\{")
_LINES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
# Objects in one list, and lines in one file, are read as they come; one object has the room of one file.
LONGEST_LINE = MAX_FILE


class JsonItems:
    """Articles in JSON and JSON Lines, also gzipped."""

    name = "json"
    order = 20

    def __init__(self, columns: Columns | None = None) -> None:
        self._columns = columns or Columns()

    def recognises(self, head: Head) -> bool:
        """A JSON object or a list of objects; a file named .jsonl whatever it begins with."""
        text = head.text
        return head.name.endswith(_LINES) or bool(_OBJECT.match(text) or _LIST.match(text))

    def unpack(self, stream: BinaryIO, where: str, hints: Hints) -> Iterator[Page | Problem]:
        """The articles, in their order; each object named by its line, or its place in the list."""
        try:
            yield from self._unpack(inflated(stream), where, hints)
        except (OSError, EOFError, zlib.error) as error:
            yield Problem(where, f"it cannot be read further: {getattr(error, 'strerror', None) or error}")

    def _unpack(self, stream: BinaryIO, where: str, hints: Hints) -> Iterator[Page | Problem]:
        first = _first_line(stream)
        if isinstance(_parsed(first), dict) and (second := _first_line(stream)):
            yield from self._lines(first, second, stream, where, hints)
            return
        raw = first + read_capped(stream, MAX_FILE) if _parsed(first) is None else first
        if len(raw) > MAX_FILE:
            yield Problem(where, f"one JSON value of more than {size(MAX_FILE)}; write one object a line (.jsonl)")
            return
        value = _parsed(raw)
        if value is None and where.lower().endswith(_LINES):
            yield from self._lines(first, b"", _Again(raw[len(first) :]), where, hints)
        elif value is None:
            yield Problem(where, f"it is no JSON: {_fault(raw)}")
        elif isinstance(value, list):
            for number, one in enumerate(value, 1):
                yield from self._value(one, f"{where}, item {number}", hints)
        else:
            yield from self._value(value, where, hints)

    def _lines(
        self, first: bytes, second: bytes, stream: BinaryIO | _Again, where: str, hints: Hints
    ) -> Iterator[Page | Problem]:
        number = 0
        for line in _each_line(first, second, stream):
            number += 1
            named = f"{where}, line {number}"
            if not line.strip():
                continue
            if len(line) > LONGEST_LINE:
                yield Problem(named, f"it is longer than {size(LONGEST_LINE)} and was not read")
                continue
            value = _parsed(line)
            if value is None:
                yield Problem(named, f"it is no JSON: {_fault(line)}")
            else:
                yield from self._value(value, named, hints)

    def _value(self, value: Any, where: str, hints: Hints) -> Iterator[Page | Problem]:
        if not isinstance(value, dict):
            yield Problem(where, "it is no JSON object, so no article")
            return
        if value.get("format") == FORMAT:
            yield _stored(value, where, hints)
            return
        for found in self._articles(value, where):
            yield found if isinstance(found, Problem) else page_of(found, where, hints)

    def _articles(self, value: Mapping[str, Any], where: str) -> Iterator[Fields | Problem]:
        if jsonfeed.is_feed(value):
            yield from jsonfeed.articles(value, where)
        elif newsarticle.is_linked_data(value):
            yield from newsarticle.articles(value, where)
        elif ninjs.is_ninjs(value):
            yield from ninjs.articles(value, where)
        elif fault := no_text(value, self._columns):
            yield Problem(where, fault)
        else:
            yield fields_of(value, self._columns.mapping(value), where)


def _stored(value: Mapping[str, Any], where: str, hints: Hints) -> Page | Problem:
    """The article of one of our own readings, to be read again."""
    try:
        return stored_page(msgspec.convert(value.get("article"), Article), where, hints)
    except msgspec.ValidationError as error:
        return Problem(where, f"it is a reading whose article is damaged: {error}")


class _Again:
    """The lines of bytes that are in memory already."""

    def __init__(self, raw: bytes) -> None:
        self._lines = iter(raw.splitlines(keepends=True))

    def readline(self, size: int = -1) -> bytes:
        return next(self._lines, b"")


def _first_line(stream: BinaryIO) -> bytes:
    """The next line that is not blank, with the blank ones before it."""
    taken = b""
    while line := stream.readline(LONGEST_LINE + 1):
        taken += line
        if line.strip() or len(taken) > LONGEST_LINE:
            break
    return taken


def _each_line(first: bytes, second: bytes, stream: BinaryIO | _Again) -> Iterator[bytes]:
    for taken in (first, second):
        # what came before the first line that is not blank keeps the count of lines right
        yield from taken.splitlines(keepends=True) if taken[:1] in b"\r\n" else [taken][: bool(taken)]
    while line := stream.readline(LONGEST_LINE + 1):
        yield line
        while len(line) > LONGEST_LINE and not line.endswith(b"\n"):
            line = stream.readline(LONGEST_LINE + 1)


def _parsed(raw: bytes) -> Any:
    try:
        return msgspec.json.decode(raw.strip().removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def _fault(raw: bytes) -> str:
    try:
        msgspec.json.decode(raw.strip())
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        return shown(str(error))[:120]
    return "nothing is in it"
