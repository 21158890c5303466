"""onrecord reads news reports on international affairs and keeps the record.

Two verbs and the nouns::

    for reading in onrecord.read("examples"):
        print(reading.article.headline, len(reading.attributions))

    with onrecord.open_record("record") as record:
        record.add(onrecord.read("examples"))
        print(record.events(actor="Turkey").rows)
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

# Binds the name `read` to the module first, so that the verb below has the last word (see docs/decisions/0001).
import onrecord.read  # noqa: F401
from onrecord.model.article import Article, Hints, Page
from onrecord.model.claims import Attribution, Event, Position, Quantity
from onrecord.model.problems import OnrecordError, Problem
from onrecord.model.reading import Reading
from onrecord.model.version import VERSION

if TYPE_CHECKING:
    from onrecord.analysis.pipeline import Engine
    from onrecord.record.opened import Record

__version__ = VERSION
__all__ = [
    "Article",
    "Attribution",
    "Event",
    "Hints",
    "OnrecordError",
    "Page",
    "Position",
    "Problem",
    "Quantity",
    "Reading",
    "__version__",
    "open_record",
    "read",
]


def read(
    *sources: str,
    published: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    engine: Engine | None = None,
    actors: str | Path | None = None,
    places: str | Path | None = None,
    allow_private: bool = False,
) -> Iterator[Reading | Problem]:
    """Reads whatever the sources name: saved pages, text files, folders, ``-``, addresses.

    Yields, in the order of the input, a Reading for each report and a Problem for each page that could not be read.

    Args:
        sources: paths, addresses, or ``-`` for standard input.
        published, outlet, url: what is known of the pages that they do not say themselves.
        engine: a language engine from ``onrecord.analysis.pipeline.load``; the shipped one where none is given.
        actors, places: tables of a person's own, whose rows come before ours (docs/tables.md gives their columns).
        allow_private: whether an address may lead to this machine or a private network.

    Raises:
        UsageError: for a date that is none, or a table that is none.
    """
    from onrecord import intake
    from onrecord.grounding import known as tables
    from onrecord.read import read_page

    known = tables.load(actors, places) if actors or places else None
    hints = Hints(published=published, outlet=outlet, url=url)
    for page in intake.pages(sources, hints, allow_private=allow_private):
        yield page if isinstance(page, Problem) else read_page(page, engine, known)


def open_record(
    path: str | Path = "record", *, patience: float = 600.0, seconds: float = 60.0, memory: str = "2GB"
) -> Record:
    """The record in the folder ``path``; one that is not there yet is made by the first ``add``.

    Args:
        path: the folder.
        patience: seconds that ``add`` and ``judge`` wait while another process writes.
        seconds, memory: what one question may take.

    Raises:
        OnrecordError: where something else stands at ``path``.
    """
    from onrecord.record import opened

    return opened.open_record(path, patience=patience, seconds=seconds, memory=memory)
