"""The published snapshot: which parts make up the index now. Readers follow it; the writer replaces it whole."""

from __future__ import annotations

from pathlib import Path

import msgspec

from onrecord.record import durable

NAME = "current.json"
FOLDER = "index"
# Rises with every change of record/schema; an index of another number is built anew from the segments.
SCHEMA = 2


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """One file of the index.

    Attributes:
        file: its name in the folder of the index.
        first, last: the lines of the manifest whose segments it holds.
        rows: how many readings and decisions it holds.
        bytes, digest: what the file was when it was published.
    """

    file: str
    first: int
    last: int
    rows: int
    bytes: int
    digest: str

    @property
    def alias(self) -> str:
        """Its name within a session."""
        return self.file.removesuffix(".duckdb").replace("-", "_")


class Snapshot(msgspec.Struct, frozen=True, kw_only=True):
    """What readers see.

    Attributes:
        schema: the number of the tables' shape.
        parts: in the order of the manifest.
        lines: how many lines of the manifest are in the index.
        manifest: how many bytes those lines take.
        damaged: lines whose segment was damaged when the index was made: their readings are not in it.
    """

    schema: int = SCHEMA
    parts: tuple[Part, ...] = ()
    lines: int = 0
    manifest: int = 0
    damaged: tuple[int, ...] = ()

    def paths(self, folder: Path) -> dict[str, Path]:
        """The parts' files by their names within a session."""
        return {part.alias: folder / FOLDER / part.file for part in self.parts}


def load(folder: Path) -> Snapshot | None:
    """The snapshot in force; ``None`` where there is none that we can read, and the index is to be built anew."""
    try:
        found = msgspec.json.decode((folder / FOLDER / NAME).read_bytes(), type=Snapshot)
    except (FileNotFoundError, msgspec.DecodeError, UnicodeDecodeError):
        return None
    return found if found.schema == SCHEMA else None


def publish(folder: Path, snapshot: Snapshot) -> None:
    """Puts a new snapshot in force, and removes the parts that it no longer names.

    Who has them open keeps them until done; who was about to open them looks at the snapshot again.
    """
    durable.create(folder / FOLDER / NAME, msgspec.json.format(msgspec.json.encode(snapshot), indent=1) + b"\n")
    named = {part.file for part in snapshot.parts}
    for path in (folder / FOLDER).glob("part-*"):
        if path.name not in named:
            try:
                path.unlink(missing_ok=True)
            except PermissionError:  # Windows keeps a file that is open; the next writer tries again
                continue
