"""What is known before a report is opened: the tables of actors and places, a person's own rows before ours."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from pathlib import Path

from onrecord.grounding.where import Gazetteer
from onrecord.grounding.who import Actors


@dataclass(frozen=True, slots=True)
class Known:
    """The tables that the words of a report are looked up in.

    Attributes:
        actors: organisations, newsrooms, office-holders.
        places: the gazetteer.
        brought: the tables that a person brought, each as ``name:digest``, for the reading to be signed with: the same
            report read with another table is another reading.
    """

    actors: Actors
    places: Gazetteer
    brought: tuple[str, ...] = ()


def load(actors: str | Path | None = None, places: str | Path | None = None) -> Known:
    """The tables that ship, with the rows of a person's files before ours.

    Raises UsageError, which names the file, the line and what was expected, where a file is not such a table.
    """
    if actors is None and places is None:
        return shipped()
    files = {"actors": Path(actors) if actors else None, "places": Path(places) if places else None}
    return Known(
        Actors.load(files["actors"]),
        Gazetteer.load(files["places"]),
        tuple(f"{kind}:{_digest(path)}" for kind, path in files.items() if path),
    )


@cache
def shipped() -> Known:
    """The tables that ship, loaded once a process."""
    return Known(Actors.load(), Gazetteer.load())


def _digest(path: Path) -> str:
    return blake2b(path.read_bytes(), digest_size=6).hexdigest()
