"""``onrecord doctor``: what is installed, what is missing and how to get it, and whether a report can be read."""

from __future__ import annotations

import platform
import shutil
import sys
import time
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, Literal

import msgspec
import typer

from onrecord.model.problems import OnrecordError
from onrecord.model.version import VERSION

Health = Literal["good", "absent", "bad"]

# What each extra is for, and the module that shows that it is there.
EXTRAS = {
    "parquet": ("pyarrow", "Parquet and Arrow tables"),
    "ftm": ("followthemoney", "FollowTheMoney read back"),
    "mcp": ("mcp", "assistants ask the record (onrecord mcp)"),
    "ray": ("ray", "archives read by a cluster (onrecord run --ray)"),
}
# A report that has a little of everything: a chain of two hops, an event with both parties, a condition, a toll.
_REPORT = (
    "The army of Georgia shelled two villages near Gori on Monday and killed at least three soldiers, the Interfax "
    'news agency reported, citing officials. "We will answer if it happens again," said Foreign Minister Ana Beridze.'
)
# A disk with less free room than this is soon full: a hundred thousand reports take about one gigabyte.
_ROOM = 1 << 30


class Finding(msgspec.Struct, frozen=True):
    """One thing looked at.

    Attributes:
        what: the part.
        health: ``good``, ``absent`` (an extra that nothing needs), or ``bad``.
        told: what was found; where it is not good, what to do.
    """

    what: str
    health: Health
    told: str


def register(app: typer.Typer) -> None:
    """Puts the command on the command line."""
    app.command()(doctor)


def doctor(
    record: Annotated[
        str, typer.Option(metavar="FOLDER", help="The record to look at, where there is one.")
    ] = "record",
    json: Annotated[bool, typer.Option("--json", help="Print the findings as JSON.")] = False,
) -> None:
    """Say what is installed, which engine reads, what is missing, and try to read a report."""
    findings = list(examined(Path(record)))
    if json:
        typer.echo(msgspec.json.format(msgspec.json.encode(findings)).decode())
    else:
        _show(findings)
    raise typer.Exit(1 if any(finding.health == "bad" for finding in findings) else 0)


def examined(record: Path) -> Iterator[Finding]:
    """Every finding, in the order in which one would look; the trial reading comes last, since it takes seconds."""
    yield Finding("onrecord", "good", f"{VERSION}, Python {platform.python_version()}, {platform.platform()}")
    yield from _packages()
    yield from _extras()
    yield _disk(record)
    yield _record(record)
    yield _trial()


def _packages() -> Iterator[Finding]:
    """The packages that onrecord cannot do without, as its own metadata names them."""
    missing = []
    for line in requires("onrecord") or ():
        if "extra ==" in line:
            continue
        name = line.split(";")[0].split("<")[0].split(">")[0].split("=")[0].split("!")[0].strip()
        try:
            version(name)
        except PackageNotFoundError:
            missing.append(name)
    if missing:
        yield Finding("packages", "bad", f"missing: {', '.join(missing)}; {sys.executable} -m pip install onrecord")
    else:
        yield Finding("packages", "good", "all that are needed are there")


def _extras() -> Iterator[Finding]:
    for extra, (module, purpose) in EXTRAS.items():
        if find_spec(module):
            yield Finding(f"extra {extra}", "good", purpose)
        else:
            yield Finding(f"extra {extra}", "absent", f"{purpose}: pip install 'onrecord[{extra}]'")


def _disk(record: Path) -> Finding:
    at = record if record.exists() else Path.cwd()
    free = shutil.disk_usage(at).free
    told = f"{free / (1 << 30):.1f} GiB free where the record is or would be"
    return Finding("disk", "good" if free >= _ROOM else "bad", told)


def _record(record: Path) -> Finding:
    from onrecord.record.opened import open_record
    from onrecord.record.record import MARK

    if not (record / MARK).exists():
        return Finding("record", "absent", f"none in {record}; make one with: onrecord add INPUT...")
    try:
        with open_record(record) as opened:
            held = opened.sql("SELECT count(*) AS reports FROM reports").rows[0].reports
    except OnrecordError as error:
        return Finding("record", "bad", f"{record}: {error}")
    return Finding("record", "good", f"{record}: {held} reports; `onrecord verify` compares every file")


def _trial() -> Finding:
    """Reads a report of two sentences; good where both who says it and what was done are found."""
    from onrecord.model.article import Page
    from onrecord.model.problems import Problem
    from onrecord.read import read_page

    start = time.perf_counter()
    try:
        page = Page("trial", f"Villages shelled near Gori\n\n{_REPORT}".encode(), media="text")
        reading = read_page(page)
    except (OnrecordError, ImportError, OSError) as error:
        return Finding("trial", "bad", f"no report can be read: {error}")
    if isinstance(reading, Problem):
        return Finding("trial", "bad", f"no report can be read: {reading.what}")
    took = time.perf_counter() - start
    said, done = len(reading.attributions), len(reading.events)
    told = f"{reading.made_by.engine} read a report in {took:.1f} s: {said} attributions, {done} events"
    return Finding("trial", "good" if said >= 2 and done else "bad", told)


def _show(findings: list[Finding]) -> None:
    from rich.table import Table

    from onrecord.views.console import console

    marks = {"good": "[green]good[/]", "absent": "[dim]absent[/]", "bad": "[red]bad[/]"}
    table = Table(box=None, show_header=False, pad_edge=False)
    for finding in findings:
        table.add_row(finding.what, marks[finding.health], finding.told)
    console().print(table)
