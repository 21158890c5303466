"""A page that a worker died over, read in a child of its own, where it can do no more harm.

Most such pages are innocent: the machine was switched off, somebody killed the worker. They come back read, in the same
bytes as anywhere. One that ends the child as well is named in the dead-letter file and left alone.
"""

from __future__ import annotations

import os
import subprocess
import sys

import msgspec

from onrecord.model.article import Page
from onrecord.model.problems import Problem
from onrecord.model.reading import Reading
from onrecord.scale.job import Job

# Seconds for one page, loading the engine among them: the longest text that is analysed takes under a minute.
SECONDS = 600
_CHILD = "import sys, json; sys.path[:] = json.loads(sys.argv[1]); from onrecord.scale.trial import main; main()"


class Case(msgspec.Struct, frozen=True):
    """What the child is asked."""

    job: Job
    page: Page


class Verdict(msgspec.Struct, frozen=True):
    """What the child found: one of the two."""

    reading: Reading | None = None
    problem: Problem | None = None


def alone(job: Job, page: Page) -> Reading | Problem:
    """The reading of a page, made in a process of its own; a Problem where that one died too."""
    asked = msgspec.msgpack.encode(Case(job, page))
    command = [sys.executable, "-P", "-c", _CHILD, msgspec.json.encode([p or os.getcwd() for p in sys.path]).decode()]
    try:
        done = subprocess.run(command, input=asked, stdout=subprocess.PIPE, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return Problem(page.where, f"it ended a worker, and then took longer than {SECONDS} s: not read")
    if done.returncode:
        return Problem(page.where, f"it ended two workers (the last with status {done.returncode}): not read")
    verdict = msgspec.msgpack.decode(done.stdout, type=Verdict)
    return verdict.reading or verdict.problem or Problem(page.where, "it ended a worker: not read")


def main() -> None:
    """Reads a Case from standard input and writes a Verdict to standard output, both as MessagePack."""
    from onrecord.scale.reading import reader

    case = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=Case)
    out, sys.stdout = sys.stdout.buffer, sys.stderr
    found = reader(case.job)(case.page)
    verdict = Verdict(problem=found) if isinstance(found, Problem) else Verdict(reading=found)
    out.write(msgspec.msgpack.encode(verdict))
    out.flush()
