from __future__ import annotations

import gzip
import io
import subprocess
import sys

import pytest

from onrecord.intake.stdin import StandardInput
from onrecord.model.article import Hints, Page
from onrecord.model.problems import Problem

HTML = b"<html><body><p>The ministers met on Monday.</p></body></html>"


def read(content: bytes, cap: int = 1000) -> list[Page | Problem]:
    return list(StandardInput(io.BytesIO(content), cap).pages("-", Hints()))


def test_a_page_comes_from_a_pipe() -> None:
    assert read(HTML) == [Page(where="standard input", content=HTML)]
    assert read(gzip.compress(HTML)) == [Page(where="standard input", content=HTML)]


def test_nothing_and_too_much_are_problems() -> None:
    assert read(b"") == [Problem("standard input", "it is empty: there is nothing to read")]
    (found,) = read(b"x" * 1001)
    assert found == Problem(
        "standard input", "it holds more than the limit of 1000 bytes and was not read; cut it into parts"
    )


def test_no_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert list(StandardInput().pages("-", Hints())) == [
        Problem("standard input", "there is none: onrecord was started without it")
    ]


def test_a_closed_standard_input_is_a_problem() -> None:
    stream = io.BytesIO(HTML)
    stream.close()
    (found,) = StandardInput(stream).pages("-", Hints())
    assert isinstance(found, Problem)


def test_it_takes_only_the_dash() -> None:
    intake = StandardInput()
    assert intake.takes("-")
    assert not intake.takes("./-")
    assert intake.count("-") == 1


def test_the_real_standard_input() -> None:
    code = "from onrecord.intake import pages; print([p.content for p in pages(['-'])])"
    ran = subprocess.run([sys.executable, "-c", code], input=HTML, capture_output=True, check=True)
    assert ran.stdout.strip() == repr([HTML]).encode()
