"""What a run is to do, as it is handed to every worker."""

from __future__ import annotations

import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

import msgspec

from onrecord.model.article import Hints
from onrecord.model.problems import OnrecordError
from onrecord.model.reading import MadeBy
from onrecord.record.digests import digest

# Children that may be killed before the engine counts as one that cannot be loaded on this machine.
_TRIES = 3


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """How pages are read and where the segments go; small, and the same for every worker.

    Attributes:
        out: the folder of the run.
        hints: what a person says of every page.
        engine: a spaCy pipeline in place of ours, or ``None``.
        actors, places: files of the person's own tables, or ``None``.
        allow_private: whether addresses may lead into private networks.
    """

    out: str
    hints: Hints = Hints()
    engine: str | None = None
    actors: str | None = None
    places: str | None = None
    allow_private: bool = False


def signed(job: Job, made_by: MadeBy) -> str:
    """What stands for all that decides how a page is read."""
    return digest(msgspec.json.encode((made_by, job.hints)))


def made_by(job: Job) -> MadeBy:
    """Which versions will read. The engine must be loaded to know: a child does that, and its memory goes with it.

    Raises OnrecordError where engine or tables cannot be loaded.
    """
    for _ in range(_TRIES):
        try:
            with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as child:
                return child.submit(_made_by, job).result()
        except BrokenProcessPool:
            continue
    raise OnrecordError(f"the engine cannot be loaded here: {_TRIES} processes ended over it; is there memory for it?")


def _made_by(job: Job) -> MadeBy:
    from onrecord.analysis import pipeline
    from onrecord.grounding import known
    from onrecord.model.version import VERSION

    engine = pipeline.load(job.engine)
    tables = known.load(job.actors, job.places).brought if job.actors or job.places else ()
    return MadeBy(VERSION, f"{engine.name}/{engine.version}", tables)
