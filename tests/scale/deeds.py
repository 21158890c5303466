"""What the tests of runs put in the place of the engine: readings in no time, and pages that kill."""

import os
import signal
import time
from functools import partial
from pathlib import Path

from onrecord.model.article import Page
from onrecord.model.problems import Problem
from onrecord.model.reading import MadeBy, Reading
from onrecord.scale.job import Job
from onrecord.scale.reading import Hands, Work, read_shard
from onrecord.testing import article_of

VERSIONS = MadeBy("test", "none/0")


def versions(job: Job) -> MadeBy:
    return VERSIONS


def read(page: Page) -> Reading | Problem:
    text = page.content.decode("utf-8", "replace")
    if "nothing here" in text:
        return Problem(page.where, "no report was found on the page")
    if "breaks" in text:
        raise ValueError("a coder lost its way")
    if "kills" in text:
        os.kill(os.getpid(), signal.SIGKILL)
    if "slow" in text:
        time.sleep(0.02)
    return Reading(made_by=VERSIONS, article=article_of(text))


def alone(page: Page) -> Reading | Problem:
    """As ``trial.alone``, without the cost of a child: a page that kills would end it."""
    if b"kills" in page.content:
        return Problem(page.where, "it ended two workers: not read")
    return read(page)


def worker(job: Job, made_by: MadeBy) -> Work:
    return partial(read_shard, job, made_by, Hands(read, alone))


def pages(folder: Path, count: int, words: str = "The ministry said that the road was open.") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"report-{number:04}.txt").write_text(f"Report {number}. {words}\n", "utf-8")
    return folder


def content(folder: Path) -> dict[str, bytes]:
    """All that a run leaves and that must not depend on who did the work."""
    kept = [folder / "manifest.jsonl", folder / "problems.jsonl", *sorted((folder / "segments").iterdir())]
    return {path.name: path.read_bytes() for path in kept}


def dies(job: Job) -> MadeBy:
    os.kill(os.getpid(), signal.SIGKILL)
    return VERSIONS
