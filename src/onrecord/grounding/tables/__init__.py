"""Tables that ship, and tables that a person brings: tab-separated, UTF-8, ``#`` comments, one header line.

Every table that ships names its source and licence in its first comment.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from onrecord.model.problems import UsageError

HERE = Path(__file__).parent


def read(path: Path, columns: Sequence[str], optional: Sequence[str] = ()) -> Iterator[dict[str, str]]:
    """The rows of a table by column name; missing optional columns are empty.

    Raises UsageError, which names the file, the line and what was expected, where the file cannot be read, is not
    UTF-8, lacks a column, has an unknown one, or a line has more or fewer cells than the header.
    """
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} cannot be read as a table: {error}") from error
    header: list[str] | None = None
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if header is None:
            header = _header(path, number, cells, columns, optional)
            continue
        if len(cells) != len(header):
            raise UsageError(
                f"{path}, line {number}: {len(cells)} cells, but the header has {len(header)} columns, parted by tabs"
            )
        row = dict(zip(header, cells, strict=True))
        yield dict.fromkeys(optional, "") | row if optional else row
    if header is None:
        raise UsageError(f"{path} has no header line; expected the columns {', '.join(columns)}, parted by tabs")


def _header(path: Path, number: int, cells: list[str], columns: Sequence[str], optional: Sequence[str]) -> list[str]:
    missing = [name for name in columns if name not in cells]
    unknown = [name for name in cells if name not in columns and name not in optional]
    if missing or unknown or len(set(cells)) < len(cells):
        told = [f"lacks {', '.join(missing)}"] if missing else []
        told += [f"does not know {', '.join(map(repr, unknown))}"] if unknown else []
        also = f" (and, if you like, {', '.join(optional)})" if optional else ""
        raise UsageError(
            f"{path}, line {number}: the header {' and '.join(told) or 'names a column twice'}; "
            f"expected {', '.join(columns)}{also}, parted by tabs"
        )
    return cells


def listed(cell: str) -> tuple[str, ...]:
    """The items of a cell, parted by ``|``."""
    return tuple(item for item in cell.split("|") if item)


def ship(name: str) -> Path:
    """The path of a table that ships."""
    return HERE / name
